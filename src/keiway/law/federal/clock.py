"""Age clocks: when does a vehicle reach the age a rule asks for, and what does each clock say on a day?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from keiway.answer import Missing
from keiway.case import Case
from keiway.days import Window, add_years, long_day
from keiway.law.federal import facts, record
from keiway.law.federal.files import known, law

State = Literal["reached", "not_yet", "unknown", "never", "not_needed"]


class Clock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One clock's reading for a case. `possible_from`: if it was built on the first day it can have been;
    `certain_from`: whichever day it was built."""

    id: str
    title: str
    rule: str
    basis: str
    opens: str
    state: State  # on the day of entry
    says: str
    possible_from: date | None = None
    certain_from: date | None = None
    practice_from: date | None = None  # as ports are reported to take it, where only the month is known
    practice: str = ""
    wrong_answer: str = ""
    proof: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    cites: tuple[str, ...] = ()
    verified: str
    confidence: str


def clocks(case: Case, on: date | None = None) -> list[Clock]:
    """All clocks side by side, read on the day of entry (or `on`)."""
    day = on or case.entry_day
    return [_read(clock, case, day) for clock in law().clocks if known(clock, day)]


def opening(clock: record.Clock, built: Window) -> tuple[date, date] | None:
    """(possible from, certain from); None for a clock that no age satisfies."""
    if clock.counting == "ladder" or clock.years is None:
        return None
    fact = "age_years" if clock.counting == "anniversary" else "op_years"
    return turning_days(fact, clock.years, built)


def turning_days(fact: str, years: int, built: Window) -> tuple[date, date]:
    """The first and the last day on which `fact` can reach `years`."""
    if fact == "age_years":
        return add_years(built.first, years), add_years(built.last, years)
    return date(built.first.year + years, 1, 1), date(built.last.year + years, 1, 1)


def _read(clock: record.Clock, case: Case, day: date) -> Clock:
    days = opening(clock, case.built)
    if case.vehicle.us_certified:
        state, says = "not_needed", "It is certified for the US, so its age does not matter here."
    elif days is None:
        state, says = "never", _rung(clock, case.built)
    else:
        state = "reached" if days[1] <= day else "not_yet" if days[0] > day else "unknown"
        says = words(clock, case.built, day)
    by_month = clock.practice and case.built.precision == "month" and days
    return Clock(
        id=clock.id,
        title=clock.title,
        rule=clock.rule,
        basis=clock.basis,
        opens=clock.opens,
        state=state,
        says=says,
        possible_from=days[0] if days else None,
        certain_from=days[1] if days else None,
        practice_from=days[0].replace(day=1) if by_month else None,
        practice=clock.practice if by_month else "",
        wrong_answer=clock.wrong_answer,
        proof=tuple(clock.proof),
        notes=tuple(clock.notes),
        missing=(facts.missing("age_years", case),) if state == "unknown" else (),
        cites=tuple(clock.cites),
        verified=clock.verified,
        confidence=clock.confidence,
    )


def words(clock: record.Clock, built: Window, day: date) -> str:
    """What the clock says on `day`, for a vehicle built in the window."""
    first, last = turning_days("age_years" if clock.counting == "anniversary" else "op_years", clock.years, built)
    age = f"{clock.years} years" if clock.counting == "anniversary" else f"{clock.years} calendar years"
    start = f"Built {built.words}"
    if first == last:
        return f"{start}: {age} old {'since' if last <= day else 'only from'} {long_day(first)}."
    if last <= day:
        return f"{start}: {age} old since {long_day(last)} at the latest."
    if first > day:
        return f"{start}: {age} old from {long_day(first)} at the earliest, from {long_day(last)} for certain."
    turns = f"{start}: {age} old from some day between {long_day(first)} and {long_day(last)}; it turns on the build day."
    if built.precision == "month":
        return f"{turns} From {last + timedelta(days=1):%B %Y} every day of that month has passed."
    return turns


def _rung(clock: record.Clock, built: Window) -> str:
    """The rungs of a ladder that the build years can stand on; the build year stands for the model year."""
    found = [
        rung.says
        for rung in clock.ladder
        if (rung.first or 0) <= built.last.year and built.first.year <= (rung.last or 9999)
    ]
    return f"Built {built.words}: {'; or '.join(found)}."
