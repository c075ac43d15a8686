"""Many vehicles as NumPy arrays: slower than `blocked`, but without a compiler."""

from __future__ import annotations

from functools import cache

import numpy as np

from keiway.road import step as motion
from keiway.road.runners.program import STEP_S, THROTTLE_S

_CHUNK = 1_024  # vehicles whose rows stay in the processor's cache


@cache
def _built(dt: float) -> motion.Motion:
    return motion.build(np.maximum, np.minimum, np.where, np.sqrt, float, dt)


def follow(P: np.ndarray, targets_mps, coldness=None) -> np.ndarray:
    """`step.SUMS`, shape (len(SUMS), n), of vehicles that follow a speed given for every second, from the first one on.

    `P`, shape (len(PARAMS), n): a column is `inputs.row`. `coldness`: of each step, as in `energy.coldness`; None: warm.
    """
    P, cold = checked(P), cold_of(coldness, len(targets_mps) - 1)
    parts = [_follow(P[:, k : k + _CHUNK], targets_mps, cold) for k in range(0, P.shape[1], _CHUNK)]
    return np.concatenate([np.empty((len(motion.SUMS), 0)), *parts], axis=1)


def sprint(P: np.ndarray, marks_mps, from_mps: float = 0.0, limit_s: float = 120.0) -> tuple[np.ndarray, np.ndarray]:
    """Seconds and metres to each of `marks_mps` (rising) at full throttle, shape (marks, n); not a number: not reached."""
    P = checked(P)
    found = [_sprint(P[:, k : k + _CHUNK], marks_mps, from_mps, limit_s) for k in range(0, P.shape[1], _CHUNK)]
    whole = np.concatenate([np.empty((2, len(marks_mps), 0)), *found], axis=2)
    return whole[0], whole[1]


def checked(P: np.ndarray) -> np.ndarray:
    """`P` as doubles; ValueError for another number of rows."""
    P = np.ascontiguousarray(P, float)
    if P.ndim != 2 or P.shape[0] != len(motion.PARAMS):
        raise ValueError(f"P has shape {P.shape}; ({len(motion.PARAMS)}, n) is needed, rows as in keiway.road.step.PARAMS")
    return P


def cold_of(coldness, steps: int) -> np.ndarray:
    return np.zeros(steps) if coldness is None else np.ascontiguousarray(coldness, float)


def _follow(P: np.ndarray, targets, coldness) -> np.ndarray:
    move, parts = _built(STEP_S).follow, motion.parts(P)
    v, sums = np.full(P.shape[1], float(targets[0])), (0.0,) * len(motion.SUMS)
    for target, cold in zip(targets[1:], coldness, strict=True):
        found = move(v, target, cold, *parts)
        sums = motion.add(sums, v, target, found, STEP_S)
        v = found[0]
    return np.stack([np.broadcast_to(total, v.shape) for total in sums])


def _sprint(P: np.ndarray, marks, start: float, limit_s: float) -> np.ndarray:
    moving, (road, drive, _) = _built(THROTTLE_S), motion.parts(P)
    n = P.shape[1]
    v, left, way = np.full(n, float(start)), np.zeros(n), np.zeros(n)
    gear = moving.pull(v, road, drive)[1]
    out = np.full((2, len(marks), n), np.nan)
    out[:, np.asarray(marks) <= start] = 0.0
    for k in range(round(limit_s / THROTTLE_S)):
        before = v
        v, gear, left, *_ = moving.throttle(v, gear, left, road, drive)
        for m, mark in enumerate(marks):
            passed = (before < mark) & (v >= mark) & np.isnan(out[0, m])
            share = (mark - before[passed]) / (v - before)[passed]
            out[0, m, passed] = THROTTLE_S * (k + share)
            out[1, m, passed] = way[passed] + THROTTLE_S * share * 0.5 * (before[passed] + mark)
        way = way + THROTTLE_S * 0.5 * (before + v)
        if not np.isnan(out[0]).any():
            break
    return out
