"""One value of a reform file, read into its lever's own unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from keiway.errors import InvalidFile
from keiway.policy.reform.record import Lever, Value

#: What a lever's unit may also be written in, and how many of the lever's unit one of them is.
UNITS = {
    "mph": {"mph": 1.0, "km/h": 1 / 1.609344, "kmh": 1 / 1.609344},
    "mm": {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4},
    "kW": {"kW": 1.0, "kw": 1.0, "hp": 0.745699872, "PS": 0.73549875},
    "cc": {"cc": 1.0, "l": 1000.0, "L": 1000.0},
    "percent": {"percent": 1.0, "%": 1.0, "pct": 1.0},
    "years": {"years": 1.0, "year": 1.0},
    "lb": {"lb": 1.0, "kg": 1 / 0.45359237},
    "vehicles a year": {"vehicles a year": 1.0, "vehicles": 1.0},
}
_EDITION = re.compile(r"([A-Z]{2})-(\d{4})")


def value(lever: Lever, raw: Any, unit: str | None, allowed: dict[str, tuple[str, ...]]) -> Value:
    """What `raw` sets the lever to. `allowed`: what a list may hold where the lever does not say. Raises `InvalidFile`."""
    match lever.kind:
        case "flag":
            return _flag(lever, raw)
        case "whole" | "number":
            return _number(lever, raw, unit)
        case "choice":
            return _choice(lever, raw)
    return _list(lever, raw, allowed)


def _flag(lever: Lever, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    word = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}.get(str(raw).casefold(), "true")
    raise InvalidFile(f"{lever.id}: {raw!r} is neither true nor false: write one of the two.", suggestions=[word], fix=(str(raw), word))


def _number(lever: Lever, raw: Any, unit: str | None) -> int | float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise InvalidFile(f"{lever.id}: {raw!r} is no number. It is {lever.says}:{_span(lever)}.", suggestions=_example(lever))
    units = UNITS.get(lever.unit, {lever.unit: 1.0})
    if unit is not None and unit not in units:
        raise InvalidFile(
            f"{lever.id}: the unit {unit!r} is none of {', '.join(units)}.", suggestions=[nearest(unit, units) or lever.unit]
        )
    found = raw * units[unit] if unit else raw
    if (lever.low is not None and found < lever.low) or (lever.high is not None and found > lever.high):
        near = min(max(found, lever.low), lever.high)
        raise InvalidFile(f"{lever.id}: {raw:g} {unit or lever.unit} lies outside{_span(lever)}.", suggestions=[f"{near:g}"])
    if lever.kind == "whole":
        if abs(found - round(found)) > 1e-6 and unit in (None, lever.unit):
            raise InvalidFile(f"{lever.id}: {raw:g} is not a whole number of {lever.unit}.", suggestions=[f"{round(found)}"])
        return round(found)
    return float(found)


def _choice(lever: Lever, raw: Any) -> str:
    if isinstance(raw, str) and raw.casefold() in lever.choices:
        return raw.casefold()
    near = nearest(str(raw), lever.choices)
    raise InvalidFile(f"{lever.id}: {raw!r} is none of {', '.join(lever.choices)}.{_did(near)}", suggestions=[near] if near else [])


def _list(lever: Lever, raw: Any, allowed: dict[str, tuple[str, ...]]) -> Value:
    if isinstance(raw, str) and raw.casefold() in lever.also:
        return () if raw.casefold() == "none" else raw.casefold()
    if raw is None:
        return ()
    if isinstance(raw, str) and lever.id == "states.follow" and raw.casefold() in ("ask", "list"):
        raise InvalidFile(
            f"{lever.id}: {raw!r} leaves open which states follow: write all, none or a list such as [TX, CO].",
            suggestions=["all", "none", "[TX, CO]"],
        )
    given = [raw] if isinstance(raw, (str, int)) and not isinstance(raw, bool) else raw
    if not isinstance(given, (list, tuple)):
        raise InvalidFile(f"{lever.id}: {raw!r} is no list; write one such as [{', '.join(_holds(lever, allowed)[:2])}].")
    found, wrong = [], []
    for each in given:
        word = _item(str(each), _holds(lever, allowed))
        (found if word else wrong).append(word or str(each))
    if wrong:
        near = nearest(wrong[0], _holds(lever, allowed))
        what = " nor ".join(repr(each) for each in wrong)
        may = f" It may be {', '.join(lever.choices)}." if lever.choices else " Write two letters, such as TX." if lever.id == "states.follow" else ""
        raise InvalidFile(f"{lever.id}: {what} is no {_named(lever)}.{_did(near) or may}", suggestions=[near] if near else list(lever.choices))
    return tuple(dict.fromkeys(found))


def _holds(lever: Lever, allowed: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return lever.choices or allowed.get(lever.id, ())


def _item(word: str, allowed: Iterable[str]) -> str | None:
    folded = {each.casefold(): each for each in allowed}
    if word.casefold() in folded:
        return folded[word.casefold()]
    edition = _EDITION.fullmatch(word.upper())
    return edition[0] if edition and edition[1] in folded.values() else None


def _named(lever: Lever) -> str:
    return {"states.follow": "state"}.get(lever.id, "approval" if lever.choices else "standard of the table")


def _span(lever: Lever) -> str:
    return f" {lever.low:g} to {lever.high:g} {lever.unit}" if lever.low is not None else ""


def _example(lever: Lever) -> list[str]:
    return [f"{lever.default if lever.default is not None else lever.today if lever.today is not None else lever.low:g}"]


def _did(near: str | None) -> str:
    return f" Did you mean {near}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one that differs by the fewest letters; else the one that shares most words."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    choices = {each: each.casefold() for each in known}
    close = process.extractOne(word.casefold(), choices, scorer=OSA.normalized_similarity, score_cutoff=0.6)
    found = close or process.extractOne(word.casefold(), choices, scorer=fuzz.WRatio, score_cutoff=60)
    return found[2] if found else None
