"""Marks placed in pixels: hatching, which SVG from Vega has no pattern for, and words and lines where a chart has no scale for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

GAP = 5  # px between the strokes of a hatch


def hatch(left: float, right: float, top: float, bottom: float) -> list[dict[str, float]]:
    """Strokes at 45 degrees, cut at the box: x, y to x2, y2 in px, y downwards."""
    high, lines, at = bottom - top, [], GAP / 2
    while at < right - left + high:
        x, x2 = max(at - high, 0.0), min(at, right - left)
        lines.append({"x": round(left + x, 1), "x2": round(left + x2, 1), "y": round(top + at - x, 1), "y2": round(top + at - x2, 1)})
        at += GAP
    return lines


def pixels(alt: Any, width: float, height: float) -> tuple[Any, Any, Any, Any]:
    """Encodings of x, x2, y and y2 given in px of a plot of this size; y downwards, no axes."""
    across = alt.Scale(domain=[0, width], range=[0, width], nice=False)
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    return alt.X("x:Q", scale=across, axis=None), alt.X2("x2:Q"), alt.Y("y:Q", scale=down, axis=None), alt.Y2("y2:Q")


def drawn(alt: Any, strokes: Sequence[dict[str, float]], width: float, height: float, **look: Any) -> Any:
    """Strokes in px as one broken line: one path in the SVG, however many they are. `look`: strokeWidth, color, opacity."""
    ends = [end for one in strokes for end in ((one["x"], one["y"]), (one["x2"], one["y2"]), (None, None))]
    rows = [{"x": x, "y": y, "n": n} for n, (x, y) in enumerate(ends)]
    across, _, down, _ = pixels(alt, width, height)
    return alt.Chart(alt.Data(values=rows)).mark_line(**look).encode(across, down, alt.Order("n:Q"))
