"""Many vehicles on the processor's cores: numba, blocks of 32 side by side. Needs the extra `fast`."""

from __future__ import annotations

import numpy as np

from keiway.road.runners.array import checked, cold_of
from keiway.road.runners.program import THROTTLE_S
from keiway.road.step import SUMS

_TASKS = 64  # enough for any number of cores to end together


def follow(P: np.ndarray, targets_mps, coldness=None) -> np.ndarray:
    """As `array.follow`. The same vehicle gives the same bits in any batch and on any number of threads."""
    from keiway.road.runners import kernel_blocked as kernel

    P, targets = checked(P), np.ascontiguousarray(targets_mps, float)
    out = np.empty((len(SUMS), P.shape[1]))
    kernel.run_follow(P, out, targets, cold_of(coldness, len(targets) - 1), min(_TASKS, -(-P.shape[1] // kernel.L)))
    return out


def sprint(P: np.ndarray, marks_mps, from_mps: float = 0.0, limit_s: float = 120.0) -> tuple[np.ndarray, np.ndarray]:
    """As `array.sprint`."""
    from keiway.road.runners import kernel_blocked as kernel

    P, marks = checked(P), np.ascontiguousarray(marks_mps, float)
    out = np.empty((2, len(marks), P.shape[1]))
    kernel.run_throttle(P, out, from_mps, marks, round(limit_s / THROTTLE_S), min(_TASKS, -(-P.shape[1] // kernel.L)))
    out[out < 0.0] = np.nan
    return out[0], out[1]
