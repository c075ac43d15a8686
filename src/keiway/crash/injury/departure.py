"""How one vehicle departs from the average one of the field curve, as named factors on the odds.

odds = field odds x [P_joint(this vehicle) / P_joint(reference car at the same delta-v)]^b x the rest (docs/science/injury.md).
Every factor compares vehicles at the same delta-v, so mass cannot be counted a second time: there is no mass here.
"""

from __future__ import annotations

import math

from keiway.crash.injury.dummy import Measures, joint
from keiway.crash.injury.era import era
from keiway.crash.injury.odds import multiply
from keiway.crash.injury.table import value
from keiway.errors import UsageError

__all__ = ["combine", "depart", "era", "restraint_and_structure"]


def restraint_and_structure(
    this: Measures,
    reference: Measures,
    *,
    exponent: float | None = None,
    age_years: float = 35.0,
    small_woman: bool = False,
) -> float:
    """The odds factor of pulse, restraint and intrusion, from both dummies in crashes of the same delta-v.

    `exponent` is b: 0.3, from 0.15 to 0.55, by field effects of air bags and belts (docs/science/injury.md, 2).
    """
    b = value("departure_exponent") if exponent is None else exponent
    if not 0 <= b <= 2:
        raise UsageError(
            f"The exponent of a departure is {b}; give 0 to 2, by default {value('departure_exponent')}."
        )
    ours = joint(this, age_years=age_years, small_woman=small_woman)
    theirs = joint(reference, age_years=age_years, small_woman=small_woman)
    return (ours / theirs) ** b


def combine(factors: dict[str, float]) -> float:
    """The product of named odds factors; one that is not a positive number is refused by its name."""
    for name, factor in factors.items():
        if not (factor > 0 and math.isfinite(factor)):
            raise UsageError(f"The factor {name} is {factor}; an odds factor is a finite number above 0.")
    return math.prod(factors.values())


def depart(p: float, factors: dict[str, float]) -> float:
    """Probability `p` of the average vehicle after this vehicle's factors."""
    return multiply(p, combine(factors))
