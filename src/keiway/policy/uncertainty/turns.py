"""Single figures that decide the sign of an effect: one at a time at both ends of its reach, all else as drawn.

    felt(columns, effects, most) -> names       which figures move these effects most, from the draws that are at hand
    turned(low, high) -> bool                   does the middle change sides between the ends?

Many figures stand behind an effect and each end costs a run of the model, so that the few that move it most are found first: the place of the
effect among its draws is regressed on all figures together (standardized rank regression), which costs no run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from keiway.policy.uncertainty.shares import ranked

Array = np.ndarray
ROUNDING = 1e-9


def felt(columns: Mapping[Any, Array], effects: Iterable[Array], most: int) -> tuple[Any, ...]:
    """Keys of the `most` columns [draw] that move each effect [draw] most, the strongest first; none that moves none."""
    keys = [key for key, values in columns.items() if np.ptp(values) > 0.0]
    if not keys:
        return ()
    wide = np.column_stack([ranked(columns[key], columns[key]) for key in keys]) - 0.5
    wide = np.column_stack([np.ones(len(wide)), wide])
    square = wide.T @ wide + 1e-9 * len(wide) * np.eye(wide.shape[1])
    strength: dict[Any, float] = {}
    for values in effects:
        slopes = np.abs(np.linalg.solve(square, wide.T @ ranked(values, values)))[1:]
        for n in np.argsort(-slopes, kind="stable")[:most]:
            if np.ptp(values) > 0.0:
                strength[keys[n]] = max(strength.get(keys[n], 0.0), float(slopes[n]))
    return tuple(sorted(strength, key=lambda key: -strength[key]))


def turned(low: float, high: float) -> bool:
    """On both sides of zero; what is zero but for rounding is on neither."""
    return low * high < 0.0 and min(abs(low), abs(high)) > ROUNDING * max(abs(low), abs(high))
