"""A launch as it would have been forecast on its first day: the market of that year, its own specs, price and dealers, nothing of what came after.

    steady_d  = entered_d(product, market of the year before, shift_d) reach_d(dealers)        a mean year of the second to the fifth
    q_d(n)    = steady_d ramp_d(n)                                                             n = 1: the calendar year of the launch

The market (vehicles sold, shares of cars and of electric ones, gasoline) stays as it was in the last full year before the launch: nobody knew it
better on the first day. What it did after is part of the error that the calibration learns from.
"""

from __future__ import annotations

import msgspec
import numpy as np

from keiway.errors import UsageError
from keiway.market import history
from keiway.market.calibration.kept import Structural
from keiway.market.calibration.learnt import Learnt, drawn, learn
from keiway.market.fleet.record import Fleet, Product
from keiway.vehicles.record import Vehicle

Array = np.ndarray
SHIPPED = (2019, 2022)
FIRST, LAST = 2002, 2024


#: Utils at which each point of the priors is asked; between two of them the log of sales is taken as straight.
LEAST, MOST, STEP = -8.0, 8.0, 0.5


class Structure(msgspec.Struct, frozen=True, eq=False):
    """Draws of the structural forecast: national steady sales, and the share of households within reach.

    `point` [draws]: of the priors; `answers` [points, grid]: log of sales at a shift of every utility over sales without one. Without them
    a shift is a factor, as it is where the share is small.
    """

    national: Array
    reach: Array
    point: Array | None = None
    answers: Array | None = None

    def shifted(self, shift: Array) -> Array:
        """National steady sales once every household likes it by `shift` [draws] utils more."""
        if self.answers is None:
            return self.national * np.exp(shift)
        at = (shift - LEAST) / STEP
        low = np.clip(at.astype(int), 0, self.answers.shape[1] - 2)
        here, there = self.answers[self.point, low], self.answers[self.point, low + 1]
        return self.national * np.exp(here + (there - here) * (at - low))

    @property
    def kept(self) -> Structural:
        logs, near = np.log(self.national), np.log(self.reach)
        return Structural(national=float(np.median(logs)), reach=float(np.median(near)), sd=float(np.std(logs + near)))


class Forecast(msgspec.Struct, frozen=True, eq=False):
    """Vehicles a year. `units` [draws, years], `steady` [draws] a mean year of the second to the fifth."""

    title: str
    years: tuple[int, ...]
    units: Array
    steady: Array
    structure: Structure

    def band(self, *at: float) -> Array:
        """Quantiles of the steady year, by default 5, 25, 50, 75 and 95 percent."""
        return np.quantile(self.steady, at or (0.05, 0.25, 0.5, 0.75, 0.95))


def as_at_launch(
    vehicle: Vehicle | Product, price_usd: float, year: int, dealers: float | None = None, years: int = 5, draws: int = 2000, seed: int = 1, *,
    month: int | None = None, states: tuple[str, ...] | None = None, without: tuple[str, ...] = (), earlier: bool = False, fleet: Fleet | None = None,
) -> Forecast:  # fmt: skip
    """Any launch of 2002 to 2024. `price_usd`: what a buyer paid, destination included, before tax, dollars of `year`.

    `without`: nameplates of launches.yaml that must not be known, besides its own, which its id tells. `earlier`: only launches before that
    year, and what they sold before it, teach the error. Raises `UsageError` for a year outside, and where specs are missing, named.
    """
    if not FIRST <= year <= LAST:
        raise UsageError(f"a launch in {year}: launches of {FIRST} to {LAST} can be asked as of their first day.", fix=(str(year), str(min(max(year, FIRST), LAST))))
    market = fleet or nearest(year)
    product = entrant(vehicle, price_usd, year, market)
    left = tuple(sorted({*without, *history.nameplates(product.id)}))
    seen = structure(product, year, dealers, market, draws, seed, states, left)
    return forecast(product, year, seen, learn(market.year, left, year if earlier else None), years, seed, month, left)


def forecast(
    product: Product, year: int, seen: Structure, found: Learnt, years: int, seed: int, month: int | None = None, without: tuple[str, ...] = ()
) -> Forecast:
    """The structural draws put right by what launches taught, and spread over the years after the launch."""
    from keiway.market import launch

    count = seen.national.size
    steady = seen.shifted(drawn(found, product, year, seen.kept.national, count, seed)) * seen.reach
    ramp = launch.ramp(years, count, seed, tuple(sorted(without)) or None, month)
    return Forecast(product.name, tuple(range(year, year + years)), steady[:, None] * ramp, steady, seen)


def structure(
    product: Product, year: int, dealers: float | None, fleet: Fleet, draws: int, seed: int, states: tuple[str, ...] | None = None,
    without: tuple[str, ...] = (), market_year: int | None = None,
) -> Structure:  # fmt: skip
    """The model without any launch: the fleet less the named nameplates, in the market of the year before the launch, or of `market_year`; an electric one
    among as many others as there were."""
    from keiway.market import demand, launch

    then = year - 1 if market_year is None else market_year
    market = history.without(fleet, without)
    more, now = np.log(history.fewer_rivals(market, product, then)), demand.setting(then)
    bare = demand.sold(product, now, market, draws=draws, seed=seed, shift=np.full(draws, more))
    return Structure(bare.units, launch.reach(dealers, states, draws, seed), bare.point, _answers(product, now, market, seed, more))


def _answers(product: Product, now, market: Fleet, seed: int, more: float) -> Array:
    """`Structure.answers`: every point asked at every step of the grid."""
    from keiway.market import demand
    from keiway.market.demand.ready import POINTS

    def logs(grid: Array) -> Array:
        each = demand.spread(POINTS * grid.size, POINTS, seed)  # which point each of these draws takes
        order = np.argsort(each, kind="stable")
        shift = np.empty(each.size)
        shift[order] = np.tile(grid, POINTS)
        return np.log(demand.sold(product, now, market, draws=each.size, seed=seed, shift=more + shift).units[order].reshape(POINTS, grid.size))

    up = np.arange(0.0, MOST + STEP / 2, STEP)  # the two halves apart: `sold` is the more exact the nearer its shifts lie
    less, greater = logs(-up[::-1]), logs(up)
    return np.hstack([less[:, :-1] - less[:, -1:], greater - greater[:, :1]])


def nearest(year: int) -> Fleet:
    """The shipped fleet nearest to that year; of two as near, the earlier."""
    from keiway.market import fleet

    return fleet.load(min(SHIPPED, key=lambda each: abs(each - year)))


def entrant(vehicle: Vehicle | Product, price_usd: float, year: int, fleet: Fleet) -> Product:
    """As a product of the fleet, its price carried to the fleet's money."""
    from keiway.market import years

    if isinstance(vehicle, Product):
        return msgspec.structs.replace(vehicle, price_usd=years.money(price_usd, year, fleet.price_year))
    from keiway.market import entrant as entrants

    return entrants.of(vehicle, price_usd, year, fleet)[0]
