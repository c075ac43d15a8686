"""What a sweep tells is what the rooms say when they are asked one by one; tables and pictures tell the same."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest
from sweep_made import AGES, DAY, swept

from keiway.case import Case
from keiway.charts import inline
from keiway.days import Window
from keiway.errors import UsageError
from keiway.policy.reform import compare, terms
from keiway.policy.reform import read as read_reform
from keiway.policy.sweep.answer import answer, effect_of
from keiway.policy.sweep.pictures import default, picture
from keiway.policy.sweep.pictures.scale import scale, short, told_apart
from keiway.policy.sweep.run import keeping, keyed, run
from keiway.policy.sweep.runners.here import here
from keiway.policy.sweep.table import header, rows
from keiway.vehicles.catalogue import vehicle

FEW = """
sweep: few
reforms: [nothing, import-age-15, import-age-15-both]
work: [impact]
draws: 100
"""
CAPS = "sweep: caps\nreforms: [kei-class-45, nothing]\nvehicles: [honda-n-box-3]\nwork: [terms]\ndays: 2028-06-01\nstates: [TX, CO]\n"


def told(text, tmp_path_factory):
    sweep = swept(text)
    with keeping(sweep, tmp_path_factory.mktemp("sweep") / "x.jsonl", DAY) as results:
        tasks = keyed(sweep, results.head.as_of)
        run(tasks, results, here)
        return answer(sweep, tasks, results.found, results.head.as_of, 0, len(tasks))


@pytest.fixture(scope="module")
def ages(tmp_path_factory):
    return told(AGES, tmp_path_factory)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    pytest.importorskip("numpy")
    return told(FEW, tmp_path_factory)


def test_verdicts_are_those_of_the_law_asked_alone(ages):
    reform = next(point.reform for point in swept(AGES).points if point.id == "age_years 15, emissions_age 15")
    day, year = date(2028, 6, 1), Window(date(2011, 1, 1), date(2011, 12, 31))
    alone = compare(reform, [Case(vehicle=vehicle("subaru-sambar-6"), built=year, as_of=day, entry=day)], ("TX", "CO", "MI", "CA"), day)
    found = next(one for one in ages.law if one.point == reform.reform and one.vehicle == "subaru-sambar-6" and one.built == "2011")
    assert [(row.state, row.before, row.after, row.register_after, row.drive_after) for row in found.rows] == [(row.state, row.before, row.after, row.register_after, row.drive_after) for row in alone.rows]


def test_open_states_are_counted_from_the_rows(ages):
    for one, opens in zip(ages.law, ages.opens, strict=True):
        good = ("YES", "YES_WITH_LIMITS")
        assert opens.before == sum(row.before in good for row in one.rows) and opens.after == sum(row.after in good for row in one.rows)
        assert opens.after - opens.before == len(opens.opened) - len(opens.closed)
    assert any(one.opened for one in ages.opens) and "opens most" in ages.sentence


def test_a_lower_age_never_closes_a_state(ages):
    by = {(one.point, one.vehicle, one.built): one.after for one in ages.opens}
    for (point, name, built), after in by.items():
        if point.startswith("age_years 25"):
            assert by[point.replace("25", "15"), name, built] >= after and by[point.replace("25", "10"), name, built] >= after


def test_terms_are_those_of_the_reform_room(tmp_path_factory):
    found = told(CAPS, tmp_path_factory).terms[0]
    alone = terms(read_reform("kei-class-45"), vehicle("honda-n-box-3"), "imported", date(2028, 6, 1))
    assert (found.after.pathway, found.after.cap_mph, found.after.waived, found.after.states) == (alone.pathway, alone.cap_mph, len(alone.waived), ("TX", "CO"))
    assert found.before.pathway != found.after.pathway


def test_effects_are_those_of_the_whole_impact(few):
    from keiway.policy import impact
    from keiway.policy.record import Asked

    whole = impact.answer(Asked(reform=read_reform("import-age-15"), as_of=DAY, draws=100))
    found = few.impact[1]
    assert (found.point, found.sentence, found.effects, found.net, found.poles, found.warnings) == (
        "import-age-15", whole.sentence, whole.effects, whole.net, whole.poles, whole.warnings,
    )  # fmt: skip


def test_nothing_is_exactly_nothing(few):
    assert all((one.low, one.mid, one.high, one.up, one.down) == (0, 0, 0, 0, 0) for one in (*few.impact[0].effects, *few.impact[0].net))


def test_best_are_the_ends_of_each_effect(few):
    assert {one.effect for one in few.best} == {"sold", "own_deaths", "others_deaths", "all_deaths", "co2", "net_3"}
    for one in few.best:
        mids = {each.point: effect_of(each, one.effect).mid for each in few.impact}
        assert mids[one.least] == one.least_mid == min(mids.values()) and mids[one.most] == one.most_mid == max(mids.values())


@pytest.mark.parametrize("which", ["ages", "few"])
def test_the_table_has_every_row_once(which, request):
    found = request.getfixturevalue(which)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header(found))
    writer.writerows(rows(found))
    lines = list(csv.DictReader(io.StringIO(text.getvalue())))
    assert len(lines) == sum(len(one.rows) for one in found.law) + sum(len(one.effects) + len(one.net) + len(one.poles) for one in found.impact)
    if which == "ages":
        assert {line["us.import.age_years"] for line in lines} == {"10", "15", "25"}
        assert all(line["before"] and line["after"] for line in lines)
    else:
        line = next(line for line in lines if line["reform"] == "import-age-15" and line["effect"] == "net_3")
        assert float(line["mid"]) == effect_of(found.impact[1], "net_3").mid


@pytest.mark.parametrize(("which", "kind"), [("ages", "heat"), ("ages", "curve"), ("few", "bars")])
def test_pictures_are_sound_and_have_their_numbers(which, kind, request):
    found = request.getfixturevalue(which)
    drawn = picture(found, kind)
    ElementTree.fromstring(inline(drawn, "p"))
    assert drawn.summary and all(len(row) == len(drawn.columns) for row in drawn.rows)
    if kind == "heat":
        assert [(row[4], row[5]) for row in drawn.rows] == [(one.before, one.after) for one in found.opens]
    if kind == "curve":
        ends = {(row[1], row[2]): row[4] for row in drawn.rows}
        for (line, age), total in ends.items():
            assert total == sum(one.after for one in found.opens if one.point == f"age_years {age:g}, {line}")
    if kind == "bars":
        assert {(row[2], row[4], row[5]) for row in drawn.rows if row[0] == "net_3"} == {(one.point, effect_of(one, "net_3").mid, effect_of(one, "net_3").high) for one in found.impact}


def test_the_picture_that_fits_is_taken_and_another_is_refused(ages, few):
    assert (default(ages), default(few)) == ("curve", "bars")
    with pytest.raises(UsageError, match="no impact was worked out"):
        picture(ages, "bars")
    with pytest.raises(UsageError, match="a curve is drawn over a lever"):
        picture(few, "curve")


def test_an_axis_holds_its_values_and_zero():
    for values in ([3.0, 8.0], [-4.0, -1.0], [-740.0, 12.0], [0.0], [1e9, 2.5e9], [0.04, -0.002]):
        found = scale(values, 0.0, 100.0)
        assert found.low <= min(0.0, *values) and found.high >= max(0.0, *values) and 2 <= len(found.ticks) <= 9
        assert any(abs(tick) < 1e-12 for tick in found.ticks)


def test_names_are_cut_where_they_are_alike():
    names = ["kei-class-45, cap 25", "kei-class-45, cap 35"]
    assert list(told_apart(names).values()) == ["cap 25", "cap 35"]
    assert told_apart(["a", "a, b"]) == {"a": "a", "a, b": "a, b"}
    assert short("kei-class-45, posted_limit_max 25", 20).endswith("max 25") and len(short("x" * 50, 20)) == 20
