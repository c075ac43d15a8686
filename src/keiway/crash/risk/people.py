"""Risk of death and of serious injury (MAIS3+ or death) of one person in one crash: scalar functions on floats.

    from keiway.crash.risk import people
    K = people.coefficients()
    p_death, p_serious = people.frontal(12.0, 38.0, 140.0, 0.3, 0.0, *restraint, 1.0, 40.0, 0.5, 0.0, 1.0, K)

    fast = people.compiled()              # the same functions through numba.njit, for loops over millions
    K = numpy.array(people.coefficients())
    @numba.njit
    def all_of_them(...): ... fast_frontal(...)   # take fast.frontal out first: fast_frontal = fast.frontal

Arguments: delta-v is the true one in m/s (WinSMASH's bias is taken care of inside). `belted`, `female`, `multiple`
(other impacts before or after) and `by_ltv` (struck by a pickup, van or SUV) are 0 to 1. `restraint` is the nine
numbers of a side from `belt` on, in the order of `step.PARAMS` (`Restraint` as `runners.inputs` writes it).
`odds` multiplies the odds by what else departs from the average vehicle of 2000-2016 at the same delta-v: `era.era_of`,
`near_side_odds`; 1 for nothing. No mass anywhere: it is in delta-v. Science: docs/science/injury.md.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from typing import NamedTuple

from keiway.crash.injury.side import near_side_factors
from keiway.crash.risk import against, others
from keiway.crash.risk import dummy as dummies
from keiway.crash.risk.facts import coefficients
from keiway.crash.risk.layout import EXPONENT, FIELD, WINSMASH

__all__ = [
    "People", "average", "build", "by_part", "coefficients", "compiled", "departure", "frontal", "joint", "measures",
    "near_side_odds", "pedestrian", "rear", "rollover", "rolls", "side",
]  # fmt: skip

MPH = 0.44704


class People(NamedTuple):
    """Each returns (p_death, p_serious), save `rolls` (a probability) and `departure` (a factor on the odds).

    frontal(delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m, belt, slack, take_up, take_up_at, limit, bag_at,
        bag, contact_at, contact, belted, age_years, female, multiple, odds, K): front, and into a fixed object.
    side(delta_v_mps, near, by_ltv, belted, age_years, female, multiple, odds, K): `near` 1 where the person sits on
        the struck side, else 0.
    rear(delta_v_mps, rear_seat, space_behind, belted, age_years, female, multiple, odds, K): struck from behind;
        `rear_seat` 1 for a rear passenger, `space_behind` 0 where the seat has no crush space behind it.
    rollover(belted, age_years, odds, K): given that the vehicle rolls.
    rolls(ssf, esc, K): probability that a vehicle rolls in a single-vehicle crash; `esc` 1 with stability control.
    pedestrian(speed_mps, hood_edge_m, age_years, female, K): a person on foot; made for edges of 0.65 to 1.25 m.
    departure(...): as frontal up to belted, then age_years, K: the factor of structure, restraint and intrusion.
    average(delta_v_mps, belted, age_years, female, multiple, K): frontal, of the average vehicle of 2000-2016.
    """

    frontal: object
    side: object
    rear: object
    rollover: object
    rolls: object
    pedestrian: object
    departure: object
    average: object


def build(jit) -> People:
    """The functions, each passed through `jit` (nothing or numba.njit)."""
    measures, joint, *_ = dummies.build(jit)
    ln_against = against.build(jit)

    expit, field = _curves(jit)

    @jit
    def ln_departure(
        delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m,
        belt, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact, belted, age_years, K,
    ):  # fmt: skip
        hic, neck, chest, femur = measures(
            delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m,
            belt, slack, take_up, limit, bag_at, bag, contact_at, contact, belted, K,
        )  # fmt: skip
        ours = joint(hic, neck, chest, femur, age_years, K)
        return K[EXPONENT] * (log(ours) - ln_against(delta_v_mps, belted, age_years, K))

    @jit
    def departure(
        delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m,
        belt, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact, belted, age_years, K,
    ):  # fmt: skip
        return exp(ln_departure(
            delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m,
            belt, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact, belted, age_years, K,
        ))  # fmt: skip

    @jit
    def frontal(
        delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m,
        belt, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact,
        belted, age_years, female, multiple, odds, K,
    ):  # fmt: skip
        shift = log(odds) + ln_departure(
            delta_v_mps, chest_3ms_g, hic15, travel_m, intrusion_m,
            belt, slack, take_up, take_up_at, limit, bag_at, bag, contact_at, contact, belted, age_years, K,
        )  # fmt: skip
        return field(0, delta_v_mps * K[WINSMASH], belted, age_years, female, multiple, shift, K)

    @jit
    def average(delta_v_mps, belted, age_years, female, multiple, K):
        return field(0, delta_v_mps * K[WINSMASH], belted, age_years, female, multiple, 0.0, K)

    return People(frontal, *others.struck(jit, field), *others.build(jit, expit), departure, average)


def _curves(jit):
    """`expit`, and `field`: death and serious injury by one mode's field curve."""

    @jit
    def expit(z):
        return 1.0 / (1.0 + exp(-z)) if z > -700.0 else 0.0

    @jit
    def field(mode, winsmash_mps, belted, age_years, female, multiple, shift, K):
        """Death and serious injury by the field curve of that mode, `shift` added to both log-odds."""
        x = log(winsmash_mps / MPH + 1e-12)
        older = (age_years - 40.0) / 10.0
        j = FIELD + mode * 16
        z = K[j] + K[j + 1] * x + K[j + 6] * max(x - K[j + 7], 0.0)
        z += K[j + 2] * belted + K[j + 3] * older + K[j + 4] * female + K[j + 5] * multiple
        j += 8
        s = K[j] + K[j + 1] * x + K[j + 6] * max(x - K[j + 7], 0.0)
        s += K[j + 2] * belted + K[j + 3] * older + K[j + 4] * female + K[j + 5] * multiple
        death = expit(z + shift)
        return death, max(death, expit(s + shift))

    return expit, field


def near_side_odds(**given) -> float:
    """The product of `injury.side.near_side_factors` (same arguments): the `odds` of a near-side crash."""
    product = 1.0
    for factor in near_side_factors(**given).values():
        product *= factor
    return product


@cache
def compiled() -> People:
    """The functions through numba.njit (the `fast` extra)."""
    from numba import njit

    return build(njit)


def _as_it_is(function):
    return function


frontal, side, rear, rollover, rolls, pedestrian, departure, average = build(_as_it_is)
measures, joint, _, _, by_part = dummies.build(_as_it_is)
