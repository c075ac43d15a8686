"""What the vehicle costs in Japan, in dollars: as typed with a rate, or a stated range by kind of vehicle."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.cost.landed.facts import FX, LANDED, Fact, ShippedRate
from keiway.cost.record import Asked, Money, Rate
from keiway.errors import UsageError
from keiway.vehicles.record import Vehicle

HAMMER_AGE = 20  # years from which the ranges by kind are meant
KINDS = {"kei_sports": "kei_sports", "kei_suv": "kei_suv", "kei_car": "kei_car", "kei_van": "kei_van", "kei_truck": "kei_truck"}


class Band(msgspec.Struct, frozen=True, kw_only=True):
    low: float
    mid: float
    high: float


def shipped(currency: str) -> ShippedRate | None:
    return next((rate for rate in FX.value.rates if rate.currency == currency), None)


def rate(asked: Asked, currency: str) -> Rate:
    """The rate of a currency: as given, or the one that comes with keiway. Raises `UsageError` where there is none."""
    if currency == "USD":
        return Rate(currency="USD", per_usd=1.0)
    if asked.fx is not None and asked.fx.currency == currency:
        return asked.fx
    known = shipped(currency)
    if known is None:
        raise UsageError(f"a price in {currency} needs a rate: --fx with {currency} for one dollar. One for JPY alone comes with keiway.", fix=("--price", None))
    return Rate(currency=currency, per_usd=known.per_usd, on=known.on, source=f"landed:{known.sources[0]}", given=False)


def rate_band(found: Rate) -> Band:
    """A rate given stands; the one that comes with keiway is as uncertain as the last two years made it."""
    known = shipped(found.currency)
    if found.given or known is None:
        return Band(low=found.per_usd, mid=found.per_usd, high=found.per_usd)
    return Band(low=known.low, mid=known.per_usd, high=known.high)


def hammer(vehicle: Vehicle, age: int) -> Fact:
    """The range of auction prices for this kind. Raises `UsageError` where there is none."""
    kind = KINDS.get(vehicle.kind)
    if kind is None or age < HAMMER_AGE:
        raise UsageError(
            f"no price was given for the {vehicle.name}: a range is only known for kei vehicles of {HAMMER_AGE} years and more. "
            "Give --price-jpy, --price-usd or --price.",
            fix=("--price-jpy", "720000"),
        )
    return next(fact for fact in LANDED.value.hammer if fact.id == kind)


def age_at(entry: date, built_first: date) -> int:
    """Whole years between the first day it can have been built and entry."""
    return entry.year - built_first.year - ((entry.month, entry.day) < (built_first.month, built_first.day))


def words(money: Money) -> str:
    """720,000 JPY; 4,500 USD."""
    return f"{money.amount:,.0f} {money.currency}"
