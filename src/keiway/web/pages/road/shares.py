"""What of US roads it keeps up with, by class of road, and what the law leaves open: shares as the answer has them."""

from __future__ import annotations

from typing import NamedTuple

from keiway.cli.road.words import percent
from keiway.road.answer import RoadAnswer
from keiway.road.answer.record import Reach
from keiway.web.pages.road.words import Cell

SHARES = ("Household trips", "Miles of those trips", "All miles, by the limit posted", "Length of roads")


class ClassRow(NamedTuple):
    """A class of road: its name, the limits it is posted at, its share of US miles, and a cell a vehicle and law."""

    name: str
    limits: str
    miles: str
    cells: list[Cell]


class KeepsUp(NamedTuple):
    """The first table. `heads`: what each cell is of."""

    heads: list[str]
    says: list[str]
    rows: list[ClassRow]


def keeps_up(found: list[RoadAnswer]) -> KeepsUp:
    """By class of road: does it keep the limits that the class is posted at? Empty where no speed is known."""
    from keiway.road.us import us_roads

    sides = [(_head(one, row, len(found) > 1), {each.road: each for each in row.classes}) for by in ("speed", "law") for one in found for row in one.reach if row.by == by and row.classes]
    rows = [
        ClassRow(
            f"{road.name[:1].upper()}{road.name[1:]}", f"{road.limits_mph[0]:.0f} to {road.limits_mph[1]:.0f} mph", f"{100 * road.vmt:.0f}%",
            [_cell(side[road.id].within) for _, side in sides],
        )
        for road in us_roads().travel.classes
    ]  # fmt: skip
    says = [f"{'the ' + one.name if len(found) > 1 else 'it'} keeps on {row.grade_pct:g}%, {row.cap_mph:.0f} mph" for one in found for row in one.reach if row.by == "speed"]
    return KeepsUp([head for head, _ in sides], says, rows if sides else [])


def _head(found: RoadAnswer, row: Reach, named: bool) -> str:
    if not named:
        return "Keeps the limit" if row.by == "speed" else "Open by law"
    return found.name if row.by == "speed" else f"{found.name}: open by law"


def _cell(within: tuple[float, float]) -> Cell:
    if within[0] >= 1:
        return Cell("", "", "yes")
    if within[1] <= 0:
        return Cell("", "", "no")
    return Cell(percent(within).replace("-", " to "), "", "part")


class Reached(NamedTuple):
    """`says`: heading and sentence, the law's and the speed's. `rows`: shares, a cell under each of `heads`; only what is known."""

    says: list[tuple[str, str]]
    heads: list[str]
    rows: list[tuple[str, list[Cell]]]


def reach(found: list[RoadAnswer]) -> Reached:
    """What the law and what the speed kept leave of US driving, for each vehicle."""
    whose = (lambda one: f"{one.name}: ") if len(found) > 1 else (lambda one: "")
    told = [(f"{whose(one)}{'by law' if row.by == 'law' else f'by the speed it keeps on {row.grade_pct:g}%'}", row) for one in found for row in one.reach]
    heads = [f"{head[:1].upper()}{head[1:]}" for head, _ in told]
    known = [(head, row) for head, (_, row) in zip(heads, told, strict=True) if row.known]
    columns = [(row.served and row.served.trips, row.served and row.served.miles, row.posted, row.road_miles) for _, row in known]
    rows = [(label, [Cell(percent(column[n]).replace("-", " to ")) for column in columns]) for n, label in enumerate(SHARES)] if columns else []
    return Reached([(head, row.says) for head, (_, row) in zip(heads, told, strict=True)], [head for head, _ in known], rows)
