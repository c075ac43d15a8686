"""Lines set by the person who asks: `--set ocean=1500`, `--set broker=250/400/600`, or a file of such lines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from keiway.cost.landed import facts as f
from keiway.cost.record import Edit
from keiway.errors import InvalidFile, UsageError
from keiway.flags import nearest

ID = "cost.landed."


def names() -> dict[str, str]:
    """Short id of every line that can be set -> what it is."""
    facts = [fact for fact in (*f.LANDED.value.lines, *f.FEES.value.lines) if not fact.inner and fact.id != "first_fixes_newer"]
    told = {fact.id: fact.label for fact in facts}
    told |= {"ocean": "Sea freight", "onward": "Second voyage, to Alaska or between the islands of Hawaii", "haul": "Carriage by road"}
    told |= {"duty": "Duty", "mpf": "Merchandise processing fee", "hmf": "Harbor maintenance fee", "customs_value": "Customs value: not a line, but what duty and fees are worked out from"}
    return told


def read(texts: Iterable[str], others: Iterable[str] = ()) -> tuple[Edit, ...]:
    """Edits typed as LINE=FIGURE or LINE=LOW/LIKELY/HIGH. `others`: full ids of lines of the other rooms."""
    return tuple(_one(text, tuple(others)) for text in texts)


def from_file(path: str, others: Iterable[str] = ()) -> tuple[Edit, ...]:
    """Edits from a YAML or JSON file: a mapping of line to a figure, or to a list of low, likely and high."""
    content = _content(Path(path))
    if isinstance(content, dict) and isinstance(content.get("costs"), dict):
        content = content["costs"]
    if not isinstance(content, dict) or not content:
        raise InvalidFile(f"--costs {path!r} is no list of 'line: dollars', such as 'ocean: 1500' or 'broker: [250, 400, 600]'.", fix=("--costs", None))
    return tuple(_entry(path, name, value, tuple(others)) for name, value in content.items())


def chosen(edits: Iterable[Edit]) -> dict[str, Edit]:
    """By id; the later wins, so that a flag stands over a file."""
    return {edit.id: edit for edit in edits}


def known_id(name: str, where: str, others: tuple[str, ...] = ()) -> str:
    """The full id of a line typed short or long. Raises `UsageError` with the nearest."""
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    known = {**{short: f"{ID}{short}" for short in names()}, **{id_.removeprefix("cost."): id_ for id_ in others}}
    full = set(known.values())
    if plain == "price":
        raise UsageError(f"{where}: the price is given with --price-jpy, --price-usd or --price.", fix=(where, None))
    if plain in known:
        return known[plain]
    if plain in full:
        return plain
    near = nearest(plain, known, cutoff=55)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UsageError(
        f"{where}: no line {name.strip()!r}.{hint} Lines: {', '.join(names())}.",
        suggestions=near,
        fix=(where.removeprefix("--set "), f"{near[0]}={where.partition('=')[2]}" if near else None) if "=" in where else None,
    )


def _one(text: str, others: tuple[str, ...]) -> Edit:
    name, equals, figure = text.partition("=")
    if not equals:
        raise UsageError(f"--set {text!r}: give a line and what it costs, such as ocean=1500 or broker=250/400/600.", fix=(text, None))
    id_ = known_id(name, f"--set {text}", others)
    parts = [part.strip().replace(",", "").replace("$", "") for part in figure.split("/")]
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    return _edit(id_, numbers, f"--set {text!r}", text, "--set")


def _entry(path: str, name: Any, value: Any, others: tuple[str, ...]) -> Edit:
    where = f"--costs {path}"
    try:
        id_ = known_id(str(name), where, others)
    except UsageError as error:
        raise InvalidFile(error.message, suggestions=error.suggestions, fix=("--costs", None)) from error
    if isinstance(value, dict):
        value = [value.get(end) for end in ("low", "mid", "high")]
    numbers = list(value) if isinstance(value, list) else [value]
    if any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
        numbers = []
    try:
        return _edit(id_, numbers, f"{where}: {name}: {value!r}", "--costs", path)
    except UsageError as error:
        raise InvalidFile(error.message, fix=("--costs", None)) from error


def _edit(id_: str, numbers: list[float], where: str, typed: str, from_: str) -> Edit:
    """One figure or three. Customs value must be above nothing: no fee or duty is worked out from none."""
    good = len(numbers) in (1, 3) and all(math.isfinite(number) and number >= 0 for number in numbers) and numbers == sorted(numbers)
    if not good:
        raise UsageError(f"{where}: one figure in dollars from 0 up, or three as low/likely/high.", fix=(typed, None))
    if id_ == f"{ID}customs_value" and numbers[0] <= 0:
        raise UsageError(f"{where}: the customs value is above 0.", fix=(typed, None))
    low, mid, high = numbers if len(numbers) == 3 else numbers * 3
    return Edit(id=id_, low=float(low), mid=float(mid), high=float(high), from_=from_)


def _content(path: Path) -> Any:
    from keiway.errors import DataError
    from keiway.store import parse_yaml

    try:
        return parse_yaml(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise InvalidFile(f"--costs {str(path)!r} is no UTF-8 text.", fix=("--costs", None)) from error
    except OSError as error:
        raise InvalidFile(f"--costs {str(path)!r} could not be read: {error.strerror or error}.", fix=("--costs", None)) from error
    except DataError as error:
        raise InvalidFile(f"--costs {error}", fix=("--costs", None)) from error
