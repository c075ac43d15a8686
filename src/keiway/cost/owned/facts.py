"""The facts of owning (``data/cost/owned.yaml``), described once and loaded."""

from __future__ import annotations

import msgspec

from keiway.cost.states.record import Band, Confidence, Source
from keiway.store import Topic

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}
PREFIX = "cost.owned."


class Known(msgspec.Struct, **Strict):
    """Three figures, how sure, from where, and what would settle them."""

    value: Band
    confidence: Confidence
    label: str = ""
    unit: str = "usd"
    year: str = ""
    sources: list[str] = []
    how: str = ""
    settled_by: str = ""


class Curve(msgspec.Struct, **Strict):
    ages: list[float]
    lost: list[float]
    year: str
    confidence: Confidence
    sources: list[str]
    how: str


class MilesAtAge(msgspec.Struct, **Strict):
    ages: list[float]
    miles: list[float]
    sources: list[str]


class Event(msgspec.Struct, **Strict):
    """A maintenance event: dollars of 2019, miles between two of it by drive; None: not done on that drive."""

    item: str
    usd: float
    petrol: float | None = None
    electric: float | None = None
    share: float = 1.0  # of vehicles that have the part
    at_least_years: float | None = None  # done after so many years even where the miles are not driven


class Repair(msgspec.Struct, **Strict):
    a: list[float]
    step: float
    b: float
    petrol: float
    electric: float
    year: str
    sources: list[str]


class Rival(msgspec.Struct, **Strict):
    vehicle: str
    label: str
    words: list[str]
    age: float
    price_usd: Band
    year: str
    confidence: Confidence
    sources: list[str] = []
    how: str = ""
    settled_by: str = ""


class Premium(msgspec.Struct, **Strict):
    vehicles: list[str]
    confidence: Confidence


class Aaa(msgspec.Struct, **Strict):
    usd_year: float
    at_miles: float
    depreciation_usd_year: float
    finance_usd_year: float
    fuel_cents_per_mile: float
    petrol_usd_gal: float
    year: str
    sources: list[str]


class Insurance(msgspec.Struct, **Strict):
    asked: list[dict[str, str]]
    why: str
    settled_by: str


class Facts(msgspec.Struct, **Strict):
    sources: dict[str, Source]
    facts: dict[str, Known]
    new_loss: Curve
    schedule: list[Event]
    repair: Repair
    miles: dict[str, Known]
    car_miles_at_age: MilesAtAge
    economy_mpg: dict[str, Known]
    economy_mpge: dict[str, Known]
    landed_usd: dict[str, Known]
    list_jpy: dict[str, Known]
    price_usd: dict[str, Known]
    us: dict[str, Known]
    rivals: dict[str, Rival]
    premium: Premium
    aaa: Aaa
    insurance: Insurance
    petrol_by_state: dict[str, float]
    petrol_by_state_sources: list[str]
    electricity_2023: dict[str, float]


def build(files: dict) -> dict:
    """The one file as it stands."""
    return next(iter(files.values()))


FACTS = Topic("cost-owned", "cost/owned.yaml", Facts, build)


def facts() -> Facts:
    return FACTS.value


def fact(id: str) -> Known:
    return FACTS.value.facts[id]


def source_ids(ids: list[str]) -> tuple[str, ...]:
    """Ids of ``owned.yaml`` as the whole product names them."""
    return tuple(f"{PREFIX}{each}" for each in ids)


def between(at: float, xs: list[float], ys: list[float]) -> float:
    """The broken line through the points, level beyond its ends."""
    if at <= xs[0]:
        return ys[0]
    for (x0, y0), (x1, y1) in zip(zip(xs, ys, strict=True), zip(xs[1:], ys[1:], strict=True), strict=False):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return ys[-1]
