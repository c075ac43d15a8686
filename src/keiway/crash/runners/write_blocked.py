"""Writes kernel_blocked.py: the step in single precision for numba, 32 crashes side by side.

    python -m keiway.crash.runners.write_blocked

A file, not a closure, because numba keeps compiled code only for functions that live in one. All rows of a block lie in
one flat array at offsets known when compiling: only so can the compiler tell that they do not overlap, and vectorise.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.trace import Spelling, Symbol, Tape, printed

LANES = 32
TARGET = Path(__file__).with_name("kernel_blocked.py")

_HEAD = '''"""Blocks of {lanes} crashes in single precision. Written by write_blocked.py from step.py and measures.py: change those."""

from math import sqrt

import numpy as np
from numba import njit, prange

F = np.float32
L = {lanes}
ROWS = {rows}
FRAMES = {frames}
FAST = dict(fastmath=True, cache=True, error_model="numpy")
'''

_TAIL = '''

@njit(**FAST)
def load(P, j0, w):
    last = P.shape[1] - 1
    for k in range(P.shape[0]):
        for i in range(L):
            w[k * L + i] = P[k, min(j0 + i, last)]


@njit(**FAST)
def store(out, j0, w):
    n = min(L, out.shape[1] - j0)
    for k in range(out.shape[0]):
        for i in range(n):
            out[k, j0 + i] = w[{out} * L + k * L + i]


@njit(**FAST)
def block(P, out, j0, w, h, steps):
    """`steps` of `h` s between two readings; ends when every crash of the block is over."""
    load(P, j0, w)
    prepare(w)
    for frame in range(FRAMES):
        for _ in range(steps):
            step(w, h)
        read(w, h)
        if frame % 4 == 3:
            running = F(0.0)
            for i in range(L):
                running = max(running, w[{done} * L + i])
            if running <= F(0.0):
                break
    finish(w, h)
    store(out, j0, w)


@njit(**FAST)
def run_one_thread(P, out, h, steps):
    w = np.empty(ROWS * L, np.float32)
    for b in range((P.shape[1] + L - 1) // L):
        block(P, out, b * L, w, h, steps)


@njit(parallel=True, **FAST)
def run(P, out, h, steps):
    for b in prange((P.shape[1] + L - 1) // L):
        block(P, out, b * L, np.empty(ROWS * L, np.float32), h, steps)
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


class Rows:
    """Rows of the flat array by name."""

    def __init__(self) -> None:
        self.at: dict[str, int] = {}

    def add(self, kind: str, names: Sequence[str]) -> list[str]:
        """Give rows to `names`; returns how they are spelled."""
        for name in names:
            self.at[f"{kind}.{name}"] = len(self.at)
        return [self.spelled(f"{kind}.{name}") for name in names]

    def spelled(self, name: str) -> str:
        return f"w[{self.at[name] * LANES} + i]"


def text() -> str:
    """The whole file."""
    rows = Rows()
    spelled = {
        kind: rows.add(kind, names)
        for kind, names in (
            ("param", motion.PARAMS), ("state", motion.STATE), ("const", motion.CONST), ("memory", measures.FRAME),
            ("out", OUTPUTS), ("flag", ["running"]),
        )
    }  # fmt: skip
    tape = Tape()
    inputs = {name: rows.spelled(name) for name in rows.at} | {"h": "h"}
    given = {kind: [tape.input(f"{kind}.{name}") for name in names] for kind, names in _NAMES.items()}
    h = tape.input("h")
    moving, measure = motion.build(*tape.primitives, h), measures.build(*tape.primitives, h)
    closing, rebound = given["param"][:2]
    g = (tape.input("const.g1"), tape.input("const.g2"))
    state, const, vehicles = moving.prepare(*given["param"])
    first = measure.start(closing)
    n = len(motion.VEHICLE_OUTPUTS)

    def function(name: str, arguments: str, outputs: Sequence[Symbol], targets: Sequence[str]) -> str:
        lines = printed([tape.literal(value) for value in outputs], inputs, targets, NUMBA)
        body = "\n".join("        " + line for line in lines)
        return f"\n\n@njit(**FAST)\ndef {name}({arguments}):\n    for i in range(L):\n{body}\n"

    parts = [
        _HEAD.format(lanes=LANES, rows=len(rows.at), frames=measures.FRAMES),
        function(
            "prepare", "w", [*state, *const, *first, *vehicles],
            [*spelled["state"], *spelled["const"], *spelled["memory"], *spelled["out"][:n]],
        ),
        function("step", "w, h", moving.step(*given["state"], *given["const"]), spelled["state"]),
        function(
            "read", "w, h",
            [*measure.frame(given["memory"], given["state"], closing, *g), 1.0 - measure.done(given["state"])],
            [*spelled["memory"], *spelled["flag"]],
        ),
        function("finish", "w, h", measure.finish(given["memory"], given["state"], closing, *g, rebound), spelled["out"][n:]),
        _TAIL.format(out=rows.at[f"out.{OUTPUTS[0]}"], done=rows.at["flag.running"]),
    ]  # fmt: skip
    return "".join(parts)


_NAMES = {"param": motion.PARAMS, "state": motion.STATE, "const": motion.CONST, "memory": measures.FRAME}

if __name__ == "__main__":
    TARGET.write_text(text())
