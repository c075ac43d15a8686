"""A new product in the market: what it sells, how it answers to its price, what its buyers give up, what they gain.

Nobody else's utility changes with it, so all that is needed of the others is what each person makes of them without it: with
r = exp(u_isk) P_is0 the entrant is picked with q = r / (1 + r), takes q P_isj from each other product, and is worth ln(1 + r) / alpha_i.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from keiway.market.demand.choice import Array
from keiway.market.demand.invert import TINY
from keiway.market.demand.offer import INSTEAD, KINDS, OTHERS, tasted
from keiway.market.demand.ready import Point, ready
from keiway.market.demand.setting import Placed, Setting, gasoline, placed
from keiway.market.fleet.record import Fleet, Product
from keiway.market.launch.streams import stream

#: From kinds of new product and the others to what is told: electric cars and other electric ones are one.
TOLD = np.array([INSTEAD.index("new_electric" if kind.startswith("electric") else kind) for kind in KINDS])

AT = 10  # mean utilities at which a point with more draws is worked out

OTHER = slice(INSTEAD.index("used_car"), INSTEAD.index("nothing"))


class Entered(msgspec.Struct, frozen=True, eq=False):
    """D draws. Sold everywhere, known to all, in a full year of `Setting.light_vehicles` with the entrant among the others."""

    units: Array  # [D]
    elasticity: Array  # [D] own price
    instead: Array  # [D, len(INSTEAD)] shares of its buyers
    surplus_usd: Array  # [D] a buyer, dollars of the fleet's price year
    at_prices: Array  # [D, prices] units
    instead_mass_kg: tuple[float | None, ...]  # of what is given up, by INSTEAD; None for nothing, and where none of the kind is
    instead_price_usd: tuple[float | None, ...]
    point: Array  # [D] which point of the priors


class Sold(msgspec.Struct, frozen=True, eq=False):
    """D draws, as in `Entered`."""

    units: Array  # [D]
    at_prices: Array  # [D, prices]
    point: Array  # [D]


def entered(
    product: Product, setting: Setting, fleet: Fleet, draws: int = 2000, seed: int = 1, shift: Array | None = None, prices: Array | None = None,
    quality_usd: float | None = None,
) -> Entered:  # fmt: skip
    """`product` and `prices` in dollars of the fleet's price year; `shift` [draws] utils of every person, so that no draw sells more than there are to buy.

    `quality_usd`: the price its quality is judged by, where it is sold at another; else that of the product. Along `prices` quality stays.
    """
    asked = _Asked(product, setting, fleet, draws, seed, shift, prices, quality_usd)
    return _gathered(_at_points(asked, _told), asked)


def sold(
    product: Product, setting: Setting, fleet: Fleet, draws: int = 2000, seed: int = 1, shift: Array | None = None, prices: Array | None = None,
    quality_usd: float | None = None,
) -> Sold:  # fmt: skip
    """Units alone, those of `entered` to the bit, at a fraction of the work."""
    asked = _Asked(product, setting, fleet, draws, seed, shift, prices, quality_usd)
    units = _ordered(_at_points(asked, _units), asked) * asked.scale
    return Sold(units[:, 0], units[:, 1:], asked.point)


class _Asked:
    """What every point needs to know."""

    def __init__(self, product: Product, setting: Setting, fleet: Fleet, draws: int, seed: int, shift: Array | None, prices: Array | None, quality_usd: float | None):
        self.product, self.known, self.places = product, ready(fleet), placed(fleet, setting)
        self.scale = setting.light_vehicles / self.known.sold  # vehicles a year for a share of one
        self.point = spread(draws, len(self.known.points), seed)
        self.prices = np.append(product.price_usd, np.asarray([] if prices is None else prices, float))
        self.liked = np.array(tasted(product, self.known.offer.middle))
        mean = self.known.projection.of(product, self.known.offer, quality_usd or product.price_usd)
        mean = mean + gasoline(product, setting, fleet, self.known.drawn["gasoline_small_share"])
        self.mean = mean[self.point] + (0.0 if shift is None else np.asarray(shift, float))  # [D]


def _at_points(asked: _Asked, work: Callable[..., Any]) -> list[Any]:
    """`work` at every point, in the order of the points."""
    return [work(point, place, asked, asked.mean[asked.point == k]) for k, (point, place) in enumerate(zip(asked.known.points, asked.places, strict=True))]


def spread(draws: int, points: int, seed: int) -> Array:
    """Which point each draw takes [draws]: all as often, in an order of the seed's."""
    return stream("demand.point", seed).permutation(np.arange(draws) % points)


class _At(msgspec.Struct, frozen=True, eq=False):
    """At one point, its own draws (d)."""

    share: Array  # [d, 1 + prices]
    elasticity: Array  # [d]
    instead: Array  # [d, INSTEAD]
    mass: Array  # [d, kinds] kg x share of buyers
    price: Array  # [d, kinds]
    gain: Array  # [d] dollars a buyer


def _between(mean: Array) -> tuple[Array, Array]:
    """Mean utilities [k] to work out, and the weights [d, k] that give what holds at each of `mean` [d].

    Draws of one point differ by their shift alone, and all that is told is smooth in it: where they are many, polynomials through Chebyshev's
    nodes (barycentric: Berrut and Trefethen 2004) give all of them from a few, to 1e-4 of
    the share where shifts have a spread of 1.3.
    """
    low, high = float(mean.min()), float(mean.max())
    if high - low < 1e-9:
        return mean[:1], np.ones((mean.size, 1))
    if mean.size <= AT:
        return mean, np.eye(mean.size)
    turn = np.pi * np.arange(AT) / (AT - 1)
    nodes = 0.5 * (low + high) - 0.5 * (high - low) * np.cos(turn)
    weight = (-1.0) ** np.arange(AT)
    weight[[0, -1]] *= 0.5
    off = mean[:, None] - nodes
    on = np.abs(off) < 1e-12 * (1.0 + abs(high))
    pull = weight / np.where(on, 1.0, off)
    pull = np.where(on.any(axis=1)[:, None], on, pull)
    return nodes, pull / pull.sum(axis=1)[:, None]


