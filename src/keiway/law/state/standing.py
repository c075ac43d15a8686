"""Which of a state's rules applies on a day, as far as the facts and the dates tell."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.case import Case
from keiway.days import Window, add_years, month_window, year_window
from keiway.law.conditions import Range, Words, thresholds, truth
from keiway.law.state.record import StateLaw, StateRule

#: Facts that change with the day alone.
AGES = {"age_years", "calendar_age"}


class Standing(msgspec.Struct, frozen=True):
    """The rules that do or may apply on a day."""

    rules: tuple[StateRule, ...]  # one when it is settled; several when a fact is missing; none when nothing is coded
    lacking: frozenset[str] = frozenset()
    unproven: date | None = None  # the rule is first evidenced on this later day


def standing(law: StateLaw, known: dict[str, Range | Words], kind: str, day: date) -> Standing:
    """The first rule whose dates cover the day and whose conditions hold; all that may hold where a fact is missing."""
    possible: list[StateRule] = []
    later: list[StateRule] = []  # in force when it was read, but first evidenced after `day`
    lacking: frozenset[str] = frozenset()
    for rule in law.rules:
        if kind not in rule.kinds or not in_force(rule, day):
            continue
        holds, lacks = truth(rule.when, known)
        if holds is False:
            continue
        if rule.from_ is None and rule.seen and day < rule.seen:
            later.append(rule)
            continue
        possible.append(rule)
        if holds:
            return Standing(tuple(possible), lacking)
        lacking |= lacks
    if possible:
        return Standing(tuple(possible), lacking)
    return Standing(tuple(later), frozenset(), min((rule.seen for rule in later), default=None))


def known(rule: StateRule, day: date) -> bool:
    """Is the rule one that a person asking on `day` can know of? One that is only supposed begins unannounced."""
    return rule.supposed is None or day >= rule.supposed


def in_force(rule: StateRule, day: date) -> bool:
    return (rule.from_ is None or rule.from_ <= day) and (rule.to is None or day <= rule.to)


def beginning(rule: StateRule) -> Window | None:
    """The days on which a rule dated only to a month or a year can have begun; None where the day is known."""
    if rule.from_ is None or rule.from_precision == "day":
        return None
    if rule.from_precision == "month":
        return month_window(rule.from_.year, rule.from_.month)
    return year_window(rule.from_.year)


def change_days(law: StateLaw, kind: str) -> set[date]:
    """Days on which the state's coded law for `kind` changes."""
    days: set[date | None] = set()
    for rule in law.rules:
        if kind in rule.kinds:
            days |= {rule.from_, rule.seen if rule.from_ is None else None}
            days.add(rule.to + timedelta(days=1) if rule.to else None)
            if window := beginning(rule):
                days.add(window.last + timedelta(days=1))
    return {day for day in days if day}


def birthdays(case: Case, first: date, last: date) -> set[date]:
    """Days on which an age of the vehicle can change: anniversaries of its build window, and each New Year."""
    years = range(first.year - case.built.last.year, last.year - case.built.first.year + 2)
    days = {add_years(day, n) for day in (case.built.first, case.built.last) for n in years if n > 0}
    days |= {date(year, 1, 1) for year in range(first.year, last.year + 1)}
    return {day for day in days if first <= day <= last}


def turns_on_age(law: StateLaw, kind: str) -> bool:
    """Does any rule for the kind ask for an age?"""
    return any(compare.fact in AGES for rule in law.rules if kind in rule.kinds for compare in thresholds(rule.when))
