"""The facts of data/market/business.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.store import Topic

PREFIX = "market.business."
#: The cost room's ways; the others have theirs in the file.
TITLES = {"import": "Imported new", "us_kit": "Assembled here from kits", "us_plant": "Made in a plant here"}


class Value(msgspec.Struct, **Strict):
    """A triangle in the dollars of `year`."""

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


class Grid(msgspec.Struct, **Strict):
    low: float
    high: float
    step: float


class Way(msgspec.Struct, **Strict):
    """A way beside import, kits and a plant: what the law room calls it, and what in the sums is other than for an import."""

    id: str  # lsv, replica, part_555
    title: str
    law: tuple[str, ...]  # the second is for an electric vehicle
    importer: str
    acts: tuple[str, ...]  # facts of the law room that the sums pay for
    edits: tuple[Value, ...]
    each: Value | None = None  # more cost a vehicle, spent here
    most_a_year: float | None = None
    years: int | None = None  # how long it lasts; None: the life of the model
    top_speed_kmh: float | None = None
    cap_mph: int | None = None  # fastest road it may use
    original_years: int | None = None  # age its original must have


class Evidence(msgspec.Struct, **Strict):
    id: str
    label: str
    mid: float
    unit: str
    date: str
    confidence: Confidence
    sources: tuple[str, ...]
    how: str
    low: float | None = None
    high: float | None = None


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    grid: Grid
    ways: tuple[Way, ...]
    evidence: tuple[Evidence, ...]


def _build(files: dict[str, Any]) -> dict[str, Any]:
    (found,) = files.values()
    return found


TOPIC = Topic("market-business", "market/business.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def named(ids) -> tuple[str, ...]:
    """Source ids in full, each once; those of other rooms carry their prefix already."""
    own = facts().sources
    return tuple(dict.fromkeys(f"market.business:{id_}" if id_ in own else id_ for id_ in ids))
