"""The lines of a bill as rows of a page, in their groups, with the box in which each may be put otherwise; and as one table of all that was asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from keiway.cost.record import Line, Sum
from keiway.web.pages.cost import asking

HEADER = ("room", "of", "line", "label", "group", "expected", "low", "likely", "high", "unit", "chance", "date", "confidence", "sources", "how")
GROUPS = {
    "japan": "In Japan", "sea": "At sea", "entry": "At the border", "inland": "To your door", "state": "Plates", "first_fixes": "To make it run",
    "vehicle": "The vehicle", "rules": "US rules", "border": "Ship and border", "once": "One-off costs, a vehicle's part", "sale": "Selling it",
}  # fmt: skip
DOOR = ("state", "first_fixes")  # groups beyond the door


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `box`: may be put otherwise; `typed`: the figure that was; `back`: the address with ours."""

    line: Line
    box: bool
    typed: str = ""
    back: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    rows: tuple[Row, ...]
    sum: Sum | None = None  # told under the group
    words: str = ""


def groups(total: Sum, door: Sum | None, given, inputs) -> tuple[Group, ...]:
    """The lines by group; the sum at the door stands under the last group before the state's."""
    known, typed = asking.names(given), asking.typed(given)
    order = list(dict.fromkeys(line.group for line in total.lines))
    last = next((group for group in reversed(order) if group not in DOOR), None) if door else None
    made = []
    for group in order:
        rows = tuple(row(line, known, typed, inputs) for line in total.lines if line.group == group)
        closes = group == last
        made.append(Group(title=GROUPS.get(group, group), rows=rows, sum=door if closes else None, words="At the door" if closes else ""))
    return tuple(made)


def row(line: Line, known: dict[str, str], typed: dict[str, str], inputs) -> Row:
    mine = typed.get(line.id, "")
    back = asking.href(asking.back(inputs, line.id)) if mine else ""
    return Row(line=line, box=line.editable and line.id in known, typed=mine, back=back)


def others(lines: Iterable[Line], given, inputs) -> tuple[Row, ...]:
    """Numbers that may be put otherwise and are no line of the table."""
    known, typed, shown = asking.names(given), asking.typed(given), {line.id for line in lines}
    rest = [Line(id=id_, label=label, low=0, mid=0, high=0) for id_, label in known.items() if id_ not in shown]
    return tuple(row(line, known, typed, inputs) for line in rest)


def table(found) -> list[list[Any]]:
    """Every line of every sum that was asked."""
    rows = []
    for each in found.landed.by_heading if found.landed else ():
        rows += [_cells("landed", each.heading, line) for line in each.total.lines]
    for route in found.built_here.routes if found.built_here else ():
        rows += [_cells("built_here", route.title, line) for line in route.price.lines]
    if found.owned:
        for side in (found.owned.vehicle, *(each.rival for each in found.owned.compared)):
            rows += [_cells("owned", side.owner.label, line) for line in side.over(found.owned.years).bill.lines]
    return rows


def _cells(room: str, of: str, line: Line) -> list[Any]:
    figures = [round(value, 2) for value in (line.expected, line.low, line.mid, line.high)]
    return [room, of, line.id, line.label, line.group, *figures, line.unit, line.chance, line.date, line.confidence, " ".join(line.sources), line.how]
