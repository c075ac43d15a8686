"""Reform files: the shipped ones, the way out and in again, and what is said of a file that is wrong."""

import string
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from keiway.errors import InvalidFile, KeiwayError, NotUnderstood
from keiway.policy.record import Offer
from keiway.policy.reform import Reform, Setting, dump, levers, parse, read, shipped
from keiway.vehicles.catalogue import by_id

HERE = Path(__file__).parent
BROKEN = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((HERE / "broken").glob("*.yaml"))}
LEVERS = levers()
#: The reforms a reader is promised.
PROMISED = {
    "import-age-15", "kei-class-35", "kei-class-45", "kei-class-55", "accept-japan", "accept-un", "part-555-90000", "medium-speed",
    "truck-duty-repeal", "states-colorado", "states-aamva", "us-built", "nothing",
}  # fmt: skip


def test_the_promised_reforms_ship():
    assert set(shipped()) >= PROMISED


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_reform_is_named_as_its_file(name):
    reform = read(name)
    assert reform.reform == name
    assert reform.title and reform.notes


@pytest.mark.parametrize("name", shipped())
def test_written_out_and_read_again_it_is_the_same(name):
    assert parse(dump(read(name)), "again") == read(name)


@pytest.mark.parametrize("name", shipped())
def test_offers_are_vehicles_still_on_sale(name):
    assert all(by_id()[offer.vehicle].current for offer in read(name).offers)


@pytest.mark.parametrize("name", shipped())
def test_sources_of_a_reform_can_be_looked_up(name):
    from keiway.law.library import explain

    for source in read(name).sources:
        assert source.startswith("https://") or explain(source).kind == "source"


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_told(name):
    case = BROKEN[name]
    with pytest.raises(KeiwayError) as raised:
        parse(case["file"], "mine.yaml")
    errors = getattr(raised.value, "errors", [raised.value])
    assert [error.message for error in errors] == case["says"]
    assert [error.suggestions[0] for error in errors if error.suggestions] == case["nearest"]
    assert raised.value.exit_code == 6


@pytest.mark.parametrize("name", [name for name in BROKEN if name != "several"])
def test_a_command_is_offered(name):
    with pytest.raises(KeiwayError) as raised:
        parse(BROKEN[name]["file"], "mine.yaml")
    assert raised.value.try_.startswith("keiway ")


def test_an_unknown_name_finds_the_nearest():
    with pytest.raises(NotUnderstood) as raised:
        read("kei-clas-45")
    assert raised.value.suggestions == ["kei-class-45"]


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotUnderstood, match="there is no file"):
        read(str(tmp_path / "mine.yaml"))


def test_a_file_that_is_no_text(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xff\xfe\x00reform")
    with pytest.raises(InvalidFile, match="UTF-8"):
        read(path)


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(dump(read("kei-class-45")), encoding="utf-8")
    assert read(path) == read("kei-class-45")


def test_units_are_converted():
    text = "reform: x\nfrom: 2028-01-01\nset:\n  us.class.kei.exists: true\n  us.class.kei.posted_limit_max: {value: 80.47, unit: km/h}\n  us.class.kei.max_length_mm: {value: 134, unit: in}\n"
    found = {each.lever: each.value for each in parse(text, "x").set}
    assert found["us.class.kei.posted_limit_max"] == 50
    assert found["us.class.kei.max_length_mm"] == pytest.approx(3403.6)


def test_levers_may_be_nested():
    nested = "reform: x\nfrom: 2028-01-01\nset:\n  us:\n    import: {age_years: 15}\n    class:\n      kei: {exists: true, posted_limit_max: {value: 45, unit: mph}}\n"
    dotted = "reform: x\nfrom: 2028-01-01\nset: {us.import.age_years: 15, us.class.kei.exists: true, us.class.kei.posted_limit_max: 45}\n"
    assert parse(nested, "x") == parse(dotted, "x")


def test_todays_values_are_read_from_the_law():
    today = {lever.id: lever.today for lever in levers()}
    assert today["us.import.age_years"] == 25
    assert today["us.import.emissions_age"] == 21
    assert today["us.part555.cap"] == 2500
    assert today["us.part555.years"] == 2
    assert today["us.duty.truck_pct"] == 25
    assert today["us.duty.car_pct"] == 2.5
    assert today["us.class.kei.exists"] is False


def _value(lever):
    match lever.kind:
        case "flag":
            return st.booleans()
        case "whole":
            return st.integers(int(lever.low), int(lever.high))
        case "number":
            return st.floats(lever.low, lever.high, allow_nan=False)
        case "choice":
            return st.sampled_from(lever.choices)
    words = {"states.follow": ("TX", "NE", "CO", "ME"), "us.class.kei.keeps": ("101", "202a", "P565"), "us.fmvss.accepts_for": ("208", "301")}
    some = st.lists(st.sampled_from(lever.choices or words[lever.id]), unique=True, min_size=1).map(tuple)
    return some | st.just("all") if "all" in lever.also else some


TEXT = st.text(alphabet=string.printable + "é日本", min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
#: What must be set for the parts to mean anything.
WHOLE = {"us.class.kei.exists": True, "us.class.medium_speed.exists": True, "us.fmvss.accepts": ("JP",), "states.definition": "texas", "states.follow": ("NE", "ME")}


@st.composite
def reforms(draw):
    chosen = draw(st.lists(st.sampled_from(LEVERS), unique_by=lambda lever: lever.id))
    values = {lever.id: draw(_value(lever)) for lever in chosen} | WHOLE
    days = st.none() | st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 12, 31))
    return Reform(
        reform=draw(TEXT), title=draw(TEXT), author=draw(TEXT | st.just("")), from_=draw(days.filter(bool)),
        who=tuple(draw(st.lists(st.sampled_from(("congress", "nhtsa", "epa", "states")), unique=True))),
        set=tuple(Setting(lever=id_, value=value, from_=draw(days)) for id_, value in values.items()),
        offers=tuple(draw(st.lists(st.builds(Offer, vehicle=st.sampled_from(("honda-n-box-3", "suzuki-carry-11")), price_usd=st.none() | st.floats(1000, 50000)), max_size=2))),
        notes=draw(TEXT | st.just("")), sources=tuple(draw(st.lists(TEXT, max_size=2))),
    )  # fmt: skip


@given(reforms())
def test_any_reform_goes_out_and_in(reform):
    assert parse(dump(reform), "again") == reform


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text):
    try:
        parse(text, "mine.yaml")
    except KeiwayError as error:
        assert error.message


def test_a_day_the_law_cannot_be_asked_about_is_refused():
    with pytest.raises(InvalidFile, match="2035-01-01 lies outside 2000-01-01 to 2030-12-31") as caught:
        parse("reform: x\nfrom: 2035-01-01\nset: {us.import.age_years: 15}\n", "x")
    assert caught.value.suggestions == ["2030-12-31"]


def test_the_nearest_rule_is_one_of_the_same_state():
    with pytest.raises(InvalidFile, match=r"Did you mean ga\.kei"):
        parse("reform: x\nfrom: 2028-01-01\nrules: [{rule: ga.kei.nope, end: true}]\n", "x")
