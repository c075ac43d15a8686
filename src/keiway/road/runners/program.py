"""The parts of the step as recorded operations, ready to be spelled for numba and for the interpreter.

Rows carry names of the form "kind.name": "param.road.mass", "state.v", "sum.drive_j".
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.road import step as motion
from keiway.steps.trace import Symbol, Tape, operations

#: Rows of one vehicle, in order. `begin` and `throttle` use state.v, gear, left and way; `follow` state.v and the sums.
ROWS = {"param": motion.PARAMS, "state": ("v", "gear", "left", "way", "before", "shaft"), "sum": motion.SUMS}
NAMES = tuple(f"{kind}.{name}" for kind, names in ROWS.items() for name in names)
SCALARS = ("target", "coldness")  # the same for all vehicles
STEP_S = 1.0  # of a cycle
THROTTLE_S = 0.05


class Loop(NamedTuple):
    """One part: what a pass over vehicles works out, and the rows it goes to."""

    outputs: list[Symbol]
    rows: list[str]

    @property
    def count(self) -> int:
        """Operations for one vehicle and step."""
        return sum(operations(self.outputs).values())


def parts() -> dict[str, Loop]:
    """follow (one second of a cycle), begin (the gear of a rolling start), throttle (one step at full throttle)."""
    tape = Tape()
    row = {kind: [tape.input(f"{kind}.{name}") for name in names] for kind, names in ROWS.items()}
    road, drive, energy = motion.parts(row["param"])
    v, gear, left, way, *_ = row["state"]
    target, coldness = tape.input("target"), tape.input("coldness")
    moving, throttling = (motion.build(*tape.primitives, dt) for dt in (STEP_S, THROTTLE_S))
    followed = moving.follow(v, target, coldness, road, drive, energy)
    sums = motion.add(row["sum"], v, target, followed, STEP_S)
    fast, next_gear, next_left, _, shaft = throttling.throttle(v, gear, left, road, drive)
    gone = way + THROTTLE_S * 0.5 * (v + fast)
    begun = [throttling.pull(v, road, drive)[1], 0.0, 0.0, v, 0.0]
    return {
        "follow": _loop(tape, [followed[0], *sums], ["state.v", *(f"sum.{name}" for name in motion.SUMS)]),
        "begin": _loop(tape, begun, [f"state.{name}" for name in ("gear", "left", "way", "before", "shaft")]),
        "throttle": _loop(tape, [fast, next_gear, next_left, gone, v, shaft], [f"state.{name}" for name in ROWS["state"]]),
    }


def pull() -> Loop:
    """The greatest force at a speed and its gear: what the interpreter reads off some thousand times, and no batch asks for."""
    tape = Tape()
    road, drive, _ = motion.parts([tape.input(f"param.{name}") for name in motion.PARAMS])
    moving = motion.build(*tape.primitives, STEP_S)
    return _loop(tape, moving.pull(tape.input("state.v"), road, drive), ["state.force", "state.gear"])


def _loop(tape: Tape, values, rows: list[str]) -> Loop:
    return Loop([tape.literal(value) for value in values], rows)
