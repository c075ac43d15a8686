"""A road answer as rows of (heading, label, cell), in the order of the page; the same for one vehicle and for two side by side."""

from __future__ import annotations

from keiway.cli.road.words import ECONOMY, LIMITS, RANGES, cell, percent, word

Rows = list[tuple[str, str, str]]


def table(found, plain: bool) -> Rows:
    """Speeds kept, sprints, merges, overtaking, economy, range, reach."""
    return [*_holds(found), *_sprints(found), *_merges(found, plain), *_passing(found, plain), *_economy(found), *_reach(found)]


def _holds(found) -> Rows:
    rows = []
    same = all(one.speed.mid == one.bare.mid for one in found.holds)
    for one in found.holds:
        asked = " <" if one.grade_pct == found.given.grade_pct and one.grade_pct else ""
        bare = "" if same else f"; bare {one.bare.mid:.0f}"
        why = LIMITS.get(one.limited_by, one.limited_by)
        label = ("level" if one.grade_pct == 0 else f"{one.grade_pct:g}% up") + asked
        rows.append(("Speed kept", label, cell(one.speed) + bare + (f"; {why}" if why else "")))
    return rows


def _sprints(found) -> Rows:
    told = {int(one.id.rsplit(".", 1)[1]): one for one in found.sprints}
    return [("Full throttle, level", f"0-{mph} mph", cell(told.get(mph), 1)) for mph in (30, 45, 60)] if found.holds else []


def _merges(found, plain: bool) -> Rows:
    rows = []
    for one in found.merges:
        where = "level" if one.grade_pct == 0 else f"{one.grade_pct:g}% up"
        kind = "designed for" if one.kind == "design" else "traffic's"
        heading = f"Merging, {one.highway_mph:.0f} mph freeway, {one.ramp_mph:.0f} mph ramp"
        label = f"{kind} {one.wanted_mph:.0f} mph in {one.within_ft:,.0f} ft, {where}"
        rows.append((heading, label, f"{word(one.word, plain)}: {cell(one.at_end)}"))
    return rows


def _passing(found, plain: bool) -> Rows:
    rows = []
    for one in found.passing:
        where = "level" if one.grade_pct == 0 else f"{one.grade_pct:g}% up"
        told = "never gets past" if one.time is None else f"{cell(one.time)}, {cell(one.distance)}"
        rows.append((f"Overtaking at {one.other_mph:.0f} on a {one.road_mph:.0f} mph road", f"as the road is laid out, {where}", f"{word(one.word, plain)}: {told}"))
    return rows


def _economy(found) -> Rows:
    rows = [("Consumption", ECONOMY[one.id.rsplit(".", 1)[1]], cell(one)) for one in found.economy]
    rows += [("Consumption", RANGES[one.id.rsplit(".", 1)[1]], cell(one)) for one in found.ranges]
    return rows


def _reach(found) -> Rows:
    rows = []
    for one in found.reach:
        heading = "Reach by law" if one.by == "law" else f"Reach by speed kept on {one.grade_pct:g}%"
        served = one.served
        for label, share in (
            ("household trips", served and served.trips), ("miles of those trips", served and served.miles),
            ("all miles, by limit", one.posted), ("length of roads", one.road_miles),
        ):  # fmt: skip
            rows.append((heading, label, percent(share)))
    return rows
