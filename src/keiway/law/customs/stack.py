"""Adding duties up.

The rules, which the measures carry as fields:

1. One measure of a slot is charged. Where several fit, the importer claims the one that costs least.
2. `add` adds its percentage. `all_in` adds what the ordinary duty lacks to its percentage, never less than nothing.
3. A measure switches off the slots it names, for the part of the value it is charged on: the whole, or the steel.

Rates are in percent of the price paid.
"""

from __future__ import annotations

from itertools import product
from math import inf

import msgspec

from keiway.law.conditions import Facts, truth
from keiway.law.customs.record import Measure


class Band(msgspec.Struct, frozen=True):
    """A figure known exactly (`mid` set, ends equal) or between two ends. `high` None: no upper end is known."""

    low: float
    high: float | None

    @property
    def mid(self) -> float | None:
        return self.low if self.low == self.high else None

    def times(self, factor: float) -> Band:
        """In cents, as customs bills."""
        return Band(round(self.low * factor, 2), None if self.high is None else round(self.high * factor, 2))

    def __str__(self) -> str:
        if self.mid is not None:
            return f"{self.mid:g}%"
        return f"{self.low:g}% or more" if self.high is None else f"{self.low:g} to {self.high:g}%"


class Sum(msgspec.Struct, frozen=True):
    """The duties charged, each with the points of the price it comes to, and their total."""

    points: dict[str, Band]  # measure id -> percent of the price
    total: Band


def stack(measures: list[Measure], facts: Facts, steel_share: float, without=(), charged=()) -> Sum:
    """Choose one measure a slot and add up. `facts` must leave no condition open; `without` and `charged` are a reading's."""
    slots: dict[str, list[Measure]] = {}
    for measure in measures:
        if measure.id in without or measure.slot in without or not truth(measure.when, facts)[0]:
            continue
        slots.setdefault(measure.slot, []).append(measure)
    sums = [_sum(choice, steel_share, frozenset(charged)) for choice in product(*slots.values())]
    return min(sums, key=lambda found: (_key(found.total.low), _key(found.total.high)))


def _key(value: float | None) -> float:
    return inf if value is None else round(value, 9)


def _sum(choice: tuple[Measure, ...], steel_share: float, charged: frozenset[str]) -> Sum:
    ends = [_points(choice, steel_share, charged, end) for end in ("low", "high")]
    points = {
        measure.id: Band(ends[0][measure.id], _end(ends[1][measure.id]))
        for measure in choice
        if _counts(measure, ends)
    }
    low, high = (round(sum(end.values()), 6) for end in ends)
    return Sum(points, Band(low, _end(high)))


def _counts(measure: Measure, ends: list[dict[str, float]]) -> bool:
    """Shown: what costs something, and headings claimed so that something else is not charged."""
    return measure.slot == "base" or bool(measure.switches_off) or ends[1][measure.id] > 0


def _end(value: float) -> float | None:
    return None if value == inf else value


def _points(
    choice: tuple[Measure, ...], steel_share: float, charged: frozenset[str], end: str
) -> dict[str, float]:
    base = sum(_rate(measure, end) for measure in choice if measure.slot == "base")
    return {
        measure.id: round(_one(measure, choice, base, steel_share, charged, end), 6) for measure in choice
    }


def _one(
    measure: Measure, choice: tuple, base: float, steel_share: float, charged: frozenset[str], end: str
) -> float:
    rate = _rate(measure, end)
    if measure.kind == "all_in":
        rate = max(0.0, rate - base)
    left = 1.0
    if measure.slot not in charged:
        covered = [_share(other, steel_share) for other in choice if measure.slot in other.switches_off]
        left -= max(covered, default=0.0)
    return 0.0 if left <= 0 else rate * _share(measure, steel_share) * left


def _share(measure: Measure, steel_share: float) -> float:
    return steel_share if measure.on == "steel" else 1.0


def _rate(measure: Measure, end: str) -> float:
    if measure.rate is not None:
        return measure.rate
    bound = measure.low if end == "low" else measure.high
    return bound if bound is not None else inf
