"""The vehicles of a picture: middle, draws, names; and what stands under its title."""

from __future__ import annotations

from typing import NamedTuple

from keiway.crash.names import called, sentence_case, told_apart
from keiway.quantiles import ranked
from keiway.road.answer.bands import HIGH, LOW
from keiway.road.answer.cars import Cars, cars
from keiway.road.answer.figures import Plan
from keiway.road.answer.record import Asked
from keiway.road.answer.single import plan_of
from keiway.road.traffic.merge import FT


class Drawn(NamedTuple):
    name: str
    cars: Cars
    plan: Plan


def drawn(asked: tuple[Asked, ...]) -> list[Drawn]:
    """One for each vehicle, with names that tell them apart."""
    if len(asked) == 2:
        names = [sentence_case(name) for name in told_apart(asked[0].vehicle, asked[1].vehicle)]
    else:
        names = [sentence_case(called(asked[0].vehicle))]
    return [Drawn(name, cars(one.vehicle), plan_of(one)) for name, one in zip(names, asked, strict=True)]


def band(values: list[float], own: float, mid: float) -> tuple[float, float]:
    """Nine tenths of the draws, as ratios to the middle worked out the same way."""
    ratios = sorted(value / own for value in values) if own else [1.0]
    return min(mid * ranked(ratios, LOW), mid), max(mid * ranked(ratios, HIGH), mid)


def under(asked: Asked) -> str:
    """The conditions in words."""
    told = [f"{asked.load_kg / 0.45359237:,.0f} lb ({asked.load_kg:,.0f} kg) besides the driver" if asked.load_kg else "a driver alone"]
    told.append(f"{asked.altitude_m / FT:,.0f} ft ({asked.altitude_m:,.0f} m)" if asked.altitude_m else "sea level")
    if asked.head_wind_mps:
        told.append(f"{abs(asked.head_wind_mps) / 0.44704:.0f} mph of wind from {'ahead' if asked.head_wind_mps > 0 else 'behind'}")
    return ", ".join(told)
