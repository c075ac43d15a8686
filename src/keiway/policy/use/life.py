"""One vehicle's life, against what its buyer would have had: `lives(fixed, drawn, side) -> tuple[Life, ...]`.

The household's miles are kept. With D the miles of the displaced vehicle and K those that the kei takes over, the difference D - K is
driven by the household's other vehicle, an average one, as far as that takes them on, and beyond that by a used car that is kept for them.
K is taken from the other vehicle where nothing is given up. New are the miles of the rebound and part of those where no ordinary car is
given up; lost are some that a cap takes away. All is linear in miles: the kei's own by age times one row of figures (`mile`), and the
displaced ones by age, five rows, times theirs.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.parts import Life, Side, Stream
from keiway.policy.use import displaced, mile, rates, risk
from keiway.policy.use.displaced import FURTHER, ROWS, Setting
from keiway.policy.use.driven import Driven, driven
from keiway.policy.use.facts import known

TONNES = 1e-3  # a kilogram


class Coefficients(NamedTuple):
    """[draw, mile.WHAT]: `kei` times the units asked of it by age; `rows` [draw, mile.WHAT, ROWS] times the rows of miles by age; None
    of a used one, what it stands in for goes by its own years.

    `used_wear` [draw]: repairs of used cars that are given up, a unit. `yearly` [draw, ROWS] upkeep by the year of what is given up, and
    `kept_yearly` of the cars kept in its place."""

    kei: Any
    rows: Any
    used_wear: Any
    yearly: Any
    kept_yearly: Any
    lost: Any  # [draw] miles that a cap leaves not driven at all, a unit


def lives(fixed: Any, drawn: Any, side: Side) -> tuple[Life, ...]:
    """One a stream, in their order; arrays [draw, age] as `policy.parts.Life` says."""
    if not side.streams:
        return ()
    shared = displaced.setting(fixed, drawn)
    return tuple(_life(fixed, shared, stream) for stream in side.streams)


def _life(fixed: Any, s: Setting, stream: Stream) -> Life:
    use = driven(fixed, s, stream)
    a_mile = _mile(fixed, s, stream)
    own = a_mile * use.driven.sum(axis=1)[:, None]
    own[:, mile.RISKS] = _risks(fixed, s, stream, use)
    more = 1.0 + _rebound(fixed, s, stream, a_mile)
    found = _given_up(fixed, s, stream, use)
    kei = found.kei + own * more[:, None] + _off_road(s, stream, use, a_mile)
    sums = [_sum(found, kei, j, use.asked, fixed.rows) for j in range(mile.AT["wear"])]
    upkeep = _sum(found, kei, mile.AT["wear"], use.asked * fixed.repairs, fixed.rows * fixed.row_repairs)
    upkeep += sums[mile.AT["flat_usd"]] + found.used_wear[:, None] * (use.asked * fixed.used_repairs) + _yearly(fixed, s, stream, use, found)
    by_road = more[:, None] * use.driven
    gallons, kwh, d = sums[mile.AT["fuel_gal"]], sums[mile.AT["electric_kwh"]], s.d
    return Life(
        alive=use.alive,
        miles=by_road.sum(axis=1)[:, None] * use.asked,
        miles_by_road=use.asked[:, :, None] * by_road[:, None, :],
        other_miles=sums[mile.AT["miles"]],
        **{name: sums[j] for j, name in enumerate(risk.WHAT)},
        fuel_gal=gallons,
        electric_kwh=kwh,
        co2_tonnes=TONNES * (known("co2_kg_gallon") * gallons + d["grid_kg_kwh"][:, None] * kwh),
        fuel_usd=gallons * (d["gasoline"][:, None] * fixed.usd_gal) + kwh * d["electricity_usd"][:, None],
        upkeep_usd=upkeep,
        hours_lost=use.hours[:, None] * use.asked,
        fuel_tax_federal_usd=known("tax_federal_usd_gal") * gallons,
        fuel_tax_state_usd=known("tax_state_usd_gal") * gallons,
        trips_lost_miles=found.lost[:, None] * use.asked,
    )


def _sum(found: Coefficients, kei: Any, j: int, asked: Any, by_age: Any) -> Any:
    """[draw, age] of one figure: of the kei's unit times its units, and of the displaced rows times theirs."""
    summed = kei[:, j][:, None] * asked
    if found.rows is not None:
        summed += found.rows[:, j] @ by_age
    return summed


def _mile(fixed: Any, s: Setting, stream: Stream) -> Any:
    """[draw, mile.WHAT] of the kei, a mile; risks apart."""
    key, d, inflation = rates.key(stream.vehicle), s.d, known("inflation_2019")
    body, taken = fixed.bodies[key], d[key]
    flat = inflation * body.wear.schedule * d["schedule"] if stream.new else d["old_kei_mile"]
    wear = inflation * body.wear.repairs * d["repairs"] if stream.new else 0.0
    return mile.row(fixed.draws, 0.0, 0.0 if body.electric else taken, taken if body.electric else 0.0, flat, wear)


