"""Sales at prices other than the one asked: how many times as many, draw by draw.

From the demand model where it was asked at a run of prices (straight lines in the logarithms between them), else from its own-price
elasticity, held the same at every price, which is too kind far away: the answer says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.market.business.table import facts

SAME_USD = 100.0  # nearer than that to the price asked a price reads the same


def grid(price_usd: float) -> tuple[float, ...]:
    """Prices to try, dollars of the year of the price asked, which is one of them; none that reads like it beside it."""
    rule = facts().grid
    top = max(rule.high, rule.step * round(1.25 * price_usd / rule.step))
    steps = np.arange(min(rule.low, price_usd), top + rule.step / 2, rule.step) if price_usd < rule.low else np.arange(rule.low, top + rule.step / 2, rule.step)
    return tuple(sorted({float(each) for each in steps if abs(each - price_usd) >= SAME_USD} | {float(price_usd)}))


def ratios(entered: Any, price_usd: float, tried: Sequence[float], known: Sequence[float] | None) -> np.ndarray:
    """Sales at each price tried over those at the price asked, [draw, price]. `known`: the prices of `entered.at_prices`, in the same dollars."""
    table = getattr(entered, "at_prices", None)
    if known is None or table is None or np.size(table) == 0 or np.shape(table)[1] != len(known):
        return (np.asarray(tried) / price_usd)[None, :] ** np.asarray(entered.elasticity)[:, None]
    at, logs = np.log(np.asarray(known, dtype=float)), np.log(np.maximum(np.asarray(table, dtype=float), 1e-9))
    order = np.argsort(at)
    return np.exp(_between(at[order], logs[:, order], np.log(np.asarray(tried))) - _between(at[order], logs[:, order], np.log([price_usd])))


def _between(at: np.ndarray, logs: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Straight between two neighbours, and on beyond the last ones; every row of `logs` at `wanted`."""
    if len(at) < 2:
        return np.repeat(logs, len(wanted), axis=1)
    left = np.clip(np.searchsorted(at, wanted) - 1, 0, len(at) - 2)
    part = (wanted - at[left]) / (at[left + 1] - at[left])
    return logs[:, left] * (1.0 - part) + logs[:, left + 1] * part
