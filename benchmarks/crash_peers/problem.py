"""The common problem: random crashes of two vehicles with their riders, 150 ms; and the truth, by SciPy's DOP853.

The truth is the one of the tests (tests/crash/step/crash_truth.py): rtol 1e-10, stopped at every kink.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from keiway.crash.runners.draw import crashes
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.step import G

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "crash" / "step"))
import crash_truth

SEED = 7
CHECKED = 60  # crashes whose results are held against the truth
FINE_S, COARSE_S = 1e-4, 1.5e-3  # the truth is read every 0.1 ms and at every kink; for its time, as rarely as ours is


class Results(NamedTuple):
    """What every runner is asked for: delta-v m/s and the riders' greatest deceleration g, shape (2, n); crush of both m."""

    delta_v: np.ndarray
    crush: np.ndarray
    chest: np.ndarray | None  # None: it has no riders


def rows(n: int) -> np.ndarray:
    """The first `n` crashes, shape (len(PARAMS), n), float32."""
    return crashes(SEED, 0, n)


def of_outputs(out) -> Results:
    """Results out of `inputs.OUTPUTS` by crash, shape (len(OUTPUTS), n)."""
    at = {name: row for name, row in zip(OUTPUTS, np.asarray(out, float), strict=True)}
    both = {name: np.stack([at[name + "1"], at[name + "2"]]) for name in ("delta_v_mps", "crush_m", "chest_g")}
    return Results(both["delta_v_mps"], both["crush_m"].sum(axis=0), both["chest_g"])


def stacked(single: list[Results]) -> Results:
    """Many crashes out of single ones."""
    return Results(*(np.stack(column, axis=-1) for column in zip(*single, strict=True)))


def solved(row, grid_s: float = FINE_S) -> tuple[Results, int]:
    """One crash by DOP853, read every `grid_s`; and how often the equations were worked out."""
    crash_truth.GRID_S = grid_s
    truth = crash_truth.Truth(row)
    asked, calls = truth.rhs, [0]

    def counted(t, y):
        calls[0] += 1
        return asked(t, y)

    truth.rhs = counted
    truth.solve()
    share = truth.mu / truth.m
    return Results(share * (truth.p["closing"] - truth.y[1, -1]), np.asarray(truth.top), truth.a.max(axis=1) / G), calls[0]


def truth(n: int = CHECKED) -> Results:
    return stacked([solved(row)[0] for row in rows(n).T])


def errors(got: Results, want: Results) -> dict[str, float | None]:
    """The greatest relative error of each, over the crashes that both have."""
    found = {}
    for name in Results._fields:
        mine, true = getattr(got, name), getattr(want, name)
        n = None if mine is None else min(mine.shape[-1], true.shape[-1])
        found[name] = n and float(np.max(np.abs(mine[..., :n] / true[..., :n] - 1)))
    return found
