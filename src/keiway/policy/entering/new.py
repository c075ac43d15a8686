"""New vehicles that are offered, in one world: what is sold, what it is worth to buyers, makers and dealers.

    units(t) = min(entered reach cap run(t), all sold new in t, most a year)        the market room's, at the price of the world
    instead  = its shares, those of a used car and of nothing scaled to s, the others to 1 - s

Entry `offered`: on sale under the reform where a lawful way is open, and not today. Entry `earns`: on sale in those draws of a world in
which its maker would earn over the life of the model. An offer whose terms, price and cost a reform leaves as they are is on sale in both
worlds or in none: its effect is not the reform's.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.market.business.earnings import earned
from keiway.market.demand import INSTEAD
from keiway.policy.entering import makers
from keiway.policy.entering.makers import Bill
from keiway.policy.entering.offers import REFORM, New, There
from keiway.policy.parts import Stream
from keiway.policy.record import Entry

ELSE = tuple(INSTEAD.index(name) for name in ("used_car", "nothing"))


def side(offers: tuple[New, ...], drawn: Any, which: int, entry: Entry, years: int) -> tuple[Stream, ...]:
    """The streams of one world; an offer that nobody sells in it has none."""
    return tuple(_stream(new, new.worlds[which], drawn, entry, years) for new in offers if sold(new, which, entry))


def sold(new: New, which: int, entry: Entry) -> bool:
    """Is it on sale in this world, in any draw?"""
    if not new.worlds[which].open:
        return False
    if entry == "earns":
        return bool(new.worlds[which].cost)
    return new.already or (which == REFORM and new.moved)


def life_units(new: New, there: There, drawn: Any) -> Any:
    """Sold by year from the first [draw, year], as many as a model's life and more; what the way allows is the most."""
    steady = drawn["demand"][f"units:{there.sales}"] * drawn["launch"][f"reach:{there.sales}"]
    units = np.minimum(steady[:, None] * drawn["launch"][f"run:{there.sales}"], np.array(new.whole))
    return units if there.most_a_year is None else np.minimum(units, there.most_a_year)


def reached(new: New, there: There, drawn: Any) -> Any:
    """Would its maker earn? [draw], by the market room's sums over the life of the model."""
    maker = drawn["maker"]
    bill = Bill(*(maker[f"{what}:{there.cost}"] for what in ("brings", "once", "capital")), there.years, there.most_a_year)
    return earned(bill, there.price_usd, life_units(new, there, drawn), new.whole[0]).reached


def _stream(new: New, there: There, drawn: Any, entry: Entry, years: int) -> Stream:
    left = years - new.first
    here = reached(new, there, drawn) if entry == "earns" else np.ones(len(drawn["demand"][f"units:{there.sales}"]), bool)
    units = np.zeros((len(here), years))
    units[:, new.first :] = life_units(new, there, drawn)[:, :left] * here[:, None]
    earns, duty, dealer = _money(new, there, drawn, units, here, left)
    terms = there.terms
    return Stream(
        id=new.id, vehicle=new.vehicle, title=new.title, new=True, rhd=False, cap_mph=terms.cap_mph, freeways=terms.freeways,
        states=tuple(terms.states), units=units, instead=_instead(there, drawn), groups=tuple(INSTEAD), price_usd=np.full(len(here), there.price_usd),
        duty_usd=duty, surplus_usd=drawn["demand"][f"surplus:{there.sales}"], maker_usd=earns, dealer_usd=dealer, us_share=new.us_share,
    )  # fmt: skip


def _money(new: New, there: There, drawn: Any, units: Any, here: Any, left: int) -> tuple[Any, Any, Any]:
    """Maker's earnings [draw, year], duty and dealers' part [draw] a vehicle; nothing where the cost is not known."""
    if not there.cost:
        return np.zeros_like(units), np.zeros(len(units)), np.zeros(len(units))
    maker = {what: drawn["maker"][f"{what}:{there.cost}"] for what in makers.DRAWN}
    earns = maker["brings"][:, None] * units
    earns[:, new.first :] -= makers.booked(maker["once"] * here, left, there.life)
    return earns, maker["duty"], maker["dealer"]


def _instead(there: There, drawn: Any) -> Any:
    """Shares [draw, group] that add up to one."""
    told = drawn["demand"][f"instead:{there.sales}"]
    share = drawn["instead"]["used_or_nothing"]
    theirs = np.zeros(told.shape[1], bool)
    theirs[list(ELSE)] = True
    inside, outside = told[:, theirs].sum(axis=1), told[:, ~theirs].sum(axis=1)
    times = np.where(theirs, (share / np.maximum(inside, 1e-12))[:, None], ((1.0 - share) / np.maximum(outside, 1e-12))[:, None])
    found = told * times
    return found / found.sum(axis=1, keepdims=True)
