"""Every federal way in, evaluated for a case: open, open from a day, closed and why, or unknown until a fact."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Missing, Position, Verdict
from keiway.case import Case
from keiway.law.conditions import truth
from keiway.law.federal.because import failing, papers_lacking, said
from keiway.law.federal.clock import opening, turning_days
from keiway.law.federal.facts import CaseFacts, assumed, missing
from keiway.law.federal.files import ages, clock, is_yours, known, law, serves
from keiway.law.federal.record import Fee, Filing, Pathway, Permits

State = Literal["open", "open_from", "unknown", "closed"]


class Finding(msgspec.Struct, frozen=True):
    """How one way stands on the day of entry, without the prose."""

    state: State
    possible_from: date | None = None
    certain_from: date | None = None
    lacking: frozenset[str] = frozenset()  # facts that would settle an unknown


class Way(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way for one case. `yours`: this importer may use it for this use. `fits`: the vehicle meets its terms,
    whoever asks (so a maker's way can fit a car that a buyer cannot bring in)."""

    id: str
    layer: str
    title: str
    state: State
    yours: bool
    fits: bool | None
    verdict: Verdict  # what it gives when open
    says: str
    who: tuple[str, ...]
    possible_from: date | None = None
    certain_from: date | None = None
    because: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    forms: tuple[Filing, ...] = ()
    fees: tuple[Fee, ...] = ()
    permits: Permits
    duration: str = ""
    also_exempts: tuple[str, ...] = ()
    not_exempt: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    cites: tuple[str, ...] = ()
    confidence: str
    verified: str


def pathways(case: Case, on: date | None = None) -> list[Way]:
    """All ways of both layers for entry on `on` (default: the case's day of entry)."""
    facts = CaseFacts(case, on or case.entry_day)
    return [_way(way, facts) for way in law().pathways if known(way, facts.day) and (way.to is None or way.to >= facts.day)]


def judge(way: Pathway, facts: CaseFacts) -> Finding:
    """Where the way stands on the facts' day, and when it opens if it is shut now."""
    found, lacking = _holds(way, facts)
    days = opening(clock(way.clock), facts.case.built) if way.clock else None
    if found:
        return Finding("open", *(days or ()))
    if found is None:
        possible, certain = _ahead(facts, days)
        return Finding("unknown", possible, certain, lacking)
    later = _later(way, facts)
    return Finding("open_from", *later) if later else Finding("closed")


def turnings(way: Pathway, case: Case) -> set[date]:
    """Days on which the way can open or shut for this case."""
    days = {day for fact, years in ages(way.id) for day in turning_days(fact, years, case.built)}
    return days | {day for day in (way.from_, way.supposed, way.replaced) if day}


def offers(way: Pathway, facts: CaseFacts) -> tuple[Missing, ...]:
    """What would open a shut way, where papers are all it lacks and the law offers it for this use."""
    if facts.case.use not in way.offer:
        return ()
    return tuple(missing(fact, facts.case) for fact in papers_lacking(way.when, facts) or ())


def _holds(way: Pathway, facts: CaseFacts) -> tuple[bool | None, frozenset[str]]:
    if way.permits.entry == "none" or (way.from_ and facts.day < way.from_) or (way.to and facts.day > way.to):
        return False, frozenset()
    return truth(way.when, facts)


def _ahead(facts: CaseFacts, days: tuple[date, date] | None) -> tuple[date | None, date | None]:
    """The clock's days, as long as they are still to come: later the build day is not what is in doubt."""
    return days if days and days[1] > facts.day else (None, None)


def _later(way: Pathway, facts: CaseFacts) -> tuple[date, date | None] | None:
    """First later day on which the way may be open, and first on which it is."""
    possible = None
    for day in sorted(day for day in turnings(way, facts.case) if day > facts.day):
        found, _ = _holds(way, CaseFacts(facts.case, day))
        if found is not False and possible is None:
            possible = day
        if found:
            return possible or day, day
    return (possible, None) if possible else None


def _way(way: Pathway, facts: CaseFacts) -> Way:
    case = facts.case
    yours, useful = is_yours(way, facts.importer), serves(way, case.use)
    finding = judge(way, facts) if yours and useful else Finding("closed")
    fits, _ = _holds(way, facts)
    return Way(
        id=way.id,
        layer=way.layer,
        title=way.title,
        state=finding.state,
        yours=yours and useful,
        fits=fits,
        verdict=Verdict(way.verdict),
        says=way.says,
        who=tuple(way.who),
        possible_from=finding.possible_from,
        certain_from=finding.certain_from,
        because=_because(way, facts, yours, useful) if finding.state in ("closed", "open_from") else (),
        missing=tuple(missing(fact, case) for fact in sorted(finding.lacking)) + (offers(way, facts) if yours else ()),
        assumed=assumed(case),
        forms=tuple(way.forms),
        fees=tuple(_named(fee, way.id) for fee in way.fees),
        permits=way.permits,
        duration=way.duration,
        also_exempts=tuple(way.also_exempts),
        not_exempt=tuple(way.not_exempt),
        limits=tuple(way.limits),
        notes=tuple(way.notes),
        traps=tuple(way.traps),
        positions=tuple(_named(side, way.id) for side in way.positions),
        cites=tuple(way.cites),
        confidence=way.confidence,
        verified=way.verified,
    )


def _named(record: msgspec.Struct, way_id: str) -> msgspec.Struct:
    """A fee or position under the ids that `keiway explain` knows: the way's before its own, ``us:`` before sources."""
    return msgspec.structs.replace(
        record, id=f"{way_id}.{record.id}", sources=type(record.sources)(f"us:{source}" for source in record.sources)
    )


def _because(way: Pathway, facts: CaseFacts, yours: bool, useful: bool) -> tuple[str, ...]:
    found = []
    if not yours:
        found.append(f"only for {said('importer', list(way.who))}")
    if way.permits.entry == "none":
        found.append("lets no vehicle in by itself")
    elif not useful:
        terms = f"only for use {' or '.join(way.uses)}" if way.uses else "allows no road use"
        found.append(f"{terms}; the use asked about is {facts.case.use}")
    if way.from_ and facts.day < way.from_:
        found.append(f"in force only from {way.from_}")
    return (*found, *failing(way.when, facts))
