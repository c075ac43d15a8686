"""Many crashes on the processor's cores: numba, single precision, blocks of 64 side by side. Needs the extra `fast`."""

from __future__ import annotations

import numpy as np

from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import STEP_S, TAKE_UP_AT, early_frames, steps_per_frame
from keiway.crash.step import PARAMS

_BELT = [PARAMS.index(f"belt{side}") for side in "12"]
_SMALL = 2_000  # below it a second thread costs more than it brings


def run(P: np.ndarray, dt: float = STEP_S) -> np.ndarray:
    """Outputs, shape (len(OUTPUTS), n) float32, of n crashes `P`, shape (len(PARAMS), n), rows as in `step.PARAMS`.

    The same crash gives the same bits in any batch and on any number of threads.
    """
    return run_counted(P, dt)[0]


def run_counted(P: np.ndarray, dt: float = STEP_S) -> tuple[np.ndarray, np.ndarray]:
    """`run`, and for each block of crashes after how many readings of 1.5 ms the vehicles were apart and all was over.

    The second, shape (2, blocks), is what a benchmark counts operations by.
    """
    from keiway.crash.runners import kernel_blocked as kernel

    P = np.ascontiguousarray(P, np.float32)
    if P.ndim != 2 or P.shape[0] != len(PARAMS):
        raise ValueError(f"P has shape {P.shape}; ({len(PARAMS)}, n) is needed, rows as in keiway.crash.step.PARAMS")
    n = P.shape[1]
    out, took = np.empty((len(OUTPUTS), n), np.float32), np.zeros((2, -(-n // kernel.L)), np.int64)
    if n:
        go = kernel.run_one_thread if n < _SMALL else kernel.run
        go(P, _order(P), out, took, np.float32(dt), steps_per_frame(dt), early_frames(float(P[TAKE_UP_AT].max())))
    return out, took


def _order(P: np.ndarray) -> np.ndarray:
    """Belted first: a block runs as long as its longest crash, and people who fly take half as long again."""
    flying = np.minimum(*P[_BELT]) == 0.0
    return np.concatenate([np.flatnonzero(~flying), np.flatnonzero(flying)]).astype(np.int64)
