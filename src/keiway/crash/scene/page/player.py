"""The crash to play and step: the drawing, its controls, what both go through at the moment shown, and still pictures.

One piece of HTML for every face that shows it, with `player.css` and `player.js`. It carries no style and no script of its own,
so it stands under a strict content security policy; without a script the first touch and the stills remain.
"""

from __future__ import annotations

import json
from html import escape

from keiway.crash.scene.page import drawing
from keiway.crash.scene.record import Frame, Moving, Scene

MPH, INCH_M = 0.44704, 0.0254
PHASES = ("approach", "crash", "after")
#: id, label: what stands under each vehicle; written by `_figures` and by player.js.
FIGURES = (("crush", "Crushed"), ("g", "Slowed at"), ("chest", "Chest at"), ("travel", "Chest moved"))


def player(scene: Scene) -> str:
    """The whole of it, safe to stand in a page. All words are escaped here."""
    start, names = start_of(scene), [actor.name for actor in scene.actors]
    frame = scene.frames[start]
    label = escape(f"{names[0]} from the left, {names[1]} from the right, to scale")
    tags = "".join(
        f'<p class="tag{n}"><b>{escape(name)}</b> <span id="speed{n}">{_heading(n, side.speed_mps)}</span></p>'
        for n, (name, side) in enumerate(zip(names, frame.sides, strict=True))
    )
    return (
        f'<div class="crash" role="group" aria-label="The crash, moment by moment" data-crash="{escape(_data(scene, start))}">'
        f'<svg class="sprites" width="0" height="0" aria-hidden="true"><defs>{drawing.defs(scene)}{drawing.road()}</defs></svg>'
        f'<div class="stage"><div class="tags">{tags}</div>{drawing.picture(frame, scene, label, ids=True)}</div>'
        f"{_now(scene, start)}{_controls(scene, start)}"
        f'<div class="sides">{"".join(_side(n, name, frame.sides[n]) for n, name in enumerate(names))}</div>'
        f'<section class="still"><h2>In still pictures</h2><div class="strip">{stills(scene)}</div></section></div>'
    )


def start_of(scene: Scene) -> int:
    """Opens at the touch: both whole, about to fold."""
    return next(n for n, frame in enumerate(scene.frames) if frame.phase == "crash")


def clock(time_s: float) -> str:
    if time_s < 0:
        return f"{-1e3 * time_s:.0f} ms before"
    return f"{1e3 * time_s:.0f} ms" if time_s < 0.3 else f"{time_s:.2f} s"


def mph(speed_mps: float) -> str:
    whole = round(abs(speed_mps) / MPH)
    return f"{whole} mph{' back' if whole and speed_mps < 0 else ''}"


def _heading(n: int, speed_mps: float) -> str:
    """The speed with an arrow the way it goes, as player.js writes it: the first vehicle comes from the left."""
    if not round(abs(speed_mps) / MPH):
        return mph(speed_mps)
    right = (speed_mps > 0) == (n == 0)
    return f"{mph(speed_mps)} \u2192" if right else f"\u2190 {mph(speed_mps)}"


def says(scene: Scene, moment) -> str:
    return moment.says if moment.side is None else f"{scene.actors[moment.side].short}: {moment.says}"


def _now(scene: Scene, start: int) -> str:
    past = [moment for moment in scene.moments if moment.frame <= start]
    return (
        f'<div class="moment"><span class="clock" id="clock">{clock(scene.frames[start].time_s)}</span>'
        f'<span><span id="phase" class="soft">after the touch</span><br><b id="moment" aria-live="polite">{escape(says(scene, past[-1])) if past else ""}</b></span>'
        '<span class="soft" id="slow"></span></div>'
    )


