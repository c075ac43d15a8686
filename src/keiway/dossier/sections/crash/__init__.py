"""One crash: head on with the pickup most sold in the US, at the speed of the US wall test. On what evidence."""

from __future__ import annotations

from keiway.dossier.found import SPEED_MPH, Why
from keiway.dossier.pictures import drawn, plot
from keiway.dossier.section import Part, Section

TOLD = ("crash.delta_v", "crash.wall_speed", "crash.intrusion", "crash.chest_g", "crash.risk.serious", "crash.average.serious", "crash.risk.death", "crash.average.death")


def show(found, said) -> Part:
    if isinstance(found.crash, Why):
        return Part(view={"why": found.crash, "speed": SPEED_MPH, "rival": found.rival.name})
    from keiway.crash.scene.plots import risks, traces

    crash, scene = found.crash, _scene(found)
    return Part(
        view={
            "why": None, "crash": crash, "rows": _rows(crash), "stills": _stills(scene), "plots": (plot(traces.pulse(scene)), plot(risks.risks(scene, crash))), "speed": SPEED_MPH,
            "illustrated": scene.illustrated, "ladder": crash.parties[0].ladder,
        },
        data=crash,
        sources=tuple(source for party in crash.parties for rung in party.ladder for source in rung.sources), shelf=_shelf(),
    )  # fmt: skip


def _shelf() -> dict[str, tuple[str, str]]:
    """Title and address of what the ladder rests on."""
    from keiway.crash.answer.ladder import EVIDENCE

    return {id_: (source.title, source.url) for id_, source in EVIDENCE.value.sources.items()}


def _scene(found):
    from keiway.crash.scene import of_meeting

    return of_meeting(*found.crash_of)


def _rows(crash) -> list[tuple[str, str, str, str, str]]:
    """Label; the middle and the band of each."""
    from keiway.cli.crash.words import bands, label, middle

    sides = [{quantity.id: quantity for quantity in party.quantities} for party in crash.parties]
    return [(label(id_, alone=True).strip(), *(text for side in sides for text in (middle(side[id_]), bands(side[id_])))) for id_ in TOLD]


def _stills(scene) -> list:
    """The touch and the greatest crush."""
    from html import escape

    from keiway.crash.scene.page import drawing

    touch = next(n for n, frame in enumerate(scene.frames) if frame.phase == "crash")
    most = max(range(len(scene.frames)), key=lambda n: sum(side.crush_m for side in scene.frames[n].sides) if scene.frames[n].phase == "crash" else -1.0)
    names = " and ".join(actor.name for actor in scene.actors)
    shown = ((touch, "At the touch"), (most, f"{1e3 * scene.frames[most].time_s:.0f} ms later, the greatest crush"))
    found = []
    for n, says in shown:
        words = f"{says}: {names}, from the side, to scale"
        found.append(drawn(drawing.picture(scene.frames[n], scene, escape(words)), f"still-{n}", words, says))
    defs = f'<svg class="defs" aria-hidden="true" width="0" height="0"><defs>{drawing.defs(scene)}{drawing.road()}</defs></svg>'
    return [found, drawn(defs, "defs", "", "")]


SECTION = Section(title="In a crash", place={"buyer": 80, "importer": 92, "legislator": 40, "press": 50}, show=show)
