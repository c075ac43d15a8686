"""From vehicles and lives of one world to sums over all of them, draw by draw.

    over lives   sum over streams of  units of all years of sale [draw]  x  field of a life, all ages [draw]
    of a year    sum over streams and years of sale s up to c of  units[draw, s]  x  field[draw, c - s]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from keiway.policy.parts import Life, Side

Array = np.ndarray
ROADS = ("miles_up_to_25", "miles_up_to_35", "miles_up_to_45", "miles_up_to_55", "miles_up_to_65", "miles_over_65")
FIELDS = (
    "miles", "other_miles", "own_deaths", "own_serious", "others_deaths", "others_serious", "others_in_vehicles_deaths", "fuel_gal", "electric_kwh", "co2_tonnes",
    "fuel_usd", "upkeep_usd", "hours_lost", "fuel_tax_federal_usd", "fuel_tax_state_usd",
)  # fmt: skip


class Ran(NamedTuple):
    """Both worlds: the law as it is, and the reform."""

    sides: tuple[Side, Side]
    lives: tuple[tuple[Life, ...], tuple[Life, ...]]
    worths: tuple[Any, Any]  # policy.money's


def over_lives(side: Side, lives: Sequence[Life], draws: int) -> dict[str, Array]:
    """Every measure [draw] over the lives of all that enter."""
    found = {name: np.zeros(draws) for name in (*FIELDS, *ROADS)} | _bought(side, draws, None)
    for stream, life in zip(side.streams, lives, strict=True):
        units = stream.units.sum(axis=1)
        for name in FIELDS:
            found[name] += units * getattr(life, name).sum(axis=1)
        for column, name in enumerate(ROADS):
            found[name] += units * life.miles_by_road[:, :, column].sum(axis=1)
    return found


def of_year(side: Side, lives: Sequence[Life], draws: int, year: int) -> dict[str, Array]:
    """Every measure [draw] in one calendar year."""
    found = {name: np.zeros(draws) for name in (*FIELDS, *ROADS)} | _bought(side, draws, year)
    for stream, life in zip(side.streams, lives, strict=True):
        sold, ages = _met(side, life.miles.shape[1], year)
        units = stream.units[:, sold]
        for name in FIELDS:
            found[name] += (units * getattr(life, name)[:, ages]).sum(axis=1)
        for column, name in enumerate(ROADS):
            found[name] += (units * life.miles_by_road[:, ages, column]).sum(axis=1)
    return found


def _met(side: Side, life: int, year: int) -> tuple[list[int], list[int]]:
    """Columns of years of sale, and the ages their vehicles have in `year`."""
    pairs = [(column, year - sale) for column, sale in enumerate(side.years) if 0 <= year - sale < life]
    return [column for column, _ in pairs], [age for _, age in pairs]


def _bought(side: Side, draws: int, year: int | None) -> dict[str, Array]:
    """What happens on the day of sale. `year` None: all years."""
    columns = [n for n, sale in enumerate(side.years) if year is None or sale == year]
    found = {name: np.zeros(draws) for name in ("units", "units_new", "units_used", "surplus", "makers")}
    for stream in side.streams:
        units = stream.units[:, columns].sum(axis=1)
        found["units"] += units
        found["units_new" if stream.new else "units_used"] += units
        found["surplus"] += units * stream.surplus_usd
        found["makers"] += stream.maker_usd[:, columns].sum(axis=1)
    return found


def running_cost_mile(change: dict[str, Array]) -> Array:
    """Of the changes of one year or of all lives: dollars a mile of the vehicles that enter; nothing where none is driven."""
    usd = change["fuel_usd"] + change["upkeep_usd"]
    return np.divide(usd, change["miles"], out=np.zeros_like(usd), where=change["miles"] != 0.0)
