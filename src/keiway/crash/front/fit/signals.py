"""A barrier test's signals, read from a CSV table (columns.py says which names it knows).

Fields are parted by commas, semicolons or tabs; with the last two a decimal comma is read too. Everything wrong is an
`InvalidFile` that names the line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain, pairwise
from math import isfinite
from pathlib import Path
from statistics import median

import msgspec

from keiway.crash.front.fit.columns import Column, columns
from keiway.crash.front.fit.wrong import wrong

LEAST_RATE_HZ = 600.0  # ten samples to the class of CFC 60, as SAE J211-1 asks (recalled)
DURATION_S = (0.05, 2.0)
LEAST_SAMPLES, MOST_SAMPLES = 30, 400_000  # two seconds at 200 kHz, ten times the rate of crash recorders


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """Evenly sampled channels: time (s), acceleration (m/s2), wall force (N) where measured.

    `rows` are the forces of the wall's rows, lowest first. `filtered` names the channels that come filtered; `says`
    what was put together to make them.
    """

    time_s: tuple[float, ...]
    acceleration_mps2: tuple[float, ...]
    force_n: tuple[float, ...] | None = None
    rows: tuple[tuple[float, ...], ...] = ()
    filtered: tuple[str, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def step_s(self) -> float:
        return (self.time_s[-1] - self.time_s[0]) / (len(self.time_s) - 1)


def read_csv(path: str | Path, *, units: dict[str, str] | None = None) -> Signals:
    """Signals of one table; `units` gives what names leave out, as in ``{"acceleration": "g"}``."""
    path = Path(path)
    if path.is_dir():
        raise wrong(f"{path}: a folder. Name a table of signals, or a test in ISO-MME by its .mme file.")
    if path.exists() and not path.is_file():
        raise wrong(f"{path}: no ordinary file.")
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            return parse(file, path.name, units=units)
    except OSError as error:
        raise wrong(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise wrong(f"{path.name}: not a text table; save it as CSV in UTF-8.") from error


def parse(lines: Iterable[str], name: str, *, units: dict[str, str] | None = None) -> Signals:
    """Signals of the lines of a table."""
    lines = iter(lines)
    head = next((line for line in lines if line.strip()), "")
    mark = max(",;\t", key=head.count)
    try:
        return _parse(csv.reader(chain([head], lines), delimiter=mark), mark, name, units or {})
    except csv.Error as error:
        raise wrong(f"{name}: not a table of signals ({error}).") from error


def _parse(table, mark: str, name: str, units: dict[str, str]) -> Signals:
    header = next(table, [])
    if "\0" in "".join(header):
        raise wrong(f"{name}: not a text table; save it as CSV in UTF-8.")
    wanted = columns(header, name, units)
    found: list[list[float]] = [[] for _ in wanted]
    numbers: list[int] = []
    for cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{name} line {table.line_num}"
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise wrong(f"{where}: {len(cells)} values under {len(header)} names. With decimal commas, part the values by semicolons.")
        numbers.append(table.line_num)
        if len(numbers) > MOST_SAMPLES:
            raise wrong(f"{where}: more than {MOST_SAMPLES:,} samples; a crash takes about 0.1 s. Cut the table around it.")
        for column, values in zip(wanted, found, strict=True):
            values.append(_number(cells, column, where, mark))
    return _signals(wanted, found, numbers, name)


def _signals(wanted: list[Column], found: list[list[float]], numbers: list[int], name: str) -> Signals:
    by = {(column.kind, column.row): tuple(values) for column, values in zip(wanted, found, strict=True)}
    even(by["time", 0], numbers, name)
    return Signals(
        time_s=by["time", 0],
        acceleration_mps2=by["acceleration", 0],
        force_n=by.get(("force", 0)),
        rows=tuple(by[key] for key in sorted(by) if key[0] == "row"),
        filtered=tuple(column.kind for column in wanted if column.filtered),
    )


def _number(cells: list[str], column: Column, where: str, mark: str) -> float:
    text = cells[column.at].strip() if column.at < len(cells) else ""
    if not text:
        raise wrong(f"{where}: {column.name} is empty; a gap cannot be integrated over. Fill it or cut the table.")
    plain = text.replace(",", ".") if mark != "," and text.count(",") == 1 and "." not in text else text
    try:
        value = float(plain)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or "_" in plain:
        raise wrong(f"{where}: {column.name} is {text[:40]!r}, which is no number.")
    return value * column.factor


def even(time_s: tuple[float, ...], numbers: list[int] | None, name: str) -> None:
    """Refuse times that stand still, go back, leave a gap, or cannot be those of a crash."""
    if len(time_s) < LEAST_SAMPLES:
        raise wrong(f"{name}: {len(time_s)} samples; at least {LEAST_SAMPLES} are needed.")
    numbers = numbers or list(range(1, len(time_s) + 1))
    steps = [b - a for a, b in pairwise(time_s)]
    usual = median(steps)
    for step, line in zip(steps, numbers[1:], strict=True):
        if step <= 0.0:
            raise wrong(f"{name} line {line}: time does not rise here. Sort the table by time, and keep each time once.")
        if step > 1.5 * usual:
            raise wrong(f"{name} line {line}: a gap of {1e3 * step:.3g} ms before it; the step is {1e3 * usual:.3g} ms.")
        if step < 0.5 * usual:
            raise wrong(f"{name} line {line}: an uneven step of {1e3 * step:.3g} ms; the step is {1e3 * usual:.3g} ms.")
    lasts = time_s[-1] - time_s[0]
    if not DURATION_S[0] <= lasts <= DURATION_S[1]:
        other = "ms" if DURATION_S[0] <= lasts / 1e3 <= DURATION_S[1] else "s" if DURATION_S[0] <= lasts * 1e3 <= DURATION_S[1] else ""
        fits = f" It fits when time is in {other}." if other else ""
        raise wrong(f"{name} line 1: the record lasts {lasts:.3g} s; a crash takes about 0.1 s. Is the unit of time right?{fits}")
    if usual > 1.0 / LEAST_RATE_HZ:
        raise wrong(f"{name}: {1 / usual:.0f} samples a second; CFC 60 needs at least {LEAST_RATE_HZ:.0f}.")
