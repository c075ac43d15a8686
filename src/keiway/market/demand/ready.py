"""The fleet at each point of the priors: tastes, mean utilities that give the shares seen, and how persons choose without the entrant.

How far tastes for buying at all and for new over used spread is not drawn but solved for at each point, so that all new vehicles
answer to their price as the drawn aggregate elasticity says, used prices moving until as many used ones are bought as before. Points run one
after the other: their arrays are small, and two threads that pass the interpreter to and fro took half as long again (measured).
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
import numpy as np

from keiway.errors import UsageError
from keiway.market.demand import choice
from keiway.market.demand.choice import Array, Choices, People, Picked, choices, picked, shares_at
from keiway.market.demand.hedonic import Projection, projected, worth_of_power
from keiway.market.demand.invert import TINY, NotInverted, accelerated
from keiway.market.demand.offer import KINDS, OTHERS, Offer, offer
from keiway.market.demand.persons import TASTES, persons, points
from keiway.market.fleet.record import Fleet

POINTS, PERSONS, NODES = 100, 128, 32
TOLERANCE = 1e-4  # of log shares; far below what is known of any
FIRST_SPREAD = 14.0  # utils over the elasticity: where the search begins
MOST = 0.9  # of households, one purchase each
FLAT = 1e-9  # keeps a step finite where nobody is near to changing


class Point(msgspec.Struct, frozen=True, eq=False):
    """One point. New products are group 0, the others group 1."""

    weight: Array  # [N], sums to one
    alpha: Array  # [N] utils a dollar
    taste: Array  # [N, 6]
    spread: Array  # [2, N, S]: tastes for the groups
    delta: Array  # [J + 3]
    bare: Array  # [N, 2]: log of what each group is worth to a person, without the taste
    kinds: Array  # [N, 8]: shares of the kinds within new
    mass: Array  # [N, 8]: those shares times mass, kg
    price: Array  # [N, 8]: times price, dollars
    others: Array  # [N, 3]: shares within the others
    sd: float  # of the taste for buying any
    held: float  # aggregate elasticity with used prices held
    steps: int


class Ready(msgspec.Struct, frozen=True, eq=False):
    offer: Offer
    drawn: dict[str, Array]  # [P] each
    points: tuple[Point, ...]
    projection: Projection
    sold: float  # share of households that buys new


@lru_cache(maxsize=2)
def ready(fleet: Fleet, count: int = POINTS) -> Ready:
    seen = offer(fleet)
    if seen.units.sum() + seen.other_units.sum() > MOST * fleet.households:
        raise UsageError(
            f"fleet of {fleet.year}: {seen.units.sum():,.0f} new vehicles and {seen.other_units.sum():,.0f} others a year are more than its "
            f"{fleet.households:,.0f} households can buy. `units` are vehicles sold in the country in a year.", fix=(str(fleet.year), None),
        )  # fmt: skip
    drawn = points(count)
    try:
        found = tuple(_point(seen, {name: float(values[k]) for name, values in drawn.items()}, k) for k in range(count))
    except NotInverted as error:
        raise UsageError(
            f"fleet of {fleet.year}: no spread of tastes gives both what it sells and how a whole market answers to its prices. It holds "
            f"{seen.units.sum():,.0f} vehicles for {fleet.households:,.0f} households; it has to be all that was on sale.", fix=(str(fleet.year), None),
        ) from error  # fmt: skip
    delta = np.array([point.delta[: seen.units.size] for point in found])
    power = worth_of_power(_alpha(drawn["alpha"], fleet), drawn["performance_value"], seen)
    return Ready(seen, drawn, found, projected(seen, delta, power), float(seen.units.sum() / fleet.households))


def _alpha(per_thousand_2022: Array, fleet: Fleet) -> Array:
    """Utils a dollar of the fleet's price year."""
    from keiway.market import years

    return per_thousand_2022 / 1000.0 / years.money(1.0, 2022, fleet.price_year)


def _point(seen: Offer, at: dict[str, float], k: int) -> Point:
    people, market, each = built(seen, at, k)
    delta, log_sd, steps = _solved(market, seen, people.alpha, each, at["aggregate_elasticity"])
    return _described(market.tasted(np.exp(log_sd) * each), seen, people, delta, log_sd, steps)


def built(seen: Offer, at: dict[str, float], k: int) -> tuple[People, Choices, Array]:
    """Persons at point `k` with parameters `at`, their market, and tastes for groups [2, N, S] at a spread of 1 for buying any."""
    drawn = persons(PERSONS, NODES, k)
    alpha = _alpha(at["alpha"], seen.fleet) * np.exp(-at["income_exponent"] * at["income_sd"] * drawn.income)
    people = People(drawn.weight, alpha, drawn.taste * np.array([at[name] for name in TASTES]))
    price = np.append(seen.price, seen.other_price)
    # The others come in every size and kind, so no taste of these moves them.
    mu = choice.deviations(people, price, np.vstack([seen.tasted, np.zeros((len(OTHERS), len(TASTES)))]))
    group = np.repeat([0, 1], [seen.units.size, len(OTHERS)])
    new = drawn.new + at["income_new"] * drawn.income[:, None]
    each = np.stack([drawn.any + at["new_over_any"] * new, drawn.any])
    return people, choices(mu, np.repeat(drawn.weight[:, None] / NODES, NODES, axis=1), group), each


