"""data/market/launches.yaml and sales.csv, read and checked."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

from keiway.errors import DataError
from keiway.market.history.record import Launch, Launches, Rule, Sale, Steady
from keiway.store import Topic


def _read_csv(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [{**row, "year": int(row["year"]), "units": float(row["units"])} for row in csv.DictReader(lines)]


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


LAUNCHES = Topic("market-launches", "market/launches.yaml", Launches, _only)
SALES = Topic("market-sales", "market/sales.csv", tuple[Sale, ...], _only, reads=_read_csv)


@cache
def facts() -> Launches:
    """All of launches.yaml. Raises `DataError` where a source is not named there, a name is used twice, or a car has no sales."""
    found = LAUNCHES.value
    cars = {sale.car for sale in SALES.value}
    for each in found.launches:
        unknown = sorted(set(each.read.values()) - set(found.sources))
        fields = sorted(set(each.read) - set(Launch.__struct_fields__))
        if unknown or fields or each.car not in cars:
            raise DataError(f"launches.yaml, {each.id}: {', '.join(unknown + fields) or each.car} is not known.")
    if len({each.id for each in found.launches}) < len(found.launches):
        raise DataError("launches.yaml: an id is given twice.")
    return found


def rule() -> Rule:
    return facts().rule


def launches() -> tuple[Launch, ...]:
    return facts().launches


@cache
def launch(id_: str) -> Launch:
    """Raises `KeyError`."""
    return {each.id: each for each in launches()}[id_]


@cache
def sales(car: str) -> tuple[Sale, ...]:
    """Calendar-year sales of a car, oldest first."""
    return tuple(sorted((s for s in SALES.value if s.car == car and s.basis == "calendar_year_sales"), key=lambda s: s.year))


def sold(found: Launch) -> tuple[Sale, ...]:
    """Calendar-year sales from the launch to the year before its successor."""
    return tuple(s for s in sales(found.car) if s.year >= found.year and (found.until is None or s.year < found.until))


def steady(found: Launch, before: int | None = None) -> Steady:
    """Sales in the window that the rule calls steady; of years before `before` only, as known then."""
    low, high = found.year + rule().steady_from, found.year + rule().steady_to
    within = [s for s in sold(found) if low <= s.year <= high and (before is None or s.year < before)]
    return Steady(counted=tuple(s for s in within if not s.flag), flagged=tuple(s for s in within if s.flag))


def first_alone(found: Launch) -> Sale | None:
    """Sales of the calendar year of a launch of which no later year is held, nor was it a redesign sold beside the old one."""
    held = sold(found)
    return held[0] if len(held) == 1 and held[0].year == found.year and held[0].flag == "first_part" else None


def changeover(found: Launch, sale: Sale) -> bool:
    """The calendar year of a redesign: the model before it was sold for a part of it."""
    return sale.year == found.year and sale.flag not in ("first_part", "launch_queue")


def minicar(length_mm: float | None, power_kw: float | None) -> bool:
    """By the rule of launches.yaml. A figure that is not known does not make one."""
    short = length_mm is not None and length_mm < rule().minicar_length_mm
    return short or (power_kw is not None and power_kw < rule().minicar_power_kw)


def told(found: Launch, name: str) -> tuple[str, str | None]:
    """Confidence and source id of one field of a launch."""
    source = found.read.get(name)
    return ("secondary", source) if source else (found.confidence, None)
