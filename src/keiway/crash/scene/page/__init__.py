"""One HTML file that shows a crash: no network, nothing that moves by itself, the same in words and in still pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template

from keiway.crash.scene.page import drawing
from keiway.crash.scene.record import Frame, Moment, Scene

MPH = 0.44704  # m/s
SPAN_S = 0.120  # of the pulse shown, at most


def page(scene: Scene, *, title: str, sentence: str, asked: str, lists: Mapping[str, Sequence[str]] = {}, footer: str = "") -> str:
    """The page as text. All words are escaped here; `lists`: headings with their lines, under the table of moments."""
    parts = {name: (files(__package__) / f"page.{name}").read_text(encoding="utf-8") for name in ("css", "js", "html")}
    frames, start = scene.frames, _start(scene)
    span = min(SPAN_S, max(frame.time_s for frame in frames if frame.phase == "crash"))
    names = [actor.name for actor in scene.actors]
    top = _top(scene)
    return Template(parts["html"]).substitute(
        css=parts["css"],
        js=parts["js"],
        title=escape(title),
        sentence=escape(sentence),
        asked=escape(asked),
        defs=drawing.defs(scene) + drawing.road(),
        stage=drawing.picture(frames[start], scene, escape(f"{names[0]} from the left, {names[1]} from the right, to scale"), ids=True),
        clock=_clock(frames[start].time_s),
        moment=escape(_moment(scene, start)),
        last=len(frames) - 1,
        start=start,
        sides="".join(_side(n, name, frames[start]) for n, name in enumerate(names)),
        pulse=_pulse(scene, span, top),
        top=top,
        half=f"{500 * span:.0f}",
        span=f"{1000 * span:.0f}",
        stills=_stills(scene),
        name0=escape(scene.actors[0].short),
        name1=escape(scene.actors[1].short),
        moments="".join(_row(scene, moment) for moment in scene.moments),
        lists="".join(_list(heading, lines) for heading, lines in {**lists, "Drawn": scene.illustrated}.items() if lines),
        footer=escape(footer),
        data=_data(scene, start, span),
    )


def _start(scene: Scene) -> int:
    """Opens at the touch: both whole, about to fold."""
    return next(n for n, frame in enumerate(scene.frames) if frame.phase == "crash")


def _clock(time_s: float) -> str:
    if time_s < 0:
        return f"{-1e3 * time_s:.0f} ms before"
    return f"{1e3 * time_s:.0f} ms" if time_s < 0.3 else f"{time_s:.2f} s"


def _moment(scene: Scene, frame: int) -> str:
    past = [moment for moment in scene.moments if moment.frame <= frame]
    return _says(scene, past[-1]) if past else ""


def _says(scene: Scene, moment: Moment) -> str:
    return moment.says if moment.side is None else f"{scene.actors[moment.side].short}: {moment.says}"


def _mph(speed_mps: float) -> str:
    whole = round(abs(speed_mps) / MPH)
    return f"{whole} mph{' back' if whole and speed_mps < 0 else ''}"


def _side(n: int, name: str, frame: Frame) -> str:
    side = frame.sides[n]
    rows = (
        ("speed", "Speed", _mph(side.speed_mps)),
        ("crush", "Crushed by", f"{1e3 * side.crush_m:.0f} mm"),
        ("g", "Vehicle", f"{side.deceleration_g:.0f} g"),
        ("chest", "Chest", f"{side.chest_g:.0f} g"),
        ("travel", "Chest moved", f"{1e3 * side.travel_m:.0f} mm"),
    )
    shown = "".join(f'<div><dt>{label}</dt><dd id="{id_}{n}">{value}</dd></div>' for id_, label, value in rows)
    return f'<section class="side"><h3>{escape(name)}</h3><dl>{shown}</dl></section>'


def _top(scene: Scene) -> int:
    most = max(max(side.chest_g, side.deceleration_g) for frame in scene.frames for side in frame.sides)
    return 20 * int(most // 20 + 1)


def _pulse(scene: Scene, span: float, top: int) -> str:
    """Chests and vehicles over time as lines; x in ms, y in g downwards from `top`."""
    shown = [frame for frame in scene.frames if frame.phase == "crash" and frame.time_s <= span + 1e-9]

    def line(name: str, n: int, what: str) -> str:
        points = " ".join(f"{1e3 * f.time_s:.1f},{top - getattr(f.sides[n], what):.1f}" for f in shown)
        return f'<path class="p{n} {name}" d="M{points}"/>'

    grid = "".join(f'<line x1="0" x2="{1e3 * span:.0f}" y1="{top - g}" y2="{top - g}"/>' for g in range(0, top + 1, 20))
    lines = "".join(line(name, n, what) for n in (0, 1) for name, what in (("car", "deceleration_g"), ("chest", "chest_g")))
    words = "; ".join(
        f"{actor.name}: vehicle up to {max(f.sides[n].deceleration_g for f in shown):.0f} g, chest up to {max(f.sides[n].chest_g for f in shown):.0f} g"
        for n, actor in enumerate(scene.actors)
    )
    return (
        f'<svg class="pulse" role="img" aria-label="{escape(words)}" viewBox="0 -1 {1e3 * span:.0f} {top + 2}" preserveAspectRatio="none">'
        f'{grid}{lines}<line id="cursor" class="cursor" x1="0" x2="0" y1="0" y2="{top}"/></svg>'
    )


def _stills(scene: Scene) -> str:
    """Approach, touch, the moments that both share, and rest."""
    shown = {0: "Approach"} | {moment.frame: moment.says for moment in scene.moments if moment.side is None}
    greatest = [n for n, says in shown.items() if says.startswith("greatest")]
    shown |= {(_start(scene) + n) // 2: "half the time to the greatest crush" for n in greatest}
    return "".join(
        f"<figure>{drawing.picture(scene.frames[n], scene, escape(says))}"
        f"<figcaption><b>{_clock(scene.frames[n].time_s)}</b> {escape(says)}</figcaption></figure>"
        for n, says in sorted(shown.items())
    )


def _row(scene: Scene, moment: Moment) -> str:
    frame = scene.frames[moment.frame]
    dot = {0: "dot a", 1: "dot b", None: "dot both"}[moment.side]
    speeds = "".join(f'<td class="n">{_mph(side.speed_mps)}</td>' for side in frame.sides)
    return f'<tr><td class="n">{_clock(moment.time_s)}</td><td><span class="{dot}"></span>{escape(_says(scene, moment))}</td>{speeds}</tr>'


def _list(heading: str, lines: Sequence[str]) -> str:
    return f"<h2>{escape(heading)}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _data(scene: Scene, start: int, span: float) -> str:
    """What page.js moves the drawing by. No `<` leaves here, so that no name can end the script."""
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
        "span": span,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _numbers(frame: Frame) -> list:
    sides = [
        [round(s.position_m, 4), round(s.speed_mps, 2), round(s.crush_m, 4), round(s.deceleration_g, 1), round(s.travel_m, 3), round(s.chest_g, 1)]
        for s in frame.sides
    ]
    return [round(frame.time_s, 4), frame.phase, round(frame.force_n / 1e3, 1), *sides]
