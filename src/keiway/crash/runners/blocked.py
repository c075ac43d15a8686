"""Many crashes on the processor's cores: numba, single precision, blocks of 32 side by side. Needs the extra `fast`."""

from __future__ import annotations

import numpy as np

from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import STEP_S, steps_per_frame
from keiway.crash.step import PARAMS

_SMALL = 2_000  # below it a second thread costs more than it brings


def run(P: np.ndarray, dt: float = STEP_S) -> np.ndarray:
    """Outputs, shape (len(OUTPUTS), n) float32, of n crashes `P`, shape (len(PARAMS), n), rows as in `step.PARAMS`.

    The same crash gives the same bits in any batch and on any number of threads.
    """
    from keiway.crash.runners import kernel_blocked as kernel

    P = np.ascontiguousarray(P, np.float32)
    if P.ndim != 2 or P.shape[0] != len(PARAMS):
        raise ValueError(f"P has shape {P.shape}; ({len(PARAMS)}, n) is needed, rows as in keiway.crash.step.PARAMS")
    out = np.empty((len(OUTPUTS), P.shape[1]), np.float32)
    go = kernel.run_one_thread if P.shape[1] < _SMALL else kernel.run
    go(P, out, np.float32(dt), steps_per_frame(dt))
    return out
