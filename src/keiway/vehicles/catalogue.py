"""All vehicles keiway knows, from the fact files, with later research merged in."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from keiway.errors import DataError, NotUnderstood
from keiway.store import Topic
from keiway.vehicles.record import Vehicle

FILLS = "vehicles/fills.yaml"
FILES = ["vehicles/kei/*.yaml", "vehicles/us/*.yaml", "vehicles/other/*.yaml", FILLS]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something several rows cite by a short id."""

    title: str
    kind: Literal["rule", "agency", "maker", "press", "reference", "owners"]
    url: str = ""
    note: str = ""


def merged(files: dict[str, Any]) -> list[dict]:
    """Rows of all files as plain values; a fill replaces one field and brings its own source and confidence."""
    rows = [row for path, content in files.items() if path != FILLS for row in content or []]
    by_id = {row["id"]: row for row in rows}
    for id_, fills in (files.get(FILLS) or {}).items():
        if id_ not in by_id:
            raise DataError(f"{FILLS}: no vehicle has the id {id_!r}")
        for name, fill in fills.items():
            _fill(by_id[id_], name, fill)
    return rows


def _fill(row: dict, name: str, fill: dict) -> None:
    row[name] = fill["value"]
    row["recalled"] = [field for field in row.get("recalled", []) if field != name]
    note = {key: fill[key] for key in ("confidence", "source", "why") if key in fill}
    row["fields"] = {**row.get("fields", {}), name: note}


TOPIC = Topic("vehicles", FILES, list[Vehicle], merged)
SOURCES = Topic("vehicle-sources", "vehicles/sources.yaml", dict[str, Source], lambda files: next(iter(files.values())))


def vehicles() -> list[Vehicle]:
    """Every row of the catalogue, in file order."""
    return TOPIC.value


@cache
def by_id() -> dict[str, Vehicle]:
    return {row.id: row for row in vehicles()}


def vehicle(id_: str) -> Vehicle:
    """The row with this id. Raises `NotUnderstood` with the nearest ids."""
    found = by_id().get(id_)
    if found is not None:
        return found
    from rapidfuzz import process

    near = [name for name, _, _ in process.extract(id_, list(by_id()), limit=3, score_cutoff=60)]
    raise NotUnderstood(
        f"no vehicle has the id {id_!r}." + (f" Did you mean {', '.join(near)}?" if near else ""),
        suggestions=near,
        try_="keiway vehicles",
    )


def sources() -> dict[str, Source]:
    return SOURCES.value


def entries() -> dict[str, dict]:
    """What `keiway explain <vehicle id>` shows: id -> plain values."""
    return {
        row.id: {"title": f"{row.title} ({row.generation})" if row.generation else row.title, "text": row.notes, "details": msgspec.to_builtins(row)}
        for row in vehicles()
    }


def of_kind(rows: list[Vehicle], text: str) -> list[Vehicle]:
    """Those of one kind, named with blanks, hyphens or underscores. Raises `UsageError`."""
    from typing import get_args

    from keiway.flags import one_of
    from keiway.vehicles.record import Kind

    kind = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if kind not in get_args(Kind):
        raise one_of(text, get_args(Kind), "--kind")
    return [row for row in rows if row.kind == kind]
