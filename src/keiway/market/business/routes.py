"""The ways side by side: what the law room says, what each costs, what it earns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from keiway.cost.record import Edit
from keiway.errors import KeiwayError
from keiway.market import launch
from keiway.market.business import costs as bills
from keiway.market.business import legal, words
from keiway.market.business.costs import Costs
from keiway.market.business.earnings import Earned, allowed, earned, over_life
from keiway.market.business.quantities import band, needed
from keiway.market.business.table import TITLES, Way, facts
from keiway.market.record import Asked, Route

SLOW = "lsv"  # a vehicle kind, and a way: the id is the same word


class Tried(NamedTuple):
    """One way before any price. `costs` None: not reckoned, and `why` says so."""

    id: str
    title: str
    legal: legal.Legal
    costs: Costs | None
    share: np.ndarray | float = 1.0  # of the forecast's sales that it can have
    most_a_year: float | None = None
    why: str = ""


class Market(NamedTuple):
    """What all ways are sold into."""

    price_usd: float
    price_year: int
    units: np.ndarray  # [draw, year] at the price asked
    whole: float = np.inf  # all new vehicles sold in a year: nobody sells more


def tried(asked: Asked, price_year: int, edits: tuple[Edit, ...] = ()) -> tuple[list[Tried], tuple, str]:
    """Every way; the cost room's draws behind the first ones; and why it gave none, where it did not."""
    refused = _other_energy(asked)
    found: tuple = ()
    if not refused:
        try:
            found = bills.economics(asked, edits, ("imported",) if asked.vehicle.kind == SLOW else tuple(bills.MAKERS))
        except KeiwayError as error:
            refused = str(error)
    return [*_makers(asked, price_year, found, refused), *(_other(way, asked, price_year, edits, found, refused) for way in facts().ways)], found, refused


def _other_energy(asked: Asked) -> str:
    own = "electric" if asked.vehicle.fuel == "electric" else "gasoline"
    if asked.energy in (None, own):
        return ""
    return f"What the {asked.vehicle.name} would cost its maker with another drive ({asked.energy}) is not known."


def _makers(asked: Asked, price_year: int, found: tuple, refused: str) -> list[Tried]:
    """Import, kits, a plant: the maker certifies. Of one tariff heading, the first."""
    day = bills.entry(asked)
    if not found or asked.vehicle.kind == SLOW:
        why = refused or "It is a low-speed vehicle: as a car it would be another vehicle."
        law = legal.certified(asked.vehicle, day, paid=False)
        return [Tried(id_, TITLES[id_], law, None, why=why) for id_ in bills.MAKERS.values()]
    law = legal.certified(asked.vehicle, day)
    told = []
    for each in found:
        id_ = bills.MAKERS.get(each.id)
        if id_ is None:
            continue  # the other tariff heading of the same import
        bill = bills.as_seen(bills.of(each, id_, words.title(each.title), price_year, day), asked)
        told.append(Tried(bill.id, bill.title, law, bill))
    return told


def _other(way: Way, asked: Asked, price_year: int, edits: tuple[Edit, ...], found: tuple, refused: str) -> Tried:
    law = legal.of(way, asked.vehicle, bills.entry(asked))
    known = Tried(way.id, way.title, law, None, most_a_year=way.most_a_year)
    if refused or law.open is False:
        return known._replace(why=refused if law.open is not False else "")
    if asked.vehicle.kind == SLOW and way.id == SLOW:
        return known._replace(costs=bills.of(found[0], SLOW, way.title, price_year, bills.entry(asked)))
    if asked.vehicle.us_certified:
        return known._replace(why="It is certified as it is; this way is for what is not.")
    share = _within(way, asked) if way.cap_mph else 1.0
    return known._replace(costs=bills.other(way, asked, price_year, edits), share=share)


def _within(way: Way, asked: Asked) -> np.ndarray:
    """Sales left by the roads the way may use, against those of the forecast."""
    own = launch.capped(asked.cap_mph or None, asked.draws, asked.seed)
    return np.minimum(1.0, launch.capped(way.cap_mph, asked.draws, asked.seed) / np.maximum(own, 1e-9))


def sales(way: Tried, units: np.ndarray) -> np.ndarray:
    """What the way can sell of the forecast, before its cap."""
    share = np.asarray(way.share)
    return units * (share[:, None] if share.ndim else share)


def outcome(way: Tried, market: Market) -> Earned:
    return earned(way.costs, market.price_usd, sales(way, market.units), market.whole)


def route(way: Tried, market: Market, asked: Asked) -> Route:
    """One line of the comparison at the price asked."""
    plain = {
        "id": way.id, "title": way.title, "legal": way.legal.says, "open": way.legal.open, "most_a_year": way.most_a_year, "next": words.following(way.id, asked),
    }  # fmt: skip
    if way.costs is None:
        return Route(**plain, says=" ".join(filter(None, (way.legal.why, way.why))))
    bill, found = way.costs, outcome(way, market)
    a_year = allowed(over_life(sales(way, market.units), bill.years), bill.most_a_year).mean(axis=1)
    unit = market.price_usd - bill.dealers(market.price_usd) - found.brings
    name = f"{way.id}."
    return Route(
        **plain,
        years=float(bill.years),
        sold_a_year=band(name + "sold_a_year", a_year, "vehicles a year", f"mean of the {bill.years} years it is sold" + (", no more than the way allows" if bill.most_a_year else "")),
        unit_cost=band(name + "unit_cost", unit, "usd", "each vehicle to its dealer's, with duty, ship, warranty and overhead, without one-off costs"),
        contribution=band(name + "contribution", found.brings, "usd", "price less the dealer's part and the unit cost: what each brings towards one-off costs"),
        once=band(name + "once", bill.once, "usd", "engineering, tests, certification, launch, plant: spent before the first sale, no capital charge in it"),
        break_even=needed(name + "break_even", found.need, f"over the {bill.years} years it is sold, in the forecast's rhythm, with the capital charge"),
        never=found.never,
        chance=found.chance,
        profit=band(name + "profit", found.profit, "usd", f"over {bill.years} years, on the day the one-off money is spent, at the maker's capital charge (real)"),
        says=words.route(way, found, market, asked),
    )
