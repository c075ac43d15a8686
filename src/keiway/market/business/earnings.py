"""Does a way earn? Pure arithmetic on arrays of draws.

    c      what one brings towards the one-off costs                        costs.brings(price)
    q_t    vehicles sold in year t, no more than the way allows
    w      sum of q_t (1 + r)^-t over sum of q_t                            what a dollar a vehicle is worth on the day the money is spent
    need   F / (c w)                                                        vehicles over its life, sold in the forecast's rhythm
    asks   F / sum of q_t (1 + r)^-t                                        dollars each would have to bring at these sales
    profit c sum of q_t (1 + r)^-t - F

F is spent before the first sale, sales count at the end of their year, as in the cost room's annuity: with the same number every year
`need` is the cost room's. Profit is not below nothing exactly where sales reach `need`. Where `need` is more than all new vehicles that are
sold in those years no number is enough either.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from keiway.market.business.costs import Costs


class Earned(NamedTuple):
    """Arrays, one value a draw."""

    brings: np.ndarray  # dollars a vehicle
    sold: np.ndarray  # over its life
    need: np.ndarray  # over its life; infinite where no number is enough, or more than the whole market
    asks: np.ndarray  # dollars a vehicle that cover every cost at these sales; infinite where none are sold
    profit: np.ndarray  # dollars, on the day the one-off money is spent
    years: int

    @property
    def chance(self) -> float:
        return float(np.mean(self.reached))

    @property
    def reached(self) -> np.ndarray:
        """Where each one loses, none sold is no loss, and no gain either."""
        return (self.profit >= 0.0) & np.isfinite(self.need)

    @property
    def never(self) -> float:
        return float(np.mean(np.isinf(self.need)))


def over_life(units: np.ndarray, years: int) -> np.ndarray:
    """Sales [draw, year] of the years the model is sold: the first ones; a shorter forecast goes on as it ends."""
    units = np.asarray(units, dtype=float)
    if units.shape[1] >= years:
        return units[:, :years]
    return np.concatenate([units, np.repeat(units[:, -1:], years - units.shape[1], axis=1)], axis=1)


def allowed(units: np.ndarray, most_a_year: float | None) -> np.ndarray:
    return units if most_a_year is None else np.minimum(units, most_a_year)


def worth(capital: np.ndarray, years: int) -> np.ndarray:
    """A dollar at the end of each year on the day the money is spent, [draw, year]."""
    return (1.0 + np.asarray(capital)[:, None]) ** -np.arange(1, years + 1)


def earned(costs: Costs, price: float, units: np.ndarray, market: float = np.inf) -> Earned:
    """`units` [draw, year] at this price, of any length; `market`: all new vehicles sold in a year."""
    sold = allowed(over_life(units, costs.years), costs.most_a_year)
    day = worth(costs.capital, costs.years)
    brings, total, now = costs.brings(price), sold.sum(axis=1), (sold * day).sum(axis=1)
    rhythm = np.where(total > 0, now / np.where(total > 0, total, 1.0), day.mean(axis=1))
    asks = np.where(now > 0, costs.once / np.where(now > 0, now, 1.0), np.where(costs.once > 0, np.inf, 0.0))
    need = _need(costs.once, brings, rhythm)
    return Earned(brings, total, np.where(need > market * costs.years, np.inf, need), asks, brings * now - costs.once, costs.years)


def _need(once: np.ndarray, brings: np.ndarray, rhythm: np.ndarray) -> np.ndarray:
    """Nothing spent is earned back by none sold, unless each one loses."""
    earns = brings > 0
    need = np.where(earns, once / np.where(earns, brings * rhythm, 1.0), np.inf)
    return np.where((once <= 0) & (brings >= 0), 0.0, need)
