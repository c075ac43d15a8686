"""One crash in plain floats: no array library, no compiler. The runner of one question, and the yardstick of the rest."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, sqrt

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.occupant.measures import FRAME_S, FRAMES, LONG_FRAMES
from keiway.crash.runners.kernel_plain import crash

STEP_S = 1e-4
TAKE_UP_AT = [motion.PARAMS.index(f"take_up_at{side}") for side in "12"]


def maximum(a, b):
    return a if a > b else b


def minimum(a, b):
    return a if a < b else b


def where(condition, a, b):
    return a if condition else b


@lru_cache(maxsize=8)
def built(dt: float):
    """The motion and the measures for floats at a step of `dt` s."""
    primitives = (maximum, minimum, where, sqrt, float, dt)
    return motion.build(*primitives), measures.build(*primitives)


def steps_per_frame(dt: float) -> int:
    """Whole steps in the 1.5 ms between two readings."""
    n = round(FRAME_S / dt)
    if n < 1 or abs(n * dt - FRAME_S) > 1e-9:
        raise ValueError(f"a step must divide {FRAME_S} s: 0.0001, 0.00025, 0.0005, 0.00075 or 0.0015, not {dt}")
    return n


def early_frames(take_up_at_s: float) -> int:
    """Frames until pretensioners that fire at `take_up_at_s` at the latest have pulled in."""
    return min(ceil((take_up_at_s + motion.TAKE_UP_S) / FRAME_S), FRAMES)


def run(row, dt: float = STEP_S, trace: list | None = None) -> tuple[float, ...]:
    """Outputs (`inputs.OUTPUTS`) of one crash given as `inputs.row`.

    `trace`, a list, receives the state of every step in SI units, in the order of `step.STATE`: the pulse, for plots
    and for the exact measures. Without it the written form of the same step runs (kernel_plain.py), to the same bits.
    """
    early = early_frames(max(row[at] for at in TAKE_UP_AT))
    if trace is None:
        return crash(row, dt, steps_per_frame(dt), early)
    return _traced(row, dt, early, trace)


def _traced(row, dt: float, early: int, trace: list) -> tuple[float, ...]:
    moving, measure = built(dt)
    start, const, kept, outputs = moving.prepare(*row)
    vehicle, one, two = start[:4], start[4:8], start[8:]
    held, held1, held2 = split(const)
    frame1, speed1, pulse = measure.start(vehicle[2])
    frame2, speed2 = frame1, speed1
    inner, t = range(steps_per_frame(dt)), 0.0
    for frame in range(1, FRAMES + 1):
        rider = moving.rider if frame <= early else moving.late_rider
        for _ in inner:
            t += 1.0
            *vehicle, F, forward = moving.vehicle(*vehicle, *held)
            *one, b1, a1 = rider(t, *one, F, forward, *held1)
            *two, b2, a2 = rider(t, *two, F, forward, *held2)
            trace.append(motion.physical(t, vehicle, F, ((*one, b1, a1), (*two, b2, a2)), kept, dt))
        (e1, r1, _, work1), (e2, r2, _, work2) = one, two
        frame1 = measure.frame(frame1, e1, r1, b1, a1, F)
        frame2 = measure.frame(frame2, e2, r2, b2, a2, F)
        if frame % LONG_FRAMES == 0:
            X, _, V, _ = vehicle
            speed1, speed2 = measure.speed(speed1, V, r1, a1), measure.speed(speed2, V, r2, a2)
            pulse = measure.pulse(pulse, t, X, V, F, row[0], kept)
            if measure.left(speed1, speed2, V, F, r1, r2) <= 0.0:
                break
    riders = (
        measure.finish(frame1, speed1, pulse_of(pulse, 0), work1, held1, kept[0], kept[2], row[0]),
        measure.finish(frame2, speed2, pulse_of(pulse, 1), work2, held2, kept[1], kept[3], row[0]),
    )
    return (*outputs, *(value for pair in zip(*riders, strict=True) for value in pair))


def split(const) -> tuple:
    """The constants of the vehicles and of each rider."""
    n, m = len(motion.VEHICLE_CONST), len(motion.RIDER_CONST)
    return const[:n], const[n : n + m], const[n + m :]


def pulse_of(pulse, side: int) -> tuple:
    """T, Q, U, begin, olc of one side."""
    return (*pulse[:3], pulse[4 + 3 * side], pulse[6 + 3 * side])
