"""The drawing as one SVG: names, views to one scale, dimension lines, three bars, the sentence."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import msgspec

from keiway.charts import theme
from keiway.drawing import marks
from keiway.drawing.marks import SMALL, badge, colour, dimension, lines, text
from keiway.drawing.record import M_PER_FT, Comparison, Sized
from keiway.drawing.views import (
    PERSON_GAP_M,
    PERSON_M,
    PERSON_WIDE_M,
    Align,
    View,
    grid,
    offset,
    person,
    vehicle,
)

WIDTH, SHOWN, EDGE = 440, 520, 16  # px of the drawing, as a browser first shows it, of its margins
VIEWS: tuple[View, ...] = ("side", "top", "front")
BESIDE = 186  # px for what stands right of a front view
MOST_SCALE = 105  # px a metre
NAMES = {"side": "From the side", "top": "From above", "front": "From the front"}
WITH = ("person", "lane", "parking")


class Ground(msgspec.Struct, frozen=True):
    """What stands with the vehicles; lengths are those the road room has for US roads."""

    lane_m: float | None = None
    stall_m: tuple[float, float] | None = None  # length, width
    person: bool = False


def svg(comparison: Comparison, view: str = "side", align: Align = "front", with_: Collection[str] = (), style: bool = True, name: str = "size") -> str:
    """`view`: side, front, top or all. `with_`: person, lane (front and top), parking. Without `style` a page brings `style_sheet()`; `name` begins its ids."""
    rows, ground = comparison.vehicles, _ground(with_)
    scale, y = _scale(rows, view, align, ground), 26.0
    out, y = marks.headline(EDGE, y, comparison.headline, WIDTH - 2 * EDGE)
    for row in rows:
        out += badge(EDGE + 9, y + 8, row) + text(EDGE + 28, y + 6, shortened(row.name), size=marks.TEXT, bold=True) + text(EDGE + 28, y + 22, marks.measures(row), fill=theme.SOFT)
        y += 40
    for one in VIEWS if view == "all" else (view,):
        part, y = _PARTS[one](rows, scale, y + 6, align, ground)
        out += part
    part, y = marks.three_bars(EDGE, y + 14, rows)
    out += part
    part, y = lines(EDGE, y + 6, comparison.sentence, width=WIDTH - 2 * EDGE, size=13)
    out += part
    part, y = lines(EDGE, y + 6, _foot(comparison), width=WIDTH - 2 * EDGE, fill=theme.SOFT)
    return _whole(comparison, out + part, y + 2, style, name)


def shortened(name: str) -> str:
    """As much of a name as one line holds; the words for those who do not see it have all of it."""
    return name if len(name) <= 46 else name[:45].rstrip() + "…"


def style_sheet() -> str:
    """The drawing's colours where the reader's system is dark."""
    return f"{theme.dark_style()}@media (prefers-color-scheme: dark){{.kt{{fill:#2a3036;stroke:{theme.DARK[theme.SOFT]};stroke-width:.02}}.kr{{fill:{theme.DARK[theme.SOFT]}}}}}"


def _whole(comparison: Comparison, body: str, height: float, style: bool, name: str) -> str:
    tall, name = round(height + 8), escape(name)
    words = " ".join((comparison.sentence, *(f"{row.name}: {marks.measures(row)}." for row in comparison.vehicles), *comparison.missing))
    sheet = f"<style>{style_sheet()}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-words" width="{SHOWN}" height="{tall * SHOWN // WIDTH}" '
        f'viewBox="0 0 {WIDTH} {tall}" font-family="{escape(theme.FONT)}"><title id="{name}-title">{escape(comparison.headline)}</title>'
        f'<desc id="{name}-words">{escape(words)}</desc>{sheet}<rect width="{WIDTH}" height="{tall}" fill="{theme.GROUND}"/>{body}</svg>\n'
    )


def _foot(comparison: Comparison) -> str:
    dashed = " Dashed: a size not known, drawn as usual for its kind." if any(not row.whole for row in comparison.vehicles) else ""
    return f"To scale, a square is a foot. Outlines are of the kind of body.{dashed} keiway, data {comparison.data}"


def _ground(with_: Collection[str]) -> Ground:
    from keiway.road.us import us_roads

    if not {"lane", "parking"} & set(with_):
        return Ground(person="person" in with_)
    spaces = us_roads().spaces
    lane = next(one for one in spaces.lanes if one.id == "interstate")
    stall = next(one for one in spaces.stalls if one.id == "stall")
    return Ground(
        lane_m=lane.width_ft.low * M_PER_FT if "lane" in with_ else None,
        stall_m=(stall.length_ft.low * M_PER_FT, stall.width_ft.low * M_PER_FT) if "parking" in with_ else None, person="person" in with_,
    )  # fmt: skip


def _reach(rows: tuple[Sized, ...], align: Align, ground: Ground) -> tuple[float, float]:
    """From the foremost to the rearmost point, m."""
    first = min(offset(row, align) for row in rows)
    last = max(offset(row, align) + row.length_m.value_m for row in rows)
    if ground.stall_m:
        last = max(last, first + ground.stall_m[0])
    return first - (PERSON_WIDE_M + PERSON_GAP_M if ground.person else 0.0), last


def _scale(rows: tuple[Sized, ...], view: str, align: Align, ground: Ground) -> float:
    first, last = _reach(rows, align, ground)
    across = max(_across(rows, ground), 0.1) + (PERSON_WIDE_M + PERSON_GAP_M if ground.person else 0.0)
    room = {"side": (WIDTH - 2 * EDGE) / (last - first), "front": (WIDTH - 2 * EDGE - BESIDE) / across}
    room["top"] = room["side"]
    return min(MOST_SCALE, *(room[one] for one in (VIEWS if view == "all" else (view,))))


def _across(rows: tuple[Sized, ...], ground: Ground) -> float:
    return max(*(row.width_m.value_m for row in rows), ground.lane_m or 0.0, ground.stall_m[1] if ground.stall_m else 0.0)


def _tallest(rows: tuple[Sized, ...], ground: Ground) -> float:
    return max(*(row.height_m.value_m for row in rows), PERSON_M if ground.person else 0.0)


def _side(rows: tuple[Sized, ...], scale: float, y: float, align: Align, ground: Ground) -> tuple[str, float]:
    first, last = _reach(rows, align, ground)
    x0, base = EDGE - first * scale, y + 18 + _tallest(rows, ground) * scale
    edge = min(WIDTH - EDGE, EDGE + (last - first) * scale)
    out = text(EDGE, y + 6, NAMES["side"], fill=theme.SOFT) + grid(EDGE, edge, y + 14, base, scale, x0 + min(offset(row, align) for row in rows) * scale, base)
    if ground.person:
        out += person(EDGE + PERSON_WIDE_M / 2 * scale, base, scale, "side")
    out += "".join(vehicle(row, "side", x0, base, scale, align) for row in rows) + _road(EDGE, edge, base)
    y = base + 18
    for row in rows:
        start = x0 + offset(row, align) * scale
        words = f"{row.letter}  {'' if row.length_m.known else '~'}{marks.both(row.length_m.value_m)}"
        out += dimension(start, start + row.length_m.value_m * scale, y, colour(row), words, known=row.length_m.known)
        y += 18
    if ground.stall_m:
        start = x0 + min(offset(row, align) for row in rows) * scale
        out += dimension(start, start + ground.stall_m[0] * scale, y, theme.SOFT, f"parking space  {marks.both(ground.stall_m[0])}")
        y += 18
    return out, y + 4


def _top(rows: tuple[Sized, ...], scale: float, y: float, align: Align, ground: Ground) -> tuple[str, float]:
    first, last = _reach(rows, align, ground)
    half, x0 = _across(rows, ground) / 2 * scale, EDGE - first * scale
    edge, middle = min(WIDTH - EDGE, EDGE + (last - first) * scale), y + 20 + half
    start = x0 + min(offset(row, align) for row in rows) * scale
    out = text(EDGE, y + 6, NAMES["top"], fill=theme.SOFT) + grid(EDGE, edge, y + 16, middle + half + 4, scale, start, middle)
    if ground.stall_m:
        long, wide = (value * scale for value in ground.stall_m)
        out += f'<path d="M{start + long:.1f},{middle - wide / 2:.1f} H{start:.1f} V{middle + wide / 2:.1f} H{start + long:.1f}" fill="none" stroke="{theme.SOFT}" stroke-width="2.4"/>'
    if ground.lane_m:
        for side in (-1, 1):
            out += f'<path d="M{EDGE},{middle + side * ground.lane_m / 2 * scale:.1f} H{edge:.1f}" stroke="{theme.SOFT}" stroke-width="2.4" stroke-dasharray="22 14"/>'
    if ground.person:
        out += person(EDGE + PERSON_WIDE_M / 2 * scale, middle, scale, "top")
    return out + "".join(vehicle(row, "top", x0, middle, scale, align) for row in rows), middle + half + 20


def _front(rows: tuple[Sized, ...], scale: float, y: float, align: Align, ground: Ground) -> tuple[str, float]:
    beside = (PERSON_WIDE_M + PERSON_GAP_M) * scale if ground.person else 0.0
    half = _across(rows, ground) / 2 * scale
    middle, base = EDGE + beside + half, y + 18 + _tallest(rows, ground) * scale
    edge = middle + half
    out = text(EDGE, y + 6, NAMES["front"], fill=theme.SOFT) + grid(EDGE, edge, y + 14, base, scale, middle, base)
    if ground.person:
        out += person(EDGE + PERSON_WIDE_M / 2 * scale, base, scale, "front")
    out += "".join(vehicle(row, "front", middle, base, scale) for row in rows) + _road(EDGE, edge, base) + _heights(rows, scale, middle, edge, base)
    y = base + 18
    spans = [(colour(row), row.width_m.value_m, row.width_m.known, f"{row.letter}  {'' if row.width_m.known else '~'}{marks.both(row.width_m.value_m)} wide") for row in rows]
    spans += [(theme.SOFT, ground.lane_m, True, f"lane  {marks.both(ground.lane_m)}")] if ground.lane_m else []
    spans += [(theme.SOFT, ground.stall_m[1], True, f"parking  {marks.both(ground.stall_m[1])}")] if ground.stall_m else []
    for own, wide, known, words in spans:
        out += dimension(middle - wide / 2 * scale, middle + wide / 2 * scale, y, own, words, known=known, beside=edge + 12)
        y += 18
    return out, y + 4


def _heights(rows: tuple[Sized, ...], scale: float, middle: float, edge: float, base: float) -> str:
    """A line from each roof to its height, the words kept apart."""
    told = sorted(rows, key=lambda row: -row.height_m.value_m)
    places = _apart([base - row.height_m.value_m * scale for row in told], SMALL + 4)
    out = ""
    for row, at in zip(told, places, strict=True):
        roof, own = base - row.height_m.value_m * scale, colour(row)
        out += f'<path d="M{middle:.1f},{roof:.1f} H{edge + 2:.1f} L{edge + 9:.1f},{at:.1f}" fill="none" stroke="{own}" stroke-width="0.9" stroke-opacity="0.8"/>'
        out += text(edge + 12, at + 4, f"{row.letter}  {'' if row.height_m.known else '~'}{marks.both(row.height_m.value_m)} high", fill=own)
    return out


def _apart(places: list[float], least: float) -> list[float]:
    """Places from the top down, each at least so far below the one before."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    return found


def _road(x1: float, x2: float, y: float) -> str:
    return f'<path d="M{x1:.1f},{y:.1f} H{x2:.1f}" stroke="{theme.INK}" stroke-width="1.6" stroke-linecap="round"/>'


_PARTS = {"side": _side, "top": _top, "front": _front}
