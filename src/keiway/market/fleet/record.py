"""What is on sale in one year: products, what else households buy instead, and the fleet of both."""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.cost.record import Confidence

Body = Literal["car", "suv", "pickup", "van"]
Energy = Literal["gasoline", "hybrid", "phev", "electric", "diesel"]
BODIES: tuple[Body, ...] = ("car", "suv", "pickup", "van")
ENERGIES: tuple[Energy, ...] = ("gasoline", "hybrid", "phev", "electric", "diesel")
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Product(msgspec.Struct, **Made):
    """One nameplate with one kind of drive, new. None: not known.

    `power_kw` is what moves the vehicle. EPA gives the engine's rating alone, so it is None where a motor helps (hybrid, phev) or
    does all (electric); `engine_kw` is that rating then. Who needs a power for these has to impute it and say so.
    """

    id: str
    name: str  # with its make: Toyota Corolla
    maker: str  # the company that sets the price: Volkswagen for an Audi
    body: Body
    energy: Energy
    units: float  # sold, or made for this market, in the fleet's year
    price_usd: float  # asked of a buyer before tax: list price and destination, mean over trims, dollars of the fleet's price_year
    mass_kg: float  # curb
    footprint_m2: float  # wheelbase x mean track
    power_kw: float | None = None
    engine_kw: float | None = None
    length_mm: float | None = None
    width_mm: float | None = None
    height_mm: float | None = None
    wheelbase_mm: float | None = None
    seats: float | None = None  # sales-weighted, so not always whole
    road_load_n: float | None = None  # force to hold 50 mph on the level, from EPA's coast-down targets
    note: str = ""


class Other(msgspec.Struct, **Made):
    """What a household may buy instead of a new light vehicle."""

    id: str  # used_car, motorcycle, side_by_side
    label: str
    year: int  # of the units
    units: float  # a year
    units_low: float
    units_high: float
    price_usd: float  # typical, dollars of the fleet's price_year
    low_usd: float
    high_usd: float
    mass_kg: float | None = None
    footprint_m2: float | None = None
    power_kw: float | None = None
    confidence: Confidence = "recalled"
    sources: tuple[str, ...] = ()
    how: str = ""


class Fleet(msgspec.Struct, **Made):
    """All that was on sale. `units` of the products are of `year`, prices in dollars of `price_year`."""

    year: int
    price_year: int
    households: float
    products: tuple[Product, ...]
    others: tuple[Other, ...] = ()
    source: str = ""
    confidence: Confidence = "given"
    about: tuple[str, ...] = ()  # what was done to make it
    problems: tuple[str, ...] = ()  # rows of a reader's file that were left out, and why
