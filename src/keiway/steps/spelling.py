"""Recorded operations as Python: one assignment each for numba, as few as possible for the interpreter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from keiway.steps.trace import Spelling, Symbol, in_order

_NUMBA = {
    "input": "{0}", "+": "{0} + {1}", "-": "{0} - {1}", "*": "{0} * {1}", "/": "{0} / {1}", "<": "{0} < {1}",
    "max": "maximum({0}, {1})", "min": "minimum({0}, {1})", "where": "where({0}, {1}, {2})", "sqrt": "sqrt({0})",
}  # fmt: skip
_PLAIN = {
    "+": "({0} + {1})", "-": "({0} - {1})", "*": "{0} * {1}", "/": "{0} / {1}", "<": "{0} < {1}",
    "max": "({0} if {0} > {1} else {1})", "min": "({0} if {0} < {1} else {1})", "where": "({1} if {0} else {2})",
    "sqrt": "sqrt({0})",
}  # fmt: skip
_SAID_TWICE = ("max", "min")  # what they compare must have a name

#: For numba, with `keiway.steps.select`; F is the working precision.
NUMBA = Spelling(_NUMBA, "{} = {}", lambda value: f"F({value!r})")


def plain(outputs: Sequence[Symbol], targets: Sequence[str], spelled: Callable[[str], str]) -> list[str]:
    """Assignments in plain Python; what is used once stands inside the line that uses it, in the same order of operations.

    `spelled` tells how an input is read. The targets are written at once, at the end.
    """
    uses = Counter(arg for symbol in in_order(outputs) for arg in symbol.args if isinstance(arg, Symbol))
    named = {arg for symbol in in_order(outputs) if symbol.op in _SAID_TWICE for arg in symbol.args}
    said: dict[Symbol, str] = {}
    lines: list[str] = []
    for symbol in in_order(outputs):
        if symbol.op in ("input", "literal"):
            (what,) = symbol.args
            said[symbol] = spelled(what) if symbol.op == "input" else repr(what)
            continue
        text = _PLAIN[symbol.op].format(*(_factor(symbol, arg, said[arg]) for arg in symbol.args))
        if uses[symbol] > 1 or symbol in named:
            lines.append(f"v{len(lines)} = {text}")
            text = lines[-1].split(" = ")[0]
        said[symbol] = text
    # at once, for a row may go to another's place
    return [*lines, f"{', '.join(targets)} = {', '.join(said[symbol] for symbol in outputs)}"]


def _factor(symbol: Symbol, arg: Symbol, text: str) -> str:
    """In a product or quotient, another one inside keeps its own brackets: floats round in the order they are told."""
    return f"({text})" if symbol.op in "*/" and arg.op in ("*", "/") else text
