"""data/market/brands.csv, read and checked: rows by brand, and the years in which each name was sold here."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.store import Topic

Made = {"frozen": True, "kw_only": True, "omit_defaults": True}
KINDS = ("source", "name", "badge", "alias", "dealers")
EVER = 9999  # end of a span that is still open


class Known(msgspec.Struct, **Made):
    """One row of the table."""

    year: int
    units: float
    source: str
    confidence: Confidence
    note: str = ""


class Facts(msgspec.Struct, frozen=True):
    rows: dict[str, tuple[Known, ...]]  # brand -> in order of years
    source: dict[str, str]
    name: dict[str, tuple[tuple[int, int], ...]]  # brand -> first and last year of each time it was sold here; none: never
    badge: dict[str, str]  # nameplate of a launch -> brand, where that is not its maker
    alias: dict[str, str]  # a maker's name -> the badge of its small cars
    dealers: dict[str, str]  # brand -> whose dealers sold it


class Sold(msgspec.Struct, **Made):
    """Vehicles sold under a badge in a calendar year."""

    brand: str
    units: float
    year: int  # asked about
    confidence: Confidence
    source: str  # in words
    how: str = ""  # where it is not a row of the table: between which years, from which one, or why none was sold
    note: str = ""
    dealers: str = ""  # the brand whose dealers sold it, where not its own


def _spans(text: str) -> list[list[int]]:
    """`1957-1984 2011-` -> years of each span; `never` -> none."""
    pairs = [part.split("-") for part in text.split() if part != "never"]
    return [[int(first), int(last or EVER)] for first, last in pairs]


def _reads(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for line in text:
        kind, _, rest = line.removeprefix("# ").partition(" ")
        key, colon, value = rest.partition(": ")
        if line.startswith("# ") and kind in KINDS and colon:
            found[kind][key] = _spans(value) if kind == "name" else value
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in csv.DictReader(line for line in text if not line.startswith("#")):
        if row["source"] not in found["source"] or row["brand"] not in found["name"]:
            raise ValueError(f"{path.name}: {row['source']} or {row['brand']} is not among the # source and # name lines")
        rows.setdefault(row.pop("brand"), []).append({**row, "year": int(row["year"]), "units": float(row["units"])})
    return {"rows": {brand: sorted(some, key=lambda row: row["year"]) for brand, some in rows.items()}, **found}


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("market-brands", "market/brands.csv", Facts, _build, _reads)


def facts() -> Facts:
    return TOPIC.value


def brands() -> tuple[str, ...]:
    """Every name the table knows of, sold here or not."""
    return tuple(facts().name)
