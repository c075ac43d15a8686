"""Many crashes as NumPy arrays: slower than `blocked`, but without a compiler, and in double precision if asked."""

from __future__ import annotations

import numpy as np

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import STEP_S, TAKE_UP_AT, early_frames, steps_per_frame

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
    primitives = (np.maximum, np.minimum, np.where, np.sqrt, P.dtype.type, dt)
    moving, measure = motion.build(*primitives), measures.build(*primitives)
    state, const, kept, vehicles = moving.prepare(*P)
    closing = P[0]
    memory, pulse = measure.start(state)
    steps, early = steps_per_frame(dt), early_frames(P[TAKE_UP_AT].max())
    for frame in range(1, measures.FRAMES + 1):
        step = moving.step if frame <= early else moving.late_step
        for _ in range(steps):
            state = step(*state, *const)
        memory = measure.frame(memory, state)
        if frame % measures.PULSE_FRAMES == 0:
            pulse = measure.pulse(pulse, state, closing, kept)
            if np.all(measure.left(memory, state) <= 0.0):
                break
    return np.stack([*vehicles, *measure.finish(memory, pulse, state, const, kept, closing)])
