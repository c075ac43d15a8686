"""What this part asks of the reform: its facts, and the terms of law under them. Nothing here reads a reform's text."""

from __future__ import annotations

from datetime import date
from typing import Any

from keiway.store import World


def world(reform: Any) -> World | None:
    """Facts under the reform; None where it changes none."""
    from keiway.policy import reform as room

    return room.world(reform)


def terms(reform: Any, vehicle: Any, way: str, day: date) -> Any:
    """Terms on which a new vehicle may be sold. `reform` None: as the law is."""
    from keiway.policy import reform as room

    return room.terms(reform, vehicle, way, day)


def used_terms(reform: Any, vehicle: Any, day: date) -> Any:
    """Terms on which used ones of its kind come in."""
    from keiway.policy import reform as room

    return room.used_terms(reform, vehicle, day)


def first_whole_year(reform: Any, as_of: date) -> int:
    """The first calendar year that lies wholly under all of the reform, and after the day of asking."""
    parts = (*reform.set, *reform.rules)
    day = max([reform.from_, *(each.from_ for each in parts if each.from_)])
    whole = day.year if (day.month, day.day) == (1, 1) else day.year + 1
    return max(whole, as_of.year + 1)


def covered(day: date) -> date:
    """Within the years that the law is coded for: a later day stands as its last."""
    from keiway.case import COVERAGE_TO

    return min(day, COVERAGE_TO)
