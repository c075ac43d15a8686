"""The joint probability that every vehicle is held against: the reference car's at the same delta-v, its steepest rise eased.

The reference car is one car and reaches its wheel at one delta-v; the average of many cars, which the field curve is of, does not.
Where its joint probability to the power b rises faster than the odds of the field curve, a vehicle that does not get
worse just there would come out safer the faster it crashes. So no rise of it is let be steeper than the field curve's: what is
taken lies half-way between the nearest such line below and the nearest above it (docs/science/injury.md, 2.2).
"""

from __future__ import annotations

from functools import cache
from math import exp, log

from keiway.crash.risk import dummy
from keiway.crash.risk.layout import (
    AGAINST,
    AGE_STEP,
    AGES,
    BELTS,
    CHEST,
    EXPONENT,
    FIELD,
    FIRST_AGE,
    MEASURES,
    ROWS,
    STEP_MPS,
    WINSMASH,
)

MPH = 0.44704
ALL = tuple(range(AGES))
BOTH = (0, 1)
#: From each row to the next: logarithm of the lower delta-v in mph, and the rise of it as a share of the higher one.
_RISES = tuple((log(STEP_MPS * j / MPH), 1.0 / (j + 1)) for j in range(1, ROWS))
SURE = 1e-6  # less of a chance to be spared is none


def build(jit):
    """`ln_against(delta_v_mps, belted, age_years, K)`: its logarithm, straight lines between rows and ages."""

    @jit
    def ln_against(delta_v_mps, belted, age_years, K):
        at = min(max(delta_v_mps / STEP_MPS - 1.0, 0.0), ROWS - 1.0)
        row = min(int(at), ROWS - 2)
        part = at - row
        years = min(max((age_years - FIRST_AGE) / AGE_STEP, 0.0), AGES - 1.0)
        age = min(int(years), AGES - 2)
        j = AGAINST + ((AGES if belted > 0.5 else 0) + age) * ROWS + row
        younger = K[j] + part * (K[j + 1] - K[j])
        older = K[j + ROWS] + part * (K[j + ROWS + 1] - K[j + ROWS])
        return younger + (years - age) * (older - younger)

    return ln_against


def fill(K: list[float], ages: tuple[int, ...] = ALL, belts: tuple[int, ...] = BOTH) -> None:
    """Work out those entries of K from the rest of it, for all ages and both ways of sitting or for the given ones."""
    most = _steepest(K)
    for which in belts:
        parts = _parts(which, K)
        for age in ages:
            older = K[CHEST + 3] * (FIRST_AGE + AGE_STEP * age - 35.0)
            first = AGAINST + (which * AGES + age) * ROWS
            found = [log(1.0 - unhurt / (1.0 + exp(z + older))) for unhurt, z in parts]
            K[first : first + ROWS] = eased(found + [0.0] * (ROWS - len(found)), most)


def _parts(which: int, K) -> list[tuple[float, float]]:
    """Row by row: probability that head, neck and thigh are spared, log-odds of the chest; until all are hurt at any age."""
    found = []
    for line in _lines(which):
        hic15, neck, chest, femur = measures(*line, float(which), K)
        found.append((spared(hic15, neck, femur, K), chest_odds(chest, K)))
        if found[-1][0] < SURE or found[-1][1] > -log(SURE):
            break
    return found


def ages_of(age_years: float) -> tuple[int, ...]:
    """The ages that `ln_against` reads for one age."""
    at = min(max((age_years - FIRST_AGE) / AGE_STEP, 0.0), AGES - 1.0)
    return tuple({int(at), min(int(at) + (at > int(at)), AGES - 1)})


def eased(found: list[float], most: list[float]) -> list[float]:
    """Half-way between the greatest line below `found` and the least above it, neither rising by more than `most[j]` up to row j."""
    below, above = list(found), list(found)
    for j in range(1, len(found)):
        below[j] = min(found[j], below[j - 1] + most[j])
    for j in range(len(found) - 1, 0, -1):
        above[j - 1] = max(found[j - 1], above[j] - most[j])
    return [(low + high) / 2 for low, high in zip(below, above, strict=True)]


def _steepest(K: list[float]) -> list[float]:
    """By how much the logarithm may rise from one row to the next: as the field curve's log-odds at its flatter outcome, over b."""
    b, bias = K[EXPONENT], log(K[WINSMASH])
    if b <= 0:
        return [float("inf")] * ROWS
    (slope, bend, bend_at), (slope2, bend2, bend_at2) = ([K[at + term] for term in (1, 6, 7)] for at in (FIELD, FIELD + 8))
    found = [float("inf")]
    for x, share in _RISES:
        x += bias
        found.append(max(min(slope + (bend if x >= bend_at else 0.0), slope2 + (bend2 if x >= bend_at2 else 0.0)), 0.0) * share / b)
    return found


@cache
def _lines(which: int) -> tuple[tuple[float, ...], ...]:
    """The reference car's rows: delta-v and what the step gave, then its restraint, as `dummy.measures` takes them."""
    from keiway.crash.risk.facts import REFERENCE
    from keiway.crash.runners.inputs import restraint_numbers

    car = REFERENCE.value
    belt, slack, take_up, _, *rest = restraint_numbers(car.belted if which else car.unbelted)
    return tuple((*line[: 1 + len(MEASURES)], belt, slack, take_up, *rest) for line in car.table[BELTS[which]])


measures, _, spared, chest_odds, _ = dummy.build(lambda function: function)
