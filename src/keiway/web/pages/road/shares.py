"""What of US roads it keeps up with, by class of road, and what the law leaves open: shares as the answer has them."""

from __future__ import annotations

from typing import NamedTuple

from keiway.cli.road.words import percent
from keiway.road.answer import RoadAnswer
from keiway.road.answer.record import Reach
from keiway.web.pages.road.words import Cell

SHARES = ("household trips", "miles of those trips", "all miles, by limit", "length of roads")


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
    says = [f"{'The ' + one.name + ' k' if len(found) > 1 else 'K'}eeps {row.cap_mph:.0f} mph on {row.grade_pct:g}%" for one in found for row in one.reach if row.by == "speed"]
    return KeepsUp([head for head, _ in sides], says, rows if sides else [])


def _head(found: RoadAnswer, row: Reach, named: bool) -> str:
    what = "Keeps the limit" if row.by == "speed" else "Open by law"
    return f"{what}: {found.name}" if named else what


def _cell(within: tuple[float, float]) -> Cell:
    if within[0] >= 1:
        return Cell("", "", "yes")
    if within[1] <= 0:
        return Cell("", "", "no")
    return Cell(percent(within).replace("-", " to "), "", "part")


def reach(found: list[RoadAnswer]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(heading, sentence, shares) of the law's reach and of the speed's, for each vehicle."""
    told = []
    for one in found:
        for row in one.reach:
            head = ("By law" if row.by == "law" else f"By the speed it keeps on {row.grade_pct:g}%") + (f": {one.name}" if len(found) > 1 else "")
            served = row.served
            bands = (served and served.trips, served and served.miles, row.posted, row.road_miles)
            told.append((head, row.says, [(label, percent(band)) for label, band in zip(SHARES, bands, strict=True)] if row.known else []))
    return told
