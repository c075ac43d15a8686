"""What one launch is sold like: what was asked, over its scenario, and the price it is sold at."""

from __future__ import annotations

from typing import NamedTuple

from keiway.market.launch import Scenario, scenario
from keiway.market.record import Asked, Energy
from keiway.vehicles.record import Vehicle

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
    usd, says, given = price(asked, year)
    return Setup(
        scenario=found,
        dealers=asked.dealers if asked.dealers is not None else found.dealers or 0.0,
        states=(asked.states or None) if asked.states is not None else found.states,
        cap_mph=(asked.cap_mph or None) if asked.cap_mph is not None else found.cap_mph,
        fuel_usd_gal=fuel, energy=energy, price_usd=usd, price_year=year, price_says=says, price_given=given,
    )  # fmt: skip


def own_energy(vehicle: Vehicle) -> Energy:
    return "electric" if vehicle.fuel == "electric" else "gasoline"
