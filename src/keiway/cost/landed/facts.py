"""The numbers of data/cost/{landed,fees,freight,ports,places,zip3,fx}.yaml, read once a process."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence, Method
from keiway.store import Topic

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True}
PREFIX = "landed:"  # before a source's id, so that ids of different rooms do not meet


class Source(msgspec.Struct, **Strict):
    """Where figures come from. `read` False: known of, or known by heart, not read while compiling."""

    title: str
    url: str
    date: str
    kind: str
    read: bool = True
    note: str = ""


class Fact(msgspec.Struct, **Strict):
    """One priced thing: low, most likely, high. `share`: of `of`, not dollars."""

    id: str
    label: str
    low: float
    mid: float
    high: float
    year: str
    confidence: Confidence
    how: str
    sources: list[str]
    group: str = ""
    unit: Literal["usd", "jpy", "share"] = "usd"
    of: str = ""
    chance: float = 1.0
    formal_only: bool = False  # not charged on an informal entry
    inner: bool = False  # goes into another line, is none itself
    method: Method | None = None
    coasts: list[str] = []
    state: str | None = None


class Haul(msgspec.Struct, **Strict):
    """Carriage by road: what a whole haul of so many miles costs."""

    miles: list[float]
    usd: list[float]
    low: float
    high: float
    year: str
    confidence: Confidence
    sources: list[str]
    how: str


class Factor(msgspec.Struct, **Strict):
    low: float
    mid: float
    high: float
    year: str
    confidence: Confidence
    sources: list[str]
    how: str


class Port(msgspec.Struct, **Strict):
    """A US port where vehicles from Japan are landed."""

    id: str
    name: str
    state: str
    coast: Literal["west", "gulf", "east", "hawaii"]
    lat: float
    lon: float
    methods: list[Method]
    confidence: Confidence
    names: list[str] = []
    sources: list[str] = []
    asked_for_only: bool = False  # not chosen by itself


class ShippedRate(msgspec.Struct, **Strict):
    currency: str
    per_usd: float
    on: date
    low: float
    high: float
    confidence: Confidence
    sources: list[str]
    band_sources: list[str]
    how: str


class Landed(msgspec.Struct, **Strict):
    lines: list[Fact]
    hammer: list[Fact]
    sources: dict[str, Source]


class Fees(msgspec.Struct, **Strict):
    lines: list[Fact]
    bond_times_value: float
    sources: dict[str, Source]


class Freight(msgspec.Struct, **Strict):
    ocean: list[Fact]
    onward: list[Fact]
    roro_volume_m3: float
    shared_length_m: float
    haul: Haul
    road_factor: Factor
    sources: dict[str, Source]


class Ports(msgspec.Struct, **Strict):
    ports: list[Port]
    usual: str
    sources: dict[str, Source]


class Places(msgspec.Struct, **Strict):
    """`prefixes`: three digits -> state, latitude, longitude, miles within which nine in ten of its areas lie."""

    prefixes: dict[str, tuple[str, float, float, float]]
    taken_for: dict[str, str]
    military: list[str]
    territories: dict[str, str]
    exceptions: dict[str, str]
    sources: dict[str, Source]


class Fx(msgspec.Struct, **Strict):
    rates: list[ShippedRate]
    currencies: list[str]
    sources: dict[str, Source]


def _only(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


def _merged(files: dict[str, Any]) -> Any:
    return {name: value for found in files.values() for name, value in found.items()}


LANDED = Topic("cost-landed", "cost/landed.yaml", Landed, _only)
FEES = Topic("cost-fees", "cost/fees.yaml", Fees, _only)
FREIGHT = Topic("cost-freight", "cost/freight.yaml", Freight, _only)
PORTS = Topic("cost-ports", "cost/ports.yaml", Ports, _only)
PLACES = Topic("cost-places", ["cost/places.yaml", "cost/zip3.yaml"], Places, _merged)
FX = Topic("cost-fx", "cost/fx.yaml", Fx, _only)


def line(id_: str) -> Fact:
    """A priced line of the files of this room by its short id."""
    return next(fact for fact in (*LANDED.value.lines, *FEES.value.lines) if fact.id == id_)


def sources() -> dict[str, Source]:
    """Every source of this room under its full id."""
    files = (LANDED, FEES, FREIGHT, PORTS, PLACES, FX)
    return {f"{PREFIX}{id_}": source for topic in files for id_, source in topic.value.sources.items()}


def cited(ids: list[str]) -> tuple[str, ...]:
    """Source ids in full; those of other rooms have their prefix already."""
    return tuple(id_ if ":" in id_ else f"{PREFIX}{id_}" for id_ in ids)
