"""The definition as a box, every generation a dot: length across, height or width up. A drawing of our own, small, and its numbers as a table."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.law.conditions import thresholds
from keiway.policy.bill.measures import MM_PER_IN
from keiway.policy.bill.record import BillAnswer, Definition, Row
from keiway.vehicles.classes import classes

WIDE, HIGH = 356.0, 290.0  # px of the plane
LEFT = 40.0
X_IN = (92.0, 180.0)  # of length; what is longer is counted in words
PLANES = {"height": ("height_in", "height_mm", (44.0, 84.0)), "width": ("width_in", "width_mm", (44.0, 84.0))}
LOOKS = (("caught", "caught"), ("part", "caught in part, by age"), ("near", "near miss"), ("not", "not caught"), ("unknown", "not known"))


class Plane(NamedTuple):
    up: str  # height or width
    field: str
    y_in: tuple[float, float]
    top: float

    def x(self, inches: float) -> float:
        return LEFT + (inches - X_IN[0]) / (X_IN[1] - X_IN[0]) * WIDE

    def y(self, inches: float) -> float:
        return self.top + HIGH * (1 - (inches - self.y_in[0]) / (self.y_in[1] - self.y_in[0]))


class Box(NamedTuple):
    """Least and most of each, in; None: no such limit."""

    x: tuple[float | None, float | None]
    y: tuple[float | None, float | None]


NO_BOX = Box((None, None), (None, None))


def picture(answer: BillAnswer, definition: Definition, against: Definition | None = None) -> Picture:
    """The plane that the definition limits: height where it names one, else width."""
    facts = {one.fact for line in definition.lines for one in thresholds(line.condition)}
    up = "height" if "height_in" in facts or "width_in" not in facts else "width"
    points, beyond, lacking = _points(answer.rows, up)
    title = f"{answer.definition.title}: {'the box' if _box(definition, up) != NO_BOX else 'no box'} over every generation"
    return Picture(
        title=title, summary=_summary(answer, up, beyond, lacking), columns=("length_mm", f"{up}_mm", *(words for _, words in LOOKS)),
        rows=[(*at, *(looks[name] for name, _ in LOOKS)) for at, looks in sorted(points.items())],
        plain=lambda: _svg(definition, against, up, points, Counter(_look(row) for row in answer.rows)),
    )  # fmt: skip


def _points(rows: tuple[Row, ...], up: str) -> tuple[dict[tuple[float, float], Counter], int, int]:
    """(length, height or width) in mm -> how many of each look; how many lie outside the plane, and how many have no such size."""
    field, (low, high) = PLANES[up][1], PLANES[up][2]
    points: dict[tuple[float, float], Counter] = {}
    beyond = lacking = 0
    for row in rows:
        length, other = row.length_mm, getattr(row, field)
        if length is None or other is None:
            lacking += 1
        elif not (X_IN[0] <= length / MM_PER_IN <= X_IN[1] and low <= other / MM_PER_IN <= high):
            beyond += 1
        else:
            points.setdefault((length, other), Counter())[_look(row)] += 1
    return points, beyond, lacking


def _look(row: Row) -> str:
    return "near" if row.near else row.outcome


def _summary(answer: BillAnswer, up: str, beyond: int, lacking: int) -> str:
    counts = answer.counts
    text = f"Length and {up} of the catalogue's generations: {counts.caught + counts.part} are caught, {counts.near} lie outside by 5 percent or less."
    text += f" {beyond} longer, shorter or larger ones are not drawn." if beyond else ""
    return text + (f" Of {lacking} the {up} or the length is not known." if lacking else "")


def _box(definition: Definition, up: str) -> Box:
    """Single lines on length and on the other measure; groups draw no box."""
    from keiway.policy.bill.single import numeric

    ends: dict[tuple[str, bool], float] = {}
    for line in definition.lines:
        one = numeric(line)
        if one is not None:
            ends[one.fact, one.op[0] == "<"] = one.value
    other = PLANES[up][0]
    return Box((ends.get(("length_in", False)), ends.get(("length_in", True))), (ends.get((other, False)), ends.get((other, True))))


def _svg(definition: Definition, against: Definition | None, up: str, points: dict, counts: Counter) -> str:
    sketch = Sketch(width=LEFT + WIDE + 10)
    plane = Plane(up, PLANES[up][1], PLANES[up][2], _legend(sketch, counts, definition, against, up) + 26)
    _axes(sketch, plane)
    _draw_box(sketch, plane, _box(definition, up), theme.FIRST, filled=True)
    if against:
        _draw_box(sketch, plane, _box(against, up), theme.FOURTH, filled=False)
    for look in ("not", "unknown", "near", "part", "caught"):
        for (length, other), looks in points.items():
            if looks[look]:
                sketch.parts.append(_dot(plane.x(length / MM_PER_IN), plane.y(other / MM_PER_IN), look, looks[look]))
    _class_line(sketch, plane)
    return sketch.svg(plane.top + HIGH + 42)


def _legend(sketch: Sketch, counts: Counter, definition: Definition, against: Definition | None, up: str) -> float:
    """Each look with how many it is; where the picture may begin."""
    at = 8.0
    for look, words in LOOKS:
        if counts[look]:
            sketch.parts.append(_dot(8, at, look, 4))
            sketch.text(24, at, f"{words}: {counts[look]}", size=theme.TEXT)
            at += 20
    for one, words, colour, dash in ((definition, "the box of this definition", theme.FIRST, "solid"), (against, "the box of the other", theme.FOURTH, "dashed")):
        if one and _box(one, up) != NO_BOX:
            sketch.stroke(0, at, 17, at, colour, 2.4, dash)
            sketch.text(24, at, words, size=theme.TEXT)
            at += 20
    sketch.text(0, at + 2, "A larger dot is more generations of one size.", theme.SOFT)
    return at + 8


def _axes(sketch: Sketch, plane: Plane) -> None:
    foot = plane.top + HIGH
    for inches in range(100, int(X_IN[1]) + 1, 20):
        sketch.stroke(plane.x(inches), plane.top, plane.x(inches), foot, theme.GRID, 1)
        sketch.text(plane.x(inches), foot + 13, f"{inches}", theme.SOFT, "middle")
    for inches in range(50, int(plane.y_in[1]) + 1, 10):
        sketch.stroke(LEFT, plane.y(inches), LEFT + WIDE, plane.y(inches), theme.GRID, 1)
        sketch.text(LEFT - 6, plane.y(inches), f"{inches}", theme.SOFT, "right")
    sketch.text(LEFT + WIDE / 2, foot + 31, "length, in", align="middle")
    sketch.text(LEFT, plane.top - 12, f"{plane.up}, in", align="left")


def _class_line(sketch: Sketch, plane: Plane) -> None:
    """Where Japan's present class ends."""
    era, foot = classes().kei_eras[-1], plane.top + HIGH
    line = plane.x(era.length_mm / MM_PER_IN)
    sketch.stroke(line, plane.top, line, foot, theme.SOFT, 1, "dotted")
    sketch.text(line + 6, foot - 8, f"kei limit {era.length_mm / 1000:.2f} m", theme.SOFT, halo=True)


