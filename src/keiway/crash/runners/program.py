"""The parts of a crash as recorded operations, ready to be spelled for a compiler: blocks for numba, threads for CUDA.

Rows carry names of the form "kind.name": "state.X", "const.ku", "memory.clip_1".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.trace import Spelling, Symbol, Tape, operations, printed

#: Rows of one crash, in order.
ROWS: dict[str, Sequence[str]] = {
    "param": motion.PARAMS, "state": motion.STATE, "const": motion.CONST, "kept": motion.KEPT, "memory": measures.FRAME,
    "pulse": measures.PULSE, "out": OUTPUTS, "left": ("left",),
}  # fmt: skip
NAMES = tuple(f"{kind}.{name}" for kind, names in ROWS.items() for name in names)
TOGETHER = 3  # steps written as one: states stay in registers between them
FUSED = 2  # steps between readings for which the whole stretch is written as one: 0.75 ms, a batch's step


class Part(NamedTuple):
    """One function: what it works out, and the rows it goes to. `h` is its step in s."""

    outputs: list[Symbol]
    rows: list[str]

    def lines(self, spelled: Callable[[str], str], spelling: Spelling) -> list[str]:
        inputs = {name: spelled(name) for name in NAMES} | {"h": "h"}
        return printed(self.outputs, inputs, [spelled(name) for name in self.rows], spelling)

    @property
    def operations(self) -> dict[str, int]:
        return operations(self.outputs)


def parts() -> dict[str, Part]:
    """prepare, step, late_step, late_steps, read, read_pulse, what_is_left, finish; and whole stretches between two
    readings of the pulse, early, late, and once OLC is found, so that nothing goes back to memory on the way."""
    tape = Tape()
    param, state, const, kept, memory, pulse, _, _ = (
        [tape.input(f"{kind}.{name}") for name in names] for kind, names in ROWS.items()
    )
    h, closing = tape.input("h"), param[0]
    moving, measure = motion.build(*tape.primitives, h), measures.build(*tape.primitives, h)

    def part(outputs, *kinds: str) -> Part:
        rows = [name for kind in kinds for name in _rows(kind)]
        return Part([tape.literal(value) for value in outputs], rows)

    def fused(step, looking: bool) -> Part:
        now, seen = state, memory
        for _ in range(measures.PULSE_FRAMES):
            now = _repeated(step, now, const, FUSED)
            seen = measure.frame(seen, now)
        found = [*now, *seen, measure.left(seen, now)]
        if not looking:
            return part(found, "state", "memory", "left")
        return part([*found, *measure.pulse(pulse, now, closing, kept)], "state", "memory", "left", "pulse")

    first, constants, keep, vehicles = moving.prepare(*param)
    at_rest, no_pulse = measure.start(first)
    return {
        "prepare": part(
            [*first, *constants, *keep, *at_rest, *no_pulse, *vehicles], "state", "const", "kept", "memory", "pulse", "vehicles"
        ),
        "step": part(moving.step(*state, *const), "state"),
        "late_step": part(moving.late_step(*state, *const), "state"),
        "late_steps": part(_repeated(moving.late_step, state, const, TOGETHER), "state"),
        "read": part(measure.frame(memory, state), "memory"),
        "read_pulse": part(measure.pulse(pulse, state, closing, kept), "pulse"),
        "what_is_left": part([measure.left(memory, state)], "left"),
        "finish": part(measure.finish(memory, pulse, state, const, kept, closing), "occupants"),
        "stretch": fused(moving.step, True),
        "late_stretch": fused(moving.late_step, True),
        "last_stretch": fused(moving.late_step, False),
    }


def _rows(kind: str) -> list[str]:
    n = len(motion.VEHICLE_OUTPUTS)
    names = {"vehicles": OUTPUTS[:n], "occupants": OUTPUTS[n:]}.get(kind, ROWS.get(kind))
    return [f"{'out' if kind in ('vehicles', 'occupants') else kind}.{name}" for name in names]


def _repeated(step, state, const, times: int):
    for _ in range(times):
        state = step(*state, *const)
    return state
