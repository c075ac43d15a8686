"""The facts of data/market/entrant.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.fleet.record import Body
from keiway.market.source import Source, Strict
from keiway.store import Topic


class Value(msgspec.Struct, **Strict):
    id: str
    label: str
    value: float
    unit: str
    confidence: Confidence
    sources: tuple[str, ...]
    how: str
    low: float | None = None
    high: float | None = None


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    values: dict[str, Value]
    bodies: dict[str, Body]


def _build(files: dict[str, Any]) -> dict[str, Any]:
    (found,) = files.values()
    return {**found, "values": {row["id"]: row for row in found["values"]}}


TOPIC = Topic("market-entrant", "market/entrant.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def value(id_: str) -> float:
    return facts().values[id_].value
