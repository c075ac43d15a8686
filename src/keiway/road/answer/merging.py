"""Both scores of an entrance, and the overtakings, out of the figures."""

from __future__ import annotations

import msgspec

from keiway.answer import Quantity
from keiway.road.answer.bands import quantity, word
from keiway.road.answer.figures import MERGES_MPH, TOP_MPH, Figures, Plan
from keiway.road.answer.record import Passing, Score
from keiway.road.traffic.merge import Entrance, between, traffic_mph
from keiway.road.traffic.overtake import Pass
from keiway.road.us import us_roads

NEVER = "More than one draw in twenty never gets there."


def scores(plan: Plan, mid: Figures, own: Figures, draws: list[Figures]) -> tuple[Score, ...]:
    """Design and traffic for each entrance."""
    found = []
    for lane in plan.entrances:
        found += [_design(lane, mid, own, draws), _traffic(lane, mid, own, draws)]
    return tuple(found)


def _design(lane: Entrance, mid: Figures, own: Figures, draws: list[Figures]) -> Score:
    name = f"merge.{lane.grade:g}.design"
    made = [_within(one[f"{name}.needs"], lane.length_ft) for one in draws or [mid]]
    return _score("design", lane, lane.merge_mph, lane.length_ft, made, name, mid, own, draws)


def _traffic(lane: Entrance, mid: Figures, own: Figures, draws: list[Figures]) -> Score:
    """Every draw meets traffic of its own: the right lane's speed is as uncertain as the vehicle."""
    wanted, within = traffic_mph(), lane.length_ft + lane.taper_ft
    each = [between((i + 0.5) / len(draws), (0.0, 0.5, 1.0), wanted) for i in _shuffled(len(draws))]
    made = [_within(_needs(one, lane, mph), within) for one, mph in zip(draws, each, strict=True)] or [_within(_needs(mid, lane, wanted[1]), within)]
    name = f"merge.{lane.grade:g}.traffic"
    extended = {f"{name}.needs": _needs(mid, lane, wanted[1])}
    return _score(
        "traffic", lane, wanted[1], within, made, name, mid | extended, own | {f"{name}.needs": _needs(own, lane, wanted[1])},
        [one | {f"{name}.needs": _needs(one, lane, mph)} for one, mph in zip(draws, each, strict=True)],
    )  # fmt: skip


def _score(kind, lane: Entrance, wanted: float, within: float, made, name: str, mid: Figures, own: Figures, draws: list[Figures]) -> Score:
    said, share = word(made)
    facts = us_roads().merging
    sources = tuple(dict.fromkeys((*facts.lanes.sources, *(facts.grades.sources if lane.grade else ()), *(() if kind == "design" else ("nhtsa-812485", "keiway-estimate")))))
    end, needs = f"{name}.end", f"{name}.needs"
    return Score(
        kind=kind, grade_pct=round(100 * lane.grade, 4), word=said, share=share, highway_mph=lane.highway_mph, ramp_mph=lane.ramp_mph, starts_mph=lane.starts_mph,
        wanted_mph=wanted, within_ft=within, beyond_table=lane.beyond,
        at_end=_end(quantity(f"road.merge.{kind}.speed", "mph", f"speed after {within:,.0f} ft from {lane.starts_mph:.0f} mph", mid[end], [one[end] for one in draws], own[end], sources)),
        needs=quantity(f"road.merge.{kind}.length", "ft", f"from {lane.starts_mph:.0f} to {wanted:.0f} mph", mid[needs], [one[needs] for one in draws], own[needs], sources, NEVER),
    )  # fmt: skip


def _end(speed: Quantity) -> Quantity:
    """Runs are followed to 90 mph: one that gets there is told as that or more."""
    if speed.mid < TOP_MPH - 0.5:
        return speed
    return msgspec.structs.replace(speed, low=TOP_MPH, mid=TOP_MPH, high=None)


def _needs(one: Figures, lane: Entrance, mph: float) -> float | None:
    """Length to a speed between whole mph; None where the next whole one is never reached."""
    low = min(int(mph), MERGES_MPH[-2])
    a, b = (one[f"merge.{lane.grade:g}.needs.{n}"] for n in (low, low + 1))
    return None if a is None or b is None else a + (mph - low) * (b - a)


def _within(needs: float | None, length: float) -> bool:
    return needs is not None and needs <= length


def _shuffled(n: int) -> list[int]:
    """An order in which neighbours are far apart, the same every time."""
    step = next((k for k in (13, 11, 7, 5, 3) if n % k), 1)
    return [(i * step) % n for i in range(n)] if n else []


def passings(plan: Plan, passes: dict[float, Pass], mid: Figures, own: Figures, draws: list[Figures], drawn: list[dict[float, Pass]]) -> tuple[Passing, ...]:
    """Overtaking on the level and on the grade asked for."""
    sources = us_roads().merging.passing.sources
    found = []
    for grade, one in passes.items():
        said, _ = word([each[grade].as_laid_out for each in drawn] or [one.as_laid_out])
        time, way = f"pass.{grade:g}.time", f"pass.{grade:g}.distance"
        found.append(
            Passing(
                road_mph=one.road_mph, other_mph=one.other_mph, grade_pct=round(100 * grade, 4), word=said, sight_ft=one.sight_ft, laid_out_ft=one.laid_out_ft,
                faster_by_mph=one.faster_by_mph,
                time=quantity("road.pass.time", "s", "in the other lane", mid[time], [each[time] for each in draws], own[time], sources, NEVER),
                distance=quantity("road.pass.distance", "ft", "in the other lane", mid[way], [each[way] for each in draws], own[way], sources, NEVER),
            )
        )  # fmt: skip
    return tuple(found)
