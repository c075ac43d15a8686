"""What one way costs, as arrays of draws in dollars of the price year: the cost room's import, kits and plant, and the others made from its import.

A draw of a cost and a draw of sales stand in the same row: both are drawn apart from one another, so a row is one state of the world.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec
import numpy as np

from keiway.case import COVERAGE_FROM, COVERAGE_TO, Case
from keiway.cost import built_here
from keiway.cost.built_here import Economics, made, slope
from keiway.cost.built_here.table import PREFIX as COST
from keiway.cost.built_here.table import facts as cost_facts
from keiway.cost.record import Asked as CostAsked
from keiway.cost.record import Edit
from keiway.days import Window
from keiway.market.business.table import PREFIX, Value, Way
from keiway.market.launch.streams import stream, triangular
from keiway.market.record import Asked
from keiway.market.years import money

#: The cost room's ways by the ids of this one.
MAKERS = {"imported": "import", "us_kit": "us_kit", "us_plant": "us_plant"}


class Costs(NamedTuple):
    """One way. Every array has one value a draw."""

    id: str
    title: str
    years: int  # it is sold
    each: np.ndarray  # dollars a vehicle, before shares of the price
    shared: np.ndarray  # with the whole offset: paid / shared is what covers `each` and the one-off costs' part
    capped: np.ndarray  # with all of the parts duty back
    parts_duty: np.ndarray
    destination: np.ndarray
    dealer: np.ndarray  # share of the price without destination
    overhead: np.ndarray  # share of wholesale
    once: np.ndarray  # dollars, spent before the first sale, no charge in it
    capital: np.ndarray  # share a year, real
    most_a_year: float | None = None
    notes: tuple[str, ...] = ()

    def brings(self, price: float) -> np.ndarray:
        """What one sold at `price`, destination included, brings towards the one-off costs: `Slope.brings`, all draws at once."""
        paid = price - self.destination
        return np.minimum(paid / self.shared, paid / self.capped + self.parts_duty) - self.each

    def dealers(self, price: float) -> np.ndarray:
        """The dealer's part of a price."""
        return (price - self.destination) * self.dealer

    def left(self, price: float) -> np.ndarray:
        """What the maker keeps of each before its overhead and any one-off cost."""
        return self.brings(price) + self.overhead * (price - self.destination) * (1.0 - self.dealer)


def entry(asked: Asked) -> date:
    """Day of entry whose duty and standards count: the first of the first year, the day asked from in its own year; within the law's coverage."""
    day = asked.as_of if asked.first_year == asked.as_of.year else date(asked.first_year, 1, 1)
    return min(max(day, COVERAGE_FROM), COVERAGE_TO)


def economics(asked: Asked, edits: tuple[Edit, ...] = (), ways: tuple[str, ...] = tuple(MAKERS), waived: tuple[str, ...] = ()) -> tuple[Economics, ...]:
    """The cost room's draws for this launch, without what `waived` standards cost. Raises what it raises."""
    day = entry(asked)
    case = Case(vehicle=asked.vehicle, built=Window(day, day), as_of=asked.as_of, entry=day, text=asked.text)
    return built_here.economics(CostAsked(case=case, edits=edits, draws=asked.draws, seed=asked.seed), ways, waived)


def of(found: Economics, id_: str, title: str, price_year: int, day: date, years: int | None = None, first_duty: bool = False) -> Costs:
    """One way of the cost room in dollars of the price year, sold for `years` from `day` on.

    The duty is the mean over those years of what the tariff text in force now makes of each; `first_duty`: that of the first day throughout.
    """
    sold = min(years or 10**3, max(1, round(found.terms.years)))
    world = inputs(found, day, sold, first_duty)
    lines = made(world, found.terms)
    once = np.add.reduce([world[name] for name in found.once])
    at = slope(world, found.terms, lines, once)
    to_year = money(1.0, cost_facts().price_year, price_year)
    like = np.ones_like(once)
    return Costs(
        id=id_, title=title, years=sold, each=at.each * to_year, shared=at.shared * like, capped=at.capped * like,
        parts_duty=at.parts_duty * to_year * like, destination=at.destination * to_year, dealer=world["dealer"], overhead=world["overhead"],
        once=once * to_year, capital=world["capital"], notes=found.notes,
    )  # fmt: skip


def inputs(found: Economics, day: date, sold: int, first_duty: bool = False) -> dict[str, np.ndarray]:
    """The cost room's inputs, [draw] each; the duty is the mean over the years sold, or that of the first day."""
    world = {name: np.asarray(draws) for name, draws in found.draws.items()}
    if found.later and not first_duty:
        percent, changes = found.later
        before = min(1.0, (changes - day).days / 365.25 / sold)
        world["duty"] = world["duty"] * before + percent * (1.0 - before)
    return world


def other(way: Way, asked: Asked, price_year: int, edits: tuple[Edit, ...] = (), waived: tuple[str, ...] = ()) -> Costs:
    """A way of the table: the import with its own figures. Figures of the person who asks stand over those of the table."""
    theirs = {each.id for each in edits}
    own = tuple(edited(each) for each in way.edits if COST + each.id not in theirs)
    (found, *_) = economics(asked, own + edits, ("imported",), waived)
    costs = of(found, way.id, way.title, price_year, entry(asked), way.years)
    return costs._replace(most_a_year=way.most_a_year, notes=(), each=costs.each + _more(way, asked, price_year))


def edited(each: Value) -> Edit:
    to_year = money(1.0, each.year, cost_facts().price_year)
    return Edit(id=COST + each.id, low=each.low * to_year, mid=each.mid * to_year, high=each.high * to_year)


def _more(way: Way, asked: Asked, price_year: int) -> np.ndarray | float:
    """Cost of a vehicle that the cost room has no line for."""
    if way.each is None:
        return 0.0
    to_year = money(1.0, way.each.year, price_year)
    u = stream(f"{PREFIX}{way.id}.{way.each.id}", asked.seed).random(asked.draws)
    return triangular(u, way.each.low, way.each.mid, way.each.high) * to_year


def as_seen(costs: Costs, asked: Asked) -> Costs:
    """A vehicle made in the United States has one way, and it is no import."""
    if asked.vehicle.origin == "US" and costs.id == "import":
        return costs._replace(id="us_plant")
    return costs


def priced(asked: Asked) -> tuple[float, int]:
    """The price and the year of its dollars; where none was asked, what the room's answer takes."""
    year = asked.price_year or min(asked.as_of.year, asked.first_year)
    if asked.price_usd is not None:
        return asked.price_usd, year
    from keiway.market.answer.price import price

    return price(msgspec.structs.replace(asked, price_year=year), year)[0], year
