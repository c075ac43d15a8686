"""Roads by the states that register a vehicle, weighted by their households, and what a law of roads shuts of its buyers' driving."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Mix = tuple[tuple[float, float | None, bool], ...]  # as parts.Stream.roads: (share, fastest posted limit or None, limited-access roads?)
BAN = (55.0, 65.0)  # mph: a ban from limited-access roads alone leaves between what these caps leave, as policy.use takes it too


class Shut(NamedTuple):
    """Shares of a household's driving that the law shuts, middles of the road room's bands, mixed over the states."""

    miles: float
    trips: float


def mixed(roads: Iterable[tuple[str, float | None, bool]]) -> Mix:
    """Of (state, cap, limited-access roads?), the strictest first. Shares add up to one; none gives none."""
    from keiway.market.launch.table import facts

    counts = facts().households.states
    found: dict[tuple[float | None, bool], int] = {}
    for state, cap, freeways in roads:
        found[cap, freeways] = found.get((cap, freeways), 0) + counts[state]
    whole = sum(found.values())
    return tuple((count / whole, *law) for law, count in sorted(found.items(), key=lambda each: (each[0][0] or 999.0, each[0][1])))


def shut(mix: Mix, top_mph: float | None = None) -> Shut:
    """`top_mph`: what the vehicle itself is held to. Nothing is shut where nothing is capped, exactly."""
    each = [(share, _left(min((limit for limit in (cap, top_mph) if limit), default=None), freeways)) for share, cap, freeways in mix]
    return Shut(*(sum(share * (1.0 - left[n]) for share, left in each) for n in (0, 1)))


def _left(cap: float | None, freeways: bool) -> tuple[float, float]:
    """Miles and trips that are left."""
    from keiway.road.reach.shares import served, top_mph

    bands = [served(cap, top_mph(None))]
    left = [[_middle(band.miles), _middle(band.trips)] for band in bands]
    if not freeways:
        ends = [served(limit, top_mph(None)) for limit in BAN]
        left.append([sum(map(_middle, bands)) / len(BAN) for bands in ([end.miles for end in ends], [end.trips for end in ends])])
    return min(row[0] for row in left), min(row[1] for row in left)


def _middle(band: tuple[float, float]) -> float:
    return (band[0] + band[1]) / 2.0
