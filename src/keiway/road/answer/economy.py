"""Miles to the gallon, or to its worth of current: the three US cycles, the label made of them, and steady speeds.

Cycles are run as the US test runs them (136 kg aboard, level, sea level, 20 C); the city test is the UDDS once cold and once
warm, 43 to 57. The label follows EPA's equations of today's model years, an electric vehicle's its share of 0.7. Steady
speeds are at the load, altitude and wind asked for, on the level.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from keiway.answer import Quantity
from keiway.road import energy, inputs
from keiway.road import step as motion
from keiway.road.answer.bands import quantity
from keiway.road.answer.merge import MPH
from keiway.road.cycles import cycle
from keiway.road.record import FUEL_J_PER_L, Car, Conditions
from keiway.road.runners import plain

TEST = Conditions(payload_kg=136.0)
COLD, WARM = 0.43, 0.57
CITY, HIGHWAY = 0.55, 0.45
STEADY_MPH = (55, 65)
CYCLES = ("udds", "hwfet", "us06")
THIN = 41  # a draw takes every so many-th second of a cycle
HOW = {
    "udds": "city test: UDDS, cold start 43%, warm 57%", "hwfet": "highway test HWFET, warm", "us06": "US06, hard and fast, warm",
    "label_city": "what a US label would show, city", "label_highway": "what a US label would show, highway",
    "label": "what a US label would show: city and highway, 55 to 45", "at55": "steady 55 mph on the level, as asked",
    "at65": "steady 65 mph on the level, as asked",
}  # fmt: skip


class Economy(NamedTuple):
    """Economy by name, mpg or MPGe; None where a speed is not held. Ranges in miles of a battery."""

    values: dict[str, float | None]
    ranges: dict[str, float | None]


def of(car: Car, asked: Conditions, thin: int = 1) -> Economy:
    """`thin` above 1 samples the cycles: for draws only."""
    per = {name: _per_mile(car, name, thin) for name in CYCLES}  # J of fuel or battery a mile
    values: dict[str, float | None] = {name: _economy(car, joules) for name, joules in per.items()}
    values |= _label(car, values["udds"], values["hwfet"])
    level = msgspec.structs.replace(asked, grade=0.0)
    ranges = {}
    for mph in STEADY_MPH:
        found = energy.at_speed(car, mph * MPH, level)
        values[f"at{mph}"] = None if found is None else found.mpge if car.motor else found.mpg
        ranges[f"at{mph}"] = None if found is None or not car.battery else energy.range_m(car, found) / energy.MILE_M
    if car.battery:
        miles = {name: car.battery.energy_j / per[name] for name in ("udds", "hwfet")}
        ranges["label"] = _electric_share() * (CITY * miles["udds"] + HIGHWAY * miles["hwfet"])
    return Economy(values, ranges)


def _per_mile(car: Car, name: str, thin: int) -> float:
    """J of fuel, or out of the battery, a mile."""
    parts, move = motion.parts(inputs.row(car, TEST)), plain.built(1.0).follow
    targets = cycle(name).speeds_mps
    cold = energy.coldness(len(targets) - 1) if name == "udds" and car.engine else None
    extra = car.engine.cold_share if car.engine else 0.0
    v, source, metres = targets[0], 0.0, 0.0
    for k in range(0, len(targets) - 1, thin):
        v = v if thin == 1 else targets[k]
        found = move(v, targets[k + 1], 0.0, *parts)
        # a cold engine burns (1 + extra x coldness) times as much, so cold and warm come of one run
        source += found[4] * (1.0 + (COLD * extra * cold[k] if cold else 0.0))
        metres += 0.5 * (v + found[0])
        v = found[0]
    return source / metres * energy.MILE_M


def _economy(car: Car, joules_per_mile: float) -> float:
    if car.battery:
        return energy.mpge(joules_per_mile / car.battery.wall_efficiency / 3.6 / energy.MILE_M)
    return energy.GALLON_L * FUEL_J_PER_L[car.engine.fuel] / joules_per_mile


def _label(car: Car, city: float, highway: float) -> dict[str, float]:
    from keiway.road.vehicles.facts import label_equation

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
        quantity(f"road.economy.{name}", unit, how, mid.values[name], [one.values[name] for one in draws], own.values[name], _sources(name))
        for name, how in HOW.items()
    ]
    ranges = [
        quantity(f"road.range.{name}", "mi", f"full battery, {HOW[name]}", miles, [one.ranges[name] for one in draws], own.ranges[name], _sources(name))
        for name, miles in mid.ranges.items()
    ]
    return tuple(one for one in economy if one), tuple(one for one in ranges if one and car.battery)


def _sources(name: str) -> tuple[str, ...]:
    return ()
