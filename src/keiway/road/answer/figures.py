"""What one vehicle does on the roads asked about, as named numbers: worked out the same way for the middle one and each draw.

A `Plan` says which grades, which entrances, which road is overtaken on. `figures(car, plan)` gives ``name -> number`` (mph,
seconds, feet; None: never). The middle vehicle is run by the model itself, draws in the quick way (`quick`); bands are
ratios of a draw to the middle vehicle run the same way, so what the quick way leaves out falls out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from keiway.road.answer import quick
from keiway.road.record import Car, Conditions
from keiway.road.traffic.merge import FT, MPH, Entrance, Run, distance_to, speed_at, time_to
from keiway.road.traffic.overtake import Pass, other_mph, overtake

if TYPE_CHECKING:
    from keiway.road.performance import Sustained

Figures = dict[str, float | None]
DRIVER_KG = Conditions().payload_kg  # a driver and a bag
SPRINTS_MPH = (30, 45, 60)
TOP_MPH = 90.0  # a run is followed to here, or for so long: past the end of any entrance
RUN_S = 60.0
LONG_S = 180.0  # for a sprint that takes longer
MERGES_MPH = range(40, 66)  # whole speeds that traffic may ask for


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is worked out."""

    asked: Conditions  # with the grade 0
    grades: tuple[float, ...]
    entrances: tuple[Entrance, ...]  # one on the level, and one on the grade asked for
    road_mph: float  # the two-lane road that is overtaken on
    length_m: float  # of the vehicle

    def on(self, grade: float) -> Conditions:
        return msgspec.structs.replace(self.asked, grade=grade)


def middle(car: Car, plan: Plan) -> tuple[Figures, dict[float, Sustained], dict[float, Pass]]:
    """Figures of the middle vehicle; how the speed on each grade is limited; the overtakings."""
    from keiway.road.performance import run, sustained

    states = {grade: sustained(car, plan.on(grade)) for grade in plan.grades}

    def going(grade: float, start: float) -> Run:
        found = run(car, plan.on(grade), from_mps=start, to_mps=TOP_MPH * MPH, limit_s=RUN_S)
        return Run(found.t, found.v, found.x)

    numbers, passes = _figures(plan, {grade: state.speed_mps for grade, state in states.items()}, going)
    for mph in SPRINTS_MPH:
        if numbers[f"sprint.{mph}"] is None and states[0.0].speed_mps > mph * MPH:
            numbers[f"sprint.{mph}"] = run(car, plan.on(0.0), to_mps=mph * MPH, limit_s=LONG_S).seconds_to(mph * MPH)
    return numbers, states, passes


class Quick(NamedTuple):
    """One vehicle worked out in the quick way; `pull` answers for further grades."""

    numbers: Figures
    passes: dict[float, Pass]
    pull: quick.Pull

    def held_mph(self, grade: float) -> float:
        return quick.held(self.pull, grade) / MPH


def quickly(car: Car, plan: Plan) -> Quick:
    """The same as `middle`, in the quick way."""
    one = quick.pull(car, plan.asked)
    held = {grade: quick.held(one, grade) for grade in plan.grades}
    return Quick(*_figures(plan, held, lambda grade, start: quick.run(one, grade, start, TOP_MPH * MPH)), one)


def held_mph(car: Car, conditions: Conditions, grades: tuple[float, ...]) -> dict[float, float]:
    """The speeds kept on some grades in other conditions: the model's own within a hundredth."""
    one = quick.pull(car, conditions)
    return {grade: quick.closely(one, grade) / MPH for grade in grades}


def _figures(plan: Plan, held_mps: dict[float, float], going: Callable[[float, float], Run]) -> tuple[Figures, dict[float, Pass]]:
    found: Figures = {f"held.{grade:g}": speed / MPH for grade, speed in held_mps.items()}
    level = going(0.0, 0.0)
    for mph in SPRINTS_MPH:
        found[f"sprint.{mph}"] = time_to(level, mph * MPH)
    passes = {}
    for lane in plan.entrances:
        start = min(lane.starts_mph, other_mph(plan.road_mph)) * MPH
        whole = _from(level, start) if lane.grade == 0.0 else going(lane.grade, start)
        _merge(found, lane, _from(whole, lane.starts_mph * MPH), found.get(f"held.{lane.grade:g}"))
        passes[lane.grade] = overtake(_from(whole, other_mph(plan.road_mph) * MPH), plan.road_mph, plan.length_m)
        found[f"pass.{lane.grade:g}.time"] = passes[lane.grade].time_s
        found[f"pass.{lane.grade:g}.distance"] = passes[lane.grade].distance_ft
    return found, passes


def _merge(found: Figures, lane: Entrance, run: Run, held_mph: float | None) -> None:
    """Speeds at the ends of lane and taper, and the lengths that speeds take. What comes faster than the grade lets it go slows to that."""
    slows = held_mph is not None and held_mph < lane.starts_mph
    for kind, within in (("design", lane.length_ft), ("traffic", lane.length_ft + lane.taper_ft)):
        found[f"merge.{lane.grade:g}.{kind}.end"] = held_mph if slows else speed_at(run, within * FT) / MPH
    far = distance_to(run, lane.merge_mph * MPH)
    found[f"merge.{lane.grade:g}.design.needs"] = None if far is None else far / FT
    for mph in MERGES_MPH:  # what traffic asks for is uncertain too
        far = distance_to(run, mph * MPH)
        found[f"merge.{lane.grade:g}.needs.{mph}"] = None if far is None else far / FT


def _from(run: Run, speed_mps: float) -> Run:
    """The run from the moment it passes a speed; one that never does begins at its last."""
    start = next((i for i, v in enumerate(run.speed_mps) if v >= speed_mps), len(run.speed_mps) - 1)
    time, place = run.time_s[start], run.distance_m[start]
    speeds = list(run.speed_mps[start:])
    if speeds[0] > speed_mps and start > 0:
        before = run.speed_mps[start - 1]
        share = (speed_mps - before) / (speeds[0] - before)
        step, way = time - run.time_s[start - 1], place - run.distance_m[start - 1]
        time, place = time - (1 - share) * step, place - (1 - share) * way
        return Run(
            [0.0, *(t - time for t in run.time_s[start:])], [speed_mps, *speeds], [0.0, *(x - place for x in run.distance_m[start:])]
        )
    return Run([t - time for t in run.time_s[start:]], speeds, [x - place for x in run.distance_m[start:]])
