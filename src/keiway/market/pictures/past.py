"""What small cars really sold here, each from its own first year: the reference of every forecast, and its picture."""

from __future__ import annotations

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.market.answer.rounded import vehicles
from keiway.market.pictures import plot as p
from keiway.market.pictures.fan import short
from keiway.market.record import Comparable

YEARS = 10  # on sale that are drawn
SHOWN = 8  # lines: more are a thicket; the table has all
NAMES = 96  # px at the right
TITLE = "What small cars really sold here, by year on sale"
UNDER = "Vehicles a year, upward by factors, each from its own first year. No forecast."


def drawn(cars: tuple[Comparable, ...]) -> list[Comparable]:
    """The shortest ones with three years or more: nearest to a kei."""
    long = [one for one in cars if len([point for point in one.points if 1 <= point.n <= YEARS and point.units > 0]) >= 3]
    return sorted(long, key=lambda one: one.length_mm or 1e9)[:SHOWN]


def picture(cars: tuple[Comparable, ...]) -> Picture:
    shown = drawn(cars)
    return Picture(
        plain=lambda: _svg(shown), title=TITLE, summary=summary(cars), columns=("name", "year_on_sale", "year", "units", "plan_a_year"),
        rows=[(one.name, point.n, point.year, round(point.units), one.plan if one.plan is not None else "") for one in cars for point in one.points],
    )  # fmt: skip


def summary(cars: tuple[Comparable, ...]) -> str:
    """How many are known, the largest and the smallest of their best years."""
    best = sorted(((max(point.units for point in one.points), one) for one in cars if one.points), key=lambda each: each[0])
    (least, small), (most, large) = best[0], best[-1]
    planned = [(top, one) for top, one in best if one.plan]
    missed = sum(top < one.plan for top, one in planned)
    told = f"Of {len(best)} launches of small cars here, the {large.name} did best, {vehicles(most)} in its best year; the {small.name} least, {vehicles(least)}."
    return f"{told} {missed} of the {len(planned)} whose maker named a plan never reached it." if planned else told


def _svg(cars: list[Comparable]) -> str:
    sketch = Sketch(p.WIDE)
    at = sketch.head(TITLE, UNDER) + 4
    units = [point.units for one in cars for point in one.points if 1 <= point.n <= YEARS and point.units > 0]
    plot = p.Plot(1, YEARS, *p.ends(min(units), max(units)), at, p.WIDE - p.LEFT - NAMES)
    p.axis_up(sketch, plot)
    ends = [_line(sketch, plot, one, number) for number, one in enumerate(cars)]
    right = p.LEFT + plot.wide
    for (x, y, name), placed in zip(ends, p.spread([y for _, y, _ in ends], [1] * len(ends), at - 6, at + p.HIGH), strict=True):
        sketch.path([((x, y), (right, placed), (right + 4, placed))], theme.WAIT, 0.8)
        sketch.text(right + 7, placed, short(name), theme.INK)
    return sketch.svg(p.axis_along(sketch, plot, [(n, str(n)) for n in range(1, YEARS + 1)], "year on sale") + 4)


def _line(sketch: Sketch, plot: p.Plot, one: Comparable, number: int) -> tuple[float, float, str]:
    """Where it ends, and its name."""
    told = [point for point in one.points if 1 <= point.n <= YEARS and point.units > 0]
    points = plot.points([point.n for point in told], [point.units for point in told])
    sketch.path([points], (theme.FIRST, theme.SECOND, theme.SOFT)[number % 3], 1.6, dash=("solid", "dotted", "dashed")[number // 3 % 3])
    p.dot(sketch, *points[-1], theme.SOFT)
    return (*points[-1], one.name)
