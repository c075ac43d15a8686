"""What happened lately to small vehicles in the law of all states, and what is signed and coming; with the age of the data."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.days import parse_window
from keiway.law.state.load import states
from keiway.law.state.page import since
from keiway.law.state.record import StateRule
from keiway.store import data_version

#: What is news to somebody who wants to drive: not a study, and nothing without effect.
TOLD = ("rule", "policy", "court", "vetoed", "bill_failed", "bill_pending")


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One dated line of a state's file."""

    state: str
    name: str
    on: str  # as finely as known
    what: str
    effect: str
    rule: str | None = None  # id, where a coded rule begins
    general: bool = False  # of cars at large, not of small ones


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    schema: str
    as_of: date
    data: str
    oldest_check: date
    newest_check: date
    happened: tuple[Happened, ...]  # the latest first
    coming: tuple[Happened, ...]  # the nearest first


def recent(as_of: date, most: int = 6) -> Recent:
    """The `most` latest dated changes up to a day, those that aim at small vehicles first, and the rules that begin after it."""
    laws = states().values()
    happened = [
        Happened(state=law.state, name=law.name, on=change.on, what=change.what, effect=change.effect, general=change.general)
        for law in laws
        for change in law.changes
        if change.effect in TOLD and parse_window(change.on).first <= as_of
    ]
    coming = [
        Happened(state=law.state, name=law.name, on=since(rule), what=_told(rule), effect="rule", rule=rule.id)
        for law in laws
        for rule in law.rules
        if rule.from_ and rule.from_ > as_of
    ]
    checked = [law.checked_on for law in laws]
    return Recent(
        schema="recent/1",
        as_of=as_of,
        data=data_version(),
        oldest_check=min(checked),
        newest_check=max(checked),
        happened=tuple(sorted(happened, key=_latest, reverse=True)[:most]),
        coming=tuple(sorted(coming, key=lambda one: (parse_window(one.on).first, one.state))[:most]),
    )


def _told(rule: StateRule) -> str:
    """What a rule is called, and where it lets one drive."""
    return f"{rule.title}. {rule.drive.says}" if rule.drive.says else rule.title


def _latest(one: Happened) -> tuple:
    """For the latest first: what aims at small vehicles before what concerns all cars. A month or a year counts from its first day."""
    return (not one.general, parse_window(one.on).first, one.state)
