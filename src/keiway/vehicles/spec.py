"""A vehicle of one's own, from a small YAML file or from field=value settings.

Keys are the record's fields; values are in the record's unit, or carry their own ("134 in", "1,500 lb", "64 ps").
All mistakes are reported at once, each with line and column; a good key is never lost to a bad neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec

from keiway.errors import InvalidFile, NotUnderstood, UsageError
from keiway.vehicles.record import Kind, Vehicle, described

#: How many of the record's unit one of the named unit is.
UNITS = {
    "mm": {"mm": 1, "cm": 10, "m": 1000, "in": 25.4, "inch": 25.4, "inches": 25.4, '"': 25.4, "ft": 304.8, "feet": 304.8},
    "kg": {"kg": 1, "t": 1000, "lb": 0.45359237, "lbs": 0.45359237, "pounds": 0.45359237},
    "kW": {"kw": 1, "w": 0.001, "ps": 0.73549875, "hp": 0.745699872, "bhp": 0.745699872},
    "N.m": {"n.m": 1, "nm": 1, "lb-ft": 1.3558179, "lbft": 1.3558179, "ft-lb": 1.3558179, "kgf.m": 9.80665, "kgm": 9.80665},
    "km/h": {"km/h": 1, "kmh": 1, "kph": 1, "mph": 1.609344},
    "cc": {"cc": 1, "cm3": 1, "l": 1000, "litre": 1000, "liter": 1000, "cu in": 16.387064, "ci": 16.387064},
    "kWh": {"kwh": 1, "wh": 0.001},
    "mi": {"mi": 1, "miles": 1, "km": 0.621371192},
    "s": {"s": 1, "sec": 1, "seconds": 1},
    "USD": {"usd": 1, "$": 1, "dollars": 1},
    "JPY": {"jpy": 1, "yen": 1, "¥": 1},
    "km/l": {"km/l": 1, "mpg": 0.425143707},
    "mpg or mpge": {"mpg": 1, "mpge": 1},
}
_VALUE = re.compile(r"^\s*(\$)?\s*([-+]?[0-9][0-9,]*\.?[0-9]*)\s*([^\d\s].*?)?\s*$")
#: Without these no room can say anything.
NEEDED = ("make", "model", "kind", "origin")


class Mistake(NamedTuple):
    line: int  # 0 where there is no file
    column: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.text}" if self.line else self.text


def read_spec(path: str | Path) -> Vehicle:
    """A Vehicle from a YAML file. Raises `InvalidFile` naming every mistake, `NotUnderstood` when there is no file."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{path}: not a UTF-8 text file.", try_="save it as UTF-8") from error
    except OSError as error:
        raise NotUnderstood(f"no file {str(path)!r} could be read ({error.strerror}).", try_="keiway vehicles --fields") from error
    found, mistakes = _pairs(text, path)
    values: dict[str, Any] = {}
    for key, value, where in found:
        _take(key, value, where, values, mistakes)
    if not mistakes:
        mistakes += [Mistake(1, 1, f"{name} is missing") for name in NEEDED if name not in values]
    values.setdefault("id", f"own-{re.sub(r'[^a-z0-9]+', '-', path.stem.casefold()).strip('-') or 'vehicle'}")
    vehicle = None if mistakes else _vehicle(values, mistakes)
    if vehicle is None:
        raise InvalidFile(
            f"{path} has {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}:\n" + "\n".join(f"  {one}" for one in mistakes),
            suggestions=[str(one) for one in mistakes],
            try_="keiway vehicles --fields lists every field with its unit and range",
        )
    return vehicle


def from_settings(settings: Iterable[str]) -> Vehicle:
    """A vehicle made of `field=value` settings alone; raises `UsageError` naming what is wrong or missing."""
    settings = tuple(settings)
    given = {setting.partition("=")[0].strip() for setting in settings}
    lacking = [name for name in NEEDED if name not in given]
    if lacking:
        raise UsageError(
            f"no vehicle was named, and the settings lack {', '.join(lacking)}.",
            try_="keiway check --set make=Anzai --set model=Microvan --set kind=kei_van --set origin=JP --built 1997 --state TX",
        )
    return with_settings(msgspec.structs.replace(_EMPTY, id="own-vehicle"), settings)