def _shares(point: Point, place: Placed, asked: _Asked, mean: Array) -> tuple[Array, Array, Array]:
    """Shares [k, 1 + prices], and of the price asked q and r [k, N, S]."""
    cars, electrics, all_new = place.move
    level = np.exp(mean + all_new + cars * (asked.product.body == "car") + electrics * (asked.product.energy == "electric"))
    fixed = point.spread[0] + np.einsum("ik,k->i", point.taste, asked.liked)[:, None] + np.log(np.maximum(place.nothing, 1e-300))
    weight = point.weight / place.nothing.shape[1]
    share = np.empty((mean.size, asked.prices.size))
    r = np.empty((mean.size, *place.nothing.shape))
    q = np.empty_like(r)  # both once for all prices: their memory costs more than their sums
    for n in reversed(range(asked.prices.size)):  # the price asked last: what follows is told for it
        np.multiply(level[:, None, None], np.exp(np.minimum(fixed - (point.alpha * asked.prices[n])[:, None], 500.0)), out=r)
        np.add(r, 1.0, out=q)
        np.divide(r, q, out=q)
        share[:, n] = np.einsum("dis,i->d", q, weight)
    return share, q, r


def _units(point: Point, place: Placed, asked: _Asked, mean: Array) -> Array:
    nodes, by = _between(mean)
    return _drawn(_shares(point, place, asked, nodes)[0], by)


def _drawn(share: Array, by: Array) -> Array:
    """Shares [d, prices] of those at the nodes [k, prices]: logs are near to straight."""
    return np.exp(np.einsum("dk,kp->dp", by, np.log(np.maximum(share, TINY))))


def _told(point: Point, place: Placed, asked: _Asked, mean: Array) -> _At:
    nodes, by = _between(mean)
    share, q, r = _shares(point, place, asked, nodes)
    weight = point.weight / place.nothing.shape[1]
    at = _effects(point, place, q * weight[:, None], q, np.log1p(r), share, asked.prices[0])
    others = {name: np.einsum("dk,k...->d...", by, getattr(at, name)) for name in ("elasticity", "mass", "price", "gain")}
    instead = np.maximum(np.einsum("dk,kg->dg", by, at.instead), 0.0)
    return _At(_drawn(share, by), others["elasticity"], instead / instead.sum(axis=1)[:, None], others["mass"], others["price"], others["gain"])


def _effects(point: Point, place: Placed, bought: Array, q: Array, gained: Array, share: Array, price: float) -> _At:
    """`bought` [d, N, S]: q times how many each person stands for."""
    each = 1.0 / share[:, :1]
    from_new = np.einsum("dis,is->di", bought, place.new)
    from_others = np.einsum("dis,is->di", bought, place.others)
    instead = np.zeros((q.shape[0], len(INSTEAD)))
    np.add.at(instead, (slice(None), TOLD), np.einsum("di,ik->dk", from_new, place.within))
    instead[:, OTHER] = np.einsum("di,ik->dk", from_others, point.others)
    instead[:, -1] = np.einsum("dis,is->d", bought, place.nothing)
    taken = np.divide(place.within, point.kinds, out=np.ones_like(place.within), where=point.kinds > 0)  # by the year's tastes
    mass, paid = (np.einsum("di,ik->dk", from_new, told * taken) * each for told in (point.mass, point.price))
    answers = np.einsum("dis,dis,i->d", bought, 1.0 - q, point.alpha)
    gain = np.einsum("dis,i->d", gained, point.weight / (place.nothing.shape[1] * point.alpha))
    return _At(share, -price * answers * each[:, 0], instead * each, mass, paid, gain * each[:, 0])


def _ordered(found: list[Array], asked: _Asked) -> Array:
    """Draws in their own order again."""
    whole = np.concatenate(found)
    back = np.empty_like(whole)
    back[np.argsort(asked.point, kind="stable")] = whole
    return back


def _gathered(found: list[_At], asked: _Asked) -> Entered:
    """Shares of households in units."""

    def put(name: str) -> Array:
        return _ordered([getattr(at, name) for at in found], asked)

    units, instead = put("share") * asked.scale, put("instead")
    mass, price = _means(instead, put("mass")), _means(instead, put("price"))
    others = {other.id: other for other in asked.known.offer.fleet.others}
    mass = (*mass[: OTHER.start], *(others[name].mass_kg for name in OTHERS), None)
    price = (*price[: OTHER.start], *(others[name].price_usd for name in OTHERS), None)
    return Entered(units[:, 0], put("elasticity"), instead, put("gain"), units[:, 1:], mass, price, asked.point)


def _means(instead: Array, kinds: Array) -> tuple[float | None, ...]:
    """Mass or price of what is given up of each group, over all draws."""
    sums = np.zeros(len(INSTEAD))
    np.add.at(sums, TOLD, kinds.mean(axis=0))
    shares = instead.mean(axis=0)
    return tuple(float(total / share) if total > 0.0 and share > 0.0 else None for total, share in zip(sums, shares, strict=True))
