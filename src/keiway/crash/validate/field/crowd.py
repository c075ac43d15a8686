"""Risk averaged over the people who crash, and over delta-v or closing speed, by quadrature: no random numbers."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist
from typing import TYPE_CHECKING

from keiway.crash.exposure.table import facts, shares
from keiway.crash.injury.field import Mode, Outcome, log_odds, winsmash_factor
from keiway.crash.injury.odds import expit
from keiway.crash.injury.table import value

if TYPE_CHECKING:
    import numpy as np

RESTITUTION = 0.12


@cache
def crowd(belted: float, ages: str) -> tuple[np.ndarray, ...]:
    """Belt, age, sex, multiple impact and weight (sum 1) of a population; `belted` 0, 1, or a share of it.

    `ages` names a mix of exposure.yaml; each group is taken at four ages, "75+" up to 89.
    """
    import numpy as np

    rows = []
    female, multiple = value("mean_female"), value("mean_multiple_impact")
    for name, share in shares(ages).items():
        first, last = (float(part) for part in name.replace("+", "-89").split("-"))
        for step in range(4):
            age = first + (step + 0.5) / 4 * (last + 1 - first)
            for belt, b in ((1.0, belted), (0.0, 1 - belted)):
                for sex, f in ((1.0, female), (0.0, 1 - female)):
                    for more, m in ((1.0, multiple), (0.0, 1 - multiple)):
                        rows.append((belt, age, sex, more, share / 4 * b * f * m))
    return tuple(np.array(rows).T)


def mean_risk(
    outcome: Outcome,
    mode: Mode,
    winsmash_mps: np.ndarray,
    *,
    belted: float,
    ages: str = "nass_age",
    ais2005=False,
) -> np.ndarray:
    """Risk at each delta-v (m/s, WinSMASH, shape (k,)) averaged over the crowd: shape (k,)."""
    belt, age, sex, more, weight = crowd(belted, ages)
    z = log_odds(
        outcome,
        mode,
        winsmash_mps[:, None],
        belted=belt,
        age_years=age,
        female=sex,
        multiple=more,
        ais2005=ais2005,
    )
    return expit(z) @ weight


@cache
def lognormal_points(name: str, low_kmh: float = 0.0, high_kmh: float = 1e9, n: int = 200) -> np.ndarray:
    """n speeds in m/s, each of equal probability, of a distribution of exposure.yaml cut to a class."""
    import numpy as np

    row = facts().distributions[name]
    bell = NormalDist(math.log(row.median_kmh), row.sigma_log)
    first = bell.cdf(math.log(low_kmh)) if low_kmh > 0 else 0.0
    last = bell.cdf(math.log(high_kmh))
    shares_ = (first + (i + 0.5) / n * (last - first) for i in range(n))
    return np.array([math.exp(bell.inv_cdf(share)) / 3.6 for share in shares_])


@cache
def two_cars(outcome: Outcome, own_kg: float, other_kg: float, *, belted: float = 0.86) -> float:
    """Driver's risk in a frontal crash with another car, averaged over closing speeds and people; momentum only."""
    share = (1 + RESTITUTION) * other_kg / (own_kg + other_kg)
    true = lognormal_points("closing_frontal") * share
    found = mean_risk(outcome, "frontal", true * winsmash_factor("frontal"), belted=belted, ages="driver_age")
    return float(found.mean())
