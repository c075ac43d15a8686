"""Arrays of draws as the figures a reader sees."""

from __future__ import annotations

import numpy as np

from keiway.answer import Quantity
from keiway.market.business.table import PREFIX

FIVE = (0.05, 0.25, 0.5, 0.75, 0.95)


def band(id_: str, draws: np.ndarray, unit: str, how: str) -> Quantity:
    low, low50, mid, high50, high = (float(each) for each in np.quantile(draws, FIVE))
    return Quantity(id=PREFIX + id_, low=low, low50=low50, mid=mid, high50=high50, high=high, unit=unit, how=how, level="90% band", sources=("cost.built_here.price", "cost.built_here.once_total"))


def needed(id_: str, draws: np.ndarray, how: str) -> Quantity:
    """Vehicles that cover every cost. An end that falls among the draws in which no number is enough is None."""
    low, low50, mid, high50, high = (finite(draws, share) for share in FIVE)
    return Quantity(id=PREFIX + id_, low=low, low50=low50, mid=mid, high50=high50, high=high, unit="vehicles", how=how, level="90% band", sources=("cost.built_here.price", "cost.built_here.once_total"))


def finite(draws: np.ndarray, share: float) -> float | None:
    """The draw at a share of the order, nearest: between infinite ones there is no middle."""
    found = float(np.sort(draws)[round(share * (len(draws) - 1))])
    return found if np.isfinite(found) else None
