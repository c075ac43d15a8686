"""Reforms from ranges of levers: every combination of the values, each set over a reform or making one by itself."""

from __future__ import annotations

from itertools import product
from typing import Any

import yaml

from keiway.errors import InvalidFile, KeiwayError, attempt
from keiway.policy.reform import Reform, Setting, dump, levers, parse
from keiway.policy.reform.values import nearest
from keiway.policy.sweep.record import Point
from keiway.store import parse_yaml

RANGE = ("low", "high", "step", "unit")
MOST = 100_000  # combinations
TRY = "keiway sweep import-ages --plan"


def values(raw: Any, name: str, wrong: list[KeiwayError]) -> dict[str, list[Any]]:
    """`vary` of a file: lever -> its values as a reform file has them. What is wrong is added to `wrong`."""
    if raw is None:
        return {}
    if not isinstance(raw, dict) or not raw:
        wrong.append(InvalidFile(f"{name}: `vary` is a mapping of levers to lists, such as us.import.age_years: [10, 15, 20, 25].", try_=TRY))
        return {}
    known = [each.id for each in levers()]
    found = {}
    for key, given in raw.items():
        if key not in known:
            wrong.append(_no_lever(name, str(key), known))
        elif (listed := attempt(wrong, lambda key=key, given=given: _listed(name, key, given))) is not None:
            found[key] = listed
    return found


def _no_lever(name: str, key: str, known: list[str]) -> InvalidFile:
    near = nearest(key, known)
    ask = f"did you mean `{near}`?" if near else f"there is no such lever; there are {', '.join(known)}."
    return InvalidFile(f"{name}: vary: `{key}`: {ask}", suggestions=[near] if near else [], try_=TRY)


def _listed(name: str, key: str, given: Any) -> list[Any]:
    if isinstance(given, dict):
        return _range(name, key, given)
    if not isinstance(given, list) or not given:
        raise InvalidFile(f"{name}: vary: {key}: {given!r} is no list. Write one such as [10, 15, 20], or {{low: 10, high: 25, step: 5}}.", try_=TRY)
    return given


def _range(name: str, key: str, given: dict[str, Any]) -> list[Any]:
    """low, high and step, both ends in it."""
    for word in given:
        if word not in RANGE:
            near = nearest(str(word), RANGE)
            ask = f"did you mean `{near}`?" if near else f"a range has {', '.join(RANGE)}."
            raise InvalidFile(f"{name}: vary: {key}: `{word}`: {ask}", suggestions=[near] if near else [], try_=TRY)
    numbers = [given.get(word) for word in RANGE[:3]]
    if any(isinstance(each, bool) or not isinstance(each, (int, float)) for each in numbers):
        raise InvalidFile(f"{name}: vary: {key}: a range has three numbers: {{low: 10, high: 25, step: 5}}.", try_=TRY)
    low, high, step = numbers
    if step <= 0 or high < low or (high - low) / step > MOST:
        raise InvalidFile(f"{name}: vary: {key}: from {low:g} to {high:g} by {step:g} is no range. Give a low, a higher one and a step above zero.", try_=TRY)
    found = [low + n * step for n in range(int((high - low) / step + 1e-9) + 1)]
    return [{"value": each, "unit": given["unit"]} for each in found] if "unit" in given else found


def points(bases: list[Reform], axes: dict[str, list[Any]], over: dict[str, Any], from_: str | None, name: str, wrong: list[KeiwayError]) -> tuple[Point, ...]:
    """Every base under every combination; no base: each combination is a reform. `over`: entries of a reform file that stand over the bases'."""
    size = 1
    for listed in axes.values():
        size *= len(listed)
    if size * max(len(bases), 1) > MOST:
        wrong.append(InvalidFile(f"{name}: {size * max(len(bases), 1):,} reforms come of `vary`; a sweep has at most {MOST:,}.", try_=TRY))
        return ()
    if not axes and not over:
        return tuple(Point(id=base.reform, reform=base, base=base.reform) for base in bases)
    raws = [parse_yaml(dump(base), name) for base in bases] or [{"reform": "", "from": from_}]
    found: list[Point] = []
    told: dict[str, KeiwayError] = {}
    for raw, combination in product(raws, product(*axes.values())):
        try:
            found.append(_point({**raw, **over}, dict(zip(axes, combination, strict=True)), name))
        except KeiwayError as error:
            for one in getattr(error, "errors", [error]):
                told.setdefault(one.message, one)
    wrong += told.values()
    return tuple(found)


def _point(raw: dict[str, Any], swept: dict[str, Any], name: str) -> Point:
    tails = [key.rpartition(".")[2] for key in swept]
    short = {key: tail if tails.count(tail) == 1 else key for key, tail in zip(swept, tails, strict=True)}
    id_ = ", ".join(filter(None, (str(raw["reform"]), *(f"{short[key]} {_word(value)}" for key, value in swept.items()))))
    title = f"{raw.get('title') or raw['reform']}: {id_.removeprefix(str(raw['reform'])).lstrip(', ')}" if raw["reform"] and swept else raw.get("title") or id_
    text = yaml.safe_dump({**raw, "reform": id_, "title": title, "set": {**raw.get("set", {}), **swept}}, allow_unicode=True, sort_keys=False)
    reform = parse(text, f"{name}: vary" if swept else name)
    settings = {each.lever: each for each in reform.set}
    return Point(id=id_, reform=reform, base=str(raw["reform"]), swept=tuple(Setting(lever=key, value=settings[key].value) for key in swept))


def _word(value: Any) -> str:
    if isinstance(value, dict):
        return f"{_word(value.get('value'))} {value.get('unit', '')}".strip()
    if isinstance(value, (list, tuple)):
        return "+".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value).casefold()
