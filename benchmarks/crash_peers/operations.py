"""How many operations a crash takes: recorded from the step's own text, never guessed.

An addition, multiplication, division, root, comparison, maximum or minimum is one; so a fused multiply-add is two, as in
the peak. Work that a runner repeats (a crash that is over waits for the longest of its block) is work done, and counts.
"""

from __future__ import annotations

import numpy as np

from keiway.crash.occupant.measures import LONG_FRAMES
from keiway.crash.runners import program
from keiway.crash.runners.plain import TAKE_UP_AT, early_frames, steps_per_frame

_OF = {name: part.count for name, part in program.parts().items()}
#: One evaluation of the equations of motion: forces and accelerations of both vehicles and both riders.
EQUATIONS = _OF["drive1"] + _OF["early_ride1"]


def of_crash(P: np.ndarray, dt: float, readings: float, driven: float | None = None) -> float:
    """Operations of a crash read `readings` times; vehicles and pulse are followed for the first `driven` of them."""
    steps, driven = steps_per_frame(dt), readings if driven is None else driven
    early = min(early_frames(float(P[TAKE_UP_AT].max())), readings)
    moving = driven * _OF["drive1"] + early * _OF["early_ride1"] + (readings - early) * _OF["ride1"]
    long_read = readings * _OF["read_speed"] + driven * _OF["read_pulse"]
    return _OF["prepare"] + steps * moving + readings * _OF["read"] + long_read / LONG_FRAMES + _OF["finish"]
