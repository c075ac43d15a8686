"""What one offer costs its maker in the world that stands, what he has to ask, and what customs takes of it.

    paid(V) = max((c + F / V) shared, (c - D + F / V) capped) + destination        the cost room's price at lifetime volume V
    brings(p), once, capital                                                     the market room's sums of earning

`F`: one-off costs with their capital charge. Standards the terms waive drop out of it, and what the
world asks of the others is the law room's own matrix. Dollars of `MONEY_YEAR`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
import numpy as np

from keiway.cost.built_here import made
from keiway.cost.built_here.table import facts as cost_facts
from keiway.market.answer.price import VOLUME
from keiway.market.business import costs as bills
from keiway.market.business.costs import Costs
from keiway.market.business.table import Way as Small
from keiway.market.business.table import facts as small_ways
from keiway.market.record import Asked
from keiway.market.years import money


class Maker(NamedTuple):
    """One way in one world. Arrays have one value a draw."""

    bill: Costs
    duty_whole: Any  # dollars a vehicle, duty and fees, before any offset
    life: int  # years the model is sold


def maker(asked: Asked, way: str, terms: Any) -> Maker:
    """`asked`: the market room's, with price year; `terms`: the reform room's. Raises what the cost room raises."""
    waived, most = tuple(terms.waived), terms.most_a_year
    small = _small(terms) if way == "imported" else None
    if small is not None:
        bill = bills.other(small, asked, asked.price_year, asked.edits, waived)._replace(most_a_year=most)
        found = bills.economics(asked, _own(small, asked), ("imported",), waived)[0]
    else:
        (found, *_) = bills.economics(asked, asked.edits, (way,), waived)
        bill = bills.of(found, way, found.title, asked.price_year, bills.entry(asked))._replace(most_a_year=most)
    life = max(1, round(found.terms.years))
    return Maker(bill, _duty(found, asked, life), life)


def _small(terms: Any) -> Small | None:
    """The market room's bill for a way of few vehicles, while it stays one of few; with the term the law gives."""
    name = terms.pathway.rpartition(".")[2]
    found = next((each for each in small_ways().ways if any(law.rpartition(".")[2] == name for law in each.law)), None)
    if found is None or terms.most_a_year is None or terms.most_a_year > found.most_a_year:
        return None
    return msgspec.structs.replace(found, years=terms.term_years or found.years)


def _own(small: Small, asked: Asked) -> tuple:
    theirs = {each.id for each in asked.edits}
    return tuple(edit for edit in map(bills.edited, small.edits) if edit.id not in theirs) + asked.edits


def _duty(found: Any, asked: Asked, life: int) -> Any:
    """Duty on the vehicle or on its parts, and the fees of the customs, dollars of the price year."""
    lines = made(bills.inputs(found, bills.entry(asked), life), found.terms)
    dollars = sum(np.asarray(lines.get(name, 0.0), dtype=float) for name in ("duty", "parts_duty", "fees"))
    return dollars * money(1.0, cost_facts().price_year, asked.price_year)


def duty(maker_: Maker, price: float) -> Any:
    """What customs keeps of one sold at `price` [draw], dollars: the offset for assembly here goes back to the maker."""
    bill = maker_.bill
    paid = price - bill.destination
    back = np.minimum(paid / bill.shared, paid / bill.capped + bill.parts_duty) - paid / bill.capped
    return np.maximum(maker_.duty_whole - back, 0.0)


def price(maker_: Maker) -> float:
    """What has to be asked to cover every cost [middle of the draws], at the volume of the cost room or what the way allows, to hundreds."""
    bill = maker_.bill
    volume = min(VOLUME, bill.most_a_year or VOLUME) * bill.years
    annuity = bill.years * bill.capital / -np.expm1(-bill.years * np.log1p(bill.capital))
    each = annuity * bill.once / volume
    paid = np.maximum((bill.each + each) * bill.shared, (bill.each - bill.parts_duty + each) * bill.capped) + bill.destination
    return float(round(np.median(paid), -2))


def booked(once: Any, years: int, life: int) -> Any:
    """One-off costs by year of sale [draw, year]: whole where a model's life lies within the years, else in proportion to the part that does.

    They are spent before the first sale of each life and booked in its first year.
    """
    found = np.zeros((len(once), years))
    for first in range(0, years, life):
        found[:, first] = once * min(life, years - first) / life
    return found


#: What is drawn of a maker, by name; dollars a vehicle, dollars once, a share a year.
DRAWN = ("brings", "once", "capital", "duty", "dealer")


def drawn(maker_: Maker, at: float) -> dict[str, Any]:
    """Arrays [draw] at one price."""
    bill = maker_.bill
    same = np.ones_like(np.asarray(bill.once, dtype=float))
    values = (bill.brings(at), bill.once, bill.capital, duty(maker_, at), bill.dealers(at))
    return {name: same * each for name, each in zip(DRAWN, values, strict=True)}


class Bill(NamedTuple):
    """A bill at one price, as the market room's sums of earning ask for it."""

    each_usd: Any  # [draw]
    once: Any
    capital: Any
    years: int
    most_a_year: float | None

    def brings(self, price: float) -> Any:
        return self.each_usd
