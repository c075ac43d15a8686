"""The slider: the days it stops on, how each is marked, and where the marks and the years stand along it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from keiway.case import COVERAGE_TO
from keiway.days import long_day
from keiway.map.changes import NATION, ChangeDay, Moved

#: Least distance of two years written under it, percent of its length: on a telephone, at a desk.
NARROW, WIDE = 13.5, 4.4
#: As many states as a stop names in its words.
NAMED = 3

Kind = Literal["law", "future", "age", "evidence", "end", "today"]


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which the slider stops."""

    day: date
    kind: Kind
    at: float  # percent of its length
    told: str  # the day and what changes on it, in words
    change: ChangeDay | None


class Year(msgspec.Struct, frozen=True):
    """A year written under the slider."""

    text: str
    at: float
    narrow: bool  # also on a telephone


def stops(changes: Sequence[ChangeDay], first: date, today: date) -> tuple[Stop, ...]:
    """First day, change days, today and the last day of the law coded, evenly spaced: each can be reached with a finger."""
    by_day = {one.day: one for one in changes}
    days = sorted({first, *by_day, COVERAGE_TO, *([today] if first <= today <= COVERAGE_TO else [])})
    found = []
    for number, day in enumerate(days):
        change = by_day.get(day)
        kind = "future" if change and change.future else change.by if change else "today" if day == today else "end"
        found.append(Stop(day=day, kind=kind, at=round(100 * number / (len(days) - 1), 3), told=_told(day, change, day == today), change=change))
    return tuple(found)


def _told(day: date, change: ChangeDay | None, is_today: bool) -> str:
    head = f"{long_day(day)}{', today' if is_today else ''}"
    if change is None:
        return f"{head}: nothing changes on this day" if is_today else head
    return f"{head}: {in_short(change)}"


def in_short(change: ChangeDay) -> str:
    """What changes on a day, in a line: what is seen first, then how many more."""
    ordered = sorted(change.changes, key=lambda one: one.before == one.after)
    named = [_moved(one) for one in ordered[:NAMED]]
    more = len(ordered) - len(named)
    marks = {"law": "", "age": " (it is old enough)", "evidence": " (first sign of a rule, which may be older)"}[change.by]
    signed = " (signed, not yet in force when last checked)" if change.future else ""
    return "; ".join(named) + (f"; and {more} more" if more else "") + marks + signed


def _moved(one: Moved) -> str:
    if one.before == one.after:
        return f"{one.name} still {one.after.words}, by another rule"
    name = "Entering the country" if one.state == NATION else one.name
    return f"{name} {one.before.words} to {one.after.words}"


def because(one: Moved) -> str:
    """Why a state moved, without the words of its verdicts: its cap where that moved, then the reason."""
    seen, _, reason = one.says.partition(": ")
    cap = seen.partition(", cap ")[2]
    return (f"Speed cap: {cap.replace('→', 'to')}. " if cap else "") + reason if one.state != NATION else ""


def years(found: Sequence[Stop]) -> tuple[Year, ...]:
    """The years that have room, from the last back: those of a telephone first, then those that fit at a desk."""
    firsts: dict[int, float] = {}
    for stop in found:
        firsts.setdefault(stop.day.year, stop.at)
    chosen: dict[int, bool] = {}
    for gap, narrow in ((NARROW, True), (WIDE, False)):
        for year in sorted(firsts, reverse=True):
            if year not in chosen and all(abs(firsts[year] - firsts[other]) >= gap for other in chosen):
                chosen[year] = narrow
    return tuple(Year(str(year), firsts[year], narrow) for year, narrow in sorted(chosen.items()))


def position(found: Sequence[Stop], day: date) -> int:
    """The stop whose map a day shows: the last one not after it; the first for a day before all."""
    return max((number for number, stop in enumerate(found) if stop.day <= day), default=0)
