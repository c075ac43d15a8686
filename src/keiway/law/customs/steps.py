"""The duty as it changes from day to day: for charts and for "when is it cheapest?"."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.days import Stretch, timeline
from keiway.law.customs.data import customs, measures
from keiway.law.customs.duty import DutyAnswer, duty
from keiway.law.customs.facts import Query
from keiway.law.customs.stack import Band

#: Section 232's own clock: calendar years between manufacture and entry (heading 9903.94.04).
EXEMPT_YEARS = 25


class DutyStep(msgspec.Struct, frozen=True):
    """What holds over one stretch of days."""

    total: Band | None  # percent of the price paid, by the text
    readings: tuple[tuple[str, Band], ...]  # (position id, its total)
    measures: tuple[str, ...]  # ids of what is charged
    instruments: tuple[str, ...]


def duty_steps(query: Query, first: date, last: date) -> list[Stretch]:
    """Stretches of days with one and the same duty; each `finding` is a `DutyStep`. `query.entry` does not matter."""
    return timeline(lambda day: _step(duty(_on(query, day))), change_days(query), first, last)


def change_days(query: Query) -> list[date]:
    """Every day on which the duty can change: first days, days after last days, New Year of the 25th year."""
    text = customs().text
    days = {text.coded_from}
    for item in (*measures(), *customs().disputes):
        days.add(item.from_)
        if item.to:
            days.add(item.to + timedelta(days=1))
    days |= {member.from_ for members in customs().groups.values() for member in members if member.from_}
    if query.built:
        days |= {date(year + EXEMPT_YEARS, 1, 1) for year in (query.built.first.year, query.built.last.year)}
    return sorted(days)


def _on(query: Query, day: date) -> Query:
    return msgspec.structs.replace(query, entry=day, value_usd=None)


def _step(found: DutyAnswer) -> DutyStep:
    return DutyStep(
        total=found.total,
        readings=tuple((side.position.id, side.total) for side in found.readings),
        measures=tuple(line.id for line in found.lines),
        instruments=tuple(line.instrument for line in found.lines),
    )
