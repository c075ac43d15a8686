"""One line of a validation: what was expected, what was obtained, how near is near enough."""

from __future__ import annotations

from typing import Literal

import msgspec

#: `test`: independent of what the models were made from; only these count as evidence. `fit`: the data a curve or a
#: figure was fitted to; shows shape and arithmetic. `input`: a number merely given back, or true by momentum alone.
#: `waits`: could not be run.
Kind = Literal["test", "fit", "input", "waits"]
Verdict = Literal["holds", "misses", "shown", "waits"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """`low` and `high` bound the values that pass; `expected` is the published one, None where only bounds are.

    Without bounds (the reference gives no tolerance) the two are shown and not judged.
    """

    table: str
    what: str
    kind: Kind
    unit: str = ""
    expected: float | None = None
    obtained: float | None = None
    low: float | None = None
    high: float | None = None
    says: str = ""  # of the comparison
    why: str = ""  # of a miss, as far as known

    @property
    def verdict(self) -> Verdict:
        if self.obtained is None:
            return "waits"
        if self.low is None or self.high is None:
            return "shown"
        return "holds" if self.low <= self.obtained <= self.high else "misses"


def near(
    table: str, what: str, expected: float, obtained: float, *, within: float, kind: Kind = "test", says="", unit=""
) -> Check:
    """Within an absolute distance of the published value."""
    return Check(
        table=table, what=what, kind=kind, expected=expected, obtained=float(obtained), unit=unit,
        low=expected - within, high=expected + within, says=says,
    )  # fmt: skip


def factor(
    table: str, what: str, expected: float, obtained: float, *, by: float, kind: Kind = "test", says="", unit=""
) -> Check:
    """Within a factor of the published value."""
    return Check(
        table=table, what=what, kind=kind, expected=expected, obtained=float(obtained), unit=unit,
        low=expected / by, high=expected * by, says=says,
    )  # fmt: skip


def between(
    table: str, what: str, low: float, high: float, obtained: float, *, kind: Kind = "test", says="", unit=""
) -> Check:
    """Within published bounds."""
    return Check(table=table, what=what, kind=kind, obtained=float(obtained), low=low, high=high, says=says, unit=unit)


def shown(table: str, what: str, expected: float | None, obtained: float, *, kind: Kind = "test", says="", unit="") -> Check:
    """Beside the published value, which has no tolerance: not judged."""
    return Check(table=table, what=what, kind=kind, expected=expected, obtained=float(obtained), says=says, unit=unit)
