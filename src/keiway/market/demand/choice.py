"""What each person picks out of a market: the random-coefficient nested logit of one market.

    u_ij   = delta_j + mu_ij + a_ig + zeta_ig + (1 - rho_g) eps_ij,  nothing: u_i0 = eps_i0
    P(j|g,i) = exp((delta_j + mu_ij) / (1 - rho_g)) / D_ig
    P(g|i)   = exp(a_ig) D_ig^(1 - rho_g) / (1 + sum_h exp(a_ih) D_ih^(1 - rho_h))
    s_j      = sum_i w_i P(j|g,i) P(g|i)

i persons (N), j products (J), g groups (G): nests, and sets that share a person's taste a_ig. With rho = 0 a group is
no nest, only such a set: its taste can then change without working out mu again. Symbols and sources: docs/science/market_demand.md.

Sums run through einsum, not BLAS: the same bits on any number of cores, and no second set of threads under ours.
"""

from __future__ import annotations

import msgspec
import numpy as np

Array = np.ndarray


class People(msgspec.Struct, frozen=True, eq=False):
    """Draws of persons: how many households each stands for, what a dollar is worth to them, and their tastes."""

    weight: Array  # [N], sums to one
    alpha: Array  # [N] utils a dollar, > 0
    taste: Array  # [N, K] utils per unit of each attribute: sd times nu


class Choices(msgspec.Struct, frozen=True, eq=False):
    """All of a market but the mean utilities. Products are kept group by group; `columns` tells which."""

    weight: Array  # [N]
    base: tuple[Array, ...]  # per group [N, J_g]: exp(mu / (1 - rho_g) - top_ig)
    columns: tuple[Array, ...]  # per group: positions of its products
    offset: Array  # [N, G]: a_ig + (1 - rho_g) top_ig
    rho: Array  # [G]
    count: int  # J

    def tasted(self, offset: Array) -> Choices:
        """The same with other tastes for groups, `offset` [N, G]: a_ig and what was taken out of the base."""
        return msgspec.structs.replace(self, offset=offset)


class Picked(msgspec.Struct, frozen=True, eq=False):
    """Probabilities at given mean utilities, by person."""

    within: tuple[Array, ...]  # per group [J_g]: exp(delta / (1 - rho) - top): times base over total it is P(j|g,i)
    total: Array  # [N, G]: D_ig in that scale
    group: Array  # [N, G]: P(g|i)
    nothing: Array  # [N]: P(0|i)
    inclusive: Array  # [N, G]: log of exp(a) D^(1 - rho)


def deviations(people: People, price: Array, attributes: Array) -> Array:
    """mu [N, J] = tastes x attributes [J, K] - alpha_i price [J]: how a person's utility differs from the mean one."""
    return people.taste @ attributes.T - people.alpha[:, None] * price


def choices(mu: Array, weight: Array, group: Array | None = None, rho: float | Array = 0.0, taste: Array | None = None) -> Choices:
    """`mu` [N, J]; `group` [J] integers from 0; `rho` one or [G]; `taste` [N, G] utils."""
    group = np.zeros(mu.shape[1], int) if group is None else np.asarray(group)
    groups = int(group.max()) + 1
    rho = np.broadcast_to(np.asarray(rho, float), (groups,))
    columns = tuple(np.flatnonzero(group == g) for g in range(groups))
    base, offset = [], np.zeros((mu.shape[0], groups)) if taste is None else taste.astype(float)
    for g, own in enumerate(columns):
        scaled = mu[:, own] / (1.0 - rho[g])
        top = scaled.max(axis=1)
        base.append(np.exp(scaled - top[:, None]))
        offset[:, g] += (1.0 - rho[g]) * top
    return Choices(weight, tuple(base), columns, offset, rho, mu.shape[1])


def picked(market: Choices, delta: Array) -> Picked:
    """Probabilities of groups and of nothing at mean utilities `delta` [J]."""
    within, total, inclusive = [], np.empty_like(market.offset), np.empty_like(market.offset)
    for g, (base, own) in enumerate(zip(market.base, market.columns, strict=True)):
        keep = 1.0 - market.rho[g]
        top = delta[own].max()
        top = top if np.isfinite(top) else 0.0
        within.append(np.exp((delta[own] - top) / keep))
        total[:, g] = np.einsum("ij,j->i", base, within[g])
        with np.errstate(divide="ignore"):
            inclusive[:, g] = market.offset[:, g] + top + keep * np.log(total[:, g])
    highest = np.maximum(inclusive.max(axis=1), 0.0)
    scaled, none = np.exp(inclusive - highest[:, None]), np.exp(-highest)
    every = none + scaled.sum(axis=1)
    return Picked(tuple(within), total, scaled / every[:, None], none / every, inclusive)


def shares(market: Choices, delta: Array) -> Array:
    """Share of all persons that picks each product [J]; the rest picks nothing."""
    return _shares(market, picked(market, delta))


def _shares(market: Choices, at: Picked) -> Array:
    found = np.empty(market.count)
    for g, (base, own) in enumerate(zip(market.base, market.columns, strict=True)):
        each = market.weight * _over(at.group[:, g], at.total[:, g])
        found[own] = at.within[g] * np.einsum("i,ij->j", each, base)
    return found


def probabilities(market: Choices, delta: Array) -> tuple[Array, Array]:
    """P(j|i) and P(j|g,i), each [N, J]."""
    at = picked(market, delta)
    alone = np.empty((market.weight.size, market.count))
    every = np.empty_like(alone)
    for g, (base, own) in enumerate(zip(market.base, market.columns, strict=True)):
        alone[:, own] = _over(base * at.within[g], at.total[:, g, None])
        every[:, own] = alone[:, own] * at.group[:, g, None]
    return every, alone


def _over(above: Array, below: Array) -> Array:
    """0 where a group holds nothing that anybody could want."""
    return np.divide(above, below, out=np.zeros(np.broadcast_shapes(above.shape, below.shape)), where=below > 0.0)
