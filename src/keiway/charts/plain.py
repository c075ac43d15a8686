"""Lines over an axis as SVG, written at once: the same panels and look as `lines.chart`, for pages, where a chart must not wait for Altair.

    svg([Sheet(panels=..., x="grade, %", domain=(0, 10))], names, title, under) -> the SVG as text

Colours are attributes, as Vega writes them, so that `theme.dark_style` turns them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import floor, log10
from textwrap import wrap

import msgspec

from keiway.charts import theme
from keiway.charts.lines import Line, Panel

LEFT, RIGHT = 34, 12  # px beside a panel
ROW = 18  # px from one line of text to the next
NEAR = 48  # px: marks nearer than that would write over each other


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Panels over one axis. `domain`: its ends; `x`: its title with its unit."""

    panels: Sequence[Panel]
    x: str
    domain: tuple[float, float]


class _Scale(msgspec.Struct, frozen=True):
    """Where values stand in a panel whose upper edge is at `top`, px."""

    domain: tuple[float, float]
    most: float
    top: float
    height: float

    def x(self, value: float) -> float:
        low, high = self.domain
        return LEFT + (value - low) / (high - low) * theme.WIDTH

    def y(self, value: float) -> float:
        return self.top + self.height * (1 - value / self.most)

    def points(self, xs: Sequence[float], ys: Sequence[float]) -> list[str]:
        return [f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in zip(xs, ys, strict=True)]


def svg(sheets: Sequence[Sheet], parties: Sequence[str], title: str, under: str = "") -> str:
    """The picture. Every panel begins at zero."""
    colours = {**dict(zip(parties, (theme.FIRST, theme.SECOND), strict=False)), "": theme.SOFT}
    out, at = _head(title, under, parties, colours)
    for sheet in sheets:
        for panel in sheet.panels:
            drawn, at = _panel(panel, sheet, colours, at, last=panel is sheet.panels[-1])
            out += drawn
    wide = LEFT + theme.WIDTH + RIGHT
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {at:.0f}" width="{wide}" height="{at:.0f}" font-family="{escape(theme.FONT)}">{"".join(out)}</svg>'


def _text(x: float, y: float, words: str, size: int = theme.SMALL, fill: str = theme.SOFT, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'


def _head(title: str, under: str, parties: Sequence[str], colours: dict[str, str]) -> tuple[list[str], float]:
    """Title, how to read it, legend; and where the panels begin."""
    out, at = [], 6.0
    for line in wrap(title, theme.TITLE_CHARACTERS):
        out.append(_text(0, at + 12, line, theme.HEAD, theme.INK, bold=True))
        at += ROW
    at += 4
    for line in wrap(under, theme.UNDER_CHARACTERS):
        out.append(_text(0, at + 11, line))
        at += ROW - 2
    at += 8
    for name in parties:
        out.append(f'<path d="M0,{at + 8:.1f}h18" stroke="{colours[name]}" stroke-width="3" fill="none"/>')
        out.append(_text(25, at + 13, name, theme.TEXT, theme.INK))
        at += ROW + 2
    return out, at + 6


def _panel(panel: Panel, sheet: Sheet, colours: dict[str, str], at: float, last: bool) -> tuple[list[str], float]:
    """One panel with its heading above and, under the last, the axis; and where it ends."""
    most = max(max([*line.y, *(line.high or ())], default=0.0) for line in panel.lines)
    by = _step(most, 6)
    scale = _Scale(sheet.domain, by * -(-most // by), at + 28, panel.height)
    out = [_text(0, at + 12, f"{panel.title}, {panel.y}", theme.TEXT, theme.INK, bold=True)]
    for value in _ticks(0.0, scale.most, by):
        out.append(f'<path d="M{LEFT},{scale.y(value):.1f}h{theme.WIDTH}" stroke="{theme.GRID}"/>')
        out.append(_text(LEFT - 6, scale.y(value) + 4, f"{value:,g}", anchor="end"))
    for line in panel.lines:
        out += _line(line, scale, colours[line.party])
    out += _marks(panel.marks, scale)
    foot = scale.top + scale.height
    if not last:
        return out, foot + 16
    out.append(f'<path d="M{LEFT},{foot:.1f}h{theme.WIDTH}" stroke="{theme.SOFT}"/>')
    for value in _ticks(*sheet.domain, _step(sheet.domain[1] - sheet.domain[0], 6)):
        out.append(f'<path d="M{scale.x(value):.1f},{foot:.1f}v5" stroke="{theme.SOFT}"/>')
        out.append(_text(scale.x(value), foot + 19, f"{value:,g}", anchor="middle"))
    out.append(_text(LEFT + theme.WIDTH / 2, foot + 37, sheet.x, fill=theme.INK, anchor="middle"))
    return out, foot + 56


def _line(line: Line, scale: _Scale, colour: str) -> list[str]:
    """A band, then the line; a single point draws nothing."""
    if len(line.x) < 2:
        return []
    out = []
    if line.low is not None and line.high is not None:
        around = [*scale.points(line.x, line.high), *reversed(scale.points(line.x, line.low))]
        out.append(f'<path d="M{" ".join(around)}z" fill="{colour}" opacity="0.16"/>')
    dash = "" if line.style == "solid" else f' stroke-dasharray="{" ".join(map(str, theme.DASH[line.style]))}"'
    out.append(f'<path d="M{" ".join(scale.points(line.x, line.y))}" stroke="{colour}" stroke-width="2.2" stroke-linejoin="round" fill="none"{dash}/>')
    return out


def _marks(marks: Sequence[tuple[float, str]], scale: _Scale) -> list[str]:
    """Upright lines with their words at the right of them; at the left where the next stands near."""
    out = []
    for n, (value, words) in enumerate(marks):
        x = scale.x(value)
        near = n + 1 < len(marks) and scale.x(marks[n + 1][0]) - x < NEAR
        out.append(f'<path d="M{x:.1f},{scale.top:.1f}v{scale.height:g}" stroke="{theme.SOFT}" stroke-dasharray="2 3"/>')
        out.append(_text(x - 5 if near else x + 5, scale.top + 11, words, anchor="end" if near else "start"))
    return out


def _step(span: float, most: int) -> float:
    """1, 2 or 5 times a power of ten, that cuts a span in at most `most` pieces."""
    least = max(span, 1e-9) / most
    power = 10.0 ** floor(log10(least))
    return next(size * power for size in (1, 2, 5, 10) if size * power >= least * (1 - 1e-9))


def _ticks(low: float, high: float, by: float) -> list[float]:
    first = -(-low // by)
    return [n * by for n in range(int(first), int(high / by + 1e-9) + 1)]
