"""The law that the file leans on: each section in our words, where it stands, how it was verified. Made last."""

from __future__ import annotations

from keiway.dossier.section import Part, Section
from keiway.dossier.shelf import entries

VERIFIED = {"primary": "text read", "secondary": "read about", "knowledge": "recalled"}


def show(found, said) -> Part:
    wanted = dict.fromkeys(cite for part in said.values() for cite in part.cites)
    rows, unknown = [], []
    for cite in sorted(wanted, key=str.casefold):
        entry = entries().get(cite)
        if entry is None:
            unknown.append(cite)
            continue
        url = entry.details.get("url")
        rows.append({"id": cite, "says": entry.text or entry.title, "url": url, "checked": entry.checked, "sure": VERIFIED.get(entry.confidence or "", entry.confidence or "")})
    sources = tuple(source for cite in wanted if (entry := entries().get(cite)) for source in entry.sources)
    return Part(view={"rows": rows, "unknown": unknown}, data={"rows": rows}, sources=sources)


SECTION = Section(title="The law, in our words", place={"buyer": 85, "importer": 85, "legislator": 85, "press": 85}, show=show, late=True)
