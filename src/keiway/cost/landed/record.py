"""The shape of a landed answer."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Missing, Quantity, Verdict
from keiway.cost.landed.duty import Reading
from keiway.cost.landed.place import Miles, Place
from keiway.cost.record import Line, Money, Rate, Sum


class To(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where it lands and where it goes."""

    port: str
    port_name: str
    coast: str
    method: str
    chosen: bool  # the port was chosen here, not named
    place: Place | None = None
    state: str | None = None
    miles: Miles | None = None


class ByHeading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The whole sum under one heading of the tariff."""

    heading: str  # 8703
    words: str
    hts: tuple[str, ...]
    duty_pct: Quantity
    verdict: Verdict
    says: str
    readings: tuple[Reading, ...]
    door: Sum  # to the door: without state and first repairs; its lines are those of `total`
    total: Sum  # on the road


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """May it enter on that day? Told by the law room; the sum is shown either way."""

    verdict: Verdict
    says: str
    on: date
    possible_from: date | None = None
    certain_from: date | None = None


class LandedAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From the price in Japan to the driveway. `by_heading`: the one customs would take first comes first."""

    sentence: str
    vehicle: str
    name: str
    built: str
    entry: Entry
    price: Money | None  # as typed
    price_says: str
    fx: Rate | None  # the rate used, given or shipped; None where no other money than dollars counts
    customs_value: Line
    to: To
    by_heading: tuple[ByHeading, ...]
    because: str  # what decided the heading
    quantities: tuple[Quantity, ...]
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
