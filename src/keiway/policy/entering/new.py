"""New vehicles that are offered, in one world: what is sold, what it is worth to buyers, makers and dealers.

    units(t) = min(entered reach cap run(t), all sold new in t, most a year)        the market room's, at the price of the world
    instead  = its shares, those of a used car and of nothing scaled to s, the others to 1 - s

    further  = share of buyers who give up nothing since the law shuts part of their roads: added to nothing, the others times 1 - further

Entry `offered`: on sale under the reform where a lawful way is open, and not today. Entry `either`: on sale in both worlds, in each by the
way open in it that brings its maker most, be it a loss: what changes is what the rule does to a car that is offered anyway. Entry `earns`: on sale in those draws of a world in
which its maker would earn over the life of the model, by the way that earns most: where a reform opens a new way and leaves full
certification open, each draw has one of the two, and there are two streams. An offer whose terms, price and cost a reform leaves as they are is on sale in both
worlds or in none: its effect is not the reform's.
"""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from keiway.market.answer.setup import KMH_PER_MPH
from keiway.market.business.earnings import earned
from keiway.market.business.legal import CERTIFIED
from keiway.market.demand import INSTEAD
from keiway.policy.entering import makers
from keiway.policy.entering.makers import Bill
from keiway.policy.entering.offers import REFORM, TODAY, New, There
from keiway.policy.parts import Stream
from keiway.policy.record import Entry

NOTHING = INSTEAD.index("nothing")
ELSE = tuple(INSTEAD.index(name) for name in ("used_car", "nothing"))


def side(offers: tuple[New, ...], drawn: Any, which: int, entry: Entry, years: int) -> tuple[Stream, ...]:
    """The streams of one world; an offer that nobody sells in it has none."""
    return tuple(_stream(new, there, id_, here, drawn, years) for new in offers for there, id_, here in _sold(new, which, entry, drawn))


def _sold(new: New, which: int, entry: Entry, drawn: Any) -> list[tuple[There, str, Any]]:
    """Each way it is sold in this world, its stream's id, and in which draws."""
    there = new.worlds[which]
    if entry == "earns":
        ways = tried(new, which)
        return [(each, _id(new, each), here) for each, here in zip(ways, chosen(new, ways, drawn), strict=True)]
    if entry == "either":
        ways = [each for each in (ways_of(new, which) if which == REFORM else [as_is(new)]) if each.open]
        return [(each, _id(new, each), here) for each, here in zip(ways, most(new, ways, drawn), strict=True)]
    if there.open and (new.already or (which == REFORM and new.moved)):
        return [(there, new.id, np.ones(len(drawn["demand"][f"units:{there.sales}"]), bool))]
    return []


def _id(new: New, there: There) -> str:
    """Full certification beside another way has a stream of its own, in both worlds."""
    return f"{new.id}.certified" if _beside(new, there) else new.id


def _beside(new: New, there: There) -> bool:
    return new.full is not None and there.terms.pathway == CERTIFIED != new.worlds[REFORM].terms.pathway


def _title(new: New, there: There) -> str:
    return f"{new.title}, certified in full" if _beside(new, there) else new.title


def tried(new: New, which: int) -> list[There]:
    """The ways that its maker may choose from in this world, as far as their cost is known."""
    return [there for there in ways_of(new, which) if there.open and there.cost]


def ways_of(new: New, which: int) -> list[There]:
    """Its way in this world, and beside another one full certification where that is open."""
    other = new.full if which == REFORM else new.plain
    return [new.worlds[which], *([] if other is None else [other])]


def as_is(new: New) -> There:
    """How it is offered as the law is, if it is: certified in full where that is open."""
    return new.plain or new.worlds[TODAY]


