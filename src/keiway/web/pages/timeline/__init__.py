"""When may it enter? The gates over time, the day to land and to sail, what proves the day of build, how each clock counts."""

from __future__ import annotations

from keiway.web.asking import permalink, question
from keiway.web.page import Asked, Page, Shown

INPUTS = ("vehicle", "built", "state", "arrive", "sea_days", "as_of", "origin", "importer", "original", "features", "set")
#: What is shown where no vehicle was named.
EXAMPLE = (("vehicle", "2003 Daihatsu Copen"),)
PROOF = "us.paper.build_date"  # what proves the day of build, from the strongest to the weakest


def show(asked: Asked) -> Shown:
    from keiway.law import timeline
    from keiway.law.when import when
    from keiway.web.figure import figure

    named = asked.one("vehicle") is not None
    given = asked if named else Asked(asked.path, (*EXAMPLE, *asked.given))
    reading, at_sea = _read(given)
    found = when(reading.case, at_sea)
    picture = timeline.picture(found)
    link = permalink(given, reading.case)
    view = {
        "found": found, "given": given, "example": not named, "notes": reading.notes if named else (), "finding": timeline.finding(found),
        "figure_": figure(picture, "timeline"), "proof": _proof(), "day_known": reading.case.built.first == reading.case.built.last, "rooms": _rooms(link), **_words(found, link),
    }  # fmt: skip
    title = f"{found.verdict.words}: when the {found.read_as['name']} may enter"
    return Shown(title=title, data=found, view=view, header=picture.columns, rows=picture.rows, link=link)


def _read(given: Asked):
    """The case and the days at sea; every mistake is told, none hides another."""
    from keiway.cli.when import days_at_sea
    from keiway.errors import KeiwayError, attempt, raise_all
    from keiway.question import read

    wrong: list[KeiwayError] = []
    reading = attempt(wrong, lambda: read(question(given)))
    at_sea = attempt(wrong, lambda: days_at_sea(given.one("sea_days")))
    raise_all(wrong)
    return reading, at_sea


def _proof():
    from keiway.law import federal

    return next(paper for paper in federal.law().papers if paper.id == PROOF)


def _rooms(link):
    from keiway.web.rooms import ways

    return [way for room, way in ways(link).items() if room != "timeline"]


def _words(found, link) -> dict:
    """What the command line says in the same words, and the command that says it."""
    from keiway.cli.check import corrected
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    command = " ".join(["keiway", *(quoted(word) for word in arguments(PAGE, Asked({}, link)))])
    return {"corrected": corrected, "command": command}


PAGE = Page(
    path="/timeline", show=show, label="Timeline", place=50, inputs=INPUTS, several=("set",), csv=True, command="when", room="timeline",
    door="When may it enter, and when to ship?",
    examples=("/timeline", "/timeline?vehicle=Suzuki+Carry+DB52T&built=2001-12&state=CO&arrive=2026-12-10&sea_days=14&as_of=2026-11-24"),
)  # fmt: skip
