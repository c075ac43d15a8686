"""The shape of what the room answers, `built_here/1`."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Missing, Quantity
from keiway.cost.record import Confidence, Line, Sum

RouteId = Literal["imported", "us_kit", "us_plant"]
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Content(msgspec.Struct, **Made):
    """What one standard adds to each vehicle, in dollars of the price year. `low` None: not known, and not in the sum."""

    id: str  # us.fmvss.214, for `keiway explain`
    number: str
    title: str
    word: str  # how the law room says that the design stands, built new
    low: float | None
    mid: float | None
    high: float | None
    year: int | None = None  # price year of the study
    factor: float | None = None  # consumer prices from that year to the price year
    confidence: Confidence = "estimate"
    sources: tuple[str, ...] = ()
    how: str = ""


class Route(msgspec.Struct, **Made):
    """One way to bring it to a dealer here. `price` sums to what a buyer pays before tax and title, destination included."""

    id: str  # imported, us_kit, us_plant; imported_8703 where the heading is open
    way: RouteId
    title: str
    price: Sum
    list_price: Quantity  # on the sticker, destination included: above the price paid by the discount
    once: tuple[Line, ...]  # one-off costs, whole, in dollars
    once_total: Quantity  # their sum with the capital charge, over the whole life of the model
    duty: Quantity  # percent: of the vehicle's price at the port, or of the parts'
    duty_says: str
    notes: tuple[str, ...] = ()


class Point(msgspec.Struct, frozen=True):
    """The price that covers every cost at one lifetime volume: 5, 50 and 95 percent of the draws, dollars."""

    volume: float
    low: float
    mid: float
    high: float


class Curve(msgspec.Struct, frozen=True):
    route: str
    points: tuple[Point, ...]


class Needed(msgspec.Struct, **Made):
    """Lifetime volume at which a price covers every cost. None: in so many draws no volume does, see `never`."""

    route: str
    price: float
    low: float | None
    mid: float | None
    high: float | None
    never: float  # share of the draws in which each vehicle loses money before any one-off cost


class Crossing(msgspec.Struct, **Made):
    """Lifetime volume from which making it here is cheaper than importing it."""

    route: str
    low: float | None
    mid: float | None  # of the draws that have one
    high: float | None
    never: float  # share of draws: imported is cheaper at any volume
    always: float  # share of draws: made here is cheaper at any volume
    says: str


class Marker(msgspec.Struct, **Made):
    """What a small car really sold here over its life."""

    id: str
    name: str
    total: int
    years: str
    best: int
    best_year: int
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""


class Pathway(msgspec.Struct, **Made):
    """The law room's way to sell it, and the standards it rests on."""

    id: str
    title: str
    says: str
    gaps: tuple[str, ...]  # numbers of the standards with a known difference
    open: tuple[str, ...]  # of those on which nothing is known
    law_checked: date
    next: str


class BuiltHereAnswer(msgspec.Struct, **Made):
    schema: str
    vehicle: str
    title: str
    sentence: str
    entry: date
    price_year: int
    volume: float  # a year
    years: float
    fx: float | None  # JPY per USD, where a price in yen was used
    factory_says: str
    pathway: Pathway
    content: tuple[Content, ...]
    content_total: Quantity
    routes: tuple[Route, ...]
    curves: tuple[Curve, ...]
    needed: tuple[Needed, ...]
    crossings: tuple[Crossing, ...]
    reached: tuple[Marker, ...]
    checks: tuple[Quantity, ...]  # other ways to the same figures
    quantities: tuple[Quantity, ...]
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    estimates: str = ""  # which figures are ours
    next: tuple[str, ...] = ()
    draws: int = 2000
    seed: int = 1
