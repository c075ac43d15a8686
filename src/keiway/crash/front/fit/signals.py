"""A barrier test's signals, read from a CSV table.

Columns are told by their names, units included: ``time_s`` or ``t_ms``; ``acceleration_g``, ``accel_mps2``;
``force_kN``, ``wall_force_N``; ``wall_row_1_kN`` and up for the rows of a load-cell wall, lowest first. A name ending
in ``_cfc60`` says that the channel is filtered already. Other columns are left alone. Where a name states no unit,
the caller must. Everything wrong is an `InvalidFile` that names the line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from itertools import pairwise
from math import isfinite
from pathlib import Path
from statistics import median

import msgspec

from keiway.errors import InvalidFile

GRAVITY = 9.80665
UNITS = {
    "time": {"s": 1.0, "ms": 1e-3},
    "acceleration": {"g": GRAVITY, "mps2": 1.0, "m_s2": 1.0},
    "force": {"n": 1.0, "kn": 1e3},
}
NAMES = {
    "time": re.compile(r"^(?:t|time)(?:_(?P<unit>ms|s))?$", re.IGNORECASE),
    "acceleration": re.compile(r"^(?:a|acc|accel|acceleration)(?:_(?P<unit>g|mps2|m_s2))?(?P<cfc>_cfc\d+)?$", re.IGNORECASE),
    "force": re.compile(r"^(?:wall_)?force(?:_(?P<unit>k?n))?(?P<cfc>_cfc\d+)?$", re.IGNORECASE),
    "row": re.compile(r"^wall_row_(?P<row>\d+)(?:_from_ground)?_(?P<unit>k?n)$", re.IGNORECASE),
}
LEAST_RATE_HZ = 600.0  # ten samples to the class of CFC 60, as SAE J211-1 asks (recalled)
DURATION_S = (0.05, 2.0)
LEAST_SAMPLES = 30


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """Evenly sampled channels: time (s), acceleration (m/s2), wall force (N) where measured.

    `rows` are the forces of the wall's rows, lowest first. `filtered` names the channels that come filtered.
    """

    time_s: tuple[float, ...]
    acceleration_mps2: tuple[float, ...]
    force_n: tuple[float, ...] | None = None
    rows: tuple[tuple[float, ...], ...] = ()
    filtered: tuple[str, ...] = ()

    @property
    def step_s(self) -> float:
        return (self.time_s[-1] - self.time_s[0]) / (len(self.time_s) - 1)


class _Column(msgspec.Struct, frozen=True):
    kind: str
    at: int
    name: str
    factor: float
    filtered: bool = False
    row: int = 0


def read_csv(path: str | Path, *, units: dict[str, str] | None = None) -> Signals:
    """Signals of one table; `units` gives what names leave out, as in ``{"acceleration": "g"}``."""
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            return parse(file, Path(path).name, units=units)
    except OSError as error:
        raise InvalidFile(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{Path(path).name}: not a text table; save it as CSV in UTF-8.") from error


def parse(lines: Iterable[str], name: str, *, units: dict[str, str] | None = None) -> Signals:
    """Signals of the lines of a CSV table."""
    table = csv.reader(lines)
    columns = _columns(next(table, []), name, units or {})
    found: list[list[float]] = [[] for _ in columns]
    numbers: list[int] = []
    for cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        numbers.append(table.line_num)
        for column, values in zip(columns, found, strict=True):
            values.append(_number(cells, column, f"{name} line {table.line_num}"))
    by = {(column.kind, column.row): tuple(values) for column, values in zip(columns, found, strict=True)}
    _even(by["time", 0], numbers, name)
    return Signals(
        time_s=by["time", 0],
        acceleration_mps2=by["acceleration", 0],
        force_n=by.get(("force", 0)),
        rows=tuple(by[key] for key in sorted(by) if key[0] == "row"),
        filtered=tuple(column.kind for column in columns if column.filtered),
    )


def _columns(header: list[str], name: str, units: dict[str, str]) -> list[_Column]:
    found: list[_Column] = []
    for at, title in enumerate(header):
        for kind, pattern in NAMES.items():
            if match := pattern.match(title.strip()):
                found.append(_column(kind, at, title.strip(), match.groupdict(), name, units))
    for kind in ("time", "acceleration"):
        if not any(column.kind == kind for column in found):
            raise InvalidFile(
                f"{name} line 1: no {kind} column among {', '.join(header) or 'no columns'}. "
                f"Name one as in {'time_ms' if kind == 'time' else 'acceleration_g'}."
            )
    twice = [a.name for i, a in enumerate(found) if any((a.kind, a.row) == (b.kind, b.row) for b in found[:i])]
    if twice:
        raise InvalidFile(f"{name} line 1: column {twice[0]} gives a channel that another gives too; keep one.")
    return found


def _column(kind: str, at: int, title: str, said: dict, name: str, units: dict[str, str]) -> _Column:
    measure = "force" if kind == "row" else kind
    unit = (said["unit"] or units.get(measure) or "").lower()
    if unit not in UNITS[measure]:
        known = ", ".join(key for key in UNITS[measure] if key != "m_s2")
        raise InvalidFile(f"{name} line 1: column {title} states no unit keiway knows. Name it {title}_UNIT with one of {known}.")
    return _Column(kind, at, title, UNITS[measure][unit], bool(said.get("cfc")), int(said.get("row") or 0))


def _number(cells: list[str], column: _Column, where: str) -> float:
    text = cells[column.at].strip() if column.at < len(cells) else ""
    if not text:
        raise InvalidFile(f"{where}: {column.name} is empty; a gap cannot be integrated over. Fill it or cut the table.")
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise InvalidFile(f"{where}: {column.name} is {text!r}, which is no number.")
    return value * column.factor


def _even(time_s: tuple[float, ...], numbers: list[int], name: str) -> None:
    """Refuse times that stand still, go back, leave a gap, or cannot be those of a crash."""
    if len(time_s) < LEAST_SAMPLES:
        raise InvalidFile(f"{name}: {len(time_s)} samples; at least {LEAST_SAMPLES} are needed.")
    steps = [b - a for a, b in pairwise(time_s)]
    usual = median(steps)
    for step, line in zip(steps, numbers[1:], strict=True):
        if step <= 0.0:
            raise InvalidFile(f"{name} line {line}: time does not rise here.")
        if step > 1.5 * usual:
            raise InvalidFile(f"{name} line {line}: a gap of {1e3 * step:.3g} ms before it; the step is {1e3 * usual:.3g} ms.")
        if step < 0.5 * usual:
            raise InvalidFile(f"{name} line {line}: an uneven step of {1e3 * step:.3g} ms; the step is {1e3 * usual:.3g} ms.")
    lasts = time_s[-1] - time_s[0]
    if not DURATION_S[0] <= lasts <= DURATION_S[1]:
        raise InvalidFile(f"{name} line 1: the record lasts {lasts:.3g} s; a crash takes about 0.1 s. Is the unit of time right?")
    if usual > 1.0 / LEAST_RATE_HZ:
        raise InvalidFile(f"{name}: {1 / usual:.0f} samples a second; CFC 60 needs at least {LEAST_RATE_HZ:.0f}.")
