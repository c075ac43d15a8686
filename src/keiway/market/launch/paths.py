"""How small cars sold here from year to year after their launch, against passenger cars sold in the same year.

A step is the change of log(units / passenger cars) from one full calendar year to the next. Years that sales.csv flags (supply, run-out, other
models counted along) are left out, and so is the year of a successor: what is left is demand for a car on sale. The first calendar year
stands apart, against the mean of the steady years, and only where the name was new. Facts: `keiway.market.history`.
"""

from __future__ import annotations

from math import log
from statistics import fmean

import msgspec

from keiway.market.history import Launch, Sale, launches, sold, steady
from keiway.market.years import context

#: Flags of a first calendar year that began with the launch.
FIRST = ("first_part", "launch_queue")


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """One launch in logs: `steps` are (year n, change from n to n + 1), 1 being the calendar year of the launch."""

    id: str
    nameplate: str
    steps: tuple[tuple[int, float], ...]
    first: float | None = None  # first calendar year, as if it were whole, against a steady year


def paths(without: tuple[str, ...] = ()) -> list[Path]:
    """Of every launch of the class with a steady year; `without` are nameplates, cars or launches left out."""
    left = (one for one in launches() if not one.neighbour and not {one.id, one.car, one.nameplate} & set(without))
    return [_path(one) for one in left if steady(one).counted]


def _path(one: Launch) -> Path:
    rate = {sale.year - one.year + 1: log(_rate(sale)) for sale in sold(one) if sale.year > one.year and sale.flag in ("", "launch_queue")}
    first = next((sale for sale in sold(one) if sale.year == one.year and sale.flag in FIRST), None)
    months = 13 - one.month
    level = fmean(_rate(sale) for sale in steady(one).counted)
    return Path(
        id=one.id,
        nameplate=one.nameplate,
        steps=tuple((n, rate[n + 1] - rate[n]) for n in sorted(rate) if n + 1 in rate),
        first=log(_rate(first) * 12.0 / months / level) if first else None,
    )


def _rate(sale: Sale) -> float:
    """Units for each new passenger car sold in the country that year."""
    year = context(sale.year)
    return sale.units / (year.light_vehicles * year.car_share)
