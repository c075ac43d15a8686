"""Miles to the gallon, or to its worth of current: the three US cycles, the label made of them, and steady speeds.

Cycles are run as the US test runs them (136 kg aboard, level, sea level, 20 C); the city test is the UDDS once cold and once
warm, 43 to 57. The label follows EPA's equations of today's model years, an electric vehicle's its share of 0.7. Steady
speeds are at the load, altitude and wind asked for, on the level.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from keiway.answer import Quantity
from keiway.kept import Kept
from keiway.road import energy, inputs
from keiway.road import step as motion
from keiway.road.answer import quick
from keiway.road.answer.bands import quantity
from keiway.road.cycles import cycle
from keiway.road.record import FUEL_J_PER_L, Car, Conditions
from keiway.road.runners import plain
from keiway.road.traffic.merge import MPH
from keiway.vehicles.record import Vehicle

TEST = Conditions(payload_kg=136.0)
COLD, WARM = 0.43, 0.57
CITY, HIGHWAY = 0.55, 0.45
STEADY_MPH = (25, 35, 55, 65)
CYCLES = ("udds", "hwfet", "us06")
FOLLOWED = 0.97  # share of a cycle's way: one who falls further behind has not driven it
TOP = 0.97  # of its top speed, for one too slow for 25 mph
THIN = 41  # a draw takes every so many-th second of a cycle
HOW = {
    "udds": "city test: UDDS, cold start 43%, warm 57%", "hwfet": "highway test HWFET, warm", "us06": "US06, hard and fast, warm",
    "label_city": "what a US label would show, city", "label_highway": "what a US label would show, highway",
    "label": "what a US label would show: city and highway, 55 to 45",
    **{f"at{mph}": f"steady {mph} mph on the level, as asked" for mph in STEADY_MPH}, "top": "steady, nearly as fast as it goes, as asked",
}  # fmt: skip
Values = dict[str, float | None]
_DRIVEN = Kept("road.cycles", 256)


class Economy(NamedTuple):
    """Economy by name, mpg or MPGe; None where a speed is not held or a cycle not followed. Ranges in miles of a battery."""

    values: Values
    ranges: Values


class Driven(NamedTuple):
    """J a mile by cycle: of a vehicle over the whole cycles; then of it and its draws at some seconds of them, for bands only."""

    whole: Values
    thinned: list[Values]


def driven(car: Car, draws: list[Car]) -> Driven:
    """The same on any road that is asked about, so worked out once: over the cycles all conditions are the test's."""

    def make() -> Driven:
        whole, thinned = {}, [{} for _ in (car, *draws)]
        for name in CYCLES:
            whole[name], trace = _whole(car, name)
            for one, found in zip((car, *draws), thinned, strict=True):
                found[name] = _sampled(one, name, trace) if whole[name] else None
        return Driven(whole, thinned)

    return _DRIVEN.get((car, draws), make)


def of(car: Car, asked: Conditions, per: Values | None = None) -> Economy:
    """`per`: J a mile by cycle, of `driven`; None: its own over the whole cycles."""
    per = per or {name: _whole(car, name)[0] for name in CYCLES}
    values: Values = {name: joules and _economy(car, joules) for name, joules in per.items()}
    values |= _label(car, values["udds"], values["hwfet"])
    level = msgspec.structs.replace(asked, grade=0.0)
    ranges: Values = {}
    if car.battery:
        ranges |= {name: car.battery.energy_j / joules if joules else None for name, joules in per.items()}
        both = ranges["udds"] and ranges["hwfet"]
        ranges["label"] = _electric_share() * (CITY * ranges["udds"] + HIGHWAY * ranges["hwfet"]) if both else None
    for mph in STEADY_MPH:
        values[f"at{mph}"], ranges[f"at{mph}"] = _steady(car, mph * MPH, level)
    if values["at35"]:
        values["at25"] = ranges["at25"] = None  # told of those alone that are too slow for 35
    slow = values["at35"] is None and values["at25"] is None
    values["top"], ranges["top"] = _steady(car, TOP * quick.held(quick.pull(car, level), 0.0), level) if slow else (None, None)
    return Economy(values, ranges)


