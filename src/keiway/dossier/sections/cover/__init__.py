"""The verdict in one sentence, for whom, when, and whom to ask."""

from __future__ import annotations

from keiway.dossier.section import Part, Section

TOLD = {
    "buyer": "what to do before you pay, and what stands against it",
    "importer": "papers, duty and days, then the rest",
    "legislator": "what the law now says, how states compare, and what a crash and a road ask",
    "press": "sentences that may be quoted, each with its limits, and what not to write",
}


def show(found, said) -> Part:
    return Part(view={"told": TOLD[found.audience], "notes": found.reading.notes})


SECTION = Section(title="The answer", place={"buyer": 0, "importer": 0, "legislator": 0, "press": 0}, show=show)
