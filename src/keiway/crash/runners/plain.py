"""One crash in plain floats: no array library, no compiler. The runner of one question, and the yardstick of the rest."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, sqrt

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.occupant.measures import FRAME_S, FRAMES, PULSE_FRAMES

STEP_S = 1e-4
TAKE_UP_AT = [motion.PARAMS.index(f"take_up_at{side}") for side in "12"]


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


def early_frames(take_up_at_s: float) -> int:
    """Frames until pretensioners that fire at `take_up_at_s` at the latest have pulled in."""
    return min(ceil((take_up_at_s + motion.TAKE_UP_S) / FRAME_S), FRAMES)


def run(row, dt: float = STEP_S, trace: list | None = None) -> tuple[float, ...]:
    """Outputs (`inputs.OUTPUTS`) of one crash given as `inputs.row`.

    `trace`, a list, receives the state of every step in SI units, in the order of `step.STATE`: the pulse, for plots
    and for the exact measures.
    """
    moving, measure = built(dt)
    state, const, kept, vehicles = moving.prepare(*row)
    closing = row[0]
    memory, pulse = measure.start(state)
    inner = range(steps_per_frame(dt))
    early = early_frames(max(row[at] for at in TAKE_UP_AT))
    for frame in range(1, FRAMES + 1):
        step = moving.step if frame <= early else moving.late_step
        for _ in inner:
            state = step(*state, *const)
            if trace is not None:
                trace.append(motion.physical(state, kept, dt))
        memory = measure.frame(memory, state)
        if frame % PULSE_FRAMES == 0:
            pulse = measure.pulse(pulse, state, closing, kept)
            if measure.left(memory, state) <= 0.0:
                break
    return (*vehicles, *measure.finish(memory, pulse, state, const, kept, closing))
