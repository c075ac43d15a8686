"""The timeline as a chart: places in pixels down, days across. Shapes only; what they say comes from `keiway.law.timeline`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from keiway.charts import theme
from keiway.charts.lines import titled
from keiway.charts.marks import drawn, hatch, pixels
from keiway.charts.picture import altair

if TYPE_CHECKING:
    from keiway.law.timeline import Flag, Row
    from keiway.law.when import When

WIDTH = 400  # px
TOP, BAR, STEP, LINE = 8, 20, 54, 20  # px: room above, height of a bar, from bar to bar, a line of words
SEEN = 5  # px: a shorter hatched piece is drawn so long, so that it is seen; the table has its days
MOST_FLAGS = 6
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
    """Days to pixels and back."""

    def __init__(self, first: date, last: date):
        self.first, self.days = first, max((last - first).days, 1)

    def px(self, day: date) -> float:
        return min(max((day - self.first).days * WIDTH / self.days, 0.0), WIDTH)


def chart(found: When, title: str) -> Any:
    """An Altair chart of the answer."""
    from keiway.law import timeline

    alt = altair()
    bars, marks = timeline.rows(found), timeline.flags(found)[-MOST_FLAGS:]
    first, last = timeline.span(found)
    axis = Axis(first, last)
    shapes = Shapes(axis)
    for n, row in enumerate(bars):
        shapes.row(row, TOP + n * STEP)
    down = TOP + len(bars) * STEP + 4
    if now := timeline.state_today(found):
        down = shapes.flags(now, marks, down)
    down = shapes.day(f"as of {timeline.short_day(found.as_of)}", found.as_of, len(bars), down)
    if found.arrive:
        down = shapes.day(f"arrives {timeline.short_day(found.arrive)}", found.arrive, len(bars), down, solid=True)
    looks = {piece.look for row in bars for piece in row.pieces} | ({"hatched"} if any(piece.look == "built" for row in bars for piece in row.pieces) else set())
    under = " ".join(words for look, words in WORDS.items() if look in looks)
    return _drawn(alt, shapes, axis, down + 4).properties(width=WIDTH, height=down + 4, title=titled(alt, title, under))


class Shapes:
    """What is drawn, in pixels: boxes, strokes, words."""

    def __init__(self, axis: Axis):
        self.axis, self.boxes, self.strokes, self.words = axis, [], [], []
        self.hatches: dict[str, list] = {}  # by colour

    def row(self, row: Row, top: float) -> None:
        """A name, when it opens, and the bar beneath."""
        self.text(row.name, 0, top + 8, "left", theme.INK)
        self.text(row.opens, WIDTH, top + 8, "right", theme.INK, bold=True)
        bar = top + 18
        for piece in row.pieces:
            left, right = self.axis.px(piece.first), self.axis.px(piece.last + timedelta(days=1))
            ground, stroke = PAINT[piece.look]
            if stroke and right - left < SEEN:
                left, right = (left, left + SEEN) if left < WIDTH / 2 else (right - SEEN, right)
            edge = stroke or (theme.SOFT if piece.look == "unknown" else ground)
            self.boxes.append({"x": left, "x2": right, "y": bar, "y2": bar + BAR, "fill": ground, "edge": edge})
            if stroke:
                self.hatches.setdefault(stroke, []).extend(hatch(left, right, bar, bar + BAR))

    def flags(self, now: str, flags: tuple[Flag, ...], top: float) -> float:
        """Each change on a line of its own, words on the side with room; where the lines end."""
        self.text(now, 0, top + 8, "left", theme.INK)
        top += LINE + 2
        for flag in flags:
            at = self.axis.px(flag.on)
            side = "left" if at < WIDTH * 0.4 else "right"
            self.strokes.append({"x": at, "x2": at, "y": top, "y2": top + 15, "edge": theme.INK, "dash": "dashed" if flag.coming else "solid"})
            self.boxes.append({"x": at - 8 if side == "right" else at, "x2": at if side == "right" else at + 8, "y": top, "y2": top + 7, "fill": theme.INK, "edge": theme.INK})
            self.text(flag.words, at + (14 if side == "left" else -14), top + 7, side, theme.INK)
            top += LINE
        return top + 2

    def day(self, words: str, day: date, bars: int, top: float, solid: bool = False) -> float:
        """An upright through every bar, and its words below."""
        at, dash = self.axis.px(day), "solid" if solid else "dashed"
        for n in range(bars):
            bar = TOP + n * STEP + 18
            self.strokes.append({"x": at, "x2": at, "y": bar - 4, "y2": bar + BAR + 4, "edge": theme.INK, "dash": dash})
        self.strokes.append({"x": at, "x2": at, "y": top, "y2": top + 14, "edge": theme.INK, "dash": dash})
        side = "left" if at < WIDTH / 2 else "right"
        self.text(words, at + (6 if side == "left" else -6), top + 7, side, theme.INK)
        return top + LINE

    def text(self, words: str, x: float, y: float, align: str, colour: str, bold: bool = False) -> None:
        self.words.append({"words": words, "x": x, "y": y, "align": align, "fill": colour, "bold": bold})


def _drawn(alt, shapes: Shapes, axis: Axis, high: float):
    """Boxes under strokes under words, over an axis of years."""
    x, x2, y, y2 = pixels(alt, WIDTH, high)
    fill, edge = alt.Fill("fill:N", scale=None, legend=None), alt.Stroke("edge:N", scale=None, legend=None)
    layers = [alt.Chart(alt.Data(values=shapes.boxes)).mark_rect(strokeWidth=1).encode(x, x2, y, y2, fill, edge)]
    layers += [drawn(alt, lines, WIDTH, high, strokeWidth=1.2, color=colour) for colour, lines in shapes.hatches.items()]
    for dash in ("solid", "dashed"):
        if lines := [line for line in shapes.strokes if line["dash"] == dash]:
            layers.append(alt.Chart(alt.Data(values=lines)).mark_rule(strokeWidth=1.4, strokeDash=theme.DASH["dotted"] if dash == "dashed" else [1, 0]).encode(x, x2, y, y2, edge))
    for align in ("left", "right"):
        for bold in (False, True):
            if words := [one for one in shapes.words if (one["align"], one["bold"]) == (align, bold)]:
                mark = alt.Chart(alt.Data(values=words)).mark_text(align=align, baseline="middle", fontSize=theme.SMALL, fontWeight=600 if bold else 400, color=theme.INK)
                layers.append(mark.encode(x, y, alt.Text("words:N")))
    return alt.layer(*layers, _years(alt, axis)).resolve_scale(x="independent", y="independent")


def _years(alt, axis: Axis):
    """The axis alone, by years."""
    last = axis.first + timedelta(days=axis.days)
    ends = [{"day": day.isoformat()} for day in (axis.first, last)]
    scale = alt.Scale(type="utc", domain=[day["day"] for day in ends], nice=False)
    across = alt.X("day:T", scale=scale, title=None, axis=alt.Axis(format="%Y", tickCount=6, orient="bottom", labelFlush=True))
    return alt.Chart(alt.Data(values=ends)).mark_point(opacity=0, color=theme.INK).encode(across)
