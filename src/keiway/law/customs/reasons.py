"""The sentences that go with a duty: each duty's own, refunds, disputes, what websites say, and the limits of what was read."""

from __future__ import annotations

from datetime import date

from keiway.answer import Reason
from keiway.days import long_day
from keiway.law.conditions import truth
from keiway.law.customs.data import customs
from keiway.law.customs.facts import Query, known
from keiway.law.customs.fees import FeeLine
from keiway.law.customs.record import Dispute, Measure


def of(query: Query, charged: list[Measure], disputes: list[Dispute]) -> tuple[Reason, ...]:
    """All of them, in the order a reader wants: what is charged, what goes with it, what is disputed, what is wrong."""
    return (*_duties(charged), *_rules(charged), *_disputed(disputes), *corrections(query))


def _duties(charged: list[Measure]) -> list[Reason]:
    return [
        Reason(
            text=f"{item.title}: {item.says}",
            cites=tuple(item.cites),
            rule=item.id,
            confidence=item.confidence,
        )
        for item in charged
    ]


def _rules(charged: list[Measure]) -> list[Reason]:
    """What goes with a duty charged, such as the way to a refund."""
    slots = {measure.slot for measure in charged}
    return [
        Reason(
            text=f"{rule.title}: {rule.says}",
            cites=tuple(rule.cites),
            rule=rule.id,
            confidence=rule.confidence,
            kind="change",
        )
        for rule in customs().rules
        if slots & set(rule.slots)
    ]


def _disputed(disputes: list[Dispute]) -> list[Reason]:
    return [
        Reason(text=item.says, cites=tuple(item.cites), rule=item.id, kind="dispute") for item in disputes
    ]


def corrections(query: Query) -> list[Reason]:
    """What one can read elsewhere about such an entry, and why it is not so."""
    facts, found = known(query), []
    for item in customs().corrections:
        began = item.from_ is None or item.from_ <= query.entry
        if began and (item.to is None or query.entry <= item.to) and truth(item.when, facts)[0]:
            text = f"You may have read “{item.wrong}” {item.right}"
            found.append(Reason(text=text, cites=tuple(item.cites), rule=item.id, kind="correction"))
    return found


def warnings(entry: date) -> tuple[str, ...]:
    """Where the day lies outside what was read."""
    text = customs().text
    if entry < text.coded_from:
        return (f"Duties before {long_day(text.coded_from)} are not coded.",)
    return (f"Entry after {long_day(text.read_to)}: {text.says}",) if entry > text.read_to else ()


def warnings_of(query: Query, charged: list[Measure], paid: tuple[FeeLine, ...]) -> tuple[str, ...]:
    """The day's warnings, the charged duties' own, and fees that are not coded."""
    found = [measure.warns for measure in charged if measure.warns]
    found += [f"{fee.title}: {fee.how}; the amount due is left open." for fee in paid if fee.amount is None]
    return (*warnings(query.entry), *found)


def assumed(query: Query, charged: list[Measure]) -> tuple[str, ...]:
    """What the sum takes for granted."""
    found = ["The price is without international freight and insurance (19 USC 1401a)."]
    if query.steel_weight_pct is None and any(measure.slot == "section_232_steel" for measure in charged):
        found.append("Steel is at least 15 percent of the vehicle's weight, as in any ordinary car body.")
    return tuple(found)
