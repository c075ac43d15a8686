"""A table as words: for a terminal, and as CSV with a column for each end of a band."""

from __future__ import annotations

import csv
import io
from math import floor, log10
from textwrap import wrap

from keiway.policy.record import Cell, Table

WIDTH = 100
GAP = "  "
SHORT = 12  # words of this many letters may stand among figures
LEAST = 14


def said(cell: Cell) -> str:
    """12 (-3 to 40), a figure alone, or the words of the cell. A band has as many places as its larger end bears."""
    if cell.mid is None:
        return cell.text
    if cell.low is None or cell.high is None or cell.low == cell.mid == cell.high:
        return figure(cell.mid)
    size = max(abs(cell.low), abs(cell.high))
    return f"{figure(cell.mid, size)} ({figure(cell.low, size)} to {figure(cell.high, size)})"


def figure(value: float, size: float | None = None) -> str:
    """With the places that something of `size` has at two significant figures, three from 100 on: 12,300; 0.041."""
    size = abs(value) if size is None else size
    if size == 0.0:
        return "0"
    digits = (2 if size >= 100.0 else 1) - floor(log10(size))
    rounded = round(value, digits) + 0.0  # no -0
    return f"{rounded:,.{max(digits, 0)}f}"


def rows(table: Table) -> list[list[str]]:
    """Head and rows as words, one a cell."""
    return [list(table.columns), *([said(cell) for cell in row] for row in table.rows)]


def as_text(table: Table, width: int = WIDTH) -> str:
    """Columns side by side; those of words are wrapped so that a row is no wider than `width`, where figures leave room for it. Notes below."""
    body = rows(table)
    wide = _widths(table, body, width)
    lines = [line for n, row in enumerate(body) for line in (*_row(row, wide, table), *(["-" * (sum(wide) + len(GAP) * (len(wide) - 1))] if n == 0 else []))]
    notes = [line for note in table.notes for line in wrap(note, width)]
    return "\n".join([*wrap(f"{table.id}. {table.title}", width), *lines, *notes])


def _figures(table: Table, column: int) -> bool:
    """Figures stand right and are not broken. The first column and one of words stand left."""
    return column > 0 and not any(row[column].text for row in table.rows if len(row[column].text) > SHORT)


def _widths(table: Table, body: list[list[str]], width: int) -> list[int]:
    """Figures take what they need; columns of words share what is left, each at least `LEAST`, by what they would take."""
    columns = range(len(table.columns))
    natural = [max(len(row[n]) for row in body) for n in columns]
    fixed = {n: max(max(len(row[n]) for row in body[1:]), *(len(word) for word in table.columns[n].split())) if _figures(table, n) else 0 for n in columns}
    loose = [n for n in columns if not fixed[n]]
    left = width - sum(fixed.values()) - len(GAP) * (len(columns) - 1)
    asked = sum(natural[n] for n in loose)
    if asked <= left:
        return [fixed[n] or natural[n] for n in columns]
    least = {n: min(LEAST, natural[n]) for n in loose}
    more, over = max(left - sum(least.values()), 0), sum(natural[n] - least[n] for n in loose) or 1
    return [fixed[n] or least[n] + more * (natural[n] - least[n]) // over for n in columns]


def _row(row: list[str], wide: list[int], table: Table) -> list[str]:
    indent = " " * (len(row[0]) - len(row[0].lstrip()))
    cells = [wrap(cell.strip(), wide[n], initial_indent=indent if n == 0 else "", subsequent_indent=indent if n == 0 else "") or [""] for n, cell in enumerate(row)]
    lines = []
    for at in range(max(map(len, cells))):
        parts = [cell[at] if at < len(cell) else "" for cell in cells]
        lines.append(GAP.join(part.rjust(wide[n]) if _figures(table, n) else part.ljust(wide[n]) for n, part in enumerate(parts)).rstrip())
    return lines


def as_csv(table: Table) -> str:
    """Full figures. A column that holds bands is three: low, mid, high; words stand in mid."""
    banded = [any(row[n].low is not None for row in table.rows) for n in range(len(table.columns))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for n, title in enumerate(table.columns) for name in ((f"{title}, low", title, f"{title}, high") if banded[n] else (title,))])
    for row in table.rows:
        writer.writerow([each for n, cell in enumerate(row) for each in _cells(cell, banded[n])])
    return out.getvalue()


def _cells(cell: Cell, banded: bool) -> list[str]:
    mid = cell.text if cell.mid is None else repr(cell.mid)
    if not banded:
        return [mid]
    return ["" if cell.low is None else repr(cell.low), mid, "" if cell.high is None else repr(cell.high)]
