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


def parse_window(text: str, what: str = "date") -> Window:
    """Read ``2001``, ``2001-12``, ``2001-12-31``, ``H13-06``, ``平成13年6月`` or ``2001-06..2001-09``.

    Raises `NotUnderstood` saying what is wrong and what would be right.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if ".." in plain:
        left, _, right = plain.partition("..")
        first, last = parse_window(left, what), parse_window(right, what)
        if first.first > last.last:
            raise _bad(what, text, "the span ends before it begins", f"{right}..{left}")
        return Window(first.first, last.last)
    match = _PATTERN.match(plain)
    if not match:
        raise _bad(what, text, "not a date keiway can read")
    year = _year(match, what, text)
    month, day = match["month"], match["day"]
    if month is None:
        return _era_clip(match, year_window(year), what, text)
    if not 1 <= int(month) <= 12:
        raise _bad(what, text, f"month {int(month)} does not exist", f"{year}-12")
    if day is None:
        return _era_clip(match, month_window(year, int(month)), what, text)
    days = monthrange(year, int(month))[1]
    if not 1 <= int(day) <= days:
        month_name = f"{date(year, int(month), 1):%B %Y}"
        raise _bad(what, text, f"{month_name} has {days} days", f"{year}-{int(month):02}-{days}")
    found = date(year, int(month), int(day))
    return _era_clip(match, Window(found, found), what, text)


def parse_day(text: str, what: str = "date") -> date:
    """Read one exact day; a month or a year alone is refused, because an answer turns on the day."""
    window = parse_window(text, what)
    if window.precision != "day":
        raise _bad(what, text, "a full day is needed", window.first.isoformat())
    return window.first


def _year(match: re.Match, what: str, text: str) -> int:
    number = 1 if match["year"] == "元" else int(match["year"])
    if match["era"]:
        return _ERA_BY_MARK[match["era"].upper()].year + number - 1
    if len(match["year"]) != 4:
        raise _bad(what, text, "a year has four digits, or an era letter before it")
    if number < FIRST_BUILT:
        raise _bad(what, text, f"{number} is before any vehicle in the catalogue; kei vehicles begin in 1949")
    if number > 2200:
        raise _bad(what, text, f"{number} is too far ahead")
    return number


def _era_clip(match: re.Match, window: Window, what: str, text: str) -> Window:
    """Heisei 1 begins on 8 January 1989: keep only the days the era has."""
    if not match["era"]:
        return window
    index = next(i for i, era in enumerate(ERAS) if match["era"].upper() in era[:2])
    last = ERAS[index - 1][2] - timedelta(days=1) if index else date.max
    clipped = window.intersect(Window(ERAS[index][2], last))
    if clipped is None:
        name, letter, first = ERAS[index]
        raise _bad(what, text, f"{name} ({letter}) runs from {first} to {last}", f"{window}")
    return clipped


def _bad(what: str, text: str, why: str, instead: str | None = None) -> NotUnderstood:
    hint = f"Did you mean {instead}? " if instead else ""
    return NotUnderstood(
        f"{what} {text!r}: {why}. {hint}Give 2001, 2001-12 or 2001-12-31; Heisei dates work too: H13-12.",
        suggestions=[instead] if instead else [],
        fix=(text, instead) if instead else None,
    )


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
