"""Writes kernel_plain.py: one vehicle as plain Python functions, every value a local name.

    python -m keiway.road.runners.write_plain

A question at the prompt waits for some dozens of cycles and runs.
"""

from __future__ import annotations

from pathlib import Path

from keiway.road import step as motion
from keiway.road.runners import program
from keiway.steps.spelling import plain

TARGET = Path(__file__).with_name("kernel_plain.py")

_TEXT = '''"""One vehicle in plain floats. Written by write_plain.py from step.py: change that."""

from math import sqrt


def follow(row, targets, coldness):
    """Sums over a cycle: `targets` m/s at each second, `coldness` of each step."""
    ({param}) = row
    ({sums}) = ({zeros})
    state_v = targets[0]
    for target, coldness in zip(targets[1:], coldness, strict=True):
{follow}
    return ({sums})


def throttle(row, v, gear, left, way, steps):
    """The next `steps` at full throttle: speed, way, gear and shaft speed after each, and what is left of a shift."""
    ({param}) = row
    state_v, state_gear, state_left, state_way, rows = v, gear, left, way, []
    for _ in range(steps):
{throttle}
        rows.append((state_v, state_way, state_gear, state_shaft))
    return rows, state_left


def pulls(row, speeds):
    """The greatest tractive force (N) and its gear at each speed (m/s)."""
    ({param}) = row
    rows = []
    for state_v in speeds:
{pull}
        rows.append((state_force, state_gear))
    return rows
'''


def text() -> str:
    """The whole file."""
    loops = {**program.parts(), "pull": program.pull()}

    def body(name: str) -> str:
        loop = loops[name]
        return "\n".join("        " + line for line in plain(loop.outputs, list(map(spelled, loop.rows)), spelled))

    return _TEXT.format(
        param=", ".join(spelled(f"param.{name}") for name in motion.PARAMS),
        sums=", ".join(spelled(f"sum.{name}") for name in motion.SUMS), zeros=", ".join(["0.0"] * len(motion.SUMS)),
        follow=body("follow"), throttle=body("throttle"), pull=body("pull"),
    )  # fmt: skip


def spelled(name: str) -> str:
    return name.removeprefix("param.").replace(".", "_")


if __name__ == "__main__":
    TARGET.write_text(text())
