"""The facts of data/cost/built_here.yaml, and prices carried from one year to another."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.store import Topic

PREFIX = "cost.built_here."
Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Source(msgspec.Struct, **Strict):
    title: str
    url: str = ""
    date: str = ""
    note: str = ""


class Value(msgspec.Struct, **Strict):
    """One input: the triangle it is drawn from, in the money of `year`."""

    id: str
    label: str
    low: float
    mid: float
    high: float
    unit: str
    year: int
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class Content(msgspec.Struct, **Strict):
    """What closes one standard, by a cost study; `when` says on which vehicles."""

    standard: str
    when: Literal["always", "abs", "no_abs", "no_bags", "side_bags", "no_side_bags"]
    label: str
    low: float
    mid: float
    high: float
    year: int
    confidence: Confidence
    sources: tuple[str, ...]
    how: str
    retail: bool = False  # the study gives what it adds to the retail price
    plus_table: bool = False  # the law room's estimate comes on top


class WholeCar(msgspec.Struct, **Strict):
    id: str
    label: str
    mid: float
    year: int
    confidence: Confidence
    sources: tuple[str, ...]


class PartsDuty(msgspec.Struct, rename={"from_": "from"}, **Strict):
    id: str
    rate: float  # percent
    kind: Literal["add", "all_in"]
    origin: tuple[str, ...]
    from_: str
    confidence: Confidence
    sources: tuple[str, ...]
    says: str


class Offset(msgspec.Struct, rename={"from_": "from"}, **Strict):
    rate: float  # percent of the list price
    from_: str
    to: str
    confidence: Confidence
    sources: tuple[str, ...]
    says: str


class ListTax(msgspec.Struct, rename={"from_": "from"}, **Strict):
    from_: str
    rate: float
    shown: Literal["with", "unsure"]
    says: str


class Reached(msgspec.Struct, **Strict):
    """What one small car really sold in the US: its whole life and its best year."""

    id: str
    name: str
    first: int
    last: int
    total: int
    best: int
    best_year: int
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""


class Facts(msgspec.Struct, **Strict):
    checked: str
    price_year: int
    sources: dict[str, Source]
    cpi: dict[int, float]
    values: dict[str, Value]
    content: tuple[Content, ...]
    whole_car: tuple[WholeCar, ...]
    reference_oneoff_usd: float
    parts_duty: tuple[PartsDuty, ...]
    offset: Offset
    list_tax: tuple[ListTax, ...]
    priced: dict[str, str]  # vehicle id -> month of its catalogue price, where that is not the launch
    reached: tuple[Reached, ...]


def _build(files: dict[str, Any]) -> dict[str, Any]:
    (found,) = files.values()
    return {**found, "values": {row["id"]: row for row in found["values"]}}


TOPIC = Topic("cost-built-here", "cost/built_here.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def inflation(year: int) -> float:
    """Factor from the money of `year` to that of the price year. Later years are taken as they are; CPI-U annual averages."""
    known = facts().cpi
    if year >= facts().price_year:
        return 1.0
    if year not in known:
        raise ValueError(f"no consumer price index for {year}: it runs from {min(known)} to {max(known)}")
    return known[facts().price_year] / known[year]


def in_price_year(value: Value) -> tuple[float, float, float]:
    """Low, mid, high of an input in the money of the price year; shares and ratios stay as they are."""
    factor = inflation(value.year) if value.unit.startswith("usd") else 1.0
    return value.low * factor, value.mid * factor, value.high * factor
