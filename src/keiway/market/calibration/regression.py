"""Conjugate Bayesian linear regression with weights, and draws from what it foretells.

    r = X b + e,   e ~ N(0, s2 / w)
    b | s2 ~ N(m0, s2 V0),   s2 ~ IG(a0, b0)
    Vn = (V0^-1 + X'WX)^-1,  mn = Vn (V0^-1 m0 + X'W r)
    an = a0 + n / 2,         bn = b0 + (r'W r + m0'V0^-1 m0 - mn'Vn^-1 mn) / 2
    a new r at x is Student t with 2 an degrees of freedom around x'mn

(Gelman and others, Bayesian Data Analysis, 3rd edition, section 14.) Two weights a row, and they are two things: w is its precision against
that of an ordinary row, n the sum of how many observations each row counts as. A row that is less precise is still one observation; one of
several that hang together is less than one.
"""

from __future__ import annotations

from math import lgamma, log

import msgspec
import numpy as np

Array = np.ndarray


class Normal(msgspec.Struct, frozen=True, eq=False):
    """Normal-inverse-gamma: of coefficients [K] and of the variance of the error."""

    mean: Array  # [K]
    precision: Array  # [K, K]: V^-1
    shape: float
    scale: float

    @property
    def variance(self) -> float:
        """Mean of s2."""
        return self.scale / (self.shape - 1.0)

    @property
    def sd(self) -> Array:
        """Of the coefficients, [K]: that of their Student t with the variance at its mean."""
        return np.sqrt(self.variance * np.diag(np.linalg.inv(self.precision)))


def prior(mean: Array, sd: Array, shape: float, variance: float) -> Normal:
    """`sd` of the coefficients where the error's variance is at its mean `variance`."""
    return Normal(np.asarray(mean, float), np.diag(variance / np.square(sd)), shape, variance * (shape - 1.0))


def posterior(before: Normal, x: Array, r: Array, weight: Array, count: Array | None = None) -> Normal:
    """After rows x [n, K] with values r [n], precisions [n] and how many observations each counts as [n], by default one; n may be 0."""
    weighed = x * weight[:, None]
    precision = before.precision + weighed.T @ x
    pull = before.precision @ before.mean + weighed.T @ r
    mean = np.linalg.solve(precision, pull)
    squares = float(weight @ np.square(r)) + before.mean @ before.precision @ before.mean - mean @ precision @ mean
    return Normal(mean, precision, before.shape + float(r.size if count is None else count.sum()) / 2.0, before.scale + float(squares) / 2.0)


def evidence(before: Normal, after: Normal, weight: Array, count: Array) -> float:
    """Log of how likely the rows were, but for what does not hang on `weight`: marginal likelihood, a row of count n to the power of n."""
    rows = 0.5 * float(count @ np.log(weight / count))
    turned = 0.5 * float(np.linalg.slogdet(before.precision)[1] - np.linalg.slogdet(after.precision)[1])
    return rows + turned + before.shape * log(before.scale) - after.shape * log(after.scale) + lgamma(after.shape) - lgamma(before.shape)


def draws(
    of: Normal, x: Array, count: int, random: np.random.Generator, weight: float = 1.0, known: float = 0.0, least: float = 0.0
) -> Array:  # fmt: skip
    """`count` draws of a new value of that weight at x [K] or [count, K].

    `known`: variance that whoever uses the draws adds himself; it is taken off the error's, of which the share `least` stays.
    """
    variance = of.scale / random.gamma(of.shape, size=count)
    root = np.linalg.cholesky(np.linalg.inv(of.precision))
    beta = of.mean + np.sqrt(variance)[:, None] * (random.standard_normal((count, of.mean.size)) @ root.T)
    error = variance / weight
    rest = np.maximum(error - known, least * error)
    return np.einsum("nk,nk->n", np.broadcast_to(x, beta.shape), beta) + np.sqrt(rest) * random.standard_normal(count)
