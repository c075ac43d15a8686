"""From draws to the bands that are told: 5, 25, 50, 75 and 95 percent of them."""

from __future__ import annotations

import numpy as np

from keiway.answer import Quantity
from keiway.market.record import PricePoint, Year

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
LEVEL = "90% band"


def five(draws: np.ndarray) -> tuple[float, float, float, float, float]:
    """Of `draws` [n]."""
    return tuple(float(value) for value in np.quantile(draws, SHARES))  # type: ignore[return-value]


def three(draws: np.ndarray) -> tuple[float, float, float]:
    low, _, mid, _, high = five(draws)
    return low, mid, high


def quantity(id_: str, draws: np.ndarray, unit: str, how: str, sources: tuple[str, ...] = ()) -> Quantity:
    low, low50, mid, high50, high = five(draws)
    return Quantity(id=id_, low=low, low50=low50, mid=mid, high50=high50, high=high, unit=unit, how=how, level=LEVEL, sources=sources)


def years(calendar: tuple[int, ...], units: np.ndarray) -> tuple[Year, ...]:
    """`units` [draw, year]."""
    bands = np.quantile(units, SHARES, axis=0)
    return tuple(
        Year(year=year, **dict(zip(("low", "low50", "mid", "high50", "high"), map(float, column), strict=True))) for year, column in zip(calendar, bands.T, strict=True)
    )


def prices(usd: np.ndarray, units: np.ndarray) -> tuple[PricePoint, ...]:
    """`units` [draw, price]."""
    return tuple(PricePoint(price_usd=float(price), **dict(zip(("low", "mid", "high"), three(column), strict=True))) for price, column in zip(usd, units.T, strict=True))
