"""The days on which the map of one vehicle changes: a slider's notches, each with what changes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.law import federal
from keiway.law.state.facts import law_kind
from keiway.law.state.load import states
from keiway.law.state.record import StateLaw
from keiway.law.state.standing import beginning, birthdays, turns_on_age
from keiway.law.state.standing import change_days as law_days
from keiway.map.board import Tile, tile

NATION = "US"  # stands for the federal gates among the states of a day
LAYERS = ("enter.safety", "enter.emissions")

#: What can move a tile, the weightiest first: the law changes; the vehicle grows old enough; keiway's first sign of a rule.
By = Literal["law", "age", "evidence"]
WEIGHT: tuple[By, ...] = ("law", "age", "evidence")


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """What changes in one state on a day."""

    state: str
    name: str
    before: Verdict
    after: Verdict
    by: By
    says: str
    future: bool  # the change was signed, and not yet in force, when the law was last checked
    rule: str | None  # the rule from then on
    cites: tuple[str, ...] = ()


class ChangeDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which at least one tile is no longer what it was the day before."""

    day: date
    by: By  # the weightiest of its changes: a notch of `evidence` is the smaller one
    future: bool  # every change of it by law was signed, and not yet in force, when the law was last checked
    states: tuple[str, ...]
    changes: tuple[Moved, ...]


def change_days(case: Case, first: date, last: date) -> tuple[ChangeDay, ...]:
    """The days after `first` and up to `last` on which the board changes, in order. `US`: the federal gates.

    Days are those coded in the law and the vehicle's own birthdays; a day on which nothing a tile shows changes is left out.
    """
    found: dict[date, list[Moved]] = {}
    for day, moved in _of_nation(case, first, last):
        found.setdefault(day, []).append(moved)
    for law in states().values():
        for day, moved in state_changes(law, case, first, last):
            found.setdefault(day, []).append(moved)
    return tuple(_day(day, tuple(found[day])) for day in sorted(found))


def _day(day: date, changes: tuple[Moved, ...]) -> ChangeDay:
    by_law = [one for one in changes if one.by == "law"]
    return ChangeDay(
        day=day, by=min((one.by for one in changes), key=WEIGHT.index), future=bool(by_law) and all(one.future for one in by_law),
        states=tuple(one.state for one in changes), changes=changes,
    )  # fmt: skip


def state_changes(law: StateLaw, case: Case, first: date, last: date) -> list[tuple[date, Moved]]:
    """The days after `first` and up to `last` on which the tile of one state changes, in order."""
    kind = law_kind(case)
    days = law_days(law, kind)
    if turns_on_age(law, kind):
        days |= birthdays(case, first, last)
    before = tile(law, case, first)
    found = []
    for day in sorted(one for one in days if first < one <= last):
        after = tile(law, case, day)
        if after != before:
            found.append((day, _moved(before, after, _by(law, before, after, day))))
            before = after
    return found


def _by(law: StateLaw, before: Tile, after: Tile, day: date) -> str:
    """A rule that begins or ends on the day is law; one first seen on it is only what keiway knows; the rest is age."""
    rules = [rule for rule in law.rules if rule.id in {*before.rules, *after.rules}]
    for rule in rules:
        window = beginning(rule)
        days = {rule.from_, rule.to and rule.to + timedelta(days=1), window and window.last + timedelta(days=1)}
        if day in days:
            return "law"
    return "evidence" if any(rule.from_ is None and rule.seen == day for rule in rules) else "age"


def _moved(before: Tile, after: Tile, by: str) -> Moved:
    return Moved(
        state=after.state, name=after.name, before=before.verdict, after=after.verdict, by=by, says=_says(before, after),
        future=after.future and after.rules != before.rules,
        rule=after.rule, cites=after.cites,
    )  # fmt: skip


def _says(before: Tile, after: Tile) -> str:
    """What the eye sees change, then the reason from then on."""
    seen = []
    if before.verdict != after.verdict:
        seen.append(f"{before.word} → {after.word}")
    else:
        seen.append(f"still {after.word}")
    if before.cap_mph != after.cap_mph:
        seen.append(f"cap {_cap(before)} → {_cap(after)}")
    return f"{', '.join(seen)}: {after.reason}"


def _cap(one: Tile) -> str:
    return f"{one.cap_mph} mph" if one.cap_mph else "none given"


def _of_nation(case: Case, first: date, last: date):
    """The federal gates taken together, each change with the way in that the moved gate stands on."""
    ages, lines = birthdays(case, first, last), federal.timeline(case, first, last)
    for before, after in pairwise(lines["enter"]):
        old, new = before.finding.verdict, after.finding.verdict
        if old == new:
            continue
        gate = next((one.finding for name in LAYERS for one in lines[name] if one.first == after.first), None)
        yield after.first, Moved(
            state=NATION, name="United States", before=old, after=new, by="age" if after.first in ages else "law", future=False,
            says=f"Entering the country: {old.words} → {new.words}",
            rule=gate.limits.get("pathway") if gate else None,
            cites=tuple(gate.reasons[0].cites) if gate and gate.reasons else (),
        )  # fmt: skip
