"""Cells of a table from draws: a band of the middle 90 percent about the middle draw, in the unit the column names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.policy.record import Cell, Table

EDGES = (0.05, 0.5, 0.95)
MILLION = 1e6
#: Said under every table that sums: the middle of a sum is not the sum of middles.
MIDDLES = "A figure is the middle of the draws and, in brackets, 5 and 95 percent of them. Middles of parts do not add up to the middle of the whole; means do."


def words(text: str) -> Cell:
    return Cell(text=text)


def band(values: Any, unit: float = 1.0) -> Cell:
    """Of draws [draw], in units of `unit`."""
    low, mid, high = (float(each) / unit for each in np.quantile(np.asarray(values, dtype=float), EDGES))
    return Cell(low=low, mid=mid, high=high)


def one(value: float, unit: float = 1.0) -> Cell:
    """A figure without a band."""
    return Cell(mid=float(value) / unit)


def mean(values: Any, unit: float = 1.0) -> Cell:
    return one(float(np.mean(values)), unit)


def table(id_: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell | str]], notes: Sequence[str] = ()) -> Table:
    made = tuple(tuple(words(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    if any(len(row) != len(columns) for row in made):
        raise ValueError(f"table {id_}: a row has not as many cells as there are columns")
    return Table(id=id_, title=title, columns=tuple(columns), rows=made, notes=tuple(note for note in notes if note))
