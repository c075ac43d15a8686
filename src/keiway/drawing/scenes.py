"""One view each: side, plan, front, with its grid, dimension lines and what stands beside. A place in px in, SVG and the y under it out."""

from __future__ import annotations

from keiway.charts import theme
from keiway.drawing import marks
from keiway.drawing.marks import SMALL, colour, dimension, text
from keiway.drawing.record import Sized
from keiway.drawing.stage import Stage
from keiway.drawing.views import PERSON_M, PERSON_WIDE_M, grid, person, vehicle

NAMES = {"side": "From the side", "top": "From above", "front": "From the front"}
STEP = 18  # px from one dimension line to the next


def side(stage: Stage, x: float, y: float) -> tuple[str, float]:
    rows, scale, ground, fronts = stage.rows, stage.scale, stage.ground, stage.along
    first, last = stage.lengthwise("side")
    x0, base, edge = x - first * scale, y + 18 + stage.tallest(PERSON_M) * scale, x + (last - first) * scale
    start = x0 + min(fronts) * scale
    out = text(x, y + 6, NAMES["side"], fill=theme.SOFT) + grid(x, edge, y + 14, base, scale, start, base)
    if ground.person_m:
        out += person(x + PERSON_WIDE_M / 2 * scale, base, scale, "side")
    out += "".join(vehicle(row, "side", x0 + at * scale, base, scale, stage.apart) for row, at in zip(rows, fronts, strict=True)) + _road(x, edge, base)
    y = base + STEP
    for row, at in zip(rows, fronts, strict=True):
        left = x0 + at * scale
        out += dimension(left, left + row.length_m.value_m * scale, y, colour(row), _words(stage, row, "length_m"), known=row.length_m.known, most=edge)
        y += STEP
    if ground.stall_m:
        out += dimension(start, start + ground.stall_m[0] * scale, y, theme.SOFT, f"parking space  {marks.both(ground.stall_m[0])}", most=edge)
        y += STEP
    return out, y + 4


def top(stage: Stage, x: float, y: float) -> tuple[str, float]:
    rows, scale, ground, fronts = stage.rows, stage.scale, stage.ground, stage.fixed
    first, last = stage.lengthwise("top")
    upper, lower = (one * scale for one in stage.sideways())
    x0, edge, middle = x - first * scale, x + (last - first) * scale, y + 20 - upper
    start = x0 + min(fronts) * scale
    out = text(x, y + 6, NAMES["top"], fill=theme.SOFT) + grid(x, edge, y + 16, middle + lower + 4, scale, start, middle)
    if ground.stall_m:
        long, wide = (value * scale for value in ground.stall_m)
        out += f'<path d="M{start + long:.1f},{middle - wide / 2:.1f} H{start:.1f} V{middle + wide / 2:.1f} H{start + long:.1f}" fill="none" stroke="{theme.SOFT}" stroke-width="2.4"/>'
    if ground.lane_m:
        for hand in (-1, 1):
            out += f'<path d="M{x:.1f},{middle + hand * ground.lane_m / 2 * scale:.1f} H{edge:.1f}" stroke="{theme.SOFT}" stroke-width="2.4" stroke-dasharray="22 14"/>'
    if ground.person_m:
        out += person(x + PERSON_WIDE_M / 2 * scale, middle, scale, "top")
    drawn = (vehicle(row, "top", x0 + at * scale, middle + down * scale, scale, stage.apart) for row, at, down in zip(rows, fronts, stage.across, strict=True))
    return out + "".join(drawn), middle + lower + 20


def front(stage: Stage, x: float, y: float) -> tuple[str, float]:
    rows, scale, ground, across = stage.rows, stage.scale, stage.ground, stage.across
    left, right = (one * scale for one in stage.sideways())
    x0, base = x + ground.person_m * scale - left, y + 18 + stage.tallest(PERSON_M) * scale  # x0: the first one's middle
    edge = x0 + right
    out = text(x, y + 6, NAMES["front"], fill=theme.SOFT) + grid(x, edge, y + 14, base, scale, x0, base)
    if ground.person_m:
        out += person(x + PERSON_WIDE_M / 2 * scale, base, scale, "front")
    out += "".join(vehicle(row, "front", x0 + at * scale, base, scale, stage.apart) for row, at in zip(rows, across, strict=True)) + _road(x, edge, base)
    part, last = _heights(stage, x0, edge, base)
    out, y = out + part, max(base, last) + STEP
    spans = [(colour(row), at, row.width_m.value_m, row.width_m.known, f"{_words(stage, row, 'width_m', False)} wide") for row, at in zip(rows, across, strict=True)]
    spans += [(theme.SOFT, 0.0, ground.lane_m, True, f"lane  {marks.both(ground.lane_m)}")] if ground.lane_m else []
    spans += [(theme.SOFT, 0.0, ground.stall_m[1], True, f"parking  {marks.both(ground.stall_m[1])}")] if ground.stall_m else []
    for own, at, wide, known, words in spans:
        middle = x0 + at * scale
        out += dimension(middle - wide / 2 * scale, middle + wide / 2 * scale, y, own, words, known=known, beside=edge + 12)
        y += STEP
    return out, y + 4


def _words(stage: Stage, row: Sized, field: str, named: bool = True) -> str:
    one = getattr(row, field)
    name = f"{marks.shortened(row.name, 34)}  " if named and stage.named else ""
    return f"{row.letter}  {name}{'' if one.known else '~'}{marks.both(one.value_m)}"


def _heights(stage: Stage, x0: float, edge: float, base: float) -> tuple[str, float]:
    """A line from each roof to its height, the words kept apart; and how far down they reach."""
    told = sorted(zip(stage.rows, stage.across, strict=True), key=lambda one: -one[0].height_m.value_m)
    places = _apart([base - row.height_m.value_m * stage.scale for row, _ in told], SMALL + 4)
    out = ""
    for (row, middle), at in zip(told, places, strict=True):
        roof, own = base - row.height_m.value_m * stage.scale, colour(row)
        out += f'<path d="M{x0 + middle * stage.scale:.1f},{roof:.1f} H{edge + 2:.1f} L{edge + 9:.1f},{at:.1f}" fill="none" stroke="{own}" stroke-width="0.9" stroke-opacity="0.8"/>'
        out += text(edge + 12, at + 4, f"{row.letter}  {'' if row.height_m.known else '~'}{marks.both(row.height_m.value_m)} high", fill=own)
    return out, places[-1]


def _apart(places: list[float], least: float) -> list[float]:
    """Places from the top down, each at least so far below the one before."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    return found


def _road(x1: float, x2: float, y: float) -> str:
    return f'<path d="M{x1:.1f},{y:.1f} H{x2:.1f}" stroke="{theme.INK}" stroke-width="1.6" stroke-linecap="round"/>'


VIEWS = {"side": side, "top": top, "front": front}
