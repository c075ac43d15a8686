"""The shape of the states' fees (``data/cost/states.yaml``). Money in US dollars; shares in percent.

Three figures are low, most likely and high. What is due, and the state's own tax rate, stand in the law room and are not
repeated here: this file says what a thing costs.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}
Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate"]


class Band(msgspec.Struct, frozen=True, array_like=True):
    """Low, most likely, high."""

    low: float
    mid: float
    high: float

    def __post_init__(self):
        if not self.low <= self.mid <= self.high:
            raise ValueError(f"{self.low}, {self.mid}, {self.high}: not low, most likely, high")

    def times(self, factor: float) -> Band:
        return Band(self.low * factor, self.mid * factor, self.high * factor)

    def plus(self, other: Band) -> Band:
        return Band(self.low + other.low, self.mid + other.mid, self.high + other.high)


NOTHING = Band(0.0, 0.0, 0.0)


class Source(msgspec.Struct, **Strict):
    title: str
    url: str = ""
    date: str = ""


class Stated(msgspec.Struct, **Strict):
    """What stands with every figure: how sure, from where, and a word."""

    confidence: Confidence = "recalled"
    sources: list[str] = []
    says: str = ""


class Fee(Stated, **Strict):
    """A charge, and every how many years it comes."""

    usd: Band
    every_years: float = 1.0


class Tax(Stated, **Strict):
    """What comes on top of the state's own rate on a purchase, or instead of it. All of the price, in percent."""

    name: str = "sales or use tax"
    extra_pct: Band = NOTHING  # the state's, on top
    local_pct: Band = NOTHING  # county and city
    local_base_usd: float | None = None  # local tax is on no more than this
    used_pct: Band | None = None  # instead of the state's rate, for a used vehicle
    new_pct: Band = NOTHING  # on top, for a new vehicle
    most_usd: float | None = None
    least_usd: float = 0.0


class Part(msgspec.Struct, **Strict):
    """A yearly charge that is a share of some price, in percent by age of the vehicle or by years held."""

    of: Literal["list", "value", "price"]
    pct: list[tuple[float, float]]  # from this age on, percent
    by: Literal["age", "held"] = "age"
    spread: Band = Band(1.0, 1.0, 1.0)
    least_usd: float = 0.0


class Registration(Stated, **Strict):
    """One year's registration with what is charged on the same bill or for the same reason."""

    rule: str  # in a word: flat, weight, age, list price, value, price paid
    flat_usd: Band
    weight_usd: list[tuple[float, float]] = []  # up to this curb mass in lb, USD
    per_lb_usd: Band = NOTHING
    age_usd: list[tuple[float, float]] = []  # from this age on, USD
    electric_usd: Band = NOTHING
    parts: list[Part] = []


class StateFees(msgspec.Struct, **Strict):
    title: Fee
    tax: Tax
    registration: Registration
    first_usd: Fee | None = None
    safety: Fee | None = None
    emissions: Fee | None = None


class Table(msgspec.Struct, **Strict):
    """The whole file."""

    checked_on: str
    settled_by: str
    sources: dict[str, Source]
    states: dict[str, StateFees]


def build(files: dict) -> dict:
    """The one file as it stands."""
    return next(iter(files.values()))
