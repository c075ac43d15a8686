"""Front view and plan, built from width, height, tracks and tyres: what a side view has no place for."""

from __future__ import annotations

import msgspec

from keiway.drawing.body.flat import on
from keiway.drawing.body.warp import Warp

Box = tuple[float, float, float, float]  # inner and outer share of half the width, foot and head share of the nose


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of a front seen straight on: y of the height, u of half the width; of what lies under the hood's edge, shares of that."""

    belt: float  # where the sides begin to lean in
    roof: float  # half width of the roof
    screen: tuple[float, float]  # foot and head of the windscreen
    lamp: Box
    slant: float = 0.0  # the lamp's outer end stands higher, share of the nose
    grille: tuple[Box, ...] = ()  # from the middle (inner share 0) to both sides
    bars: int = 0  # across the first grille
    plate: float = 0.40  # foot of the number plate
    bow: float  # how round the nose is from above, share of the length
    nose: float  # where it has opened to the full width from above, half widths behind its bow
    tail: float  # how round the tail is, half widths


FACES = {
    "box": Face(
        belt=0.57, roof=0.87, screen=(0.575, 0.925), lamp=(0.60, 0.93, 0.66, 0.90), slant=0.03, grille=((0, 0.46, 0.72, 0.84), (0, 0.66, 0.14, 0.34)),
        bow=0.03, nose=0.36, tail=0.22,
    ),
    "car": Face(
        belt=0.66, roof=0.68, screen=(0.665, 0.945), lamp=(0.55, 0.93, 0.55, 0.87), slant=0.08, grille=((0, 0.42, 0.66, 0.80), (0, 0.66, 0.12, 0.34)),
        bow=0.055, nose=0.62, tail=0.42,
    ),
    "low": Face(
        belt=0.68, roof=0.60, screen=(0.71, 0.95), lamp=(0.55, 0.93, 0.56, 0.90), slant=0.10, grille=((0, 0.44, 0.22, 0.56), (0.62, 0.86, 0.14, 0.34)),
        bow=0.065, nose=0.80, tail=0.62,
    ),
    "tall": Face(
        belt=0.665, roof=0.76, screen=(0.675, 0.945), lamp=(0.64, 0.94, 0.58, 0.88), grille=((0, 0.58, 0.50, 0.90), (0, 0.56, 0.08, 0.24)), bars=2, plate=0.27,
        bow=0.035, nose=0.48, tail=0.26,
    ),
    "cart": Face(
        belt=0.44, roof=0.90, screen=(0.46, 0.90), lamp=(0.52, 0.80, 0.56, 0.86), grille=((0, 0.40, 0.16, 0.34),),
        bow=0.05, nose=0.55, tail=0.3,
    ),
}  # fmt: skip

#: Layers of a drawing: (what it is, path data). Bodies are filled, glass and lamps light, grilles dark, seams drawn as lines.
Layers = list[tuple[str, str]]
PLATE_M = (0.33, 0.165)  # a number plate of Japan; US ones are 12 by 6 in


def front(face: Face, warp: Warp, width_m: float) -> Layers:
    """Seen from ahead; x from the middle, y down."""
    h, w, hood = warp.frame.height_m, width_m / 2, warp.y(warp.outline.hood)
    low = warp.y(min(y for _, y in warp.outline.lower))
    belt = face.belt * h
    half = [
        (0, low), (0.92 * w, low), (w, low + 0.07 * h), (w, belt - 0.05 * h), (0.965 * w, belt),
        ((face.roof + 0.05) * w, 0.93 * h), (face.roof * w - 0.06 * w, h), (0, h),
    ]  # fmt: skip
    radii = [0, 0.06, 0.08, 0.15, 0.06, 0.1, 0.1, 0]
    foot_y, head_y = (share * h for share in face.screen)
    screen = [(-0.87 * w, foot_y), (0.87 * w, foot_y), ((face.roof - 0.03) * w, head_y), (-(face.roof - 0.03) * w, head_y)]
    layers: Layers = [("body", rounded(mirrored(half), [*radii, *radii[::-1]])), ("glass", rounded(screen, [0.05] * 4))]
    layers.append(("seam", f"M{-0.9 * w:.3f},{-hood:.3f} Q0,{-hood - 0.03:.3f} {0.9 * w:.3f},{-hood:.3f}"))
    return layers + _nose(face, w, low, min(hood, foot_y) - low)


