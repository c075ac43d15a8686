"""What the part says in words: what is assumed of makers, what is left out, what to be careful with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.entering.facts import facts, middle
from keiway.policy.entering.offers import REFORM, TODAY, WAYS, New
from keiway.policy.entering.used import Used
from keiway.policy.record import Asked, Entry


def entry(how: Entry, offers: tuple[New, ...], changes: bool) -> str:
    """What the figures take makers to do."""
    if not offers:
        return "No new vehicle is offered: the figures are of used imports alone."
    if not changes:
        return "The reform changes no fact of law, so whatever is offered is the same in both worlds."
    if how == "earns":
        return "A new vehicle is on sale only in those draws, and in that world, in which its maker would earn by it over the life of the model."
    if how == "either":
        return "New vehicles: what the reform does to cars that are offered anyway, in each world by the lawful way that brings their makers most. Whether a maker would offer one is told beside it; today nobody does."
    return "New vehicles: what follows if they are offered. Whether a maker would is told beside it; today nobody does."


def earns(offer: New, before: float | None, after: float | None) -> str:
    how = WAYS[offer.offer.way]
    name = offer.title.removesuffix(f", {how}")
    told = [_one(offer, TODAY, before, "As the law is"), _one(offer, REFORM, after, "Under the reform")]
    return f"{name}, {how}: " + " ".join(told)


def _one(offer: New, which: int, chance: float | None, when: str) -> str:
    there = offer.worlds[which]
    if chance is not None:
        full = offer.full if which == REFORM else offer.plain
        other = f", or certified in full at ${full.price_usd:,.0f}, whichever brings more" if full else ""
        return f"{when} it earns its cost back in {_percent(chance)} of the draws at ${there.price_usd:,.0f}{other}."
    if there.open:
        return f"{when} it may be sold, but what it costs its maker is not known."
    state = "it may be used on the roads of no state" if there.terms.open is True else "no lawful way is known to be open" if there.terms.open is None else "no lawful way is open"
    return f"{when} {state}."


def _percent(share: float) -> str:
    from keiway.market.business.words import percent

    return percent(share)


def assumed(offers: tuple[New, ...], kinds: tuple[Used, ...], years: tuple[int, ...], asked: Asked) -> tuple[str, ...]:
    return (*_assumed_new(offers), *_assumed_used(kinds, years, asked))


def _assumed_new(offers: tuple[New, ...]) -> Iterator[str]:
    if len(offers) > 1:
        yield "Several new vehicles are taken not to take buyers from one another: their sales together are too many, and so are all that hangs on them."
    if offers:
        yield "New ones take no buyers from used imports, which the forecast of new ones does not hold: vehicles that enter are too many by that."
        yield "Sales hold the market room's doubt of minicars: of its forecasts of past ones two in three lay within the 90 percent band, so the band is rather too narrow."
        yield "Of what buyers give up, a used car or nothing has a share of 5 to 45 percent, drawn apart; the market room's own middle of 16 is below the check it is held against."
        yield "A maker's one-off costs are booked in the first year of sale, in proportion to the part of the model's life that lies in the years counted; the whole where all of it does."
        if any("part555" in each.worlds[REFORM].terms.pathway for each in offers):
            yield "A temporary exemption is taken to be renewed as long as the model is sold."
        waits = {WAYS[each.offer.way]: facts().lead_years[each.offer.way].value for each in offers if each.offer.from_year is None}
        if waits:
            yield f"Years from the reform to the first sale are fixed and not drawn: {', '.join(f'{value:g} if {way}' for way, value in waits.items())}."
        yield "Of a maker's earnings a drawn part is of people here, 5 to 20 percent of a foreign one's, wherever the car is made: wages and parts are costs."
        if any(there.shut.miles for each in offers for there in each.worlds):
            yield "Where a cap shuts part of its buyers' driving it comes as a further vehicle for the more of them: an estimate between the trips and the miles that are shut. Each state's cap counts by its households."


def _assumed_used(kinds: tuple[Used, ...], years: tuple[int, ...], asked: Asked) -> Iterator[str]:
    yield f"Used imports of {years[0]} to {years[-1]} are the market room's; each draw keeps its place in the band of every year."
    yield f"A used import is sold {middle('past_gate', asked):g} years past the age at which it may enter, which is fixed and not drawn; one vehicle stands for its kind and age."
    yield "Of used imports only those with plates drive on public roads, on those that their state opens; buyers who need none take them in a drawn part. What is not forbidden there is open."
    if any(kind.old is not None for kind in kinds):
        more = facts().figures["age_ten_years"]
        yield f"How many more used ones come where younger ones may is an estimate, {more.low:g} to {more.high:g} times as many for ten years: no country changed this gate while anybody counted. The number told hangs on it."
    if any(_read(there.readings) for kind in kinds for there in kind.worlds):
        yield "Where the tariff is read in more than one way, a drawn part of entries pays by its text and the rest by the other readings, the same part in both worlds."
    if any(kind.worlds[TODAY] != kind.worlds[REFORM] for kind in kinds):
        yield "Buyers who come by age or state are taken to value a used import as those of today do; that younger ones please today's buyers more is not counted."


def warnings(offers: tuple[New, ...], kinds: tuple[Used, ...], asked: Asked, changes: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_warnings(offers, kinds, asked, changes)))


def _warnings(offers: tuple[New, ...], kinds: tuple[Used, ...], asked: Asked, changes: bool) -> Iterator[str]:
    for offer in offers:
        there = offer.worlds[REFORM]
        if not there.open:
            yield f"The {offer.title} is not counted: {_closed(there.terms)}"
        elif changes and not offer.moved:
            yield f"The reform changes nothing for the {offer.title}: neither the terms of its sale nor what it costs its maker. It is on sale in both worlds or in none."
        elif offer.already:
            yield f"The {offer.title} is sold here already; its sales in both worlds are those of a new launch, so only their difference means anything."
        if there.open and len({law[1:] for law in there.roads}) > 1:
            yield f"States that register the {offer.title} open different roads, by their households: {', '.join(map(_road, there.roads))}. {_wider(offer)}"
        if offer.full is not None and len(offer.full.terms.states) > len(there.terms.states):
            yield f"The {offer.title} is counted on the way the reform opens, in {len(there.terms.states)} states; certified in full, as it may be today, it could be sold in {len(offer.full.terms.states)}."
        yield from offer.warnings
    for kind in kinds:
        if kind.worlds[REFORM].duty_pct is None:
            yield f"The duty on {kind.title} is not coded: {'as today is taken' if kind.worlds[TODAY].duty_pct is not None else 'none is counted'}."
        gate = kind.worlds[REFORM].gate
        if gate is not None and kind.worlds[TODAY].gate is not None and kind.worlds[TODAY].gate - gate > 10:
            yield f"{kind.title[:1].upper()}{kind.title[1:]} may enter from {gate:g} years: that is more than the ten years the estimate is made for."


def _closed(terms: Any) -> str:
    if terms.open is None:
        return f"whether a lawful way is open turns on what is not known. {terms.says}"
    return terms.says if not terms.open else f"no state registers it for the road. {terms.says}"


def _read(readings: tuple[float, float, float] | None) -> bool:
    return readings is not None and readings[0] != readings[2]


def _road(law: tuple[float, float | None, bool]) -> str:
    share, cap, freeways = law
    roads = f"those posted up to {cap:g} mph" if cap else "all"
    return f"{roads}{'' if freeways else ' but freeways'} for {_percent(share)}"


def _wider(offer: New) -> str:
    """A class that a state does not follow can sell more there than one that it follows with a cap: that is the road's law, not the number of states."""
    if ".class_" not in offer.worlds[REFORM].terms.pathway:
        return ""
    return "A state that does not follow the class has its own limits or none, so fewer states can sell more than all of them under the cap of the class."
