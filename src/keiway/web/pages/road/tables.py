"""The tables of the page, one or two vehicles side by side, and their rows as numbers for the CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from keiway.cli.road.words import ECONOMY, LIMITS, RANGES
from keiway.road.answer import RoadAnswer
from keiway.web.pages.road.words import NOTHING, Cell, figure, on

HEADER = ("vehicle", "part", "what", "word", "mid", "low", "high", "unit", "id", "level", "how")
Cells = list[Cell]


class Table(NamedTuple):
    """`rows`: a label, and a cell under each head. `about`: ids of the figures that `explain` knows. Heads of one vehicle alone need not be seen."""

    caption: str
    rows: list[tuple[str, Cells]]
    about: tuple[str, ...]
    heads: list[str]
    seen: bool


def parts(found: list[RoadAnswer]) -> dict[str, Table]:
    """Every table under the name its section has in the template; without rows where the model has no place for a vehicle."""
    first = next((one for one in found if one.holds), found[0])
    lane = first.merges[0] if first.merges else None
    road = first.passing[0] if first.passing else None
    names = [one.name for one in found]

    def table(caption: str, rows: list[tuple[str, Cells]], about: tuple[str, ...]) -> Table:
        return Table(caption, rows, about, names, len(names) > 1)

    return {
        **_hills(found, names),
        "climbs": table("Known climbs", _beside(found, _climbs), ("road.sustained",)),
        "sprints": table("Full throttle on the level", _beside(found, _sprints), ("road.sprint.60",)),
        "merges": table(f"Entering a {lane.highway_mph:.0f} mph freeway from a {lane.ramp_mph:.0f} mph ramp" if lane else "", _beside(found, _merges), ("road.merge.traffic.speed", "road.merge.design.speed")),
        "passing": table(f"Past a vehicle at {road.other_mph:.0f} mph on a {road.road_mph:.0f} mph road" if road else "", _beside(found, _passing), ("road.pass.time", "road.pass.distance")),
        "use": table("What it uses", _beside(found, _economy), ("road.economy.label",)),
    }  # fmt: skip


def _beside(found: list[RoadAnswer], pairs) -> list[tuple[str, Cells]]:
    """Rows in the order they come, each label once, with a cell a vehicle."""
    sides = [dict(pairs(one)) for one in found]
    return [(label, [side.get(label, NOTHING) for side in sides]) for label in dict.fromkeys(label for side in sides for label in side)]


def _holds(found: RoadAnswer) -> Iterator[tuple[str, Cell]]:
    """What limits it is told where that changes from one row to the next."""
    last = ""
    for one in found.holds:
        why = LIMITS.get(one.limited_by, one.limited_by)
        told = "" if why == last else f"by its {why}" if why and why != "cannot climb it" else why
        last = why
        yield on(one.grade_pct), figure(one.speed)._replace(word=told)


def _hills(found: list[RoadAnswer], names: list[str]) -> dict[str, Table]:
    """As asked and bare: in one table for one vehicle, in two for two; bare only where the conditions change something."""
    asked, about, caption = _beside(found, _holds), ("road.sustained", "road.sustained.bare"), "Speed kept by grade"
    bare = _beside(found, lambda one: ((on(held.grade_pct), figure(held.bare)) for held in one.holds))
    nothing = Table("", [], (), names, False)
    if all(held.speed.mid == held.bare.mid for one in found for held in one.holds):
        return {"hills": Table(caption, asked, about[:1], names, len(names) > 1), "bare": nothing}
    if len(found) == 1:
        both = [(label, cells + alone) for (label, cells), (_, alone) in zip(asked, bare, strict=True)]
        return {"hills": Table(caption, both, about, ["As asked", "Driver alone, sea level, still air"], True), "bare": nothing}
    return {"hills": Table(caption, asked, about[:1], names, True), "bare": Table("Driver alone, sea level, still air", bare, about[1:], names, True)}


def _climbs(found: RoadAnswer) -> Iterator[tuple[str, Cell]]:
    for one in found.climbs:
        yield f"{one.name}: {one.grade_pct:g}% at {one.altitude_m / 0.3048:,.0f} ft ({one.altitude_m:,.0f} m)", figure(one.speed)


def _sprints(found: RoadAnswer) -> Iterator[tuple[str, Cell]]:
    timed = {int(one.id.rsplit(".", 1)[1]): one for one in found.sprints}
    if found.holds:
        yield from ((f"0 to {mph} mph", figure(timed.get(mph), 1)) for mph in (30, 45, 60))


def _merges(found: RoadAnswer) -> Iterator[tuple[str, Cell]]:
    for one in found.merges:
        kind = "the lane is laid out for" if one.kind == "design" else "traffic merges at"
        yield f"{one.wanted_mph:.0f} mph, which {kind}, within {one.within_ft:,.0f} ft, {on(one.grade_pct)}", figure(one.at_end, word=one.word)


def _passing(found: RoadAnswer) -> Iterator[tuple[str, Cell]]:
    for one in found.passing:
        where = on(one.grade_pct)
        yield f"As the road is laid out, {where}", figure(one.time, word=one.word, without="never gets past")
        yield f"Distance it takes, {where}", figure(one.distance)


def _economy(found: RoadAnswer) -> Iterator[tuple[str, Cell]]:
    yield from ((ECONOMY[one.id.rsplit(".", 1)[1]], figure(one)) for one in found.economy)
    yield from ((RANGES[one.id.rsplit(".", 1)[1]], figure(one)) for one in found.ranges)


def rows(found: list[RoadAnswer]) -> Iterable[tuple]:
    """Every figure with its band, for a spreadsheet."""
    for one in found:
        for held in one.holds:
            yield _row(one, "speed kept", on(held.grade_pct), held.speed)
            yield _row(one, "speed kept, driver alone at sea level", on(held.grade_pct), held.bare)
        for climb in one.climbs:
            yield _row(one, "known climb", climb.name, climb.speed)
        for sprint in one.sprints:
            yield _row(one, "full throttle, level", f"0 to {sprint.id.rsplit('.', 1)[1]} mph", sprint)
        for merge in one.merges:
            yield _row(one, "merging", f"{merge.kind}: {merge.wanted_mph:.0f} mph within {merge.within_ft:.0f} ft, {on(merge.grade_pct)}", merge.at_end, merge.word)
        for each in one.passing:
            for quantity in (each.time, each.distance):
                if quantity:
                    yield _row(one, "overtaking", f"at {each.other_mph:.0f} on a {each.road_mph:.0f} mph road, {on(each.grade_pct)}", quantity, each.word)
        for quantity in (*one.economy, *one.ranges):
            yield _row(one, "consumption", {**ECONOMY, **RANGES}[quantity.id.rsplit(".", 1)[1]], quantity)
        for reach in one.reach:
            for what, band in (("household trips", reach.served and reach.served.trips), ("miles of those trips", reach.served and reach.served.miles), ("all miles, by limit", reach.posted), ("length of roads", reach.road_miles)):
                if band:
                    yield (one.name, f"reach by {reach.by}", what, "", band[1] if len(band) == 3 else "", band[0], band[-1], "share", "", "", "")


def _row(found: RoadAnswer, part: str, what: str, quantity, word: str = "") -> tuple:
    return (found.name, part, what, word, quantity.mid, quantity.low, quantity.high, quantity.unit, quantity.id, quantity.level, quantity.how)
