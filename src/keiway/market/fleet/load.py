"""A fleet read from a file: one that ships, or the reader's own. Rows that are wrong are left out and told; the others stand."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from keiway.errors import InvalidFile, UsageError
from keiway.market.fleet import columns
from keiway.market.fleet.others import others
from keiway.market.fleet.record import Fleet, Product
from keiway.store import DATA

FOLDER = DATA / "market"
COLUMNS_SAY = "It needs the columns name, body, energy, units, price_usd, mass_kg, footprint_m2; power_kw, length_mm, width_mm, height_mm and seats help."
NEWEST = 2022


def shipped() -> tuple[int, ...]:
    """Model years that come with keiway, oldest first."""
    return tuple(sorted(int(path.stem.removeprefix("fleet_")) for path in FOLDER.glob("fleet_????.csv")))


def load(which: int | str | Path | None = None) -> Fleet:
    """The fleet of a model year that ships (None: the newest), or of a file with the same columns.

    Raises `UsageError` for a year or file there is not, `InvalidFile` where no row of it can be used.
    """
    if which is None:
        which = NEWEST
    if isinstance(which, int) or (isinstance(which, str) and re.fullmatch(r"\d{4}", which)):
        if int(which) not in shipped():
            near = min(shipped(), key=lambda year: abs(year - int(which)))
            raise UsageError(
                f"fleet {which}: no fleet of that model year comes with keiway; there are {' and '.join(map(str, shipped()))}. "
                "Or give a CSV file of your own.",
                suggestions=[str(near)], fix=(str(which), str(near)),
            )  # fmt: skip
        return _kept(int(which))
    path = Path(which)
    if not path.is_file():
        raise UsageError(f"fleet {which}: there is no such file. Shipped: {' and '.join(map(str, shipped()))}. {COLUMNS_SAY}", fix=(str(which), None))
    return read(path)


@cache
def _kept(year: int) -> Fleet:
    return read(FOLDER / f"fleet_{year}.csv")


def read(path: Path) -> Fleet:
    """A file as a fleet. Lines that begin with # say `year`, `price_year`, `source`, `about`, `confidence`."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFile(f"{path.name}: it cannot be read as text ({error}).") from error
    said: dict[str, list[str]] = {}
    body: list[str] = []
    first = 0  # line of the file that holds the header
    for number, line in enumerate(lines, 1):
        if line.startswith("#") and not body:
            key, _, value = line.lstrip("# ").partition(":")
            said.setdefault(key.strip(), []).append(value.strip())
        elif line.strip() or body:
            first = first or number
            body.append(line)
    rows = csv.DictReader(body)
    year = _year(path, said, rows, body)
    products, problems = _products(path, csv.DictReader(body), first)
    price_year = int((said.get("price_year") or [str(year)])[0])
    return Fleet(
        year=year, price_year=price_year, households=_households(year), products=products, others=others(year, price_year),
        source=" ".join(said.get("source", [f"the reader's file {path.name}"])), confidence=(said.get("confidence") or ["given"])[0],  # type: ignore[arg-type]
        about=tuple(said.get("about", ())), problems=problems,
    )  # fmt: skip


def _households(year: int) -> float:
    from keiway.market import years

    return years.context(year).households


def _year(path: Path, said: dict[str, list[str]], rows: csv.DictReader, body: list[str]) -> int:
    text = (said.get("year") or [""])[0]
    if not text and "model_year" in (rows.fieldnames or ()):
        text = next(iter(rows), {}).get("model_year") or ""
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise InvalidFile(f"{path.name}: of which year is it? Put a first line such as '# year: 2024' before the header, or a column model_year.")
    return int(text)


def _products(path: Path, rows: csv.DictReader, first: int) -> tuple[tuple[Product, ...], tuple[str, ...]]:
    header = [name for name in rows.fieldnames or () if name]
    meant, odd = columns.meanings(header)
    lacking = [need for need in columns.NEEDED if need not in {column for column, _ in meant.values()}]
    if lacking:
        near = [f"{name!r} may be {guess}" for name in odd if (guess := columns.nearest(name)) in lacking]
        raise InvalidFile(f"{path.name} line {first}: no column {', '.join(lacking)}. {COLUMNS_SAY}" + (f" {'; '.join(near)}." if near else ""))
    found: dict[tuple[str, str, str], Product] = {}
    taken: set[str] = set()
    problems: list[str] = []
    for row in rows:
        line = first - 1 + rows.line_num
        values, wrong = columns.read(row, meant)
        key = (f"{values.get('make', '')} {values.get('name', '')}".strip().lower(), values.get("energy", ""), values.get("body", ""))
        if not wrong and key in found:
            wrong = [f"{values['name']}, {values['energy']} stands twice; the first is used"]
        if wrong:
            problems.append(f"{path.name} line {line} left out: {'; '.join(wrong)}.")
            continue
        found[key] = _product(values, taken)
    if not found:
        raise InvalidFile(f"{path.name}: no row of it can be used. {' '.join(problems[:3])} {COLUMNS_SAY}")
    return tuple(found.values()), tuple(problems)


def _product(values: dict[str, Any], taken: set[str]) -> Product:
    make = values.pop("make", "")
    name = values["name"] if values["name"].lower().startswith(make.lower()) else f"{make} {values['name']}"
    id_ = values.get("id") or re.sub(r"[^a-z0-9]+", "-", f"{name} {values['energy']}".lower()).strip("-")
    id_ = id_ if id_ not in taken else f"{id_}-{values['body']}"
    taken.add(id_)
    return msgspec.convert({**values, "id": id_, "name": name, "maker": values.get("maker") or make or name.split()[0]}, Product)
