"""One line of a validation: what was expected, what was obtained, how near is near enough."""

from __future__ import annotations

from typing import Literal

import msgspec

#: `fit` marks a comparison with the data a curve was fitted to: it checks the curve's shape and the arithmetic,
#: and is no evidence of prediction. `test` is independent of them. `waits` could not be run.
Kind = Literal["test", "fit", "waits"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """`low` and `high` bound the values that pass; `expected` is the published one, None where only bounds are."""

    table: str
    what: str
    kind: Kind
    expected: float | None = None
    obtained: float | None = None
    low: float | None = None
    high: float | None = None
    says: str = ""

    @property
    def verdict(self) -> str:
        if self.obtained is None or self.low is None or self.high is None:
            return "waits"
        return "holds" if self.low <= self.obtained <= self.high else "misses"


def near(
    table: str, what: str, expected: float, obtained: float, *, within: float, kind: Kind = "test", says=""
) -> Check:
    """Within an absolute distance of the published value."""
    return Check(
        table=table, what=what, kind=kind, expected=expected, obtained=float(obtained),
        low=expected - within, high=expected + within, says=says,
    )  # fmt: skip


def factor(
    table: str, what: str, expected: float, obtained: float, *, by: float, kind: Kind = "test", says=""
) -> Check:
    """Within a factor of the published value."""
    return Check(
        table=table, what=what, kind=kind, expected=expected, obtained=float(obtained),
        low=expected / by, high=expected * by, says=says,
    )  # fmt: skip


def between(
    table: str, what: str, low: float, high: float, obtained: float, *, kind: Kind = "test", says=""
) -> Check:
    """Within published bounds."""
    return Check(table=table, what=what, kind=kind, obtained=float(obtained), low=low, high=high, says=says)
