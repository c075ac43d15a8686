"""Which roads a vehicle drives, with and without a cap, by class of posted limit.

Of a mile that its buyer wants driven and that the kei takes over, `demand` says on which class it would have been driven in any other
vehicle, `driven` on which class the kei drives it, way around in it (so it adds up to one or more). A trip on open roads goes as it
would. A trip that is led around keeps its slow part; its part on shut roads goes by the fastest class that is open, and the whole trip
takes some more way. How much a cap leaves is the road room's judgment (road.reach).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from keiway.policy.use.facts import facts
from keiway.policy.use.rates import CLASSES

FAST = 55  # classes above it are fast roads
TOP = 80.0  # mph; the last class is posted over 65 up to here
FREEWAY_CAPS = (55.0, 65.0)  # a ban from limited-access roads alone leaves between what these caps leave: our judgment


class Reach(NamedTuple):
    """What the law leaves it: shares of each class that are open, the band of miles it can serve, and what it serves as driven today."""

    open: Any  # [class]
    served: tuple[float, float]  # of the household's miles
    as_driven: float
    all: bool


class Miles(NamedTuple):
    """For a mile taken over, by class."""

    demand: Any  # [draw, class], adds up to one
    driven: Any  # [draw, class]
    hours: Any  # [draw] lost a mile taken over
    shut: Any  # [draw] how much of what it would drive is shut, over the same of all vehicles: less for one that keeps to slow roads anyway


def reach(cap_mph: float | None, freeways: bool) -> Reach:
    """Raises nothing: a cap of zero leaves nothing."""
    import numpy as np

    from keiway.road.reach.shares import served
    from keiway.road.traffic.merge import between
    from keiway.road.us import us_roads

    shut = np.array([0.0 if freeways else facts().classes[limit].freeway for limit in CLASSES])
    within = np.ones(len(CLASSES)) if cap_mph is None else np.array(_within(cap_mph))
    capped = us_roads().travel.capped
    caps, last = (0.0, *capped.caps_mph, TOP), capped.caps_mph[-1]
    traced = lambda cap: between(cap, caps, (0.0, *capped.traced.miles, 1.0))  # noqa: E731
    bands = []
    if cap_mph is not None and within[-1] < 1.0:
        # the road room's band ends at its last cap; from there a straight line to all of it at TOP
        rest = max(cap_mph - last, 0.0) / (TOP - last)
        bands.append((*(end + rest * (1.0 - end) for end in served(min(cap_mph, last), TOP).miles), traced(cap_mph)))
    if not freeways:
        low, high = (served(cap, TOP).miles for cap in FREEWAY_CAPS)
        bands.append((low[0], high[1], sum(traced(cap) for cap in FREEWAY_CAPS) / 2.0))
    if not bands:
        return Reach(within, (1.0, 1.0), 1.0, True)
    low, high, as_driven = (min(ends) for ends in zip(*bands, strict=True))
    return Reach(within * (1.0 - shut), (low, high), min(as_driven, high), False)


def _within(cap: float) -> list[float]:
    """Share of each class that is posted up to the cap, limits spread evenly within a class."""
    edges = (0.0, *CLASSES[:-1], TOP)
    return [min(max((cap - low) / (high - low), 0.0), 1.0) for low, high in pairwise(edges)]


def miles(found: Reach, national: Any, tilt: Any, served_at: Any, way: Any, pace: Any) -> Miles:
    """`national` [draw, class] miles of all vehicles; `tilt` [draw]: on fast roads over the national share; `pace` [draw] on hours."""
    import numpy as np

    wanted = national * np.where(np.array(CLASSES) > FAST, tilt[:, None], 1.0)
    wanted = wanted / wanted.sum(axis=1, keepdims=True)
    if found.all:
        return Miles(wanted, wanted, np.zeros(len(tilt)), np.ones(len(tilt)))
    open_ = wanted * found.open
    total = open_.sum(axis=1, keepdims=True)
    straight = np.divide(open_, total, out=np.zeros_like(open_), where=total > 0.0)
    shut = (1.0 - total[:, 0]) / np.maximum(1.0 - (national * found.open).sum(axis=1), 1e-9)
    share = _straight_share(found, served_at, shut)[:, None]
    top = _fastest_open(found.open)
    around = open_.copy()
    around[:, top] += 1.0 - total[:, 0] + way
    demand = share * straight + (1.0 - share) * wanted
    driven = share * straight + (1.0 - share) * around
    a_mile = hours_a_mile()
    lost = (1.0 - share[:, 0]) * ((around - wanted) @ a_mile) * pace
    return Miles(demand, driven, lost, shut)


def _straight_share(found: Reach, served_at: Any, shut: Any) -> Any:
    """Of the miles served, those driven as today."""
    import numpy as np

    return np.minimum(_left(found.as_driven, shut) / np.maximum(serves(found, served_at, shut), 1e-9), 1.0)


def serves(found: Reach, served_at: Any, shut: Any = 1.0) -> Any:
    """[draw] share of the miles that it can serve: of the household's, and with `shut` of one that would drive less or more of what is shut."""
    low, high = found.served
    return _left(low + (high - low) * served_at, shut)


def _left(share: Any, shut: Any) -> Any:
    return 1.0 - (1.0 - share) * shut


def _fastest_open(open_: Any) -> int:
    """The fastest class that is open for the most part, or the fastest that is open at all."""
    half = [j for j, share in enumerate(open_) if share >= 0.5]
    some = [j for j, share in enumerate(open_) if share > 0.0]
    return (half or some or [0])[-1]


def hours_a_mile() -> Any:
    """[class] hours of a mile over a trip, at the middle of their doubt."""
    import numpy as np

    return np.array([1.0 / facts().classes[limit].mph for limit in CLASSES])
