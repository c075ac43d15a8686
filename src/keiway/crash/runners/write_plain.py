"""Writes kernel_plain.py: one crash as one Python function, every value a local name.

    python -m keiway.crash.runners.write_plain

A third of the time of the same step called function by function: a question at the prompt waits for it a few dozen times.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from keiway.crash.occupant import measures
from keiway.crash.runners import program
from keiway.crash.runners.trace import Symbol, in_order

TARGET = Path(__file__).with_name("kernel_plain.py")

_TEXT = '''"""One crash in plain floats. Written by write_plain.py from step.py and measures.py: change those."""

from math import sqrt


def crash(row, h, steps, early):
    """Outputs of one crash: `steps` of `h` s between readings, pretensioners over after `early` of them."""
    ({param}) = row
{prepare}
    t = 0.0
    for frame in range(0, {frames}, {long_frames}):
        for _ in range({long_frames}):
            if frame < early:
                for _ in range(steps):
{drive}
{early_ride}
                    t += 1.0
            else:
                for _ in range(steps):
{drive}
{ride}
                    t += 1.0
{read}
{read_speed}
{read_pulse}
        if left_left <= 0.0:
            break
{finish}
    return ({out})
'''

_FORMS = {
    "+": "({0} + {1})", "-": "({0} - {1})", "*": "{0} * {1}", "/": "{0} / {1}", "<": "{0} < {1}",
    "max": "({0} if {0} > {1} else {1})", "min": "({0} if {0} < {1} else {1})", "where": "({1} if {0} else {2})",
    "sqrt": "sqrt({0})",
}  # fmt: skip
_SAID_TWICE = ("max", "min")  # what they compare must have a name


def text() -> str:
    """The whole file."""
    parts = program.parts()

    def body(name: str, depth: int) -> str:
        return "\n".join(" " * depth + line for line in _lines(parts[name]))

    return _TEXT.format(
        param=", ".join(_spelled(f"param.{name}") for name in program.ROWS["param"]),
        out=", ".join(_spelled(f"out.{name}") for name in program.OUTPUTS),
        frames=measures.FRAMES, long_frames=measures.LONG_FRAMES,
        prepare=body("prepare", 4), drive=body("drive1", 20), early_ride=body("early_ride1", 20), ride=body("ride1", 20),
        read=body("read", 12), read_speed=body("read_speed", 8),
        read_pulse=body("read_pulse", 8), finish=body("finish", 4),
    )  # fmt: skip


def _lines(loop: program.Loop) -> list[str]:
    """Assignments; what is used once stands inside the line that uses it, in the same order of operations."""
    uses = Counter(arg for symbol in in_order(loop.outputs) for arg in symbol.args if isinstance(arg, Symbol))
    named = {arg for symbol in in_order(loop.outputs) if symbol.op in _SAID_TWICE for arg in symbol.args}
    said: dict[Symbol, str] = {}
    lines: list[str] = []
    for symbol in in_order(loop.outputs):
        if symbol.op in ("input", "literal"):
            (what,) = symbol.args
            said[symbol] = _spelled(what) if symbol.op == "input" else repr(what)
            continue
        text = _FORMS[symbol.op].format(*(_factor(symbol, arg, said[arg]) for arg in symbol.args))
        if uses[symbol] > 1 or symbol in named:
            lines.append(f"v{len(lines)} = {text}")
            text = lines[-1].split(" = ")[0]
        said[symbol] = text
    # at once, for a row may go to another's place
    return [*lines, f"{', '.join(map(_spelled, loop.rows))} = {', '.join(said[symbol] for symbol in loop.outputs)}"]


def _factor(symbol: Symbol, arg: Symbol, text: str) -> str:
    """In a product or quotient, another one inside keeps its own brackets: floats round in the order they are told."""
    return f"({text})" if symbol.op in "*/" and arg.op in ("*", "/") else text


def _spelled(name: str) -> str:
    return name.replace(".", "_")


if __name__ == "__main__":
    TARGET.write_text(text())
