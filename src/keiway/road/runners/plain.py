"""One vehicle in plain floats: no array library, no compiler. The runner of one question, and the yardstick of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

from keiway.road import step as motion
from keiway.road.runners import kernel_plain


def maximum(a, b):
    return a if a > b else b


def minimum(a, b):
    return a if a < b else b


def where(condition, a, b):
    return a if condition else b


@lru_cache(maxsize=8)
def built(dt: float) -> motion.Motion:
    """The motion for floats at a step of `dt` s."""
    return motion.build(maximum, minimum, where, sqrt, float, dt)


def follow(row, targets_mps, coldness=None, trace: list | None = None) -> tuple[float, ...]:
    """`step.SUMS` of a vehicle (`inputs.row`) that follows a speed given for every second, from the first one on.

    `coldness` (of each step; 0 when warm) as in `energy.coldness`. `trace`, a list, receives `step.FOLLOWED` of every step;
    without it the written form of the same step runs (kernel_plain.py), to the same bits.
    """
    if trace is None:
        return kernel_plain.follow(row, targets_mps, coldness or (0.0,) * (len(targets_mps) - 1))
    move, parts = built(1.0).follow, motion.parts(row)
    v, sums = targets_mps[0], (0.0,) * len(motion.SUMS)
    for k, target in enumerate(targets_mps[1:]):
        found = move(v, target, coldness[k] if coldness else 0.0, *parts)
        sums = motion.add(sums, v, target, found, 1.0)
        v = found[0]
        trace.append(found)
    return sums


def pulls(row, speeds_mps: Iterable[float]) -> list[tuple[float, int]]:
    """The greatest tractive force, N, and the number of its gear at each speed: `step.Motion.pull` in its written form, to the same bits."""
    return [(force, int(gear)) for force, gear in kernel_plain.pulls(row, speeds_mps)]
