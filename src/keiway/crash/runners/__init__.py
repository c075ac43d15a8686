"""Thin runners around the one step: floats, arrays, blocks of lanes, a GPU. None of them holds any physics."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

BATCH_STEP_S = 7.5e-4  # a batch's step: chest g within 2e-3 of the exact motion, 4e-3 at little rebound (kernel.md, 4)


def batch(P: np.ndarray, dt: float = BATCH_STEP_S) -> np.ndarray:
    """Many crashes by the fastest runner that is installed: `P` (len(PARAMS), n) -> (len(OUTPUTS), n)."""
    if find_spec("numba"):
        from keiway.crash.runners import blocked as runner
    else:
        from keiway.crash.runners import array as runner
    return runner.run(P, dt)
