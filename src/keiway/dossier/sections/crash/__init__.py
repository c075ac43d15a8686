"""One crash: head on with the pickup most sold in the US, at the speed of the US wall test. On what evidence."""

from __future__ import annotations

import re

from keiway.dossier.found import SPEED_MPH, Why
from keiway.dossier.pictures import chart, drawn
from keiway.dossier.section import Part, Section

TOLD = ("crash.delta_v", "crash.wall_speed", "crash.intrusion", "crash.chest_g", "crash.risk.serious", "crash.average.serious", "crash.risk.death", "crash.average.death")
STEP_MS = 5.0


def show(found, said) -> Part:
    if isinstance(found.crash, Why):
        return Part(view={"why": found.crash, "speed": SPEED_MPH, "rival": found.rival.name})
    crash, scene = found.crash, _scene(found)
    return Part(
        view={
            "why": None, "crash": crash, "rows": _rows(crash), "stills": _stills(scene), "figure": _pulses(scene, crash), "speed": SPEED_MPH,
            "illustrated": scene.illustrated, "ladder": crash.parties[0].ladder,
        },
        data=crash,
        sources=tuple(source for party in crash.parties for rung in party.ladder for source in rung.sources),
    )  # fmt: skip


def _scene(found):
    from keiway.crash.scene import of_meeting

    return of_meeting(*found.crash_of)


def _rows(crash) -> list[tuple[str, str, str, str, str]]:
    """Label; the middle and the band of each."""
    from keiway.cli.crash.words import bands, label, middle

    sides = [{quantity.id: quantity for quantity in party.quantities} for party in crash.parties]
    return [(label(id_, alone=True).strip(), *(text for side in sides for text in (middle(side[id_]), bands(side[id_])))) for id_ in TOLD]


def _pulses(scene, crash):
    from keiway.crash.scene.pictures import pulses

    names = [actor.name for actor in scene.actors]
    figure = chart(pulses(scene, f"{names[0]} against {names[1]}, each at {crash.speeds_mph[0]:g} mph"), "pulses")
    return figure


def _stills(scene) -> list:
    """The touch and the greatest crush."""
    from keiway.crash.scene.page import drawing

    touch = next(n for n, frame in enumerate(scene.frames) if frame.phase == "crash")
    most = max(range(len(scene.frames)), key=lambda n: sum(side.crush_m for side in scene.frames[n].sides) if scene.frames[n].phase == "crash" else -1.0)
    names = " and ".join(actor.name for actor in scene.actors)
    shown = ((touch, "At the touch"), (most, f"{1e3 * scene.frames[most].time_s:.0f} ms later, the greatest crush"))
    found = []
    for n, says in shown:
        words = f"{says}: {names}, from the side, to scale"
        found.append(drawn(_plain(drawing.picture(scene.frames[n], scene, _safe(words))), f"still-{n}", words, says))
    defs = f'<svg class="defs" aria-hidden="true" width="0" height="0"><defs>{drawing.defs(scene)}{drawing.road()}</defs></svg>'
    return [found, drawn(defs, "defs", "", "")]


def _safe(text: str) -> str:
    from html import escape

    return escape(text)


def _plain(svg: str) -> str:
    """Without a style attribute, which the file's policy forbids; its shape stands in the viewBox."""
    return re.sub(r' style="[^"]*"', "", svg)


SECTION = Section(title="In a crash", place={"buyer": 80, "importer": 92, "legislator": 40, "press": 50}, show=show)