def with_settings(vehicle: Vehicle, settings: Iterable[str]) -> Vehicle:
    """The vehicle with `field=value` settings over it; raises `UsageError` naming every bad one."""
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals:
            mistakes.append(Mistake(0, 0, f"{setting!r}: write it as field=value"))
        else:
            _take(key.strip(), _list(value) if _is_list(key.strip()) else value.strip(), (0, 0), values, mistakes)
    if not mistakes and values:
        changed = {"recalled": [name for name in vehicle.recalled if name not in values]}
        notes = {name: note for name, note in vehicle.fields.items() if name not in values}
        merged = {**msgspec.to_builtins(vehicle), **changed, **values}
        merged["fields"] = msgspec.to_builtins(notes)
        made = _vehicle(merged, mistakes)
        if made is not None:
            return made
    if mistakes:
        raise UsageError(
            "; ".join(map(str, mistakes)) + ".", suggestions=[str(one) for one in mistakes], try_="keiway vehicles --fields"
        )
    return vehicle


def _is_list(name: str) -> bool:
    return isinstance(getattr(_EMPTY, name, None), list)


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


_EMPTY = Vehicle(id="", make="", model="", kind="kei_car")
_FIELDS = {row["field"]: row for row in described()}
_SPREADS = {"curb_mass_kg": "kg"}
_CHOICES = {
    "kind": get_args(Kind),
    "fuel": ("petrol", "diesel", "electric", "hybrid", "phev"),
    "induction": ("na", "turbo", "supercharged"),
}


#: length for length_mm, mass for curb_mass_kg: a short name is fine where the value carries its unit.
_SHORT = {
    name.rsplit("_", 1)[0]: name for name, row in _FIELDS.items() if row["unit"] and name.endswith(("_mm", "_kg", "_cc", "_kw", "_nm", "_kmh", "_kwh"))
} | {"mass": "curb_mass_kg"}


def _pairs(text: str, path: Path) -> tuple[list[tuple[str, Any, tuple[int, int]]], list[Mistake]]:
    """Key, value and place of each top-level entry. A file that is not YAML at all is one mistake."""
    import yaml

    from keiway.store import _loader

    try:
        loader = _loader()(text)
        node = loader.get_single_node()
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return [], [Mistake(line, column, f"not YAML: {getattr(error, 'problem', None) or error}")]
    if not isinstance(node, yaml.MappingNode):
        return [], [Mistake(1, 1, "a list of 'field: value' lines is needed, such as 'make: Suzuki'")]
    found, mistakes = [], []
    for key, value in node.value:
        where = (value.start_mark.line + 1, value.start_mark.column + 1)
        name = key.value if isinstance(key.value, str) else "?"
        if name in (pair[0] for pair in found):
            mistakes.append(Mistake(key.start_mark.line + 1, key.start_mark.column + 1, f"{name} is given twice"))
            continue
        try:
            plain = loader.construct_object(value, deep=True)
        except (yaml.YAMLError, ValueError, TypeError) as error:
            mistakes.append(Mistake(*where, f"{name}: {getattr(error, 'problem', None) or error}"))
            continue
        found.append((name, plain, where))
    return found, mistakes


def _take(name: str, value: Any, where: tuple[int, int], values: dict, mistakes: list[Mistake]) -> None:
    """Check one entry and keep it, or say what is wrong with it."""
    if name not in _FIELDS and name in _SHORT:
        if not re.search(r"[a-z\"]", str(value), re.IGNORECASE):
            full = _SHORT[name]
            mistakes.append(Mistake(*where, f"{name}: give the unit too, as in {full}: {value} or {name}: {value} {full.rsplit('_', 1)[1]}"))
            return
        name = _SHORT[name]
    if name not in _FIELDS:
        mistakes.append(Mistake(*where, _unknown(name)))
        return
    try:
        value = _in_unit(name, value)
        msgspec.convert({**msgspec.to_builtins(_EMPTY), name: value}, Vehicle)
    except ValueError as error:
        mistakes.append(Mistake(*where, f"{name}: {_plain(str(error), _FIELDS[name])}"))
        return
    if value is not None:
        values[name] = value


def _unknown(name: str) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, list(_FIELDS), score_cutoff=75)
    return f"no field is called {name!r}" + (f"; did you mean {near[0]}?" if near else "")


