"""Writes kernel_blocked.py: the step in single precision for numba, 64 crashes side by side.

    python -m keiway.crash.runners.write_blocked

A file, not a closure, because numba keeps compiled code only for functions that live in one. All rows of a block lie in
one flat array at offsets known when compiling: only so can the compiler tell that they do not overlap, and vectorise.
Vehicles and riders go in passes of their own, for one pass with all their rows would load more than it computes.
Past readings stay where they are and change their names instead: a part that moves them on by one is written once for
each turn, since storing takes twice as long as loading.
"""

from __future__ import annotations

from pathlib import Path

from keiway.crash.occupant import measures
from keiway.crash.runners import program
from keiway.steps.spelling import NUMBA

LANES = 64
TARGET = Path(__file__).with_name("kernel_blocked.py")
_ROW = {name: j for j, name in enumerate(program.NAMES)}
#: Parts that move past readings on, and after how many all are back in their places.
_TURNS = {"read": len(measures.PAST["frame"]), "read_speed": len(measures.PAST["speed"])}

_HEAD = '''"""Blocks of {lanes} crashes in single precision. Written by write_blocked.py from step.py and measures.py: change those."""

from math import sqrt

import numpy as np
from numba import njit, prange

from keiway.crash.runners import prefetch
from keiway.steps.select import maximum, minimum, where

F = np.float32
L = {lanes}
ROWS = {rows}
FRAMES = {frames}
LONG_FRAMES = {long_frames}
TILE = 16 * L  # crashes that are put in order together
LINE = 16  # floats that come from memory together
# All but the right to reorder sums, which would undo the compensated ones.
FAST = dict(fastmath={{"nnan", "ninf", "nsz", "arcp", "contract", "afn"}}, cache=True, error_model="numpy")
'''

_TAIL = '''

@njit(**FAST)
def load(P, order, j0, w):
    for k in range({params}):
        for i in range(L):
            w[k * L + i] = P[k, order[j0 + i]]


@njit(**FAST)
def store(out, order, j0, w):
    for k in range({outs}):
        for i in range(L):
            out[k, order[j0 + i]] = w[({out} + k) * L + i]


@njit(**FAST)
def any_above_0(w, row):
    found = np.int32(0)  # of a truth value, or of a greatest, the compiler makes 64 steps instead of one
    for i in range(L):
        found |= np.int32(w[row * L + i] > F(0.0))
    return found > 0


@njit(**FAST)
def all_above_0(w, row):
    missing = np.int32(0)
    for i in range(L):
        missing |= np.int32(w[row * L + i] <= F(0.0))
    return missing == 0


@njit(**FAST)
def move(w, h, t, one, steps, taking_up, apart):
    """`steps` steps after `t`; once all vehicles are apart no force is left, and its rows hold zeros."""
    for _ in range(steps // 2):
        if not apart:
            drive2(w, h, t, one)
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
def ask(P, out, number, b, turn):
    """A little of the tile after `number`, in each of a block's first turns: an eighth of a row of inputs and of results."""
    row, column = b * 3 + turn // 8, (number + 1) * TILE + turn % 8 * (TILE // 8)
    if turn < 24 and column + TILE // 8 <= P.shape[1]:
        if row < {params}:
            for i in range(column, column + TILE // 8, LINE):
                prefetch.to_read(P, row, i)
        if row < {outs}:
            for i in range(column, column + TILE // 8, LINE):
                prefetch.to_write(out, row, i)


@njit(**FAST)
def block(P, out, order, number, b, w, h, one, steps, early):
    """`steps` of `h` s between two readings, `one` 1 (trace.printed says why), pretensioners over after `early` of them; ends when every crash has.

    Returns after how many readings the vehicles were apart, and how many it took in all.
    """
    load(P, order, b * L, w)
    prepare(w, h, F(0.0), one)
    looking, apart, driven = True, False, FRAMES  # looking for OLC
    t, frame = F(0.0), 0
    for frame in range(0, FRAMES, LONG_FRAMES):
        for k in range(LONG_FRAMES):
            t = move(w, h, t, one, steps, frame < early, apart)
            read(w, h, t, one, frame + k)
        read_speed(w, h, t, one, frame // LONG_FRAMES)
        ask(P, out, number, b, frame // LONG_FRAMES)
        if looking:
            read_pulse(w, h, t, one)
            looking = not all_above_0(w, {found})
        if not apart and not any_above_0(w, {apart}):
            apart, driven = True, frame + LONG_FRAMES
            w[{force} * L : ({force} + {forces}) * L] = F(0.0)
        if not any_above_0(w, {left}):
            break
    finish(w, h, t, one)
    store(out, order, b * L, w)
    return min(driven, frame + LONG_FRAMES), frame + LONG_FRAMES


@njit(**FAST)
def scratch():
    """Rows for a block, from a border of 64 bytes on: a row that straddles two lines of cache costs twice."""
    w = np.empty(ROWS * L + 16, np.float32)
    return w[(-w.ctypes.data % 64) // 4 :]


@njit(**FAST)
def sort(P, first, n, order):
    """Belted crashes first: a block runs as long as its longest, and people who fly take half as long again."""
    belted = 0
    for i in range(first, first + n):
        belted += min(P[{belt1}, i], P[{belt2}, i]) > F(0.0)
    front, back = 0, belted
    for i in range(first, first + n):
        if min(P[{belt1}, i], P[{belt2}, i]) > F(0.0):
            order[front] = i
            front += 1
        else:
            order[back] = i
            back += 1
    for i in range(n, (n + L - 1) // L * L):  # the last block is filled with its last crash
        order[i] = order[n - 1]


@njit(**FAST)
def tiles(P, out, took, start, stop, h, one, steps, early):
    order, w = np.empty(TILE, np.uint64), scratch()
    for number in range(start, stop):
        n = min(TILE, P.shape[1] - number * TILE)
        sort(P, number * TILE, n, order)
        for b in range((n + L - 1) // L):
            at = number * (TILE // L) + b
            took[0, at], took[1, at] = block(P, out, order, number, b, w, h, one, steps, early)


@njit(parallel=True, **FAST)
def run(P, out, took, tasks, h, one, steps, early):
    """In `tasks` pieces, each of some tiles."""
    whole = (P.shape[1] + TILE - 1) // TILE
    for task in prange(tasks):
        tiles(P, out, took, task * whole // tasks, (task + 1) * whole // tasks, h, one, steps, early)
'''



