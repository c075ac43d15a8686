"""The ways people name a vehicle, and what they get back."""

from datetime import date

import pytest

from keiway.days import Window, month_window, year_window
from keiway.errors import Ambiguous, NotUnderstood
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.identification import find, identify


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("1999 Subaru Sambar truck", "subaru-sambar-6"),
        ("Sambar truck '99", "subaru-sambar-6"),
        ("99 Sambar truck", "subaru-sambar-6"),
        ("subaru-sambar-6", "subaru-sambar-6"),
        ("TT2-134567", "subaru-sambar-6"),
        ("tt2134567", "subaru-sambar-6"),
        ("Sambar TT2 134567", "subaru-sambar-6"),
        ("DD51T-123456", "suzuki-carry-9"),
        ("ＤＤ５１Ｔ－１２３４５６", "suzuki-carry-9"),
        ("DD51T123456", "suzuki-carry-9"),
        ("V-HA4", "honda-acty-2-660"),
        ("V-HA4-2123456", "honda-acty-2-660"),
        ("GD-TT2", "subaru-sambar-6"),
        ("gdtt2", "subaru-sambar-6"),
        ("スバル サンバー トラック 1999", "subaru-sambar-6"),
        ("平成13年6月 サンバートラック", "subaru-sambar-6"),
        ("H13-06 ｽﾊﾞﾙｻﾝﾊﾞｰﾄﾗｯｸ", "subaru-sambar-6"),
        ("1995 スズキ キャリイ", "suzuki-carry-9"),
        ("1995 スズキキャリー", "suzuki-carry-9"),
        ("1995年式 スズキ・キャリィ", "suzuki-carry-9"),
        ("軽トラ 1998年式 アクティ", "honda-acty-2-660"),
        ("ダイハツ ハイゼット 軽トラック 1996", "daihatsu-hijet-8"),
        ("1992 Honda Beat", "honda-beat-1"),
        ("ホンダ ビート", "honda-beat-1"),
        ("Suzuki minitruck June 1995 Carry", "suzuki-carry-9"),
        ("06/1995 Carry k-truck", "suzuki-carry-9"),
        ("Cappuccino K6A", "suzuki-cappuccino-k6a"),
        ("Suzuki Kei", "suzuki-kei-1"),
        ("Mitsubishi i", "mitsubishi-i-1"),
        ("Honda Z 2000", "honda-z-2"),
        ("Mazda Scrum 1992 truck", "mazda-scrum-truck-1-carry-oem"),
        ("Suzuki Carry van 1994", "suzuki-every-3"),
        ("1993 Suzuki Carry 4x4", "suzuki-carry-9"),
        ("Subaru Sambar Classic", "subaru-sambar-dias-5"),
        ("Renault Twizy 45", "renault-twizy-45-1"),
        ("1970 Subaru R-2", "subaru-r-2-1"),
        ("2005 Subaru R2", "subaru-r2-2"),
        ("JB23 Jimny", "suzuki-jimny-3"),
        ("2026 Toyota RAV4", "toyota-rav4-2026"),
        ("2022 Toyota RAV4", "toyota-rav4-2019"),
        ("F-150", "ford-f-150-2021"),
        ("Ford F150 Lightning", "ford-f-150-lightning-2022"),
        ("chevy silverado", "chevrolet-silverado-1500-2019"),
        ("GEM e2", "gem-e2-2016"),
        ("Slate Truck", "slate-truck-2027"),
    ],
)
def test_one_vehicle(text, id_):
    assert identify(text).vehicle.id == id_


def test_the_year_becomes_the_build_window_and_the_neighbour_is_named_aloud():
    match = identify("1999 Subaru Sambar truck")
    assert match.built == year_window(1999)
    assert [one.vehicle.id for one in match.also] == ["subaru-sambar-5"]
    assert any("KS3/KS4 was also sold in 1999" in said for said in match.said)


def test_a_month_in_japanese_becomes_the_build_window():
    assert identify("平成13年6月 サンバートラック").built == month_window(2001, 6)


def test_a_bare_line_name_is_ambiguous_and_each_candidate_says_what_tells_it_apart():
    with pytest.raises(Ambiguous) as caught:
        identify("Honda Acty")
    match = caught.value.match
    assert 2 <= len(match.candidates) <= 5
    facts = [one.fact for one in match.candidates]
    assert len(set(facts)) == len(facts)
    assert {"kei_truck", "kei_van"} == {one.vehicle.kind for one in match.candidates}
    assert caught.value.exit_code == 3


def test_a_year_on_the_border_of_two_generations_offers_both():
    match = find("2002 Carry truck")
    assert match.vehicle is None
    assert {one.fact for one in match.candidates} == {"sold 1999-11 to 2002-05", "sold 2002-05 to 2013-08"}


def test_variants_under_one_code_are_one_with_all_their_months():
    match = identify("Suzuki Carry DB52T")
    assert match.vehicle.model == "Carry"
    assert match.production.first == date(1999, 1, 1)
    assert any("stands for variants under one code" in said for said in match.said)


