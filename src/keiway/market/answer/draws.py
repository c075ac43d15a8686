"""The draws of one launch: choices of households, put right by what launches taught, times reach, cap and the run of the years.

    units[draw, year] = entered(shift[draw])[draw] reach[draw] capped[draw] ramp[draw, year] market[draw, year]
    market            = light vehicles of the year / of the first x drift[draw, year]          1 for a launch of the past
    units            <= light vehicles of the year

Each factor has random numbers of its own, so that two launches asked with one seed differ by what was asked and not by luck. A launch of
the past is forecast as the backtest does it: the market stays as it was in the year before it, and what it sold itself is not known.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
import numpy as np

from keiway.answer import Missing
from keiway.errors import InvalidFile, UsageError
from keiway.market import calibration, demand, entrant, fleet, history, launch, years
from keiway.market.answer.setup import PAST, Setup, setup
from keiway.market.demand.invert import NotInverted
from keiway.market.demand.ready import POINTS
from keiway.market.record import ALL_STATES, NO_CAP, Asked, Energy, Outside

Array = np.ndarray
GRID = (0.55, 0.65, 0.75, 0.85, 0.9, 1.1, 1.2, 1.3, 1.45, 1.6, 1.8)  # times the price asked, which stands among them
FULL = 3  # the year on sale from which a launch stands on its own; it is drawn whether it was asked for or not
WHOLE = (0.5, 1.5)  # of the light vehicles sold in its year: what a fleet of one's own must hold
ANY_PRICE_USD = 20_000.0
TINY = 1e-9


class Base(NamedTuple):
    """What the draws are made of."""

    asked: Asked
    setup: Setup
    fleet: Any  # fleet.Fleet, without the vehicle's own name
    product: Any  # fleet.Product, in the fleet's money
    setting: Any  # demand.Setting
    without: tuple[str, ...]  # nameplates of the reference that it is itself: what they sold is not known to this forecast
    outside: tuple[Outside, ...]
    missing: tuple[Missing, ...]

    @property
    def calendar(self) -> tuple[int, ...]:
        """The years drawn: those asked for, and always a full one; of a launch ahead as many as a maker sells a model, since the sums of earning need them."""
        whole = FULL if self.past else max(FULL, longest_life())
        return tuple(range(self.asked.first_year, max(self.asked.last_year, self.asked.first_year + whole - 1) + 1))

    @property
    def past(self) -> bool:
        return self.asked.first_year <= PAST

    def entered(self, prices: Array) -> tuple[Any, Array]:
        """demand.entered of this launch, and what it would sell by tastes alone [draw]."""
        bare, shift = self.shift()
        return self._asked(demand.entered, self.product, self.setting, shift, prices), bare

    def sold(self, setting: Any = None, product: Any = None) -> Array:
        """Units [draw] of another launch, the same random numbers; what is given stands over what was asked."""
        product, setting = product or self.product, setting or self.setting
        return self._asked(demand.sold, product, setting, self.shift(setting, product)[1]).units

    def shift(self, setting: Any = None, product: Any = None) -> tuple[Array, Array]:
        """Units without any shift, and what launches taught of it in utils, both [draw]. Without it draws differ by the point of the priors alone."""
        product, setting = product or self.product, setting or self.setting
        rivals = np.log(history.fewer_rivals(self.fleet, product, setting.year))  # an early electric one met few others
        bare = self._asked(demand.sold, product, setting, np.full(POINTS, rivals))
        taught = calibration.shift(
            product, self.asked.first_year, self.asked.draws, self.asked.seed, self.without, fleet=self.fleet,
            log_units=float(np.median(np.log(np.maximum(bare.units, TINY)))),
        )  # fmt: skip
        return bare.units[np.argsort(bare.point)][demand.spread(self.asked.draws, POINTS, self.asked.seed)], rivals + taught

    def _asked(self, door: Any, product: Any, setting: Any, shift: Array, prices: Array | None = None) -> Any:
        try:
            return door(product, setting, self.fleet, draws=shift.size, seed=self.asked.seed, shift=shift, prices=prices)
        except NotInverted as error:
            if self.asked.fleet is None:
                raise
            raise InvalidFile(f"{self.asked.fleet}: no tastes give the sales it holds ({error}). Are units a year and prices in dollars?", fix=("--fleet", None)) from error


class Drawn(NamedTuple):
    """Arrays of draws, for whoever goes on from them. Prices in dollars of `price_year`."""

    years: tuple[int, ...]  # those asked for
    units: Array  # [draw, year] of those
    life: Array  # [draw, year] from the first year on: those asked for, and always a full one and a maker's life of a model
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
    factors: dict[str, Array]  # tastes (units), appeal (what launches taught, as a factor), reach, cap [draw]; ramp, market [draw, year of `life`]
    full: int  # column of `life` that stands for a full year

    @property
    def steady(self) -> Array:
        """Units of a full year [draw]."""
        return self.life[:, self.full]

    @property
    def full_year(self) -> int:
        return self.base.calendar[self.full]

    @property
    def settled(self) -> Asked:
        """What was asked with nothing left open: the price, and what the scenario says."""
        setup = self.base.setup
        return msgspec.structs.replace(
            self.base.asked, price_usd=setup.price_usd, price_year=setup.price_year, dealers=setup.dealers, energy=setup.energy, fuel_usd_gal=setup.fuel_usd_gal,
            states=ALL_STATES if setup.states is None else setup.states, cap_mph=setup.cap_mph or NO_CAP,
        )  # fmt: skip


def drawn(asked: Asked, grid: tuple[float, ...] = GRID) -> Drawn:
    """`grid`: other prices to work out, times the price asked; none is a third faster.

    Raises what the rooms behind it raise: the price, the scenario, the vehicle's missing specs; and too few draws, of which each point of the
    priors asks for one.
    """
    if asked.draws < POINTS:
        raise UsageError(f"{asked.draws} draws: at least {POINTS}, one for each point of the priors of the demand.", fix=("--draws", str(POINTS)))
    found = base(asked)
    to_fleet = years.money(1.0, found.setup.price_year, found.fleet.price_year)
    prices = np.array(sorted({float(round(found.setup.price_usd * times, -2)) for times in grid} | {found.setup.price_usd}))
    entered, bare = found.entered(prices * to_fleet)
    factors = {"tastes": bare, "appeal": entered.units / np.maximum(bare, TINY), "reach": reach(found), "cap": capped(found), **over_years(found)}
    steady = factors["reach"] * factors["cap"]
    run = factors["ramp"] * factors["market"]
    full, most = FULL - 1, sold_new(found)
    life = np.minimum((entered.units * steady)[:, None] * run, most)
    count = asked.last_year - asked.first_year + 1
    return Drawn(
        years=found.calendar[:count], units=life[:, :count], life=life, instead=entered.instead, groups=tuple(demand.INSTEAD),
        instead_mass_kg=tuple(getattr(entered, "instead_mass_kg", ())), surplus_usd=entered.surplus_usd / to_fleet, elasticity=entered.elasticity,
        price_usd=found.setup.price_usd, price_year=found.setup.price_year, prices=prices, at_prices=np.minimum(entered.at_prices * (steady * run[:, full])[:, None], most[full]),
        base=found, entered=entered, factors=factors, full=full,
    )  # fmt: skip


def base(asked: Asked) -> Base:
    own = history.nameplates(asked.vehicle.id)
    market = history.without(_fleet(asked), own)
    if asked.price_usd is None:  # what the model has no place for is refused as that, not for want of a price
        entrant.of(asked.vehicle, ANY_PRICE_USD, market.price_year, market)
    settled = setup(asked)
    product, outside, missing = entrant.of(asked.vehicle, settled.price_usd, settled.price_year, market, energy=settled.energy)
    return Base(asked, settled, market, product, setting(asked.first_year, settled), own, outside, missing)


def _fleet(asked: Asked) -> Any:
    """The reader's, else the shipped one nearest to the launch."""
    if asked.fleet is not None:
        return _whole(fleet.load(asked.fleet), asked.fleet)
    return fleet.load(min(fleet.shipped(), key=lambda year: abs(year - asked.first_year)))


