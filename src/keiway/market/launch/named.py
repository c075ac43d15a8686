"""Named scenarios, and a reader's own file of the same keys."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from keiway.errors import DataError, InvalidFile, UsageError
from keiway.market.record import Energy
from keiway.places import PLACES
from keiway.store import Topic, parse_yaml

CAPS_MPH = (25, 35, 45, 55)
KEYS = ("says", "why", "dealers", "states", "cap_mph", "fuel_usd_gal", "energy")
ENDINGS = (".yaml", ".yml")


class Scenario(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a scenario sets; what it leaves out is as in base."""

    id: str
    says: str  # in a sentence
    why: str = ""
    dealers: float | None = None
    states: tuple[str, ...] | None = None
    cap_mph: int | None = None
    fuel_usd_gal: float | None = None
    energy: Energy | None = None
    file: str = ""  # where a reader's own came from


def _build(files: dict[str, Any]) -> list[dict[str, Any]]:
    (content,) = files.values()
    return [{"id": id_, **(row or {})} for id_, row in content["scenarios"].items()]


TOPIC = Topic("market-scenarios", "market/scenarios.yaml", list[Scenario], _build)


def scenarios() -> dict[str, Scenario]:
    """Those that come with keiway, by name; dealers filled in from base."""
    found = {one.id: one for one in TOPIC.value}
    return {id_: _filled(one, found["base"]) for id_, one in found.items()}


def scenario(name: str) -> Scenario:
    """One by name, or read from a file such as mine.yaml, or one of several there as mine.yaml:slow."""
    known = scenarios()
    if name in known:
        return known[name]
    path, _, part = name.rpartition(":") if ":" in name and not name.endswith(ENDINGS) else (name, "", "")
    if path.endswith(ENDINGS):
        return _filled(_own(Path(path), part), known["base"])
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    raise UsageError(
        f"Scenario {name!r}: there is none of that name. There are {', '.join(known)}; or a file of your own, as in mine.yaml.",
        suggestions=near,
        fix=(name, near[0] if near else "base"),
    )


def _filled(one: Scenario, base: Scenario) -> Scenario:
    return one if one.dealers is not None else msgspec.structs.replace(one, dealers=base.dealers)


def _own(path: Path, part: str) -> Scenario:
    """The scenario of a reader's file; `part` picks one of several."""
    try:
        content = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise InvalidFile(f"{path}: cannot be read ({error.strerror}).", try_="keiway market --help") from error
    except DataError as error:
        raise InvalidFile(str(error)) from error
    if not isinstance(content, dict):
        raise InvalidFile(f"{path.name}: no keys found. A scenario sets some of {', '.join(KEYS)}, as in 'cap_mph: 45'.")
    if "scenarios" in content:
        content, name = _picked(content["scenarios"], path, part)
    else:
        name = path.stem
    return _checked(content, name, path)


def _picked(several: Any, path: Path, part: str) -> tuple[Any, str]:
    if not isinstance(several, dict) or not several:
        raise InvalidFile(f"{path.name}: 'scenarios' holds names, each with keys such as cap_mph.")
    name = part or (next(iter(several)) if len(several) == 1 else "")
    if name not in several:
        said = f"there is no {part!r}" if part else "there are several"
        raise InvalidFile(f"{path.name}: {said}: {', '.join(several)}. Name one, as in {path.name}:{next(iter(several))}.")
    return several[name], name


def _checked(content: Any, name: str, path: Path) -> Scenario:
    """Key by key, so that the message names the key and the nearest that would do."""
    where = f"{path.name}, {name}"
    if not isinstance(content, dict):
        raise InvalidFile(f"{where}: no keys found. A scenario sets some of {', '.join(KEYS)}.")
    for key in content:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1, cutoff=0.4)
            raise InvalidFile(f"{where}: {key!r} is not a key of a scenario.{f' Did you mean {near[0]!r}?' if near else ''} Keys: {', '.join(KEYS)}.")
    for key, check in (("dealers", _number), ("fuel_usd_gal", _number), ("cap_mph", _cap), ("states", _states), ("energy", _energy)):
        if content.get(key) is not None and (wrong := check(content[key])):
            raise InvalidFile(f"{where}: {key}: {wrong}")
    says = str(content.get("says") or f"as in {path.name}")
    rest = {key: content[key] for key in KEYS[2:] if content.get(key) is not None}
    try:
        return msgspec.convert({"id": name, "says": says, "why": str(content.get("why") or ""), "file": str(path), **rest}, Scenario)
    except msgspec.ValidationError as error:
        raise InvalidFile(f"{where}: {error}") from error


def _number(value: Any) -> str:
    return "" if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6 else f"{value!r} is not a number above 0."


def _cap(value: Any) -> str:
    if value in CAPS_MPH:
        return ""
    nearest = min(CAPS_MPH, key=lambda cap: abs(cap - value)) if isinstance(value, int | float) else 45
    return f"{value!r} is none of {', '.join(map(str, CAPS_MPH))} mph; the nearest is {nearest}. Leave it out for no cap."


def _states(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return "a list of two-letter codes is needed, as in [TX, OK]; leave it out for all."
    for state in value:
        if state not in PLACES:
            near = get_close_matches(str(state).upper(), PLACES, n=1, cutoff=0.4) or [code for code, name in PLACES.items() if name.lower() == str(state).lower()]
            return f"{state!r} is not a state's code.{f' Did you mean {near[0]}?' if near else ''}"
    return ""


def _energy(value: Any) -> str:
    return "" if value in ("gasoline", "electric") else f"{value!r} is neither gasoline nor electric."
