"""What the figures and the law rest on, room by room, with date and kind. Made last."""

from __future__ import annotations

from keiway.dossier.section import Part, Section, sections
from keiway.dossier.shelf import entries

#: Values of the vehicle's row whose confidence is told.
TOLD = ("length_mm", "width_mm", "height_mm", "curb_mass_kg", "displacement_cc", "power_kw")


def show(found, said) -> Part:
    from keiway.vehicles.catalogue import sources as catalogue

    case = found.case
    shelf = {id_: (source.title, source.url) for id_, source in catalogue().items()}
    for part in said.values():
        shelf |= part.shelf
    own = [_row(id_, shelf) for id_ in case.vehicle.sources]
    seen, rooms = {row["id"] for row in own}, {}
    for name, part in said.items():
        rows = [_row(id_, shelf) for id_ in dict.fromkeys(part.sources) if id_ not in seen]
        seen |= {row["id"] for row in rows}
        if rows:
            rooms[sections()[name].title] = sorted({row["title"]: row for row in rows}.values(), key=lambda row: row["title"].casefold())
    sure = ", ".join(f"{name.rsplit('_', 1)[0].replace('_', ' ')} {_word(case.vehicle.confidence_of(name))}" for name in TOLD if getattr(case.vehicle, name))
    return Part(view={"own": own, "rooms": rooms, "sure": sure}, data={"vehicle": own, **rooms})


def _word(confidence: str) -> str:
    """What the catalogue's word is called in answers."""
    from keiway.drawing.sizes import TOLD as words

    return words.get(confidence, confidence)


def _row(id_: str, shelf) -> dict:
    entry = entries().get(id_)
    if id_ in shelf:
        return {"id": id_, "title": shelf[id_][0], "url": shelf[id_][1], "date": None, "kind": None}
    if entry is None:
        return {"id": id_, "title": id_, "url": id_ if id_.startswith("http") else None, "date": None, "kind": None}
    known = entry.details
    return {"id": id_, "title": entry.title, "url": known.get("url"), "date": known.get("date"), "kind": known.get("kind") or entry.confidence}


SECTION = Section(title="Sources", place={"buyer": 95, "importer": 95, "legislator": 95, "press": 95}, show=show, late=True)
