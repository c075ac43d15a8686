"""Front view and plan, built from width, height, tracks and tyres: what a side view has no place for."""

from __future__ import annotations

import msgspec

from keiway.drawing.body.warp import Warp


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of a front seen straight on: y of the height, u of half the width."""

    belt: float  # where the sides begin to lean in
    roof: float  # half width of the roof
    screen: tuple[float, float]  # foot and head of the windscreen
    bow: float  # how round the nose is from above, share of the length


FACES = {
    "box": Face(belt=0.57, roof=0.87, screen=(0.575, 0.925), bow=0.03),
    "car": Face(belt=0.66, roof=0.68, screen=(0.665, 0.945), bow=0.055),
    "low": Face(belt=0.68, roof=0.60, screen=(0.71, 0.95), bow=0.065),
    "tall": Face(belt=0.665, roof=0.76, screen=(0.675, 0.945), bow=0.035),
    "cart": Face(belt=0.44, roof=0.90, screen=(0.46, 0.90), bow=0.05),
}

#: Layers of a drawing: (what it is, path data). Bodies are filled, glass and lamps lighter, seams drawn as lines.
Layers = list[tuple[str, str]]


def front(face: Face, warp: Warp, width_m: float) -> Layers:
    """Seen from ahead; x from the middle, y down."""
    h, w, hood = warp.frame.height_m, width_m / 2, warp.y(warp.outline.hood)
    foot = min(y for _, y in warp.outline.lower)
    low = warp.y(foot)
    belt = face.belt * h
    half = [
        (0, low), (0.92 * w, low), (w, low + 0.07 * h), (w, belt - 0.05 * h), (0.965 * w, belt),
        ((face.roof + 0.05) * w, 0.93 * h), (face.roof * w - 0.06 * w, h), (0, h),
    ]  # fmt: skip
    radii = [0, 0.06, 0.08, 0.15, 0.06, 0.1, 0.1, 0]
    foot_y, head_y = (share * h for share in face.screen)
    screen = [(-0.87 * w, foot_y), (0.87 * w, foot_y), ((face.roof - 0.03) * w, head_y), (-(face.roof - 0.03) * w, head_y)]
    lamp_y, lamp = 0.84 * hood, 0.12 * hood
    layers: Layers = [("body", rounded(mirrored(half), [*radii, *radii[::-1]])), ("glass", rounded(screen, [0.05] * 4))]
    for side in (-1, 1):
        box = [(side * 0.58 * w, lamp_y - lamp / 2), (side * 0.9 * w, lamp_y - lamp / 2), (side * 0.9 * w, lamp_y + lamp / 2), (side * 0.58 * w, lamp_y + lamp / 2)]
        layers.append(("lamp", rounded(box, [0.04] * 4)))
    layers.append(("seam", f"M{-0.9 * w:.3f},{-hood:.3f} Q0,{-hood - 0.03:.3f} {0.9 * w:.3f},{-hood:.3f}"))
    layers.append(("seam", f"M{-0.46 * w:.3f},{-lamp_y:.3f} L{0.46 * w:.3f},{-lamp_y:.3f}"))
    bumper = low + 0.42 * (lamp_y - low)
    layers.append(("seam", f"M{-0.94 * w:.3f},{-bumper:.3f} L{0.94 * w:.3f},{-bumper:.3f}"))
    return layers


def plan(face: Face, warp: Warp, width_m: float) -> Layers:
    """Seen from above, nose to the left; x from the front bumper, y from the middle."""
    w, length = width_m / 2, warp.frame.length_m
    cowl, roof, roof_end, tail = (warp.x(x) for x in warp.outline.stations)
    bow, top = face.bow * length, face.roof * w
    sides, back = bow + 0.5 * w, 0.35 * w  # where the nose has opened to the full width; how round the tail is
    body = (
        f"M{sides:.3f},{-w:.3f} C{0.5 * bow:.3f},{-w:.3f} 0,{-0.8 * w:.3f} 0,0 C0,{0.8 * w:.3f} {0.5 * bow:.3f},{w:.3f} {sides:.3f},{w:.3f} "
        f"L{length - back:.3f},{w:.3f} C{length - 0.05 * w:.3f},{w:.3f} {length:.3f},{0.9 * w:.3f} {length:.3f},0 "
        f"C{length:.3f},{-0.9 * w:.3f} {length - 0.05 * w:.3f},{-w:.3f} {length - back:.3f},{-w:.3f}Z"
    )
    layers: Layers = [("body", body), ("glass", _across(cowl, 0.84 * w, roof, top * 0.93, bulge=-0.10 * w))]
    if tail - roof_end > 0.04:
        layers.append(("glass", _across(tail, 0.80 * w, roof_end, top * 0.93, bulge=0.06 * w)))
    for side in (-1, 1):
        strip = [(cowl + 0.5 * (roof - cowl), side * 0.93 * w), (roof + 0.03, side * (top + 0.01)), (roof_end - 0.03, side * (top + 0.01)), (roof_end + 0.3 * (tail - roof_end), side * 0.91 * w)]
        if 0.91 * w - top > 0.05:
            layers.append(("glass", rounded([(x, -y) for x, y in strip], [0.03] * 4)))
    if warp.outline.bed:
        a, b = (warp.x(x) for x in warp.outline.bed)
        layers.append(("bed", rounded([(a, -0.86 * w), (b - 0.05, -0.86 * w), (b - 0.05, 0.86 * w), (a, 0.86 * w)], [0.04] * 4)))
    return layers


def _across(x1: float, half1: float, x2: float, half2: float, bulge: float) -> str:
    """A window across the car: its foot bows outwards."""
    return f"M{x1:.3f},{-half1:.3f} Q{x1 + bulge:.3f},0 {x1:.3f},{half1:.3f} L{x2:.3f},{half2:.3f} Q{x2 + 0.6 * bulge:.3f},0 {x2:.3f},{-half2:.3f}Z"


def mirrored(half: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The right half and its mirror image, one closed round."""
    return [*half, *[(-x, y) for x, y in reversed(half)]]


def rounded(points: list[tuple[float, float]], radii: list[float]) -> str:
    """A closed polygon with round corners; y up in, y down out."""
    text, n = "", len(points)
    for i, (x, y) in enumerate(points):
        before, after = _towards((x, y), points[i - 1], radii[i]), _towards((x, y), points[(i + 1) % n], radii[i])
        text += f"{'L' if text else 'M'}{before[0]:.3f},{-before[1]:.3f} Q{x:.3f},{-y:.3f} {after[0]:.3f},{-after[1]:.3f} "
    return text + "Z"


def _towards(a: tuple[float, float], b: tuple[float, float], by: float) -> tuple[float, float]:
    """A point on the way from a to b, `by` along, at most half way."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    far = (dx * dx + dy * dy) ** 0.5
    share = min(by / far, 0.5) if far else 0.0
    return a[0] + dx * share, a[1] + dy * share
