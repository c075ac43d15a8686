"""The facts of data/policy/money.yaml and outside_costs.csv, checked as they are read."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.policy.facts import Factor, Figure
from keiway.store import Topic

PREFIX = "policy.money."


class Rates(msgspec.Struct, **Strict):
    """Real discount rates a year: those in force, and one that was withdrawn."""

    consumption: float
    capital: float
    withdrawn: float
    sources: tuple[str, ...]


class Level(msgspec.Struct, **Strict):
    """A severity. `cost_usd` in dollars of `levels_cost_year`: what the fraction of the value of a life does not hold."""

    id: str
    label: str
    serious: bool  # MAIS 3 or more
    count: float  # people of 2019
    fraction: float  # of the value of a statistical life
    cost_usd: float


class Value(msgspec.Struct, **Strict):
    """A figure that is not drawn."""

    value: float
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    factors: dict[str, Factor]
    rates: Rates
    levels: tuple[Level, ...]
    levels_cost_year: int
    levels_confidence: Confidence
    levels_sources: tuple[str, ...]
    levels_how: str
    figures: dict[str, Figure]
    value_kept: Value
    used_car_years: Value
    trip_mph: Value
    trip_fuel_usd_mile: Value
    trip_fuel_year: int

    def level(self, id_: str) -> Level:
        return next(level for level in self.levels if level.id == id_)


class Outside(msgspec.Struct, frozen=True):
    """One row of EPA's outside costs, in dollars of `dollars_of`. `year` None: of any."""

    what: str
    year: int | None
    value: float
    unit: str
    dollars_of: int


def _only(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


def _table(path: Path) -> list[dict[str, Any]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        {**row, "year": int(row["year"]) if row["year"] else None, "value": float(row["value"]), "dollars_of": int(row["dollars_of"])}
        for row in csv.DictReader(lines)
    ]


TOPIC = Topic("policy-money", "policy/money.yaml", Facts, _only)
OUTSIDE = Topic("policy-outside-costs", "policy/outside_costs.csv", list[Outside], _only, _table)


def facts() -> Facts:
    """Read once a process."""
    return TOPIC.value


def outside(what: str) -> tuple[Outside, ...]:
    """Rows of one cost, in order of years."""
    return tuple(row for row in OUTSIDE.value if row.what == what)


def serious_shares() -> dict[str, float]:
    """How nonfatal MAIS 3+ injuries split into MAIS 3, 4 and 5, by the counts of 2019."""
    found = {level.id: level.count for level in facts().levels if level.serious and level.id != "fatal"}
    return {id_: count / sum(found.values()) for id_, count in found.items()}


def minor_for_each() -> dict[str, float]:
    """MAIS 1 and 2 injuries for each nonfatal MAIS 3+ one, by the counts of 2019."""
    serious = sum(level.count for level in facts().levels if level.serious and level.id != "fatal")
    return {level.id: level.count / serious for level in facts().levels if not level.serious}
