"""One calendar year: how many vehicles were sold, of which kinds, at which price of fuel, to how many households."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.years.money import cpi
from keiway.store import Topic

Made = {"frozen": True, "kw_only": True, "omit_defaults": True}
WHAT = ("light_vehicles", "car_share", "electric_share", "gasoline_usd_gal", "households")
FIRST, LAST = 2000, 2036


class Known(msgspec.Struct, frozen=True):
    """One row of the table."""

    year: int
    value: float
    confidence: Confidence
    source: str


class Facts(msgspec.Struct, frozen=True):
    rows: dict[str, list[Known]]  # in order of years
    sources: dict[str, str]


class Value(msgspec.Struct, **Made):
    value: float
    confidence: Confidence
    source: str
    how: str = ""  # where it is not a row of the table: between which, or carried from when


class Context(msgspec.Struct, **Made):
    """Shares are of the light vehicles sold. Gasoline is regular, in dollars of the year; after 2025 in dollars of 2025."""

    year: int
    light_vehicles: float
    car_share: float
    electric_share: float
    gasoline_usd_gal: float
    cpi: float
    households: float
    each: dict[str, Value]  # the same, each with its confidence and where it comes from

    @property
    def assumed(self) -> tuple[str, ...]:
        """What is not read from a table of the year, in words."""
        return tuple(f"{name.replace('_', ' ')} of {self.year}: {value.how}" for name, value in self.each.items() if value.how)


def _reads(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8").splitlines()
    heads = [line.removeprefix("# source ") for line in text if line.startswith("# source ")]
    sources = dict(line.split(": ", 1) for line in heads)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in WHAT}
    for row in csv.DictReader(line for line in text if not line.startswith("#")):
        if row["source"] not in sources:
            raise ValueError(f"{path.name}: source {row['source']} is not among the # source lines")
        rows[row["what"]].append({**row, "year": int(row["year"]), "value": float(row["value"])})
    return {"rows": {name: sorted(found, key=lambda row: row["year"]) for name, found in rows.items()}, "sources": sources}


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("market-years", "market/years.csv", Facts, _build, _reads)


def facts() -> Facts:
    return TOPIC.value


def _at(name: str, year: int) -> Value:
    rows = facts().rows[name]
    known = {row.year: row for row in rows}
    if year in known:
        row = known[year]
        return Value(value=row.value, confidence=row.confidence, source=row.source)
    if not rows[0].year <= year <= rows[-1].year:
        last = rows[0] if year < rows[0].year else rows[-1]
        return Value(value=last.value, confidence="estimate", source=last.source, how=f"the value of {last.year}, the nearest year known, is carried")
    before = max((row for row in rows if row.year < year), key=lambda row: row.year)
    after = min((row for row in rows if row.year > year), key=lambda row: row.year)
    share = (year - before.year) / (after.year - before.year)
    between = f"on the straight line between {before.year} and {after.year}" if after.value != before.value else f"as in {before.year}, held flat"
    return Value(value=before.value + share * (after.value - before.value), confidence="estimate", source=after.source, how=between)


@cache
def context(year: int) -> Context:
    """What is known of a calendar year. Any year is answered; what lies between or beyond the table is said in `assumed`."""
    each = {name: _at(name, year) for name in WHAT}
    index, how = cpi(year)
    each["cpi"] = Value(value=index, confidence="estimate" if how else "primary", source="bls-cpi-u", how=how)
    return Context(year=year, each=each, **{name: value.value for name, value in each.items()})
