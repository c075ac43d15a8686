"""How a forecast did against what was sold: error, CRPS and coverage, all in logs."""

from __future__ import annotations

from math import exp, log

import msgspec
import numpy as np

from keiway.market.calibration.kept import Band

Array = np.ndarray
AT = (0.05, 0.25, 0.5, 0.75, 0.95)
ENDS = (0.05, 0.95)
RESAMPLES = 2000


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """Over cases, each counted once."""

    n: int
    half: float  # share of cases inside the 50 percent band
    most: float  # inside the 90 percent band
    error: float  # median factor between middle and actual
    bias: float  # mean log of middle over actual
    rmse: float  # of the log
    width: float  # median factor from 5 to 95 percent
    crps: float  # mean, in logs


def band(draws: Array, actual: float) -> Band:
    low, low50, mid, high50, high = np.quantile(draws, AT)
    return Band(low=float(low), low50=float(low50), mid=float(mid), high50=float(high50), high=float(high), crps=crps(np.log(draws), log(actual)))


def crps(draws: Array, actual: float) -> float:
    """Continuous ranked probability score of draws: mean |x - y| less half the mean |x - x'| (Gneiting and Raftery 2007, eq. 20)."""
    ranked = np.sort(draws)
    n = ranked.size
    between = 2.0 * np.einsum("i,i->", 2.0 * np.arange(1, n + 1) - n - 1.0, ranked) / (n * n)
    return float(np.abs(draws - actual).mean() - between / 2.0)


def error(of: Band, actual: float) -> float:
    """Log of the middle over what was sold."""
    return log(of.mid / actual)


def covered(of: Band, actual: float) -> tuple[bool, bool]:
    """By the 50 and by the 90 percent band."""
    return of.low50 <= actual <= of.high50, of.low <= actual <= of.high


def sums(cases: list[tuple[Band, float]]) -> Sums | None:
    """None where there is no case."""
    if not cases:
        return None
    errors = np.array([error(of, actual) for of, actual in cases])
    inside = np.array([covered(of, actual) for of, actual in cases])
    return Sums(
        n=len(cases),
        half=float(inside[:, 0].mean()),
        most=float(inside[:, 1].mean()),
        error=exp(float(np.median(np.abs(errors)))),
        bias=float(errors.mean()),
        rmse=float(np.sqrt(np.square(errors).mean())),
        width=float(np.median([of.high / of.low for of, _ in cases])),
        crps=float(np.mean([of.crps for of, _ in cases])),
    )


def resampled(names: list[str], count: int = RESAMPLES, seed: int = 1) -> Array:
    """How often each case stands in each of `count` samples drawn by nameplate, with replacement, [count, n]: launches of one name stand or fall together."""
    from keiway.market.launch.streams import stream

    own, which = np.unique(names, return_inverse=True)
    taken = stream("backtest.resampled", seed).multinomial(own.size, np.full(own.size, 1.0 / own.size), count)
    return taken[:, which]


def error_interval(cases: list[tuple[str, Band, float]]) -> tuple[float, float]:
    """90 percent interval of the median error, a factor; cases are nameplate, band, sold."""
    errors = np.array([abs(error(of, actual)) for _, of, actual in cases])
    order = np.argsort(errors)
    passed = np.cumsum(resampled([name for name, _, _ in cases])[:, order], axis=1)
    middle = errors[order][(2 * passed >= passed[:, -1:]).argmax(axis=1)]
    low, high = np.quantile(middle, ENDS)
    return exp(float(low)), exp(float(high))


def mean_interval(names: list[str], values: list[float]) -> tuple[float, float]:
    """90 percent interval of a mean over cases."""
    taken = resampled(names)
    low, high = np.quantile(taken @ np.asarray(values, float) / taken.sum(axis=1), ENDS)
    return float(low), float(high)
