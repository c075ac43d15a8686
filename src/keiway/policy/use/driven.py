"""The kei's own miles: on which roads, how many of those its buyer would put on it, and off roads.

Of the registered ones each part drives by the law where it is (`Stream.roads`, or the one law of all); one without plates stays on land but
for short ways along and across roads. All of it is folded into figures for one unit of `asked`, so that a mix of laws costs a life no more
than one law does.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.parts import Stream
from keiway.policy.use import roads, schedule
from keiway.policy.use.displaced import Setting
from keiway.policy.use.facts import known
from keiway.policy.use.rates import CLASSES, KMH

OLD = 28.0  # years of age at which `life_used` holds
USED_MILES = {"kei_truck": "miles_used_truck", "kei_van": "miles_used_van"}
SLOW_MPH = 55.0  # slower vehicles keep off roads posted more than so much above their top speed
ABOVE_MPH = 5.0

Law = tuple[float | None, bool]  # as `roads.reach` takes it


class Driven(NamedTuple):
    """Of a new one, a unit asked is a mile that its buyer would put on it were there no cap; of a used one a year that it is in use."""

    alive: Any  # [draw, age]
    asked: Any  # [draw, age] units
    on_roads: Any  # [draw] miles asked of it on roads, a unit
    served: Any  # [draw] miles of these that it takes over
    capped: Any  # [draw] miles of these that a cap takes from it; that it has no plates is not in it
    off_road: Any  # [draw] miles off roads, a unit
    demand: Any  # [draw, class] where the miles it takes over would have been driven; adds up to `served`
    driven: Any  # [draw, class] where they are driven, way around in it
    hours: Any  # [draw] lost, a unit
    left: Any  # [draw] share of the miles of what is given up that others of the household drive


def lawful(stream: Stream) -> tuple[tuple[float, Law], ...]:
    """Shares of the registered ones by what is left of roads to them: by the law, and by a top speed that keeps it off faster ones."""
    top = stream.vehicle.top_speed_kmh
    slow = top / KMH + ABOVE_MPH if top and top / KMH < SLOW_MPH else None
    found: dict[Law, float] = {}
    for share, cap_mph, freeways in stream.roads or ((1.0, stream.cap_mph, stream.freeways),):
        caps = [cap for cap in (cap_mph, slow) if cap is not None]
        law = ((min(caps) if caps else None), freeways)
        found[law] = found.get(law, 0.0) + share
    total = sum(found.values())
    return tuple((share / total, law) for law, share in found.items() if share > 0.0)


def driven(fixed: Any, s: Setting, stream: Stream) -> Driven:
    import numpy as np

    d = s.d
    if stream.new:
        alive, share, off = schedule.alive_new(d["life_new"]), d["kei_share"], np.zeros(fixed.draws)
        on_roads, ratio = np.ones(fixed.draws), 1.0 / share
        asked = alive * (schedule.tables()[0]["car"][None, :] * (d["buyer_miles"] * share)[:, None])
    else:
        asked = alive = schedule.alive_used(d["life_used"] + max(OLD - stream.age_at_sale, 0.0) * known("life_younger"), known("life_shape"))
        a_year = d[USED_MILES.get(stream.vehicle.kind, "miles_used_car")]
        off = a_year * d["off_road_truck"] if stream.vehicle.kind == "kei_truck" else np.zeros(fixed.draws)
        on_roads, ratio = a_year - off, d["used_ratio"]
        share = np.minimum(on_roads / (schedule.tables()[0]["car"][int(known("used_age"))] * d["buyer_miles"]), 1.0)
    served, demand, on, hours = _by_law(fixed, s, stream, share)
    capped = 1.0 - served
    if stream.plated is not None:
        plated, crossing = np.clip(stream.plated, 0.0, 1.0), d["crossing"]
        land = ((1.0 - plated) * crossing)[:, None] * _near(s.national)
        served, capped, hours = plated * served + (1.0 - plated) * crossing, plated * capped, plated * hours
        demand, on = plated[:, None] * demand + land, plated[:, None] * on + land
    miles = on_roads[:, None]
    return Driven(
        alive, asked, on_roads, on_roads * served, on_roads * capped, off, miles * demand, miles * on, on_roads * hours,
        np.maximum(1.0 - served / ratio, 0.0),
    )  # fmt: skip


def _by_law(fixed: Any, s: Setting, stream: Stream, share: Any) -> tuple[Any, Any, Any, Any]:
    """For a mile asked of a registered one: the part it takes over, by class where that would have been and is driven, hours lost."""
    import numpy as np

    d, n = s.d, len(CLASSES)
    served, demand, on, hours = np.zeros(fixed.draws), np.zeros((fixed.draws, n)), np.zeros((fixed.draws, n)), np.zeros(fixed.draws)
    for part, law in lawful(stream):
        found = fixed.reaches[law]
        if (law, stream.new) not in s.ways:
            tilt = d["fast_roads_new" if stream.new else "fast_roads_used"]
            s.ways[law, stream.new] = roads.miles(found, s.national, tilt, d["served_at"], d["way"], d["travel_time"])
        way = s.ways[law, stream.new]
        here = part * _served(found, way.shut, share, d)
        served, hours = served + here, hours + here * way.hours
        demand, on = demand + here[:, None] * way.demand, on + here[:, None] * way.driven
    return served, demand, on, hours


def _served(found: roads.Reach, shut: Any, share: Any, d: dict[str, Any]) -> Any:
    """[draw] of the miles asked, those the cap leaves: together at most as much of the household's as the road room says, as far as its trips
    are chosen for it, and of any other trips by how much of its own roads is shut."""
    import numpy as np

    if found.all:
        return np.ones_like(share)
    chosen = d["chosen_trips"]
    most = np.minimum(1.0, roads.serves(found, d["served_at"]) / np.maximum(share, 1e-9))
    return chosen * most + (1.0 - chosen) * np.minimum(roads.serves(found, d["served_at"], shut), 1.0)


def _near(national: Any) -> Any:
    """[draw, class] of the short ways of one without plates: as the national mix, freeways apart and to 55 mph."""
    import numpy as np

    open_ = national * np.where(np.array(CLASSES) > roads.FAST, 0.0, 1.0)
    return open_ / open_.sum(axis=1, keepdims=True)
