"""Thin runners around the one step: floats, arrays, numba. None of them holds any physics.

Batches need the extra `fast`. A table of vehicles has a column for each: ``np.array([inputs.row(car, conditions), ...]).T``.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def follow(P: np.ndarray, targets_mps, coldness=None) -> np.ndarray:
    """Many vehicles over one cycle by the fastest runner that is installed: as `array.follow`."""
    return _fastest().follow(P, targets_mps, coldness)


def sprint(P: np.ndarray, marks_mps, from_mps: float = 0.0, limit_s: float = 120.0) -> tuple[np.ndarray, np.ndarray]:
    """Many vehicles at full throttle by the fastest runner that is installed: as `array.sprint`."""
    return _fastest().sprint(P, marks_mps, from_mps, limit_s)


def _fastest():
    if find_spec("numba"):
        from keiway.road.runners import blocked as runner
    else:
        from keiway.road.runners import array as runner
    return runner
