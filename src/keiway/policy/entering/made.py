"""The part put together: years of sale, offers and used imports, and the two sides."""

from __future__ import annotations

from typing import NamedTuple

from keiway.policy.entering import law, new, offers, used, words
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


def prepare(asked: Asked) -> Part:
    """Raises what the reform and the law room raise. An offer that cannot be worked out is left out and told in `warnings`."""
    world = law.world(asked.reform)
    first = asked.first_year or law.first_whole_year(asked.reform, asked.as_of)
    years = tuple(range(first, first + asked.years))
    listed = tuple(asked.reform.offers if asked.offers is None else asked.offers)
    made, of_offers, refused = offers.prepare(asked, listed, years, world)
    kinds, of_used = used.prepare(asked, years, world)
    of_offers["instead"] = {"used_or_nothing": drawn("used_or_nothing", asked)}
    found = {name: {**of_offers.get(name, {}), **of_used.get(name, {})} for name in facts().factors}
    fixed = Fixed(
        years=years, entry=asked.entry, new=made, used=kinds, entry_says=words.entry(asked.entry, made, world is not None), assumed=words.assumed(made, kinds, years),
        warnings=(*refused, *words.warnings(made, kinds, asked, world is not None)), sources=cited(tuple(facts().figures)),
    )  # fmt: skip
    return Part(fixed, found)


def sides(fixed: Fixed, drawn: Drawn) -> tuple[Side, Side]:
    """Today's and the reform's. Of a world with the same facts both are the same to the bit."""
    return tuple(
        Side(fixed.years, (*new.side(fixed.new, drawn, which, fixed.entry, len(fixed.years)), *used.side(fixed.used, drawn, which))) for which in (TODAY, REFORM)
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
