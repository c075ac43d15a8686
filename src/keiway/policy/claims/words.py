"""Figures as they stand in sentences, and sentences with their places filled.

`{name}` is the middle of a figure, `{name.band}` the middle with its ends in brackets, `{name.low}` and `{name.high}` one end. A name
of `names` is a vehicle, `{name.label}` what a figure is. No other digit stands in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import floor, log10

from keiway.policy.claims.record import Figure

PLACE = re.compile(r"\{(\w+)(?:\.(band|low|high|label))?\}")
NEVER = 99.0  # years: as the cost room writes what does not pay for itself within any life
LB_PER_KG = 1 / 0.45359237


def rounded(value: float, digits: int) -> float:
    """To so many digits that count."""
    return value if value == 0 else round(value, digits - 1 - floor(log10(abs(value))))


def _percent(value: float) -> str:
    if abs(value) < 10 and value != round(value):
        return f"{rounded(value, 2):g}%"
    return f"{value:.0f}%"


def _usd(value: float) -> str:
    sign = "-" if value < 0 else ""
    return f"{sign}${rounded(abs(value), 3):,.0f}"


def _large(value: float) -> str:
    sign, size = ("-" if value < 0 else ""), abs(value)
    return f"{sign}${rounded(size / 1e9, 2):g} billion" if size >= 1e9 else f"{sign}${rounded(size / 1e6, 2):g} million"


def _count(value: float) -> str:
    return f"{rounded(value, 2):,.0f}"


def _times(value: float) -> str:
    return f"{value:.1f} times" if abs(value) < 10 else f"{value:,.0f} times"


def _years(value: float) -> str:
    return f"{value:.1f} years" if abs(value) < 10 and value != round(value) else f"{value:.0f} years"


#: As in claims.yaml -> the number in words, and the unit that --json names.
FORMS: dict[str, tuple[Callable[[float], str], str]] = {
    "share": (lambda value: _percent(100 * value), "share"),
    "percent": (_percent, "%"),
    "usd": (_usd, "usd"),
    "usd_exact": (lambda value: f"${value:,.0f}", "usd"),
    "usd_mile": (lambda value: f"${value:.2f}", "usd a mile"),
    "usd_large": (_large, "usd"),
    "count": (_count, "count"),
    "whole": (lambda value: f"{value:,.0f}", "count"),
    "mph": (lambda value: f"{value:.0f} mph", "mph"),
    "times": (_times, "ratio"),
    "years": (_years, "years"),
    "year": (lambda value: f"{value:.0f}", "year"),
    "meters": (lambda value: f"{value:.2f} m", "m"),
    "millimeters": (lambda value: f"{value / 1e3:.2f} m", "mm"),
    "cc": (lambda value: f"{value:.0f} cc", "cc"),
    "kilograms": (lambda value: f"{value:,.0f} kg ({value * LB_PER_KG:,.0f} lb)", "kg"),
    "kilowatts": (lambda value: f"{rounded(value, 3):g} kW", "kW"),
    "pounds": (lambda value: f"{value:,.0f} lb", "lb"),
    "seconds": (lambda value: f"{value:.0f} s", "s"),
    "payback": (lambda value: "never" if value >= NEVER else _years(value), "years"),
    "word": (str, "word"),
    "day": (str, "day"),
}
SUFFIXES = (" mph", " times", " years", " s", " m", " lb", " kW", " cc")  # told once of a band


def number(value: float, as_: str) -> str:
    return FORMS[as_][0](value)


def exactly(value: float, as_: str) -> str:
    """A limit of a rule: as figures are told, and with every digit that it has."""
    if as_ in UNROUNDED:
        return number(value, as_)
    return NUMBER.sub(f"{100 * value if as_ == 'share' else value:,.10g}", number(value, as_), count=1)


NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
UNROUNDED = ("usd_large", "kilograms", "millimeters", "word", "day")  # told in another unit, or no number


def unit(as_: str) -> str:
    return FORMS[as_][1]


def shown(as_: str, mid: float | None, low: float | None, high: float | None) -> str:
    """The middle; the two ends where there is none."""
    if mid is not None:
        return number(mid, as_)
    return f"{bare(number(low, as_))} to {number(high, as_)}" if low is not None and high is not None else "not known"


def bare(text: str) -> str:
    """The number without its unit, where that stands behind it."""
    return next((text.removesuffix(unit) for unit in SUFFIXES if text.endswith(unit)), text)


def word(value: str, as_: str) -> str:
    """A word as it stands in a sentence: 1 January 2028."""
    if as_ != "day":
        return value
    day = date.fromisoformat(value)
    return f"{day.day} {day:%B %Y}"


def band(figure: Figure, as_: str) -> str:
    """Middle and ends; the middle alone where the ends are told alike or are not known."""
    middle = figure.shown
    if figure.mid is None or figure.low is None or figure.high is None:
        return middle
    ends = [number(end, as_) for end in (figure.low, figure.high)]
    return middle if set(ends) == {middle} else f"{middle} ({bare(ends[0])} to {bare(ends[1])})"


def ends(figure: Figure, as_: str) -> str:
    """Both ends of a band with its unit: 2.4 to 7.1 years. Empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = number(figure.low, as_), number(figure.high, as_)
    return f"{low} to {high}" if bare(high) == high else f"{bare(low)} to {high}"


def filled(template: str, figures: Mapping[str, tuple[Figure, str]], names: Mapping[str, str]) -> str:
    """The sentence. `figures`: name -> figure and how it is told. Raises `KeyError` for a name that neither is nor has a figure."""

    def of(found: re.Match) -> str:
        name, part = found[1], found[2]
        if name in names:
            return names[name]
        figure, as_ = figures[name]
        if part == "band":
            return band(figure, as_)
        if part == "label":
            return figure.label
        if part:
            end = getattr(figure, part)
            return number(end, as_) if end is not None else figure.shown
        return figure.shown

    return PLACE.sub(of, template)
