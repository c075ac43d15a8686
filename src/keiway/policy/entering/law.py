"""What this part asks of the reform: its facts, and the terms of law under them. Nothing here reads a reform's text."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from keiway.kept import Kept
from keiway.store import World

_ROADS = Kept("policy.entering.used_roads", 64)
_UNSURE = Kept("policy.entering.used_unsure", 64)


def world(reform: Any) -> World | None:
    """Facts under the reform; None where it changes none."""
    from keiway.policy import reform as room

    return room.world(reform)


def terms(reform: Any, vehicle: Any, way: str, day: date) -> Any:
    """Terms on which a new vehicle may be sold. `reform` None: as the law is."""
    from keiway.policy import reform as room

    return room.terms(reform, vehicle, way, day)


def today(reform: Any, vehicle: Any, way: str, day: date) -> Any:
    """Terms as the law is, beside a reform: what its file supposes of an agency is supposed here too, so that the change is what the rule does."""
    from keiway.policy import reform as room

    return room.terms(None, vehicle, way, day, room.supposed(reform, day))


def used_terms(reform: Any, vehicle: Any, day: date) -> Any:
    """Terms on which used ones of its kind come in."""
    from keiway.policy import reform as room

    return room.used_terms(reform, vehicle, day)


def first_whole_year(reform: Any, as_of: date) -> int:
    """The first calendar year that lies wholly under all of the reform, and after the day of asking."""
    if reform is None:
        return as_of.year + 1
    parts = (*reform.set, *reform.rules)
    day = max([reform.from_, *(each.from_ for each in parts if each.from_)])
    whole = day.year if (day.month, day.day) == (1, 1) else day.year + 1
    return max(whole, as_of.year + 1)


def covered(day: date) -> date:
    """Within the years that the law is coded for: a later day stands as its last."""
    from keiway.case import COVERAGE_TO

    return min(day, COVERAGE_TO)


def used_roads(vehicle: Any, day: date, ages: tuple[tuple[str, int], ...]) -> tuple[tuple[str, float | None, bool], ...]:
    """(state, fastest posted limit or None, limited-access roads?) of used ones of its kind, each state asked of one so many years old.

    Asked of the law room in the world that stands. Of states whose law does not say, what is not forbidden is open.
    """
    return _ROADS.get((vehicle.id, day, ages), lambda: _used_roads(vehicle, day, ages))


def _used_roads(vehicle: Any, day: date, ages: tuple[tuple[str, int], ...]) -> tuple[tuple[str, float | None, bool], ...]:
    found = []
    for code, years in ages:
        limits = _finding(vehicle, day, years, code).drive.limits
        found.append((code, limits.get("max_posted_mph"), "no" not in (limits.get("limited_access"), limits.get("interstate"))))
    return tuple(found)


def used_unsure(vehicle: Any, day: date, years: int) -> tuple[str, ...]:
    """States of which it is not known or disputed whether they register used ones of its kind that are so many years old; in the world that stands."""
    return _UNSURE.get((vehicle.id, day, years), lambda: _used_unsure(vehicle, day, years))


def _used_unsure(vehicle: Any, day: date, years: int) -> tuple[str, ...]:
    from keiway.answer import Verdict
    from keiway.law.state.load import states

    return tuple(code for code in states() if _finding(vehicle, day, years, code).verdict in (Verdict.UNKNOWN, Verdict.DISPUTED))


def _finding(vehicle: Any, day: date, years: int, state: str) -> Any:
    from keiway.case import Case
    from keiway.days import Window, add_years
    from keiway.law.state.gates import finding
    from keiway.law.state.load import states

    built = add_years(day, -years)
    plain = msgspec.structs.replace(vehicle, us_certified=False)
    return finding(states()[state], Case(vehicle=plain, built=Window(built, built), as_of=day, entry=day, in_us=True, titled_elsewhere=False), day)