def text() -> str:
    """The whole file."""
    sizes = {
        "lanes": LANES, "rows": len(_ROW), "frames": measures.FRAMES, "long_frames": measures.LONG_FRAMES,
        "out": _ROW[f"out.{program.OUTPUTS[0]}"], "left": _ROW["left.left"], "apart": _ROW["left.apart"],
        "found": _ROW["pulse.found"], "force": _ROW["force.F0"], "forces": len(program.ROWS["force"]),
        "params": len(program.ROWS["param"]), "outs": len(program.OUTPUTS), "belt1": _ROW["param.belt1"], "belt2": _ROW["param.belt2"],
    }  # fmt: skip
    functions = [_turning(name, part) if name in _TURNS else _function(name, part) for name, part in program.parts().items()]
    return _HEAD.format(**sizes) + "".join(functions) + _TAIL.format(**sizes)


def _function(name: str, loop: program.Loop, turn: int = 0) -> str:
    one = "one" if "ride" in name or "drive" in name else ""  # elsewhere the adders are not what is waited for
    inputs = {name: _spelled(name, turn) for name in program.NAMES}
    targets = [_spelled(name, turn + 1) for name in loop.rows]
    lines = "\n".join("        " + line for line in loop.lines(inputs, targets, NUMBA, one))
    return f"\n\n@njit(**FAST)\ndef {name}(w, h, t, one):\n    for i in range(L):\n{lines}\n"


def _turning(name: str, loop: program.Loop) -> str:
    """A function for each turn, and one that calls the right one of them after `count` readings."""
    turns = _TURNS[name]
    calls = "".join(f"    {'el' * (turn > 0)}if turn == {turn}:\n        {name}{turn}(w, h, t, one)\n" for turn in range(turns))
    head = f"\n\n@njit(**FAST)\ndef {name}(w, h, t, one, count):\n    turn = count % {turns}\n"
    return "".join(_function(f"{name}{turn}", loop, turn) for turn in range(turns)) + head + calls


def _spelled(name: str, turn: int = 0) -> str:
    """A row of the block; past readings go round by one each turn."""
    kind, short = name.split(".")
    past = measures.PAST.get(kind.rstrip("12"), ())
    if short in past:
        short = past[(past.index(short) - turn) % len(past)]
    return f"w[{_ROW[f'{kind}.{short}'] * LANES} + i]"


if __name__ == "__main__":
    TARGET.write_text(text())
