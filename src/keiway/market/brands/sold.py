"""What a brand sold in a year: a row, a straight line between near rows, the nearest within two years, none, or unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keiway.market.brands.table import EVER, Known, Sold, facts

if TYPE_CHECKING:
    from keiway.market.history import Launch

NEAR = 2  # years a row may lie from the year asked about


def _brand(make: str) -> str | None:
    """The table's own spelling of a make, its badge where the make is a maker's name."""
    found = facts()
    known = {name.casefold(): name for name in found.name} | {name.casefold(): badge for name, badge in found.alias.items()}
    return known.get(make.strip().casefold())


def _none(brand: str, year: int) -> str:
    """Why none was sold, in words; empty where the name was on sale."""
    spans = facts().name[brand]
    if any(first <= year <= last for first, last in spans):
        return ""
    past = [last for _, last in spans if last < year]
    coming = [first for first, _ in spans if first > year]
    if past:
        return f"none: the name was sold here until {max(past)}"
    return f"none: the name was first sold here in {min(coming)}" if coming else "none: no car of the name has been sold here"


def _within(brand: str, year: int) -> list[Known]:
    """Rows near the year, of the time in which the name was on sale then."""
    (first, last), *_ = [span for span in facts().name[brand] if span[0] <= year <= span[1]]
    return [row for row in facts().rows.get(brand, ()) if first <= row.year <= last and abs(row.year - year) <= NEAR]


def _made(brand: str, year: int, row: Known, **told: object) -> Sold:
    whole = {"units": row.units, "confidence": row.confidence, "note": row.note} | told
    return Sold(brand=brand, year=year, source=facts().source[row.source], dealers=facts().dealers.get(brand, ""), **whole)


def sold(make: str, year: int) -> Sold | None:
    """Sales of a brand in a calendar year; `make` as in the vehicle catalogue or a launch, in any case of letters.

    Where the table has no row of the year: on the straight line between the rows before and after it, if both lie within two years; else the
    nearest within two years. Either stands for a figure that was public when the year was over, and `how` says so. 0 with its reason for a name
    not sold here in that year. None where nothing is known, as for every make not in the table.
    """
    brand = _brand(make)
    if brand is None:
        return None
    why = _none(brand, year)
    if why:
        told = f"years in which the name was sold, in data/market/brands.csv: {_told(brand)}"
        return Sold(brand=brand, units=0.0, year=year, confidence="recalled", source=told, how=why, dealers=facts().dealers.get(brand, ""))
    near = _within(brand, year)
    for row in near:
        if row.year == year:
            return _made(brand, year, row)
    lower = max((row for row in near if row.year < year), key=lambda row: row.year, default=None)
    upper = min((row for row in near if row.year > year), key=lambda row: row.year, default=None)
    if lower and upper:
        units = lower.units + (upper.units - lower.units) * (year - lower.year) / (upper.year - lower.year)
        return _made(brand, year, upper, units=units, confidence="estimate", note="", how=f"on the straight line between {lower.year} and {upper.year}")
    row = lower or upper
    return row and _made(brand, year, row, confidence="estimate", how=f"the figure of {row.year}, the nearest year known, is carried")


def _told(brand: str) -> str:
    spans = facts().name[brand]
    return ", ".join(f"{first} on" if last == EVER else f"{first} to {last}" for first, last in spans) or "none"


def latest(make: str, year: int) -> Sold | None:
    """The last figure known by the end of a year, however old: for a launch yet to come. 0 for a name not on sale here then."""
    brand = _brand(make)
    if brand is None:
        return None
    if _none(brand, year):
        return sold(make, year)
    begun = max(first for first, last in facts().name[brand] if first <= year <= last)
    rows = [row for row in facts().rows.get(brand, ()) if begun <= row.year <= year]
    if not rows:
        return None
    row = rows[-1]
    if row.year == year:
        return _made(brand, year, row)
    return _made(brand, year, row, confidence="estimate", how=f"the figure of {row.year}, the last known by {year}, is carried")


def badge(launch: Launch) -> str:
    """The name on the car of a launch: Scion for an xA, MINI for a Cooper, Chevrolet for an Aveo."""
    return facts().badge.get(launch.nameplate, launch.maker)


def before(launch: Launch) -> Sold | None:
    """What the name on the car sold in the calendar year before the launch."""
    return sold(badge(launch), launch.year - 1)
