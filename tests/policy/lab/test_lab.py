"""What a person types around an impact is read as a file would be; the law before and after; reforms beside each other."""

import subprocess
import sys
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.errors import KeiwayError
from keiway.policy import lab
from keiway.policy.lab import typed
from keiway.policy.lab.rows import across
from keiway.policy.lab.said import number, signed
from keiway.policy.lab.written import box
from keiway.policy.record import Asked, Effect, Offer
from keiway.policy.reform import dump, levers, parse, read, shipped

DAY = date(2026, 11, 29)


@pytest.mark.parametrize("name", shipped())
def test_what_stands_in_a_box_is_read_back(name):
    for each in read(name).set:
        lever, setting = typed.setting(each.lever, box(each.value), str(each.from_ or ""))
        assert (lever, setting) == (each.lever, each)


@pytest.mark.parametrize(
    "text,value",
    [("us.import.age_years=15", 15), ("us.class.kei.posted_limit_max=45 mph", 45), ("us.class.kei.max_length_mm=140 in", 3556.0), ("us.class.kei.exists=yes", True),
     ("states.follow=TX, co", ("TX", "CO")), ("states.follow=all", "all"), ("us.class.kei.accepts=[JP]", ("JP",)), ("states.definition=Colorado", "colorado"), ("us.part555.cap=90,000", 90000)],
)  # fmt: skip
def test_levers_are_typed_as_people_write_them(text, value):
    ((_, setting),) = typed.assignments([text])
    assert setting.value == value


def test_today_takes_a_lever_away_and_the_reform_says_that_it_was_changed():
    reform = read("import-age-15-both")
    made = typed.changed(reform, typed.assignments(["us.import.emissions_age=today"]))
    assert [each.lever for each in made.set] == ["us.import.age_years"] and made.reform == "import-age-15-both-changed" and made.title.endswith(", changed")
    assert typed.changed(reform, typed.assignments(["us.import.emissions_age=15"])) == reform  # as it was: nothing is changed


def test_a_changed_reform_goes_to_its_file_and_back():
    made = typed.changed(read("kei-class-45"), typed.assignments(["us.class.kei.posted_limit_max=55", "states.follow=TX,CO"]), date(2029, 7, 1), "Ours")
    assert parse(dump(made), "file") == made and made.from_ == date(2029, 7, 1) and made.title == "Ours"


@pytest.mark.parametrize("text", ["us.import.age_yeers=15", "us.import.age_years=900", "states.follow=TX,ZZ", "us.class.kei.exists=perhaps", "nonsense", "us.duty.truck_pct"])
def test_a_mistake_names_what_was_typed(text):
    with pytest.raises(KeiwayError) as told:
        typed.assignments([text])
    assert "--set" in told.value.message


def test_every_mistake_is_told_at_once():
    with pytest.raises(KeiwayError) as told:
        typed.assignments(["us.import.age_yeers=15", "us.import.age_years=900"])
    assert len(told.value.errors) == 2


def test_offers_by_name_id_way_and_price():
    found = typed.offers(["Honda N-Box JF5:us_plant@16k", "suzuki-carry-11"])
    assert found == (Offer(vehicle="honda-n-box-3", way="us_plant", price_usd=16000.0), Offer(vehicle="suzuki-carry-11"))
    assert typed.offers(["none"]) == ()
    with pytest.raises(KeiwayError, match="twice"):
        typed.offers(["suzuki-carry-11", "Suzuki Carry DA16T@14000"])


def test_every_figure_that_can_be_held_is_one_that_is_drawn_and_explained():
    from keiway.policy.explain import entries

    known = entries()
    every = typed.figures()
    assert len(every) > 40 and set(every) <= set(known)
    assert typed.edits(["policy.use.miles_used_truck=2,000"]) == (("policy.use.miles_used_truck", 2000.0),)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([each.id for each in levers()]), st.text(max_size=20), st.text(max_size=8))
def test_no_text_makes_anything_but_a_setting_or_a_mistake(lever, text, from_):
    try:
        found, setting = typed.setting(lever, text, from_)
    except KeiwayError:
        return
    assert found == lever and (setting is None or setting.lever == lever)


def test_law_before_and_after_without_numpy():
    code = "import sys; from datetime import date; from keiway.policy import lab, reform; lab.opened(reform.read('kei-class-45'), date(2026, 11, 29)); print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_the_law_told_is_what_the_law_room_says():
    from keiway.policy.reform import terms, used_terms
    from keiway.vehicles.catalogue import vehicle

    reform = read("kei-class-45-alone")
    found = lab.opened(reform, DAY)
    carry = next(one for one in found.subjects if one.id.startswith("new.suzuki-carry"))
    then = terms(reform, vehicle("suzuki-carry-11"), "imported", found.day)
    assert {place.state for place in carry.places if place.after} == set(then.states) and carry.open_after == len(then.states) and carry.waived == then.waived
    assert carry.open_before == 0 and carry.certified == 51 and "no such way today" in carry.says_before
    kind = next(one for one in found.used if one.id == "kei_truck")
    assert kind.age_before == kind.age_after == used_terms(None, vehicle("suzuki-carry-10-efi"), found.day).open_years