def _whole(found: Any, path: str) -> Any:
    """Households choose among all that is on sale, so part of a fleet is no fleet."""
    units, sold = sum(product.units for product in found.products), years.context(found.year).light_vehicles
    if not WHOLE[0] <= units / sold <= WHOLE[1]:
        raise InvalidFile(
            f"{path}: its {len(found.products)} products make {units:,.0f} vehicles, and {sold:,.0f} were sold in {found.year}. Give the whole fleet of new light vehicles, units a year.",
            fix=("--fleet", None),
        )  # fmt: skip
    return found


def setting(year: int, settled: Setup, fuel_usd_gal: float | None = None) -> Any:
    """The market a launch in `year` is forecast in; fuel in dollars of the price year stands over that market's own.

    Of a launch of the past it is the market of the year before: on its first day no other was known.
    """
    fuel = fuel_usd_gal if fuel_usd_gal is not None else settled.fuel_usd_gal
    of = demand.setting(year - 1 if year <= PAST else year)
    return of if fuel is None else msgspec.structs.replace(of, gasoline_usd_gal=years.money(fuel, settled.price_year, of.year))


def reach(found: Base, dealers: float | None = None, states: tuple[str, ...] | str | None = "asked") -> Array:
    where = found.setup.states if states == "asked" else states
    return launch.reach(found.setup.dealers if dealers is None else dealers, where, found.asked.draws, found.asked.seed)


def capped(found: Base, cap_mph: float | str | None = "asked") -> Array:
    return launch.capped(found.setup.cap_mph if cap_mph == "asked" else cap_mph, found.asked.draws, found.asked.seed)


def over_years(found: Base) -> dict[str, Array]:
    """How a launch runs from year to year, and the market of each year over that of the first, both [draw, year]."""
    asked, count = found.asked, len(found.calendar)
    own = found.setup.launch
    run = launch.ramp(count, asked.draws, asked.seed, without=found.without or None, month=own.month if own and own.year == asked.first_year else None)
    if found.past:
        return {"ramp": run, "market": np.ones((asked.draws, count))}
    return {"ramp": run, "market": sold_new(found) / found.setting.light_vehicles * launch.drift(found.calendar, share_known(asked.first_year), asked.draws, asked.seed)}


def sold_new(found: Base) -> Array:
    """All new light vehicles of each year [year]: no launch sells more, whatever its price. After the last year of the table as in that."""
    return np.array([found.setting.light_vehicles if found.past else years.context(min(year, years.LAST)).light_vehicles for year in found.calendar])


def longest_life() -> int:
    """Years a model is sold at most, by the cost room."""
    from keiway.cost.built_here.table import facts

    return round(facts().values["years"].high)


def share_known(year: int) -> int:
    """The last year up to `year` whose share of cars is read and not held flat: the demand is worked out for that share."""
    while years.context(year).each["car_share"].how and year > years.FIRST:
        year -= 1
    return year


def with_energy(found: Base, energy: Energy) -> Any:
    """The same vehicle with another drive, in the fleet's money."""
    product, _, _ = entrant.of(found.asked.vehicle, found.setup.price_usd, found.setup.price_year, found.fleet, energy=energy)
    return product
