"""A sweep's file: what it names is looked up, ranges become reforms, every mistake is told at once."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sweep_made import AGES, DAY, swept

from keiway.errors import InvalidFile, KeiwayError, NotUnderstood
from keiway.policy.reform import read as read_reform
from keiway.policy.reform.record import Setting
from keiway.policy.sweep.read import read, shipped
from keiway.policy.sweep.record import ImpactTask, LawTask
from keiway.policy.sweep.tasks import ROWS, batches, count, expand, key, stands


def test_every_combination_of_the_ranges_is_a_reform():
    found = swept(AGES)
    pairs = [tuple(each.value for each in point.swept) for point in found.points]
    assert pairs == list(product((10, 15, 25), (15, 21)))
    assert found.points[0].reform.set == (Setting(lever="us.import.age_years", value=10), Setting(lever="us.import.emissions_age", value=15))
    assert [point.id for point in found.points][:2] == ["age_years 10, emissions_age 15", "age_years 10, emissions_age 21"]
    assert all(point.reform.from_ == date(2028, 1, 1) for point in found.points)


def test_a_range_is_set_over_a_reform_and_leaves_the_rest_of_it():
    found = swept("sweep: caps\nreforms: [kei-class-45]\nvary: {us.class.kei.posted_limit_max: {low: 25, high: 55, step: 15}}\n")
    base = read_reform("kei-class-45")
    assert [point.swept[0].value for point in found.points] == [25, 40, 55]
    for point in found.points:
        assert point.base == "kei-class-45" and point.reform.offers == base.offers and point.reform.sources == base.sources
        others = [each for each in point.reform.set if each.lever != "us.class.kei.posted_limit_max"]
        assert others == [each for each in base.set if each.lever != "us.class.kei.posted_limit_max"]


def test_units_of_a_range_are_those_of_the_lever():
    (point,) = swept("sweep: x\nreforms: [kei-class-45]\nvary: {us.class.kei.max_length_mm: [{value: 3.4, unit: m}]}\n").points
    assert point.swept == (Setting(lever="us.class.kei.max_length_mm", value=3400.0),)


def test_lists_are_varied_too():
    found = swept("sweep: x\nreforms: [states-colorado]\nvary: {states.follow: [[TX], [TX, MI], all]}\n")
    assert [point.swept[0].value for point in found.points] == [("TX",), ("TX", "MI"), "all"]


def test_reforms_by_name_inline_and_from_a_file_beside(tmp_path, monkeypatch):
    (tmp_path / "ours.yaml").write_text("reform: ours\nfrom: 2028-01-01\nset: {us.import.age_years: 12}\n")
    (tmp_path / "s.yaml").write_text("sweep: x\nreforms: [nothing, ours.yaml, {reform: inline, from: 2029-01-01, set: {us.part555.cap: 5000}}]\nwork: impact\n")
    monkeypatch.chdir("/")
    assert [point.id for point in read(tmp_path / "s.yaml").points] == ["nothing", "ours", "inline"]


def test_kinds_names_and_all_are_vehicles():
    kinds = swept("sweep: x\nreforms: [nothing]\nvehicles: [kei_sports, kei_truck]\n").cars
    kei = swept("sweep: x\nreforms: [nothing]\nvehicles: [kei]\n").cars
    every = swept("sweep: x\nreforms: [nothing]\nvehicles: all\n").cars
    assert {car.vehicle for car in kinds} < {car.vehicle for car in kei} < {car.vehicle for car in every}
    (named,) = swept("sweep: x\nreforms: [nothing]\nvehicles: [2010 Daihatsu Hijet truck]\n").cars
    assert named.vehicle == "daihatsu-hijet-9-kf" and named.built == (date(2010, 1, 1), date(2010, 12, 31))


def test_built_keeps_to_the_months_of_sale():
    found = swept("sweep: x\nreforms: [nothing]\nvehicles: [suzuki-carry-11, suzuki-carry-10-k6a]\nbuilt: [2010, 2013]\n")
    assert [(car.vehicle, car.built[0].year) for car in found.cars] == [("suzuki-carry-11", 2013), ("suzuki-carry-10-k6a", 2010), ("suzuki-carry-10-k6a", 2013)]
    assert found.cars[0].built == (date(2013, 8, 1), date(2013, 12, 31))  # sold since August


def test_what_was_not_sold_then_is_left_out_and_told():
    found = swept("sweep: x\nreforms: [nothing]\nvehicles: [suzuki-carry-11, suzuki-carry-10-k6a]\nbuilt: 2010\n")
    assert [car.vehicle for car in found.cars] == ["suzuki-carry-10-k6a"]
    assert "left out: 1 (Suzuki Carry DA16T)" in found.notes[0]


def test_tasks_are_counted_without_making_them():
    for work in ("[law]", "[law, terms]", "[law, terms, impact]", "[impact]"):
        found = swept(AGES + f"work: {work}\noffers: each\n")
        assert count(found) == len(expand(found, DAY))


def test_without_days_a_task_is_asked_on_the_first_day_of_all_of_its_reform():
    reform = {"reform": "late", "from": "2028-01-01", "set": {"us.import.age_years": {"value": 15, "from": "2029-07-01"}}}
    (task,) = expand(swept(f"sweep: x\nreforms: [{reform}]\nvehicles: [suzuki-carry-11]\nstates: TX\n"), DAY)
    assert task.day == date(2029, 7, 1) == stands(task.reform)


def test_a_batch_is_of_one_reform_and_kind():
    tasks = expand(swept("sweep: x\nreforms: [nothing, import-age-15]\nvehicles: [kei_truck]\nwork: [law, terms, impact]\n"), DAY)
    found = list(batches(tasks))
    assert [task for batch in found for task in batch] == list(tasks)
    for batch in found:
        assert len({(type(task), task.point) for task in batch}) == 1
        assert (isinstance(batch[0], ImpactTask) and len(batch) == 1) or sum(len(task.states) for task in batch) <= ROWS


@given(st.permutations(["TX", "CO", "MI"]), st.integers(0, 5), st.sampled_from(["a", "b"]))
@settings(max_examples=20, deadline=None)
def test_a_key_is_of_the_question_and_of_the_facts_alone(states, seed, facts):
    def task(codes, number):
        return expand(swept(f"sweep: x\nreforms: [import-age-15]\nvehicles: [suzuki-carry-11]\nstates: [{', '.join(codes)}]\nwork: [law, impact]\nseed: {number}\n"), DAY)

    impact, law = task(states, seed)
    again, law_again = task(states, seed)
    assert isinstance(law, LawTask) and key(law, facts) == key(law_again, facts) and key(impact, facts) == key(again, facts)
    assert key(impact, facts) != key(task(states, seed + 1)[0], facts)
    assert key(law, facts) == key(task(states, seed + 1)[1], facts)  # the law draws nothing
    assert key(law, facts) != key(law, facts + "x")


def test_all_mistakes_of_a_file_are_told_each_with_the_nearest():
    text = """
