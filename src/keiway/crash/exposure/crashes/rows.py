"""From a drawn crash to the inputs of the crash step: both vehicles' masses, fronts, cabins and restraints.

`build(jit)` gives the one text, as Python or compiled. It reads three tables, made by `draws.py`, one of each for every
draw of the uncertain parameters:

* T, a row for each type of vehicle: the vehicle itself, then the five kinds of partner, in the order of `TYPE`.
* R, a row for each way of being held: nine numbers in the order of `step.PARAMS`, named by `HELD`.
* S, what both sides share, in the order of `SHARED`.
"""

from __future__ import annotations

import math

from keiway.crash.exposure.crashes.sample import AT, FIXED, FRONTAL, ROLLOVER
from keiway.crash.step import N_SIDE

#: mass the front's curve belongs to, mean mass, spread, least; knots (m, N), end slope; spread of crush; crush that
#: reaches the cabin (m), force the cabin holds (N), height of force (m), share of a mismatch in height that it causes
#: where it stands higher; odds of those who sit in it at the struck side, odds that its bonnet adds where it strikes a
#: side, light truck or not; fastest own speed (m/s); odds of its era.
TYPE = (
    "ref_kg", "mass_kg", "mass_sd", "least_kg", "x1", "x2", "x3", "x4", "x5", "f1", "f2", "f3", "f4", "f5", "k_end",
    "crush_sd", "cabin_crush", "cabin_force", "ahof", "rides_over", "near_odds", "strikes_near", "light_truck", "top_mps", "odds",
)  # fmt: skip
HELD = ("own", "own_unbelted", "belt_limiter_airbag", "belt_airbag", "belt", "unheld_airbag", "unheld")
SHARED = (
    "side_share", "rear_share", "height_loss", "height_cabin", "height_span", "rebound", "rebound_side",
    "low_a", "low_b", "low_c", "low_d", "low_to", "high_from", "no_rail", "rail", "no_rail_force",
    "limiter", "airbag",
)  # fmt: skip
_T = {name: j for j, name in enumerate(TYPE)}
_S = {name: j for j, name in enumerate(SHARED)}
WALL_X, WALL_F, WALL_K, WALL_KG = 1e-9, 1e9, 1e18, 1e12
NEVER_M = 1e6
_REF, _MEAN, _SD, _LEAST, _X, _F, _K = (_T[n] for n in ("ref_kg", "mass_kg", "mass_sd", "least_kg", "x1", "f1", "k_end"))
_CRUSH_SD, _CABIN, _HOLDS, _AHOF, _OVER, _TOP = (
    _T[n] for n in ("crush_sd", "cabin_crush", "cabin_force", "ahof", "rides_over", "top_mps")
)
_SIDE, _REAR, _LOSS, _LOSS_CABIN, _SPAN, _HIGH, _E_SIDE, _LOW, _LOW_TO, _FROM, _NONE, _RAIL, _RAIL_F, _LIMITER, _BAG = (
    _S[n]
    for n in (
        "side_share", "rear_share", "height_loss", "height_cabin", "height_span", "rebound", "rebound_side", "low_a",
        "low_to", "high_from", "no_rail", "rail", "no_rail_force", "limiter", "airbag",
    )
)  # fmt: skip
_kind, _partner, _closing, _overlap = AT["kind"], AT["partner"], AT["closing"], AT["overlap"]
_mass2, _crush2, _belted2, _held2 = AT["mass2_z"], AT["crush2_z"], AT["belted2"], AT["held2"]
_mass1, _crush1, _belted1, _held1, _type1 = AT["mass1_z"], AT["crush1_z"], AT["belted1"], AT["held1"], AT["type1"]


