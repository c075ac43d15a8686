"""The parts of a crash as recorded operations, ready to be spelled for a compiler: blocks for numba, threads for CUDA.

Rows carry names of the form "kind.name": "vehicle.X", "rider1.e", "held2.ck".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keiway.crash import step as motion
from keiway.crash.occupant import measures
from keiway.crash.runners.inputs import OUTPUTS
from keiway.crash.runners.plain import pulse_of, split
from keiway.steps.trace import Spelling, Symbol, Tape, operations, printed

#: Steps written as one part: the vehicles' latest force lies in row F0, the one before in F1.
CHUNKS = (1, 2)
_FORCE = tuple(f"{name}{k}" for k in range(CHUNKS[-1]) for name in ("F", "forward"))
_RIDER = (*motion.RIDER, "b", "a")
#: Rows of one crash, in order.
ROWS: dict[str, Sequence[str]] = {
    "param": motion.PARAMS, "vehicle": motion.VEHICLE, "const": motion.VEHICLE_CONST, "force": _FORCE,
    "rider1": _RIDER, "held1": motion.RIDER_CONST, "rider2": _RIDER, "held2": motion.RIDER_CONST, "kept": motion.KEPT,
    "frame1": measures.FRAME, "frame2": measures.FRAME, "speed1": measures.SPEED, "speed2": measures.SPEED,
    "pulse": measures.PULSE, "left": ("left", "apart"), "out": OUTPUTS,
}  # fmt: skip
NAMES = tuple(f"{kind}.{name}" for kind, names in ROWS.items() for name in names)
SCALARS = ("t", "h")  # steps done, and the length of one in s: the same for all


class Loop(NamedTuple):
    """One part: what a pass over crashes works out, and the rows it goes to."""

    outputs: list[Symbol]
    rows: list[str]

    def lines(self, inputs: dict[str, str], targets: Sequence[str], spelling: Spelling, one: str = "") -> list[str]:
        """As `trace.printed`; `inputs` tells how a row is read, `targets` how those of `rows` are written to."""
        return printed(self.outputs, inputs | {name: name for name in SCALARS}, targets, spelling, one)

    @property
    def count(self) -> int:
        """Operations for one crash; a multiplication with its addition counts as two."""
        return sum(operations(self.outputs).values())


def parts() -> dict[str, Loop]:
    """prepare; driveN (vehicles), rideN and early_rideN (riders), N steps each; read (every 1.5 ms), read_speed and read_pulse
    (every 3 ms); finish."""
    return _Recorder().parts()


class _Recorder:
    def __init__(self) -> None:
        self.tape = Tape()
        self.row = {kind: [self.tape.input(f"{kind}.{name}") for name in names] for kind, names in ROWS.items()}
        self.t, h = self.tape.input("t"), self.tape.input("h")
        self.moving, self.measure = motion.build(*self.tape.primitives, h), measures.build(*self.tape.primitives, h)

    def parts(self) -> dict[str, Loop]:
        found = {"prepare": self._prepare()}
        for n in CHUNKS:
            found[f"drive{n}"] = self._drive(n)
            found[f"ride{n}"] = self._ride(self.moving.late_rider, n)
            found[f"early_ride{n}"] = self._ride(self.moving.rider, n)
        found |= {"read": self._read(), "read_speed": self._read_speed(), "read_pulse": self._read_pulse()}
        return found | {"finish": self._finish()}

    def _loop(self, values: dict[str, Sequence]) -> Loop:
        """`values`: what goes to the rows of a kind, or to one row."""
        outputs, rows = [], []
        for kind, some in values.items():
            rows += [f"{kind}.{name}" for name in ROWS[kind]] if kind in ROWS else [kind]
            outputs += [self.tape.literal(value) for value in (some if kind in ROWS else [some])]
        return Loop(outputs, rows)

    def _prepare(self) -> Loop:
        start, const, keep, outputs = self.moving.prepare(*self.row["param"])
        held, held1, held2 = split(const)
        frame, speed, pulse = self.measure.start(start[2])
        values = {
            "vehicle": start[:4], "const": held, "held1": held1, "held2": held2, "kept": keep, "frame1": frame,
            "frame2": frame, "speed1": speed, "speed2": speed, "pulse": pulse,
        }  # fmt: skip
        riders = [f"rider{side}.{name}" for side in "12" for name in motion.RIDER]
        values |= dict(zip(riders, start[4:], strict=True))
        return self._loop(values | {f"out.{name}": value for name, value in zip(motion.VEHICLE_OUTPUTS, outputs, strict=True)})

    def _drive(self, n: int) -> Loop:
        vehicle, values = self.row["vehicle"], {}
        for k in reversed(range(n)):
            *vehicle, values[f"force.F{k}"], values[f"force.forward{k}"] = self.moving.vehicle(*vehicle, *self.row["const"])
        return self._loop({"vehicle": vehicle, **values})

    def _ride(self, step, n: int) -> Loop:
        values = {}
        for side in "12":
            who, t, force = self.row[f"rider{side}"][:4], self.t, self.row["force"]
            for k in reversed(range(n)):
                t = t + 1.0
                *who, b, a = step(t, *who, *force[2 * k : 2 * k + 2], *self.row[f"held{side}"])
            values[f"rider{side}"] = [*who, b, a]
        return self._loop(values)

    def _read(self) -> Loop:
        values = {}
        for side in "12":
            e, r, _, _, b, a = self.row[f"rider{side}"]
            values[f"frame{side}"] = self.measure.frame(self.row[f"frame{side}"], e, r, b, a, self.row["force"][0])
        return self._loop(values)

    def _read_speed(self) -> Loop:
        row = self.row
        _, _, V, _ = row["vehicle"]
        F, riders = row["force"][0], [row[f"rider{side}"] for side in "12"]
        speeds = {
            f"speed{side}": self.measure.speed(row[f"speed{side}"], V, r, a)
            for side, (_, r, _, _, _, a) in zip("12", riders, strict=True)
        }
        left = self.measure.left(*speeds.values(), V, F, riders[0][1], riders[1][1])
        return self._loop({**speeds, "left": [left, self.tape.do("max", V, F)]})

    def _read_pulse(self) -> Loop:
        row = self.row
        X, _, V, _ = row["vehicle"]
        values = self.measure.pulse(row["pulse"], self.t, X, V, row["force"][0], row["param"][0], row["kept"])
        return self._loop({"pulse": values})

    def _finish(self) -> Loop:
        row, values = self.row, {}
        for j, side in enumerate("12"):
            ended = self.measure.finish(
                row[f"frame{side}"], row[f"speed{side}"], pulse_of(row["pulse"], j), row[f"rider{side}"][3], row[f"held{side}"],
                row["kept"][j], row["kept"][2 + j], row["param"][0],
            )  # fmt: skip
            values |= {f"out.{name}": value for name, value in zip(measures.OCCUPANT_OUTPUTS[j::2], ended, strict=True)}
        return self._loop(values)
