"""The timeline as a picture: places in pixels down, days across. Shapes only; what they say comes from `keiway.law.timeline`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from keiway.charts import theme
from keiway.charts.sketch import Sketch

if TYPE_CHECKING:
    from keiway.law.timeline import Flag, Row
    from keiway.law.when import When

WIDTH = 400  # px
BAR, STEP, LINE = 20, 54, 20  # px: height of a bar, from bar to bar, a line of words
SEEN = 5  # px: a shorter hatched piece is drawn so long, so that it is seen; the table has its days
MOST_FLAGS = 6
YEARS_APART = (1, 2, 5, 10, 20)  # between the years of the axis
MOST_YEARS = 7  # named on the axis
#: Look -> its ground and the colour of its strokes.
PAINT = {
    "wait": (theme.WAIT, None), "built": (theme.GROUND, theme.SOFT), "hatched": (theme.GROUND, theme.FIRST), "open": (theme.FIRST, None),
    "closed": (theme.SECOND, None), "disputed": (theme.GROUND, theme.SECOND), "unknown": (theme.GROUND, None),
}  # fmt: skip
WORDS = {
    "wait": "Grey: too young.", "hatched": "Hatched: depends on the day it was built.", "open": "Blue: open.", "closed": "Orange: shut.",
    "disputed": "Hatched orange: disputed.", "unknown": "Empty: not known.",
}  # fmt: skip


class Axis:
    """Days to pixels."""

    def __init__(self, first: date, last: date):
        self.first, self.last, self.days = first, last, max((last - first).days, 1)

    def px(self, day: date) -> float:
        return min(max((day - self.first).days * WIDTH / self.days, 0.0), WIDTH)


def svg(found: When, title: str) -> str:
    """The picture of the answer."""
    from keiway.law import timeline

    bars, flags = timeline.rows(found), timeline.flags(found)[-MOST_FLAGS:]
    axis, sketch = Axis(*timeline.span(found)), Sketch(WIDTH)
    looks = {"hatched" if piece.look == "built" else piece.look for row in bars for piece in row.pieces}
    top = sketch.head(title, " ".join(words for look, words in WORDS.items() if look in looks))
    for n, row in enumerate(bars):
        _row(sketch, axis, row, top + n * STEP)
    down = top + len(bars) * STEP + 4
    if now := timeline.state_today(found):
        down = _flags(sketch, axis, now, flags, down)
    places = [top + n * STEP + 18 for n in range(len(bars))]
    down = _day(sketch, axis, f"as of {timeline.short_day(found.as_of)}", found.as_of, places, down)
    if found.arrive:
        down = _day(sketch, axis, f"arrives {timeline.short_day(found.arrive)}", found.arrive, places, down, solid=True)
    return sketch.svg(_years(sketch, axis, down + 2))


def _row(sketch: Sketch, axis: Axis, row: Row, top: float) -> None:
    """A name, when it opens, and the bar beneath."""
    sketch.text(0, top + 8, row.name)
    sketch.text(WIDTH, top + 8, row.opens, align="right", bold=True)
    bar = top + 18
    for piece in sorted(row.pieces, key=lambda piece: PAINT[piece.look][1] is not None):  # a short hatched piece lies over its neighbours
        left, right = axis.px(piece.first), axis.px(piece.last + timedelta(days=1))
        ground, stroke = PAINT[piece.look]
        if stroke and right - left < SEEN:
            left, right = (left, left + SEEN) if left < WIDTH / 2 else (right - SEEN, right)
        sketch.box(left, right, bar, bar + BAR, ground, stroke or (theme.SOFT if piece.look == "unknown" else ground))
        if stroke:
            sketch.hatch(left, right, bar, bar + BAR, stroke)


def _flags(sketch: Sketch, axis: Axis, now: str, flags: tuple[Flag, ...], top: float) -> float:
    """Each change on a line of its own, words on the side with room; where the lines end."""
    sketch.text(0, top + 8, now)
    top += LINE + 2
    for flag in flags:
        at = axis.px(flag.on)
        left = at < WIDTH * 0.4
        sketch.stroke(at, top, at, top + 15, theme.INK, dash="dotted" if flag.coming else "solid")
        sketch.box(at if left else at - 8, at + 8 if left else at, top, top + 7, theme.INK)
        sketch.text(at + (14 if left else -14), top + 7, flag.words, align="left" if left else "right")
        top += LINE
    return top + 2


def _day(sketch: Sketch, axis: Axis, words: str, day: date, bars: list[float], top: float, solid: bool = False) -> float:
    """An upright through every bar, and its words below."""
    at, dash = axis.px(day), "solid" if solid else "dotted"
    for bar in bars:
        sketch.stroke(at, bar - 4, at, bar + BAR + 4, theme.INK, dash=dash)
    sketch.stroke(at, top, at, top + 14, theme.INK, dash=dash)
    left = at < WIDTH / 2
    sketch.text(at + (6 if left else -6), top + 7, words, align="left" if left else "right")
    return top + LINE


def _years(sketch: Sketch, axis: Axis, top: float) -> float:
    """The axis, by years; where it ends."""
    sketch.stroke(0, top, WIDTH, top, theme.SOFT, 1)
    by = next((by for by in YEARS_APART if axis.days / 365.25 / by <= MOST_YEARS), YEARS_APART[-1])
    first = axis.first.year + (axis.first > date(axis.first.year, 1, 1))
    for year in range(-(-first // by) * by, axis.last.year + 1, by):
        at = axis.px(date(year, 1, 1))
        sketch.stroke(at, top, at, top + 5, theme.SOFT, 1)
        sketch.text(min(max(at, 14), WIDTH - 14), top + 14, str(year), theme.SOFT, "middle")
    return top + 22
