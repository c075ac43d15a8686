"""An even axis with its zero line, for changes that go both ways, in pixels."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from keiway.charts import theme
from keiway.charts.sketch import Sketch
from keiway.market.pictures.plot import dot, round_ticks

WIDE = 396  # px of the whole picture: 12 px text is 9.5 on a telephone 360 px wide
LETTERS = "ABCD"
COLORS = (theme.FIRST, theme.SECOND, theme.THIRD, theme.FOURTH)
BAR = 10.0


class Scale(msgspec.Struct, frozen=True):
    """`low`..`high`, with zero in it, over `left`..`right` px."""

    low: float
    high: float
    left: float = 6.0
    right: float = WIDE - 6.0

    def x(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return self.left + (self.right - self.left) * (inside - self.low) / ((self.high - self.low) or 1.0)


def scale(values: Iterable[float], **where: float) -> Scale:
    found = [0.0, *values]
    low, high = min(found), max(found)
    room = 0.02 * ((high - low) or 1.0)
    return Scale(low - room if low < 0 else low - room / 2, high + room, **where)


def axis(sketch: Sketch, at: float, foot: float, on: Scale, say) -> None:
    """Ticks over the foot, and the zero line through all."""
    for value in round_ticks(on.low, on.high, 5):
        sketch.stroke(on.x(value), at, on.x(value), foot, theme.GRID, 1)
        words, x = say(value), on.x(value)
        half = 3.2 * len(words)
        sketch.text(min(max(x, half), WIDE - half), foot + 9, words, theme.SOFT, "middle")
    sketch.stroke(on.x(0.0), at - 3, on.x(0.0), foot + 2, theme.INK, 1.4)


def change(sketch: Sketch, y: float, on: Scale, low: float, mid: float, high: float, color: str, crosses: bool) -> None:
    """A bar from zero to the middle, the band as a line through it; where the band holds zero the bar is hollow."""
    left, right = sorted((on.x(0.0), on.x(mid)))
    if crosses:
        sketch.box(left, max(right, left + 1), y - BAR / 2, y + BAR / 2, theme.GROUND, color)
    else:
        sketch.box(left, max(right, left + 1), y - BAR / 2, y + BAR / 2, color)
    for width, colour in ((4, theme.GROUND), (1.4, theme.INK)):
        sketch.stroke(on.x(low), y, on.x(high), y, colour, width)
    for end in (low, high):
        sketch.stroke(on.x(end), y - 4, on.x(end), y + 4, theme.INK, 1.4)
    dot(sketch, on.x(mid), y, theme.INK, 2.8)
