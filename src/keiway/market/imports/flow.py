"""Used kei imported a year: what was counted or told, and a wide band for the years to come.

    log F(t) = log F(0) + g (t - 0) + w log(J(t - 25) / J(0 - 25)) + walk(t)

F(0): the last year told (2025); g: growth; J: new kei sold in Japan, since what turns 25 limits what can come; w: how much of that shows; the
walk: the yen, times its share of the sum at the door and the price elasticity, and all else. Every part is taken as normal in logs, so the
band is worked out and not drawn. Duty by day of entry moves nothing: on a truck it is the 25 percent of 2023 throughout.
"""

from __future__ import annotations

from math import exp, hypot, log, sqrt

from keiway.market.imports.table import Triangle, facts
from keiway.market.record import Flow

LAST = 2036
#: Half of a 90 percent band of a normal distribution, in standard deviations.
Z90 = 1.645
AGE = 25


def flows(last: int = LAST) -> tuple[Flow, ...]:
    """Each year told, oldest first, then each to `last`."""
    told = tuple(Flow(year=row.year, low=row.low, mid=row.mid, high=row.high, kind=row.kind) for row in facts().flows)
    return told + tuple(_forecast(year) for year in range(told[-1].year + 1, last + 1))


def _forecast(year: int) -> Flow:
    start, given = facts().flows[-1], facts().forecast
    ahead = year - start.year
    middle = log(start.mid) + _mean(given.growth) * ahead + given.supply_weight.value * log(_built(year) / _built(start.year))
    yen = _mean(given.price_elasticity) * given.yen_share.value * given.yen_wander.value
    now = log(start.high / start.low) / (2.0 * Z90)
    spread = hypot(now, _deviation(given.growth) * ahead, hypot(yen, given.wander.value) * sqrt(ahead))
    return Flow(year=year, low=exp(middle - Z90 * spread), mid=exp(middle), high=exp(middle + Z90 * spread), kind="forecast")


def _built(year: int) -> float:
    """New kei sold in Japan 25 years before; the first or last year held, where that is not."""
    known = facts().japan.thousands
    return known[min(max(year - AGE, min(known)), max(known))]


def _mean(triangle: Triangle) -> float:
    return (triangle.low + triangle.mid + triangle.high) / 3.0


def _deviation(triangle: Triangle) -> float:
    """Standard deviation of a triangle."""
    low, mid, high = triangle.low, triangle.mid, triangle.high
    return sqrt((low * low + mid * mid + high * high - low * mid - low * high - mid * high) / 18.0)
