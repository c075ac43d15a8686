"""The market of a year, and what puts the fleet's own year into it.

Tastes for cars and for electric vehicles move so that their shares are those of the year, and the level of new vehicles so that as many
are bought a household as before; how many that is, the year's light vehicles say. Shares are carried as differences of log odds to those of the
fleet's own year, so that another count of what is a car does no harm.
"""

from __future__ import annotations

import msgspec
import numpy as np

from keiway.market.demand.choice import Array, between
from keiway.market.demand.facts import facts
from keiway.market.demand.offer import CARS, ELECTRICS
from keiway.market.demand.ready import Point, Ready
from keiway.market.fleet.record import Fleet, Product

LEAST = 2e-5  # share of electric vehicles where a year had none to speak of


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Shares are of the light vehicles sold. Gasoline in dollars of `year`."""

    year: int
    light_vehicles: float
    car_share: float
    electric_share: float
    gasoline_usd_gal: float


def setting(year: int) -> Setting:
    """As keiway's table of years has it."""
    from keiway.market import years

    of = years.context(year)
    return Setting(
        year=year, light_vehicles=of.light_vehicles, car_share=of.car_share, electric_share=of.electric_share, gasoline_usd_gal=of.gasoline_usd_gal
    )


def moves(ready: Ready, point: Point, now: Setting) -> Array:
    """Utils by which cars, electric vehicles and all new ones gain [3] at one point, by Newton's steps on their shares."""
    targets = _targets(ready, now)
    sets = np.vstack([CARS, ELECTRICS, np.ones(len(CARS))]).astype(float)  # [3, kinds]
    move = np.zeros(3)
    for _ in range(30):
        new, within = shifted(point, move)
        weight = new / new.size
        mean = np.einsum("ik,mk->im", within, sets)  # of a new one a person picks: the share in each set
        has = np.einsum("is,im->m", weight, mean)
        off = targets * has[2] - has
        off[2] = ready.sold - has[2]
        if np.abs(off).max() < 1e-7:
            break
        alike = np.einsum("is,ik,mk,lk->ml", weight, within, sets, sets, optimize=True)
        less = np.einsum("is,is,im,il->ml", weight, new, mean, mean, optimize=True)
        slope = alike - less  # of has [m] on move [l]
        slope[:2] -= targets[:2, None] * slope[2]
        move = move + np.clip(np.linalg.solve(slope, off), -3.0, 3.0)
    return move


def shifted(point: Point, move: Array) -> tuple[Array, Array]:
    """P(new|i,s) [N, S] and shares of kinds within new [N, kinds] once cars, electric and all new ones have gained `move`."""
    gain = np.exp(move[0] * CARS + move[1] * ELECTRICS + move[2])
    worth = point.kinds * gain
    every = worth.sum(axis=1)
    inclusive = point.spread + point.bare.T[:, :, None]
    inclusive[0] += np.log(every)[:, None]
    return between(inclusive)[0][0], worth / every[:, None]


def _targets(ready: Ready, now: Setting) -> Array:
    units, kind = ready.offer.units, ready.offer.kind
    own = setting(ready.offer.fleet.year)
    found = []
    for mask, name in ((CARS, "car_share"), (ELECTRICS, "electric_share")):
        share = units[mask[kind]].sum() / units.sum()
        odds = _log_odds(share) + _log_odds(getattr(now, name)) - _log_odds(getattr(own, name))
        found.append(1.0 / (1.0 + np.exp(-odds)))
    return np.array([*found, 1.0])


def _log_odds(share: float) -> float:
    share = min(max(share, LEAST), 1.0 - LEAST)
    return float(np.log(share / (1.0 - share)))


def gasoline(product: Product, now: Setting, fleet: Fleet, response: Array) -> Array:
    """Utils that the price of gasoline adds against the fleet's own year [P]; `response` is that of the share of small gasoline cars.

    An electric vehicle saves all of the fuel and not a part of it, so it gains more.
    """
    from keiway.market import years

    saved = facts().fuel_saved
    then = years.money(setting(fleet.year).gasoline_usd_gal, fleet.year, now.year)
    times = saved.electric / saved.small_gasoline if product.energy == "electric" else 1.0
    return response * times * np.log(now.gasoline_usd_gal / then)
