"""Straight-line fits: weighted least squares, and two stages where a regressor answers to the error (price does)."""

from __future__ import annotations

import numpy as np

from keiway.market.demand.choice import Array


def least_squares(x: Array, y: Array, weight: Array | None = None) -> Array:
    """b [K] that makes sum of weight (y - x b)^2 least; `x` [J, K], `y` [J]."""
    root = np.ones(y.size) if weight is None else np.sqrt(weight)
    return np.linalg.lstsq(x * root[:, None], y * root, rcond=None)[0]


def two_stages(x: Array, y: Array, instruments: Array) -> Array:
    """b [K] of two-stage least squares: y on x as foretold by `instruments` [J, L], which hold the regressors that need none."""
    foretold = instruments @ np.linalg.lstsq(instruments, x, rcond=None)[0]
    return least_squares(foretold, y)
