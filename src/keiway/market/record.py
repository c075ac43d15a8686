"""What is asked of the market room, and the shape of what it answers, `market/1`.

Money is in dollars of the year named beside it. A band runs from `low` (5 percent of the draws) over `low50` (25), `mid` (50)
and `high50` (75) to `high` (95).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Missing, Quantity
from keiway.cost.record import Confidence, Edit
from keiway.vehicles.record import Vehicle

SCHEMA = "market/1"
DRAWS = 2000
SEED = 1
#: Said, so that they stand over a scenario that has a list or a cap.
ALL_STATES: tuple[str, ...] = ()
NO_CAP = 0

Energy = Literal["gasoline", "electric"]
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Asked(msgspec.Struct, **Made):
    """One launch: which vehicle, new, at what price, sold how. Everything else is as the room finds it."""

    vehicle: Vehicle
    as_of: date
    text: str = ""  # what the person typed
    price_usd: float | None = None  # what a buyer pays, destination included, before tax; dollars of `price_year`
    price_year: int | None = None  # None: the year of as_of, or the first year where that is past
    first_year: int = 2027
    last_year: int = 2036
    scenario: str = "base"  # a name of data/market/scenarios.yaml, or the file it was read from; what is None below is as it says
    dealers: float | None = None  # places that sell and mend it once the network stands
    states: tuple[str, ...] | None = None  # states that let it be registered and driven; ALL_STATES: all
    cap_mph: int | None = None  # fastest road it may use: 25, 35, 45, 55; NO_CAP: any
    fuel_usd_gal: float | None = None  # regular gasoline, dollars of price_year; None there too: the path of each year
    energy: Energy | None = None  # instead of what the vehicle carries
    fleet: str | None = None  # a file of the reader's own fleet; None: the newest that ships
    edits: tuple[Edit, ...] = ()  # figures of a maker's price (cost.built_here.*) in place of the cost room's
    draws: int = DRAWS
    seed: int = SEED


class Year(msgspec.Struct, **Made):
    """New vehicles sold in one calendar year."""

    year: int
    low: float
    low50: float
    mid: float
    high50: float
    high: float


class Point(msgspec.Struct, **Made):
    """Vehicles sold in one year of a named launch, `n` counted from its first calendar year (1)."""

    n: int
    year: int
    units: float


class Comparable(msgspec.Struct, **Made):
    """What a small car really sold here, year by year."""

    id: str
    name: str
    points: tuple[Point, ...]
    plan: float | None = None  # what its maker said it would sell a year
    length_mm: float | None = None
    price_usd: float | None = None  # list price at launch, dollars of its year
    confidence: Confidence = "recalled"
    sources: tuple[str, ...] = ()
    note: str = ""


class Instead(msgspec.Struct, **Made):
    """What buyers would have done without it: a share of them. The means add up to one; middles of draws do not."""

    id: str  # new_small_car, new_car, new_small_suv, new_suv, new_pickup, new_van, new_electric, used_car, motorcycle, side_by_side, nothing
    label: str
    mean: float  # over the draws: what is told
    low: float
    mid: float
    high: float
    #: Of the vehicles given up, sales-weighted; None where there is none (nothing), or it is not known.
    mass_kg: float | None = None
    price_usd: float | None = None


class PricePoint(msgspec.Struct, **Made):
    """Sales in a full year once launched, at one price."""

    price_usd: float
    low: float
    mid: float
    high: float


class Effect(msgspec.Struct, **Made):
    """Sales in a full year if one thing were otherwise, all else as asked: a ratio to the forecast, draw by draw."""

    id: str  # fuel, cap, states, dealers, energy, price
    label: str
    setting: str  # "45 mph", "$5.00 a gallon"
    low: float
    mid: float
    high: float
    mid_units: float
    now: bool = False  # this is what was asked


class Flow(msgspec.Struct, **Made):
    """Used vehicles of the kind imported in one year."""

    year: int
    low: float
    mid: float
    high: float
    kind: Literal["counted", "derived", "estimate", "forecast"]


class UsedImports(msgspec.Struct, **Made):
    """Used kei imported under the 25-year rule: another market, not in the forecast of new ones."""

    says: str
    doubt: str
    flows: tuple[Flow, ...]
    counted: Quantity  # the one hard count
    own: Quantity | None = None  # of this vehicle a year, where it can be told
    #: Of this generation: year in which the first and the last ones built turn 25.
    opens: int | None = None
    closes: int | None = None
    sources: tuple[str, ...] = ()


class Outside(msgspec.Struct, **Made):
    """A figure beyond what the fleet holds, so that the model reaches past its data."""

    fact: str  # price_usd, power_kw, mass_kg, width_mm, footprint_m2, power_to_mass
    label: str
    value: float
    least: float
    most: float
    unit: str
    percent: float  # how far outside, of the nearer bound
    says: str


class Route(msgspec.Struct, **Made):
    """One way to sell it here, and whether it earns."""

    id: str  # import, us_kit, us_plant, lsv, replica, part_555
    title: str
    legal: str  # one sentence of the law room
    open: bool | None  # the law lets this vehicle take this way; None: not known
    most_a_year: float | None = None  # what the way allows
    years: float | None = None  # it is sold; break_even over these is what must be sold a year
    sold_a_year: Quantity | None = None  # the forecast, no more than the way allows
    unit_cost: Quantity | None = None  # each vehicle at the dealer's, without one-off costs
    contribution: Quantity | None = None  # what each brings towards one-off costs
    once: Quantity | None = None  # one-off costs, whole
    break_even: Quantity | None = None  # vehicles over the life of the model; mid None: no number is enough, or more than all new vehicles sold
    never: float | None = None  # share of draws in which that is so
    chance: float | None = None  # that sales over its life reach it
    profit: Quantity | None = None  # over its life, dollars of the price year, discounted
    says: str = ""
    next: str | None = None


class ChanceAt(msgspec.Struct, **Made):
    """At one price: what is sold, and how likely one route earns its cost."""

    route: str
    price_usd: float
    units: float
    chance: float
    profit_mid: float
    break_even: float | None = None  # a year, to cover every cost; None: no number is enough, or more than all new vehicles sold
    earns_each: float | None = None  # what one brings, middle


class Business(msgspec.Struct, **Made):
    """Does anybody earn?"""

    sentence: str  # answers: do thin margins and poor sales kill it, and at what price do they not?
    price_usd: float
    price_year: int
    life_years: float
    routes: tuple[Route, ...]
    at_prices: tuple[ChanceAt, ...]
    best_price_usd: float | None  # of the best route: the price at which it is likeliest to earn
    #: The ways the sentence speaks of, of those without a cap that sell the vehicle as it is: likeliest at the price asked, and at the best price.
    route: str | None = None
    best_route: str | None = None
    evidence: tuple[Quantity, ...]  # what small cars have earned
    dealer: Quantity | None = None  # gross margin of the dealer, dollars a vehicle
    maker: Quantity | None = None
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class MarketAnswer(msgspec.Struct, **Made):
    schema: str
    vehicle: str
    title: str
    sentence: str
    as_of: date
    scenario: str
    scenario_says: str  # what it sets, in words
    price_usd: float
    price_year: int
    price_says: str  # given, the list price, or what a maker would have to ask
    energy: Energy
    dealers: float
    states: tuple[str, ...] | None
    cap_mph: int | None
    fuel_usd_gal: float
    years: tuple[Year, ...]  # those asked for
    steady: Quantity  # a full year once launched (the third, asked for or not), vehicles
    elasticity: Quantity  # own price
    share_pct: Quantity  # of new light vehicles sold that year
    baselines: tuple[Quantity, ...]  # two simple forecasts: of its class, and of the subcompact segment
    comparables: tuple[Comparable, ...]
    instead: tuple[Instead, ...]
    prices: tuple[PricePoint, ...]
    effects: tuple[Effect, ...]
    spread: tuple[Quantity, ...]  # what makes the band: shares of the variance of the log, percent
    used: UsedImports | None
    business: Business | None
    backtest: str  # one sentence: how often the bands held, how far off the middle was
    quantities: tuple[Quantity, ...]
    far: str = ""  # why the model does not hold for it, so that no figure of it is a headline; empty where it does
    outside: tuple[Outside, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    draws: int = DRAWS
    seed: int = SEED
