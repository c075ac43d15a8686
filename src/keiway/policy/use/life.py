"""One vehicle's life, against what its buyer would have had: `lives(fixed, drawn, side) -> tuple[Life, ...]`.

The household's miles are kept. With D the miles of the displaced vehicle and K those that the kei takes over, the difference D - K goes to
the household's other vehicle, of which there is one, average; K is taken from it where nothing is given up. New are the miles of the
rebound and part of those where no ordinary car is given up; lost are some that a cap takes away. All is linear in miles: the kei's own by
age times one row of figures (`mile`), and the displaced ones by age, five rows, times theirs.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.parts import Life, Side, Stream
from keiway.policy.use import displaced, mile, rates, risk, roads, schedule
from keiway.policy.use.displaced import FURTHER, ROWS, Setting
from keiway.policy.use.facts import known
from keiway.policy.use.ready import lawful

TONNES = 1e-3  # a kilogram
OLD = 28.0  # years of age at which `life_used` holds
USED_MILES = {"kei_truck": "miles_used_truck", "kei_van": "miles_used_van"}


class Driven(NamedTuple):
    """The kei's own miles."""

    alive: Any  # [draw, age]
    asked: Any  # [draw, age] that its buyer would put on it were there no cap, on roads
    a_year: Any  # [draw] of these in a year that it is there, of a used one
    served: Any  # [draw] share of these that it serves
    off_road: Any  # [draw] miles off roads for a mile asked of it on roads
    roads: roads.Miles
    capped: bool


class Coefficients(NamedTuple):
    """[draw, mile.WHAT]: `kei` times the miles asked of it by age; `rows` [draw, mile.WHAT, ROWS] times the rows of miles by age.

    `used_wear` [draw]: repairs of used cars that are given up, for a mile asked of the kei."""

    kei: Any
    rows: Any
    used_wear: Any


def lives(fixed: Any, drawn: Any, side: Side) -> tuple[Life, ...]:
    """One a stream, in their order; arrays [draw, age] as `policy.parts.Life` says."""
    if not side.streams:
        return ()
    shared = displaced.setting(fixed, drawn)
    return tuple(_life(fixed, shared, stream) for stream in side.streams)


def _life(fixed: Any, s: Setting, stream: Stream) -> Life:
    import numpy as np

    driven = _driven(fixed, s, stream)
    own = _own_mile(fixed, s, stream, driven)
    more = 1.0 + _rebound(fixed, s, stream, own)
    found = _given_up(fixed, s, stream, driven)
    kei = found.kei + own * (driven.served * more)[:, None] + _off_road(fixed, s, stream, driven, own)
    sums = [_sum(kei[:, j], found.rows[:, j], driven.asked, fixed.rows) for j in range(mile.AT["wear"])]
    upkeep = _sum(kei[:, -1], found.rows[:, -1], driven.asked * fixed.repairs, fixed.rows * fixed.row_repairs)
    upkeep += sums[mile.AT["flat_usd"]] + found.used_wear[:, None] * (driven.asked * fixed.used_repairs) + _yearly(fixed, s, stream, driven)
    by_road = (driven.served * more)[:, None] * driven.roads.driven
    gallons, kwh, d = sums[mile.AT["fuel_gal"]], sums[mile.AT["electric_kwh"]], s.d
    return Life(
        alive=driven.alive,
        miles=by_road.sum(axis=1)[:, None] * driven.asked,
        miles_by_road=driven.asked[:, :, None] * by_road[:, None, :],
        other_miles=sums[mile.AT["miles"]],
        **{name: sums[j] for j, name in enumerate(risk.WHAT)},
        fuel_gal=gallons,
        electric_kwh=kwh,
        co2_tonnes=TONNES * (known("co2_kg_gallon") * gallons + d["grid_kg_kwh"][:, None] * kwh),
        fuel_usd=gallons * (d["gasoline"][:, None] * fixed.usd_gal) + kwh * d["electricity_usd"][:, None],
        upkeep_usd=upkeep,
        hours_lost=(driven.served * driven.roads.hours)[:, None] * driven.asked if driven.capped else np.zeros_like(driven.asked),
        fuel_tax_federal_usd=known("tax_federal_usd_gal") * gallons,
        fuel_tax_state_usd=known("tax_state_usd_gal") * gallons,
    )


def _sum(kei: Any, rows: Any, asked: Any, by_age: Any) -> Any:
    """[draw, age] of one figure: of the kei's mile times its miles, and of the displaced rows times theirs."""
    found = rows @ by_age
    found += kei[:, None] * asked
    return found


def _driven(fixed: Any, s: Setting, stream: Stream) -> Driven:
    import numpy as np

    d, found = s.d, fixed.reaches[lawful(stream)]
    tilt = d["fast_roads_new" if stream.new else "fast_roads_used"]
    on = roads.miles(found, s.national, tilt, d["served_at"], d["way"], d["travel_time"])
    miles = schedule.tables()[0]["car"]
    if stream.new:
        alive, share, off = schedule.alive_new(d["life_new"]), d["kei_share"], np.zeros(fixed.draws)
        on_roads = d["buyer_miles"] * share
        asked = alive * (miles[None, :] * on_roads[:, None])
    else:
        younger = max(OLD - stream.age_at_sale, 0.0) * known("life_younger")
        alive = schedule.alive_used(d["life_used"] + younger, known("life_shape"))
        a_year = d[USED_MILES.get(stream.vehicle.kind, "miles_used_car")]
        off_share = d["off_road_truck"] if stream.vehicle.kind == "kei_truck" else np.zeros(fixed.draws)
        on_roads, off = a_year * (1.0 - off_share), off_share / (1.0 - off_share)
        share = np.minimum(on_roads / (miles[int(known("used_age"))] * d["buyer_miles"]), 1.0)
        asked = alive * on_roads[:, None]
    return Driven(alive, asked, on_roads, _served(found, share, d), off, on, not found.all)


