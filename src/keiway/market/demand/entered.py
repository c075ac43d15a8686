"""A new product in the market: what it sells, how it answers to its price, what its buyers give up, what they gain.

Nobody else's utility changes with it, so all that is needed of the others is what each person makes of them without it: with
r = exp(u_isk) P_is0 the entrant is picked with q = r / (1 + r), takes q P_isj from each other product, and is worth ln(1 + r) / alpha_i.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import msgspec
import numpy as np

from keiway.market.demand.choice import Array
from keiway.market.demand.offer import CARS, ELECTRICS, INSTEAD, KINDS, tasted
from keiway.market.demand.ready import THREADS, Point, Ready, ready
from keiway.market.demand.setting import Setting, gasoline, moves, shifted
from keiway.market.fleet.record import Fleet, Product
from keiway.market.launch.streams import stream

#: From kinds of new product and the others to what is told: electric cars and other electric ones are one.
TOLD = np.array([INSTEAD.index("new_electric" if kind.startswith("electric") else kind) for kind in KINDS])


class Entered(msgspec.Struct, frozen=True, eq=False):
    """D draws. Sold everywhere, known to all, in a full year of `Setting.light_vehicles` with the entrant among the others."""

    units: Array  # [D]
    elasticity: Array  # [D] own price
    instead: Array  # [D, len(INSTEAD)] shares of its buyers
    surplus_usd: Array  # [D] a buyer, dollars of the fleet's price year
    at_prices: Array  # [D, prices] units
    instead_mass_kg: tuple[float | None, ...]  # of the new vehicles given up, by INSTEAD; None where nothing of the kind is, or it is not known
    instead_price_usd: tuple[float | None, ...]
    point: Array  # [D] which point of the priors


def entered(
    product: Product, setting: Setting, fleet: Fleet, draws: int = 2000, seed: int = 1, shift: Array | None = None, prices: Array | None = None,
    quality_usd: float | None = None,
) -> Entered:  # fmt: skip
    """`product` and `prices` in dollars of the fleet's price year; `shift` [draws] utils.

    `quality_usd`: the price its quality is judged by, where it is sold at another; else that of the product. Along `prices` quality stays.
    """
    known = ready(fleet, seed)
    count = len(known.points)
    point = stream("demand.point", seed).permutation(np.arange(draws) % count)
    shift = np.zeros(draws) if shift is None else np.asarray(shift, float)
    asked = np.append(product.price_usd, np.asarray([] if prices is None else prices, float))
    mean = known.projection.of(product, known.offer, quality_usd or product.price_usd) + gasoline(product, setting, fleet, known.drawn["gasoline_small_share"])

    def part(which: Array) -> list[_At]:
        return [_at(known, known.points[k], product, setting, mean[k] + shift[point == k], asked) for k in which]

    with ThreadPoolExecutor(THREADS) as pool:
        found = [at for run in pool.map(part, np.array_split(np.arange(count), THREADS)) for at in run]
    return _gathered(found, point, known, setting, draws)


class _At(msgspec.Struct, frozen=True, eq=False):
    """At one point, its own draws (d)."""

    share: Array  # [d, 1 + prices]
    elasticity: Array  # [d]
    instead: Array  # [d, INSTEAD]
    mass: Array  # [d, kinds] kg x share of buyers
    price: Array  # [d, kinds]
    gain: Array  # [d] dollars a buyer


def _at(known: Ready, point: Point, product: Product, setting: Setting, mean: Array, prices: Array) -> _At:
    move = moves(known, point, setting)
    new, within = shifted(point, move)
    others = _others(point, new, move)
    nothing = 1.0 - new - others
    own = product.energy == "electric"
    level = mean + move[2] + move[0] * (product.body == "car") + move[1] * own
    fixed = point.taste @ np.array(tasted(product, known.offer.middle))
    log_nothing = np.log(np.maximum(nothing, 1e-300)) + point.spread[0] + fixed[:, None]
    weight = 1.0 / new.size
    share = np.empty((mean.size, prices.size))
    picks = None
    for n, price in enumerate(prices):
        ratio = np.exp(np.minimum(log_nothing - (point.alpha * price)[:, None], 600.0))
        r = np.exp(level)[:, None, None] * ratio
        q = r / (1.0 + r)
        share[:, n] = q.sum(axis=(1, 2)) * weight
        if n == 0:
            picks, gained = q, np.log1p(r)
    return _effects(point, picks, gained, share, prices[0], new, within, others, nothing)


def _others(point: Point, new: Array, move: Array) -> Array:
    """P(others|i,s) [N, S] once new ones are picked with `new`."""
    inclusive = point.spread[1] + point.bare[:, 1, None]
    return (1.0 - new) / (1.0 + np.exp(-inclusive))


def _effects(point: Point, q: Array, gained: Array, share: Array, price: float, new: Array, within: Array, others: Array, nothing: Array) -> _At:
    weight, sold = 1.0 / new.size, share[:, 0]
    answer = np.einsum("dis,dis,i->d", q, 1.0 - q, point.alpha)
    from_new = np.einsum("dis,is->di", q, new)
    from_others = np.einsum("dis,is->di", q, others)
    kinds = np.einsum("di,ik->dk", from_new, within)
    gain = np.divide(within, point.kinds, out=np.ones_like(within), where=point.kinds > 0)
    instead = np.zeros((q.shape[0], len(INSTEAD)))
    np.add.at(instead, (slice(None), TOLD), kinds)
    instead[:, 7:10] = np.einsum("di,ik->dk", from_others, point.others)
    instead[:, 10] = np.einsum("dis,is->d", q, nothing)
    scale = weight / sold[:, None]
    return _At(
        share, -price * answer * weight / sold, instead * scale, np.einsum("di,ik->dk", from_new, point.mass * gain) * scale,
        np.einsum("di,ik->dk", from_new, point.price * gain) * scale, np.einsum("dis,i->d", gained, 1.0 / point.alpha) * weight / sold,
    )  # fmt: skip


def _gathered(found: list[_At], point: Array, known: Ready, setting: Setting, draws: int) -> Entered:
    """Draws in their own order again; shares of households in units of the year."""
    households = setting.light_vehicles / known.sold
    order = np.argsort(point, kind="stable")

    def put(parts: list[Array]) -> Array:
        whole = np.concatenate(parts)
        back = np.empty_like(whole)
        back[order] = whole
        return back

    share = put([at.share for at in found])
    instead = put([at.instead for at in found])
    mass, price = (_means(instead, put([getattr(at, name) for at in found])) for name in ("mass", "price"))
    return Entered(
        share[:, 0] * households, put([at.elasticity for at in found]), instead, put([at.gain for at in found]), share[:, 1:] * households,
        mass, _with_others(price, known), point,
    )  # fmt: skip


def _means(instead: Array, kinds: Array) -> tuple[float | None, ...]:
    """Mean over draws of mass or price of each group, by what is given up of it."""
    sums = np.zeros(len(INSTEAD))
    np.add.at(sums, TOLD, kinds.mean(axis=0))
    shares = instead.mean(axis=0)
    return tuple(float(sums[k] / shares[k]) if sums[k] > 0.0 and shares[k] > 0.0 else None for k in range(len(INSTEAD)))


def _with_others(price: tuple[float | None, ...], known: Ready) -> tuple[float | None, ...]:
    return (*price[:7], *(float(each) for each in known.offer.other_price), None)


__all__ = ["CARS", "ELECTRICS", "Entered", "entered"]
