"""What follows from the choices: price elasticities, from whom an entrant takes, what buyers gain.

    ds_j/dp_k = sum_i w_i (-alpha_i) P_ij [1(j = k)/(1 - rho) - 1(same group) rho/(1 - rho) P(k|g,i) - P_ik]
    e_jk      = (p_k / s_j) ds_j/dp_k
    D_kj      = sum_i w_i (P_ij without k - P_ij with k) / s_k            share of k's buyers that j had
    dCS       = sum_i w_i (1/alpha_i) ln(P_i0 without k / P_i0 with k)     nothing has utility 0, so ln(1/P_i0) is the log sum
"""

from __future__ import annotations

import numpy as np

from keiway.market.demand.choice import Array, Choices, picked, probabilities, shares


def elasticities(market: Choices, delta: Array, alpha: Array, price: Array) -> Array:
    """e_jk [J, J]: percent that sales of j change for a percent on the price of k."""
    every, alone = probabilities(market, delta)
    worth = market.weight * alpha
    slope = np.einsum("i,ij,ik->jk", worth, every, every, optimize=True)
    for rho, own in zip(market.rho, market.columns, strict=True):
        part = np.ix_(own, own)
        slope[part] += rho / (1.0 - rho) * np.einsum("i,ij,ik->jk", worth, every[:, own], alone[:, own], optimize=True)
        slope[own, own] -= np.einsum("i,ij->j", worth, every[:, own]) / (1.0 - rho)
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
    return float(np.einsum("i,i->", market.weight / alpha, -np.log(picked(market, delta).nothing)))


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
