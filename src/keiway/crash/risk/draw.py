"""What is uncertain in the risk functions, each as a dial from 0 to 1: the quantile at which it is set.

    dials = draw.dials()
    K = draw.turned({dial.id: 0.9 for dial in dials}, belted=True)

A dial that is left out leaves its number at its middle. `group` says in plain words what belongs together.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import erf, exp, log, pi, sqrt
from typing import NamedTuple

from keiway.crash.injury.table import facts as injury
from keiway.crash.risk import against
from keiway.crash.risk.facts import FACTS, FROM_RISK, coefficients
from keiway.crash.risk.layout import INDEX, OUTCOMES
from keiway.quantiles import triangular

FIELD_DATA = "how well field data fix the risk curve"
MEASURE = "how a dummy's measures follow from the chest's motion"
RELATIONS = FROM_RISK[: FROM_RISK.index("roll_death")]


class Dial(NamedTuple):
    id: str
    group: str


@cache
def dials() -> tuple[Dial, ...]:
    """Those of a frontal crash's risk."""
    return (
        Dial("curve_level", FIELD_DATA),
        Dial("curve_slope", FIELD_DATA),
        Dial("winsmash_frontal", "the bias of the field data's change of speed"),
        Dial("departure_exponent", "how much restraint and structure count in the field"),
        *(Dial(name, MEASURE) for name in RELATIONS if FACTS.value.values[name].low is not None),
    )


def turned(at: dict[str, float], belted: bool, age_years: float = 40.0, held: tuple[int, ...] = against.BOTH) -> tuple[float, ...]:
    """K with every dial of `dials` at its quantile in `at` (0 to 1; left out: the middle). Death and serious injury
    share their dials. The curve's error differs by belt. Made for people of that one age, and
    belted or not as `held` says (0, 1 or both). Kept: the dials of a band stand at the same places for every crash."""
    return _turned(tuple(at.get(dial.id) for dial in dials()), belted, age_years, held)


@lru_cache(maxsize=1024)
def _turned(places: tuple[float | None, ...], belted: bool, age_years: float, held: tuple[int, ...]) -> tuple[float, ...]:
    """`turned` with a place for each dial of `dials`, in order; None: the middle."""
    at = {dial.id: place for dial, place in zip(dials(), places, strict=True) if place is not None}
    found = list(coefficients())
    for name in ("winsmash_frontal", "departure_exponent"):
        known = injury().values[name]
        place = INDEX["exponent" if name == "departure_exponent" else name]
        found[place] = triangular(at.get(name), known.low, known.mid, known.high)
    for name in RELATIONS:
        known = FACTS.value.values[name]
        if name in at and known.low is not None:
            found[INDEX[name]] = triangular(at[name], known.low, known.mid, known.high)
    for spread in FACTS.value.curve_spread:
        if spread.mode == "frontal" and spread.belted == belted and spread.outcome in OUTCOMES:
            slope = spread.slope * normal(at.get("curve_slope", 0.5))
            level = spread.level * normal(at.get("curve_level", 0.5))
            found[INDEX[f"frontal_{spread.outcome}_intercept"]] += level - slope * log(spread.at_mph)
            found[INDEX[f"frontal_{spread.outcome}_slope"]] += slope
    against.fill(found, against.ages_of(age_years), held)
    return tuple(found)


@lru_cache(maxsize=4096)
def normal(u: float) -> float:
    """Quantile of the standard normal, by Newton's method on its distribution."""
    u = min(max(u, 1e-9), 1.0 - 1e-9)
    x = 0.0
    for _ in range(60):
        step = (0.5 * (1.0 + erf(x / sqrt(2.0))) - u) * sqrt(2.0 * pi) * exp(0.5 * x * x)
        step = min(max(step, -1.0), 1.0)
        x -= step
        if abs(step) < 1e-12:
            break
    return x
