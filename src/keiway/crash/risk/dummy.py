"""What a dummy would measure in a front seat, from the outputs of the crash step; and how likely injury that means.

Scalars, no containers; `build(jit)` so that numba can compile the same text. K is the row of `layout`. Relations, with
their sources and bands: data/crash/risk.yaml and docs/science/injury.md, 2.
"""

from __future__ import annotations

from math import erfc, exp, log, pi, sqrt
from typing import NamedTuple

from keiway.crash.risk.layout import CHEST, DUMMY, FEMUR, HEAD, NECK

G = 9.80665
HAS_BAG = 1e5  # m/s2: a belt's limit below it stands for an air bag that helps the belt
RAMP_M = 0.10  # the head comes to touch over this much travel
HALF_SINE = 0.4146  # HIC of a half sine of peak P g and length T s is this times P^2.5 T


class Dummy(NamedTuple):
    """`measures(...) -> (HIC15, neck kN, chest mm, femur kN)`; `joint(hic15, neck_kn, chest_mm, femur_kn, age, K) -> p`.

    Its parts: `spared(hic15, neck_kn, femur_kn, K)`, the probability that head, neck and thigh are not hurt,
    `chest_odds(chest_mm, K)`, log-odds of the chest at 35 years, and `by_part(...)`, with the arguments of `joint`: the
    probability of each alone, head, neck, chest, thigh.
    """

    measures: object
    joint: object
    spared: object
    chest_odds: object
    by_part: object


def build(jit) -> Dummy:
    """The functions, each passed through `jit`."""

    @jit
    def expit(z):
        return 1.0 / (1.0 + exp(-z)) if z > -700.0 else 0.0

    @jit
    def head(delta_v, hic15, reach, contact_at, has_bag, belted, K):
        """HIC15 of the head: as the chest, or a hard contact where there is no air bag."""
        soft = K[DUMMY + 7] * hic15
        if has_bag:
            return soft
        share = K[DUMMY + 11] if belted > 0.5 else K[DUMMY + 12]
        ramp = min(max((reach - contact_at + K[DUMMY + 10]) / RAMP_M, 0.0), 1.0)
        omega = sqrt(K[DUMMY + 9] / K[DUMMY + 8])
        peak_g = share * delta_v * ramp * omega / G
        return max(soft, HALF_SINE * peak_g**2.5 * pi / omega)

    @jit
    def measures(
        delta_v, chest_3ms_g, hic15, travel, intrusion,
        belt, slack, take_up, limit, bag_at, bag, contact_at, contact, belted, K,
    ):  # fmt: skip
        has_bag = bag > 0.0 or (belt > 0.0 and limit < HAS_BAG)
        held_g = min(limit, belt * max(travel + take_up - slack, 0.0)) / G
        share = K[DUMMY + 2] if has_bag else 1.0
        tension_kn = K[DUMMY] * share * held_g * G / 1e3 / K[DUMMY + 1]
        bag_g = (1.0 - share) * held_g + bag * max(travel - bag_at, 0.0) / G
        reach = travel + K[DUMMY + 6] * intrusion
        contact_g = contact * max(reach - contact_at, 0.0) / G
        chest_g = chest_3ms_g + contact_g - contact * max(travel - contact_at, 0.0) / G
        chest_mm = K[DUMMY + 3] * tension_kn + K[DUMMY + 4] * bag_g + K[DUMMY + 5] * contact_g
        hic = head(delta_v, hic15, reach, contact_at, has_bag, belted, K)
        neck_kn = K[DUMMY + 13] * K[DUMMY + 8] * chest_g * G / 1e3
        knee_kg = K[DUMMY + 14] if belted > 0.5 else K[DUMMY + 15]
        femur_kn = 0.5 * knee_kg * chest_g * G / 1e3 + K[DUMMY + 16] * intrusion / 1e3
        return hic, neck_kn, chest_mm, femur_kn

    @jit
    def spared(hic15, neck_kn, femur_kn, K):
        unhurt = 1.0
        if hic15 > 0.0:
            unhurt = 1.0 - 0.5 * erfc((K[HEAD] - log(hic15)) / K[HEAD + 1] / sqrt(2.0))
        unhurt *= 1.0 - expit(K[NECK] + K[NECK + 1] * neck_kn)
        return unhurt * (1.0 - expit(K[FEMUR] + K[FEMUR + 1] * femur_kn))

    @jit
    def chest_odds(chest_mm, K):
        return K[CHEST] + K[CHEST + 1] * max(chest_mm, 0.0) ** K[CHEST + 2]

    @jit
    def joint(hic15, neck_kn, chest_mm, femur_kn, age_years, K):
        """NCAP's joint probability: head, neck and chest AIS3+, knee-thigh-hip AIS2+, taken as independent."""
        z = chest_odds(chest_mm, K) + K[CHEST + 3] * (age_years - 35.0)
        return 1.0 - spared(hic15, neck_kn, femur_kn, K) * (1.0 - expit(z))

    @jit
    def by_part(hic15, neck_kn, chest_mm, femur_kn, age_years, K):
        """Head, neck and chest AIS3+, knee-thigh-hip AIS2+: the four that `joint` joins."""
        head_p = 0.5 * erfc((K[HEAD] - log(hic15)) / K[HEAD + 1] / sqrt(2.0)) if hic15 > 0.0 else 0.0
        chest_p = expit(chest_odds(chest_mm, K) + K[CHEST + 3] * (age_years - 35.0))
        return head_p, expit(K[NECK] + K[NECK + 1] * neck_kn), chest_p, expit(K[FEMUR] + K[FEMUR + 1] * femur_kn)

    return Dummy(measures, joint, spared, chest_odds, by_part)