def _controls(scene: Scene, start: int) -> str:
    """Shown once the script runs."""
    first, last = (round(1e3 * scene.frames[n].time_s) for n in (0, -1))
    return (
        '<div class="controls">'
        '<button type="button" class="play" id="play">Play</button>'
        '<button type="button" class="plain" id="half" aria-pressed="false">Half speed</button>'
        '<button type="button" class="plain" id="back" aria-label="One step back">&#9664;</button>'
        '<button type="button" class="plain" id="on" aria-label="One step forward">&#9654;</button>'
        '<label class="hush" for="range">Moment of the crash</label>'
        f'<input type="range" id="range" min="0" max="{len(scene.frames) - 1}" value="{start}" step="1">'
        f'<span class="ms"><input type="number" id="ms" min="{first}" max="{last}" value="0" step="1" autocomplete="off"><label for="ms">ms<span class="hush"> after the touch</span></label></span>'
        "</div>"
    )


def _side(n: int, name: str, side: Moving) -> str:
    shown = "".join(f'<div><dt>{label}</dt><dd id="{id_}{n}">{_figure(id_, side)}</dd></div>' for id_, label in FIGURES)
    return f'<section class="side"><h2>{escape(name)}</h2><dl>{shown}</dl></section>'


def _figure(id_: str, side: Moving) -> str:
    """As player.js writes it."""
    if id_ in ("g", "chest"):
        return f"{side.deceleration_g if id_ == 'g' else side.chest_g:.0f} g"
    metres = side.crush_m if id_ == "crush" else side.travel_m
    return f"{metres / INCH_M:.1f} in<small>{1e3 * metres:.0f} mm</small>"


def stills(scene: Scene) -> str:
    """Approach, touch, the moments that both share, and rest."""
    shown = {0: "Approach"} | {moment.frame: moment.says for moment in scene.moments if moment.side is None}
    greatest = [n for n, words in shown.items() if words.startswith("greatest")]
    shown |= {(start_of(scene) + n) // 2: "half the time to the greatest crush" for n in greatest}
    return "".join(
        f"<figure>{drawing.picture(scene.frames[n], scene, escape(words))}"
        f"<figcaption><b>{clock(scene.frames[n].time_s)}</b> {escape(words)}</figcaption></figure>"
        for n, words in sorted(shown.items())
    )


def moments(scene: Scene) -> str:
    """Rows of the table of what happens when."""
    return "".join(_moment(scene, moment) for moment in scene.moments)


def _moment(scene: Scene, moment) -> str:
    frame = scene.frames[moment.frame]
    dot = {0: "dot p0", 1: "dot p1", None: "dot both"}[moment.side]
    speeds = "".join(f'<td class="n">{mph(side.speed_mps)}</td>' for side in frame.sides)
    return f'<tr><td class="n">{clock(moment.time_s)}</td><td><span class="{dot}"></span>{escape(says(scene, moment))}</td>{speeds}</tr>'


def _data(scene: Scene, start: int) -> str:
    """What player.js moves the drawing by."""
    sizes = drawing.drawn(scene)
    value = {
        "frames": [_numbers(frame) for frame in scene.frames],
        "sizes": [{"length": s.length, "fold": s.fold, "wheels": s.wheels, "tyre": round(s.tyre), "head": s.head[0], "screen": s.screen} for s in sizes],
        "names": [actor.short for actor in scene.actors],
        "moments": [(round(m.time_s, 4), m.frame, m.side, m.says) for m in scene.moments],
        "tall": drawing.shape(scene, sizes),
        "margin": drawing.MARGIN_CM,
        "ground": drawing.GROUND_CM,
        "room": drawing.ROOM_CM,
        "start": start,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _numbers(frame: Frame) -> list:
    """Time, phase, force (kN), then of each side position, speed, crush, deceleration, travel, chest: m, m/s, g."""
    sides = [
        [round(s.position_m, 4), round(s.speed_mps, 2), round(s.crush_m, 4), round(s.deceleration_g, 1), round(s.travel_m, 3), round(s.chest_g, 1)]
        for s in frame.sides
    ]
    return [round(frame.time_s, 4), PHASES.index(frame.phase), round(frame.force_n / 1e3, 1), *sides]
