"""A launch as it stood on its first day, and what was sold after."""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.market.fleet.record import Body, Energy

Made = {"frozen": True, "kw_only": True, "omit_defaults": True}
Basis = Literal["calendar_year_sales", "model_year_production"]

#: What a year's figure may suffer from -> in words. A flagged year is not steady.
FLAGS = {
    "first_part": "part of the first year",
    "launch_queue": "launch queue",
    "supply": "supply-bound",
    "run_out": "run-out",
    "conflict": "sources disagree",
    "other_models": "other models counted in",
}


class Sale(msgspec.Struct, **Made):
    """Units of one car in one year. Calendar-year sales and model-year production are kept apart."""

    car: str
    year: int
    units: float
    basis: Basis
    confidence: Confidence
    source: str
    flag: Literal["", "first_part", "launch_queue", "supply", "run_out", "conflict", "other_models"] = ""
    note: str = ""


class Launch(msgspec.Struct, forbid_unknown_fields=True, **Made):
    """Facts known on the first day. Price: cheapest version, dollars of `price_year`, as listed."""

    id: str
    car: str  # whose sales, in sales.csv
    nameplate: str  # launches of one nameplate are one cluster: left out together
    title: str
    maker: str  # the company
    launched: str  # year and month, 2008-01
    length_mm: float
    width_mm: float
    height_mm: float
    wheelbase_mm: float
    track_mm: float  # mean of front and rear
    mass_kg: float  # curb
    power_kw: float
    seats: int
    energy: Energy
    price_usd: float
    destination_usd: float
    price_year: int
    body: Body = "car"
    until: int | None = None  # calendar year in which its successor came
    dealers: float | None = None
    plan: float | None = None  # what its maker said it would sell a year
    plan_says: str = ""
    neighbour: bool = False  # of the class, not in it: a compact, a tall wagon, a roadster
    confidence: Confidence = "recalled"
    read: dict[str, str] = {}  # field -> source it was read in; all else has the row's confidence
    note: str = ""

    @property
    def year(self) -> int:
        return int(self.launched[:4])

    @property
    def month(self) -> int:
        return int(self.launched[5:7])

    @property
    def paid_usd(self) -> float:
        """What a buyer paid before tax: list price with destination."""
        return self.price_usd + self.destination_usd

    @property
    def footprint_m2(self) -> float:
        return self.wheelbase_mm * self.track_mm / 1e6


class Source(msgspec.Struct, **Made):
    title: str
    url: str | None = None
    date: str = ""


class LeftOut(msgspec.Struct, **Made):
    title: str
    why: str


class Rule(msgspec.Struct, **Made):
    """What a minicar is, and which years after a launch are steady."""

    minicar_length_mm: float
    minicar_power_kw: float
    steady_from: int  # calendar years after the one of the launch
    steady_to: int
    first_year: int


class Models(msgspec.Struct, **Made):
    """Year -> how many."""

    values: dict[int, float]
    confidence: Confidence
    source: str
    how: str


class Launches(msgspec.Struct, **Made):
    checked: str
    rule: Rule
    sources: dict[str, Source]
    launches: tuple[Launch, ...]
    electric_models: Models
    families: tuple[tuple[str, ...], ...]  # nameplates that were one car under several names
    uneven: tuple[LeftOut, ...]  # launches whose sales count another body along, unflagged; title: their id
    own: dict[str, tuple[str, ...]]  # nameplate -> how its ids in a fleet begin
    left_out: tuple[LeftOut, ...]


class Steady(msgspec.Struct, **Made):
    """The steady years of a launch: those that count, and those of the window that are flagged."""

    counted: tuple[Sale, ...]
    flagged: tuple[Sale, ...]

    @property
    def every(self) -> Steady:
        """As if no year were flagged."""
        return Steady(counted=tuple(sorted((*self.counted, *self.flagged), key=lambda sale: sale.year)), flagged=())

    @property
    def units(self) -> float | None:
        """Mean a year, None where no year counts."""
        return sum(sale.units for sale in self.counted) / len(self.counted) if self.counted else None
