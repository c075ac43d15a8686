"""Writes kernel_blocked.py: the step in single precision for numba, 64 crashes side by side.

    python -m keiway.crash.runners.write_blocked

A file, not a closure, because numba keeps compiled code only for functions that live in one. All rows of a block lie in
one flat array at offsets known when compiling: only so can the compiler tell that they do not overlap, and vectorise.
Vehicles and riders go in passes of their own, for one pass with all their rows would load more than it computes.
"""

from __future__ import annotations

from pathlib import Path

from keiway.crash.occupant import measures
from keiway.crash.runners import program
from keiway.crash.runners.trace import Spelling

LANES = 64
TARGET = Path(__file__).with_name("kernel_blocked.py")
_ROW = {name: j for j, name in enumerate(program.NAMES)}

_HEAD = '''"""Blocks of {lanes} crashes in single precision. Written by write_blocked.py from step.py and measures.py: change those."""

from math import sqrt

import numpy as np
from numba import njit, prange

from keiway.crash.runners.select import maximum, minimum, where

F = np.float32
L = {lanes}
ROWS = {rows}
FRAMES = {frames}
LONG_FRAMES = {long_frames}
# All but the right to reorder sums, which would undo the compensated ones.
FAST = dict(fastmath={{"nnan", "ninf", "nsz", "arcp", "contract", "afn"}}, cache=True, error_model="numpy")
'''

_TAIL = '''

@njit(**FAST)
def load(P, order, j0, w):
    last = P.shape[1] - 1
    for k in range(P.shape[0]):
        for i in range(L):
            w[k * L + i] = P[k, order[min(j0 + i, last)]]


@njit(**FAST)
def store(out, order, j0, w):
    n = min(L, out.shape[1] - j0)
    for k in range(out.shape[0]):
        for i in range(n):
            out[k, order[j0 + i]] = w[{out} * L + k * L + i]


@njit(**FAST)
def greatest(w, row):
    found = w[row * L]
    for i in range(L):
        found = max(found, w[row * L + i])
    return found


@njit(**FAST)
def least(w, row):
    found = w[row * L]
    for i in range(L):
        found = min(found, w[row * L + i])
    return found


@njit(**FAST)
def move(w, h, t, steps, taking_up, apart):
    """`steps` steps after `t`; once all vehicles are apart no force is left, and its rows hold zeros."""
    for _ in range(steps // 2):
        if not apart:
            drive2(w, h, t)
            drive1(w, h, t)
        if taking_up:
            early_ride2(w, h, t)
        else:
            ride2(w, h, t)
        t += F(2.0)
    if steps % 2:
        if not apart:
            drive1(w, h, t)
        if taking_up:
            early_ride1(w, h, t)
        else:
            ride1(w, h, t)
        t += F(1.0)
    return t


@njit(**FAST)
def block(P, order, out, j0, w, h, steps, early):
    """`steps` of `h` s between two readings, pretensioners over after `early` of them; ends when every crash has.

    Returns after how many readings the vehicles were apart, and how many it took in all.
    """
    load(P, order, j0, w)
    prepare(w, h, F(0.0))
    looking, apart, driven = True, False, FRAMES  # looking for OLC
    t, frame = F(0.0), 0
    for frame in range(0, FRAMES, LONG_FRAMES):
        for _ in range(LONG_FRAMES):
            t = move(w, h, t, steps, frame < early, apart)
            read(w, h, t)
        if looking:
            read_long(w, h, t)
            looking = least(w, {found}) <= F(0.0)
        else:
            read_last(w, h, t)
        if not apart and greatest(w, {apart}) <= F(0.0):
            apart, driven = True, frame + LONG_FRAMES
            w[{force} * L : ({force} + {forces}) * L] = F(0.0)
        if greatest(w, {left}) <= F(0.0):
            break
    finish(w, h, t)
    store(out, order, j0, w)
    return min(driven, frame + LONG_FRAMES), frame + LONG_FRAMES


@njit(**FAST)
def scratch():
    """Rows for a block, from a border of 64 bytes on: a row that straddles two lines of cache costs twice."""
    w = np.empty(ROWS * L + 16, np.float32)
    return w[(-w.ctypes.data % 64) // 4 :]


@njit(**FAST)
def run_one_thread(P, order, out, took, h, steps, early):
    w = scratch()
    for b in range((P.shape[1] + L - 1) // L):
        took[0, b], took[1, b] = block(P, order, out, b * L, w, h, steps, early)


@njit(parallel=True, **FAST)
def run(P, order, out, took, h, steps, early):
    for b in prange((P.shape[1] + L - 1) // L):
        took[0, b], took[1, b] = block(P, order, out, b * L, scratch(), h, steps, early)
'''

NUMBA = Spelling(
    {
        "input": "{0}", "+": "{0} + {1}", "-": "{0} - {1}", "*": "{0} * {1}", "/": "{0} / {1}", "<": "{0} < {1}",
        "max": "maximum({0}, {1})", "min": "minimum({0}, {1})", "where": "where({0}, {1}, {2})", "sqrt": "sqrt({0})",
    },
    "{} = {}",
    lambda value: f"F({value!r})",
)  # fmt: skip


def text() -> str:
    """The whole file."""
    sizes = {
        "lanes": LANES, "rows": len(_ROW), "frames": measures.FRAMES, "long_frames": measures.LONG_FRAMES,
        "out": _ROW[f"out.{program.OUTPUTS[0]}"], "left": _ROW["left.left"], "apart": _ROW["left.apart"],
        "found": _ROW["pulse.found"], "force": _ROW["force.F0"], "forces": len(program.ROWS["force"]),
    }  # fmt: skip
    functions = [_function(name, part) for name, part in program.parts().items()]
    return _HEAD.format(**sizes) + "".join(functions) + _TAIL.format(**sizes)


def _function(name: str, loop: program.Loop) -> str:
    lines = "\n".join("        " + line for line in loop.lines(_spelled, NUMBA))
    return f"\n\n@njit(**FAST)\ndef {name}(w, h, t):\n    for i in range(L):\n{lines}\n"


def _spelled(name: str) -> str:
    return f"w[{_ROW[name] * LANES} + i]"


if __name__ == "__main__":
    TARGET.write_text(text())
