"""Days, build windows and timelines.

A build date is rarely known to the day, so it is carried as a `Window`: the earliest and the latest day the
vehicle can have been built. Whatever follows from it is "possible from" and "certain from".
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import msgspec

from keiway.errors import NotUnderstood

#: Japanese eras: name, letter, first day. Year 1 is the calendar year of the first day.
ERAS = (
    ("令和", "R", date(2019, 5, 1)),
    ("平成", "H", date(1989, 1, 8)),
    ("昭和", "S", date(1926, 12, 25)),
    ("大正", "T", date(1912, 7, 30)),
    ("明治", "M", date(1868, 1, 25)),
)
_ERA_BY_MARK = {mark: first for name, letter, first in ERAS for mark in (name, letter)}

FIRST_BUILT = 1900  # no motor vehicle this tool knows was built before; the kei class began in 1949

COUNTED_ON = 10  # years past an era's end for which papers still use its count


class Window(msgspec.Struct, frozen=True):
    """The days between which something happened, both included."""

    first: date
    last: date

    @property
    def precision(self) -> str:
        """'day', 'month', 'year' or 'span': how finely the window is known."""
        if self.first == self.last:
            return "day"
        if self == month_window(self.first.year, self.first.month):
            return "month"
        if self == year_window(self.first.year):
            return "year"
        return "span"

    def __str__(self) -> str:
        match self.precision:
            case "day":
                return self.first.isoformat()
            case "month":
                return f"{self.first:%Y-%m}"
            case "year":
                return f"{self.first.year}"
        return f"{self.first} to {self.last}"

    @property
    def words(self) -> str:
        """For a sentence: 'on 14 June 2001', 'in June 2001', 'in 2001', 'between ...'."""
        match self.precision:
            case "day":
                return f"on {long_day(self.first)}"
            case "month":
                return f"in {self.first:%B %Y}"
            case "year":
                return f"in {self.first.year}"
        return f"between {long_day(self.first)} and {long_day(self.last)}"

    def intersect(self, other: Window) -> Window | None:
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None


def long_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def year_window(year: int) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31))


def month_window(year: int, month: int) -> Window:
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """The anniversary. 29 February falls on 1 March in a common year: an age is never reached early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_between(first: date, last: date) -> int:
    """Whole months from `first` to `last`, negative when `last` is earlier."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


_PATTERN = re.compile(
    r"^(?P<era>令和|平成|昭和|大正|明治|[RHSTM])?\s*(?P<year>元|\d{1,4})"
    r"(?:\s*[-/.年]\s*(?P<month>\d{1,2}))?"
    r"(?:\s*[-/.月]\s*(?P<day>\d{1,2}))?\s*[年月日]?$",
    re.IGNORECASE,
)


#: Years a date may name: one a vehicle was built in, or any a calendar has.
BUILT_YEARS = (FIRST_BUILT, 2200)
ANY_YEAR = (1, 9998)

BUILT_HINT = "Give 2001, 2001-12 or 2001-12-31; Heisei dates work too: H13-12."
DAY_HINT = "Give a day: 2026-11-24."


def parse_window(text: str, what: str = "date", hint: str = BUILT_HINT, years: tuple[int, int] = BUILT_YEARS) -> Window:
    """Read ``2001``, ``2001-12``, ``2001-12-31``, ``H13-06``, ``平成13年6月`` or ``2001-06..2001-09``.

    Raises `NotUnderstood` saying what is wrong and what would be right; `what` names the date, `hint` how to write it.
    """
    try:
        return _window(text, years)
    except _NoDate as wrong:
        near = f"Did you mean {wrong.instead}? " if wrong.instead else ""
        raise NotUnderstood(
            f"{what} {text!r}: {wrong.why}. {near}{hint}",
            suggestions=[wrong.instead] if wrong.instead else [],
            fix=(text if wrong.instead or not what.startswith("--") else what, wrong.instead),
        ) from None


def parse_day(text: str, what: str = "date") -> date:
    """Read one exact day; a month or a year alone is refused, because an answer turns on the day."""
    window = parse_window(text, what, DAY_HINT, ANY_YEAR)
    if window.precision != "day":
        first = window.first.isoformat()
        raise NotUnderstood(
            f"{what} {text!r}: a full day is needed. Did you mean {first}?", suggestions=[first], fix=(text, first)
        )
    return window.first


class _NoDate(Exception):
    """Why a text is no date, and the nearest one that is."""

    def __init__(self, why: str, instead: str | None = None):
        super().__init__(why)
        self.why, self.instead = why, instead


def _window(text: str, years: tuple[int, int]) -> Window:
    plain = unicodedata.normalize("NFKC", text).strip()
    if ".." in plain:
        left, _, right = plain.partition("..")
        first, last = _window(left, years), _window(right, years)
        if first.first > last.last:
            raise _NoDate("the span ends before it begins", f"{right.strip()}..{left.strip()}")
        return Window(first.first, last.last)
    match = _PATTERN.match(plain)
    if not match:
        raise _NoDate("not a date keiway can read", _month_first(plain))
    year, month, day = _year(match, years), match["month"], match["day"]
    if month is None:
        return _era_clip(match, year_window(year))
    if not 1 <= int(month) <= 12:
        raise _NoDate(f"month {int(month)} does not exist", _nearest(year, int(month), day))
    if day is None:
        return _era_clip(match, month_window(year, int(month)))
    days = monthrange(year, int(month))[1]
    if not 1 <= int(day) <= days:
        month_name = f"{date(year, int(month), 1):%B %Y}"
        raise _NoDate(f"{month_name} has {days} days", _nearest(year, int(month), day))
    found = date(year, int(month), int(day))
    return _era_clip(match, Window(found, found))


def _nearest(year: int, month: int, day: str | None) -> str:
    """The nearest month and day that exist."""
    month = min(max(month, 1), 12)
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{min(max(int(day), 1), monthrange(year, month)[1]):02}"


def _month_first(text: str) -> str | None:
    """12/15/2001, as dates are written in the United States, is offered as 2001-12-15 and never taken so."""
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    if not match or not 1 <= int(match[1]) <= 12:
        return None
    return _nearest(int(match[3]) or 1, int(match[1]), match[2])


def _year(match: re.Match, years: tuple[int, int]) -> int:
    number = 1 if match["year"] == "元" else int(match["year"])
    if match["era"]:
        number += _ERA_BY_MARK[match["era"].upper()].year - 1
    elif len(match["year"]) != 4:
        raise _NoDate("a year has four digits, or an era letter before it")
    if number < years[0]:
        before = "any vehicle in the catalogue; kei vehicles begin in 1949" if years == BUILT_YEARS else "the calendar begins"
        raise _NoDate(f"{number} is before {before}")
    if number > years[1]:
        raise _NoDate(f"{number} is too far ahead")
    return number


def _era_clip(match: re.Match, window: Window) -> Window:
    """Heisei 1 begins on 8 January 1989: keep only the days the era has."""
    if not match["era"]:
        return window
    index = next(i for i, era in enumerate(ERAS) if match["era"].upper() in era[:2])
    name, letter, first = ERAS[index]
    last = ERAS[index - 1][2] - timedelta(days=1) if index else date.max
    clipped = window.intersect(Window(first, last))
    if clipped is None:  # counting on past an era's end is common; far past it, the number is a slip
        instead = str(window) if window.first.year - last.year <= COUNTED_ON else None
        raise _NoDate(f"{name} ({letter}) runs from {first} to {last}", instead)
    return clipped


class Stretch(msgspec.Struct, frozen=True):
    """Days with one and the same finding; `last` None means open."""

    first: date
    last: date | None
    finding: Any


def timeline(
    at: Callable[[date], Any],
    changes: Iterable[date],
    first: date,
    last: date,
    same: Callable[[Any, Any], bool] = lambda a, b: a == b,
) -> list[Stretch]:
    """Ask `at` on `first` and on each coded change day up to `last`; join neighbours that say the same."""
    days = sorted({first, *(day for day in changes if first < day <= last)})
    stretches: list[Stretch] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        finding = at(day)
        end = following - timedelta(days=1) if following else last
        if stretches and same(stretches[-1].finding, finding):
            stretches[-1] = Stretch(stretches[-1].first, end, stretches[-1].finding)
        else:
            stretches.append(Stretch(day, end, finding))
    return stretches
