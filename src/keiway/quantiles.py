"""Quantiles that more than one room draws with or tells bands by."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt


def triangular(u: float | None, low: float, mid: float, high: float) -> float:
    """Quantile `u` of a triangle from `low` over the mode `mid` to `high`; None is the mode itself."""
    if u is None or high <= low:
        return mid
    share = (mid - low) / (high - low)
    if u < share:
        return low + sqrt(u * (high - low) * (mid - low))
    return high - sqrt((1.0 - u) * (high - low) * (high - mid))


def ranked(values: Sequence[float], share: float) -> float:
    """Of values in order, straight between the two neighbours; infinite as soon as the upper one of them is."""
    at = share * (len(values) - 1)
    low, rest = int(at), at - int(at)
    if rest == 0.0:
        return values[low]
    return inf if values[low + 1] == inf else values[low] + (values[low + 1] - values[low]) * rest
