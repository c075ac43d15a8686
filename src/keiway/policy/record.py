"""What is asked of the policy room, and the shape of what its impact answers, `policy-impact/1`.

Every figure is a change: the world of the reform less the world as it is, draw by draw with the same random numbers. Money is in
dollars of `MONEY_YEAR`. A band runs from `low` (5 percent of the draws) over `mid` (50) to `high` (95).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Missing, Quantity

SCHEMA = "policy-impact/1"
DRAWS = 2000
SEED = 1
YEARS = 10  # years of sales that are counted; what those vehicles do is counted over their whole lives
MONEY_YEAR = 2025  # the last whole year of consumer prices

#: The way a new vehicle reaches its dealer: the cost room's routes.
Way = Literal["imported", "us_kit", "us_plant"]
#: offered: what the reform's file lists is on sale from its first day (the figures are "if it is offered").
#: earns: in each draw it is on sale only where its maker would earn by it.
#: either: on sale in both worlds, in each by a lawful way that is open in it: the change is what the rule does to a car that is offered anyway.
Entry = Literal["offered", "earns", "either"]
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Offer(msgspec.Struct, **Made):
    """A new vehicle that is taken to be on sale under the reform. `price_usd` None: what its maker would have to ask, by the cost room."""

    vehicle: str  # id of the catalogue
    way: Way = "imported"
    price_usd: float | None = None
    dealers: float | None = None
    from_year: int | None = None  # None: the reform's first whole year and the years a maker needs


class Asked(msgspec.Struct, **Made):
    """One impact. The reform is the record of `policy.reform`, whole, so that the same question is the same bytes."""

    reform: object  # policy.reform.record.Reform
    as_of: date
    entry: Entry = "offered"
    offers: tuple[Offer, ...] | None = None  # None: the file's own
    first_year: int | None = None  # None: the first whole year under the reform
    years: int = YEARS
    draws: int = DRAWS
    seed: int = SEED
    edits: tuple[tuple[str, float], ...] = ()  # figures of data/policy by id, in place of their distributions


class Effect(msgspec.Struct, **Made):
    """One change. `year` None: over the lives of all vehicles sold in the years counted, undiscounted."""

    id: str  # sold, own_deaths, others_deaths, all_deaths, ... (data/policy/effects.yaml)
    label: str
    group: str  # vehicles, roads, safety, energy, money, time
    party: str  # buyers, occupants, others, makers, dealers, federal, states; beside the sum: choice (own loss of makers), abroad; world, all
    unit: str
    year: int | None
    low: float
    mid: float
    high: float
    mean: float
    up: float  # share of draws in which it is above zero
    down: float  # below zero; the rest are exactly zero
    sure: Literal["low", "mid", "high"]  # of the sign and of what it rests on
    says: str = ""  # what is counted, in one sentence
    #: The same for a round number of vehicles, the ratio taken draw by draw: how many there are is the least known of all. Empty: does not scale.
    per: str = ""  # 100,000 more vehicles
    per_low: float | None = None
    per_mid: float | None = None
    per_high: float | None = None


class Cell(msgspec.Struct, **Made):
    """A cell of a table: words, or a figure with its band."""

    text: str = ""
    low: float | None = None
    mid: float | None = None
    high: float | None = None


class Table(msgspec.Struct, **Made):
    """One table of the analysis, as an agency lays it out."""

    id: str  # T1 ... T12, A4
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


class Share(msgspec.Struct, **Made):
    """What one group of unknowns makes of the spread of one effect: Sobol, first order and total, with the error of the estimate."""

    factor: str
    label: str
    effect: str  # id of the effect
    first: float
    total: float
    error: float
    low_mid: float  # the effect's middle where this factor lies in its lowest tenth, and in its highest: the tornado
    high_mid: float
    settles: str  # the fact that would narrow it


class Sold(msgspec.Struct, **Made):
    """Vehicles that enter because of the reform in one year, by kind."""

    year: int
    stream: str
    title: str
    low: float
    mid: float
    high: float


class Earns(msgspec.Struct, **Made):
    """Would a maker earn by offering it? Share of draws, as the law is and under the reform."""

    vehicle: str
    title: str
    way: Way
    price_usd: float
    before: float | None  # None: no lawful way
    after: float | None
    says: str


class Span(msgspec.Struct, **Made):
    low: float
    mid: float
    high: float


class Doing(msgspec.Struct, **Made):
    """Whose doing the sales of one offer are, whatever the entry: vehicles sold in the years counted. `vehicle` empty: all offers together."""

    vehicle: str
    title: str
    way: Way | None
    price_usd: float | None  # under the reform
    price_today_usd: float | None  # by the way open as the law is, certified in full as a rule; None: no lawful way, or of several
    way_today: str = ""  # how it is sold as the law is: certified in full, or the title of another way
    sold: Span  # if it is offered under the reform
    today: Span | None  # if it is offered as the law is; None: no lawful way
    either: Span  # the change, if it is offered in both worlds
    before: float | None  # share of draws in which its maker earns, as the law is; None: no way, or its cost is not known
    after: float | None
    says: str


class Turn(msgspec.Struct, **Made):
    """A figure that alone decides the sign of an effect: between its own ends, all else as drawn, the middle of the effect changes sides."""

    effect: str
    id: str  # of the figure, for `edits`
    says: str
    unit: str
    low: float  # its ends
    high: float
    low_mid: float  # middle of the effect at each of them
    high_mid: float
    low_up: float  # share of draws above zero
    high_up: float
    confidence: str


class ImpactAnswer(msgspec.Struct, **Made):
    schema: str
    reform: str  # id
    title: str
    restated: str  # the reform in one paragraph
    sentence: str
    as_of: date
    entry: Entry
    entry_says: str  # what the figures assume of makers
    first_year: int
    last_year: int  # last year of sales counted
    calendar: tuple[int, ...]  # years in which something happens
    money_year: int
    effects: tuple[Effect, ...]  # the headline, in the order of the page
    by_year: tuple[Effect, ...]
    sold: tuple[Sold, ...]
    instead: tuple[Quantity, ...]  # what buyers would have had, shares
    earns: tuple[Earns, ...]
    parties: tuple[Effect, ...]  # money by party, at 3 and at 7 percent, undiscounted too; they add up to net_benefit
    net: tuple[Effect, ...]  # net benefit at each rate
    tables: tuple[Table, ...]
    shares: tuple[Share, ...]
    narrows: str  # the one fact that would narrow the net change in deaths and the net benefit most, and what decides their sign
    left_out: tuple[str, ...]
    doing: tuple[Doing, ...] = ()  # of each offer, then of all together
    poles: tuple[Effect, ...] = ()  # net benefit if buyers see none of their own risk as they choose, and if they see all of it
    turns: tuple[Turn, ...] = ()  # the largest first
    law: tuple[Quantity, ...] = ()  # what the reform changes in law: states open before and after, models that may enter, ...
    quantities: tuple[Quantity, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    draws: int = DRAWS
    seed: int = SEED
