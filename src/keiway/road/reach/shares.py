"""What share of US driving a speed cap leaves: trips, miles, road miles; as a band, since no count of it exists.

Three measures, apart:

* **trips and their miles** (`served`): a judgement between two bounds, of a driver who slows with traffic and takes up to a
  fifth more way (data/road/us/travel.yaml, capped). Under 35 mph the band is drawn on to nothing at standstill; over 65 mph
  its low end stays and its high end is all.
* **miles by posted limit** (`miles_posted_up_to`): of all US miles, those on roads posted up to the cap; the same estimate as
  in the crash room, with its uncertainty.
* **by class of road** (`by_class`): how much of a class a cap leaves, from the limits the class is posted at, and the share
  of miles and of road length the class has.
"""

from __future__ import annotations

import math

import msgspec

from keiway.road.traffic.merge import between
from keiway.road.us import us_roads

Band = tuple[float, float]
#: Half of a 90% band of a normal distribution, in standard deviations.
Z90 = 1.645
#: What the share of a class within a cap may be off either way: what a class is posted at is our estimate.
CLASS_DOUBT = 0.25
ALL: Band = (1.0, 1.0)


class ClassShare(msgspec.Struct, frozen=True, kw_only=True):
    """A class of road under a cap."""

    road: str
    name: str
    share_of_miles: float  # of all US vehicle miles
    within: Band  # share of the class posted up to the cap, low and high


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of household vehicle trips and of their miles."""

    trips: Band
    miles: Band
    traced_trips: float | None = None  # of the trips traced, those never faster than the cap: as driven today
    everything: bool = False


def served(cap_mph: float | None, top_mph: float) -> Served:
    """What a cap leaves. None, or a cap at or over `top_mph` (the highest limit posted there), leaves everything."""
    if cap_mph is None or cap_mph >= top_mph:
        return Served(trips=ALL, miles=ALL, everything=True)
    facts = us_roads().travel.capped
    return Served(
        trips=_band(facts.caps_mph, facts.judged.trips, cap_mph),
        miles=_band(facts.caps_mph, facts.judged.miles, cap_mph),
        traced_trips=between(cap_mph, (0.0, *facts.caps_mph), (0.0, *facts.traced.trips)) if cap_mph <= facts.caps_mph[-1] else None,
    )


def _band(caps, bands, cap: float) -> Band:
    low = between(cap, (0.0, *caps), (0.0, *(band[0] for band in bands)))
    high = 1.0 if cap > caps[-1] else between(cap, (0.0, *caps), (0.0, *(band[1] for band in bands)))
    return low, high


def miles_posted_up_to(cap_mph: float | None) -> tuple[float, float, float]:
    """Low, mid and high share of all US vehicle miles on roads posted up to the cap; 90%."""
    if cap_mph is None:
        return 1.0, 1.0, 1.0
    from keiway.crash.exposure.table import shares, value

    classes = sorted((float(limit), share) for limit, share in shares("miles_by_limit").items())
    limits = [0.0, *(limit for limit, _ in classes)]
    inside = [0.0]
    for _, share in classes:
        inside.append(inside[-1] + share)
    mid = between(cap_mph, limits, inside)
    if not 0.0 < mid < 1.0:
        return mid, mid, mid
    sd = value("miles_share_sd")
    under = math.sqrt(sum((sd * share) ** 2 for limit, share in classes if limit <= cap_mph)) / mid
    over = math.sqrt(sum((sd * share) ** 2 for limit, share in classes if limit > cap_mph)) / (1.0 - mid)
    spread = Z90 * mid * (1.0 - mid) * math.hypot(under, over)
    return max(mid - spread, 0.0), mid, min(mid + spread, 1.0)


def by_class(cap_mph: float | None, freeways: bool = True) -> tuple[ClassShare, ...]:
    """Each class of road with what the cap leaves of it. `freeways` False: the law shuts limited-access roads whatever they post."""
    return tuple(
        ClassShare(road=row.id, name=row.name, share_of_miles=row.vmt, within=(0.0, 0.0) if row.freeway and not freeways else _within(row.limits_mph, cap_mph))
        for row in us_roads().travel.classes
    )


def _within(limits: Band, cap: float | None) -> Band:
    """Of a class posted evenly between two limits, the share up to the cap; `CLASS_DOUBT` either way half way between them, none at the ends."""
    low, high = limits
    if cap is None or cap >= high:
        return ALL
    if cap < low:
        return 0.0, 0.0
    mid = (cap - low) / (high - low)
    doubt = CLASS_DOUBT * 4.0 * mid * (1.0 - mid)
    return mid - doubt, mid + doubt


def road_miles(cap_mph: float | None, freeways: bool = True) -> Band:
    """Share of the length of all US public roads, from the classes: Interstates, other arterials, collectors, local roads."""
    shares = {row.id: row.share for row in us_roads().travel.road_miles}
    inside = {row.road: row for row in by_class(cap_mph, freeways)}
    length = {
        "interstate": inside["interstate"].within,
        "other_arterial": _mean([inside[name] for name in ("freeway", "principal", "minor")]),
        "collector": inside["collector"].within,
        "local": inside["local"].within,
    }
    return tuple(sum(shares[name] * band[end] for name, band in length.items()) for end in (0, 1))


def _mean(rows: list[ClassShare]) -> Band:
    """By their miles: the length of each is not held apart."""
    total = sum(row.share_of_miles for row in rows)
    return tuple(sum(row.share_of_miles * row.within[end] for row in rows) / total for end in (0, 1))


def freeway_share(state: str | None) -> tuple[float, bool]:
    """Share of vehicle miles on Interstates and other freeways: of the state where its row was read, else of the country."""
    travel = us_roads().travel
    if state in travel.freeway_share_of_vmt.states:
        return travel.freeway_share_of_vmt.states[state], True
    return sum(row.vmt for row in travel.classes if row.freeway), False


def top_mph(state: str | None) -> float:
    """Highest limit posted for cars in the state, or in the country."""
    limits = us_roads().limits
    return limits.states[state].top if state else limits.highest.mph
