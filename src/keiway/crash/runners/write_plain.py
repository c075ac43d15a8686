"""Writes kernel_plain.py: one crash as one Python function, every value a local name.

    python -m keiway.crash.runners.write_plain

A third of the time of the same step called function by function: a question at the prompt waits for it a few dozen times.
"""

from __future__ import annotations

from pathlib import Path

from keiway.crash.occupant import measures
from keiway.crash.runners import program
from keiway.steps.spelling import plain

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
    return plain(loop.outputs, list(map(_spelled, loop.rows)), _spelled)


def _spelled(name: str) -> str:
    return name.replace(".", "_")


if __name__ == "__main__":
    TARGET.write_text(text())
