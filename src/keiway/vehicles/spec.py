"""A vehicle of one's own, from a small YAML file or from field=value settings.

Keys are the record's fields; values are in the record's unit, or carry their own ("134 in", "1,500 lb", "64 ps").
All mistakes are reported at once, each with line and column; a good key is never lost to a bad neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import msgspec

from keiway.errors import InvalidFile, NotUnderstood, UsageError
from keiway.vehicles.mistakes import Mistake, plain, sentence, unknown
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


def read_spec(path: str | Path) -> Vehicle:
    """A Vehicle from a YAML file. Raises `InvalidFile` naming every mistake, `NotUnderstood` when there is no file."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{path} is not a UTF-8 text file. Save it as UTF-8.", try_="keiway vehicles --fields") from error
    except (OSError, ValueError) as error:
        raise _no_file(path, getattr(error, "strerror", None) or str(error)) from error
    found, mistakes = _pairs(text, path)
    values: dict[str, Any] = {}
    for key, value, where in found:
        _take(key, value, where, values, mistakes)
    if not mistakes:
        mistakes += [Mistake(1, 1, f"{name} is missing: {_FIELDS[name]['meaning']}") for name in NEEDED if name not in values]
    values.setdefault("id", f"own-{re.sub(r'[^a-z0-9]+', '-', path.stem.casefold()).strip('-') or 'vehicle'}")
    places = {key: where for key, _, where in found}
    vehicle = None if mistakes else _vehicle(values, mistakes, places.get("production_to", (1, 1)))
    if vehicle is None:
        raise InvalidFile(
            f"{path} has {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}:\n" + "\n".join(f"  {one}" for one in mistakes),
            suggestions=[str(one) for one in mistakes],
            try_="keiway vehicles --fields",
        )
    return vehicle


def _no_file(path: Path, why: str) -> NotUnderstood:
    from keiway.flags import nearest

    try:
        there = [str(path.with_name(file.name)) for file in path.parent.iterdir() if file.suffix in (".yaml", ".yml")]
    except (OSError, ValueError):
        there = []
    near = nearest(str(path), there)
    hint = f" Did you mean {near[0]}?" if near else " Its fields are listed by the command below."
    return NotUnderstood(
        f"no file {str(path)!r} could be read ({why}).{hint}",
        suggestions=near,
        try_="keiway vehicles --fields",
        fix=(str(path), near[0]) if near else None,
    )


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
    fixes: list[tuple[str, str | None]] = []
    for setting in settings:
        if wrong := _set(setting, values):
            mistakes.append(Mistake(0, 0, f"--set {setting}: {wrong}"))
            fixes.append((setting, _mended(setting)))
    if not mistakes and values:
        changed = {"recalled": [name for name in vehicle.recalled if name not in values]}
        notes = {name: note for name, note in vehicle.fields.items() if name not in values}
        merged = {**msgspec.to_builtins(vehicle), **changed, **values}
        merged["fields"] = msgspec.to_builtins(notes)
        made = _vehicle(merged, mistakes)
        if made is not None:
            return made
    if mistakes:
        told = [str(one) for one in mistakes]
        raise UsageError(sentence(told), suggestions=told, try_="keiway vehicles --fields", fixes=fixes if vehicle.make else None)
    return vehicle


def _set(setting: str, values: dict[str, Any]) -> str | None:
    """Take one `field=value`; returns what is wrong with it."""
    name, equals, value = (part.strip() for part in setting.partition("="))
    if not equals:
        return "write it as field=value"
    mistakes: list[Mistake] = []
    _take(name, _list(value) if _is_list(name) else value, (0, 0), values, mistakes)
    return mistakes[0].text.removeprefix(f"{name}: ") if mistakes else None


def _mended(setting: str) -> str | None:
    """The setting with the field that was meant, where its value then fits; None: leave it out."""
    name, equals, value = setting.partition("=")
    meant = unknown(name, [*_FIELDS, *_SHORT])[1] if equals and name not in _FIELDS else None
    return f"{meant}={value}" if meant and _set(f"{meant}={value}", {}) is None else None


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
        mistakes.append(Mistake(*where, unknown(name, [*_FIELDS, *_SHORT])[0]))
        return
    given = value
    try:
        value = _in_unit(name, value)
        msgspec.convert({**msgspec.to_builtins(_EMPTY), name: value}, Vehicle)
    except ValueError as error:
        mistakes.append(Mistake(*where, f"{name}: {plain(str(error), _FIELDS[name], _CHOICES.get(name, ()), given)}"))
        return
    if value is not None:
        values[name] = value


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


def _vehicle(values: dict[str, Any], mistakes: list[Mistake], where: tuple[int, int] = (0, 0)) -> Vehicle | None:
    """The record as a whole; only months out of order are left to find here, at `where` in a file."""
    try:
        made = msgspec.convert({"confidence": "knowledge", **values}, Vehicle)
    except msgspec.ValidationError as error:
        mistakes.append(Mistake(0, 0, str(error)))
        return None
    if made.production_from and made.production_to and made.production_from > made.production_to:
        mistakes.append(Mistake(*where, f"production_to {made.production_to} is before production_from {made.production_from}"))
        return None
    return made