def test_the_import_age_opens_those_between_the_two_ages():
    by = {one.id: one for one in lab.opened(read("import-age-15"), DAY).subjects}
    assert by["used.kei_truck.16"].enter_after == "NOT_YET" and by["used.kei_truck.22"].enter_before == "NOT_YET" and by["used.kei_truck.22"].enter_after == "YES"
    assert by["used.kei_truck.26"].changed == 0


def test_states_that_refuse_close_and_nothing_else_moves():
    found = lab.opened(read("states-aamva"), DAY)
    used = [one for one in found.subjects if not one.new and one.open_before]
    assert used and all(one.open_after == 0 for one in used) and all(one.open_before == one.open_after for one in found.subjects if one.new)


def test_a_reform_of_nothing_changes_nothing_in_law():
    found = lab.opened(read("nothing"), DAY)
    assert found.sentence == "Nothing changes in law." and not found.moved and all(one.changed == 0 for one in found.subjects)


def test_a_lever_from_a_later_day_moves_the_day_whose_law_is_told():
    found = lab.opened(typed.changed(read("import-age-15"), [typed.setting("us.import.age_years", "15", "2030-02-01")]), DAY)
    assert found.day == date(2030, 2, 1) and found.moved[0].from_ == date(2030, 2, 1)


def effect(id_, **more):
    base = {"label": id_, "group": "g", "party": "all", "unit": "deaths", "year": None, "low": -1.0, "mid": 1.0, "high": 2.0, "mean": 1.0, "up": 0.8, "down": 0.2, "sure": "low"}
    return Effect(id=id_, **{**base, **more})


def test_effects_stand_row_by_row_also_where_one_answer_has_more():
    a, b, c = effect("a"), effect("b"), effect("c")
    assert across([[a, c], [a, b, c]]) == [(a, a), (None, b), (c, c)]
    assert across([[a, b], [c]]) in ([(a, None), (b, None), (None, c)], [(None, c), (a, None), (b, None)])


@pytest.mark.parametrize("value,text", [(0.0, "0"), (93510, "94,000"), (-5.23, "5.2"), (1.2e6, "1.2m"), (3.44e9, "3.4bn"), (0.0341, "0.034")])
def test_figures_have_no_more_digits_than_a_band_bears(value, text):
    assert number(value) == text


def test_signs():
    assert signed(5.0) == "+5" and signed(-5.0, True) == "-$5" and signed(0.0, True) == "$0"


def test_beside_each_other_the_years_are_the_same_and_a_reform_against_itself_is_exactly_even():
    one, later = Asked(reform=read("truck-duty-repeal"), as_of=DAY, draws=100), Asked(reform=typed.changed(read("truck-duty-repeal"), from_=date(2029, 3, 1)), as_of=DAY, draws=100)
    asked = lab.aligned((one, later))
    assert {each.first_year for each in asked} == {2030}
    same = lab.beside(lab.aligned((one, one)))
    assert same.between and all((each.less, each.more, each.low, each.high) == (0.0, 0.0, 0.0, 0.0) for each in same.between)
    assert {each.one for each in same.between} == {"truck-duty-repeal (1)"}


def test_the_chance_between_two_is_that_of_their_draws():
    import numpy as np

    from keiway.policy.lab.compared import draws

    asked = lab.aligned(tuple(Asked(reform=read(name), as_of=DAY, draws=100) for name in ("truck-duty-repeal", "nothing")))
    found = next(each for each in lab.beside(asked).between if each.effect == "sold")
    difference = np.array(draws(asked[0])["sold"]) - np.array(draws(asked[1])["sold"])
    assert (found.less, found.more) == (float((difference < 0).mean()), float((difference > 0).mean())) and found.mid == pytest.approx(float(np.median(difference)))


def test_five_are_too_many():
    with pytest.raises(KeiwayError, match="up to 4"):
        lab.aligned((Asked(reform=read("nothing"), as_of=DAY),) * 5)


def test_sheets_hold_every_effect_with_its_band():
    one = Asked(reform=read("truck-duty-repeal"), as_of=DAY, draws=100)
    found = {sheet.name: sheet for sheet in lab.sheets(lab.answered(one), lab.opened(one.reform, DAY))}
    assert {"effects", "by_year", "parties", "drivers", "left_out", "levers", "states", "used", "t1", "t9", "a4"} <= set(found)
    answer = lab.answered(one)
    assert [row[0] for row in found["effects"].rows] == [each.id for each in answer.effects]
    assert all(len(row) == len(sheet.columns) for sheet in found.values() for row in sheet.rows)
    assert msgspec.json.encode(found["effects"].rows)
