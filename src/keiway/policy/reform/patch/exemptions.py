"""Part 555: the cap and the term of the temporary exemptions that have a cap."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.law.conditions import All, Compare
from keiway.law.federal.record import Pathway
from keiway.policy.reform.levers import cap, capped, term
from keiway.policy.reform.patch.books import CITE, Books


def widen(books: Books, most: int | None, years: int | None, day: date) -> None:
    """From `day` on a maker may sell `most` vehicles a year under each such exemption, granted for `years`. None: as it is."""
    law = books.federal
    rows = {way.id: way for way in capped(law)}
    first = next(iter(rows.values()))
    most, years = most if most is not None else cap(first), years or term(first)
    fact = f"under_{most}"
    books.fact(
        fact, meaning=f"at most {most:,} exempted vehicles sold in the US in any 12 months", question=f"Will at most {most:,} be sold in the US in any 12 months?",
        settles="the statute caps three of the four exemptions", feature=fact, needs=f"at most {most:,} US sales in any 12 months",
    )  # fmt: skip
    found = []
    for way in books.federal.pathways:
        found.append(msgspec.structs.replace(way, replaced=day) if way.id in rows else way)
        if way.id in rows:
            found.append(_wider(way, most, years, fact, day))
    books.federal = msgspec.structs.replace(books.federal, pathways=found)


def _wider(old: Pathway, most: int, years: int, fact: str, day: date) -> Pathway:
    was, had = cap(old), term(old)
    return msgspec.structs.replace(
        old, id=old.id.replace("us.safety.", "us.supposed."), title=f"{old.title} (supposed)",
        when=All(of=[Compare(fact, "==", True) if isinstance(each, Compare) and each.fact == f"under_{was}" else each for each in old.when.of]),
        says=f"Under the reform: {old.says[0].lower()}{old.says[1:]}".replace("up to two years'", f"up to {years} years'").replace("up to two years", f"up to {years} years"),
        permits=msgspec.structs.replace(old.permits, says=f"up to {most:,} a year"), duration=old.duration.replace(f"up to {had} years", f"up to {years} years"),
        notes=[], from_=day, supposed=day, cites=[CITE, *old.cites], verified="knowledge", confidence="low",
    )  # fmt: skip
