"""Over time from the touch: how hard both vehicles and both chests are slowed, and how fast the vehicles go."""

from __future__ import annotations

from keiway.crash.scene.pictures import MPH, SHOWN_S
from keiway.crash.scene.plots.plot import Axes, Plot, framed, legend, noted, rounded_up, ticks
from keiway.crash.scene.record import Frame, Scene

HEIGHT = 150  # px, of the area between the axes
EVERY_MS = 10  # of the tables


def pulse(scene: Scene) -> Plot:
    """Deceleration in g: the vehicles in full lines, the chests dashed."""
    frames = shown(scene)
    names = [actor.short for actor in scene.actors]
    most = [{what: max(getattr(frame.sides[n], what) for frame in frames) for what in ("deceleration_g", "chest_g")} for n in (0, 1)]
    summary = ". ".join(
        f"{_capital(actor.name)}: the vehicle is slowed at up to {each['deceleration_g']:.0f} g, its driver's chest at up to {each['chest_g']:.0f} g"
        for actor, each in zip(scene.actors, most, strict=True)
    )
    series = [(n, what, style) for n in (0, 1) for what, style in (("deceleration_g", ""), ("chest_g", " dashed"))]
    high = rounded_up(max(value for each in most for value in each.values()))
    svg = _lines(
        "pulse", "Deceleration over time", f"{summary}.", frames, names, (0.0, high), "Deceleration, g. Full: the vehicle; dashed: driver's chest",
        [(f"p{n}{style}", [getattr(frame.sides[n], what) for frame in frames]) for n, what, style in series],
    )  # fmt: skip
    columns = ("ms after the touch", *(f"{name}: {what}, g" for name in names for what in ("vehicle", "chest")))
    rows = [(_ms(frame), *(f"{getattr(frame.sides[n], what):.1f}" for n, what, _ in series)) for frame in _some(frames)]
    return Plot(name="pulse", title="Deceleration over time", summary=f"{summary}.", svg=svg, columns=columns, rows=rows)


def speed(scene: Scene) -> Plot:
    """Speed along the road in mph, to the right above zero."""
    frames = shown(scene)
    names = [actor.short for actor in scene.actors]
    speeds = [[way * frame.sides[n].speed_mps / MPH + 0.0 for frame in frames] for n, way in ((0, 1), (1, -1))]
    told = (_change(actor.called, own[0], own[-1], way) for actor, own, way in zip(scene.actors, speeds, (1, -1), strict=True))
    summary = f"{_capital('; '.join(told))}."
    low, high = min(0.0, *map(min, speeds)), max(0.0, *map(max, speeds))
    by = ticks(low, high, 5)
    by = by[1] - by[0] if len(by) > 1 else high - low
    limits = (by * (low // by), by * -(-high // by))
    svg = _lines(
        "speed", "Speed over time", summary, frames, names, limits, "Speed along the road, mph. Above zero: to the right",
        [(f"p{n}", own) for n, own in enumerate(speeds)],
    )  # fmt: skip
    columns = ("ms after the touch", *(f"{name}, mph" for name in names))
    rows = [(_ms(frame), *(f"{own[frames.index(frame)]:.1f}" for own in speeds)) for frame in _some(frames)]
    return Plot(name="speed", title="Speed over time", summary=summary, svg=svg, columns=columns, rows=rows)


def shown(scene: Scene) -> list[Frame]:
    """The frames of the crash that charts show."""
    return [frame for frame in scene.frames if frame.phase == "crash" and frame.time_s <= SHOWN_S + 1e-9]


def _lines(name, title, summary, frames, names, limits, under, lines) -> str:
    """Lines over the time from the touch, `lines` being the class and the values of each."""
    keys, deep = legend(names, 0)
    what, tall = noted(under, deep)
    axes = Axes(x_most=1e3 * frames[-1].time_s, y_low=limits[0], y_high=limits[1], top=deep + tall + 12, height=HEIGHT)
    ms = [1e3 * frame.time_s for frame in frames]
    drawn = "".join(axes.line(ms, values, classes) for classes, values in lines)
    return framed(name, title, summary, axes.foot + 24, keys + what + axes.grid("ms") + drawn + axes.cursor())


def _change(name: str, before: float, after: float, way: int) -> str:
    """35 mph before, 14 mph backwards after."""
    thrown = f"{abs(after):.0f} mph {'backwards ' if after * way < -0.5 else ''}after"
    return f"the {name} goes {abs(before):.0f} mph before and {thrown}"


def _some(frames: list[Frame]) -> list[Frame]:
    """The first frame at or after each ten milliseconds, and the last."""
    found, due = [], 0.0
    for frame in frames:
        if 1e3 * frame.time_s >= due - 1e-6:
            found.append(frame)
            due = EVERY_MS * (1e3 * frame.time_s // EVERY_MS + 1)
    return found if found[-1] is frames[-1] else [*found, frames[-1]]


def _ms(frame: Frame) -> str:
    return f"{1e3 * frame.time_s:.0f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
