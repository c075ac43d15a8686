"""A picture put together from boxes, strokes and words in pixels, and written as SVG at once: for what is no line over an axis.

    sketch = Sketch(width=400)
    at = sketch.head(title, under)          the title and how to read it; where the picture may begin
    sketch.box(...), sketch.stroke(...), sketch.hatch(...), sketch.text(...)
    sketch.svg(height)

Colours are attributes, as Vega writes them, so that `theme.dark_style` turns them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from keiway.charts import theme
from keiway.charts.plain import _step, _ticks

EDGE = 8  # px around the picture
GAP = 5  # px between the strokes of a hatch
LINE = 16  # px from one line of small text to the next


class Sketch:
    """Parts in the order of drawing. x to the right, y down, in px from the upper left corner inside the edge."""

    def __init__(self, width: float):
        self.width, self.parts = width, []

    def box(self, x: float, x2: float, y: float, y2: float, fill: str, edge: str | None = None) -> None:
        stroke = f' stroke="{edge}"' if edge else ""
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(x2 - x, 0):.1f}" height="{y2 - y:.1f}" fill="{fill}"{stroke}/>')

    def stroke(self, x: float, y: float, x2: float, y2: float, colour: str, width: float = 1.4, dash: str = "solid") -> None:
        self.path([((x, y), (x2, y2))], colour, width, dash=dash)

    def path(self, lines: Sequence[Sequence[tuple[float, float]]], colour: str, width: float, opacity: float = 1.0, dash: str = "solid") -> None:
        """Lines through points, all one path."""
        d = "".join("M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in points) for points in lines)
        dashed = "" if dash == "solid" else f' stroke-dasharray="{" ".join(map(str, theme.DASH[dash]))}"'
        faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
        self.parts.append(f'<path d="{d}" stroke="{colour}" stroke-width="{width:g}" fill="none"{faint}{dashed}/>')

    def hatch(self, x: float, x2: float, y: float, y2: float, colour: str, opacity: float = 1.0, width: float = 1.2) -> None:
        """Strokes at 45 degrees, cut at the box: read without colour, and on paper."""
        self.path(strokes(x, x2, y, y2), colour, width, opacity)

    def text(self, x: float, y: float, words: str, colour: str = theme.INK, align: str = "left", size: float = theme.SMALL, bold: bool = False, halo: bool = False) -> None:
        """Words whose middle stands at y. `halo`: kept free of what is drawn beneath."""
        look = f'x="{x:.1f}" y="{y + size * 0.35:.1f}" font-size="{size}"'
        look += {"left": "", "right": ' text-anchor="end"', "middle": ' text-anchor="middle"'}[align] + (' font-weight="600"' if bold else "")
        if halo:
            self.parts.append(f'<text {look} fill="{theme.GROUND}" stroke="{theme.GROUND}" stroke-width="4">{escape(words)}</text>')
        self.parts.append(f'<text {look} fill="{colour}">{escape(words)}</text>')

    def head(self, title: str, under: str, characters: int = theme.UNDER_CHARACTERS) -> float:
        """The title and how to read it; where they end."""
        at = 0.0
        for line in wrap(title, theme.TITLE_CHARACTERS):
            self.text(0, at + 9, line, size=theme.HEAD, bold=True)
            at += 18
        at += 3
        for line in wrap(under, characters):
            self.text(0, at + 7, line, theme.SOFT)
            at += LINE - 1
        return at + 14

    def legend(self, names: Sequence[str], colours: Sequence[str], at: float) -> float:
        for name, colour in zip(names, colours, strict=True):
            self.stroke(0, at + 8, 18, at + 8, colour, 3)
            self.text(25, at + 8, name, size=theme.TEXT)
            at += 20
        return at + 4

    def svg(self, height: float) -> str:
        wide, high = self.width + 2 * EDGE, height + 2 * EDGE
        ground = f'<rect width="{wide:g}" height="{high:.0f}" fill="{theme.GROUND}"/>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="marks" viewBox="0 0 {wide:g} {high:.0f}" width="{wide:g}" height="{high:.0f}" '
            f'font-family="{escape(theme.FONT)}">{ground}<g transform="translate({EDGE},{EDGE})">{"".join(self.parts)}</g></svg>'
        )


def strokes(x: float, x2: float, y: float, y2: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The strokes of a hatch, from their lower left to their upper right."""
    high, lines, at = y2 - y, [], GAP / 2
    while at < x2 - x + high:
        left, right = max(at - high, 0.0), min(at, x2 - x)
        lines.append(((x + left, y + at - left), (x + right, y + at - right)))
        at += GAP
    return lines


def ticks(most: float, pieces: int) -> list[float]:
    """Round values from nothing to at most `most`."""
    return _ticks(0.0, most, _step(most, pieces))
