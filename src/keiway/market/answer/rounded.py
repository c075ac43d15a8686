"""Numbers as a market answer says them: two figures are all that its bands bear."""

from __future__ import annotations

from math import floor, isfinite, log10


def two(value: float) -> float:
    """To two significant figures: 9,123 is 9,100; 87 stays."""
    if not value or not isfinite(value):
        return value
    return round(value, 1 - floor(log10(abs(value))))


MOST_SOLD = 1e6  # a year: more than any one model ever sold here


def needed(a_year: float | None) -> str:
    """What must be sold a year; None: no number is enough, or more than all new vehicles."""
    return "no number" if a_year is None else "over a million" if a_year > MOST_SOLD else vehicles(a_year)


def vehicles(value: float) -> str:
    """A number of vehicles: 9,100; 61,000; under ten as whole ones."""
    return f"{two(value):,.0f}" if abs(value) >= 10 else f"{value:,.0f}"


def dollars(value: float) -> str:
    """A price to hundreds, as a sticker is read; whole hundreds stay whole."""
    return f"${round(value, -2 if abs(value) >= 2000 else -1):,.0f}"


def share(percent: float) -> str:
    """A percentage to two figures: 0.066%, 12%."""
    return f"{two(percent):g}%"
