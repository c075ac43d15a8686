"""Writes kernel_blocked.py: the step for numba, in loops over LANES vehicles side by side.

    python -m keiway.road.runners.write_blocked

A row of the block is LANES numbers on end, and every loop reads and writes whole rows at places that are known when
compiling: only so can the compiler tell that they do not overlap, and vectorise.
"""

from __future__ import annotations

from pathlib import Path

from keiway.road.runners import program
from keiway.steps.spelling import NUMBA
from keiway.steps.trace import printed

LANES = 32
TARGET = Path(__file__).with_name("kernel_blocked.py")
_ROW = {name: j for j, name in enumerate(program.NAMES)}

_HEAD = '''"""Blocks of {lanes} vehicles. Written by write_blocked.py from step.py: change that."""

from math import sqrt

import numpy as np
from numba import njit, prange

from keiway.steps.select import maximum, minimum, where

F = np.float64
L = {lanes}
ROWS = {rows}
FAST = dict(fastmath={{"nnan", "ninf", "nsz", "arcp", "contract", "afn"}}, cache=True, error_model="numpy")
'''

_TAIL = '''

@njit(**FAST)
def load(P, first, w):
    last = P.shape[1] - 1  # the last block is filled with its last vehicle
    for k in range({params}):
        for i in range(L):
            w[k * L + i] = P[k, min(first + i, last)]


@njit(**FAST)
def follow_block(P, out, first, targets, coldness, w):
    load(P, first, w)
    w[{v} * L : ({v} + 1) * L] = targets[0]
    w[{sums} * L : ({sums} + {many}) * L] = 0.0
    for k in range(1, len(targets)):
        follow(w, targets[k], coldness[k - 1])
    for k in range({many}):
        for i in range(min(L, P.shape[1] - first)):
            out[k, first + i] = w[({sums} + k) * L + i]


@njit(**FAST)
def throttle_block(P, out, first, start, marks, steps, w):
    """Time and way to each of `marks` (rising), from the speed `start`; not reached: -1, for numba is told that there is no nan."""
    load(P, first, w)
    w[{v} * L : ({v} + 1) * L] = start
    begin(w, 0.0, 0.0)
    n = min(L, P.shape[1] - first)
    missing = n * len(marks)
    for m in range(len(marks)):
        for i in range(n):
            reached = start >= marks[m]
            out[0, m, first + i], out[1, m, first + i] = (0.0, 0.0) if reached else (-1.0, -1.0)
            missing -= reached
    for k in range(steps):
        throttle(w, 0.0, 0.0)
        for m in range(len(marks)):
            for i in range(n):
                before, now = w[{before} * L + i], w[{v} * L + i]
                if before < marks[m] <= now and out[0, m, first + i] < 0.0:
                    share = (marks[m] - before) / (now - before)
                    out[0, m, first + i] = {dt} * (k + share)
                    out[1, m, first + i] = w[{way} * L + i] - (1.0 - share) * {dt} * 0.5 * (marks[m] + now)
                    missing -= 1
        if missing == 0:
            break


@njit(parallel=True, **FAST)
def run_follow(P, out, targets, coldness, tasks):
    blocks = (P.shape[1] + L - 1) // L
    for task in prange(tasks):
        w = np.empty(ROWS * L + 8)
        w = w[(-w.ctypes.data % 64) // 8 :]  # rows that straddle two lines of cache cost twice
        for b in range(task * blocks // tasks, (task + 1) * blocks // tasks):
            follow_block(P, out, b * L, targets, coldness, w)


@njit(parallel=True, **FAST)
def run_throttle(P, out, start, marks, steps, tasks):
    blocks = (P.shape[1] + L - 1) // L
    for task in prange(tasks):
        w = np.empty(ROWS * L + 8)
        w = w[(-w.ctypes.data % 64) // 8 :]
        for b in range(task * blocks // tasks, (task + 1) * blocks // tasks):
            throttle_block(P, out, b * L, start, marks, steps, w)
'''


def text() -> str:
    """The whole file."""
    sizes = {
        "lanes": LANES, "rows": len(_ROW), "params": len(program.ROWS["param"]), "many": len(program.ROWS["sum"]),
        "sums": _ROW[f"sum.{program.ROWS['sum'][0]}"], "dt": program.THROTTLE_S,
        **{name: _ROW[f"state.{name}"] for name in ("v", "before", "way")},
    }  # fmt: skip
    functions = [_function(name, loop) for name, loop in program.parts().items()]
    return _HEAD.format(**sizes) + "".join(functions) + _TAIL.format(**sizes)


def _function(name: str, loop: program.Loop) -> str:
    inputs = {row: _spelled(row) for row in program.NAMES} | {scalar: scalar for scalar in program.SCALARS}
    lines = "\n".join("        " + line for line in printed(loop.outputs, inputs, list(map(_spelled, loop.rows)), NUMBA))
    return f"\n\n@njit(**FAST)\ndef {name}(w, target, coldness):\n    for i in range(L):\n{lines}\n"


def _spelled(name: str) -> str:
    return f"w[{_ROW[name] * LANES} + i]"


if __name__ == "__main__":
    TARGET.write_text(text())
