"""Lines set by the person who asks: `--set ocean=1500`, `--set broker=250/400/600`, or a file of such lines.

A line is named in full (cost.landed.ocean), with its room (landed.ocean), or short (ocean): the first of the rooms asked that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from keiway.cost.record import Edit
from keiway.errors import InvalidFile, UsageError
from keiway.flags import MOST_MONEY, nearest

#: Full id -> what it is, one a room, in the order in which short names are looked up.
Rooms = Sequence[Mapping[str, str]]
SHOWN = 30  # names listed in an error
LANDED = "cost.landed."


def rooms(landed: bool = True, built_here: bool = False, owned: bool = False) -> Rooms:
    """What can be set of each room that was asked."""
    found: list[Mapping[str, str]] = []
    if built_here:
        from keiway.cost.built_here import editable

        found.append(editable())
    if landed:
        from keiway.cost.landed.names import names

        found.append({f"{LANDED}{short}": label for short, label in names().items()})
    if owned:
        from keiway.cost.owned import EDITS

        found.append({f"cost.owned.{short}": short.replace("_", " ") for short in EDITS})
    return found


def read(texts: Iterable[str], known: Rooms) -> tuple[Edit, ...]:
    """Edits typed as LINE=FIGURE or LINE=LOW/LIKELY/HIGH."""
    return tuple(_one(text, known) for text in texts)


def from_file(path: str, known: Rooms) -> tuple[Edit, ...]:
    """Edits from a YAML or JSON file: a mapping of line to a figure, or to a list of low, likely and high."""
    content = _content(Path(path))
    if isinstance(content, dict) and isinstance(content.get("costs"), dict):
        content = content["costs"]
    if not isinstance(content, dict) or not content:
        raise InvalidFile(f"--costs {path!r} is no list of 'line: dollars', such as 'ocean: 1500' or 'broker: [250, 400, 600]'.", fix=("--costs", None))
    return tuple(_entry(path, name, value, known) for name, value in content.items())


def chosen(edits: Iterable[Edit]) -> dict[str, Edit]:
    """By id; the later wins, so that a flag stands over a file."""
    return {edit.id: edit for edit in edits}


def full_id(name: str, known: Rooms) -> str | None:
    """The full id of a line typed short, with its room, or in full."""
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    for room in known:
        for id_ in room:
            if plain in (id_, id_.removeprefix("cost."), _short(id_)):
                return id_
    return None


def _short(id_: str) -> str:
    """cost.landed.ocean -> ocean"""
    return id_.split(".", 2)[-1]


def _named(name: str, where: str, typed: str, known: Rooms) -> str:
    """The full id, or a `UsageError` with the nearest."""
    if (found := full_id(name, known)) is not None:
        return found
    if name.strip().casefold() == "price":
        raise UsageError(f"{where}: the price is given with --price-jpy, --price-usd or --price.", fix=(typed, None))
    shorts = [_short(id_) for room in known for id_ in room]
    near = nearest(name.strip().casefold(), shorts, cutoff=55)
    hint = f" Did you mean {near[0]}?" if near else ""
    listed = ", ".join(shorts[:SHOWN]) + (f" and {len(shorts) - SHOWN} more" if len(shorts) > SHOWN else "")
    _, equals, figure = typed.partition("=")
    better = f"{near[0]}={figure}" if near and equals else None
    raise UsageError(f"{where}: no line is called {name.strip()!r}.{hint} Lines: {listed}.", suggestions=near, fix=(typed, better))


def _one(text: str, known: Rooms) -> Edit:
    name, equals, figure = text.partition("=")
    if not equals:
        raise UsageError(f"--set {text!r}: give a line and what it costs, such as ocean=1500 or broker=250/400/600.", fix=(text, None))
    id_ = _named(name, f"--set {text!r}", text, known)
    parts = [part.strip().replace(",", "").replace("$", "") for part in figure.split("/")]
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    return _edit(id_, numbers, f"--set {text!r}", text, "--set")


def _entry(path: str, name: Any, value: Any, known: Rooms) -> Edit:
    where = f"--costs {path}"
    try:
        id_ = _named(str(name), where, str(name), known)
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
    good = len(numbers) in (1, 3) and all(0 <= number <= MOST_MONEY for number in numbers) and numbers == sorted(numbers)
    if not good:
        name, equals, _ = typed.partition("=")
        sorted_ = "/".join(f"{number:g}" for number in sorted(numbers))
        mended = f"{name}={sorted_}" if equals and len(numbers) == 3 and all(0 <= number <= MOST_MONEY for number in numbers) else None
        much = " Nothing costs as much as that." if any(number > MOST_MONEY for number in numbers) else ""
        raise UsageError(f"{where}: one figure from 0 up, or three as low/likely/high.{much}", fix=(typed, mended))
    if id_ == f"{LANDED}customs_value" and numbers[0] <= 0:
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
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InvalidFile(f"--costs {str(path)!r} could not be read: {why}.", fix=("--costs", None)) from error
    except DataError as error:
        raise InvalidFile(f"--costs {error}", fix=("--costs", None)) from error
