"""Chest, head and pulse measures while a crash runs: scalars, no branches, read every 1.5 ms, speeds and the pulse every 3 ms.

Definitions (docs/science/kernel.md): peak, of the restraint at its greatest reach; 3 ms clip, the greatest acceleration
held for 3 ms on end; HIC15 of the restrained mass, the best of three windows (an estimate: the head is taken to move as
the chest does); OLC, the constant deceleration of a rider who flies 65 mm free and is then held over 235 mm; ride-down,
the share of the rider's energy that is taken while the vehicle still moves forward, by its crush. The exact forms over a
whole signal are in signal.py. Time counts in steps and travel is per share of the closing speed, as in step.py.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from keiway.crash.step import TRAVEL_S, G

FRAME_S = 0.0015
FRAMES = round(TRAVEL_S / FRAME_S)
#: Frames between two readings of the riders' speed and of the pulse.
LONG_FRAMES = 2
LONG_S = LONG_FRAMES * FRAME_S
#: Windows of HIC, in long frames: 15, 9 and 6 ms. HIC is flat near its best window, so three stand for all up to 15 ms.
WINDOWS = (5, 3, 2)
#: Readings kept: HIC's longest window and one more, which tells whether it still grows.
KEPT_READINGS = WINDOWS[0] + 1
OLC_FREE_M, OLC_HELD_M = 0.065, 0.235
#: Memory of one rider's restraint: decelerations 1 to 3 frames ago; clip so far; greatest travel and reach of the belt,
#: speed and acceleration at that reach.
FRAME = ("b1", "b2", "b3", "clip", "travel", "reach", "turn_r", "turn_a")
#: Memory of one rider's speed: most speed lost in each window so far; speed over ground in the long frames before.
SPEED = ("lost15", "lost9", "lost6", *(f"W{j}" for j in range(1, KEPT_READINGS + 1)))
#: Past readings among them, latest first: each reading drops the last of them and moves the others on by one.
PAST = {"frame": ("b1", "b2", "b3"), "speed": SPEED[-KEPT_READINGS:]}
#: Memory of the pulse: time T, free-flight travel Q and lost speed U at the last reading, kept from the first one at
#: which the vehicles are apart; 1 from then on; each side: when the free flight ended, travel held so far, OLC once
#: found; above 0 once there is nothing left to find.
PULSE = ("T", "Q", "U", "apart", "begin1", "held1", "olc1", "begin2", "held2", "olc2", "found")
#: Outputs that follow those of the vehicles.
OCCUPANT_OUTPUTS = tuple(
    name + side for name in ("chest_g", "chest_3ms_g", "hic15_", "olc_g", "ride_down", "travel_m") for side in "12"
)


class Measures(NamedTuple):
    """What is kept while a crash runs; `V`, `F`, `e` ... are those of step.py.

    ``start(V) -> FRAME, SPEED, PULSE`` before the first step;
    ``frame(memory, e, r, b, a, F) -> FRAME`` of a rider every 1.5 ms;
    ``speed(memory, V, r, a) -> SPEED`` of a rider and ``pulse(memory, t, X, V, F, closing, kept) -> PULSE`` every 3 ms;
    ``left(speed1, speed2, V, F, r1, r2)``: above 0 while something may still change;
    ``finish(frame, speed, pulse_of_side, work, held, g, slack, closing)``: a rider's six outputs. `pulse_of_side` is T, Q,
    U, begin, olc of its side, `held` its RIDER_CONST.
    """

    start: object
    frame: object
    speed: object
    pulse: object
    left: object
    finish: object


def build(maximum, minimum, where, sqrt, f, dt):
    """The measures for given primitives, for a motion of step `dt` s."""
    return Measures(
        _start(f),
        _frame(maximum, minimum, where, f),
        _speed(maximum, f),
        _pulse(maximum, minimum, where, f, dt),
        _left(maximum, minimum, f),
        _finish(maximum, minimum, where, sqrt, f, dt),
    )


def _start(f):
    def start(V):
        """Nothing has happened; every speed over ground is the closing speed."""
        nothing = f(0.0) * V
        speed = (*(nothing,) * (len(SPEED) - KEPT_READINGS), *(V,) * KEPT_READINGS)
        return (nothing,) * len(FRAME), speed, (nothing,) * len(PULSE)

    return start


def _frame(maximum, minimum, where, f):
    zero, one = f(0.0), f(1.0)

    def clipped(b3, b2, b1, a):
        """Greatest acceleration held over 3 ms among windows that end between the last reading and this one.

        Straight between readings, the best window is where its start equals its end.
        """
        d0, d1 = b3 - b1, b2 - a
        across = d0 * d1 < zero
        level = (d0 * b2 - d1 * b3) / where(across, d0 - d1, one)
        return minimum(where(across, level, zero), minimum(b2, b1))

    def frame(memory, e, r, b, a, F):
        b1, b2, b3, clip, travel, reach, turn_r, turn_a = memory
        clip = maximum(clip, maximum(clipped(b3, b2, b1, a), minimum(minimum(b2, b1), a)))
        farther = b > reach
        turn = where(farther, r, turn_r), where(farther, F - a, turn_a)
        return (a, b1, b2, clip, maximum(travel, e), maximum(reach, b), *turn)

    return frame


def _speed(maximum, f):
    half = f(0.5)

    def speed(memory, V, r, a):
        lost, past = memory[:-KEPT_READINGS], memory[-KEPT_READINGS:]
        ground = V + r + half * a  # V and r are half a step ahead
        lost = [maximum(most, past[window - 1] - ground) for most, window in zip(lost, WINDOWS, strict=True)]
        return (*lost, ground, *past[:-1])

    return speed


def _pulse(maximum, minimum, where, f, dt):
    zero, half, one, tiny = f(0.0), f(0.5), f(1.0), f(1e-12)
    steps = f(LONG_S) / f(dt)
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

    def pulse(memory, t, X, V, F, closing, kept):
        T, Q, U, apart = memory[:4]
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

    def left(speed1, speed2, V, F, r1, r2):
        """Above 0 until the vehicles are apart, both riders move back, and no window of HIC can grow any more.

        From then on decelerations only fall; a window grows no more once the last is under all that are in it.
        """
        growing = []
        for speed in (speed1, speed2):
            losses = [earlier - later for later, earlier in pairwise(speed[-KEPT_READINGS:])]
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
        for most, frames in zip(lost, WINDOWS, strict=True):
            mean = maximum(most, zero) * to_mps * f(1.0 / (frames * LONG_S)) * per_g
            best = maximum(best, f(frames * LONG_S) * mean * mean * sqrt(mean))
        return best

    def late_olc(g, t, now, lost, begin, found):
        """OLC that falls after the vehicles have parted: they then move steadily, so it has a closed form."""
        now, lost = g * now, maximum(g * lost, tiny)
        begin = where(now < free_m, t + (free_m - now) / lost, begin)
        until = two * (t + (free_m + whole_m - now) / lost) - begin
        return where(found > zero, found, lost / maximum(until - begin, tiny))

    def finish(frame, speed, pulse_of_side, work, held, g, slack, closing):
        _, _, _, clip, travel, reach, r, a = frame
        per_g = f(1.0 / G)
        more = missed(r, a)
        to_g = g / (h * h) * per_g
        top = peak(reach + more, travel + more, slack, held)
        return (
            top * to_g,
            clip * to_g,
            hic(speed[:-KEPT_READINGS], g / h, per_g),
            late_olc(g, *pulse_of_side) / (h * h) * per_g,
            work / (h * closing * h * closing),
            g * (travel + more),
        )

    return finish
