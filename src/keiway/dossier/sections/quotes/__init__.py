"""For the press: sentences that may be quoted, each with its limits; and what not to write, with why. All of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keiway.answer import Verdict
from keiway.days import long_day
from keiway.dossier.found import Why
from keiway.dossier.section import Part, Section

QUOTED = re.compile(r"^You may have read:? ?“(?P<claim>[^”]+)”\.? ?(?P<right>.*)$", re.DOTALL)


def show(found, said) -> Part:
    quotes = [(head, text, limits) for head, text, limits in told(found) if text]
    donts = list(never(found))
    return Part(view={"quotes": quotes, "donts": donts}, data={"quotes": quotes, "do_not_write": donts}, cites=tuple(cite for _, _, cites in donts for cite in cites))


def told(found) -> Iterator[tuple[str, str, str]]:
    """Heading, sentence, its limits."""
    answer, day = found.answer, long_day(found.case.as_of)
    checked = f"State law was checked on {long_day(answer.law_checked)}. " if found.law else f"Federal law was checked on {long_day(answer.law_checked)}. "
    yield "The answer", f"As of {day}: {answer.sentence}", f"{checked}The verdict is {answer.verdict.words}, which is the worst of the gates; {MEANS[answer.verdict]} Not legal advice."
    yield from _count(found, day)
    if not isinstance(found.size, Why):
        yield "Size", found.size.sentence, " ".join([found.size.notes[0], *found.size.notes[2:], *found.size.missing])
    if not isinstance(found.crash, Why):
        party = found.crash.parties[0]
        pair = next(rung for rung in party.ladder if rung.rung == "this model into this partner")
        yield (
            "Crash", f"Head on, each at {found.crash.speeds_mph[0]:g} mph: {found.crash.sentence[:1].lower()}{found.crash.sentence[1:]} {found.crash.risk_sentence}",
            f"A simulation for comparing choices, not a forecast of one crash; {_span(party)}. Evidence for this pair: {pair.says}. Say the speed and the partner with it.",
        )  # fmt: skip
    if not isinstance(found.road, Why) and found.road.holds:
        yield "Road", found.road.sentence, "A model with the engine in the state the maker meant, a driver alone; in brackets nine in ten."
    if not isinstance(found.landed, Why):
        yield "Cost", found.landed.sentence, f"A budget from published prices, each of its own year, to near the port of {found.landed.to.port_name}; in brackets nine in ten draws. {_price(found)}"
    if not isinstance(found.market, Why):
        yield "Market", found.market.sentence, f"A model, not a poll: say the price and the band with it. {found.market.backtest}"
    if answer.customs:
        yield "Duty", f"Duty on entry on {long_day(found.case.entry_day)}: {answer.customs.says}.", "By the tariff text as far as it was read; a broker's word counts before a shipment."


MEANS = {
    Verdict.YES: "YES means that no limit of its own was found on record, not that no clerk will object.",
    Verdict.YES_WITH_LIMITS: "the limits are part of the answer and belong in the sentence.",
    Verdict.NOT_YET: "NOT YET always goes with its day.",
    Verdict.NO: "NO is said of the road, not of owning one.",
    Verdict.DISPUTED: "DISPUTED means that authorities, or an authority and its own practice, conflict: it is neither a ban nor a permission.",
    Verdict.UNKNOWN: "UNKNOWN means that no rule was found or a fact is missing: it is neither a ban nor a permission.",
}


def _count(found, day: str) -> Iterator[tuple[str, str, str]]:
    from keiway.law.where import DEFINITION

    counts, name = found.board.counts, found.case.vehicle.name
    text = (
        f"By keiway's count on {day}, of the 50 states and DC, {counts['YES']} register a {name} built {found.case.built.words} and let it be driven without a limit of its own, "
        f"{counts['YES_WITH_LIMITS']} with limits; {counts['NO'] + counts['NOT_YET']} do not; in {counts['DISPUTED']} it is disputed and in {counts['UNKNOWN']} not known."
    )
    yield "How many states", text, DEFINITION


def _price(found) -> str:
    """On which price it rests."""
    return found.landed.price_says.rstrip(".") + "."


def _span(party) -> str:
    serious = next(quantity for quantity in party.quantities if quantity.id == "crash.risk.serious")
    return f"for its driver's serious injury nine in ten draws lie between {serious.low:.0f}% and {serious.high:.0f}%"


def never(found) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Claim, why it is not so, law: the corrections of this answer, and the counts of states one can read elsewhere."""
    from keiway.law.corrections import about, catalogue
    from keiway.law.where import where

    lines = {line.id: line for line in catalogue().corrections}
    reasons = [*(reason for reason in found.answer.reasons if reason.kind == "correction"), *about("when"), *where(found.case).other_counts]
    for reason in {reason.text: reason for reason in reasons}.values():
        line = lines.get(reason.rule)
        if line:
            yield line.claim, line.right, reason.cites
        elif match := QUOTED.match(reason.text):
            yield match["claim"].rstrip("."), match["right"], reason.cites


SECTION = Section(title="What may be quoted", place={"press": 10}, show=show)
