"""What one launch is sold like: what was asked, over its scenario, and the price it is sold at."""

from __future__ import annotations

from typing import NamedTuple

from keiway.market import history
from keiway.market.history import Launch
from keiway.market.launch import Scenario, scenario
from keiway.market.record import Asked, Energy
from keiway.vehicles.record import Vehicle

PAST = 2024  # launches up to here are of the past: asked as if at launch
KMH_PER_MPH = 1.609344
SLOW_MPH = 35  # a low-speed vehicle may use roads posted up to here, by most states' law
FUEL_YEAR = 2025  # dollars of a scenario's gasoline, as data/market/scenarios.yaml says


class Setup(NamedTuple):
    """Everything settled, nothing drawn."""

    scenario: Scenario
    dealers: float
    states: tuple[str, ...] | None  # None: all
    cap_mph: int | None
    fuel_usd_gal: float | None  # held through all years, dollars of price_year; None: the path of each year
    energy: Energy
    price_usd: float
    price_year: int
    price_says: str
    price_given: bool
    launch: Launch | None = None  # the launch of the reference that was asked for, as it was


def setup(asked: Asked) -> Setup:
    """Raises what the scenario and the cost room raise."""
    from keiway.market import years
    from keiway.market.answer.price import price

    found = scenario(asked.scenario)
    year = asked.price_year or min(asked.as_of.year, asked.first_year)
    fuel = asked.fuel_usd_gal
    if fuel is None and found.fuel_usd_gal is not None:
        fuel = years.money(found.fuel_usd_gal, FUEL_YEAR, year)
    energy = asked.energy or found.energy or own_energy(asked.vehicle)
    slow = own_cap(asked.vehicle)
    usd, says, given = price(asked, year)
    own = past_launch(asked)
    dealers = own.dealers if own and asked.scenario == "base" else found.dealers
    return Setup(
        scenario=found, launch=own,
        dealers=asked.dealers if asked.dealers is not None else dealers or 0.0,
        states=(asked.states or None) if asked.states is not None else found.states,
        cap_mph=(asked.cap_mph or None) if asked.cap_mph is not None else min(filter(None, (found.cap_mph, slow)), default=None),
        fuel_usd_gal=fuel, energy=energy, price_usd=usd, price_year=year, price_says=says, price_given=given,
    )  # fmt: skip


def own_cap(vehicle: Vehicle) -> int | None:
    """The fastest road that it is of use on by itself: a low-speed vehicle's by law, else its own top speed where that is low."""
    from keiway.market.entrant.facts import value

    if vehicle.kind == "lsv":
        return SLOW_MPH
    top = vehicle.top_speed_kmh / KMH_PER_MPH if vehicle.top_speed_kmh else None
    return round(top) if top is not None and top < value("slow_mph") else None


def past_launch(asked: Asked) -> Launch | None:
    """The launch of the reference in the first year asked for, or the year beside it."""
    own = history.nameplates(asked.vehicle.id)
    near = [each for each in history.launches() if each.nameplate in own and abs(each.year - asked.first_year) <= 1 and asked.first_year <= PAST]
    return min(near, key=lambda each: abs(each.year - asked.first_year), default=None)


def sold_on_roads(vehicle: Vehicle) -> bool:
    """Its kind is one that the fleet has."""
    from keiway.market.entrant.facts import facts

    return vehicle.kind in facts().bodies


def own_energy(vehicle: Vehicle) -> Energy:
    return "electric" if vehicle.fuel == "electric" else "gasoline"
