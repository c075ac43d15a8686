"""Chest, head and pulse measures while a crash runs: scalars, no branches, read every 1.5 ms (the pulse every 3 ms).

Definitions (docs/science/kernel.md): peak, of the restraint at its greatest reach; 3 ms clip, the greatest acceleration
held for 3 ms on end; HIC15 of the restrained mass, the best of three windows (an estimate: the head is taken to move as
the chest does); OLC, the constant deceleration of a rider who flies 65 mm free and is then held over 235 mm; ride-down,
the share of the rider's energy that is taken while the vehicle still moves forward, by its crush. The exact forms over a
whole signal are in signal.py. Time counts in steps and travel is per share of the closing speed, as in step.py.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from keiway.crash.step import CONST, STATE, TRAVEL_S, G

FRAME_S = 0.0015
FRAMES = round(TRAVEL_S / FRAME_S)
#: Frames between two readings of the pulse.
PULSE_FRAMES = 2
#: Windows of HIC, in frames: 15, 9 and 6 ms. HIC is flat near its best window, so three stand for all up to 15 ms.
WINDOWS = (10, 6, 4)
#: Readings kept: HIC's longest window and one more, which tells whether it still grows.
KEPT_READINGS = WINDOWS[0] + 1
OLC_FREE_M, OLC_HELD_M = 0.065, 0.235
_SIDE = (
    "b1 b2 b3 clip lost15 lost9 lost6 travel reach turn_r turn_a " + " ".join(f"W{j}" for j in range(1, KEPT_READINGS + 1))
).split()
#: Memory of both riders: decelerations 1 to 3 frames ago; clip and most speed lost in each window so far; greatest
#: travel and reach of the belt, speed and acceleration at that reach; speed over ground in the frames before.
FRAME = tuple(f"{name}_{side}" for side in "12" for name in _SIDE)
N_SIDE = len(_SIDE)
#: Memory of the pulse: time T, free-flight travel Q and lost speed U at the last reading, kept from the first one at
#: which the vehicles are apart; 1 from then on; each side: when the free flight ended, travel held so far, OLC once
#: found; above 0 once there is nothing left to find.
PULSE = ("T", "Q", "U", "apart", "begin1", "held1", "olc1", "begin2", "held2", "olc2", "found")
#: Outputs that follow those of the vehicles.
OCCUPANT_OUTPUTS = tuple(
    name + side for name in ("chest_g", "chest_3ms_g", "hic15_", "olc_g", "ride_down", "travel_m") for side in "12"
)
_AT = {name: j for j, name in enumerate(STATE)}
_HELD = CONST.index("w1")  # constants of the restraints, nine a side


class Measures(NamedTuple):
    """`start(state) -> memory, pulse`; `frame(memory, state) -> memory`; `pulse(pulse, state, closing, kept) -> pulse`;
    `left(memory, state) -> above 0 while something may still change`;
    `finish(memory, pulse, state, const, kept, closing) -> OCCUPANT_OUTPUTS`.
    `state`, `const` and `kept` are those of step.py."""

    start: object
    frame: object
    pulse: object
    left: object
    finish: object


def build(maximum, minimum, where, sqrt, f, dt):
    """The measures for given primitives, for a motion of step `dt` s."""
    return Measures(
        _start(f),
        _frame(maximum, minimum, where, f),
        _pulse(maximum, minimum, where, f, dt),
        _left(maximum, minimum, f),
        _finish(maximum, minimum, where, sqrt, f, dt),
    )


def _start(f):
    def start(state):
        """Nothing has happened; every speed over ground is the closing speed."""
        nothing, closing = f(0.0) * state[_AT["V"]], state[_AT["V"]]
        side = (*(nothing,) * (N_SIDE - KEPT_READINGS), *(closing,) * KEPT_READINGS)
        return side * 2, (nothing,) * len(PULSE)

    return start


def _frame(maximum, minimum, where, f):
    zero, half, one = f(0.0), f(0.5), f(1.0)

    def clipped(b3, b2, b1, a):
        """Greatest acceleration held over 3 ms among windows that end between the last reading and this one.

        Straight between readings, the best window is where its start equals its end.
        """
        d0, d1 = b3 - b1, b2 - a
        across = d0 * d1 < zero
        level = (d0 * b2 - d1 * b3) / where(across, d0 - d1, one)
        return minimum(where(across, level, zero), minimum(b2, b1))

    def side(memory, V, e, r, b, a, F):
        b1, b2, b3, clip, *lost, travel, reach, turn_r, turn_a = memory[:-KEPT_READINGS]
        past = memory[-KEPT_READINGS:]
        ground = V + r + half * a  # V and r are half a step ahead
        clip = maximum(clip, maximum(clipped(b3, b2, b1, a), minimum(minimum(b2, b1), a)))
        lost = [maximum(most, past[window - 1] - ground) for most, window in zip(lost, WINDOWS, strict=True)]
        farther = b > reach
        turn = where(farther, r, turn_r), where(farther, F - a, turn_a)
        return (a, b1, b2, clip, *lost, maximum(travel, e), maximum(reach, b), *turn, ground, *past[:-1])

    def frame(memory, state):
        sides = []
        for n, first in (("1", 0), ("2", N_SIDE)):
            V, e, r, b, a, F = (state[_AT[name]] for name in ("V", f"e{n}", f"r{n}", f"b{n}", f"a{n}", "F"))
            sides += side(memory[first : first + N_SIDE], V, e, r, b, a, F)
        return tuple(sides)

    return frame


def _pulse(maximum, minimum, where, f, dt):
    zero, half, one, tiny = f(0.0), f(0.5), f(1.0), f(1e-12)
    steps = f(PULSE_FRAMES * FRAME_S) / f(dt)
    free, whole = f(OLC_FREE_M), f(OLC_HELD_M)

    def side(memory, t, F, before, now, lost_before, lost):
        begin, held, found = memory
        # back from now at the speed of the free flight, then once more with what the deceleration adds
        back = maximum(now - free, zero) / maximum(lost, tiny)
        back = (now - free + half * F * back * back) / maximum(lost, tiny)
        begin = where(before < free, t - minimum(maximum(back, zero), steps), begin)
        over = where(now < free, zero, now - free - half * lost * (t - begin))
        at = minimum(maximum((whole - held) / maximum(over - held, tiny), zero), one)
        fits = (lost_before + at * (lost - lost_before)) / maximum(t - steps * (one - at) - begin, tiny)
        found = where(found > zero, found, where(over < whole, zero, fits))
        return begin, over, found

    def pulse(memory, state, closing, kept):
        T, Q, U, apart = memory[:4]
        t, X, V, F = (state[_AT[name]] for name in ("t", "X", "V", "F"))
        closing = f(dt) * closing
        Q_now, U_now = closing * t - X, closing - V - half * F  # V is half a step ahead of X
        ends, first = [], 4
        for g in kept[:2]:
            before = memory[first : first + 3]
            now = side(before, t, g * F, g * Q, g * Q_now, g * U, g * U_now)
            ends += [where(apart > zero, old, new) for old, new in zip(before, now, strict=True)]
            first += 3
        read = [where(apart > zero, old, new) for old, new in ((T, t), (Q, Q_now), (U, U_now))]
        apart = where(maximum(V, F) > zero, apart, one)
        return (*read, apart, *ends, maximum(minimum(ends[2], ends[5]), apart))

    return pulse


def _left(maximum, minimum, f):
    near_all = f(511 / 512)  # so that no rounding makes a window grow later

    def least(values):
        found = values[0]
        for value in values[1:]:
            found = minimum(found, value)
        return found

    def left(memory, state):
        """Above 0 until the vehicles are apart, both riders move back, and no window of HIC can grow any more.

        From then on decelerations only fall; a window grows no more once the last is under all that are in it.
        """
        V, F, r1, r2 = (state[_AT[name]] for name in ("V", "F", "r1", "r2"))
        growing = []
        for first in (0, N_SIDE):
            past = memory[first + N_SIDE - KEPT_READINGS : first + N_SIDE]
            losses = [earlier - later for later, earlier in pairwise(past)]
            growing.append(losses[0] - near_all * least(losses[1:]))
        return maximum(maximum(maximum(V, F), maximum(r1, r2)), maximum(*growing))

    return left


def _finish(maximum, minimum, where, sqrt, f, dt):
    zero, half, two, tiny = f(0.0), f(0.5), f(2.0), f(1e-12)
    h = f(dt)
    frame_steps = f(0.6 * FRAME_S) / h  # half a frame and a little
    free_m, whole_m = f(OLC_FREE_M), f(OLC_HELD_M)

    def missed(r, a):
        """What the greatest travel exceeds the greatest reading by, if it turned round within half a frame."""
        v = r - half * a  # r is half a step ahead
        turning = minimum(a, -tiny)
        return where(maximum(v, -v) < -frame_steps * turning, half * v * v / -turning, zero)

    def peak(reach, travel, slack, held):
        w, play, _, _, _, bag_at, bag, contact_at, contact = held
        belt = w * minimum(maximum(reach - slack, zero), play)
        return belt + bag * maximum(travel - bag_at, zero) + contact * maximum(travel - contact_at, zero)

    def hic(lost, to_mps, per_g):
        best = zero * lost[0]
        for speed, frames in zip(lost, WINDOWS, strict=True):
            mean = maximum(speed, zero) * to_mps * f(1.0 / (frames * FRAME_S)) * per_g
            best = maximum(best, f(frames * FRAME_S) * mean * mean * sqrt(mean))
        return best

    def late_olc(g, t, now, lost, begin, found):
        """OLC that falls after the vehicles have parted: they then move steadily, so it has a closed form."""
        now, lost = g * now, maximum(g * lost, tiny)
        begin = where(now < free_m, t + (free_m - now) / lost, begin)
        until = two * (t + (free_m + whole_m - now) / lost) - begin
        return where(found > zero, found, lost / maximum(until - begin, tiny))

    def finish(memory, pulse, state, const, kept, closing):
        per_g = f(1.0 / G)
        sides = []
        for j, n in enumerate("12"):
            g = kept[j]
            _, _, _, clip, *speeds, travel, reach, r, a = memory[j * N_SIDE : (j + 1) * N_SIDE - KEPT_READINGS]
            more = missed(r, a)
            to_g = g / (h * h) * per_g
            held = const[_HELD + 9 * j : _HELD + 9 * (j + 1)]
            olc = late_olc(g, *pulse[:3], pulse[4 + 3 * j], pulse[6 + 3 * j])
            down = state[_AT["work" + n]] / (h * closing * h * closing)
            top = peak(reach + more, travel + more, kept[2 + j], held)
            sides.append((top * to_g, clip * to_g, hic(speeds, g / h, per_g), olc / (h * h) * per_g, down, g * (travel + more)))
        return tuple(value for pair in zip(*sides, strict=True) for value in pair)

    return finish
