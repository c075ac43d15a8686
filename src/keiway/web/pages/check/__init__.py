"""The answer card: a verdict sentence, three gates, a line for each other room, the doubts, the law."""

from __future__ import annotations

from keiway.web.asking import INPUTS, SEVERAL, permalink, question
from keiway.web.page import Asked, Page, Shown
from keiway.web.rooms import ways

BOXES = (
    ("vehicle", "Vehicle", "Name, model code, frame number, katakana"),
    ("built", "Built", "1999, 1999-05, 1999-05-14, H11-05; empty: not known"),
    ("arrive", "Reaches US customs", "A day; empty: the day asked about"),
    ("as_of", "As of", "2000-01-01 to 2030-12-31; empty: today"),
    ("registered_since", "Registered here since", "By the same owner"),
    ("price_usd", "Price paid, US dollars", "Without freight"),
    ("features", "Features", "rear_seats, rear_belts, side_windows, bare, open_bed"),
    ("origin", "Country of build", "Two letters, where it differs"),
    ("importer", "Who imports", "individual where empty"),
)
QUESTIONS = (
    ("in_us", "Already lawfully in the country?"),
    ("original", "Engine and emission system as built?"),
    ("titled_elsewhere", "Titled in another state?"),
)


def show(asked: Asked) -> Shown:
    from keiway.api import answer
    from keiway.flags import USES
    from keiway.question import read

    reading = read(question(asked))
    found = answer(reading.case)
    state = found.asked["state"]
    named = reading.case.text or found.read_as["name"]
    link = permalink(asked, reading.case)
    rooms = ways(link)
    every = (("crash", "Crash", found.crash), ("road", "Road", found.road), ("cost", "Cost", found.cost), ("market", "Market", found.market), ("policy", "Rules", found.policy))
    lines = [(room, label, line) for room, label, line in every if line]
    view = {
        **_words(found, link),
        "found": found,
        "notes": reading.notes,
        "gates": found.gates,
        "beside": [(label, line, rooms.get(room) if line.known else None, sure(line)) for room, label, line in lines],
        "more": [way for room, way in rooms.items() if room not in {room for room, _, _ in lines}],
        "standing": standing(found.gates),
        "confidence": confidence,
        "law_of": _law_of,
        "boxes": BOXES,
        "questions": QUESTIONS,
        "uses": USES,
        "more_given": any(asked.one(key) for key in (*(key for key, _, _ in BOXES[4:]), *(key for key, _ in QUESTIONS))),
    }
    title = f"{found.verdict.words}: {named}{f' in {state}' if state else ''}"
    return Shown(title=title, data=found, view=view, link=link)


def _words(found, link) -> dict:
    """What the command line says in the same words, and the command that says it."""
    from keiway.cli.check import corrected, papers, read_as_words
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    command = " ".join(["keiway", *(quoted(word) for word in arguments(PAGE, Asked({}, link)))])
    return {"read_as": read_as_words(found), "papers": papers(found), "corrected": corrected, "command": command}


def sure(line) -> str:
    """How sure a room's line is, as its numbers say it: '90% band'."""
    told = dict.fromkeys(q.level for q in line.quantities if q.level)
    return ", ".join([level for level in told if level != "exact"] or told) if line.known else "not known"


def standing(gates) -> list[tuple[str, str]]:
    """Which gates are settled, which contested, which open: (word, the gates' titles)."""
    kinds = {"DISPUTED": "Contested", "UNKNOWN": "Open"}
    found: dict[str, list[str]] = {"Settled": [], "Contested": [], "Open": []}
    for gate in gates:
        found[kinds.get(gate.verdict, "Settled")].append(gate.title[:1].lower() + gate.title[1:])
    return [(word, ", ".join(titles)) for word, titles in found.items() if titles]


def confidence(gate) -> str | None:
    """The least sure of the law that a gate stands on; None where the law does not say."""
    told = [reason.confidence for reason in gate.reasons if reason.confidence]
    return next((word for word in ("low", "medium", "high") if word in told), None)


def _law_of(gate) -> list[str]:
    """The citations a gate stands on, each once."""
    return list(dict.fromkeys(cite for reason in gate.reasons for cite in reason.cites))


PAGE = Page(
    path="/check", show=show, inputs=INPUTS, several=SEVERAL,
    examples=("/check?vehicle=1999+Subaru+Sambar+truck&state=CO&as_of=2026-11-24", "/check?vehicle=2003+Daihatsu+Copen"),
)
