"""Rolling over, and people on foot. As `people`: scalars, K of `layout`, passed through `jit`."""

from __future__ import annotations

from math import log

from keiway.crash.risk.layout import FOOT, ROLL, SSF

LEAST = 1e-3  # SSF above 0.9, where the curve has its pole


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