def _nose(face: Face, w: float, low: float, nose: float) -> Layers:
    """What lies under the hood's edge: grilles, lamps, number plate, the bumper's edge."""
    layers: Layers = []
    for inner, outer, foot, head in face.grille:
        y1, y2 = low + foot * nose, low + head * nose
        boxes = [(-outer, outer)] if inner == 0 else [(-outer, -inner), (inner, outer)]
        layers += [("dark", rounded([(u1 * w, y1), (u2 * w, y1), (u2 * w, y2), (u1 * w, y2)], [0.03] * 4)) for u1, u2 in boxes]
    _, outer, foot, head = face.grille[0]
    for n in range(1, face.bars + 1):
        y = low + (foot + (head - foot) * n / (face.bars + 1)) * nose
        layers.append(("seam", f"M{-outer * w:.3f},{-y:.3f} H{outer * w:.3f}"))
    inner, outer, foot, head = face.lamp
    for hand in (-1, 1):
        lean = face.slant * nose
        y1, y2 = low + foot * nose, low + head * nose
        box = [(hand * inner * w, y1), (hand * outer * w, y1 + lean), (hand * outer * w, y2), (hand * inner * w, y2 - lean)]
        layers.append(("lamp", rounded(box, [0.045] * 4)))
    wide, high = PLATE_M[0] / 2, min(PLATE_M[1], 0.22 * nose)
    y = low + face.plate * nose
    layers.append(("lamp", rounded([(-wide, y), (wide, y), (wide, y + high), (-wide, y + high)], [0.015] * 4)))
    return layers


def plan(face: Face, warp: Warp, width_m: float) -> Layers:
    """Seen from above, nose to the left; x from the front bumper, y from the middle."""
    w, length = width_m / 2, warp.frame.length_m
    cowl, roof, roof_end, tail = (warp.x(x) for x in warp.outline.stations)
    bow, top = face.bow * length, face.roof * w
    sides, back = bow + face.nose * w, face.tail * w  # where the nose has opened to the full width; how round the tail is
    body = (
        f"M{sides:.3f},{-w:.3f} C{0.5 * bow:.3f},{-w:.3f} 0,{-0.8 * w:.3f} 0,0 C0,{0.8 * w:.3f} {0.5 * bow:.3f},{w:.3f} {sides:.3f},{w:.3f} "
        f"L{length - back:.3f},{w:.3f} C{length - 0.05 * w:.3f},{w:.3f} {length:.3f},{0.9 * w:.3f} {length:.3f},0 "
        f"C{length:.3f},{-0.9 * w:.3f} {length - 0.05 * w:.3f},{-w:.3f} {length - back:.3f},{-w:.3f}Z"
    )
    layers: Layers = [("body", body), ("glass", _across(cowl, 0.84 * w, roof, top * 0.93, bulge=-0.10 * w))]
    if tail - roof_end > 0.04:
        layers.append(("glass", _across(tail, 0.80 * w, roof_end, top * 0.93, bulge=0.06 * w)))
    for hand in (-1, 1):
        strip = [(cowl + 0.5 * (roof - cowl), hand * 0.93 * w), (roof + 0.03, hand * (top + 0.01)), (roof_end - 0.03, hand * (top + 0.01)), (roof_end + 0.3 * (tail - roof_end), hand * 0.91 * w)]
        if 0.91 * w - top > 0.05:
            layers.append(("glass", rounded([(x, -y) for x, y in strip], [0.03] * 4)))
    return layers + _deck(face, warp, w, bow, (cowl, roof, roof_end, tail))


def _deck(face: Face, warp: Warp, w: float, bow: float, stations: tuple[float, ...]) -> Layers:
    """What lies on top: lamps at the corners, the hood's edges, the roof's, a load bed with its ribs."""
    cowl, roof, roof_end, _ = stations
    layers: Layers = []
    for hand in (-1, 1):
        if cowl > 0.45:
            layers.append(("lamp", _corner_lamp(face, w, bow, hand)))
            layers.append(("seam", f"M{cowl - 0.02:.3f},{hand * 0.78 * w:.3f} Q{0.5 * cowl:.3f},{hand * 0.72 * w:.3f} {bow + 0.05:.3f},{hand * 0.5 * w:.3f}"))
        if face.roof > 0.8 and roof_end - roof > 0.3:
            layers.append(("seam", f"M{roof + 0.06:.3f},{hand * 0.9 * face.roof * w:.3f} H{roof_end - 0.06:.3f}"))
    if warp.outline.bed:
        a, b = (warp.x(x) for x in warp.outline.bed)
        layers.append(("bed", rounded([(a, -0.86 * w), (b - 0.05, -0.86 * w), (b - 0.05, 0.86 * w), (a, 0.86 * w)], [0.04] * 4)))
        layers += [("seam", f"M{a + 0.06:.3f},{share * w:.3f} H{b - 0.11:.3f}") for share in (-0.5, -0.17, 0.17, 0.5)]
    return layers


def _corner_lamp(face: Face, w: float, bow: float, hand: int) -> str:
    """A lamp along the turn of the nose, a little inside its edge."""
    edge = [on(((bow + face.nose * w, w), (0.5 * bow, w), (0.0, 0.8 * w), (0.0, 0.0)), t) for t in (0.22, 0.3, 0.38, 0.46)]
    outer = [(x + 0.025, y - 0.025) for x, y in edge]
    inner = [(x + 0.025 + deep, y - 0.025 - 0.6 * deep) for (x, y), deep in zip(edge, (0.0, 0.09, 0.11, 0.05), strict=True)]
    return "M" + "L".join(f"{x:.3f},{hand * y:.3f}" for x, y in [*outer, *reversed(inner)]) + "Z"


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
