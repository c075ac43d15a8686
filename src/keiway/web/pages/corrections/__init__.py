"""What keiway got wrong and put right, dated; and what one can read elsewhere and is not so."""

from __future__ import annotations

from typing import Any

from keiway.web.page import Asked, Page, Shown

ROOMS = {"law": "Law", "crash": "Crash", "road": "Road", "cost": "Cost", "market": "Market", "vehicles": "Vehicles"}


def show(asked: Asked) -> Shown:
    from keiway.law.corrections import catalogue
    from keiway.law.library import search
    from keiway.law.mended import log

    found = [entry for entry in search("", kinds=("corrections",)) if entry.kind == "correction"]
    claims, mended = catalogue(), log()
    return Shown(
        title="Corrections: ours, and what you may have read",
        data={"schema": "law-topic/1", "topic": "corrections", "entries": found},
        view={
            "claims": claims.corrections,
            "checked": claims.checked_on,
            "rooms": [(name, mine) for room, name in ROOMS.items() if (mine := [one for one in claims.corrections if one.room == room])],
            "since": mended.since,
            "mended": mended.lines,
            "parts": _by_part(mended.lines),
            "notes": mended.notes,
        },
        header=("kind", "id", "day", "about", "was_or_claim", "right", "rests_on"),
        rows=[
            *(("ours", None, one.on, one.about, one.was, one.now, one.source) for one in mended.lines),
            *(("claim", one.id, claims.checked_on, one.states, one.claim, one.right, one.cites) for one in claims.corrections),
        ],
    )


def _by_part(lines: list[Any]) -> list[tuple[str, list[Any]]]:
    """The newest day first, as they stand within it."""
    ordered = sorted(lines, key=lambda one: one.on, reverse=True)
    return [(part, [one for one in ordered if one.part == part]) for part in dict.fromkeys(one.part for one in ordered)]


PAGE = Page(
    path="/corrections", show=show, label="Corrections", place=140, csv=True, command="law",
    examples=("/corrections",),
)
