"""From vehicles, lives and worth of two worlds to sums, the reform less the law as it is, draw by draw.

    over lives   sum over streams of  units of all years of sale [draw]  x  field of a life, all ages [draw]
    of a year    sum over streams and years of sale s up to c of  units[draw, s]  x  field[draw, c - s]

Quantities and money are `policy.money`'s; miles by road and vehicles by kind are summed here. Names: quantities as they are, `line.<id>`
and `party.<id>` for money of no discount.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from keiway.policy.money.agency.change import Change
from keiway.policy.money.lines import less, parties
from keiway.policy.money.values import lines
from keiway.policy.parts import Life, Side

Array = np.ndarray
Sums = dict[str, Array]
ROADS = ("miles_up_to_25", "miles_up_to_35", "miles_up_to_45", "miles_up_to_55", "miles_up_to_65", "miles_over_65")
KINDS = ("units_new", "units_used")


def over_lives(change: Change) -> Sums:
    """Every sum [draw]."""
    today, reform = (_own(side, lives, change.draws) for side, lives in zip(change.sides, change.lives, strict=True))
    return _named(change.quantity(0.0), change.lines(0.0)) | less(reform, today)


def of_years(change: Change, years: Sequence[int]) -> Sums:
    """Every sum [draw, year] of some calendar years."""
    today, reform = (_columns(worth.calendar, worth.quantity_by_year(), years) for worth in change.worths)
    before, after = (lines(found, worth.prices) for found, worth in zip((today, reform), change.worths, strict=True))
    own = [np.stack([_of_year(side, lives, change.draws, year) for year in years], axis=-1) for side, lives in zip(change.sides, change.lives, strict=True)]
    roads = dict(zip((*KINDS, *ROADS), own[1] - own[0], strict=True))
    return _named(less(reform, today), less(after, before)) | roads


def _named(quantities: Sums, worth: Sums) -> Sums:
    money = {f"line.{id_}": values for id_, values in worth.items()} | {f"party.{id_}": values for id_, values in parties(worth).items()}
    return {**quantities, **money}


def _columns(calendar: Sequence[int], found: Sums, years: Sequence[int]) -> Sums:
    """Some years of arrays [draw, calendar year]; nothing happens in a year that the calendar does not hold."""
    at = {year: column for column, year in enumerate(calendar)}
    return {name: np.stack([values[:, at[year]] if year in at else np.zeros(len(values)) for year in years], axis=-1) for name, values in found.items()}


def _own(side: Side, lives: Sequence[Life], draws: int) -> Sums:
    """Vehicles by kind and miles by road over all lives [draw]."""
    found = {name: np.zeros(draws) for name in (*KINDS, *ROADS)}
    for stream, life in zip(side.streams, lives, strict=True):
        units = stream.units.sum(axis=1)
        found[KINDS[0] if stream.new else KINDS[1]] += units
        for column, name in enumerate(ROADS):
            found[name] += units * life.miles_by_road[:, :, column].sum(axis=1)
    return found


def _of_year(side: Side, lives: Sequence[Life], draws: int, year: int) -> Array:
    """The same of one calendar year [KINDS and ROADS, draw]."""
    found = np.zeros((len(KINDS) + len(ROADS), draws))
    for stream, life in zip(side.streams, lives, strict=True):
        if year in side.years:
            found[0 if stream.new else 1] += stream.units[:, side.years.index(year)]
        pairs = [(column, year - sale) for column, sale in enumerate(side.years) if 0 <= year - sale < life.miles.shape[1]]
        sold, ages = [column for column, _ in pairs], [age for _, age in pairs]
        found[2:] += np.einsum("ds,dsr->rd", stream.units[:, sold], life.miles_by_road[:, ages])
    return found


def running_cost_mile(change: Sums) -> Array:
    """Dollars a mile of the vehicles that enter; nothing where none is driven."""
    usd = change["fuel_usd"] + change["upkeep_usd"]
    return np.divide(usd, change["miles"], out=np.zeros_like(usd), where=change["miles"] != 0.0)
