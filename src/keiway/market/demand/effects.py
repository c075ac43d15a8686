"""What follows from the choices: price elasticities, from whom an entrant takes, what buyers gain.

    ds_j/dp_k = sum_is w_is (-alpha_i) P_isj [1(j = k)/(1 - rho) - 1(same group) rho/(1 - rho) P(k|g,i) - P_isk]
    e_jk      = (p_k / s_j) ds_j/dp_k
    D_kj      = sum_is w_is (P_isj without k - P_isj with k) / s_k          share of k's buyers that j had
    dCS       = sum_is w_is (1/alpha_i) ln(P_is0 without k / P_is0 with k)  nothing has utility 0, so ln(1/P_is0) is the log sum
"""

from __future__ import annotations

import numpy as np

from keiway.market.demand.choice import Array, Choices, inside, picked, shares


def elasticities(market: Choices, delta: Array, alpha: Array, price: Array) -> Array:
    """e_jk [J, J]: percent that sales of j change for a percent on the price of k. `alpha` [N]."""
    at = picked(market, delta)
    alone = inside(market, at)
    slope = np.empty((market.count, market.count))
    for g, own in enumerate(market.columns):
        once = alpha * np.einsum("is,is->i", market.weight, at.group[g])
        for h, other in enumerate(market.columns):
            both = alpha * np.einsum("is,is,is->i", market.weight, at.group[g], at.group[h])
            if g == h:
                both = both + market.rho[g] / (1.0 - market.rho[g]) * once
            slope[np.ix_(own, other)] = np.einsum("i,ij,ik->jk", both, alone[:, own], alone[:, other], optimize=True)
        slope[own, own] -= np.einsum("i,ij->j", once, alone[:, own]) / (1.0 - market.rho[g])
    return slope * price / shares(market, delta)[:, None]


def diversion(market: Choices, delta: Array, k: int) -> tuple[Array, float]:
    """Of those who pick `k`: the share that would pick each product [J] were it not there (0 for k), and the share that would pick nothing."""
    with_k = shares(market, delta)
    without = shares(market, _without(delta, k))
    gone = (without - with_k) / with_k[k]
    gone[k] = 0.0
    return gone, float(1.0 - gone.sum())


def surplus(market: Choices, delta: Array, alpha: Array) -> float:
    """Dollars a person of all: the log sum over what a dollar is worth. Only differences between two markets mean anything."""
    return float(np.einsum("is,i,is->", market.weight, 1.0 / alpha, -np.log(picked(market, delta).nothing)))


def gain(market: Choices, delta: Array, alpha: Array, k: int) -> float:
    """Dollars that each buyer of `k` gains from its being there: dCS over its share."""
    return (surplus(market, delta, alpha) - surplus(market, _without(delta, k), alpha)) / float(shares(market, delta)[k])


def aggregate(market: Choices, delta: Array, alpha: Array, price: Array, of: Array) -> float:
    """Percent that sales of the products in the mask `of` [J] change together for a percent on all of their prices."""
    among = elasticities(market, delta, alpha, price)[np.ix_(of, of)].sum(axis=1)
    sold = shares(market, delta)[of]
    return float((among * sold).sum() / sold.sum())


def _without(delta: Array, k: int) -> Array:
    gone = delta.copy()
    gone[k] = -np.inf
    return gone
