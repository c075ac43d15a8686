"""Many vehicles in the time of one, for the bands: the full-load force is read off once a vehicle, at whole metres a second.

A run is then summed over speed in place of time, ``t = sum dv / a`` and ``x = sum v dv / a``, with each upshift's pause added; a
speed that holds is where force and resistance cross between two readings. Only ratios to the middle vehicle worked out the same
way are used (`bands.quantity`), so what this leaves out falls out. A test holds it against the model's own runs.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from keiway.road import inputs
from keiway.road import step as motion
from keiway.road.record import Car, Conditions
from keiway.road.runners import plain
from keiway.road.traffic.merge import Run

PACE_MPS = 1.0
MOST_S = 180.0
_LEAST_MPS2 = 0.01  # a vehicle that gains less has got there


class Pull(NamedTuple):
    """What drives and resists one vehicle in its conditions, at each speed up to its cap."""

    speeds: list[float]  # m/s
    forces: list[float]  # N
    gears: list[int]
    road: motion.Road  # on the level
    drive: motion.Drive
    weight: float  # N
    masses: list[float]  # kg in the gear used there, with all that turns
    shift_s: float


def pull(car: Car, conditions: Conditions) -> Pull:
    """Read off on the level; `against` tilts it."""
    level = Conditions(**{name: getattr(conditions, name) for name in conditions.__struct_fields__ if name != "grade"})
    row = inputs.row(car, level)
    road, drive, _ = motion.parts(row)
    speeds = [PACE_MPS * k for k in range(int(road.cap / PACE_MPS) + 1)]
    if speeds[-1] < road.cap:
        speeds.append(road.cap)
    read = plain.pulls(row, speeds)
    gears = [gear for _, gear in read]
    spins = [drive.spin[gear - 1] if drive.low[gear - 1] * v >= drive.launch else 0.0 for gear, v in zip(gears, speeds, strict=True)]
    return Pull(
        speeds, [force for force, _ in read], gears, road, drive, (car.curb_mass_kg + conditions.payload_kg) * inputs.G,
        [road.mass + spin for spin in spins], drive.shift,
    )  # fmt: skip


def against(one: Pull, v: float, grade: float) -> float:
    """Resistance on a grade, N."""
    road, angle = one.road, math.atan(grade)
    through = v + road.wind
    return road.air * through * abs(through) + (road.roll + road.roll_rise * v) * math.cos(angle) + one.weight * math.sin(angle)


def held(one: Pull, grade: float) -> float:
    """The highest speed (m/s) with force to spare; 0 where there is none. Between two gears up to 1 m/s off (`closely`)."""
    low, high, spare = _crossing(one, grade)
    return low if low == high else low + (high - low) * spare[0] / (spare[0] - spare[1])


def closely(one: Pull, grade: float) -> float:
    """`held`, with the force read again where it crosses the resistance."""
    low, high, _ = _crossing(one, grade)
    moving = plain.built(1.0)
    while high - low > 1e-3:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if moving.pull(middle, one.road, one.drive)[0] >= against(one, middle, grade) else (low, middle)
    return low


def _crossing(one: Pull, grade: float) -> tuple[float, float, tuple[float, float]]:
    """The two readings between which the last force to spare goes, and what there is to spare at them."""
    above = one.forces[-1] - against(one, one.speeds[-1], grade)
    if above >= 0.0:
        return one.speeds[-1], one.speeds[-1], (above, above)
    for k in range(len(one.speeds) - 2, -1, -1):
        spare = one.forces[k] - against(one, one.speeds[k], grade)
        if spare >= 0.0:
            return one.speeds[k], one.speeds[k + 1], (spare, above)
        above = spare
    return 0.0, 0.0, (above, above)


def run(one: Pull, grade: float, from_mps: float = 0.0, to_mps: float = 40.0) -> Run:
    """Full throttle on a grade; ends where hardly anything more comes."""
    t, x, v = 0.0, 0.0, from_mps
    times, speeds, places = [t], [v], [x]
    k = next((k for k, speed in enumerate(one.speeds) if speed > v), None)
    while k is not None and k < len(one.speeds) and v < to_mps and t < MOST_S:
        gains = [(one.forces[j] - against(one, one.speeds[j], grade)) / one.masses[j] for j in (k - 1, k)]
        gain = 0.5 * (gains[0] + gains[1])
        if gain < _LEAST_MPS2:
            break
        step = (one.speeds[k] - v) / gain
        if one.gears[k] > one.gears[k - 1] and t > 0.0:  # a pause, and the speed that it costs
            step += one.shift_s * (1.0 + against(one, v, grade) / one.masses[k] / gain)
        t, x, v = t + step, x + step * 0.5 * (v + one.speeds[k]), one.speeds[k]
        times.append(t)
        speeds.append(v)
        places.append(x)
        k += 1
    return Run(times, speeds, places)