sweep: x
refroms: [kei-class-54]
vary: {us.import.age_yeers: [10], us.duty.truck_pct: {low: 5, hihg: 10, step: 1}}
vehicles: [kei_truk, nothing like it at all]
states: [Texsa]
days: [2050-01-01]
work: [laww]
draws: 10
"""
    with pytest.raises(KeiwayError) as stopped:
        swept(text)
    told = "\n".join(error.message for error in stopped.value.errors)
    for each in (
        "key `refroms`: did you mean `reforms`?", "no reform is called 'kei-class-54'", "did you mean `us.import.age_years`?", "`hihg`: did you mean `high`?",
        "Did you mean kei_truck?", "no state 'Texsa'. Did you mean Texas (TX)?", "2050-01-01 lies outside", "Did you mean law?", "from 100 to 20,000",
    ):  # fmt: skip
        assert each in told, each
    assert all(isinstance(error, InvalidFile) and "file.yaml" in error.message for error in stopped.value.errors)
    assert stopped.value.exit_code == 6


def test_a_value_outside_its_lever_is_told_once():
    with pytest.raises(InvalidFile, match=r"vary: set: us.import.age_years: 150 years lies outside 0 to 60 years"):
        swept("sweep: x\nfrom: 2028-01-01\nvary: {us.import.age_years: [150], us.duty.truck_pct: [0, 10, 25]}\nvehicles: [kei]\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n", "is a mapping that begins with"),
        ("sweep: x\n", "nothing is asked"),
        ("sweep: x\nreforms: [nothing]\nwork: law\n", "work: law is about vehicles"),
        ("sweep: x\nreforms: [nothing, nothing]\nvehicles: [kei]\n", "two reforms are called 'nothing'"),
        ("sweep: x\nreforms: [nothing]\nwork: impact\noffers: each\n", "none is named"),
        ("sweep: x\nvary: {us.import.age_years: [10]}\nvehicles: [kei]\n", "`from` is missing"),
        ("sweep: x\nreforms: [nothing]\nvary: {us.import.age_years: [10]}\nfrom: 2028-01-01\nvehicles: [kei]\n", "those under `reforms` have their own"),
        ("sweep: x\nfrom: 2028-01-01\nvary: {us.import.age_years: 10}\nvehicles: [kei]\n", "10 is no list"),
        ("sweep: x\nfrom: 2028-01-01\nvary: {us.class.kei.posted_limit_max: [35]}\nvehicles: [kei]\n", "means nothing where"),
        ("sweep: x\nreforms: [nothing]\nvehicles: [kei\n", "line"),
    ],
)
def test_a_file_that_asks_nothing_sensible_is_told(text, says):
    with pytest.raises(KeiwayError, match=says):
        swept(text)


def test_a_name_that_is_none_offers_the_nearest():
    with pytest.raises(NotUnderstood) as stopped:
        read("import-agess")
    assert stopped.value.suggestions == ["import-ages"]


@pytest.mark.parametrize("name", shipped())
def test_the_sweeps_that_ship_are_whole(name):
    found = read(name)
    assert found.points and found.says and count(found) == len(expand(found, DAY))
