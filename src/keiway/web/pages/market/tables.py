"""The tables of the page, and the years as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from keiway.market.answer.rounded import MOST_SOLD, dollars, needed, vehicles
from keiway.market.record import Business, Comparable, Effect, MarketAnswer, Route
from keiway.web.pages.market.words import chance, change, in_hundred, money, span

HEADER = ("year", "year_on_sale", "low", "low50", "mid", "high50", "high", "vehicle", "price_usd", "price_year", "scenario", "as_of", "draws", "seed")

MOST_PRICES = 11  # of the table of chances


def rows(found: MarketAnswer) -> Iterator[tuple]:
    """One row a calendar year; bands of five and nine in ten."""
    for n, year in enumerate(found.years, 1):
        yield (
            year.year, n, year.low, year.low50, year.mid, year.high50, year.high, found.vehicle, found.price_usd, found.price_year, found.scenario,
            found.as_of.isoformat(), found.draws, found.seed,
        )  # fmt: skip


class Setting(NamedTuple):
    """Sales if one thing were otherwise."""

    setting: str
    change: str
    band: str
    units: str
    now: bool


def effects(found: MarketAnswer) -> list[tuple[str, list[Setting]]]:
    """By what is otherwise, in the order of the answer."""
    return [(label, [_setting(one) for one in same]) for label, same in groupby(found.effects, key=lambda one: one.label)]


def _setting(one: Effect) -> Setting:
    if one.now:
        return Setting(one.setting, "as asked", "", vehicles(one.mid_units), True)
    band = f"{change(one.low)} to {change(one.high)}" if change(one.low) != change(one.high) else ""
    return Setting(one.setting, change(one.mid), band, vehicles(one.mid_units), False)


#: Rows of the table of ways: what it says, of a route.
MEASURES = (
    ("Sold a year", lambda route: (vehicles(route.sold_a_year.mid), span(route.sold_a_year)) if route.sold_a_year and route.sold_a_year.mid is not None else None),
    ("The way allows", lambda route: (f"{route.most_a_year:,.0f} a year", "") if route.most_a_year else None),
    ("Cost of each, at the dealer's", lambda route: _of(route.unit_cost)),
    ("What each brings towards one-off costs", lambda route: _of(route.contribution)),
    ("One-off costs", lambda route: _of(route.once)),
    ("Break-even, vehicles over its life", lambda route: _break_even(route)),
    ("Chance to reach it", lambda route: (chance(route.chance), "") if route.chance is not None else None),
    ("Profit over its life", lambda route: _of(route.profit)),
)


def _of(found) -> tuple[str, str] | None:
    return (money(found.mid), span(found, money)) if found is not None and found.mid is not None else None


def _break_even(route: Route) -> tuple[str, str] | None:
    found = route.break_even
    if found is None:
        return None
    never = f"in {100 * route.never:.0f}% of the draws no number is enough" if route.never and found.mid is not None else ""
    if found.mid is None:
        return "no number is enough", ""
    a_year = found.mid / (route.years or 1.0)
    return (vehicles(found.mid), "; ".join(filter(None, (span(found), never)))) if a_year <= MOST_SOLD else (f"{needed(a_year)} a year", never)


def ways(found: Business) -> tuple[list[Route], list[tuple[str, list[tuple[str, str] | None]]]]:
    """The ways with figures, side by side; rows that none has are left out."""
    told = [route for route in found.routes if any(measure(route) for _, measure in MEASURES)]
    made = [(label, [measure(route) for route in told]) for label, measure in MEASURES]
    return told, [(label, cells) for label, cells in made if any(cells)]


def by_price(found: Business) -> tuple[list[str], list[tuple[str, str, list[str]]]]:
    """Titles of the ways; at each price what is sold and the chance of each way."""
    titles = {route.id: route.title for route in found.routes}
    ids = list(dict.fromkeys(one.route for one in found.at_prices))
    prices = _spaced(sorted({one.price_usd for one in found.at_prices}), found.price_usd)
    at = {(one.price_usd, one.route): one for one in found.at_prices}
    made = []
    for price in prices:
        units = [at[price, id_].units for id_ in ids if (price, id_) in at]
        made.append((dollars(price), vehicles(max(units)), [in_hundred(at[price, id_].chance) if (price, id_) in at else "" for id_ in ids]))
    return [titles.get(id_, id_) for id_ in ids], made


def _spaced(prices: list[float], asked: float) -> list[float]:
    """Every second or third of many, and the one nearest to what was asked."""
    by = -(-len(prices) // MOST_PRICES)
    nearest = min(prices, key=lambda price: abs(price - asked), default=None)
    return [price for n, price in enumerate(prices) if n % by == 0 or price == nearest] if prices else []


class Sold(NamedTuple):
    """What a small car really sold."""

    name: str
    first: str
    best: str
    plan: str
    length: str
    price: str
    confidence: str
    note: str


def sold(comparables: tuple[Comparable, ...]) -> list[Sold]:
    return [_sold(one) for one in comparables if one.points]


def _sold(one: Comparable) -> Sold:
    best, first = max(one.points, key=lambda point: point.units), min(one.points, key=lambda point: point.year)
    inches = f"{one.length_mm / 25.4:.0f} in ({one.length_mm:,.0f} mm)" if one.length_mm else ""
    return Sold(
        one.name, f"{first.year} to {max(point.year for point in one.points)}", f"{best.units:,.0f} in {best.year}", f"{one.plan:,.0f}" if one.plan else "", inches,
        f"${one.price_usd:,.0f}" if one.price_usd else "", one.confidence, one.note,
    )  # fmt: skip
