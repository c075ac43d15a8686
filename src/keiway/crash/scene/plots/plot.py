"""What a chart is, and the axes, grids and words that charts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import floor, log10
from textwrap import wrap
from typing import Any

import msgspec

WIDTH = 360  # px, of every chart
LEFT, RIGHT = 34, 8
LINE = 18  # px from one line of text to the next
LONG = 38  # characters of both names that one line holds
SOFT_CHARACTERS = 58  # of the small text in a line


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """A chart with its words and its table."""

    name: str  # its id on a page
    title: str
    summary: str  # one sentence: what is seen
    svg: str
    columns: tuple[str, ...]
    rows: Sequence[Iterable[Any]]


def framed(name: str, title: str, summary: str, height: float, inside: str) -> str:
    """The SVG around a chart, with its words for those who do not see it."""
    return (
        f'<svg class="plot" role="img" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {WIDTH} {height:.0f}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(summary)}</desc>{inside}</svg>'
    )


class Axes(msgspec.Struct, frozen=True, kw_only=True):
    """Where values stand in a chart: x in its own unit from 0, y between two ticks."""

    x_most: float
    y_low: float
    y_high: float
    top: float  # px
    height: float  # px, of the area between the axes

    @property
    def foot(self) -> float:
        return self.top + self.height

    @property
    def per_x(self) -> float:
        """px a unit."""
        return (WIDTH - LEFT - RIGHT) / self.x_most

    def x(self, value: float) -> float:
        return LEFT + value * self.per_x

    def y(self, value: float) -> float:
        return self.foot - (value - self.y_low) / (self.y_high - self.y_low) * self.height

    def line(self, xs: Sequence[float], ys: Sequence[float], classes: str) -> str:
        points = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in zip(xs, ys, strict=True))
        return f'<path class="{classes}" d="M{points}"/>'

    def grid(self, x_unit: str) -> str:
        """Lines across with their values, marks below."""
        across = ticks(self.y_low, self.y_high, 5)
        lines = "".join(
            f'<line class="grid{" zero" if value == 0 else ""}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{self.y(value):.1f}" y2="{self.y(value):.1f}"/>'
            f'<text class="tick" x="{LEFT - 6}" y="{self.y(value) + 4:.1f}" text-anchor="end">{minus(value)}</text>'
            for value in across
        )
        below = "".join(
            f'<text class="tick" x="{self.x(value):.1f}" y="{self.foot + 17:.0f}" text-anchor="middle">{value:g}</text>'
            for value in ticks(0, self.x_most, 6)
            if value < 0.93 * self.x_most
        )
        return f'{lines}{below}<text class="tick" x="{WIDTH - RIGHT}" y="{self.foot + 17:.0f}" text-anchor="end">{x_unit}</text>'

    def cursor(self) -> str:
        """The time shown by the player; at the touch until it moves."""
        return (
            f'<line class="cursor" data-from="{LEFT}" data-per="{self.per_x:.4f}" data-most="{self.x_most:g}" '
            f'x1="{LEFT}" x2="{LEFT}" y1="{self.top:.0f}" y2="{self.foot:.0f}"/>'
        )


def minus(value: float) -> str:
    """A number with a true minus sign."""
    return f"{value:g}".replace("-", "\u2212")


def step(span: float, most: int) -> float:
    """The step of 1, 2 or 5 times a power of ten that cuts a span in at most `most` pieces."""
    least = span / most
    power = 10 ** floor(log10(least))
    return next(size * power for size in (1, 2, 5, 10) if size * power >= least * 0.999)


def ticks(low: float, high: float, most: int) -> list[float]:
    by = step(high - low, most)
    first = round(low / by)
    return [round(n * by, 10) for n in range(first, round(high / by) + 1) if low - 1e-9 <= n * by <= high + 1e-9]


def rounded_up(value: float, most: int = 5) -> float:
    """The tick at or above a value."""
    by = step(max(value, 1e-9), most)
    return by * -(-value // by)


def noted(text: str, top: float) -> tuple[str, float]:
    """Small text in as many lines as it needs; and the height taken."""
    lines = wrap(text, SOFT_CHARACTERS)
    drawn = "".join(f'<text class="soft" x="0" y="{top + 14 + n * LINE:.0f}">{escape(line)}</text>' for n, line in enumerate(lines))
    return drawn, len(lines) * LINE


def legend(names: Sequence[str], top: float) -> tuple[str, float]:
    """Both names with their colours, on one line or two; and the height taken."""
    if sum(map(len, names)) <= LONG:
        places = [(0.0, top), (34 + 7.4 * len(names[0]), top)]
    else:
        places = [(0.0, top), (0.0, top + LINE)]
    drawn = "".join(
        f'<rect class="key p{n}" x="{x:.0f}" y="{y + 3:.0f}" width="14" height="10" rx="2"/><text x="{x + 20:.0f}" y="{y + 13:.0f}">{escape(name)}</text>'
        for n, (name, (x, y)) in enumerate(zip(names, places, strict=True))
    )
    return drawn, places[1][1] - top + LINE
