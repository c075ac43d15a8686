"""The two vehicles as SVG, in centimetres on the road, and where each frame puts them.

A front folds by scaling what lies ahead of one line; the rest keeps its size. `player.js` moves the same groups by the same
few formulas, so the stills and the moving picture are one drawing.
"""

from __future__ import annotations

import msgspec

from keiway.crash.scene.page.silhouettes import Silhouette, silhouette
from keiway.crash.scene.record import Actor, Frame, Moving, Scene

LEAST_FOLD = 1.25  # the folding part is at least this times the crush, so that something is left of it
SKY_CM, GROUND_CM = 45, 34
MARGIN_CM = 60
HEAD_CM = 12
ROOM_CM = 18  # between the head's middle and the windscreen


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of one vehicle's drawing, cm."""

    length: float
    height: float
    fold: float
    wheels: tuple[float, float]
    tyre: float
    head: tuple[float, float]
    screen: float


def drawn(scene: Scene) -> tuple[Drawn, Drawn]:
    """The sizes of both drawings."""
    return tuple(_sizes(actor, max(frame.sides[n].crush_m for frame in scene.frames)) for n, actor in enumerate(scene.actors))


def _sizes(actor: Actor, crush_m: float) -> Drawn:
    shape = silhouette(actor)
    return Drawn(
        length=100 * actor.length_m,
        height=100 * actor.height_m,
        fold=round(max(shape.nose, 100 * LEAST_FOLD * crush_m), 1),
        wheels=shape.wheels,
        tyre=shape.tyre,
        head=shape.head,
        screen=shape.screen,
    )


def defs(scene: Scene) -> str:
    """Bodies, wheels and drivers, to be used by every picture of the page."""
    parts = (_defs(n, silhouette(actor), sizes) for n, (actor, sizes) in enumerate(zip(scene.actors, drawn(scene), strict=True)))
    return "".join(parts)


def _defs(n: int, shape: Silhouette, size: Drawn) -> str:
    def paths(name: str, all_: tuple[str, ...]) -> str:
        return "".join(f'<path class="{name}" d="{path}"/>' for path in all_)

    top = size.height + 20
    r, (x, y) = size.tyre, size.head
    return (
        f'<clipPath id="fold{n}"><rect x="-20" y="-{top:.0f}" width="{size.fold + 20.5:.1f}" height="{top:.0f}"/></clipPath>'
        f'<clipPath id="rest{n}"><rect x="{size.fold:.1f}" y="-{top:.0f}" width="{size.length:.0f}" height="{top:.0f}"/></clipPath>'
        f'<g id="body{n}" class="party{n}">{paths("body", (shape.body,))}{paths("glass", shape.glass)}{paths("seam", shape.seams)}</g>'
        f'<g id="wheel{n}"><circle class="arch" r="{1.16 * r:.0f}"/><circle class="tyre" r="{r:.0f}"/><circle class="rim" r="{0.58 * r:.0f}"/></g>'
        f'<g id="rider{n}" class="rider"><circle cx="{x:.0f}" cy="-{y:.0f}" r="{HEAD_CM}"/>'
        f'<path d="M{x + 4:.0f},-{y - HEAD_CM - 3:.0f} q6,22 4,44"/></g>'
    )


def vehicle(n: int, size: Drawn, frame: Frame, ids: bool = False) -> str:
    """One vehicle where a frame puts it; `ids` names the groups that the player moves."""
    side = frame.sides[n]
    name = (lambda what: f' id="{what}{n}"') if ids else (lambda what: "")
    tip = 100 * side.position_m
    place = f"translate({tip:.1f} 0) scale(-1 1)" if n == 0 else f"translate({-tip:.1f} 0)"
    crush = 100 * side.crush_m
    wheels = "".join(
        f'<use{name(f"w{j}_")} href="#wheel{n}" transform="translate({folded(x, crush, size.fold):.1f} -{size.tyre:.0f})"/>'
        for j, x in enumerate(size.wheels)
    )
    return (
        f'<g{name("place")} transform="{place}">'
        f'<g clip-path="url(#rest{n})"><use href="#body{n}"/></g>'
        f'<g{name("front")} transform="{fold(crush, size.fold)}"><g clip-path="url(#fold{n})"><use href="#body{n}"/></g></g>'
        f'{wheels}<use{name("sits")} href="#rider{n}" transform="translate({-leant(side, size):.1f} 0)"/></g>'
    )


def leant(side: Moving, size: Drawn) -> float:
    """How far (cm) the driver is drawn forward: as far as the chest has moved, but not out through the windscreen."""
    screen = folded(size.screen, 100 * side.crush_m, size.fold)
    return min(100 * side.travel_m, max(size.head[0] - screen - ROOM_CM, 0.0))


def fold(crush: float, zone: float) -> str:
    """The transform of what lies ahead of `zone` (cm) when `crush` of it is gone."""
    k = (zone - crush) / zone
    return f"matrix({k:.4f} 0 0 1 {crush:.2f} 0)"


def folded(x: float, crush: float, zone: float) -> float:
    """Where a point at x (cm from the undamaged front) is then."""
    return crush + x * (zone - crush) / zone if x < zone else x


def view(frame: Frame, sizes: tuple[Drawn, Drawn]) -> tuple[float, float]:
    """Middle and width (cm) of what a frame shows: both vehicles and a margin."""
    left = 100 * frame.sides[0].position_m - sizes[0].length
    right = -100 * frame.sides[1].position_m + sizes[1].length
    return (left + right) / 2, right - left + 2 * MARGIN_CM


def picture(frame: Frame, scene: Scene, label: str, ids: bool = False) -> str:
    """One SVG of a frame. `label`: what it shows, for those who do not see it (escaped already)."""
    sizes = drawn(scene)
    middle, width = view(frame, sizes)
    tall = shape(scene, sizes)
    height = max(width * tall[1] / tall[0], tall[1])
    box = f"{middle - width / 2:.0f} {GROUND_CM - height:.0f} {width:.0f} {height:.0f}"
    both = "".join(vehicle(n, size, frame, ids) for n, size in enumerate(sizes))
    name = ' id="stage"' if ids else ""
    return (
        f'<svg{name} class="scene" role="img" aria-label="{label}" viewBox="{box}" preserveAspectRatio="xMidYMax meet">'
        f"{both}{ROAD}</svg>"
    )


def shape(scene: Scene, sizes: tuple[Drawn, Drawn]) -> tuple[float, float]:
    """Width and height (cm) of the narrowest view, which sets the shape of the picture."""
    narrowest = min(view(frame, sizes)[1] for frame in scene.frames)
    return narrowest, max(size.height for size in sizes) + SKY_CM + GROUND_CM


ROAD = '<use href="#road"/>'


def road() -> str:
    """The road with a mark a metre, longer every five; the place of the first touch in the middle."""
    marks = "".join(f"M{100 * m},0 v{16 if m % 5 == 0 else 9}" for m in range(-60, 61))
    return f'<g id="road"><path class="tarmac" d="M-6000,0 H6000 V34 H-6000Z"/><path class="mark" d="{marks}"/><path class="touch" d="M0,4 l-9,18 h18Z"/></g>'
