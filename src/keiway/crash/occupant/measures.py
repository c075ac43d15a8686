"""Chest, head and pulse measures while a crash runs: scalars, no branches, read every 1.5 ms.

Definitions (docs/science/kernel.md): 3 ms clip, the greatest acceleration held for 3 ms on end; HIC15 of the restrained
mass with a 15 ms window (an estimate: the head is taken to move as the chest does); OLC, the constant deceleration of
a rider who flies 65 mm free and is then held over 235 mm; ride-down, the share of the rider's energy that is taken
while the vehicle still moves forward, by its crush. The exact forms over a whole signal are in signal.py.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.crash.step import TRAVEL_S, G

FRAME_S = 0.0015
FRAMES = round(TRAVEL_S / FRAME_S)
LAG = 10  # frames in HIC's window
HIC_S = LAG * FRAME_S
OLC_FREE_M, OLC_HELD_M = 0.065, 0.235
_NEAR_REST = 1e-3  # m/s, forward against one's own vehicle
_SIDE = ("b1 b2 b3 clip hic travel begin held olc " + " ".join(f"W{j}" for j in range(1, LAG + 1))).split()
#: Memory. Q, U: free-flight travel (m) and lost speed (m/s) at the last frame, both per unit of the vehicle's share of
#: the closing speed. Each side: accelerations 1 to 3 frames ago; clip, HIC (m/s) and travel so far; OLC's start (s),
#: held travel (m), value; speed taken off the rider 1 to 10 frames ago.
FRAME = ("Q", "U", *(f"{name}_{side}" for side in "12" for name in _SIDE))
N_SIDE = len(_SIDE)
#: Outputs that follow those of the vehicles.
OCCUPANT_OUTPUTS = tuple(
    name + side for name in ("chest_g", "chest_3ms_g", "hic15_", "olc_g", "ride_down", "travel_m") for side in "12"
)


class Measures(NamedTuple):
    """`start(closing) -> memory`; `frame(memory, state, closing, g1, g2) -> memory`; `done(state) -> 1 or 0`;
    `finish(memory, state, closing, g1, g2, rebound) -> OCCUPANT_OUTPUTS`. `state` is that of step.py."""

    start: object
    frame: object
    done: object
    finish: object


def build(maximum, minimum, where, sqrt, f, dt):
    """The measures for given primitives, for a motion of step `dt` s."""

    def start(closing):
        return (f(0.0) * closing,) * len(FRAME)

    return Measures(
        start,
        _frame(maximum, minimum, where, f, dt),
        _done(maximum, minimum, where, f),
        _finish(maximum, where, sqrt, f, dt),
    )


def _frame(maximum, minimum, where, f, dt):
    zero, half, one, tiny = f(0.0), f(0.5), f(1.0), f(1e-12)
    half_h, frame_s, free, whole = f(dt / 2), f(FRAME_S), f(OLC_FREE_M), f(OLC_HELD_M)

    def clipped(s0, m0, e0, s1, m1, e1):
        """Greatest acceleration held over a 3 ms window, among those between two windows a frame apart.

        Accelerations at start, middle and end of each. Straight between frames, the best is where start equals end.
        """
        d0, d1 = e0 - s0, e1 - s1
        across = where(d0 * d1 < zero, d0 - d1, one)
        at = minimum(maximum(d0 / across, zero), one)
        return minimum(minimum(s0 + at * (s1 - s0), e0 + at * (e1 - e0)), m0 + at * (m1 - m0))

    def olc(begin, held, found, t, before, now, lost_before, lost):
        """The free flight's end, the travel a constant deceleration would need from there, and OLC where it fits."""
        share = (free - before) / maximum(now - before, tiny)
        flying = t - frame_s * (one - share)
        begin = where(before < free, flying, begin)
        over = where(now < free, zero, now - free - half * lost * (t - begin))
        at = minimum(maximum((whole - held) / maximum(over - held, tiny), zero), one)
        fits = (lost_before + at * (lost - lost_before)) / maximum(t - frame_s * (one - at) - begin, tiny)
        found = where(found > zero, found, where(over < whole, zero, fits))
        return begin, over, found

    def side(memory, t, e, a, W, before, now, lost_before, lost):
        b1, b2, b3, clip, hic, travel, begin, held, found, *past = memory
        clip = maximum(clip, clipped(b3, b2, b1, b2, b1, a))
        clip = maximum(clip, minimum(minimum(b2, b1), a))
        begin, held, found = olc(begin, held, found, t, before, now, lost_before, lost)
        hic = maximum(hic, W - past[-1])
        return (a, b1, b2, clip, hic, maximum(travel, e), begin, held, found, W, *past[:-1])

    def frame(memory, state, closing, g1, g2):
        Q, U = memory[:2]
        t, X, _, V, F, e1, r1, _, a1, _, _, e2, r2, _, a2, _, _ = state
        Q_now, U_now = closing * t - X, closing - V - half_h * F  # V and r are half a step ahead of X and e
        sides = []
        for j, (g, e, r, a) in enumerate(((g1, e1, r1, a1), (g2, e2, r2, a2))):
            W = g * U_now - r + half_h * (g * F - a)
            part = memory[2 + j * N_SIDE : 2 + (j + 1) * N_SIDE]
            sides += side(part, t, e, a, W, g * Q, g * Q_now, g * U, g * U_now)
        return Q_now, U_now, *sides

    return frame


def _done(maximum, minimum, where, f):
    zero, half, one, near = f(0.0), f(0.5), f(1.0), f(_NEAR_REST)

    def done(state):
        """1 once the vehicles are apart and both people move back with no more than half their peak on them."""
        _, _, _, V, F, _, r1, _, a1, peak1, _, _, r2, _, a2, peak2, _ = state
        left = maximum(maximum(V, F), maximum(maximum(r1, r2) - near, maximum(a1 - half * peak1, a2 - half * peak2)))
        return where(left > zero, zero, one)

    return done


def _finish(maximum, where, sqrt, f, dt):
    zero, one, two, tiny = f(0.0), f(1.0), f(2.0), f(1e-12)
    h, per_g, window = f(dt), f(1.0 / G), f(HIC_S)
    free, whole = f(OLC_FREE_M), f(OLC_HELD_M)

    def late_olc(t, now, begin, found, lost):
        """OLC that falls after the vehicles have parted: they then move steadily, so it has a closed form."""
        begin = where(now < free, t + (free - now) / lost, begin)
        until = two * (t + (free + whole - now) / lost) - begin
        return where(found > zero, found, lost / maximum(until - begin, tiny))

    def finish(memory, state, closing, g1, g2, rebound):
        t, work, peak = state[0], (state[10], state[16]), (state[9], state[15])
        sides = []
        for j, g in enumerate((g1, g2)):
            _, _, _, clip, hic, travel, begin, _, found = memory[2 + j * N_SIDE : 2 + j * N_SIDE + 9]
            mean = hic / window * per_g
            olc = late_olc(t, g * memory[0], begin, found, (one + rebound) * g * closing)
            down = h * work[j] / (g * closing * closing)
            sides.append((peak[j] * per_g, clip * per_g, window * mean * mean * sqrt(mean), olc * per_g, down, travel))
        return tuple(value for pair in zip(*sides, strict=True) for value in pair)

    return finish
