"""The part put together: years of sale, offers and used imports, and the two sides."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.entering import flow, law, new, offers, used, words
from keiway.policy.entering.checked import checked
from keiway.policy.entering.facts import cited, drawn, facts
from keiway.policy.entering.offers import REFORM, TODAY, New
from keiway.policy.entering.used import Used
from keiway.policy.parts import Drawn, Part, Side
from keiway.policy.record import Asked, Earns, Entry


class Fixed(NamedTuple):
    """What is not drawn, and what is told."""

    years: tuple[int, ...]  # of sale
    entry: Entry
    new: tuple[New, ...]
    used: tuple[Used, ...]
    entry_says: str
    assumed: tuple[str, ...]
    warnings: tuple[str, ...]  # offers left out are here
    sources: tuple[str, ...]
    refused: tuple[str, ...] = ()  # offers that could not be worked out, and why; in `warnings` too


class Attribution(NamedTuple):
    """What of one offer is the law's doing: its sales under the reform beside those it would have as the law is. Arrays [draw], whole years counted."""

    stream: str  # id
    vehicle: str
    title: str
    way: str
    price_usd: float  # under the reform, by its way
    price_today_usd: float  # as the law is, certified in full
    states: int  # that register it, in each world; none where no lawful way is open
    states_today: int
    sold: Any  # units if it is offered, under the reform by its way
    sold_today: Any  # if it is offered as the law is; zeros where no lawful way is open
    sold_either: Any  # if it is offered anyway: under the reform, by the way that brings its maker more
    earns_before: float | None  # share of draws in which its maker earns; None: no way, or its cost is not known
    earns_after: float | None


def prepare(asked: Asked) -> Part:
    """Raises what `checked` finds, and what the reform and the law room raise. An offer that cannot be worked out is left out and told in `warnings` and `refused`."""
    listed = tuple(asked.offers if asked.offers is not None else asked.reform.offers if asked.reform is not None else ())
    checked(asked, listed)
    world = law.world(asked.reform)
    first = asked.first_year or law.first_whole_year(asked.reform, asked.as_of)
    years = tuple(range(first, first + asked.years))
    made, of_offers, refused = offers.prepare(asked, listed, years, world)
    kinds, of_used = used.prepare(asked, years, world)
    of_offers["instead"] = {name: drawn(name, asked) for name in ("used_or_nothing", "further_by_trips")}
    if made:
        of_offers["maker"] |= {name: drawn(name, asked) for name in dict.fromkeys(each.owners for each in made)}
    found = {name: {**of_offers.get(name, {}), **of_used.get(name, {})} for name in facts().factors}
    fixed = Fixed(
        years=years, entry=asked.entry, new=made, used=kinds, entry_says=words.entry(asked.entry, made, world is not None), assumed=words.assumed(made, kinds, years, asked),
        warnings=(*refused, *words.warnings(made, kinds, asked, world is not None)), sources=cited(tuple(facts().figures)), refused=refused,
    )  # fmt: skip
    return Part(fixed, found)


def sides(fixed: Fixed, drawn: Drawn) -> tuple[Side, Side]:
    """Today's and the reform's. Of a world with the same facts both are the same to the bit."""
    return tuple(
        Side(fixed.years, (*new.side(fixed.new, drawn, which, fixed.entry, len(fixed.years)), *flow.side(fixed.used, drawn, which))) for which in (TODAY, REFORM)
    )  # fmt: skip


def earns(fixed: Fixed, drawn: Drawn) -> tuple[Earns, ...]:
    """Of every offer, whatever the entry."""
    return tuple(_earns(each, drawn) for each in fixed.new)


def _earns(offer: New, drawn: Drawn) -> Earns:
    before, after = (_chance(offer, which, drawn) for which in (TODAY, REFORM))
    return Earns(
        vehicle=offer.vehicle.id, title=offer.title, way=offer.offer.way, price_usd=offer.worlds[REFORM].price_usd, before=before, after=after,
        says=words.earns(offer, before, after),
    )  # fmt: skip


def _chance(offer: New, which: int, drawn: Drawn) -> float | None:
    """Share of the draws in which it earns, by the way that earns most; None where no way is open or the cost is not known."""
    ways = new.tried(offer, which)
    return float(sum(new.chosen(offer, ways, drawn)).mean()) if ways else None


def attribution(fixed: Fixed, drawn: Drawn) -> tuple[Attribution, ...]:
    """Of every offer, whatever the entry."""
    return tuple(_attributed(each, drawn, len(fixed.years)) for each in fixed.new)


def _attributed(offer: New, drawn: Drawn, years: int) -> Attribution:
    told = _earns(offer, drawn)
    today, reform = new.as_is(offer), offer.worlds[REFORM]
    of = {id(there): new.sold(offer, there, drawn, years).sum(axis=1) * there.open for there in (today, reform, offer.full) if there is not None}
    ways = [there for there in new.ways_of(offer, REFORM) if there.open]
    either = sum((of[id(there)] * here for there, here in zip(ways, new.most(offer, ways, drawn), strict=True)), 0.0 * of[id(today)])
    return Attribution(
        stream=offer.id, vehicle=offer.vehicle.id, title=offer.title, way=offer.offer.way, price_usd=reform.price_usd, price_today_usd=today.price_usd,
        states=len(reform.terms.states) * reform.open, states_today=len(today.terms.states) * today.open, sold=of[id(reform)], sold_today=of[id(today)],
        sold_either=either, earns_before=told.before, earns_after=told.after,
    )  # fmt: skip