def _draw_box(sketch: Sketch, plane: Plane, box: Box, colour: str, filled: bool) -> None:
    """The box up to its limits; a side without a limit is left open, and drawn to the edge of the plane."""
    if box == NO_BOX:
        return
    left, right = (plane.x(min(max(end, X_IN[0]), X_IN[1])) if end is not None else None for end in box.x)
    low, high = (plane.y(min(max(end, plane.y_in[0]), plane.y_in[1])) if end is not None else None for end in box.y)
    x1, x2 = left if left is not None else LEFT, right if right is not None else LEFT + WIDE
    y1, y2 = high if high is not None else plane.top, low if low is not None else plane.top + HIGH
    if filled:
        sketch.parts.append(f'<rect x="{x1:.1f}" y="{y1:.1f}" width="{max(x2 - x1, 0):.1f}" height="{max(y2 - y1, 0):.1f}" fill="{colour}" opacity="0.1"/>')
    dash = "solid" if filled else "dashed"
    for end in (left, right):
        if end is not None:
            sketch.stroke(end, y1, end, y2, colour, 2, dash)
    for end in (low, high):
        if end is not None:
            sketch.stroke(x1, end, x2, end, colour, 2, dash)
    if box.x[1] is not None and box.x[1] < X_IN[1]:
        sketch.text(right + (-4 if filled else 4), plane.top + (8 if filled else 24), f"{box.x[1]:.1f}".removesuffix(".0") + " in", colour, "right" if filled else "left", bold=True, halo=True)
    if box.y[1] is not None and box.y[1] < plane.y_in[1]:
        sketch.text(x1 + 4, high + (10 if filled else -9), f"{box.y[1]:.1f}".removesuffix(".0") + " in", colour, "left", bold=True, halo=True)


def _dot(x: float, y: float, look: str, count: int) -> str:
    """Told apart by form: full, full with a ring's gap, ring, cross."""
    r = 2.2 + 0.9 * count**0.5
    if look == "caught":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{theme.FIRST}" fill-opacity="0.75" stroke="{theme.GROUND}"/>'
    if look == "part":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{theme.FIRST}" fill-opacity="0.25" stroke="{theme.FIRST}" stroke-width="1.6"/>'
    if look == "near":
        return f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r:.1f}" height="{2 * r:.1f}" fill="{theme.SECOND}" fill-opacity="0.3" stroke="{theme.SECOND}" stroke-width="1.6"/>'
    if look == "not":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="none" stroke="{theme.SOFT}" stroke-width="1.2"/>'
    return f'<path d="M{x - r:.1f},{y - r:.1f} L{x + r:.1f},{y + r:.1f} M{x - r:.1f},{y + r:.1f} L{x + r:.1f},{y - r:.1f}" stroke="{theme.SOFT}" stroke-width="1.4" fill="none"/>'
