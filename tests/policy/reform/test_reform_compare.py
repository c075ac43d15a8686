"""Vehicles in states, before and after: the map, the table and the sweep read this."""

import time
from datetime import date

from keiway.case import Case
from keiway.days import Window
from keiway.law.where import where
from keiway.policy.reform import compare, read, world
from keiway.store import under
from keiway.vehicles.catalogue import vehicle

DAY = date(2028, 6, 1)
TRUCK = vehicle("suzuki-carry-10-k6a")
CASE = Case(vehicle=TRUCK, built=Window(date(2002, 6, 1), date(2002, 6, 1)), as_of=DAY, entry=DAY)


def test_both_sides_are_what_the_law_room_says():
    reform = read("states-colorado")
    found = {row.state: row for row in compare(reform, [CASE], None, DAY).rows}
    today = {row.state: row for row in where(CASE).rows}
    with under(world(reform)):
        then = {row.state: row for row in where(CASE).rows}
    assert len(found) == 51
    for code, row in found.items():
        assert (row.register_before, row.drive_before, row.cap_before) == (today[code].register, today[code].drive, today[code].max_posted_mph)
        assert (row.register_after, row.drive_after, row.cap_after) == (then[code].register, then[code].drive, then[code].max_posted_mph)


def test_counts_go_with_the_rows():
    found = compare(read("states-aamva"), [CASE], None, DAY)
    assert dict(found.open_before) == {TRUCK.id: 20} and dict(found.open_after) == {TRUCK.id: 0}
    assert found.enter == ((TRUCK.id, "YES", "YES"),)


def test_no_reform_changes_no_row():
    for reform in (None, read("nothing")):
        assert all(row.before == row.after and row.cap_before == row.cap_after for row in compare(reform, [CASE], None, DAY).rows)


def test_a_border_that_is_shut_shuts_every_state():
    young = Case(vehicle=TRUCK, built=Window(date(2010, 6, 1), date(2010, 6, 1)), as_of=DAY, entry=DAY)
    rows = compare(read("import-age-15-both"), [young], ["TX", "GA"], DAY).rows
    assert [(row.before, row.after) for row in rows] == [("NOT_YET", "YES"), ("NO", "NO")]


def test_a_plain_vehicle_is_taken_as_new_where_it_is_still_sold():
    found = compare(read("import-age-15"), [vehicle("suzuki-carry-11"), vehicle("honda-beat-1")], ["TX"], DAY)
    assert [row.before for row in found.rows] == ["NOT_YET", "YES"]  # a new one waits for its age; a Beat of 1996 is 32


def test_one_vehicle_everywhere_is_fast():
    reform = read("kei-class-45")
    compare(reform, [CASE], None, DAY)
    start = time.perf_counter()
    compare(reform, [CASE], None, DAY)
    assert time.perf_counter() - start < 0.3  # 0.01 s on an idle machine
