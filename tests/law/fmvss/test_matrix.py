"""What a user of the safety-standard table relies on: words, dates and reasons for five archetypes."""

from __future__ import annotations

from datetime import date

import pytest

from keiway.days import Window, parse_window
from keiway.law.fmvss import WORDS, compare, matrix, standards
from keiway.vehicles.record import Spread, Vehicle

ON = date(2026, 11, 24)
KEI = {"origin": "JP", "fuel": "petrol", "seats": [4], "curb_mass_kg": Spread(880, 950), "gvw_kg": 1150.0}
MODERN = {"airbags": "6_standard", "abs": "standard", "esc": "standard"}
CAR = Vehicle(id="car", make="Test", model="Kei", kind="kei_car", current=True, **KEI, **MODERN)
TRUCK = Vehicle(
    id="truck", make="Test", model="Truck", kind="kei_truck", current=True, **{**KEI, "seats": [2]}, **{**MODERN, "airbags": "dual_standard"}
)
EV = Vehicle(id="ev", make="Test", model="Ev", kind="kei_ev", current=True, top_speed_kmh=130.0, **{**KEI, "fuel": "electric"}, **MODERN)
OLD = Vehicle(
    id="old", make="Test", model="Old", kind="kei_truck", production_from="1990-03", production_to="1998-12",
    airbags="none", abs="none", esc="none", **{**KEI, "seats": [2]},
)  # fmt: skip
LSV = Vehicle(id="lsv", make="Test", model="Cart", kind="lsv", fuel="electric", top_speed_kmh=40.0, current=True, us_certified=True)
QUAD = Vehicle(id="quad", make="Test", model="Quad", kind="quadricycle", fuel="electric", top_speed_kmh=80.0, production_from="2012-03", current=True)
US = Vehicle(id="us", make="Test", model="Sedan", kind="small_car", fuel="petrol", current=True, us_certified=True, gvw_kg=1760.0)
IN_1996 = Window(date(1996, 5, 1), date(1996, 5, 31))


def word(vehicle: Vehicle, number: str, built: Window | None = None) -> str:
    return row(vehicle, number, built).word


def row(vehicle: Vehicle, number: str, built: Window | None = None):
    return next(each for each in matrix(vehicle, built, ON).rows if each.number == number)


def test_all_63_rows_once() -> None:
    numbers = [standard.number for standard in standards()]
    assert len(numbers) == len(set(numbers)) == 63
    assert {"EPA", "P541", "P565", "P581"} < set(numbers)


@pytest.mark.parametrize(
    ("vehicle", "built", "expected"),
    [
        (CAR, None, {"126": "likely", "127": "not_applicable", "138": "gap", "201": "gap", "208": "gap", "214": "gap", "226": "gap",
                     "301": "gap", "305": "not_applicable", "500": "not_applicable", "108": "gap", "111": "gap", "205": "likely",
                     "113": "met", "302": "met", "216a": "not_known", "105": "not_applicable", "P581": "gap", "401": "not_applicable"}),
        (TRUCK, None, {"126": "likely", "208": "gap", "P581": "not_applicable", "212": "not_known", "109": "not_applicable", "119": "not_applicable", "139": "likely"}),
        (EV, None, {"301": "not_applicable", "305": "not_known", "305a": "not_applicable", "141": "likely", "EPA": "likely"}),
        (OLD, IN_1996, {"126": "not_applicable", "127": "not_applicable", "138": "not_applicable", "201": "not_known", "208": "not_known",
                        "226": "not_applicable", "301": "not_known", "500": "not_applicable", "108": "gap", "111": "likely",
                        "205": "likely", "105": "not_known", "135": "not_applicable", "203": "gap"}),
        (LSV, None, {"500": "certified", "111": "certified", "141": "certified", "205": "certified", "209": "certified", "P565": "certified",
                     "208": "not_applicable", "126": "not_applicable", "210": "not_applicable", "108": "not_applicable"}),
        (QUAD, None, {"126": "gap", "138": "gap", "208": "gap", "226": "gap", "201": "not_known", "214": "not_known", "205": "likely",
                      "301": "not_applicable", "500": "not_applicable"}),
        (US, None, {"126": "certified", "208": "certified", "127": "not_applicable", "305": "not_applicable", "500": "not_applicable"}),
    ],
    ids=["current kei car", "current kei truck", "current kei EV", "1996 kei truck", "LSV", "quadricycle", "US car"],
)  # fmt: skip
def test_archetypes(vehicle: Vehicle, built: Window | None, expected: dict[str, str]) -> None:
    found = {each.number: each.word for each in matrix(vehicle, built, ON).rows}
    assert {number: found[number] for number in expected} == expected


def test_a_low_speed_vehicle_meets_only_six_rows() -> None:
    covered = [each.number for each in matrix(LSV, None, ON).rows if each.word != "not_applicable"]
    assert sorted(covered) == ["111", "141", "205", "209", "500", "P565"]


def test_a_three_wheeler_is_a_motorcycle() -> None:
    three = Vehicle(id="three", make="Test", model="Three", kind="quadricycle", wheels=3, fuel="electric", current=True)
    covered = {each.number for each in matrix(three, None, ON).rows if each.word != "not_applicable"}
    assert covered == {"106", "108", "111", "116", "119", "120", "122", "123", "205", "P565"}


