"""One row of the catalogue: to scale beside a rival, what people ask first, where it is answered about, each value with its source."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import msgspec

from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.vehicle.figures import KIND_WORDS, figures, sold

KEI_RIVAL, RIVAL = "ford-f-150-2021", "honda-n-box-3"
BESIDE = ("ford-f-150-2021", "mazda-mx-5-miata-2016", "honda-n-box-3", "toyota-rav4-2019", "gem-e2-2016")


def show(asked: Asked) -> Shown:
    from keiway.vehicles.catalogue import sources, vehicle
    from keiway.vehicles.missing import missing

    found = vehicle(asked.path["id"])
    shelf = sources()
    rows = _rows(found, shelf)
    listed = [(shelf[each].title, shelf[each].url) if each in shelf else (each, each) for each in found.sources]
    beside = _beside(found, asked.one("beside"))
    return Shown(
        title=found.title,
        data={"schema": "vehicles/1", "vehicles": [found]},
        view={
            "v": found, "rows": rows, "listed": listed, "missing": missing(found), "figures": figures(found), "lead": _lead(found), "sold": sold, "rooms": _rooms(found.id), "kin": _kin(found),
            "rival": beside, "others": [(vehicle(id_).name, id_) for id_ in BESIDE if id_ not in (found.id, beside.id)], **_drawing(found, beside),
        },
        header=("field", "value", "unit", "confidence", "why", "source", "meaning"),
        rows=[(row["field"], row["text"], row["unit"], row["sure"], row["why"], row["source"], row["meaning"]) for row in rows],
        link=(("beside", beside.id),),
    )  # fmt: skip


def _lead(found) -> str:
    """What it is and when it was sold."""
    kind, when = KIND_WORDS.get(found.kind, found.kind.replace("_", " ")), sold(found)
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}{f', sold {when}' if when else ''}."


def _beside(found, text: str | None):
    """The vehicle named; else the pickup most sold in the US beside a kei, the kei most sold in Japan beside another."""
    from keiway.cli.compare.asked import reading
    from keiway.vehicles.catalogue import vehicle
    from keiway.web.asking import no_file

    if text:
        return reading(no_file(text)).case.vehicle
    return vehicle(KEI_RIVAL if found.is_kei else RIVAL)


def _drawing(found, beside) -> dict:
    from markupsafe import Markup

    from keiway.drawing import compare, for_page

    both = compare([found, beside])
    link = f"/compare?{urlencode((('vehicle', found.id), ('vehicle', beside.id)))}"
    return {"drawing": Markup(for_page(both, "side", with_=("person",))), "sentence": both.sentence, "dashed": not all(row.whole for row in both.vehicles), "compare": link}


def _rooms(id_: str) -> list[tuple[str, str, str]]:
    """Every page that opens a room and takes a vehicle: its word, what one finds there, its address for this one."""
    from keiway.web.registry import pages

    return [(page.label or name, page.door or "", f"{page.path}?{urlencode((('vehicle', id_),))}") for name, page in pages().items() if page.room and "vehicle" in page.inputs]


def _kin(found) -> list[Any]:
    """Other rows of its name, oldest first."""
    from keiway.vehicles.catalogue import vehicles

    same = [row for row in vehicles() if row.id != found.id and row.name.casefold() == found.name.casefold()]
    return sorted(same, key=lambda row: (row.production_from or str(row.model_year_from or ""), row.id))


def _rows(found: Any, shelf: dict) -> list[dict[str, Any]]:
    """The fields that are known, in the catalogue's order, as text; a source by its title where the shelf has it."""
    from keiway.vehicles.record import described

    values = msgspec.to_builtins(found)
    rows = []
    for field in described():
        name, value = field["field"], values.get(field["field"])
        if value in (None, "", [], {}) or name in ("id", "fields", "sources", "recalled", "notes", "confidence"):
            continue
        note = found.fields.get(name)
        sure = note.confidence if note else "recalled" if name in found.recalled else found.confidence
        why, source = (note.why or "", note.source or "") if note else ("", "")
        rows.append({"field": name, "text": _text(value), "unit": field["unit"] or "", "meaning": field["meaning"] or "", "sure": sure, "why": why, "source": source, "title": shelf[source].title if source in shelf else source, "url": shelf[source].url if source in shelf else source})
    return rows


def _text(value: Any) -> str:
    if isinstance(value, dict) and set(value) == {"min", "max"}:
        return f"{value['min']:g}" if value["min"] == value["max"] else f"{value['min']:g} to {value['max']:g}"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_text(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


PAGE = Page(
    path="/vehicle/{id}", show=show, inputs=("beside",), csv=True, command="vehicles",
    examples=("/vehicle/honda-beat-1", "/vehicle/ford-f-150-2021?beside=Suzuki+Carry+DA16T"),
)
