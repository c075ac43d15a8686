"""The chart of one crash: decelerations, speeds, crush and force over time, read from the frames."""

from __future__ import annotations

from keiway.charts import Line, Panel, Picture, chart
from keiway.crash.scene.record import Frame, Scene

MPH = 0.44704  # m/s
SHOWN_S = 0.120  # what matters of a frontal crash is over by then


def pulses(scene: Scene, title: str) -> Picture:
    """Deceleration of both vehicles and both chests, speeds along the road, crush and force, over time from the touch."""
    frames = [frame for frame in scene.frames if frame.phase == "crash" and frame.time_s <= SHOWN_S + 1e-9]
    return Picture(
        chart=lambda: _chart(scene, frames, title),
        title=title,
        summary=_summary(scene, frames),
        columns=("time_ms", "force_kn", *(f"{actor.short}: {name}" for actor in scene.actors for name in _COLUMNS)),
        rows=[_row(frame) for frame in frames],
    )


_COLUMNS = ("speed_along_the_road_mph", "deceleration_g", "chest_g", "crush_mm", "chest_moved_mm")


def _row(frame: Frame) -> tuple[float, ...]:
    sides = (
        (round(way * s.speed_mps / MPH, 2), round(s.deceleration_g, 2), round(s.chest_g, 2), round(1e3 * s.crush_m, 1), round(1e3 * s.travel_m, 1))
        for s, way in zip(frame.sides, (1, -1), strict=True)
    )
    return (round(1e3 * frame.time_s, 2), round(frame.force_n / 1e3, 1), *(value for side in sides for value in side))


def _chart(scene: Scene, frames: list[Frame], title: str):
    names = [actor.name for actor in scene.actors]
    ms = [1e3 * frame.time_s for frame in frames]

    def line(n: int, value, style="solid") -> Line:
        return Line(party=names[n], x=ms, y=[value(frame.sides[n]) for frame in frames], style=style)

    def two(value) -> list[Line]:
        return [line(n, value) for n in (0, 1)]

    panels = [
        Panel(
            title="Deceleration (chests dashed)", y="g",
            lines=[*two(lambda s: s.deceleration_g), *(line(n, lambda s: s.chest_g, "dashed") for n in (0, 1))],
        ),
        Panel(
            title="Speed along the road", y="mph", height=120,
            lines=[
                Line(party=names[n], x=ms, y=[way * frame.sides[n].speed_mps / MPH for frame in frames])
                for n, way in ((0, 1), (1, -1))
            ],
        ),
        Panel(title="Crush of the fronts", y="mm", height=100, lines=two(lambda s: 1e3 * s.crush_m)),
        Panel(
            title="Force between them", y="kN", height=100,
            lines=[Line(party="", x=ms, y=[frame.force_n / 1e3 for frame in frames])],
            marks=[(1e3 * m.time_s, m.says) for m in scene.moments if m.says == "vehicles part"],
        ),
    ]  # fmt: skip
    return chart(panels, names, "ms after the touch", (0, max(ms)), title, "A simulation by keiway, not a reconstruction: the middle of what is uncertain.")


def _summary(scene: Scene, frames: list[Frame]) -> str:
    def most(n: int, what: str) -> float:
        return max(getattr(frame.sides[n], what) for frame in frames)

    each = [
        f"the {actor.name} slows at up to {most(n, 'deceleration_g'):.0f} g, its driver's chest at up to {most(n, 'chest_g'):.0f} g"
        for n, actor in enumerate(scene.actors)
    ]
    whole = f"{'; '.join(each)}; the force between them reaches {max(f.force_n for f in frames) / 1e3:.0f} kN."
    return whole[0].upper() + whole[1:]
