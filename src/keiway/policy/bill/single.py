"""Lines that are one limit on one measure: length <= 130 in."""

from __future__ import annotations

from keiway.law.conditions import Compare
from keiway.policy.bill import measures as m
from keiway.policy.bill.record import Line
from keiway.vehicles.spec import UNITS


def numeric(line: Line) -> Compare | None:
    """The line's comparison, where it is a single limit on a measure."""
    one = line.condition
    if not isinstance(one, Compare) or one.fact not in m.BY_NAME or one.op not in ("<=", "<", ">=", ">"):
        return None
    return one


def unit_of(line: Line) -> str:
    """The unit the line was written in."""
    measure = m.BY_NAME[line.condition.fact]
    word = line.text.rsplit(" ", 1)[-1] if measure.family else measure.unit
    return word if not measure.family or word.casefold() in UNITS[measure.family] else measure.unit