def _solved(market: Choices, seen: Offer, alpha: Array, each: Array, target: float) -> tuple[Array, float, int]:
    """Mean utilities and the log of the spread of taste for buying any, together: one fixed point of both.

    Levels of the two groups move by Newton's steps, as persons are few who are near to changing where the spread is large; within a
    group the contraction on shares is fast.
    """
    log_seen = np.log(np.append(seen.units, seen.other_units) / seen.fleet.households)
    group = np.repeat([0, 1], [seen.units.size, len(OTHERS)])
    sold = np.array([np.exp(log_seen[group == g]).sum() for g in (0, 1)])

    def step(x: Array) -> Array:
        now = market.tasted(np.exp(x[-1]) * each)
        at = picked(now, x[:-3] + x[-3:-1][group])
        moved, _ = market_elasticity(now, at, alpha, seen)
        wider = 0.5 * np.log(np.clip(moved / target, 0.4, 2.5))  # half the way, as the response is steeper where few are near to changing
        has, level = _levels(now, at.group, sold, np.exp(x[-1]), wider)
        within = log_seen - np.log(np.maximum(shares_at(now, at), TINY)) - np.log(sold / has)[group]
        return np.concatenate([within, level, [wider]])

    alike = log_seen - np.log(_mean_pull(market))  # were all as likely to buy at all
    start = np.concatenate([alike, [0.0, 0.0, np.log(FIRST_SPREAD / -target)]])
    found = accelerated(step, _levelled(market, each, sold, start, group), TOLERANCE, 500)
    return found.delta[:-3] + found.delta[-3:-1][group], float(found.delta[-1]), found.steps


def _mean_pull(market: Choices) -> Array:
    """Mean over persons of exp(mu) [J + 3]."""
    pull = np.exp(market.top) * market.weight.sum(axis=1)[:, None]
    return np.concatenate([np.einsum("i,ij->j", pull[:, g], base) for g, base in enumerate(market.base)])


def _levels(market: Choices, group: Array, sold: Array, sd: float, wider: float) -> tuple[Array, Array]:
    """Share that picks each group [2], and Newton's step of their levels [2] towards `sold` while log sd moves by `wider`; half an sd at most."""
    weighted = market.weight * group
    has = np.einsum("gis->g", weighted)
    both = np.einsum("is,is->", weighted[0], group[1])
    own = has - np.einsum("gis,gis->g", weighted, group) + FLAT
    mean = np.einsum("gis,gis->is", group, market.taste)
    by_sd = np.einsum("gis,gis->g", weighted, market.taste) - np.einsum("gis,is->g", weighted, mean)
    slope = np.array([[own[0], -both], [-both, own[1]]])
    return has, np.clip(np.linalg.solve(slope, sold - has - by_sd * wider), -0.5 * sd, 0.5 * sd)


def _levelled(market: Choices, each: Array, sold: Array, x: Array, group: Array) -> Array:
    """`x` with the levels at which each group sells as it did."""
    now, sd = market.tasted(np.exp(x[-1]) * each), np.exp(x[-1])
    inclusive = now.taste + picked(now, x[:-3]).bare.T[:, :, None]
    level = x[-3:-1]
    for _ in range(60):
        _, move = _levels(now, choice.between(inclusive + level[:, None, None])[0], sold, sd, 0.0)
        level = level + move
        if np.abs(move).max() < 0.1:
            break
    return np.concatenate([x[:-3], level, x[-1:]])


def market_elasticity(market: Choices, at: Picked, alpha: Array, seen: Offer) -> tuple[float, float]:
    """Of all new vehicles sold, to all of their prices: with used prices moving so that as many used ones are bought, and with them held.

    e = e_nn - e_nu e_un / e_uu;  n new, u used
    """
    spent = np.einsum("ij,j->i", market.base[0], at.within[0] * seen.price) / at.total[:, 0]  # mean price of the new one a person would pick
    worth, (new, other) = market.weight * alpha[:, None], at.group
    used = other * (market.base[1][:, 0] * at.within[1][0] / at.total[:, 1])[:, None]
    by_new, by_used = worth * spent[:, None] * new, worth * seen.other_price[0] * used
    nn, un = -np.einsum("is,is->", by_new, 1.0 - new), np.einsum("is,is->", by_new, used)
    nu, uu = np.einsum("is,is->", by_used, new), -np.einsum("is,is->", by_used, 1.0 - used)
    sold = np.einsum("is,is->", market.weight, new)
    return float((nn - nu * un / uu) / sold), float(nn / sold)


def _described(market: Choices, seen: Offer, people: People, delta: Array, log_sd: float, steps: int) -> Point:
    at = picked(market, delta)
    within = choice.inside(market, at)
    new, others = within[:, : seen.units.size], within[:, seen.units.size :]
    starts = np.searchsorted(seen.kind, np.arange(len(KINDS)))
    parts = [[each[:, a:b].sum(axis=1) for a, b in zip(starts, [*starts[1:], seen.units.size], strict=True)] for each in (new, new * seen.mass, new * seen.price)]
    kinds, mass, price = (np.array(part).T for part in parts)
    _, held = market_elasticity(market, at, people.alpha, seen)
    return Point(people.weight, people.alpha, people.taste, market.taste, delta, at.bare, kinds, mass, price, others, float(np.exp(log_sd)), held, steps)
