"""The records all of the cost room shares: what is asked, a line of a bill, a sum of lines, an edit of a line.

Money is in US dollars of the year a line names, nominal; prices are not carried from one year to another unless a line says so.
A line runs from `low` over `mid` (most likely) to `high` and is drawn from the triangle between them. A line that may not come
at all has a `chance` below 1; its three figures are what it costs where it comes.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.case import Case

Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate", "given"]
Method = Literal["roro", "container_shared", "container_own"]
Heading = Literal["auto", "8703", "8704", "both"]

#: How a vehicle crosses the sea, in words that are also what is typed (with a hyphen for the blank).
METHODS: dict[Method, str] = {"roro": "roro", "container_shared": "container-shared", "container_own": "container-own"}
PRICE_AT = ("fob", "auction")

DRAWS = 2000
SEED = 1


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a bill. `id` is stable and known to `keiway explain`: cost.landed.ocean."""

    id: str
    label: str
    low: float
    mid: float
    high: float
    unit: str = "usd"
    chance: float = 1.0
    group: str = ""  # lines of one group stand together: japan, sea, entry, inland, state, first_fixes
    sources: tuple[str, ...] = ()
    date: str = ""  # year or day of the price: 2025, 2026-10-01
    confidence: Confidence = "estimate"
    how: str = ""  # one sentence: where the figures come from
    editable: bool = True
    given: bool = False  # set by the person who asks
    mean: float | None = None  # of the draws, where the line is worked out from others (a duty on a price)

    @property
    def expected(self) -> float:
        """What it comes to on average. Means add up, so the lines sum to the mean of the total."""
        return self.chance * (self.low + self.mid + self.high) / 3.0 if self.mean is None else self.mean


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What part of the spread (variance) of a sum one line makes, 0 to 1."""

    id: str
    share: float


class Sum(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sum of lines, drawn together: `low`, `mid`, `high` are the 5%, 50% and 95% of the draws.

    `expected` is the sum of the lines' `expected`, exactly; `likely` the sum of their most likely figures, which is less,
    because costs run over more than under.
    """

    lines: tuple[Line, ...]
    low: float
    mid: float
    high: float
    expected: float
    likely: float
    unit: str = "usd"
    shares: tuple[Share, ...] = ()  # largest first
    draws: int = DRAWS
    seed: int = SEED


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One line set by the person who asks: `id` in full (cost.landed.ocean), one figure or three."""

    id: str
    low: float
    mid: float
    high: float
    from_: str = ""  # "--set", or the file it stands in


class Money(msgspec.Struct, frozen=True, kw_only=True):
    amount: float
    currency: str  # ISO 4217: JPY


class Rate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An exchange rate, and the day it is of: 155 JPY for 1 USD."""

    currency: str
    per_usd: float
    on: date | None = None  # None: given without a day
    source: str | None = None
    given: bool = True  # False: the rate that comes with keiway


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the cost room. Every room answers one of these and reads from it what it needs."""

    case: Case  # vehicle, build window, day of entry, origin, features, use
    price: Money | None = None  # paid for the vehicle, in its own currency; None: a stated range by kind
    price_at: Literal["fob", "auction"] = "fob"  # fob: at the ship, all of Japan included; auction: under the hammer
    fx: Rate | None = None
    port: str | None = None  # id of places.yaml; None: the nearest to `zip`, else the coast's usual one
    zip: str | None = None  # five digits
    state: str | None = None  # of the ZIP, or as typed
    method: Method = "roro"
    heading: Heading = "auto"
    edits: tuple[Edit, ...] = ()
    draws: int = DRAWS
    seed: int = SEED
    #: Owned: how long, how far, beside what.
    years: int = 5
    miles_per_year: float | None = None
    against: tuple[str, ...] = ()  # vehicles as typed; empty: the usual rivals
    #: Built here: how many a year, and over how many years the one-off cost is spread.
    volume: float | None = None
    programme_years: float | None = None
    assembly: str | None = None  # imported | us_kit | us_plant
    #: What a landed sum came to, for `owned` (dollars; low, mid, high); None: the room works it out or asks.
    paid_usd: tuple[float, float, float] | None = None

    @property
    def entry(self) -> date:
        return self.case.entry_day
