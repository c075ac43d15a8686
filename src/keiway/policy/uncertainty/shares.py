"""Sobol's shares of one group of unknowns, from one exchange of its rows.

With y the effect of the draws as they are, z the effect with the rows of factor f exchanged by the order p, so that row j of z has f of
row p(j) and all others of row j, two kinds of pairs come out of the same runs (Jansen 1999, groups of inputs as in Saltelli 2008):

    y[p(j)], z[j]   have f alone in common              first order = 1 - mean((y[p] - z)^2) / 2V
    y[j],    z[j]   have all but f in common            total       =     mean((y - z)^2) / 2V

V is the variance of y and z together. No further sample is drawn, so k factors ask for k + 1 runs of the model and not for k + 2.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

Array = np.ndarray
Z90 = 1.6448536269514722  # half of a 90 percent interval of a normal distribution, in standard errors


class Sobol(NamedTuple):
    first: float
    total: float
    error: float  # half the width of the 90 percent interval of the less certain of both


def sobol(before: Array, after: Array, order: Array) -> Sobol:
    """Shares of the factor whose rows stand in `order` in `after` [draw]; `before` [draw] is the effect with all rows in place.

    An effect that never differs has no spread to share: zeros. Shares lie between 0 and 1 and the first order within the total; what the
    estimator puts beyond is within its error. The error is that of a ratio of means (delta method), pairs taken as independent.
    """
    scale = float(np.max(np.abs(before))) if before.size else 0.0
    if scale == 0.0 or not np.isfinite(scale):
        return Sobol(0.0, 0.0, 0.0)
    y, z = before / scale, after / scale  # so that squares of very large or small effects stay in range
    middle = 0.5 * (y.mean() + z.mean())
    spread = 0.5 * ((y - middle) ** 2 + (z - middle) ** 2)
    if spread.mean() < 1e-18:
        return Sobol(0.0, 0.0, 0.0)
    apart, near = 0.5 * (y[order] - z) ** 2, 0.5 * (y - z) ** 2
    rest, rest_error = _ratio(apart, 0.5 * (spread[order] + spread))
    total, total_error = _ratio(near, spread)
    total = min(total, 1.0)
    return Sobol(float(np.clip(1.0 - rest, 0.0, total)), total, max(rest_error, total_error) * Z90)


def _ratio(above: Array, below: Array) -> tuple[float, float]:
    """Ratio of two means and its standard error."""
    ratio = above.mean() / below.mean()
    return float(ratio), float(np.std(above - ratio * below) / (below.mean() * np.sqrt(above.size)))


def ranked(values: Array, among: Array) -> Array:
    """Place of `values` [n] among `among` [draw], 0 to 1; equal values share the middle of their places."""
    ordered = np.sort(among)
    below, upto = np.searchsorted(ordered, values, "left"), np.searchsorted(ordered, values, "right")
    return (below + upto) / (2.0 * ordered.size)
