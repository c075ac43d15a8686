"""One crash in plain floats: no array library, no compiler. The runner of one question, and the yardstick of the rest."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.occupant.measures import FRAME_S, FRAMES

STEP_S = 1e-4
G1 = motion.CONST.index("g1")


def maximum(a, b):
    return a if a > b else b


def minimum(a, b):
    return a if a < b else b


def where(condition, a, b):
    return a if condition else b


@lru_cache(maxsize=8)
def built(dt: float):
    """The motion and the measures for floats at a step of `dt` s."""
    primitives = (maximum, minimum, where, sqrt, float, dt)
    return motion.build(*primitives), measures.build(*primitives)


def steps_per_frame(dt: float) -> int:
    """Whole steps in the 1.5 ms between two readings."""
    n = round(FRAME_S / dt)
    if n < 1 or abs(n * dt - FRAME_S) > 1e-9:
        raise ValueError(f"a step must divide {FRAME_S} s: 0.0001, 0.00025, 0.0005, 0.00075 or 0.0015, not {dt}")
    return n


def run(row, dt: float = STEP_S, trace: list | None = None) -> tuple[float, ...]:
    """Outputs (`inputs.OUTPUTS`) of one crash given as `inputs.row`.

    `trace`, a list, receives the state of every step: the pulse, for plots and for the exact measures.
    """
    (prepare, step), measure = built(dt)
    state, const, vehicles = prepare(*row)
    closing, rebound, g1, g2 = row[0], row[1], *const[G1 : G1 + 2]
    memory = measure.start(closing)
    inner = range(steps_per_frame(dt))
    for _ in range(FRAMES):
        for _ in inner:
            state = step(*state, *const)
            if trace is not None:
                trace.append(state)
        memory = measure.frame(memory, state, closing, g1, g2)
        if measure.done(state):
            break
    return (*vehicles, *measure.finish(memory, state, closing, g1, g2, rebound))
