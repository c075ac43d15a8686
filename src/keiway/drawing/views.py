"""Vehicles, person, lane and parking space in one view: groups in metres, scaled once."""

from __future__ import annotations

from math import cos, pi, sin

from keiway.charts import theme
from keiway.drawing.body.faces import FACES, Layers, front, plan
from keiway.drawing.body.outlines import OUTLINES
from keiway.drawing.body.warp import Frame, Warp
from keiway.drawing.marks import colour
from keiway.drawing.record import M_PER_FT, M_PER_IN, Sized
from keiway.drawing.stage import View

PERSON_M = 69 * M_PER_IN  # 5 ft 9 in
PERSON_WIDE_M, PERSON_DEEP_M, PERSON_GAP_M = 0.54, 0.28, 0.25
LINE, HAIR = 1.8, 0.8  # px


def warped(row: Sized) -> Warp:
    """Its outline at its sizes."""
    drawn = row.drawn
    return Warp(
        OUTLINES[drawn.outline],
        Frame(
            length_m=row.length_m.value_m, height_m=row.height_m.value_m, front_wheel_m=drawn.front_wheel_m.value_m,
            wheelbase_m=drawn.wheelbase_m.value_m, tyre_m=drawn.tyre_m.value_m / 2, hood_m=drawn.hood_m,
        ),
    )  # fmt: skip


def layers(row: Sized, view: View) -> Layers:
    """Body, glass, lamps and seams of one vehicle in one view, m."""
    warp = warped(row)
    face = FACES[warp.outline.front]
    if view == "front":
        return front(face, warp, row.width_m.value_m)
    if view == "top":
        return plan(face, warp, row.width_m.value_m)
    parts = [("body", warp.body())]
    for name, paths in (("glass", warp.outline.glass), ("lamp", warp.outline.lamps), ("seam", warp.outline.seams)):
        parts += [(name, warp.path(path)) for path in paths]
    return [parts[0], ("shade", _sill(warp)), *parts[1:]]


def _sill(warp: Warp) -> str:
    """The body's lowest hand's breadth between the wheels."""
    (first, second), tyre = warp.wheels, warp.frame.tyre_m
    a, b = first + 1.16 * tyre, second - 1.16 * tyre
    foot = max(warp.y(y) for x, y in warp.outline.lower if a < warp.x(x) < b) if any(a < warp.x(x) < b for x, _ in warp.outline.lower) else warp.y(warp.outline.lower[0][1])
    high = 0.055 * warp.frame.height_m
    return f"M{a:.3f},{-foot:.3f} H{b:.3f} L{b - 0.03:.3f},{-foot - high:.3f} H{a + 0.03:.3f}Z"


def vehicle(row: Sized, view: View, x: float, y: float, scale: float, filled: bool = False) -> str:
    """One vehicle with its front bumper (from the front: its middle) at a place in px; the first is filled, the others
    are outlines unless `filled`; dashed where a size is estimated.
    """
    dash = "" if row.whole else f' stroke-dasharray="{6 / scale:.3f} {4 / scale:.3f}"'
    ink = _filled(row, view, scale, dash) if filled or row.letter == "A" else _outlined(row, view, scale, dash)
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.2f})">{ink}</g>'


def _filled(row: Sized, view: View, scale: float, dash: str) -> str:
    own = colour(row)
    line = f' stroke="{own}" stroke-width="{LINE / scale:.3f}"{dash}' if dash else ""
    pale = ' fill-opacity="0.45"' if dash else ""
    ink = {
        "body": f'fill="{own}"{pale}{line}',
        "glass": f'fill="{theme.GROUND}" fill-opacity="0.88"',
        "lamp": f'fill="{theme.GROUND}" fill-opacity="0.8"',
        "bed": f'fill="{theme.GROUND}" fill-opacity="0.32"',
        "dark": f'class="kd" fill="{theme.INK}" fill-opacity="0.72"',
        "shade": f'class="kd" fill="{theme.INK}" fill-opacity="0.28"',
        "seam": f'fill="none" stroke="{theme.GROUND}" stroke-opacity="0.6" stroke-width="{HAIR / scale:.3f}" stroke-linecap="round"',
    }
    drawn = "".join(f'<path d="{path}" {ink[name]}/>' for name, path in layers(row, view))
    if view == "side":
        return drawn + "".join(_wheel(x, row.drawn.tyre_m.value_m / 2) for x in warped(row).wheels)
    return _tyres(row, f'class="kt" fill="{theme.INK}"') + drawn if view == "front" else drawn


