"""Sales by year since launch, over sales in a steady year: drawn as whole paths, learnt from what small cars sold here.

    log x(n+1) = log x(n) + mu + a + e(n),   n = 2, 3, ...          x then divided by the mean of x(2) ... x(5)
    x(1)       = m / 12 exp(q)                                      m: months on sale in the first calendar year

mu: mean change of the log a year, a: what one car differs in that, e: the rest of each year, with tails (Student, 5 degrees of freedom), wider in
the first two steps; q: how the first months run against a steady year. All against passenger cars sold in the year. Means, spreads and
what each mean may be off are computed from `paths` and from nothing else. The mean of the years 2 to 5 is one in every draw: a steady year
means the same here, in the calibration and in the backtest. docs/science/market_launch.md.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from math import sqrt
from statistics import fmean

import msgspec
import numpy as np

from keiway.market.launch.paths import paths
from keiway.market.launch.streams import stream, triangular
from keiway.market.launch.table import facts

#: Steps from year n up to this one belong to the launch itself.
EARLY = 3
#: Full years whose mean is one: those `history.steady` counts (launches.yaml, rule).
STEADY = (2, 3, 4, 5)
FREEDOM = 5
#: Cars a mean and a spread are taken from, at least.
LEAST = 4


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """Of the change of the log a year; standard deviations."""

    mean: float
    mean_error: float
    between: float  # of one car around the mean
    early: float  # of one year around its car, steps from 2 and 3
    late: float
    first: float  # log of the first months against a steady year
    first_error: float
    first_spread: float
    launches: int
    steps: int
    firsts: int


def ramp(
    years_since_launch: int | tuple[int, ...], draws: int = 2000, seed: int = 1, without: tuple[str, ...] | None = None, month: int | None = None
) -> np.ndarray:
    """Sales over those of a steady year, shape (draws, years).

    `years_since_launch`: how many years from the launch on, or which ones; 1 is the calendar year of the launch, before it nothing is
    sold. `month` of the launch; None: any. `without`: nameplates, cars or launches that must not be known.
    """
    years = tuple(range(1, years_since_launch + 1)) if isinstance(years_since_launch, int) else tuple(years_since_launch)
    learnt = learn(tuple(sorted(without or ())))
    path = _path(learnt, max(*years, STEADY[-1]), draws, seed, month)
    none = np.zeros(draws)
    return np.stack([path[:, n - 1] if n >= 1 else none for n in years], axis=1)


def _path(learnt: Learnt, last: int, draws: int, seed: int, month: int | None) -> np.ndarray:
    """Shape (draws, last)."""
    normal = {name: stream(f"launch.ramp.{name}", seed).standard_normal(draws) for name in ("mean", "car", "first_mean", "first")}
    slope = learnt.mean + learnt.mean_error * normal["mean"] + learnt.between * normal["car"]
    spread = np.array([learnt.early if n <= EARLY else learnt.late for n in range(2, last)])
    # One stream a year, so that asking for more years leaves the first as they were.
    yearly = np.stack([stream(f"launch.ramp.year{n}", seed).standard_t(FREEDOM, draws) for n in range(2, last)], axis=1) / sqrt(FREEDOM / (FREEDOM - 2))
    logs = np.concatenate([np.zeros((draws, 1)), np.cumsum(slope[:, None] + spread * yearly, axis=1)], axis=1)
    full = np.exp(logs)
    full /= full[:, : len(STEADY)].mean(axis=1, keepdims=True)
    months = 13 - month if month else 13 - np.ceil(12.0 * (1.0 - stream("launch.ramp.month", seed).random(draws)))
    first = np.exp(learnt.first + learnt.first_error * normal["first_mean"] + learnt.first_spread * normal["first"]) * months / 12.0
    return np.concatenate([first[:, None], full], axis=1)


@lru_cache(maxsize=64)
def learn(without: tuple[str, ...] = ()) -> Learnt:
    """What the paths say, without some nameplates."""
    known = paths(without)
    steps = {path.id: [change for _, change in path.steps] for path in known if path.steps}
    firsts = [path.first for path in known if path.first is not None]
    if len(steps) < LEAST or len(firsts) < LEAST:
        raise ValueError(f"{len(steps)} cars with two years in a row and {len(firsts)} first years are too few to learn a ramp from")
    mean = fmean(change for changes in steps.values() for change in changes)
    rest: dict[bool, list[float]] = defaultdict(list)
    for path in known:
        for n, change in path.steps:
            rest[n <= EARLY].append((change - mean) ** 2)
    between = _between(steps, mean)
    early, late = (sqrt(max(fmean(rest[when]) - between**2, 0.0)) for when in (True, False))
    total = sum(map(len, steps.values()))
    # Each car's steps share its own slope, so the mean is off by more than its steps alone would say.
    weights = sum((len(changes) / total) ** 2 for changes in steps.values())
    return Learnt(
        mean=mean,
        mean_error=sqrt(between**2 * weights + fmean(rest[True] + rest[False]) / total),
        between=between,
        early=early,
        late=late,
        first=fmean(firsts),
        first_error=_deviation(firsts) / sqrt(len(firsts)),
        first_spread=_deviation(firsts),
        launches=len(known),
        steps=total,
        firsts=len(firsts),
    )


def _between(steps: dict[str, list[float]], mean: float) -> float:
    """Standard deviation of the cars' own slopes: the mean product of two different steps of one car, by the method of moments."""
    products = [
        (one - mean) * (other - mean) for changes in steps.values() for i, one in enumerate(changes) for other in changes[i + 1 :]
    ]
    return sqrt(max(fmean(products), 0.0)) if products else 0.0


def _deviation(values: list[float]) -> float:
    mean = fmean(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))


def drift(years: tuple[int, ...], since: int, draws: int = 2000, seed: int = 1) -> np.ndarray:
    """Share of passenger cars in all light vehicles in each year over that in the year `since`, shape (draws, years); 1 up to `since`.

    That small cars fell within cars is in the ramp, which is held against cars, and so is not here a second time. A drawn change of the log
    a year and a random walk around it (data/market/launch.yaml, drift). `since` is the year whose car share the demand was worked out for.
    """
    facts_ = facts().drift
    trend = triangular(stream("launch.drift", seed).random(draws), *facts_.three)
    last = max(*years, since)
    steps = np.stack([stream(f"launch.drift.{n}", seed).standard_normal(draws) for n in range(1, last - since + 1)], axis=1) if last > since else np.zeros((draws, 0))
    logs = np.concatenate([np.zeros((draws, 1)), np.cumsum(trend[:, None] + facts_.wander * steps, axis=1)], axis=1)
    return np.exp(np.stack([logs[:, max(year - since, 0)] for year in years], axis=1))
