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
TILE = 16 * L  # crashes that are put in order together: their inputs lie in the second cache
# All but the right to reorder sums, which would undo the compensated ones.
FAST = dict(fastmath={{"nnan", "ninf", "nsz", "arcp", "contract", "afn"}}, cache=True, error_model="numpy")
'''

_TAIL = '''

@njit(**FAST)
def load(given, j0, w):
    for k in range({params}):
        for i in range(L):
            w[k * L + i] = given[k * TILE + j0 + i]


@njit(**FAST)
def store(told, j0, w):
    for k in range({outs}):
        for i in range(L):
            told[k * TILE + j0 + i] = w[({out} + k) * L + i]


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
def move(w, h, t, one, steps, taking_up, apart):
    """`steps` steps after `t`; once all vehicles are apart no force is left, and its rows hold zeros."""
    for _ in range(steps // 2):
        if not apart:
            drive2(w, h, t, one)
            drive1(w, h, t, one)
        if taking_up:
            early_ride2(w, h, t, one)
        else:
            ride2(w, h, t, one)
        t += F(2.0)
    if steps % 2:
        if not apart:
            drive1(w, h, t, one)
        if taking_up:
            early_ride1(w, h, t, one)
        else:
            ride1(w, h, t, one)
        t += F(1.0)
    return t


@njit(**FAST)
def block(given, told, j0, w, h, one, steps, early):
    """`steps` of `h` s between two readings, `one` 1 (trace.printed says why), pretensioners over after `early` of them; ends when every crash has.

    Returns after how many readings the vehicles were apart, and how many it took in all.
    """
    load(given, j0, w)
    prepare(w, h, F(0.0), one)
    looking, apart, driven = True, False, FRAMES  # looking for OLC
    t, frame = F(0.0), 0
    for frame in range(0, FRAMES, LONG_FRAMES):
        for _ in range(LONG_FRAMES):
            t = move(w, h, t, one, steps, frame < early, apart)
            read(w, h, t, one)
        read_speed(w, h, t, one)
        if looking:
            read_pulse(w, h, t, one)
            looking = least(w, {found}) <= F(0.0)
        if not apart and greatest(w, {apart}) <= F(0.0):
            apart, driven = True, frame + LONG_FRAMES
            w[{force} * L : ({force} + {forces}) * L] = F(0.0)
        if greatest(w, {left}) <= F(0.0):
            break
    finish(w, h, t, one)
    store(told, j0, w)
    return min(driven, frame + LONG_FRAMES), frame + LONG_FRAMES


@njit(**FAST)
def scratch():
    """Rows for a block, from a border of 64 bytes on: a row that straddles two lines of cache costs twice."""
    w = np.empty(ROWS * L + 16, np.float32)
    return w[(-w.ctypes.data % 64) // 4 :]


@njit(**FAST)
def places(P, first, n, place):
    """Belted crashes first: a block runs as long as its longest, and people who fly take half as long again."""
    belted = 0
    for i in range(n):
        belted += min(P[{belt1}, first + i], P[{belt2}, first + i]) > F(0.0)
    front, back = 0, belted
    for i in range(n):
        if min(P[{belt1}, first + i], P[{belt2}, first + i]) > F(0.0):
            place[i] = front
            front += 1
        else:
            place[i] = back
            back += 1


@njit(**FAST)
def tile(P, out, took, number, given, told, place, w, h, one, steps, early):
    first = number * TILE
    n = min(TILE, P.shape[1] - first)
    places(P, first, n, place)
    for k in range({params}):
        for i in range(n):
            given[k * TILE + place[i]] = P[k, first + i]
        for i in range(n, (n + L - 1) // L * L):  # the last block is filled with its last crash
            given[k * TILE + i] = given[k * TILE + n - 1]
    for b in range((n + L - 1) // L):
        at = number * (TILE // L) + b
        took[0, at], took[1, at] = block(given, told, b * L, w, h, one, steps, early)
    for k in range({outs}):
        for i in range(n):
            out[k, first + i] = told[k * TILE + place[i]]


@njit(**FAST)
def tiles(P, out, took, start, stop, h, one, steps, early):
    given, told = np.empty({params} * TILE, np.float32), np.empty({outs} * TILE, np.float32)
    place, w = np.empty(TILE, np.uint64), scratch()
    for number in range(start, stop):
        tile(P, out, took, number, given, told, place, w, h, one, steps, early)


@njit(parallel=True, **FAST)
def run(P, out, took, tasks, h, one, steps, early):
    """In `tasks` pieces, each of some tiles."""
    whole = (P.shape[1] + TILE - 1) // TILE
    for task in prange(tasks):
        tiles(P, out, took, task * whole // tasks, (task + 1) * whole // tasks, h, one, steps, early)
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
        "params": len(program.ROWS["param"]), "outs": len(program.OUTPUTS), "belt1": _ROW["param.belt1"], "belt2": _ROW["param.belt2"],
    }  # fmt: skip
    functions = [_function(name, part) for name, part in program.parts().items()]
    return _HEAD.format(**sizes) + "".join(functions) + _TAIL.format(**sizes)


def _function(name: str, loop: program.Loop) -> str:
    one = "one" if "ride" in name else ""  # elsewhere the adders are not what is waited for
    lines = "\n".join("        " + line for line in loop.lines(_spelled, NUMBA, one))
    return f"\n\n@njit(**FAST)\ndef {name}(w, h, t, one):\n    for i in range(L):\n{lines}\n"


def _spelled(name: str) -> str:
    return f"w[{_ROW[name] * LANES} + i]"


if __name__ == "__main__":
    TARGET.write_text(text())
