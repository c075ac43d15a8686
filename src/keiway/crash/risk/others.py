"""Struck from the side or behind, rolling over, and people on foot. As `people`: scalars, K of `layout`, passed through `jit`."""

from __future__ import annotations

from math import log

from keiway.crash.risk.layout import FOOT, ROLL, SSF, WINSMASH

REAR_SEAT_MPS = 40 / 3.6  # above it a rear seat without space behind is in the crush: an estimate (docs/science/injury.md, 3)
LEAST = 1e-3  # SSF above 0.9, where the curve has its pole


def struck(jit, field):
    """`side`, `rear`."""

    @jit
    def side(delta_v_mps, near, by_ltv, belted, age_years, female, multiple, odds, K):
        scale = K[WINSMASH + 1] + by_ltv * (K[WINSMASH + 2] - K[WINSMASH + 1])
        mode = 1 if near > 0.5 else 2
        return field(mode, delta_v_mps * scale, belted, age_years, female, multiple, log(odds), K)

    @jit
    def rear(delta_v_mps, rear_seat, space_behind, belted, age_years, female, multiple, odds, K):
        crushed = rear_seat > 0.5 and space_behind < 0.5 and delta_v_mps > REAR_SEAT_MPS
        mode = 1 if crushed else 3
        scale = K[WINSMASH + 1] if crushed else K[WINSMASH + 3]
        return field(mode, delta_v_mps * scale, belted, age_years, female, multiple, log(odds), K)

    return side, rear


def build(jit, expit):
    """`rollover`, `rolls`, `pedestrian`."""

    @jit
    def rollover(belted, age_years, odds, K):
        shift = K[ROLL + 2] * belted + K[ROLL + 3] * (age_years - 40.0) / 10.0 + log(odds)
        death = expit(K[ROLL] + shift)
        return death, max(death, expit(K[ROLL + 1] + shift))

    @jit
    def rolls(ssf, esc, K):
        z = K[SSF] + K[SSF + 1] * log(max(ssf - 0.9, LEAST))
        if esc > 0.5:
            z += log(K[SSF + 3] if ssf >= 1.2 else K[SSF + 2])
        return expit(z)

    @jit
    def pedestrian(speed_mps, hood_edge_m, age_years, female, K):
        at = FOOT + 12
        faster, higher = speed_mps * 3.6 - K[at], hood_edge_m * 100.0 - K[at + 1]
        man, older = 1.0 - female - K[at + 2], age_years - K[at + 3]
        j = FOOT
        z = K[j] + K[j + 1] * faster + (K[j + 2] + K[j + 3] * faster) * higher + K[j + 4] * man + K[j + 5] * older
        j += 6
        s = K[j] + K[j + 1] * faster + (K[j + 2] + K[j + 3] * faster) * higher + K[j + 4] * man + K[j + 5] * older
        death = expit(z)
        return death, max(death, expit(s))

    return rollover, rolls, pedestrian
