"""Many crashes as NumPy arrays: slower than `blocked`, but without a compiler, and in double precision if asked."""

from __future__ import annotations

import numpy as np

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import STEP_S, TAKE_UP_AT, early_frames, pulse_of, split, steps_per_frame

_CHUNK = 4_096  # rows of a chunk stay in the processor's cache


def run(P: np.ndarray, dt: float = STEP_S) -> np.ndarray:
    """Outputs, shape (len(OUTPUTS), n), in the precision of `P`, shape (len(PARAMS), n), rows as in `step.PARAMS`."""
    P = np.asarray(P)
    if P.ndim != 2 or P.shape[0] != len(motion.PARAMS):
        raise ValueError(f"P has shape {P.shape}; ({len(motion.PARAMS)}, n) is needed, rows as in keiway.crash.step.PARAMS")
    if not P.shape[1]:
        return np.empty((len(OUTPUTS), 0), P.dtype)
    parts = [_run(P[:, first : first + _CHUNK], dt) for first in range(0, P.shape[1], _CHUNK)]
    return np.concatenate(parts, axis=1)


def _run(P: np.ndarray, dt: float) -> np.ndarray:
    """As `plain.run`, for all columns at once: it ends when every crash is over."""
    primitives = (np.maximum, np.minimum, np.where, np.sqrt, P.dtype.type, dt)
    moving, measure = motion.build(*primitives), measures.build(*primitives)
    start, const, kept, outputs = moving.prepare(*P)
    vehicle, riders = start[:4], [start[4:8], start[8:]]
    held, *helds = split(const)
    frame, speed, pulse = measure.start(vehicle[2])
    seen = [(frame, speed)] * 2
    steps, early, t = steps_per_frame(dt), early_frames(P[TAKE_UP_AT].max()), P.dtype.type(0.0)
    for number in range(1, measures.FRAMES + 1):
        rider = moving.rider if number <= early else moving.late_rider
        for _ in range(steps):
            t = t + P.dtype.type(1.0)
            *vehicle, F, forward = moving.vehicle(*vehicle, *held)
            moved = [rider(t, *who, F, forward, *mine) for who, mine in zip(riders, helds, strict=True)]
            riders = [one[:4] for one in moved]
        X, _, V, _ = vehicle
        seen = [(measure.frame(frame, e, r, b, a, F), speed) for (frame, speed), (e, r, _, _, b, a) in zip(seen, moved, strict=True)]
        if number % measures.LONG_FRAMES == 0:
            seen = [(frame, measure.speed(speed, V, one[1], one[5])) for (frame, speed), one in zip(seen, moved, strict=True)]
            pulse = measure.pulse(pulse, t, X, V, F, P[0], kept)
            if np.all(measure.left(seen[0][1], seen[1][1], V, F, riders[0][1], riders[1][1]) <= 0.0):
                break
    found = [
        measure.finish(*seen[j], pulse_of(pulse, j), riders[j][3], helds[j], kept[j], kept[2 + j], P[0]) for j in (0, 1)
    ]
    return np.stack([*outputs, *(value for pair in zip(*found, strict=True) for value in pair)])
