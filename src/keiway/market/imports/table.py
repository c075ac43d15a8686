"""The facts of data/market/imports.yaml, checked as they are read."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.store import Topic


class Backed(msgspec.Struct, **Strict):
    confidence: Confidence
    sources: tuple[str, ...]


class Triangle(Backed, **Strict):
    low: float
    mid: float
    high: float
    how: str


class Value(Backed, **Strict):
    value: float
    how: str


class Counted(Backed, **Strict):
    year: int
    low: float
    mid: float
    high: float
    says: str


class Row(Triangle, **Strict):
    """Vehicles in one calendar year."""

    year: int
    kind: Literal["counted", "derived", "estimate"]


class Forecast(msgspec.Struct, **Strict):
    growth: Triangle
    price_elasticity: Triangle
    yen_share: Value
    yen_wander: Value
    supply_weight: Value
    wander: Value


class Japan(Backed, **Strict):
    thousands: dict[int, float]


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    counted: Counted
    flows: tuple[Row, ...]
    forecast: Forecast
    japan: Japan
    doubt: str
    settles: str


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


TOPIC = Topic("market-imports", "market/imports.yaml", Facts, _only)


def facts() -> Facts:
    """Read once a process."""
    return TOPIC.value
