"""The side views of `keiway.drawing` as a crash needs them: in centimetres, with the part that folds and the driver's head.

Drawing only: nothing is computed from them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import msgspec

from keiway.crash.scene.record import Actor
from keiway.drawing.body.flat import points
from keiway.drawing.body.outlines import OUTLINES
from keiway.drawing.body.warp import Frame, Warp, overhang_share
from keiway.drawing.small import in_cm


class Seated(msgspec.Struct, frozen=True):
    """In the outline's own centimetres: how far the nose reaches that folds, and the middle of the driver's head."""

    nose: float
    head: tuple[float, float]


SILHOUETTES = {
    "kei wagon": Seated(63, (158, 137)),
    "kei van": Seated(37, (112, 142)),
    "kei truck": Seated(29, (84, 137)),
    "roadster": Seated(101, (222, 99)),
    "hatch": Seated(86, (200, 117)),
    "sedan": Seated(106, (230, 117)),
    "SUV": Seated(95, (226, 137)),
    "off-roader": Seated(64, (166, 136)),
    "pickup": Seated(114, (226, 157)),
    "single-cab pickup": Seated(92, (196, 133)),
    "van": Seated(75, (178, 149)),
    "city car": Seated(43, (138, 121)),
    "LSV": Seated(42, (132, 140)),
}


class Silhouette(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle, cm: paths with y down, as SVG counts, and lengths from its undamaged front and from the road."""

    body: str
    glass: tuple[str, ...]
    seams: tuple[str, ...]
    nose: float
    wheels: tuple[float, float]
    tyre: float  # radius
    head: tuple[float, float]  # the driver's
    screen: float  # the windscreen at the head's height


@lru_cache(maxsize=64)
def silhouette(actor: Actor) -> Silhouette:
    """Its outline brought to its sizes. Kept: a page asks for each vehicle a dozen times."""
    outline, seated = OUTLINES[actor.silhouette], SILHOUETTES[actor.silhouette]
    ahead = overhang_share(outline) * (actor.length_m - actor.wheelbase_m)
    frame = Frame(length_m=actor.length_m, height_m=actor.height_m, front_wheel_m=ahead, wheelbase_m=actor.wheelbase_m, tyre_m=outline.tyre / 100)
    warp = Warp(outline, frame)

    def cm(x_m: float) -> float:
        return round(100 * x_m, 1)

    return Silhouette(
        body=in_cm(warp.body()), glass=tuple(in_cm(warp.path(path)) for path in outline.glass), seams=tuple(in_cm(warp.path(path)) for path in outline.seams),
        nose=cm(warp.x(seated.nose)), wheels=(cm(warp.wheels[0]), cm(warp.wheels[1])), tyre=outline.tyre,
        head=(cm(warp.x(seated.head[0])), cm(warp.y(seated.head[1]))), screen=cm(warp.x(_foremost(outline.glass[0], seated.head[1]))),
    )  # fmt: skip


def _foremost(path: str, y: float) -> float:
    """Where the edge of a window stands foremost at a height."""
    edge = list(points(path))
    return min(a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b in pairwise([*edge, edge[0]]) if (a[1] - y) * (b[1] - y) <= 0 and a[1] != b[1])