def _served(found: roads.Reach, share: Any, d: dict[str, Any]) -> Any:
    """[draw] of the miles asked, those the cap leaves: together at most as much of the household's as the road room says."""
    import numpy as np

    if found.all:
        return np.ones_like(share)
    up_to, chosen = roads.serves(found, d["served_at"]), d["chosen_trips"]
    return chosen * np.minimum(1.0, up_to / share) + (1.0 - chosen) * up_to


def _own_mile(fixed: Any, s: Setting, stream: Stream, driven: Driven) -> Any:
    """[draw, mile.WHAT] of the kei, for a mile taken over: the way around is in it."""
    import numpy as np

    d, key = s.d, rates.key(stream.vehicle)
    body, taken = fixed.bodies[key], s.d[key]
    times = d["behind_its_wheel"][:, None, None] * risk.keeps_up(body.top_mph, d["slow"])
    if stream.rhd:
        times = times * risk.at_fault(body.rates, s.at, d["rhd"])
    if body.open_body:
        own = np.ones((fixed.draws, 1, 4))
        own[:, 0, :2] = d["open_body"][:, None]
        times = times * own
    by_class = risk.by_class(body.rates, fixed.roads, s.at, times)
    way, inflation = driven.roads.driven.sum(axis=1), known("inflation_2019")
    flat = inflation * body.wear.schedule * d["schedule"] if stream.new else d["old_kei_mile"]
    wear = inflation * body.wear.repairs * d["repairs"] if stream.new else 0.0
    risks = risk.over(by_class, driven.roads.driven) * s.conduct / way[:, None]
    return mile.row(fixed.draws, risks, 0.0 if body.electric else taken, taken if body.electric else 0.0, flat, wear) * way[:, None]


def _rebound(fixed: Any, s: Setting, stream: Stream, own: Any) -> Any:
    """[draw] more miles, as a share, where its mile costs less fuel than that of what it stands in for."""
    gallon, kwh = fixed.usd_gal[0] * s.d["gasoline"], s.d["electricity_usd"]
    cost = lambda each: each[:, mile.AT["fuel_gal"]] * gallon + each[:, mile.AT["electric_kwh"]] * kwh  # noqa: E731
    miles = {name: s.other if name == "nothing" else s.groups[name].mile for name in stream.groups}
    instead = sum(stream.instead[:, j] * cost(miles[name]) for j, name in enumerate(stream.groups))
    return s.d["rebound"] * (1.0 - cost(own) / own[:, mile.AT["miles"]] / instead)


def _given_up(fixed: Any, s: Setting, stream: Stream, driven: Driven) -> Coefficients:
    """Without what would have been, and with the household's other vehicle in its place where the kei does not go."""
    import numpy as np

    d, none = s.d, np.zeros(fixed.draws)
    rows, kei, used_wear = np.zeros((fixed.draws, len(mile.WHAT), len(ROWS))), np.zeros_like(s.other), none
    new, ordinary = none, none
    for j, name in enumerate(stream.groups):
        share, group, further = stream.instead[:, j][:, None], s.groups[name], name in FURTHER
        kept = 1.0 - d["new_trips"][:, None] if further else 1.0
        change = share * (kept * s.other - group.mile)
        new = new + (stream.instead[:, j] * d["new_trips"] if further else 0.0)
        ordinary = ordinary + (0.0 if further else stream.instead[:, j])
        if stream.new:
            rows[:, :, group.row] += change * group.miles[:, None]
            continue
        # what a used kei stands in for is kept as long as the kei
        change = change * (group.miles / driven.a_year if further else d["used_ratio"])[:, None]
        if name == "used_car":
            used_wear, change[:, mile.AT["wear"]] = used_wear + change[:, mile.AT["wear"]], 0.0
        kei += change
    lost = (1.0 - driven.served) * ordinary * d["forgone"]
    on_its_roads = s.other.copy()
    on_its_roads[:, mile.RISKS] = risk.over(s.other_by_class, driven.roads.demand)
    return Coefficients(kei - on_its_roads * (driven.served * (1.0 - new))[:, None] - s.other * lost[:, None], rows, used_wear)


def _yearly(fixed: Any, s: Setting, stream: Stream, driven: Driven) -> Any:
    """[draw, age] upkeep by the year: of an old import, less that of what is given up."""
    import numpy as np

    there = np.zeros((fixed.draws, len(ROWS)))
    for j, name in enumerate(stream.groups):
        there[:, s.groups[name].row] += stream.instead[:, j] * s.groups[name].yearly_usd
    if stream.new:
        return -there @ fixed.rows_alive
    return driven.alive * (s.d["old_kei_year"] - there.sum(axis=1))[:, None]


def _off_road(fixed: Any, s: Setting, stream: Stream, driven: Driven, own: Any) -> Any:
    """Work off public roads, told only where a side-by-side would have done it: other vehicles are taken as the kei there."""
    if stream.new or "side_by_side" not in stream.groups:
        return 0.0
    d, theirs = s.d, s.groups["side_by_side"].mile
    change = own / own[:, mile.AT["miles"]][:, None] - theirs
    deaths = d["side_by_side_deaths_off_road"] / risk.PER_MILES * (d["kei_off_road"] - 1.0) * d["owner"]
    change[:, mile.RISKS] = 0.0
    change[:, 0], change[:, 1] = deaths, deaths * d["side_by_side_serious"]
    change[:, mile.AT["miles"]] = 0.0
    return change * (driven.off_road * stream.instead[:, stream.groups.index("side_by_side")])[:, None]
