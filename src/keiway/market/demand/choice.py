"""What each person picks out of a market: the random-coefficient nested logit of one market.

    u_ij   = delta_j + mu_ij + a_isg + zeta_ig + (1 - rho_g) eps_ij,  nothing: u_i0 = eps_i0
    P(j|g,i)  = exp((delta_j + mu_ij) / (1 - rho_g)) / D_ig
    P(g|i,s)  = exp(a_isg) D_ig^(1 - rho_g) / (1 + sum_h exp(a_ish) D_ih^(1 - rho_h))
    s_j       = sum_i P(j|g,i) sum_s w_is P(g|i,s)

i persons (N), j products (J), g groups (G): nests, and sets with a common taste a_isg. With rho = 0 a group is no nest, only
such a set. Choices within a group do not hang on its taste, so each person is taken at S tastes for groups at little cost.
Symbols and sources: docs/science/market_demand.md.

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

    weight: Array  # [N, S], sums to one
    base: tuple[Array, ...]  # per group [N, J_g]: exp(mu / (1 - rho_g) - top_ig)
    columns: tuple[Array, ...]  # per group: positions of its products
    top: Array  # [N, G]: (1 - rho_g) top_ig
    taste: Array  # [G, N, S]: a_isg
    rho: Array  # [G]
    count: int  # J

    def tasted(self, taste: Array) -> Choices:
        """The same with other tastes for groups."""
        return msgspec.structs.replace(self, taste=taste)


class Picked(msgspec.Struct, frozen=True, eq=False):
    """Probabilities at given mean utilities, by person."""

    within: tuple[Array, ...]  # per group [J_g]: exp(delta / (1 - rho) - highest): times base over total it is P(j|g,i)
    total: Array  # [N, G]: D_ig in that scale
    group: Array  # [G, N, S]: P(g|i,s)
    nothing: Array  # [N, S]: P(0|i,s)
    bare: Array  # [N, G]: log of D^(1 - rho), without the taste


def deviations(people: People, price: Array, attributes: Array) -> Array:
    """mu [N, J] = tastes x attributes [J, K] - alpha_i price [J]: how a person's utility differs from the mean one."""
    return np.einsum("ik,kj->ij", people.taste, np.ascontiguousarray(attributes.T)) - people.alpha[:, None] * price


def choices(mu: Array, weight: Array, group: Array | None = None, rho: float | Array = 0.0, taste: Array | None = None) -> Choices:
    """`mu` [N, J]; `weight` [N] or, with tastes for groups `taste` [G, N, S] in utils, [N, S]; `group` [J] integers from 0; `rho` one or [G]."""
    group = np.zeros(mu.shape[1], int) if group is None else np.asarray(group)
    groups = int(group.max()) + 1
    rho = np.broadcast_to(np.asarray(rho, float), (groups,))
    columns = tuple(np.flatnonzero(group == g) for g in range(groups))
    base, top = [], np.empty((mu.shape[0], groups))
    for g, own in enumerate(columns):
        scaled = mu[:, own] / (1.0 - rho[g])
        most = scaled.max(axis=1)
        base.append(np.exp(scaled - most[:, None]))
        top[:, g] = (1.0 - rho[g]) * most
    weight = weight.reshape(mu.shape[0], -1)
    taste = np.zeros((groups, *weight.shape)) if taste is None else taste
    return Choices(weight, tuple(base), columns, top, taste, rho, mu.shape[1])


def picked(market: Choices, delta: Array) -> Picked:
    """Probabilities of groups and of nothing at mean utilities `delta` [J]."""
    within, total, bare = [], np.empty_like(market.top), np.empty_like(market.top)
    for g, (base, own) in enumerate(zip(market.base, market.columns, strict=True)):
        keep = 1.0 - market.rho[g]
        highest = delta[own].max()
        highest = highest if np.isfinite(highest) else 0.0
        within.append(np.exp((delta[own] - highest) / keep))
        total[:, g] = np.einsum("ij,j->i", base, within[g])
        with np.errstate(divide="ignore"):
            bare[:, g] = market.top[:, g] + highest + keep * np.log(total[:, g])
    group, nothing = between(market.taste + bare.T[:, :, None])
    return Picked(tuple(within), total, group, nothing, bare)


def between(inclusive: Array) -> tuple[Array, Array]:
    """P(g) [G, ...] and P(nothing) [...] of inclusive values [G, ...], safe for any size of them."""
    highest = np.maximum(inclusive.max(axis=0), 0.0)
    scaled, none = np.exp(inclusive - highest), np.exp(-highest)
    every = none + scaled.sum(axis=0)
    return scaled / every, none / every


def shares(market: Choices, delta: Array) -> Array:
    """Share of all persons that picks each product [J]; the rest picks nothing."""
    return shares_at(market, picked(market, delta))


def shares_at(market: Choices, at: Picked) -> Array:
    found = np.empty(market.count)
    for g, (base, own) in enumerate(zip(market.base, market.columns, strict=True)):
        each = _over(np.einsum("is,is->i", market.weight, at.group[g]), at.total[:, g])
        found[own] = at.within[g] * np.einsum("i,ij->j", each, base)
    return found


def inside(market: Choices, at: Picked) -> Array:
    """P(j|g,i) [N, J], of the group of each product."""
    alone = np.empty((market.weight.shape[0], market.count))
    for g, (base, own) in enumerate(zip(market.base, market.columns, strict=True)):
        alone[:, own] = _over(base * at.within[g], at.total[:, g, None])
    return alone


def _over(above: Array, below: Array) -> Array:
    """0 where a group holds nothing that anybody could want."""
    return np.divide(above, below, out=np.zeros(np.broadcast_shapes(above.shape, below.shape)), where=below > 0.0)