def test_a_golf_cart_is_covered_by_nothing() -> None:
    cart = Vehicle(id="cart", make="Test", model="Cart", kind="golf_cart", current=True)
    answer = matrix(cart, None, ON)
    assert answer.counts["not_applicable"] == 63
    assert answer.sentence == "No standard covers the Test Cart as sold."


@pytest.mark.parametrize(
    ("number", "before", "after", "later_word"),
    [
        ("127", "2029-08-31", "2029-09-01", "gap"),
        ("305a", "2027-08-31", "2027-09-01", "not_known"),
        ("126", "2008-08-31", "2011-09-01", "likely"),
        ("138", "2005-10-04", "2007-09-01", "gap"),
        ("226", "2013-08-31", "2017-09-01", "gap"),
    ],
)
def test_a_standard_starts_on_its_day(number: str, before: str, after: str, later_word: str) -> None:
    vehicle = EV if number == "305a" else CAR
    assert word(vehicle, number, parse_window(before)) == "not_applicable"
    assert word(vehicle, number, parse_window(after)) == later_word


def test_305_ends_where_305a_begins() -> None:
    assert word(EV, "305", parse_window("2027-08-31")) == "not_known"
    assert word(EV, "305", parse_window("2027-09-01")) == "not_applicable"


def test_phase_in_years_are_not_known() -> None:
    found = row(CAR, "126", parse_window("2009-03"))
    assert found.word == "not_known"
    assert "phase-in" in found.reasons[0]


def test_built_before_says_since_when_and_how_a_new_one_would_stand() -> None:
    found = row(OLD, "126", IN_1996)
    assert "1 September 2008" in found.reasons[0]
    assert found.if_new == "gap"
    assert "Built new it would be: gap." in found.reasons[-1]


def test_a_build_window_across_the_first_day_asks_for_the_build_day() -> None:
    found = row(CAR, "135", parse_window("2000"))
    assert (found.word, found.missing) == ("not_known", ("built",))


def test_equipment_decides_the_years_between() -> None:
    built = parse_window("2014-06")
    grades = {"none": "gap", "optional": "not_known", "standard": "likely", None: "not_known"}
    for esc, expected in grades.items():
        vehicle = Vehicle(id="x", make="Test", model="X", kind="kei_car", esc=esc, **KEI)
        assert word(vehicle, "126", built) == expected
    asked = matrix(Vehicle(id="x", make="Test", model="X", kind="kei_car", esc="optional", **KEI), built, ON).missing
    assert "esc" in [each.fact for each in asked]


def test_a_truck_may_be_forward_control_and_then_212_and_219_do_not_apply() -> None:
    for number in ("212", "219"):
        assert row(TRUCK, number).missing == ("forward_control",)
        assert "forward-control" in row(TRUCK, number).reasons[0]
        assert row(CAR, number).missing == ()


def test_25_years_old_need_not_meet_any() -> None:
    assert matrix(OLD, IN_1996, ON).exempt.startswith("It is at least 25 years old")
    assert matrix(OLD, parse_window("2001-11-24"), ON).exempt.startswith("It is at least 25")
    assert "24 November 2026" in matrix(OLD, parse_window("2001-11-24"), date(2026, 11, 23)).exempt
    assert matrix(OLD, parse_window("2001"), ON).exempt.startswith("If it is at least 25")
    assert "49 USC 30112(b)(9)" in matrix(CAR, None, ON).cites


def test_cost_of_a_current_kei_car_is_the_tables_sum() -> None:
    """20.3 to 113.2 million dollars once and 592 to 3,274 dollars a car, no electric, low-speed or motorcycle rows."""
    found = {each.id: (each.low, each.high) for each in matrix(CAR, None, ON).quantities}
    assert found["fmvss.oneoff.open"] == (20_326_000, 113_226_000)
    assert found["fmvss.unit.open"] == (592, 3_274)
    assert found["fmvss.oneoff.gap_likely"] == (19_900_000, 108_995_000)
    assert found["fmvss.unit.gap_likely"] == (572, 3_140)


def test_no_cost_is_counted_twice() -> None:
    for number, carrier in {"204": "203", "210": "209", "219": "212", "139": "109"}.items():
        found = row(CAR, number)
        assert found.oneoff_usd is None
        assert found.cost_basis == f"Cost carried on row {carrier}."
    assert row(EV, "305a", parse_window("2028")).oneoff_usd == (500_000, 4_000_000)  # No. 305 has ended by then
    assert row(EV, "305", parse_window("2028")).oneoff_usd is None
    assert row(EV, "EPA").oneoff_usd is None  # the estimate was made for engines with a tailpipe


def test_the_agencys_own_figure_stands_beside_the_estimate() -> None:
    warnings = " ".join(matrix(CAR, None, ON).warnings)
    assert "839 dollars" in warnings and "125 lb" in warnings and "DOT HS 809 834" in warnings
    assert not matrix(US, None, ON).quantities


def test_compare_gives_only_the_differences() -> None:
    differences = {each.number: (each.first.word, each.second.word) for each in compare(CAR, US, on=ON)}
    assert differences["208"] == ("gap", "certified")
    assert "127" not in differences  # not yet for either
    assert compare(CAR, CAR, on=ON) == ()


def test_counts_add_up() -> None:
    for vehicle in (CAR, TRUCK, EV, OLD, LSV, QUAD, US):
        counts = matrix(vehicle, None, ON).counts
        assert tuple(counts) == WORDS
        assert sum(counts.values()) == 63
