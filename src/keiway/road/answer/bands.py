"""From the figures of draws to bands and words."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.answer import Quantity
from keiway.quantiles import ranked

LOW, HIGH = 0.05, 0.95
LEVEL = "90% band"


def quantity(
    id_: str, unit: str, how: str, mid: float | None, draws: Sequence[float | None], own: float | None, sources: tuple[str, ...] = (), never: str = ""
) -> Quantity | None:
    """`mid` with the middle nine tenths of the draws around it, as ratios to `own` (the middle vehicle run as the draws are).

    None where the middle vehicle never gets there. `high` is left out where one draw in twenty never does; `never` says so.
    """
    if mid is None:
        return None
    if not draws or not own:
        return Quantity(id=id_, mid=mid, unit=unit, how=how, sources=sources)
    ratios = sorted(float("inf") if value is None else value / own for value in draws)
    low, high = (ranked(ratios, share) for share in (LOW, HIGH))
    endless = high == float("inf")
    return Quantity(
        id=id_, mid=mid, unit=unit, how=f"{how} {never}".strip() if endless else how, low=min(mid * low, mid), high=None if endless else max(mid * high, mid),
        level=LEVEL, sources=sources,
    )  # fmt: skip


def word(made: Sequence[bool]) -> tuple[str, float]:
    """yes, no or unsure, and the share of the draws that make it."""
    share = sum(made) / len(made)
    return ("yes" if share >= HIGH else "no" if share <= LOW else "unsure"), share
