"""Full throttle: speed against time from standstill, and against distance on an entrance with its lane marked."""

from __future__ import annotations

from math import inf

from keiway.charts import Line, Panel, Picture, chart, plain, stacked
from keiway.road.answer import quick
from keiway.road.answer.figures import held_mph
from keiway.road.performance import run
from keiway.road.pictures.drawn import band, drawn, under
from keiway.road.traffic.merge import FT, MPH, between, traffic_mph

TO_MPH = 100.0
SECONDS = tuple(range(0, 41))


def picture(asked, answers) -> Picture:
    sides, lane = drawn(asked), None
    timed, placed, rows = [], [], []
    for side in sides:
        lane = side.plan.entrances[-1]
        clock, way = _clock(side), _way(side, lane)
        timed.append(Line(party=side.name, **clock))
        placed.append(Line(party=side.name, **way))
        rows += [(side.name, "from standstill", t, "", v, low, high) for t, v, low, high in zip(clock["x"], clock["y"], clock["low"], clock["high"], strict=True)]
        rows += [(side.name, "on the entrance", "", x, v, low, high) for x, v, low, high in zip(way["x"], way["y"], way["low"], way["high"], strict=True)]
    names = [side.name for side in sides]
    wanted = traffic_mph()[1]
    up = f", {100 * lane.grade:g}% up" if lane.grade else ", level"
    title = f"Full throttle: {' and '.join(names)}"
    how = (
        f"{under(asked[0]).capitalize()}. Below: an entrance to a {lane.highway_mph:.0f} mph freeway{up}, taken from {lane.starts_mph:.0f} mph; laid out for "
        f"{lane.merge_mph:.0f} mph at the lane's end, traffic merges at about {wanted:.0f} by the taper's (dotted). The band holds nine in ten; drawn to {TO_MPH:.0f} mph."
    )
    far = lane.length_ft + lane.taper_ft + 600
    placed.append(Line(party="", x=[0, far], y=[wanted, wanted], style="dotted"))
    placed.append(Line(party="", x=[0, lane.length_ft], y=[lane.merge_mph, lane.merge_mph], style="dotted"))
    placed.append(Line(party="", x=[0], y=[1.15 * max(line.y[-1] for line in placed)]))  # a point draws nothing: room for the marks' words
    marks = ((lane.length_ft, "lane"), (lane.length_ft + lane.taper_ft, "taper"))

    sheets = (
        plain.Sheet(panels=[Panel(title="From standstill, level", y="mph", lines=timed, height=190)], x="seconds", domain=(0, 40)),
        plain.Sheet(panels=[Panel(title="On the entrance", y="mph", lines=placed, height=190, marks=marks)], x="feet from the ramp's curve", domain=(0, far)),
    )
    return Picture(
        chart=lambda: stacked([chart(one.panels, names, one.x, domain=one.domain) for one in sheets], "Full throttle", how),
        plain=lambda: plain.svg(sheets, names, "Full throttle", how),
        title=title, summary=_says(placed[: len(sides)], names, lane, wanted),
        columns=("vehicle", "run", "seconds", "feet", "speed_mph", "low_mph", "high_mph"), rows=rows,
    )  # fmt: skip


def _says(placed: list[Line], names: list[str], lane, wanted: float) -> str:
    """What is seen: the speeds at the ends of lane and taper, beside what traffic does."""
    told = []
    for line, name in zip(placed, names, strict=True):
        ends = (lane.length_ft, lane.length_ft + lane.taper_ft)
        first, last = (f"{between(feet, line.x, line.y):.0f}" if feet <= line.x[-1] else f"over {line.y[-1]:.0f}" for feet in ends)
        told.append(f"the {name} is at {first} mph by the lane's end and {last} by the taper's")
    up = f"{100 * lane.grade:g}% uphill entrance" if lane.grade else "level entrance"
    return f"On a {up} taken from {lane.starts_mph:.0f} mph, {'; '.join(told)}; traffic merges at about {wanted:.0f}, the lane is laid out for {lane.merge_mph:.0f}."


def _clock(side) -> dict[str, list[float]]:
    """Speed at whole seconds from standstill on the level, up to TO_MPH."""
    found = run(side.cars.middle, side.plan.on(0.0), to_mps=TO_MPH * MPH, limit_s=SECONDS[-1])
    seconds = [t for t in SECONDS if t <= _end(found, found.t)]
    pulls = [quick.pull(car, side.plan.asked) for car in (side.cars.middle, *side.cars.draws)]
    own, *draws = [quick.run(one, 0.0, 0.0, TO_MPH * MPH) for one in pulls]
    mid = [between(t, found.t, found.v) / MPH for t in seconds]
    ends = [band([between(t, one.time_s, one.speed_mps) / MPH for one in draws], between(t, own.time_s, own.speed_mps) / MPH, v) for t, v in zip(seconds, mid, strict=True)]
    return {"x": seconds, "y": mid, "low": [low for low, _ in ends], "high": [high for _, high in ends]}


def _way(side, lane) -> dict[str, list[float]]:
    """Speed along the entrance from the ramp's curve on, up to TO_MPH. What comes faster than the grade lets it go slows: drawn at the speed it keeps."""
    start, feet = lane.starts_mph * MPH, [n * (lane.length_ft + lane.taper_ft + 600) / 60 for n in range(61)]
    kept = held_mph(side.cars.middle, side.plan.asked, (lane.grade,))[lane.grade]
    own, *draws = [_along(quick.pull(car, side.plan.asked), lane, feet) for car in (side.cars.middle, *side.cars.draws)]
    if kept < lane.starts_mph:
        mid = [kept for _ in feet]
    else:
        found = run(side.cars.middle, side.plan.on(lane.grade), from_mps=start, to_mps=TO_MPH * MPH, limit_s=90)
        feet = [x for x in feet if x * FT <= _end(found, found.x)]
        mid = [between(x * FT, found.x, found.v) / MPH for x in feet]
    ends = [band([one[n] for one in draws], own[n], v) for n, v in enumerate(mid)]
    return {"x": feet, "y": mid, "low": [low for low, _ in ends], "high": [high for _, high in ends]}


def _along(one: quick.Pull, lane, feet: list[float]) -> list[float]:
    """A draw's speeds at those places, mph."""
    start, kept = lane.starts_mph * MPH, quick.held(one, lane.grade)
    if kept < start:
        return [kept / MPH for _ in feet]
    found = quick.run(one, lane.grade, start, TO_MPH * MPH)
    return [between(x * FT, found.distance_m, found.speed_mps) / MPH for x in feet]


def _end(found, along) -> float:
    """Where a line ends: at TO_MPH, where what follows is not worked out; one that never gets there goes on at its last speed."""
    return along[-1] if found.v[-1] >= 0.999 * TO_MPH * MPH else inf