def _outlined(row: Sized, view: View, scale: float, dash: str) -> str:
    """Over a pale line of the ground, so that it is read across the filled one."""
    own, parts = colour(row), layers(row, view)
    under = f'fill="none" stroke="{theme.GROUND}" stroke-opacity="0.7" stroke-width="{2.2 * LINE / scale:.3f}"'
    over = f'fill="none" stroke="{own}" stroke-width="{LINE / scale:.3f}" stroke-linejoin="round"{dash}'
    fine = f'fill="none" stroke="{own}" stroke-opacity="0.55" stroke-width="{HAIR / scale:.3f}"'
    body = parts[0][1]
    drawn = f'<path d="{body}" {under}/><path d="{body}" {over}/>' + "".join(f'<path d="{path}" {fine}/>' for name, path in parts[1:] if name in ("glass", "bed"))
    if view == "side":
        r = row.drawn.tyre_m.value_m / 2
        return drawn + "".join(
            f'<circle cx="{x:.3f}" cy="{-r:.3f}" r="{r:.3f}" {under}/><circle cx="{x:.3f}" cy="{-r:.3f}" r="{r:.3f}" {over}/><circle cx="{x:.3f}" cy="{-r:.3f}" r="{0.6 * r:.3f}" {fine}/>'
            for x in warped(row).wheels
        )
    return _tyres(row, fine.replace(f"{HAIR / scale:.3f}", f"{1.4 * HAIR / scale:.3f}")) + drawn if view == "front" else drawn


SPOKES = 5


def _wheel(x: float, r: float) -> str:
    spokes = "".join(f"M0,0L{0.52 * r * sin(2 * pi * n / SPOKES):.3f},{-0.52 * r * cos(2 * pi * n / SPOKES):.3f}" for n in range(SPOKES))
    return (
        f'<g transform="translate({x:.3f} {-r:.3f})"><circle class="kt" r="{r:.3f}" fill="{theme.INK}"/><circle class="kr" r="{0.62 * r:.3f}" fill="{theme.GRID}"/>'
        f'<path d="{spokes}" stroke="{theme.SOFT}" stroke-opacity="0.55" stroke-width="{0.13 * r:.3f}" class="ks"/><circle r="{0.17 * r:.3f}" fill="{theme.SOFT}" class="ks"/></g>'
    )


def _tyres(row: Sized, ink: str) -> str:
    """Both front tyres as they stand on the road."""
    wide, track = row.drawn.tyre_width_m.value_m, row.drawn.track_front_m.value_m
    high = 0.9 * row.drawn.tyre_m.value_m
    return "".join(f'<rect x="{side * track / 2 - wide / 2:.3f}" y="{-high:.3f}" width="{wide:.3f}" height="{high:.3f}" rx="{0.2 * wide:.3f}" {ink}/>' for side in (-1, 1))


#: The right half of a figure from neck to crotch, m.
_HALF = (
    "0.045,-1.56 0.05,-1.49 0.13,-1.455 0.195,-1.42 0.225,-1.34 0.245,-1.12 0.27,-0.93 0.27,-0.80 0.245,-0.74 0.215,-0.80 0.205,-0.95 0.18,-1.10 "
    "0.165,-1.24 0.155,-1.06 0.165,-0.90 0.16,-0.70 0.135,-0.48 0.135,-0.34 0.11,-0.09 0.16,-0.03 0.16,0 0.035,0 0.03,-0.10 0.04,-0.34 0.03,-0.48 0,-0.82"
)


def _mirrored(half: str) -> str:
    """The left half, from the crotch back to the neck."""
    return " ".join(pair[1:] if pair.startswith("-") else f"-{pair}" for pair in reversed(half.split()))


def person(x: float, y: float, scale: float, view: View) -> str:
    """A figure of 5 ft 9 in at its middle; from above its shoulders and head."""
    if view == "top":
        shape = f'<ellipse rx="{PERSON_DEEP_M / 2}" ry="{PERSON_WIDE_M / 2}"/><circle r="0.1" fill="{theme.GROUND}" fill-opacity="0.5"/>'
    else:
        shape = f'<circle cy="{-(PERSON_M - 0.112):.3f}" r="0.112"/><path d="M{_HALF}L{_mirrored(_HALF)}Z" stroke="{theme.SOFT}" stroke-width="0.02" stroke-linejoin="round"/>'
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.2f})" fill="{theme.SOFT}">{shape}</g>'


def grid(x1: float, x2: float, y1: float, y2: float, scale: float, x0: float, y0: float) -> str:
    """Lines a foot apart through (x0, y0), within a box in px."""
    step = M_PER_FT * scale
    down = [x0 + n * step for n in range(int((x1 - x0) / step) - 1, int((x2 - x0) / step) + 2) if x1 - 0.01 <= x0 + n * step <= x2 + 0.01]
    across = [y0 + n * step for n in range(int((y1 - y0) / step) - 1, int((y2 - y0) / step) + 2) if y1 - 0.01 <= y0 + n * step <= y2 + 0.01]
    path = "".join(f"M{x:.1f},{y1:.1f}V{y2:.1f}" for x in down) + "".join(f"M{x1:.1f},{y:.1f}H{x2:.1f}" for y in across)
    return f'<path d="{path}" stroke="{theme.GRID}" stroke-width="0.8" fill="none"/>'
