"""The plot of the market pictures: something along, vehicles a year upward by factors, in pixels.

Sales of small cars lie a factor of a hundred apart, and so do the ends of a band; on an even scale all but the largest would lie on
the floor. Upward by factors, each line about three times the one below, a car that sold 2,000 a year is seen beside one that sold 40,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log10

import msgspec

from keiway.charts import theme
from keiway.charts.sketch import Sketch

WIDE = 396  # px of the whole picture: 12 px text is 9.5 on a telephone 360 px wide
LEFT, HIGH = 52, 250  # px: room for the numbers, height of the plot
DECADES = 4.0  # at most: what lies lower is drawn on the floor
NEAR = 13  # px between two words


class Plot(msgspec.Struct, frozen=True):
    """`least`..`most` along, `floor`..`top` upward, both above zero upward; its upper edge at `at`, px."""

    least: float
    most: float
    floor: float
    top: float
    at: float
    wide: float = WIDE - LEFT - 24

    def x(self, value: float) -> float:
        return LEFT + self.wide * (value - self.least) / ((self.most - self.least) or 1.0)

    def y(self, units: float) -> float:
        inside = min(max(units, self.floor), self.top)
        return self.at + HIGH * (1 - log10(inside / self.floor) / log10(self.top / self.floor))

    def points(self, along: Iterable[float], units: Iterable[float]) -> list[tuple[float, float]]:
        return [(self.x(a), self.y(u)) for a, u in zip(along, units, strict=True)]


def ends(low: float, high: float) -> tuple[float, float]:
    """Floor and top that hold `low`..`high` with a little room: one decade at least, four at most."""
    top = max(high, 1.0) * 1.15
    return min(max(low, 0.1, top / 10**DECADES), top / 10) / 1.15, top


def axis_up(sketch: Sketch, plot: Plot) -> None:
    for step in (base * 10.0**power for power in range(-2, 9) for base in (1, 3)):
        if plot.floor <= step <= plot.top:
            sketch.stroke(LEFT, plot.y(step), LEFT + plot.wide, plot.y(step), theme.GRID, 1)
            words = f"{step / 1e6:g}M" if step >= 1e6 else f"{step:,.0f}" if step >= 1 else f"{step:g}"
            sketch.text(LEFT - 6, plot.y(step), words, theme.SOFT, "right")


def axis_along(sketch: Sketch, plot: Plot, ticks: Sequence[tuple[float, str]], title: str, below: Sequence[tuple[float, str]] = ()) -> float:
    """Ticks with words, a second row where there is one, the title; where it ends, px."""
    foot = plot.at + HIGH
    sketch.stroke(LEFT, foot, LEFT + plot.wide, foot, theme.SOFT, 1)
    for value, words in ticks:
        sketch.stroke(plot.x(value), foot, plot.x(value), foot + 4, theme.SOFT, 1)
        sketch.text(plot.x(value), foot + 14, words, theme.SOFT, "middle")
    for value, words in below:
        sketch.text(plot.x(value), foot + 29, words, theme.SOFT, "middle")
    at = foot + (45 if below else 31)
    sketch.text(LEFT + plot.wide / 2, at, title, align="middle")
    return at + 6


def band(sketch: Sketch, plot: Plot, along: Sequence[float], low: Sequence[float], high: Sequence[float], colour: str, opacity: float) -> None:
    edge = [*plot.points(along, high), *reversed(plot.points(along, low))]
    d = " ".join(f"{x:.1f},{y:.1f}" for x, y in edge)
    sketch.parts.append(f'<path d="M{d}z" fill="{colour}" opacity="{opacity:g}"/>')


def dot(sketch: Sketch, x: float, y: float, colour: str, radius: float = 2.0) -> None:
    sketch.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>')


def width(words: str) -> float:
    """Of small text, px: enough to keep words apart."""
    return 6.3 * len(words)


def spread(wanted: Sequence[float], lines: Sequence[int], low: float, high: float) -> list[float]:
    """Middles of words moved apart by as little as keeps each legible, inside `low`..`high`, in the order given.

    `lines`: how many lines of text each takes.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    half = [lines[n] * NEAR / 2 for n in order]
    at = [wanted[n] for n in order]
    for _ in range(80):
        at = [min(max(y, low + room), high - room) for y, room in zip(at, half, strict=True)]
        for n in range(len(at) - 1):
            lack = half[n] + half[n + 1] - (at[n + 1] - at[n])
            if lack > 0:
                at[n], at[n + 1] = at[n] - lack / 2, at[n + 1] + lack / 2
    placed = [0.0] * len(wanted)
    for n, y in zip(order, at, strict=True):
        placed[n] = y
    return placed


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Round values of an even axis from `low` to `high`."""
    span = max(high - low, 1e-9) / most
    power = 10.0 ** floor(log10(span))
    by = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= span * (1 - 1e-9))
    first = -(-low // by)
    return [n * by for n in range(int(first), int(high / by + 1e-9) + 1)]
