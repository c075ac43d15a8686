"""From an outline's own centimetres to the sizes of one vehicle, in metres."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise

import msgspec

from keiway.drawing.body.flat import reach
from keiway.drawing.body.outlines import Outline, Points

_PAIR = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
ARCH = 1.13  # of the tyre's radius


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Where a vehicle's fixed points stand, m; x from its front bumper, y from the road."""

    length_m: float
    height_m: float
    front_wheel_m: float
    wheelbase_m: float
    tyre_m: float  # radius
    hood_m: float | None = None  # None: at its outline's share of the height


def overhang_share(outline: Outline) -> float:
    """Of what the wheelbase leaves of the length, how much is ahead of the front wheel."""
    left, right, _, _ = reach(outline.upper)
    first, second = outline.wheels
    return (first - left) / (right - left - (second - first))


class Warp:
    """Piecewise straight: bumpers and wheels fix x; the road, the hood's edge and the roof fix y."""

    def __init__(self, outline: Outline, frame: Frame):
        first, second = frame.front_wheel_m, frame.front_wheel_m + frame.wheelbase_m
        self.outline, self.frame = outline, frame
        left, right, _, top = reach(outline.upper)
        self._x = _straight((left, *outline.wheels, right), (0, first, second, frame.length_m))
        hood = frame.hood_m if frame.hood_m and frame.hood_m < 0.9 * frame.height_m else frame.height_m * outline.hood / top
        self._y = _straight((0, outline.hood, top), (0, hood, frame.height_m))
        self.wheels = (first, second)

    def x(self, cm: float) -> float:
        return self._x(cm)

    def y(self, cm: float) -> float:
        return self._y(cm)

    def path(self, text: str) -> str:
        """SVG path data in metres, y down as SVG counts."""
        return _PAIR.sub(lambda pair: _pair(self._x(float(pair[1])), self._y(float(pair[2]))), text)

    def body(self) -> str:
        """The closed outline, with round arches where a wheel reaches above the lower edge."""
        lower = [(self._x(x), self._y(y)) for x, y in self.outline.lower]
        return self.path(self.outline.upper) + "".join(_edge(a, b, self.wheels, self.frame.tyre_m) for a, b in pairwise(lower)) + "Z"


def _edge(a: tuple[float, float], b: tuple[float, float], wheels: tuple[float, float], tyre: float) -> str:
    """One piece of the lower edge, from the rear forwards, with an arch over each wheel that stands in it.

    An arch is half an ellipse on the edge; where the tail or nose leaves it too little room it is narrower on that side.
    """
    reach, text = ARCH * tyre, ""
    for centre in sorted(wheels, reverse=True):
        if not b[0] < centre < a[0]:
            continue
        y = a[1] + (b[1] - a[1]) * (a[0] - centre) / (a[0] - b[0])
        up = tyre + reach - y
        if up <= 0:
            continue
        behind, ahead = min(reach, 0.97 * (a[0] - centre)), min(reach, 0.97 * (centre - b[0]))
        text += f" L{_pair(centre + behind, y)} A{behind:.3f},{up:.3f} 0 0 0 {_pair(centre, y + up)} A{ahead:.3f},{up:.3f} 0 0 0 {_pair(centre - ahead, y)}"
    return f"{text} L{_pair(*b)}"


def _pair(x: float, y: float) -> str:
    return f"{x:.3f},{-y:.3f}"


def _straight(knots: Points | tuple, values: tuple) -> Callable[[float], float]:
    """Straight between the knots; the last pieces go on beyond the ends."""

    def at(x: float) -> float:
        n = min(max(bisect_right(knots, x), 1), len(knots) - 1)
        share = (x - knots[n - 1]) / (knots[n] - knots[n - 1])
        return values[n - 1] + share * (values[n] - values[n - 1])

    return at