def most(new: New, ways: list[There], drawn: Any) -> list[Any]:
    """For each way the draws [draw] in which it brings its maker most, be it the least loss; where a cost is not known, the first in all.

    Where each one that is sold loses, by whatever way, the fewest would be best: there he goes on as the law is (the last of the ways).
    """
    if len(ways) < 2 or not all(there.cost for there in ways):
        count = len(drawn["instead"]["used_or_nothing"])
        return [np.full(count, n == 0) for n in range(len(ways))]
    found = [_earned(new, there, drawn) for there in ways]
    each_loses = np.all([one.brings <= 0.0 for one in found], axis=0)
    best = np.where(each_loses, len(ways) - 1, np.argmax([one.profit for one in found], axis=0))
    return [best == n for n in range(len(ways))]


def chosen(new: New, ways: list[There], drawn: Any) -> list[Any]:
    """For each way the draws [draw] in which it earns its cost back, and most of those that do."""
    found = [_earned(new, there, drawn) for there in ways]
    if not found:
        return []
    best = np.argmax([np.where(each.reached, each.profit, -np.inf) for each in found], axis=0)
    return [each.reached & (best == n) for n, each in enumerate(found)]


def life_units(new: New, there: There, drawn: Any) -> Any:
    """Sold by year from the first [draw, year], as many as a model's life and more; what the way allows is the most."""
    steady = drawn["demand"][f"units:{there.sales}"] * drawn["launch"][f"reach:{there.sales}"]
    units = np.minimum(steady[:, None] * drawn["launch"][f"run:{there.sales}"], np.array(new.whole))
    return units if there.most_a_year is None else np.minimum(units, there.most_a_year)


def _earned(new: New, there: There, drawn: Any) -> Any:
    """The market room's sums of earning over the life of the model."""
    maker = drawn["maker"]
    bill = Bill(*(maker[f"{what}:{there.cost}"] for what in ("brings", "once", "capital")), there.years, there.most_a_year)
    return earned(bill, there.price_usd, life_units(new, there, drawn), new.whole[0])


def _stream(new: New, there: There, id_: str, here: Any, drawn: Any, years: int) -> Stream:
    left = years - new.first
    units = sold(new, there, drawn, years) * here[:, None]
    earns, duty, dealer = _money(new, there, drawn, units, here, left)
    terms = there.terms
    return Stream(
        id=id_, vehicle=_as_sold(new, terms), title=_title(new, there), new=True, rhd=False, cap_mph=terms.cap_mph, freeways=terms.freeways,
        states=tuple(terms.states), units=units, instead=_instead(there, drawn), groups=tuple(INSTEAD), price_usd=np.full(len(here), there.price_usd),
        duty_usd=duty, surplus_usd=drawn["demand"][f"surplus:{there.sales}"], maker_usd=earns, dealer_usd=dealer, us_share=drawn["maker"][new.owners],
        roads=there.roads if there.terms.roads else (),
    )  # fmt: skip


def sold(new: New, there: There, drawn: Any, years: int) -> Any:
    """Units [draw, year of sale] in the years counted, if it is offered."""
    units = np.zeros((len(drawn["demand"][f"units:{there.sales}"]), years))
    units[:, new.first :] = life_units(new, there, drawn)[:, : years - new.first]
    return units


def _as_sold(new: New, terms: Any) -> Any:
    """With the top speed its maker caps it to."""
    if terms.top_speed_mph is None:
        return new.vehicle
    most = terms.top_speed_mph * KMH_PER_MPH
    return msgspec.structs.replace(new.vehicle, top_speed_kmh=min(most, new.vehicle.top_speed_kmh or most))


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
    found = found / found.sum(axis=1, keepdims=True)
    if not there.shut.miles:
        return found
    return _further(found, there, drawn["instead"]["further_by_trips"])


def _further(shares: Any, there: There, by_trips: Any) -> Any:
    """A car is given up in so far as a capped one can do what it did; for the others it comes as a further vehicle."""
    further = there.shut.miles + by_trips * (there.shut.trips - there.shut.miles)
    found = shares * (1.0 - further)[:, None]
    found[:, NOTHING] += further
    return found
