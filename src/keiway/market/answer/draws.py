"""The draws of one launch: choices of households, times who is within reach, times what a cap leaves, times the run of the years.

    units[draw, year] = entered[draw] x reach[draw] x capped[draw] x ramp[draw, year] x light vehicles of the year / of the first x drift[draw, year]

Each factor has random numbers of its own, so that two launches asked with one seed differ by what was asked and not by luck.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from keiway.answer import Missing
from keiway.market import calibration, demand, entrant, fleet, history, launch, years
from keiway.market.answer.setup import Setup, setup
from keiway.market.record import Asked, Energy, Outside

Array = np.ndarray
GRID = (0.55, 0.65, 0.75, 0.85, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.7, 2.0)  # times the price asked
FULL = 3  # the year on sale from which a launch stands on its own


class Base(NamedTuple):
    """What the draws are made of."""

    asked: Asked
    setup: Setup
    fleet: Any  # fleet.Fleet, without the vehicle's own name
    product: Any  # fleet.Product, in the fleet's money
    setting: Any  # demand.Setting
    nameplate: str | None  # it was launched here: what it sold is not known to this forecast
    outside: tuple[Outside, ...]
    missing: tuple[Missing, ...]

    def entered(self, *, setting: Any = None, product: Any = None, shift: Array | None = None, prices: Array | None = None) -> Any:
        """demand.entered with this launch's draws and seed; what is given stands over what was asked."""
        found = product or self.product
        return demand.entered(
            found, setting or self.setting, self.fleet, draws=self.asked.draws, seed=self.asked.seed, shift=self.shift(found) if shift is None else shift, prices=prices
        )

    def shift(self, product: Any = None) -> Array:
        without = (self.nameplate,) if self.nameplate else None
        return calibration.shift(product or self.product, self.asked.first_year, self.asked.draws, self.asked.seed, without=without)


class Drawn(NamedTuple):
    """Arrays of draws, for whoever goes on from them. Prices in dollars of `price_year`."""

    years: tuple[int, ...]
    units: Array  # [draw, year]
    instead: Array  # [draw, group], shares of its buyers
    groups: tuple[str, ...]  # ids of demand.INSTEAD
    instead_mass_kg: tuple[float | None, ...]  # sales-weighted, of each group
    surplus_usd: Array  # [draw], a buyer
    elasticity: Array  # [draw]
    price_usd: float
    price_year: int
    prices: Array  # [price]
    at_prices: Array  # [draw, price], a full year once launched
    base: Base
    entered: Any
    factors: dict[str, Array]  # reach, cap [draw]; ramp, market [draw, year]
    full: int  # column of the year that stands for a full one


def drawn(asked: Asked) -> Drawn:
    """Raises what the rooms behind it raise: the price, the scenario, the vehicle's missing specs."""
    found = base(asked)
    to_fleet = years.money(1.0, found.setup.price_year, found.fleet.price_year)
    prices = np.array(sorted({round(found.setup.price_usd * times, -2) for times in GRID} | {found.setup.price_usd}))
    entered = found.entered(prices=prices * to_fleet)
    factors = {"reach": reach(found), "cap": capped(found), **over_years(found)}
    steady = factors["reach"] * factors["cap"]
    run = factors["ramp"] * factors["market"]
    full = min(FULL, run.shape[1]) - 1
    return Drawn(
        years=tuple(range(asked.first_year, asked.last_year + 1)), units=(entered.units * steady)[:, None] * run, instead=entered.instead,
        groups=tuple(demand.INSTEAD), instead_mass_kg=tuple(getattr(entered, "instead_mass_kg", ())), surplus_usd=entered.surplus_usd / to_fleet,
        elasticity=entered.elasticity, price_usd=found.setup.price_usd, price_year=found.setup.price_year, prices=prices,
        at_prices=entered.at_prices * (steady * run[:, full])[:, None], base=found, entered=entered, factors=factors, full=full,
    )  # fmt: skip


def base(asked: Asked) -> Base:
    settled = setup(asked)
    own = nameplate(asked)
    market = history.without(fleet.load(asked.fleet), own)
    product, outside, missing = entrant.of(asked.vehicle, settled.price_usd, settled.price_year, market, energy=settled.energy)
    return Base(asked, settled, market, product, setting(asked.first_year, settled), own, outside, missing)


def nameplate(asked: Asked) -> str | None:
    """The launch of the reference that this vehicle is, by its name."""
    name = asked.vehicle.name.casefold()
    return next((id_ for id_, words in history.OWN.items() if any(word.strip() in name for word in words)), None)


def setting(year: int, settled: Setup, fuel_usd_gal: float | None = None) -> Any:
    """The market of a year; fuel in dollars of the price year stands over that year's own."""
    of = years.context(year)
    fuel = fuel_usd_gal if fuel_usd_gal is not None else settled.fuel_usd_gal
    gasoline = of.gasoline_usd_gal if fuel is None else years.money(fuel, settled.price_year, year)
    return demand.Setting(year=year, light_vehicles=of.light_vehicles, car_share=of.car_share, electric_share=of.electric_share, gasoline_usd_gal=gasoline)


def reach(found: Base, dealers: float | None = None, states: tuple[str, ...] | str | None = "asked") -> Array:
    where = found.setup.states if states == "asked" else states
    return launch.reach(found.setup.dealers if dealers is None else dealers, where, found.asked.draws, found.asked.seed)


def capped(found: Base, cap_mph: float | str | None = "asked") -> Array:
    return launch.capped(found.setup.cap_mph if cap_mph == "asked" else cap_mph, found.asked.draws, found.asked.seed)


def over_years(found: Base) -> dict[str, Array]:
    """How a launch runs from year to year, and the market of each year over that of the first, both [draw, year]."""
    asked = found.asked
    calendar = tuple(range(asked.first_year, asked.last_year + 1))
    without = (found.nameplate,) if found.nameplate else None
    run = launch.ramp(len(calendar), asked.draws, asked.seed, without=without)
    sold = np.array([years.context(year).light_vehicles for year in calendar]) / found.setting.light_vehicles
    return {"ramp": run, "market": sold * launch.drift(calendar, since(asked), asked.draws, asked.seed)}


def since(asked: Asked) -> int:
    """The year whose share of cars the demand was worked out for."""
    return min(asked.first_year, asked.as_of.year)


def with_energy(found: Base, energy: Energy) -> Any:
    """The same vehicle with another drive, in the fleet's money."""
    product, _, _ = entrant.of(found.asked.vehicle, found.setup.price_usd, found.setup.price_year, found.fleet, energy=energy)
    return product
