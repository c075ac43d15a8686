"""One row of the catalogue in full, each value with how sure it is, and what would settle what is not known."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.web.page import Asked, Page, Shown


def show(asked: Asked) -> Shown:
    from keiway.vehicles.catalogue import sources, vehicle
    from keiway.vehicles.missing import missing

    found = vehicle(asked.path["id"])
    rows = _rows(found)
    shelf = sources()
    listed = [(each, shelf[each].title if each in shelf else each, shelf[each].url if each in shelf else each) for each in found.sources]
    return Shown(
        title=found.title,
        data={"schema": "vehicles/1", "vehicles": [found]},
        view={"v": found, "rows": rows, "listed": listed, "missing": missing(found)},
        header=("field", "value", "unit", "confidence", "why", "source", "meaning"),
        rows=[(row["field"], row["text"], row["unit"], row["sure"], row["why"], row["source"], row["meaning"]) for row in rows],
    )


def _rows(found: Any) -> list[dict[str, str]]:
    """The fields that are known, in the catalogue's order, as text."""
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
        rows.append({"field": name, "text": _text(value), "unit": field["unit"] or "", "meaning": field["meaning"] or "", "sure": sure, "why": why, "source": source})
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
    path="/vehicle/{id}", show=show, csv=True, command="vehicles",
    examples=("/vehicle/honda-beat-1", "/vehicle/ford-f-150-2021"),
)
