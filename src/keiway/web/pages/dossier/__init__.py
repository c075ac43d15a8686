"""The dossier: a form, the answer it will hold, and the file to take away."""

from __future__ import annotations

from datetime import date

from keiway.web.asking import INPUTS, SEVERAL, question
from keiway.web.page import Asked, File, Page, Shown

EXAMPLE = (("vehicle", "1999 Subaru Sambar truck"), ("state", "CO"))
#: For whom, and what that reader gets first.
READERS = {
    "buyer": ("A buyer", "A list of what to do before paying, then what is disputed."),
    "importer": ("An importer", "Rows and papers for the entry, the duty by day, then costs."),
    "legislator": ("A legislator", "How the line is drawn here and in other states, then crash and road."),
    "press": ("The press", "Sentences to quote, each with its limits, and what not to write."),
}
SHOWN = ("vehicle", "state", "for", "built", "as_of")  # boxes of the form; other inputs are kept as they came


def show(asked: Asked) -> Shown:
    from keiway.dossier.found import Found
    from keiway.dossier.section import sections

    example = not asked.given
    ready = _asked(_or_example(asked))
    found = Found(ready)
    parts = {name: section for name, section in sections().items() if ready.audience in section.place}
    view = {
        "found": found.answer,
        "read_as": _read_as(found),
        "ready": ready,
        "example": example,
        "readers": READERS,
        "parts": [section.title for _, section in sorted(parts.items(), key=lambda item: item[1].place[ready.audience])],
        "kept": [(key, value) for key, value in asked.given if key not in SHOWN],
        "boxes": dict(ready.inputs),
        "state": found.case.state or "",
    }
    title = f"Dossier for {READERS[ready.audience][0].lower()}: {ready.question.text or found.case.vehicle.name}"
    return Shown(title=title, data=lambda: _data(ready), view=view, link=ready.inputs)


def _or_example(asked: Asked) -> Asked:
    return asked if asked.one("vehicle") or asked.all("set") else Asked(asked.path, (*EXAMPLE, *asked.query))


def _asked(asked: Asked):
    from keiway.dossier.asked import asked as read

    return read(question(asked), asked.one("for"), date.today())


def _read_as(found) -> str:
    from keiway.cli.check import read_as_words

    return read_as_words(found.answer)


def _data(ready):
    from keiway.dossier.make import only_data

    return only_data(ready)


def file(asked: Asked) -> File:
    """The same bytes as `keiway dossier` writes for this question on this day."""
    from keiway.dossier.make import make

    made = make(_asked(_or_example(asked)))
    return File(name=made.name, body=made.content, policy=made.policy)


PAGE = Page(
    path="/dossier", show=show, file=file, label="Dossier", place=150, inputs=(*INPUTS, "for"), several=SEVERAL, command="dossier", room="dossier",
    door="One file to keep, print or pass on",
    examples=("/dossier", "/dossier?vehicle=1996+Honda+Beat&state=TX&for=press&as_of=2026-11-24"),
)  # fmt: skip