def build(jit):
    """`fill(i, E, P, T, R, S, own)`: column i of P from column i of E. `own` 0: the vehicle is one of the fleet."""

    @jit
    def rebound(closing, S):
        """As front.restitution.restitution, the value at speed being that of S."""
        v = min(closing, S[_LOW_TO])
        low = S[_LOW] * math.exp(v * (S[_LOW + 1] + v * (S[_LOW + 2] + v * S[_LOW + 3])))
        share = min(max((closing - S[_LOW_TO]) / (S[_FROM] - S[_LOW_TO]), 0.0), 1.0)
        return low + share * (S[_HIGH] - low)

    @jit
    def met(overlap, S):
        """As front.overlap.law."""
        engaged = min(max((overlap - S[_NONE]) / (S[_RAIL] - S[_NONE]), 0.0), 1.0)
        small, large = S[_RAIL_F] * min(overlap, S[_NONE]), max(overlap, S[_RAIL])
        return small + engaged * (large - small)

    @jit
    def mass_of(t, z, T):
        return max(T[t, _MEAN] + T[t, _SD] * z, T[t, _LEAST])

    @jit
    def yields(t, by_crush, cabin_factor, T):
        """Crush (m) from which the cabin gives way: its crush zone used up and the force over what it holds.

        Mass, overlap and height scale the cabin's force as they scale the front's, so they cancel out here.
        """
        force = T[t, _HOLDS] * cabin_factor * by_crush
        at, up = 0.0, 0.0
        found = -1.0
        for j in range(5):
            x, f = T[t, _X + j] * by_crush, T[t, _F + j]
            if found < 0.0 and force <= f:
                found = at + (force - up) / (f - up) * (x - at)
            at, up = x, f
        if found < 0.0:
            found = at + (force - up) / (T[t, _K] / by_crush)
        return max(T[t, _CABIN] * by_crush, found)

    @jit
    def side(i, base, t, mass, by_crush, factor, cabin_factor, held, P, T, R):
        by_mass = mass / T[t, _REF] if T[t, _SD] > 0.0 else 1.0
        by_force = by_mass * factor / by_crush
        P[base, i] = mass
        for j in range(5):
            P[base + 1 + j, i] = T[t, _X + j] * by_crush
            P[base + 6 + j, i] = T[t, _F + j] * by_force
        P[base + 11, i] = T[t, _K] * by_force / by_crush
        P[base + 12, i] = yields(t, by_crush, cabin_factor, T) if cabin_factor > 0.0 else NEVER_M
        for j in range(9):
            P[base + 13 + j, i] = R[held, j]

    @jit
    def wall(i, base, P, R):
        P[base, i] = WALL_KG
        for j in range(5):
            P[base + 1 + j, i] = WALL_X * (j + 1)
            P[base + 6 + j, i] = WALL_F * (j + 1)
        P[base + 11, i], P[base + 12, i] = WALL_K, NEVER_M
        for j in range(9):
            P[base + 13 + j, i] = R[0, j]

    @jit
    def held_by(belted, u, S):
        """Row of R of somebody in the fleet."""
        if belted > 0.5:
            return 2 if u < S[_LIMITER] else (3 if u < S[_BAG] else 4)
        return 5 if u < S[_BAG] else 6

    @jit
    def over(low, high, T, S):
        """Share of the higher front's force that passes above the lower one's rails."""
        return T[high, _OVER] * min(max((T[high, _AHOF] - T[low, _AHOF]) / S[_SPAN], 0.0), 1.0)

    @jit
    def fill(i, E, P, T, R, S, own):
        kind = int(E[_kind, i])
        t1 = 0 if own > 0 else 1 + int(E[_type1, i])
        t2 = 1 + int(E[_partner, i])
        closing, top = E[_closing, i], T[t1, _TOP]
        if kind == 0:  # head on: half of the closing speed is its own
            closing = min(0.5 * closing, top) + 0.5 * closing
        elif kind < FRONTAL:
            closing = min(closing, top)
        factor1, factor2 = 1.0, 1.0
        cabin1, cabin2 = (1.0 if kind < FRONTAL else 0.0), (1.0 if kind == 0 or kind >= FRONTAL else 0.0)  # 0: not struck in front
        if kind == 0:
            lower1, lower2 = over(t1, t2, T, S), over(t2, t1, T, S)
            share = met(E[_overlap, i], S)
            factor1, factor2 = share * (1.0 - S[_LOSS] * lower1), share * (1.0 - S[_LOSS] * lower2)
            cabin1 = (1.0 - S[_LOSS_CABIN] * lower1) / (1.0 - S[_LOSS] * lower1)
            cabin2 = (1.0 - S[_LOSS_CABIN] * lower2) / (1.0 - S[_LOSS] * lower2)
        elif kind == 1:
            factor2 = S[_SIDE]
        elif kind == 2:
            factor2 = S[_REAR]
        elif kind == FIXED:
            factor1 = met(E[_overlap, i], S)
        elif kind < ROLLOVER:
            factor1 = S[_REAR] if kind == 6 else S[_SIDE]
        P[0, i] = closing
        P[1, i] = S[_E_SIDE] if kind in (1, 4, 5) else rebound(closing, S)
        held1 = held_by(E[_belted1, i], E[_held1, i], S) if own == 0 else (0 if E[_belted1, i] > 0.5 else 1)
        crush1 = max(1.0 + T[t1, _CRUSH_SD] * E[_crush1, i], 0.4)
        side(i, 2, t1, mass_of(t1, E[_mass1, i], T), crush1, factor1, cabin1, held1, P, T, R)
        if kind in (FIXED, ROLLOVER):
            wall(i, 2 + N_SIDE, P, R)
        else:
            held2 = held_by(E[_belted2, i], E[_held2, i], S)
            crush2 = max(1.0 + T[t2, _CRUSH_SD] * E[_crush2, i], 0.4)
            side(i, 2 + N_SIDE, t2, mass_of(t2, E[_mass2, i], T), crush2, factor2, cabin2, held2, P, T, R)

    return fill