def _in_unit(name: str, value: Any) -> Any:
    """Numbers as they are; text with a unit converted to the field's own. Raises ValueError in plain words."""
    unit = _SPREADS.get(name) or _FIELDS[name]["unit"]
    if name in _SPREADS:
        return _spread(value, unit)
    default = getattr(_EMPTY, name)
    if isinstance(default, list) and not isinstance(value, list):
        value = [value]
    if name == "seats" and isinstance(value, list):
        return [int(one) if isinstance(one, str) and one.isdigit() else one for one in value]
    if isinstance(value, str) and (unit or _FIELDS[name]["low"] is not None):
        return _number(value, unit)
    if isinstance(value, str) and isinstance(default, bool):
        if value.casefold() not in ("true", "false", "yes", "no"):
            raise ValueError(f"{value!r} is neither true nor false")
        return value.casefold() in ("true", "yes")
    return str(value) if _wants_text(name) and isinstance(value, int | float) and not isinstance(value, bool) else value


def _wants_text(name: str) -> bool:
    return name in ("make", "model", "generation", "tyre_size", "notes", "id")


def _spread(value: Any, unit: str) -> dict[str, float]:
    if isinstance(value, dict) and set(value) <= {"min", "max"} and value:
        low, high = (value.get("min", value.get("max")), value.get("max", value.get("min")))
    elif isinstance(value, str) and re.search(r"\d\s*(?:-|to|\.\.)\s*\d", value):
        low, high = re.split(r"\s*(?:-|to|\.\.)\s*", value, maxsplit=1)
        low += re.sub(r"[\d.,\s]+", "", high) if low.replace(",", "").replace(".", "").isdigit() else ""
    else:
        low = high = value
    least, most = (_number(one, unit) if isinstance(one, str) else one for one in (low, high))
    if not all(isinstance(one, int | float) and not isinstance(one, bool) and 50 <= one <= 6000 for one in (least, most)):
        raise ValueError(f"{value!r} is not a mass between 50 and 6,000 kg")
    if least > most:
        raise ValueError(f"the least, {least:g}, is above the most, {most:g}")
    return {"min": least, "max": most}


def _number(text: str, unit: str | None) -> float | int:
    match = _VALUE.match(text)
    if not match:
        raise ValueError(f"{text!r} is not a number")
    dollar, digits, named = match.groups()
    number = float(digits.replace(",", ""))
    named = (named or ("$" if dollar else "")).casefold().strip()
    if named:
        factors = UNITS.get(unit or "", {})
        factor = factors.get(named) or factors.get(named.replace("·", ".").rstrip("."))
        if factor is None:
            known = ", ".join(dict.fromkeys(factors)) or "none: give the bare number"
            raise ValueError(f"{named!r} is not a unit for it; units: {known}")
        number *= factor
    return int(number) if number.is_integer() else round(number, 3)


def _plain(message: str, described_field: dict) -> str:
    """msgspec's words with the range and unit beside them."""
    message = message.split(" - at ")[0]
    if match := re.fullmatch(r"Invalid enum value '(.*)'", message):
        return _not_one_of(match[1], _CHOICES.get(described_field["field"], ()))
    low, high, unit = described_field["low"], described_field["high"], described_field["unit"] or ""
    if ("Expected `float`" in message or "Expected `int`" in message) and (low is not None or high is not None):
        return f"must be between {low:,} and {high:,} {unit}".rstrip()
    return message[:1].lower() + message[1:]


def _not_one_of(value: str, choices: tuple[str, ...]) -> str:
    from rapidfuzz import process

    near = process.extractOne(value, choices, score_cutoff=60) if choices else None
    return f"{value!r} is not one of {', '.join(choices)}" + (f"; did you mean {near[0]}?" if near else "")


def _vehicle(values: dict[str, Any], mistakes: list[Mistake]) -> Vehicle | None:
    """The record as a whole; only months out of order are left to find here."""
    try:
        made = msgspec.convert({"confidence": "knowledge", **values}, Vehicle)
    except msgspec.ValidationError as error:
        mistakes.append(Mistake(0, 0, str(error)))
        return None
    if made.production_from and made.production_to and made.production_from > made.production_to:
        mistakes.append(Mistake(0, 0, f"production_to {made.production_to} is before production_from {made.production_from}"))
        return None
    return made
