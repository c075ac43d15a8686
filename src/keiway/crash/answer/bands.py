"""The same meeting at many settings of its dials, and what of that becomes a band.

Latin hypercube: with n draws every dial stands once in each n-th of its range, in an order of its own (McKay, Beckman
and Conover, Technometrics 21:239-245, 1979). The order depends on the dial's name alone, so the same question has the
same bands every time. How many draws: docs/science/injury.md, 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from keiway.answer import Quantity
from keiway.crash.answer.meeting import Meeting, Setting
from keiway.crash.risk.draw import dials as risk_dials

DRAWS = 32
RISKS = 3
STEP_S = 0.0015  # of the draws; the middle is stepped finely
FINE_S = 0.0001


def draws(meeting: Meeting, belted: bool, n: int = DRAWS, *, every: int = 1, step_s: float = STEP_S) -> list[Setting]:
    """Settings drawn over all dials: of `n` draws each `every`-th, the same crashes whether belted or not.

    What is uncertain of the risk alone is drawn `RISKS` times for each crash: a crash costs ten times a risk.
    """
    found = []
    for first, *others in places(meeting, n, every):
        setting = meeting.at(first, belted, step_s)
        found += [setting, *(meeting.again(setting, dials, belted) for dials in others)]
    return found


def places(meeting: Meeting, n: int = DRAWS, every: int = 1) -> Iterator[list[dict[str, float]]]:
    """Where the dials stand: for each crash drawn, `RISKS` settings that differ by the risk alone."""
    risk = [dial.id for dial in risk_dials()] + [f"{i}.era" for i in (0, 1)]
    columns = {dial.id: _column(dial.id, n) for dial in meeting.dials() if dial.id not in risk}
    often = {id_: _column(id_, n * RISKS) for id_ in risk}
    for j in range(0, n, every):
        crash = {id_: column[j] for id_, column in columns.items()}
        yield [{**crash, **{id_: column[j + n * again] for id_, column in often.items()}} for again in range(RISKS)]


@lru_cache(maxsize=512)
def _column(id_: str, n: int) -> tuple[float, ...]:
    """One place in each n-th, in an order of the dial's own."""
    found = [(j + 0.5) / n for j in range(n)]
    Random(id_).shuffle(found)
    return tuple(found)


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
