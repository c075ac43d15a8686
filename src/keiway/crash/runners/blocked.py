"""Many crashes on the processor's cores: numba, single precision, blocks of 64 side by side. Needs the extra `fast`."""

from __future__ import annotations

import numpy as np

from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import STEP_S, TAKE_UP_AT, early_frames, steps_per_frame
from keiway.crash.step import PARAMS

_SMALL = 3  # tiles: below it a second thread costs more than it brings
_TASKS = 64  # enough for any number of cores to end together


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
        how = np.float32(dt), np.float32(1.0), steps_per_frame(dt), early_frames(float(P[TAKE_UP_AT].max()))
        whole = -(-n // kernel.TILE)
        if whole < _SMALL:
            kernel.tiles(P, out, took, 0, whole, *how)
        else:
            kernel.run(P, out, took, min(whole, _TASKS), *how)
    return out, took