def _steady(car: Car, speed_mps: float, level: Conditions) -> tuple[float | None, float | None]:
    """Economy and, of a battery, miles; None where the speed is not held."""
    found = energy.at_speed(car, speed_mps, level)
    if found is None or not speed_mps:
        return None, None
    return (found.mpge, energy.range_m(car, found) / energy.MILE_M) if car.battery else (found.mpg, None)


def _whole(car: Car, name: str) -> tuple[float | None, list[float]]:
    """J of fuel, or out of the battery, a mile; and its speed at each second. None where it falls too far behind."""
    parts, move = motion.parts(inputs.row(car, TEST)), plain.built(1.0).follow
    driven = cycle(name)
    trace, source, metres = [driven.speeds_mps[0]], 0.0, 0.0
    for target, extra in zip(driven.speeds_mps[1:], _cold(car, name), strict=True):
        found = move(trace[-1], target, 0.0, *parts)
        source += found[4] * extra
        metres += 0.5 * (trace[-1] + found[0])
        trace.append(found[0])
    return (source / metres * energy.MILE_M if metres >= FOLLOWED * driven.distance_m else None), trace


def _sampled(car: Car, name: str, trace: list[float]) -> float:
    """The same from some seconds of another's trace."""
    parts, move = motion.parts(inputs.row(car, TEST)), plain.built(1.0).follow
    targets, cold = cycle(name).speeds_mps, _cold(car, name)
    source, metres = 0.0, 0.0
    for k in range(0, len(targets) - 1, THIN):
        found = move(trace[k], targets[k + 1], 0.0, *parts)
        source += found[4] * cold[k]
        metres += 0.5 * (trace[k] + found[0])
    return source / metres * energy.MILE_M


def _cold(car: Car, name: str) -> list[float]:
    """What each second burns over a warm one's: cold and warm city tests come of one run, as a cold engine burns so much more."""
    steps = cycle(name).seconds
    extra = COLD * car.engine.cold_share if car.engine and name == "udds" else 0.0
    return [1.0 + extra * cold for cold in energy.coldness(steps)] if extra else [1.0] * steps


def _economy(car: Car, joules_per_mile: float) -> float:
    if car.battery:
        return energy.mpge(joules_per_mile / car.battery.wall_efficiency / 3.6 / energy.MILE_M)
    return energy.GALLON_L * FUEL_J_PER_L[car.engine.fuel] / joules_per_mile


def _label(car: Car, city: float | None, highway: float | None) -> Values:
    from keiway.road.vehicles.facts import label_equation

    if city is None or highway is None:
        return dict.fromkeys(("label_city", "label_highway", "label"))
    if car.battery:
        made = _electric_share() * city, _electric_share() * highway
    else:
        equation = label_equation(None)
        made = tuple(1.0 / (a + b / mpg) for (a, b), mpg in ((equation.city, city), (equation.highway, highway)))
    return {"label_city": made[0], "label_highway": made[1], "label": 1.0 / (CITY / made[0] + HIGHWAY / made[1])}


def _electric_share() -> float:
    from keiway.road.vehicles.facts import FACTORS

    return FACTORS.value.electric_label.mid


def quantities(car: Car, mid: Economy, own: Economy, draws: list[Economy]) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Economy and ranges, with bands."""
    unit = "MPGe" if car.battery else "mpg"
    economy = [
        quantity(f"road.economy.{name}", unit, how, mid.values[name], [one.values[name] for one in draws], own.values[name])
        for name, how in HOW.items()
    ]
    ranges = [
        quantity(f"road.range.{name}", "mi", f"full battery, {HOW[name]}", miles, [one.ranges[name] for one in draws], own.ranges[name])
        for name, miles in mid.ranges.items()
    ]
    return tuple(one for one in economy if one), tuple(one for one in ranges if one)


def used(vehicle: Vehicle) -> Quantity | None:
    """What drivers get by published figures (`road.use`), or None where there are none."""
    from keiway.road.use import use
    from keiway.road.vehicles.facts import NotKnown, published

    if not (vehicle.epa_combined or vehicle.epa_city or vehicle.fuel_economy_km_l or published(vehicle.id)):
        return None  # `use` would ask the model again
    try:
        found = use(vehicle)
    except NotKnown:
        return None
    if found.level == "modelled":
        return None
    low, mid, high = found.economy
    return Quantity(id="road.economy.used", mid=mid, low=low, high=high, unit=found.economy_unit, how=found.how, level="range of drivers", sources=found.sources)
