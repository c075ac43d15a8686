"""A number from the vehicles of the catalogue that are like this one, where its own row does not have it.

Least, middle and most over its relatives: the same kind, launched within some years. Nothing is stored: a row added to the
catalogue counts at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from statistics import median

from keiway.road.vehicles.facts import Three
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.record import Vehicle

YEARS = (6, 12, 99)  # how far their launch may lie, tried in turn
ENOUGH = 4


def year_of(vehicle: Vehicle) -> int | None:
    text = vehicle.production_from
    return int(text[:4]) if text else vehicle.model_year_from


def like(vehicle: Vehicle, value: Callable[[Vehicle], float | None], same: Callable[[Vehicle], object]) -> tuple[Three, int, int] | None:
    """Band of `value` over relatives that agree in `same`, their number, and the reach in years. None: too few."""
    own, year = same(vehicle), year_of(vehicle)
    rows = [(row, found) for row in vehicles() if row.id != vehicle.id and same(row) == own and (found := value(row))]
    for reach in YEARS if year is not None else YEARS[-1:]:
        near = [found for row, found in rows if year is None or abs((year_of(row) or 9999) - year) <= reach]
        if len(near) >= ENOUGH:
            return (min(near), median(near), max(near)), len(near), reach
    return None


@cache
def of_kind(kind: str, name: str) -> Three | None:
    """Band of a plain field over all of a kind."""
    found = [value for row in vehicles() if row.kind == kind and (value := getattr(row, name))]
    return (min(found), median(found), max(found)) if len(found) >= 2 else None
