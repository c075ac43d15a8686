"""Dates as people write them, and windows that follow from them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.days import Window, add_years, months_between, parse_day, parse_window, timeline
from keiway.errors import NotUnderstood


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2001", "2001-01-01", "2001-12-31", "year"),
        ("2001-12", "2001-12-01", "2001-12-31", "month"),
        ("2001-12-10", "2001-12-10", "2001-12-10", "day"),
        ("2001/6/4", "2001-06-04", "2001-06-04", "day"),
        ("H13-06", "2001-06-01", "2001-06-30", "month"),
        ("h13.6.14", "2001-06-14", "2001-06-14", "day"),
        ("平成13年6月", "2001-06-01", "2001-06-30", "month"),
        ("平成13年", "2001-01-01", "2001-12-31", "year"),
        ("昭和62年3月", "1987-03-01", "1987-03-31", "month"),
        ("令和元年", "2019-05-01", "2019-12-31", "span"),
        ("平成元年", "1989-01-08", "1989-12-31", "span"),
        ("２００１年６月", "2001-06-01", "2001-06-30", "month"),
        ("2001-06..2001-09", "2001-06-01", "2001-09-30", "span"),
    ],
)
def test_reads_dates_as_people_write_them(text, first, last, precision):
    window = parse_window(text)
    assert (window.first.isoformat(), window.last.isoformat(), window.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2001-13", "month 13 does not exist"),
        ("2001-02-30", "February 2001 has 28 days"),
        ("1898", "before any vehicle in the catalogue"),
        ("01-06", "four digits"),
        ("S64-02", "runs from 1926-12-25 to 1989-01-07"),
        ("soon", "not a date keiway can read"),
        ("2001-09..2001-06", "ends before it begins"),
    ],
)
def test_says_what_is_wrong_with_a_date(text, why):
    with pytest.raises(NotUnderstood, match=why):
        parse_window(text, "--built")


def test_an_exact_day_is_not_guessed_from_a_month():
    with pytest.raises(NotUnderstood, match="a full day is needed"):
        parse_day("2026-11", "--as-of")


def test_anniversary_of_a_leap_day_is_never_early():
    assert add_years(date(2000, 2, 29), 25) == date(2025, 3, 1)
    assert add_years(date(2000, 2, 29), 24) == date(2024, 2, 29)


def test_whole_months():
    assert months_between(date(2001, 12, 10), date(2026, 11, 22)) == 299
    assert months_between(date(2005, 6, 1), date(2026, 11, 22)) == 257


@given(st.dates(date(1949, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_months_and_anniversaries_agree(day, years):
    anniversary = add_years(day, years)
    assert months_between(day, anniversary) == years * 12


@given(st.dates(date(1989, 1, 8), date(2019, 4, 30)))
def test_heisei_round_trip(day):
    text = f"H{day.year - 1988}-{day.month:02}-{day.day:02}"
    assert parse_window(text) == Window(day, day)


def test_timeline_joins_what_is_the_same():
    changes = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    found = timeline(lambda day: day.year >= 2021, changes, date(2019, 1, 1), date(2023, 1, 1))
    assert [(s.first, s.last, s.finding) for s in found] == [
        (date(2019, 1, 1), date(2020, 12, 31), False),
        (date(2021, 1, 1), date(2023, 1, 1), True),
    ]
