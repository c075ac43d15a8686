"""Lines that no vehicle can meet together: an age of at least 25 years and under 20."""

from __future__ import annotations

from collections.abc import Iterator

from keiway.law.conditions import Compare
from keiway.policy.bill.record import Finding, Line

UPPER, LOWER = ("<=", "<"), (">=", ">")


def clashes(lines: tuple[Line, ...]) -> Iterator[Finding]:
    """One finding a pair of single lines on one fact; lines within a group are not looked into."""
    single = [(n, line) for n, line in enumerate(lines) if isinstance(line.condition, Compare)]
    for at, (n, one) in enumerate(single):
        for m, two in single[at + 1 :]:
            if one.condition.fact == two.condition.fact and not _together(one.condition, two.condition):
                text = f"These two lines cannot both hold, so nothing is caught: {one.words}; {two.words}."
                yield Finding(id=f"clash.{n}.{m}", kind="nothing", count=2, text=text)


def _together(one: Compare, two: Compare) -> bool:
    """Can some value meet both?"""
    if _words(one) is not None and _words(two) is not None:
        return bool(_words(one) & _words(two))
    for low, high in ((one, two), (two, one)):
        if low.op in (*LOWER, "==") and high.op in (*UPPER, "==") and not isinstance(low.value, bool | list) and type(low.value) is type(high.value):
            if low.value > high.value:
                return False
            if low.value == high.value and (low.op == ">" or high.op == "<"):
                return False
    return True


def _words(one: Compare) -> set[str] | None:
    """What a line on a word allows; None for a measure and for what is only excluded."""
    if isinstance(one.value, list) and one.op == "in":
        return set(one.value)
    return {str(one.value)} if isinstance(one.value, bool | str) and one.op == "==" and one.fact != "built" else None
