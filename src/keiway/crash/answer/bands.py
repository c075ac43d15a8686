"""The same meeting at many settings of its dials, and what of that becomes a band.

Latin hypercube: with n draws every dial stands once in each n-th of its range, in an order of its own (McKay, Beckman
and Conover, Technometrics 21:239-245, 1979). The order depends on the dial's name alone, so the same question has the
same bands every time. How many draws: docs/science/injury.md, 4.
"""

from __future__ import annotations

from random import Random

from keiway.answer import Quantity
from keiway.crash.answer.meeting import Meeting, Setting

DRAWS = 32
STEP_S = 0.0015  # of the draws; the middle is stepped finely
FINE_S = 0.0001


def draws(meeting: Meeting, belted: bool, n: int = DRAWS, *, every: int = 1, step_s: float = STEP_S) -> list[Setting]:
    """Settings drawn over all dials: of `n` draws each `every`-th, the same crashes whether belted or not."""
    columns = {dial.id: _column(dial.id, n) for dial in meeting.dials()}
    return [meeting.at({id_: column[j] for id_, column in columns.items()}, belted, step_s) for j in range(0, n, every)]


def _column(id_: str, n: int) -> list[float]:
    places = [(j + 0.5) / n for j in range(n)]
    Random(id_).shuffle(places)
    return places


def quantile(ordered: list[float], share: float) -> float:
    """Straight lines between the middles of the n-ths."""
    at = min(max(share * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
    low = min(int(at), len(ordered) - 2)
    return ordered[low] + (at - low) * (ordered[low + 1] - ordered[low])


def banded(id_: str, unit: str, how: str, mid: float, values: list[float]) -> Quantity:
    """A quantity with its 50% and 90% bands; the middle is inside both."""
    ordered = sorted(values)
    low, low50, high50, high = (quantile(ordered, share) for share in (0.05, 0.25, 0.75, 0.95))
    return Quantity(
        id=id_,
        mid=mid,
        unit=unit,
        how=how,
        low=min(low, mid),
        high=max(high, mid),
        low50=min(low50, mid),
        high50=max(high50, mid),
        level="90% band",
    )
