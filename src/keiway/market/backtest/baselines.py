"""Two simple forecasts that know no model: what launches of the class sold, and which share of the segment they took.

Each is a Student t around the mean log of the other launches, each nameplate counted once: mean, sd sqrt(1 + 1/n), n - 1 degrees of freedom.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log, sqrt
from statistics import fmean, stdev

import numpy as np

from keiway.market.history import Launch, launches, segment_units, steady

Array = np.ndarray
LEAST = 3  # nameplates, else there is no such forecast


def reference_class(without: tuple[str, ...], draws: int, seed: int, before: int | None = None) -> Array | None:
    """Steady sales a year of other launches, [draws]."""
    return _around(_by_nameplate(without, before, lambda each, units: log(units)), draws, seed, "class")


def segment_share(year: int, without: tuple[str, ...], draws: int, seed: int, before: int | None = None) -> Array | None:
    """The share of the subcompact segment of the year before that other launches took, times that segment before `year`, [draws].

    The cars left out are not in any segment either.
    """
    left = tuple(sorted(without))
    segment = segment_units(year - 1, left)
    if segment is None:
        return None

    def share(each: Launch, units: float) -> float | None:
        then = segment_units(each.year - 1, left)
        return log(units / then) if then else None

    found = _around(_by_nameplate(without, before, share), draws, seed, "segment")
    return None if found is None else segment * found


def _by_nameplate(without: tuple[str, ...], before: int | None, of) -> list[float]:
    found: dict[str, list[float]] = defaultdict(list)
    for each in launches():
        if {each.id, each.car, each.nameplate} & set(without) or (before is not None and each.year >= before):
            continue
        units = steady(each, before).units
        value = of(each, units) if units else None
        if value is not None:
            found[each.nameplate].append(value)
    return [fmean(values) for values in found.values()]


def _around(logs: list[float], draws: int, seed: int, name: str) -> Array | None:
    from keiway.market.launch.streams import stream

    n = len(logs)
    if n < LEAST:
        return None
    spread = stdev(logs) * sqrt(1.0 + 1.0 / n)
    return exp(fmean(logs)) * np.exp(spread * stream(f"backtest.{name}", seed).standard_t(n - 1, draws))
