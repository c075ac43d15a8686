"""When the federal gates turn: timelines by day of entry, and the earliest safe landing."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.answer import Gate, Verdict
from keiway.case import COVERAGE_FROM, Case
from keiway.days import Stretch, long_day
from keiway.days import timeline as stretches
from keiway.law.federal.border import TITLES, enter, gates
from keiway.law.federal.facts import CaseFacts
from keiway.law.federal.files import serving
from keiway.law.federal.way import turnings

_IN = (Verdict.YES, Verdict.YES_WITH_LIMITS)


class Landing(msgspec.Struct, frozen=True, kw_only=True):
    """Earliest days for the ship to land. `safe` holds for every build day the window allows."""

    possible: date | None
    safe: date | None
    sail_from: date | None  # earliest sailing for a voyage of `days_at_sea`, so that it does not land too early
    days_at_sea: int | None
    says: str


def changes(case: Case) -> list[date]:
    """Days of entry on which a gate can turn for this case: anniversaries, 1 January, a rule's first day."""
    importer = CaseFacts(case, case.entry_day).importer
    days = {day for layer in TITLES for way in serving(layer, importer, case.use) for day in turnings(way, case)}
    return sorted(days)


def timeline(case: Case, first: date, last: date) -> dict[str, list[Stretch]]:
    """Stretches of entry days for ``enter.safety``, ``enter.emissions`` and ``enter``; each finding is a `Gate`."""
    days = changes(case)
    seen = {day: _read(case, day) for day in {first, *(day for day in days if first < day <= last)}}
    return {
        name: stretches(lambda day, name=name: seen[day][name], days, first, last, _same)
        for name in (*(f"enter.{layer}" for layer in TITLES), "enter")
    }


def ship_by(case: Case, days_at_sea: int | None = None) -> Landing:
    """The earliest safe landing day; with the shortest voyage in days, the earliest safe sailing too."""
    if case.in_us:
        return Landing(possible=None, safe=None, sail_from=None, days_at_sea=days_at_sea, says="It is already in the country.")
    start = max(COVERAGE_FROM, case.built.first)
    days = [start, *(day for day in changes(case) if day > start)]
    verdicts = [(day, enter(_entering(case, day)).verdict) for day in days]
    possible = next((day for day, verdict in verdicts if verdict not in (Verdict.NO, Verdict.NOT_YET)), None)
    safe = next((day for day, verdict in verdicts if verdict in _IN), None)
    waits = safe and safe > case.as_of and days_at_sea is not None
    sail = safe - timedelta(days=days_at_sea) if waits else None
    says = _says(possible, safe, sail, case.as_of)
    return Landing(possible=possible, safe=safe, sail_from=sail, days_at_sea=days_at_sea, says=says)


def _says(possible: date | None, safe: date | None, sail: date | None, today: date) -> str:
    if possible is None:
        return "No landing day is safe as things stand."
    if safe is None:
        return f"From {long_day(possible)} it may be possible; no day is safe until what is missing is known."
    if safe <= today:
        return f"Safe to land now, since {long_day(safe)}."
    text = f"Safe to land from {long_day(safe)}"
    if possible and possible < safe:
        text += f", possibly from {long_day(possible)} depending on the build day"
    return f"{text}; sail no earlier than {long_day(sail)}." if sail else f"{text}."


def _entering(case: Case, day: date) -> Case:
    return msgspec.structs.replace(case, entry=day)


def _read(case: Case, day: date) -> dict[str, Gate]:
    entering = _entering(case, day)
    return {gate.gate: gate for gate in (*gates(entering), enter(entering))}


def _same(a: Gate, b: Gate) -> bool:
    return a.verdict == b.verdict and a.limits.get("pathway") == b.limits.get("pathway")
