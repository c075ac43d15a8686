"""The market of a year, and what puts the fleet's own year into it.

Tastes for cars and for electric vehicles move so that their shares are those of the year, and the level of new vehicles so that as many
are bought a household as before; how many that is, the year's light vehicles say. Shares are carried as differences of log odds to those of the
fleet's own year, so that another count of what is a car does no harm.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
import numpy as np

from keiway.market.demand.choice import Array, between
from keiway.market.demand.facts import facts
from keiway.market.demand.offer import CARS, ELECTRICS, offer
from keiway.market.demand.ready import Point, ready
from keiway.market.fleet.record import Fleet, Product

SETS = np.vstack([CARS, ELECTRICS, np.ones(len(CARS))]).astype(float)  # [3, kinds]
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


class Placed(msgspec.Struct, frozen=True, eq=False):
    """What persons choose at one point once the year is put in."""

    move: Array  # [3] utils by which cars, electric vehicles and all new ones gain
    within: Array  # [N, kinds] shares of kinds within new
    new: Array  # [N, S]: P(new|i,s)
    others: Array  # [N, S]
    nothing: Array  # [N, S]


def placed(fleet: Fleet, now: Setting) -> tuple[Placed, ...]:
    """Every point of `ready(fleet)` in the market of `now`; its gasoline moves the entrant alone, so markets that differ by that are one."""
    return _with_shares(fleet, *(None if np.isnan(share) else float(share) for share in _targets(fleet, now)))


@lru_cache(maxsize=2)
def _with_shares(fleet: Fleet, cars: float | None, electrics: float | None) -> tuple[Placed, ...]:
    known, targets = ready(fleet), np.array([cars, electrics], float)
    return tuple(_placed(point, targets, known.sold) for point in known.points)


def _placed(point: Point, targets: Array, sold: float) -> Placed:
    """`targets`: shares of cars and of electric vehicles, by Newton's steps on them and on all that is `sold`. NaN: the fleet has none, or nothing else."""
    move, still = np.zeros(3), np.flatnonzero(np.isnan(targets))
    targets = np.nan_to_num(targets, nan=1.0)
    for _ in range(30):
        group, nothing, within = _moved(point, move)
        weight = point.weight / nothing.shape[1]
        by_person = group[0].sum(axis=1) * weight
        mean = np.einsum("ik,mk->im", within, SETS)  # of what a person picks new, the share in each set
        has = np.einsum("i,im->m", by_person, mean)
        off = np.append(targets * has[2] - has[:2], sold - has[2])
        off[still] = 0.0
        if np.abs(off).max() < 1e-4 * sold * targets.min():
            break
        kinds = np.einsum("i,ik->k", by_person, within)
        twice = np.einsum("is,is->i", group[0], group[0]) * weight
        slope = np.einsum("mk,lk->ml", SETS * kinds, SETS) - np.einsum("i,im,il->ml", twice, mean, mean)  # of has [m] on move [l]
        slope[:2] -= targets[:, None] * slope[2]
        slope[still] = np.eye(3)[still]
        move = move + np.clip(np.linalg.solve(slope, off), -3.0, 3.0)
    return Placed(move, within, group[0], group[1], nothing)


def _moved(point: Point, move: Array) -> tuple[Array, Array, Array]:
    """Choices between groups, P(nothing), and shares of kinds within new once cars, electric and all new ones have gained `move`."""
    worth = point.kinds * np.exp(np.einsum("m,mk->k", move, SETS))
    every = worth.sum(axis=1)
    bare = point.bare.copy()
    bare[:, 0] += np.log(every)
    return *between(point.spread + bare.T[:, :, None]), worth / every[:, None]


def _targets(fleet: Fleet, now: Setting) -> Array:
    seen, own = offer(fleet), setting(fleet.year)
    units, kind = seen.units, seen.kind
    found = []
    for mask, name in ((CARS, "car_share"), (ELECTRICS, "electric_share")):
        share = units[mask[kind]].sum() / units.sum()
        odds = _log_odds(share) + _log_odds(getattr(now, name)) - _log_odds(getattr(own, name))
        found.append(1.0 / (1.0 + np.exp(-odds)) if 0.0 < share < 1.0 else np.nan)
    return np.array(found)


def _log_odds(share: float) -> float:
    share = min(max(share, LEAST), 1.0 - LEAST)
    return float(np.log(share / (1.0 - share)))


def gasoline(product: Product, now: Setting, fleet: Fleet, response: Array) -> Array:
    """Utils that the price of gasoline adds against the fleet's own year [P]; `response` is that of the share of small gasoline cars.

    An electric vehicle saves all of the fuel and a hybrid about half, so they gain more than a small gasoline car.
    """
    from keiway.market import years

    saved = facts().fuel_saved
    then = years.money(setting(fleet.year).gasoline_usd_gal, fleet.year, now.year)
    saves = {"electric": saved.electric, "hybrid": saved.hybrid, "phev": saved.hybrid}.get(product.energy, saved.small_gasoline)
    return response * (saves / saved.small_gasoline) * np.log(now.gasoline_usd_gal / then)
