"""From what both vehicles went through to the risk of one person in each: which model for whom.

The vehicle's own person and the partner's go through different crashes: where its front meets a side, the partner's
person is struck near or far side, and the other way round. The risks are those of `crash.risk.people`.
"""

from __future__ import annotations

from keiway.crash.exposure.crashes.rows import TYPE
from keiway.crash.exposure.crashes.sample import AT, FIXED, FRONTAL, ROLLOVER
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.step import N_SIDE

_kind, _partner, _type1, _near2, _multiple = (AT[n] for n in ("kind", "partner", "type1", "near2", "multiple"))
_WHO1 = tuple(AT[n] for n in ("belted1", "age1", "female1"))
_WHO2 = tuple(AT[n] for n in ("belted2", "age2", "female2"))
_O = {name: j for j, name in enumerate(OUTPUTS)}
_MEASURES = ("delta_v_mps", "chest_3ms_g", "hic15_", "travel_m", "intrusion_m")
_M1, _M2 = (tuple(_O[name + which] for name in _MEASURES) for which in "12")
_DV1, _DV2 = _M1[0], _M2[0]
_NEAR, _STRIKES, _LTV, _ODDS = (TYPE.index(n) for n in ("near_odds", "strikes_near", "light_truck", "odds"))
_B1, _A1, _F1 = _WHO1
_B2, _A2, _F2 = _WHO2


def build(jit, people):
    """`harm(i, E, P, out, T, K, own) -> death, serious of its own person, death, serious of the partner's`."""
    frontal, side, rear, rollover = people.frontal, people.side, people.rear, people.rollover

    @jit
    def front1(i, E, P, out, odds, K):
        j = 15
        return frontal(
            out[_M1[0], i], out[_M1[1], i], out[_M1[2], i], out[_M1[3], i], out[_M1[4], i],
            P[j, i], P[j + 1, i], P[j + 2, i], P[j + 3, i], P[j + 4, i], P[j + 5, i], P[j + 6, i], P[j + 7, i], P[j + 8, i],
            E[_B1, i], E[_A1, i], E[_F1, i], E[_multiple, i], odds, K,
        )  # fmt: skip

    @jit
    def front2(i, E, P, out, odds, K):
        j = 15 + N_SIDE
        return frontal(
            out[_M2[0], i], out[_M2[1], i], out[_M2[2], i], out[_M2[3], i], out[_M2[4], i],
            P[j, i], P[j + 1, i], P[j + 2, i], P[j + 3, i], P[j + 4, i], P[j + 5, i], P[j + 6, i], P[j + 7, i], P[j + 8, i],
            E[_B2, i], E[_A2, i], E[_F2, i], E[_multiple, i], odds, K,
        )  # fmt: skip

    @jit
    def own_harm(i, E, P, out, T, K, own):
        kind, t1, t2 = int(E[_kind, i]), 0 if own > 0 else 1 + int(E[_type1, i]), 1 + int(E[_partner, i])
        b, a, f, m, odds = E[_B1, i], E[_A1, i], E[_F1, i], E[_multiple, i], T[t1, _ODDS]
        if kind < FRONTAL:
            return front1(i, E, P, out, odds, K)
        if kind == 4:
            return side(out[_DV1, i], 1.0, T[t2, _LTV], b, a, f, m, odds * T[t1, _NEAR] * T[t2, _STRIKES], K)
        if kind == 5:
            return side(out[_DV1, i], 0.0, T[t2, _LTV], b, a, f, m, odds, K)
        if kind == 6:
            return rear(out[_DV1, i], 0.0, 1.0, b, a, f, m, odds, K)
        return rollover(b, a, odds, K)

    @jit
    def partner_harm(i, E, P, out, T, K, own):
        kind, t1, t2 = int(E[_kind, i]), 0 if own > 0 else 1 + int(E[_type1, i]), 1 + int(E[_partner, i])
        b, a, f, m, odds = E[_B2, i], E[_A2, i], E[_F2, i], E[_multiple, i], T[t2, _ODDS]
        if kind in (FIXED, ROLLOVER):
            return 0.0, 0.0
        if kind == 1:
            if E[_near2, i] < 0.5:
                return side(out[_DV2, i], 1.0, T[t1, _LTV], b, a, f, m, odds * T[t2, _NEAR] * T[t1, _STRIKES], K)
            return side(out[_DV2, i], 0.0, T[t1, _LTV], b, a, f, m, odds, K)
        if kind == 2:
            return rear(out[_DV2, i], 0.0, 1.0, b, a, f, m, odds, K)
        return front2(i, E, P, out, odds, K)

    @jit
    def harm(i, E, P, out, T, K, own):
        death1, serious1 = own_harm(i, E, P, out, T, K, own)
        death2, serious2 = partner_harm(i, E, P, out, T, K, own)
        return death1, serious1, death2, serious2

    return harm
