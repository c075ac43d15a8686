"""Find a year or date inside free text: 1999, '99, 2001-06, 06/2001, June 2001, H13-06, 平成13年6月, 1999-2001."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from keiway.days import Window, parse_window

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_START, _END = r"(?<![0-9a-z])", r"(?![0-9a-z])"

#: Most telling first; the first that is found wins. Each gives year and month, or text for `parse_window`.
_FORMS = [
    re.compile(pattern)
    for pattern in (
        r"(?P<plain>(?:令和|平成|昭和|大正)\s*(?:元|\d{1,2})(?:\s*年)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?)(?:式|製|型)?",
        _START + r"(?P<plain>[hsr]\d{1,2}[-./]\d{1,2}(?:[-./]\d{1,2})?)" + _END,
        _START + r"(?P<plain>(?:1[89]|20)\d\d(?:-\d\d?(?:-\d\d?)?)?\.\.(?:1[89]|20)\d\d(?:-\d\d?(?:-\d\d?)?)?)" + _END,
        _START + r"(?P<from>(?:1[89]|20)\d\d)\s*(?:-|to|~)\s*(?P<to>(?:1[89]|20)\d\d)" + _END,
        _START + r"(?P<plain>(?:1[89]|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}(?:日)?|月)?)" + _END,
        _START + r"(?P<month>\d{1,2})\s?[-/.]\s?" + _YEAR + _END,
        _START + r"(?P<day>\d{1,2})?\s*" + _NAME + r"(?:\s+(?P<day2>\d{1,2}),)?[\s,'-]*" + _YEAR + _END,
        _START + _YEAR + r"[\s,-]+" + _NAME + _END,
        _START + _YEAR + r"(?:\s*(?:年式|年製|年型|年|my))?" + _END,
        r"'(?P<short>\d\d)" + _END,
        _START + r"(?P<plain>[hs]\d{1,2})" + _END,
    )
]
_SHORT = re.compile(r"^(?P<short>\d\d)(?=\s+\S)|(?<=\S\s)(?P<last>\d\d)$")


class Dated(msgspec.Struct, frozen=True):
    """A build window found in text, what of the text it was, and the text without it."""

    window: Window
    typed: str
    rest: str


def find_date(folded: str, taken: frozenset[str] | set[str] = frozenset()) -> Dated | None:
    """The date in folded text (see text.fold). `taken`: words that are names, such as a code that looks like S63.

    Raises `NotUnderstood` where a date is meant but does not exist, such as 2001-13.
    """
    for form in (*_FORMS, _SHORT):
        for match in form.finditer(folded):
            if match.group().strip() in taken or not _plausible(match):
                continue
            return Dated(_window(match), match.group().strip(), f"{folded[: match.start()]} {folded[match.end() :]}")
    return None


def _plausible(match: re.Match) -> bool:
    """Two digits are a year from '49 to next year, an era letter and number only within the era: not 45 in 'Twizy 45'."""
    said = match.groupdict()
    if bare := re.fullmatch(r"([hs])(\d{1,2})", said.get("plain") or ""):
        return 1 <= int(bare[2]) <= {"h": 31, "s": 64}[bare[1]]  # the last years of Heisei and Showa
    short = said.get("short") or said.get("last")
    return not short or _century(int(short)) <= date.today().year + 1


def _window(match: re.Match) -> Window:
    said = {name: value for name, value in match.groupdict().items() if value}
    if "plain" in said:
        return parse_window(said["plain"].replace(" ", "").removesuffix("式"), "date in the text")
    if "from" in said:
        return parse_window(f"{said['from']}..{said['to']}", "date in the text")
    if short := said.get("short") or said.get("last"):
        return parse_window(str(_century(int(short))), "date in the text")
    month = said.get("month") or (_MONTHS.index(said["name"]) + 1 if "name" in said else None)
    day = said.get("day") or said.get("day2")
    return parse_window("-".join(str(part) for part in (said["year"], month, day) if part), "date in the text")


def _century(two: int) -> int:
    """'49 to '99 are of the 1900s (the kei class began in 1949), the rest of the 2000s."""
    return 1900 + two if two >= 49 else 2000 + two