def test_a_code_has_its_own_months():
    assert identify("DA62T").production.first == date(2001, 9, 1)
    with pytest.raises(NotUnderstood, match="2001-09 to 2002-05"):
        identify("2000 DA62T")


def test_a_build_date_just_before_the_first_sale_fits_and_that_is_said():
    match = identify("1998-12 TT2")
    assert match.vehicle.id == "subaru-sambar-6"
    assert any("within 3 months" in said for said in match.said)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1995 TT2", "the nearest is Subaru Sambar TT1/TT2, 1999-02 to 2012-03"),
        ("1985 Honda Beat", "no Honda Beat in the catalogue was sold in 1985"),
        ("Honda Carry", "Honda sold no such vehicle; it is Suzuki Carry"),
        ("Acty DB52T", "DB52T is the code of the Suzuki Carry, not of the Honda Acty"),
        ("Suzuki Carry DB53T", "DB53T is not in the catalogue. Did you mean DB51T or DB52T"),
        ("DB53T-123456", "Codes are never guessed"),
        ("Carry vs Every", "names 2 vehicles"),
        ("Honda Beat van", "no van fits"),
        ("k-truck", "names no make or model"),
        ("", "no vehicle was named"),
        ("xyzzy plugh", "no vehicle in the catalogue is called"),
        ("Mazda CX-3", "Did you mean Mazda CX-5"),
        ("Tesla Model X", "Tesla Model 3 or Tesla Model Y"),
        ("1HGCM82633A00435", "has 16 characters and no known model code. A VIN has 17 from model year 1981"),
        ("1HGCM82633A004352", "a Japanese frame number is not a VIN"),
        ("1HGCM82643A004352", "the check digit is 4 but should be 3"),
    ],
)
def test_what_cannot_be_answered_says_why_and_what_to_type(text, part):
    with pytest.raises(NotUnderstood) as caught:
        identify(text)
    assert part in caught.value.message
    assert caught.value.try_


def test_a_month_that_does_not_exist_is_not_read_as_something_else():
    with pytest.raises(NotUnderstood, match="month 13 does not exist"):
        identify("Carry 2001-13")


def test_text_and_flag_must_agree():
    assert identify("Sambar truck 1999", built="1999-06").built == month_window(1999, 6)
    with pytest.raises(NotUnderstood, match="says built 1999, but 2001-06"):
        identify("Sambar truck 1999", built="2001-06")


def test_a_namesake_that_is_not_a_kei_is_named_aloud():
    match = identify("1999 Jimny")
    assert match.vehicle.id == "suzuki-jimny-3"
    assert any("Jimny Wide JB33W" in said and "is not a kei" in said for said in match.said)
    assert all(one.vehicle.kind == "small_suv" for one in find("Suzuki Jimny 1300").candidates)


def test_an_error_carries_the_text_to_type_instead():
    with pytest.raises(NotUnderstood) as caught:
        identify("1999 Mazda CX-3")
    assert caught.value.fix == ("1999 Mazda CX-3", "1999 Mazda CX-5")
    with pytest.raises(NotUnderstood) as caught:
        identify("1995 Carry db53t")
    assert caught.value.fix == ("1995 Carry db53t", "1995 Carry DB51T")


def test_a_slip_is_corrected_and_said():
    match = identify("1995 Suzuki Cary")
    assert match.vehicle.id == "suzuki-carry-9"
    assert match.read.corrected == {"cary": "Carry"}
    assert '"cary" was read as "Carry".' in match.said
    assert identify("1995 Suzki Cary").read.corrected == {"suzki": "Suzuki", "cary": "Carry"}


def test_a_slip_in_a_longer_name_does_not_fall_back_on_the_shorter():
    assert {one.vehicle.model for one in find("Alto Wroks").candidates} == {"Alto Works"}


def test_how_the_text_was_read_is_shown():
    read = identify("nice 1993 Honda Acty GD-HA4-2123456 truck 5MT").read.as_dict()
    assert read == {
        "maker": "Honda",
        "model": "Acty",
        "code": "HA4",
        "serial": "2123456",
        "emission_prefix": "GD",
        "built": "1993",
        "body": "truck",
        "ignored": ["nice", "5mt"],
    }


def test_a_us_year_is_a_model_year_and_that_is_said():
    assert any("read as the model year" in said for said in identify("2022 Toyota RAV4").said)


def test_without_a_year_a_us_model_is_its_newest_and_that_is_said():
    match = identify("Toyota Camry")
    assert match.vehicle.model_year_to == max(row.model_year_to for row in vehicles() if row.name == "Toyota Camry")
    assert any("No year was given" in said for said in match.said)


def test_a_span_of_years():
    assert find("1993-1995 Carry").built == Window(date(1993, 1, 1), date(1995, 12, 31))