def _risks(fixed: Any, s: Setting, stream: Stream, use: Driven) -> Any:
    """[draw, risk.WHAT] of the kei on roads, a unit asked of it."""
    import numpy as np

    d, body = s.d, fixed.bodies[rates.key(stream.vehicle)]
    times = d["behind_its_wheel"][:, None, None] * risk.keeps_up(body.top_mph, d["slow"])
    if stream.rhd:
        times = times * risk.at_fault(body.rates, s.at, d["rhd"])
    if body.open_body:
        own = np.ones((fixed.draws, 1, 4))
        own[:, 0, :2] = d["open_body"][:, None]
        times = times * own
    return risk.over(risk.by_class(body.rates, fixed.roads, s.at, times), use.driven) * s.conduct


def _rebound(fixed: Any, s: Setting, stream: Stream, a_mile: Any) -> Any:
    """[draw] more miles, as a share, where its mile costs less fuel than that of what it stands in for."""
    gallon, kwh = fixed.usd_gal[0] * s.d["gasoline"], s.d["electricity_usd"]
    cost = lambda each: each[:, mile.AT["fuel_gal"]] * gallon + each[:, mile.AT["electric_kwh"]] * kwh  # noqa: E731
    miles = {name: s.other if name == "nothing" else s.groups[name].mile for name in stream.groups}
    instead = sum(stream.instead[:, j] * cost(miles[name]) for j, name in enumerate(stream.groups))
    return s.d["rebound"] * (1.0 - cost(a_mile) / instead)


def _given_up(fixed: Any, s: Setting, stream: Stream, use: Driven) -> Coefficients:
    """Without what would have been, and with others of the household in its place where the kei does not go."""
    import numpy as np

    d, none = s.d, np.zeros(fixed.draws)
    rows, kei, used_wear = np.zeros((fixed.draws, len(mile.WHAT), len(ROWS))), np.zeros_like(s.other), none
    yearly, kept_yearly = np.zeros((fixed.draws, len(ROWS))), np.zeros((fixed.draws, len(ROWS)))
    new, ordinary = none, none
    kept = _kept(s, use)[:, None]
    rest = s.other + kept * (s.kept - s.other)  # a mile of what is given up that the kei does not take over
    for j, name in enumerate(stream.groups):
        share, group, further = stream.instead[:, j], s.groups[name], name in FURTHER
        stays = (1.0 - d["new_trips"][:, None]) * s.other if further else rest
        change = share[:, None] * (stays - group.mile)
        new = new + (share * d["new_trips"] if further else 0.0)
        ordinary = ordinary + (0.0 if further else share)
        yearly[:, group.row] += share * group.yearly_usd
        kept_yearly[:, group.row] += 0.0 if further else share * kept[:, 0] * d["used_car_year"]
        if stream.new:
            rows[:, :, group.row] += change * group.miles[:, None]
            continue
        # what a used kei stands in for is kept as long as the kei
        change = change * (group.miles if further else use.on_roads * d["used_ratio"])[:, None]
        if name == "used_car":
            used_wear, change[:, mile.AT["wear"]] = used_wear + change[:, mile.AT["wear"]], 0.0
        kei += change
    lost = use.capped * ordinary * d["forgone"]
    there = _on_its_roads(s.other, s, use) * (1.0 - new)[:, None] + kept * ordinary[:, None] * _on_its_roads(s.kept - s.other, s, use)
    return Coefficients(kei - there - rest * lost[:, None], rows if stream.new else None, used_wear, yearly, kept_yearly, lost)


def _kept(s: Setting, use: Driven) -> Any:
    """[draw] of the miles that the kei leaves over of a car given up, those beyond what the household's other vehicle takes on."""
    import numpy as np

    return np.maximum(1.0 - s.d["spare"] / np.maximum(use.left, 1e-9), 0.0)


def _on_its_roads(each: Any, s: Setting, use: Driven) -> Any:
    """[draw, mile.WHAT] of a row on the miles that the kei takes over: on their own mix of roads, a unit asked."""
    import numpy as np

    found = each * use.served[:, None]
    mix = risk.over(s.other_by_class, use.demand)
    found[:, mile.RISKS] = mix * np.divide(each[:, mile.RISKS], s.other[:, mile.RISKS], out=np.zeros_like(mix), where=s.other[:, mile.RISKS] != 0.0)
    return found


def _yearly(fixed: Any, s: Setting, stream: Stream, use: Driven, found: Coefficients) -> Any:
    """[draw, age] upkeep by the year: of an old import and of cars kept beside, less that of what is given up."""
    less = found.yearly - found.kept_yearly
    if stream.new:
        return -less @ fixed.rows_alive
    return use.alive * (s.d["old_kei_year"] - less.sum(axis=1))[:, None]


def _off_road(s: Setting, stream: Stream, use: Driven, a_mile: Any) -> Any:
    """Work off public roads, told only where a side-by-side would have done it: other vehicles are taken as the kei there.

    As many miles move as both have there."""
    import numpy as np

    if stream.new or "side_by_side" not in stream.groups:
        return 0.0
    d, theirs, off = s.d, s.groups["side_by_side"].mile, displaced.side_by_side_off_road(s.d)
    change = a_mile - theirs
    deaths = off.deaths_a_mile * (d["kei_off_road"] - 1.0) * d["owner"]
    change[:, mile.RISKS] = 0.0
    change[:, 0], change[:, 1] = deaths, deaths * d["side_by_side_serious"]
    change[:, mile.AT["miles"]] = 0.0
    return change * (np.minimum(use.off_road, off.miles) * stream.instead[:, stream.groups.index("side_by_side")])[:, None]
