"""Two vehicles head on: who takes what, the crash to step through, its pulses and risks with their bands, on what evidence."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown

INPUTS = ("vehicle", "vs", "speed", "speed_vs", "overlap", "belts", "belts_vs", "built")


def show(asked: Asked) -> Shown:
    from keiway.cli.crash import files
    from keiway.cli.crash.shown import Shown as Printed
    from keiway.cli.crash.shown import shown
    from keiway.crash.scene.page.player import moments, player
    from keiway.crash.scene.pictures import pulses
    from keiway.web.pages.crash import asking, evidence, figures, finding, form

    given = asking.completed(asked)
    question, notes = asking.read(given)
    found, scene = asking.answered(question)
    told = files.asked(scene, found)
    table = pulses(scene, told)
    view = {
        "found": found,
        "scene": scene,
        "told": told,
        "sentence": finding.unbroken(found.sentence),
        "rungs": list(zip(*(party.ladder for party in found.parties), strict=True)),
        "example": asked.one("vehicle") is None,
        "filled": asking.filled(asked),
        "sides": finding.sides(found, scene, question.belts),
        "player": form.safe(player(scene)),
        "moments": form.safe(moments(scene)),
        "charts": figures.charts(scene, found),
        "risks": figures.risks(scene, found, question.belts),
        "form": form.form(given, question, found, scene),
        "ladders": evidence.ladders(found),
        "settles": evidence.settles(found),
        "stars": evidence.stars(question.vehicles),
        "notes": [note for note in found.notes if note not in evidence.shown_elsewhere(question.vehicles)],
        "read_as": notes,
        "command": asking.command(PAGE, given),
    }
    return Shown(
        title=asking.title(found, scene), data=shown(Printed, found, why=(), files=()), view=view, header=table.columns, rows=table.rows,
        link=given.given,
    )  # fmt: skip


PAGE = Page(
    path="/crash", show=show, label="Crash", place=70, inputs=INPUTS, units=(("speed", "mph"), ("speed_vs", "mph"), ("overlap", "%")), csv=True,
    command="crash", room="crash", door="Who takes what, head on?",
    shares=(("keiway.crash.scene.page", "player.css"), ("keiway.crash.scene.page", "player.js")),
    examples=("/crash", "/crash?vehicle=1999+Subaru+Sambar+truck&vs=Toyota+RAV4&speed=25&speed_vs=10&overlap=40&belts_vs=off"),
)  # fmt: skip
