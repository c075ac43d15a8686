"""Many crashes as NumPy arrays: slower than `blocked`, but without a compiler, and in double precision if asked."""

from __future__ import annotations

import numpy as np

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.plain import G1, STEP_S, steps_per_frame

_CHUNK = 4_096  # rows of a chunk stay in the processor's cache


def run(P: np.ndarray, dt: float = STEP_S) -> np.ndarray:
    """Outputs, shape (len(OUTPUTS), n), in the precision of `P`, shape (len(PARAMS), n), rows as in `step.PARAMS`."""
    P = np.asarray(P)
    if P.ndim != 2 or P.shape[0] != len(motion.PARAMS):
        raise ValueError(f"P has shape {P.shape}; ({len(motion.PARAMS)}, n) is needed, rows as in keiway.crash.step.PARAMS")
    parts = [_run(P[:, first : first + _CHUNK], dt) for first in range(0, P.shape[1], _CHUNK)]
    return np.concatenate(parts, axis=1)


def _run(P: np.ndarray, dt: float) -> np.ndarray:
    primitives = (np.maximum, np.minimum, np.where, np.sqrt, P.dtype.type, dt)
    moving, measure = motion.build(*primitives), measures.build(*primitives)
    closing, rebound = P[0], P[1]
    state, const, vehicles = moving.prepare(*P)
    g1, g2 = const[G1 : G1 + 2]
    memory = measure.start(closing)
    steps = steps_per_frame(dt)
    for _ in range(measures.FRAMES):
        for _ in range(steps):
            state = moving.step(*state, *const)
        memory = measure.frame(memory, state, closing, g1, g2)
        if np.all(measure.done(state)):
            break
    return np.stack([*vehicles, *measure.finish(memory, state, closing, g1, g2, rebound)])
