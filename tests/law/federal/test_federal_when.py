"""Timelines by day of entry, and the earliest safe landing."""

from datetime import date

import pytest
from federal_cases import case

from keiway.answer import Verdict
from keiway.law import federal

V = Verdict


def bars(of, first, last):
    found = federal.timeline(of, date.fromisoformat(first), date.fromisoformat(last))
    return {name: [(s.first.isoformat(), s.last.isoformat(), s.finding.verdict) for s in stretches] for name, stretches in found.items()}


def test_both_gates_turn_on_their_own_days():
    found = bars(case("2001-12"), "2020-01-01", "2027-12-31")
    assert found["enter.safety"] == [
        ("2020-01-01", "2026-11-30", V.NOT_YET),
        ("2026-12-01", "2026-12-30", V.UNKNOWN),
        ("2026-12-31", "2027-12-31", V.YES),
    ]
    assert found["enter.emissions"] == [("2020-01-01", "2021-12-31", V.NOT_YET), ("2022-01-01", "2027-12-31", V.YES)]
    assert found["enter"] == found["enter.safety"]


def test_the_timeline_agrees_with_the_gate_on_any_day():
    of = case("2001-06-14")
    for stretch in federal.timeline(of, date(2020, 1, 1), date(2028, 1, 1))["enter.safety"]:
        for day in (stretch.first, stretch.last):
            assert federal.gates(case("2001-06-14", entry=day.isoformat()))[0].verdict == stretch.finding.verdict


def test_a_2002_car_opens_between_january_and_december_2027():
    landing = federal.ship_by(case("2002"), days_at_sea=28)
    assert (landing.possible, landing.safe) == (date(2027, 1, 1), date(2027, 12, 31))
    assert landing.sail_from == date(2027, 12, 3)
    assert "sail no earlier than 3 December 2027" in landing.says
    assert federal.ship_by(case("2002-03")).safe == date(2027, 3, 31)
    assert federal.ship_by(case("2002-03-09")).safe == date(2027, 3, 9)


def test_a_car_that_may_land_now_is_told_so():
    landing = federal.ship_by(case("1999-05"), days_at_sea=28)
    assert landing.safe == date(2024, 5, 31) and landing.sail_from is None and "now" in landing.says


def test_no_day_is_safe_while_the_engine_is_in_doubt():
    landing = federal.ship_by(case("2002-03", original_configuration=False))
    assert landing.safe is None and landing.possible == date(2027, 3, 1)


def test_a_car_in_the_country_needs_no_ship():
    assert federal.ship_by(case("2015", in_us=True)).safe is None


@pytest.mark.parametrize(("built", "until"), [("2001-12", "2026-11-30"), ("2001-11", "2026-11-29")])
def test_a_verdict_says_until_when_it_stands(built, until):
    assert federal.gates(case(built))[0].until.isoformat() == until
