"""Can it keep up? A vehicle, or two beside each other, on a hill, with a load, in thin air, against the wind."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown

INPUTS = ("vehicle", "vs", "state", "grade", "load", "altitude", "wind", "highway", "ramp", "built", "as_of", "set")
#: What is shown where no vehicle was named.
EXAMPLE = (("vehicle", "1999 Subaru Sambar truck"), ("grade", "6"))


def show(asked: Asked) -> Shown:
    from keiway.road.answer import answer
    from keiway.web.pages.road import asking, figures, shares, tables, words

    named = asked.one("vehicle") is not None
    given = asked if named else asking.example(asked, EXAMPLE)
    question, notes = asking.read(given)
    found = [answer(one) for one in question.asked]
    view = {
        "found": found,
        "first": found[0],
        "names": [one.name for one in found],
        "example": not named,
        "notes": notes if named else (),
        "conditions": words.conditions(found[0]),
        "keeps_up": shares.keeps_up(found),
        "parts": tables.parts(found),
        "reach": shares.reach(found),
        "charts": figures.figures(question.asked, found),
        "boxes": asking.boxes(given, question.asked[0]),
        "command": asking.command(PAGE, given),
        "words": words,
    }
    return Shown(
        title=words.title(found), data=asking.twin(found), view=view, header=tables.HEADER, rows=tables.rows(found),
        link=asking.permalink(given, found[0]),
    )  # fmt: skip


PAGE = Page(
    path="/road", show=show, label="Road", place=80, inputs=INPUTS, several=("set",), units=(("load", "lb"), ("altitude", "ft")), csv=True,
    command="road", room="road", door="Does it keep up, merge and climb?",
    examples=("/road", "/road?vehicle=Honda+N-Box+JF3&vs=Ford+F-150&state=CO&grade=6&load=440lb&altitude=8200ft&as_of=2026-11-24"),
)  # fmt: skip
