"""Used kei imported year by year, apart from the forecast of new ones: the one year that was counted, what lies between, what may come."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch, ticks
from keiway.market.answer.rounded import vehicles
from keiway.market.pictures.plot import HIGH, LEFT, WIDE, dot, width
from keiway.market.record import Flow, UsedImports

ALONG = WIDE - LEFT - 16  # px
TITLE = "Used kei imported a year, under the 25-year rule"
UNDER = "Vehicles. Shaded: the likely range. Dots: figures of a year; the full one alone was counted. Dashed: not yet over."
AHEAD = "forecast"  # a year that is not over


def picture(found: UsedImports) -> Picture:
    """Raises `ValueError` where there are fewer than two years."""
    if len(found.flows) < 2:
        raise ValueError("a line needs two years")
    return Picture(
        plain=lambda: _svg(found.flows), title=TITLE, summary=summary(found), columns=("year", "imported", "low", "high", "how_it_is_known"),
        rows=[(str(one.year), round(one.mid), round(one.low), round(one.high), one.kind) for one in found.flows],
    )  # fmt: skip


def summary(found: UsedImports) -> str:
    """The hard count, then where it may go."""
    counted = [one for one in found.flows if one.kind == "counted"]
    last = found.flows[-1]
    told = "".join(f"{vehicles(one.mid)} were counted in {one.year} ({vehicles(one.low)} to {vehicles(one.high)} by source). " for one in counted)
    return f"{told}By {last.year} it may be {vehicles(last.mid)} a year, anywhere from {vehicles(last.low)} to {vehicles(last.high)}; these are no sales of new ones."


def _svg(flows: Sequence[Flow]) -> str:
    sketch = Sketch(WIDE)
    top = sketch.head(TITLE, UNDER) + 4
    first, last, most = flows[0].year, flows[-1].year, max(one.high for one in flows)
    foot = top + HIGH

    def x(year: float) -> float:
        return LEFT + ALONG * (year - first) / (last - first)

    def y(units: float) -> float:
        return foot - HIGH * units / (1.05 * most)

    _axes(sketch, flows, x, y, foot, 1.05 * most)
    edge = [*((x(one.year), y(one.high)) for one in flows), *((x(one.year), y(one.low)) for one in reversed(flows))]
    sketch.parts.append(f'<path d="M{" ".join(f"{a:.1f},{b:.1f}" for a, b in edge)}z" fill="{theme.FIRST}" opacity="0.16"/>')
    points = [(x(one.year), y(one.mid)) for one in flows]
    over = sum(one.kind != AHEAD for one in flows)
    if over > 1:
        sketch.path([points[:over]], theme.FIRST, 2.2)
    if over < len(points):
        sketch.path([points[max(over - 1, 0) :]], theme.FIRST, 2.2, dash="dashed")
    _dots(sketch, flows, points)
    return sketch.svg(foot + 22)


def _axes(sketch: Sketch, flows: Sequence[Flow], x, y, foot: float, most: float) -> None:
    for value in ticks(most, 5):
        sketch.stroke(LEFT, y(value), LEFT + ALONG, y(value), theme.GRID, 1)
        sketch.text(LEFT - 6, y(value), f"{value:,.0f}", theme.SOFT, "right")
    sketch.stroke(LEFT, foot, LEFT + ALONG, foot, theme.SOFT, 1)
    by = 5 if flows[-1].year - flows[0].year > 10 else 2
    for year in range(flows[0].year, flows[-1].year + 1):
        if year % by == 0:
            sketch.stroke(x(year), foot, x(year), foot + 4, theme.SOFT, 1)
            sketch.text(x(year), foot + 14, str(year), theme.SOFT, "middle")


def _dots(sketch: Sketch, flows: Sequence[Flow], points: Sequence[tuple[float, float]]) -> None:
    for one, (x, y) in zip(flows, points, strict=True):
        if one.kind == "counted":
            dot(sketch, x, y, theme.INK, 4)
            words = f"{one.mid:,.0f} counted in {one.year}"
            left = x - 10 - width(words) > LEFT
            sketch.text(x - 8 if left else x + 8, y - 13, words, align="right" if left else "left", bold=True, halo=True)
        elif one.kind != AHEAD:
            dot(sketch, x, y, theme.FIRST, 2.2)
