"""Writes kernel_blocked.py: the step in single precision for numba, 32 crashes side by side.

    python -m keiway.crash.runners.write_blocked

A file, not a closure, because numba keeps compiled code only for functions that live in one. All rows of a block lie in
one flat array at offsets known when compiling: only so can the compiler tell that they do not overlap, and vectorise.
"""

from __future__ import annotations

from pathlib import Path

from keiway.crash.occupant import measures
from keiway.crash.runners import program
from keiway.crash.runners.trace import Spelling

LANES = 32
TARGET = Path(__file__).with_name("kernel_blocked.py")
_ROW = {name: j for j, name in enumerate(program.NAMES)}

_HEAD = '''"""Blocks of {lanes} crashes in single precision. Written by write_blocked.py from step.py and measures.py: change those."""

from math import sqrt

import numpy as np
from numba import njit, prange

F = np.float32
L = {lanes}
ROWS = {rows}
FRAMES = {frames}
PULSE_FRAMES = {pulse_frames}
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
def move(w, h, steps, early):
    if early:
        for _ in range(steps):
            step(w, h)
    else:
        for _ in range(steps // {together}):
            late_steps(w, h)
        for _ in range(steps % {together}):
            late_step(w, h)


@njit(**FAST)
def block(P, order, out, j0, w, h, steps, early):
    """`steps` of `h` s between two readings, pretensioners over after `early` of them; ends when every crash has.

    Returns how many readings it took.
    """
    load(P, order, j0, w)
    prepare(w, h)
    looking = True  # for the pulse's OLC
    frame = 0
    for frame in range(0, FRAMES, PULSE_FRAMES):
        taking_up = frame < early
        if steps == {fused}:
            if taking_up:
                stretch(w, h)
            elif looking:
                late_stretch(w, h)
            else:
                last_stretch(w, h)
        else:
            for _ in range(PULSE_FRAMES):
                move(w, h, steps, taking_up)
                read(w, h)
            if looking:
                read_pulse(w, h)
            what_is_left(w, h)
        if greatest(w, {left}) <= F(0.0):
            break
        looking = looking and least(w, {found}) <= F(0.0)
    finish(w, h)
    store(out, order, j0, w)
    return frame + PULSE_FRAMES


@njit(**FAST)
def scratch():
    """Rows for a block, from a border of 64 bytes on: a row that straddles two lines of cache costs twice."""
    w = np.empty(ROWS * L + 16, np.float32)
    return w[(-w.ctypes.data % 64) // 4 :]


@njit(**FAST)
def run_one_thread(P, order, out, took, h, steps, early):
    w = scratch()
    for b in range((P.shape[1] + L - 1) // L):
        took[b] = block(P, order, out, b * L, w, h, steps, early)


@njit(parallel=True, **FAST)
def run(P, order, out, took, h, steps, early):
    for b in prange((P.shape[1] + L - 1) // L):
        took[b] = block(P, order, out, b * L, scratch(), h, steps, early)
'''

NUMBA = Spelling(
    {
        "input": "{0}", "+": "{0} + {1}", "-": "{0} - {1}", "*": "{0} * {1}", "/": "{0} / {1}", "<": "{0} < {1}",
        "max": "{0} if {0} > {1} else {1}", "min": "{0} if {0} < {1} else {1}", "where": "{1} if {0} else {2}",
        "sqrt": "sqrt({0})",
    },
    "{} = {}",
    lambda value: f"F({value!r})",
)  # fmt: skip



def text() -> str:
    """The whole file."""
    sizes = {
        "lanes": LANES, "rows": len(_ROW), "frames": measures.FRAMES, "pulse_frames": measures.PULSE_FRAMES,
        "together": program.TOGETHER, "fused": program.FUSED, "out": program.NAMES.index(f"out.{program.OUTPUTS[0]}"),
        "left": _ROW["left.left"], "found": _ROW["pulse.found"],
    }  # fmt: skip
    functions = [_function(name, part) for name, part in program.parts().items()]
    return _HEAD.format(**sizes) + "".join(functions) + _TAIL.format(**sizes)


def _function(name: str, part: program.Part) -> str:
    lines = "\n".join("        " + line for line in part.lines(_spelled, NUMBA))
    return f"\n\n@njit(**FAST)\ndef {name}(w, h):\n    for i in range(L):\n{lines}\n"


def _spelled(name: str) -> str:
    return f"w[{_ROW[name] * LANES} + i]"


if __name__ == "__main__":
    TARGET.write_text(text())
