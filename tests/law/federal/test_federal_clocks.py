"""Four clocks, four answers; the build day is carried as a window."""

from datetime import date

import pytest
from federal_cases import case

from keiway.days import Window
from keiway.law import federal
from keiway.law.federal.facts import whole_years


def read(built, entry="2026-11-22"):
    return {clock.id.removeprefix("us.clock."): clock for clock in federal.clocks(case(built, entry))}


def test_december_2001_shows_all_four_answers():
    clocks = read("2001-12")
    assert clocks["nhtsa_25"].state == "not_yet"
    assert (clocks["nhtsa_25"].possible_from, clocks["nhtsa_25"].certain_from) == (date(2026, 12, 1), date(2026, 12, 31))
    assert clocks["epa_21"].state == "reached" and clocks["epa_21"].certain_from == date(2022, 1, 1)
    assert clocks["customs_232_25"].state == "reached" and clocks["customs_232_25"].certain_from == date(2026, 1, 1)
    assert clocks["california"].state == "never" and "certificate of conformance" in clocks["california"].says


def test_the_month_practice_stands_beside_the_strict_days():
    clock = read("2001-12")["nhtsa_25"]
    assert clock.practice_from == date(2026, 12, 1) and "brokers" in clock.practice
    assert read("2001-12-10")["nhtsa_25"].practice_from is None


@pytest.mark.parametrize(
    ("built", "day", "state"),
    [
        ("2001-11-22", "2026-11-22", "reached"),  # the anniversary itself counts
        ("2001-11-23", "2026-11-22", "not_yet"),
        ("2001-11", "2026-11-22", "unknown"),
        ("2001-11", "2026-11-30", "reached"),
        ("2001", "2026-06-01", "unknown"),
        ("2004-02-29", "2029-02-28", "not_yet"),  # no 29 February in 2029: 1 March
        ("2004-02-29", "2029-03-01", "reached"),
    ],
)
def test_the_25_years_run_from_the_day_of_manufacture(built, day, state):
    assert read(built, day)["nhtsa_25"].state == state


def test_the_emissions_clock_knows_no_months():
    assert read("2005-12-31", "2025-12-31")["epa_21"].state == "not_yet"
    assert read("2005-12-31", "2026-01-01")["epa_21"].state == "reached"
    spread = federal.clocks(case(Window(date(2005, 11, 1), date(2006, 2, 1)), "2026-06-01"))[1]
    assert spread.state == "unknown" and spread.possible_from == date(2026, 1, 1) and spread.certain_from == date(2027, 1, 1)


def test_a_clock_in_doubt_asks_for_the_part_of_the_date_that_is_missing():
    assert read("2001")["nhtsa_25"].missing[0].question == "In which month was it built?"
    assert read("2001-11")["nhtsa_25"].missing[0].question == "On which day was it built?"
    assert read("2001-11")["nhtsa_25"].missing[0].option.startswith("--built")


@pytest.mark.parametrize(("built", "says"), [("1966", "free"), ("1970", "1972"), ("1999", "certificate of conformance")])
def test_californias_ladder_goes_by_year_and_never_by_age(built, says):
    clock = read(built)["california"]
    assert clock.state == "never" and says in clock.says


def test_what_proves_the_build_date_comes_in_order():
    proof = read("2001-11")["nhtsa_25"].proof
    assert "label" in proof[0] and "historical vehicle society" in proof[-1]


def test_whole_years_count_the_anniversary_day():
    assert whole_years(date(2001, 12, 10), date(2026, 12, 9)) == 24
    assert whole_years(date(2001, 12, 10), date(2026, 12, 10)) == 25


def test_no_clock_runs_for_a_us_certified_car():
    of = case("2020", kind="minicar", us_certified=True)
    assert {clock.state for clock in federal.clocks(of)} == {"not_needed"}
