"""Entering a freeway: what the lane is designed for, and what traffic asks for. Two scores, as they differ by 10 mph.

* **Design merge**: reach the speed the AASHTO table gives for the lane's end within the lane. Every car since the 1930s can.
* **Traffic merge**: reach the speed of the right lane less 5 mph within lane and taper.

A run is three lists that begin at the speed with which the ramp's curve is left (`Run`); mph and feet at the edges only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from keiway.errors import UsageError
from keiway.road.us import us_roads

MPH = 0.44704  # m/s
FT = 0.3048  # m


class Run(NamedTuple):
    """Full throttle: seconds, m/s and metres, all rising from the start."""

    time_s: Sequence[float]
    speed_mps: Sequence[float]
    distance_m: Sequence[float]


class Entrance(NamedTuple):
    """An entrance lane as AASHTO has it."""

    highway_mph: float
    ramp_mph: float
    grade: float
    starts_mph: float  # with which the ramp's curve is left
    merge_mph: float
    length_ft: float  # with the factor for its grade
    factor: float
    taper_ft: float
    beyond: bool  # steeper than the table of factors goes: its last is taken


class Reach(NamedTuple):
    """What a run comes to on a length."""

    at_end_mph: float
    needs_ft: float | None  # to reach the speed asked for; None: never in this run
    wanted_mph: float
    within_ft: float

    @property
    def made(self) -> bool:
        return self.needs_ft is not None and self.needs_ft <= self.within_ft


def entrance(highway_mph: float | None = None, ramp_mph: float | None = None, grade: float = 0.0) -> Entrance:
    """The lane for a highway's and a ramp curve's design speed. Raises `UsageError` where the table has none."""
    facts = us_roads().merging
    highway = facts.usual.highway_mph if highway_mph is None else highway_mph
    ramp = facts.usual.ramp_mph if ramp_mph is None else ramp_mph
    lanes = facts.lanes
    speeds = [row.highway_mph for row in lanes.rows]
    if not speeds[0] <= highway <= speeds[-1]:
        raise UsageError(
            f"--highway {highway:g}: AASHTO's table of entrance lanes runs from {speeds[0]:g} to {speeds[-1]:g} mph.",
            fix=("--highway", f"{_nearest_highway(lanes, highway, ramp):g}"),
        )
    length = _length(lanes, highway, ramp)
    factor, beyond = _factor(facts.grades, highway, ramp, grade)
    return Entrance(
        highway_mph=highway,
        ramp_mph=ramp,
        grade=grade,
        starts_mph=between(ramp, lanes.ramp_mph, lanes.starts_at_mph),
        merge_mph=between(highway, speeds, [row.merge_mph for row in lanes.rows]),
        length_ft=length * factor,
        factor=factor,
        taper_ft=facts.taper_ft.value,
        beyond=beyond,
    )


def _nearest_highway(lanes, highway: float, ramp: float) -> float:
    """A speed of the table that has a lane for the ramp."""
    having = [row.highway_mph for row in lanes.rows if ramp <= lanes.ramp_mph[len(row.length_ft) - 1]] or [lanes.rows[-1].highway_mph]
    return min(max(highway, having[0]), having[-1])


def _length(lanes, highway: float, ramp: float) -> float:
    """Level length, straight between the table's entries."""
    found = []
    for row in lanes.rows:
        most = lanes.ramp_mph[len(row.length_ft) - 1]
        if ramp <= most:
            found.append((row.highway_mph, between(ramp, lanes.ramp_mph[: len(row.length_ft)], row.length_ft)))
    speeds = [speed for speed, _ in found]
    if ramp < 0 or not speeds or highway < speeds[0]:
        fitting = [lanes.ramp_mph[len(row.length_ft) - 1] for row in lanes.rows if row.highway_mph <= highway][-1]
        raise UsageError(
            f"--ramp {ramp:g}: for a highway of {highway:g} mph AASHTO gives lanes for ramp curves of 0 (a stop) to {fitting:g} mph.",
            fix=("--ramp", f"{min(max(ramp, 0), fitting):g}"),
        )
    return between(highway, speeds, [length for _, length in found])


def _factor(grades, highway: float, ramp: float, grade: float) -> tuple[float, bool]:
    """What a grade does to the length, and whether the grade lies past the table's last."""
    percent = abs(100 * grade)
    if percent < 3:
        return 1.0, False
    steep = percent >= 4.5  # half way between "3 to 4" and "5 to 6"
    speeds = [row.highway_mph for row in grades.rows]
    if grade < 0:
        values = [row.down_5_6 if steep else row.down_3_4 for row in grades.rows]
    else:
        values = [between(ramp, grades.ramp_mph, row.up_5_6 if steep else row.up_3_4) for row in grades.rows]
    return between(highway, speeds, values), percent > 6.5


def traffic_mph() -> tuple[float, float, float]:
    """Low, mid and high of the speed to merge at: the right lane's less the margin."""
    facts = us_roads().merging
    mean = next(row.mean_mph for row in facts.traffic if row.road == "freeway")
    slower, margin = facts.right_lane.slower_than_mean_mph, facts.right_lane.margin_mph.value
    return tuple(mean - less - margin for less in (slower.high, slower.mid, slower.low))


def design(run: Run, lane: Entrance) -> Reach:
    """Within the lane, to the speed the table gives."""
    return reach(run, lane.merge_mph, lane.length_ft)


def traffic(run: Run, lane: Entrance, wanted_mph: float | None = None) -> Reach:
    """Within lane and taper, to the right lane's speed less the margin."""
    return reach(run, traffic_mph()[1] if wanted_mph is None else wanted_mph, lane.length_ft + lane.taper_ft)


def reach(run: Run, wanted_mph: float, within_ft: float) -> Reach:
    """Speed at the end of a length, and the length that a speed takes."""
    return Reach(
        at_end_mph=speed_at(run, within_ft * FT) / MPH,
        needs_ft=None if (far := distance_to(run, wanted_mph * MPH)) is None else far / FT,
        wanted_mph=wanted_mph,
        within_ft=within_ft,
    )


def speed_at(run: Run, distance_m: float) -> float:
    """m/s at that distance; the last where the run ends before."""
    return between(distance_m, run.distance_m, run.speed_mps)


def distance_to(run: Run, speed_mps: float) -> float | None:
    """Metres until that speed is first reached; None if it is not."""
    return _first(run.distance_m, run.speed_mps, speed_mps)


def time_to(run: Run, speed_mps: float) -> float | None:
    """Seconds until that speed is first reached; None if it is not."""
    return _first(run.time_s, run.speed_mps, speed_mps)


def _first(values: Sequence[float], speeds: Sequence[float], wanted: float) -> float | None:
    if speeds[0] >= wanted:
        return 0.0
    for i in range(1, len(speeds)):
        if speeds[i] >= wanted:
            share = (wanted - speeds[i - 1]) / (speeds[i] - speeds[i - 1])
            return values[i - 1] + share * (values[i] - values[i - 1])
    return None


def between(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """Straight lines through the points; beyond the ends the end's value. `xs` rise."""
    if x <= xs[0]:
        return ys[0]
    if x >= xs[-1] or math.isnan(x):
        return ys[-1]
    low, high = 0, len(xs) - 1
    while high - low > 1:
        mid = (low + high) // 2
        low, high = (mid, high) if xs[mid] <= x else (low, mid)
    return ys[low] + (x - xs[low]) / (xs[high] - xs[low]) * (ys[high] - ys[low])
