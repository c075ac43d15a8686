"""Rules of the law ended, changed or added by id: for what no lever says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import msgspec

from keiway.errors import DataError, InvalidFile, KeiwayError, attempt, raise_all
from keiway.law.conditions import read, thresholds
from keiway.law.customs.record import Measure
from keiway.law.federal.record import Pathway, Permits
from keiway.law.state.facts import NOTES
from keiway.law.state.record import Drive, Register, StateRule
from keiway.policy.reform.patch.books import CITE, Books
from keiway.policy.reform.record import Change, Reform
from keiway.policy.reform.values import nearest

KEYS = ("rule", "state", "end", "change", "add", "from")
TRY = "keiway reform kei-class-45 --law --save example.yaml"
#: What cannot be changed by a file: the days are the reform's, the id is the rule's.
FIXED = ("id", "from", "to", "from_", "supposed", "replaced", "from_precision", "to_precision", "seen")


def changes(raw: Any, name: str, day: Callable[[Any, str], date]) -> tuple[Change, ...]:
    """The `rules` of a file, checked against the law: ids that exist, fields that fit. Raises `InvalidFile`."""
    if raw is None:
        return ()
    if not isinstance(raw, list) or not all(isinstance(each, dict) for each in raw):
        raise InvalidFile(f"{name}: `rules` is a list; each names a `rule` and says `end: true`, `change:` or `add:`.", try_=TRY)
    wrong: list[KeiwayError] = []
    books = Books()
    found = [attempt(wrong, lambda each=each: _change(each, name, day, books)) for each in raw]
    raise_all(wrong)
    return tuple(found)


def work(books: Books, reform: Reform) -> None:
    """Work the reform's rules into the law, each from its own day or the reform's."""
    for each in reform.rules:
        _apply(books, each, each.from_ or reform.from_)


def _change(raw: dict[str, Any], name: str, day: Callable, books: Books) -> Change:
    for key in raw:
        if key not in KEYS:
            near = nearest(str(key), KEYS)
            ask = f" did you mean `{near}`?" if near else f" it may be {', '.join(KEYS)}."
            raise InvalidFile(f"{name}: rules: `{key}`:{ask}", suggestions=[near] if near else [], try_=TRY)
    rule = str(raw.get("rule", ""))
    if not rule:
        raise InvalidFile(f"{name}: rules: one names no `rule`.", try_=TRY)
    does = [key for key in ("end", "change", "add") if raw.get(key)]
    if len(does) != 1:
        raise InvalidFile(f"{name}: rules: {rule}: say one of `end: true`, `change:` or `add:`.", try_=TRY)
    if does == ["add"]:
        found = Change(rule=rule, state=str(raw.get("state", "")).upper(), add=raw["add"], from_=day(raw["from"], "rules: from") if raw.get("from") else None)
    else:
        _place(books, rule, name)
        end, change = bool(raw.get("end")), raw.get("change") or {}
        found = Change(rule=rule, end=end, change=change, from_=day(raw["from"], "rules: from") if raw.get("from") else None)
    try:
        _apply(Books(), found, found.from_ or date(2030, 1, 1))
    except msgspec.ValidationError as error:
        raise _told(error, f"{name}: rules: {rule}:", f"keiway explain {rule}" if does != ["add"] else TRY) from error
    return found


def _told(error: msgspec.ValidationError, where: str, try_: str) -> InvalidFile:
    """What does not fit, with the nearest field where one is not known."""
    text = str(error)
    unknown = re.search(r"unknown field `(\w+)`", text)
    if not unknown:
        return InvalidFile(f"{where} {text.rstrip('.')}.", try_=try_)
    fields = [name for kind in (StateRule, Register, Drive, Pathway, Permits, Measure) for name in kind.__struct_encode_fields__]
    near = nearest(unknown[1], fields)
    return InvalidFile(
        f"{where} `{unknown[1]}`: {f'did you mean `{near}`?' if near else 'a rule has no such field.'}", suggestions=[near] if near else [], try_=try_
    )


def _place(books: Books, id_: str, name: str = "the reform") -> tuple[str, str]:
    """(topic, state) of the rule with that id. Raises `NotUnderstood` with the nearest one."""
    for law in books.states.values():
        if any(rule.id == id_ for rule in law.rules):
            return "states", law.state
    if any(way.id == id_ for way in books.federal.pathways):
        return "federal", ""
    if any(each.id == id_ for each in books.customs.measures):
        return "customs", ""
    ids = [rule.id for law in books.states.values() for rule in law.rules]
    ids += [way.id for way in books.federal.pathways] + [each.id for each in books.customs.measures]
    own = [each for each in ids if each.partition(".")[0] == id_.partition(".")[0]]  # a mistake in a state's rule means another of that state's
    near = nearest(id_, own) or (own[0] if own and id_.count(".") > 1 else nearest(id_, ids))
    raise InvalidFile(
        f"{name}: rules: no rule of the law is called {id_!r}.{f' Did you mean {near}?' if near else ''}", suggestions=[near] if near else [],
        try_=f"keiway explain {near}" if near else TRY,
    )  # fmt: skip


def _apply(books: Books, change: Change, day: date) -> None:
    if change.add:
        _add(books, change, day)
        return
    topic, state = _place(books, change.rule)
    match topic:
        case "states":
            _state(books, state, change, day)
        case "federal":
            rows = _dated(books.federal.pathways, change, day, Pathway, {"from": day.isoformat(), "supposed": day.isoformat()})
            for way in rows:
                _facts_known(way, books.federal.facts)
            books.federal = msgspec.structs.replace(books.federal, pathways=rows)
        case "customs":
            rows = _dated(books.customs.measures, change, day, Measure, {"from_": day.isoformat()})
            books.customs = msgspec.structs.replace(books.customs, measures=rows)


def _state(books: Books, code: str, change: Change, day: date) -> None:
    """A changed rule stands before the old one; an ended one ends the day before."""
    law, rows = books.states[code], []
    for rule in law.rules:
        if rule.id == change.rule and change.end:
            rows.append(msgspec.structs.replace(rule, to=day - timedelta(days=1), to_precision="day"))
            continue
        if rule.id == change.rule:
            new = _merged(_plain(rule), change.change, name=change.rule)
            new |= {"id": f"{code.lower()}.supposed.{rule.id.partition('.')[2]}", "from": day.isoformat(), "supposed": day.isoformat(), "from_precision": "day", "evidence": "background_only", "confidence": "low"}
            for key in ("to", "to_precision", "seen", "event", "sources"):
                new.pop(key, None)
            rows.append(msgspec.convert(new | {"cites": [CITE, *rule.cites]}, StateRule))
            _facts_known(rows[-1], NOTES)
        rows.append(rule)
    books.states[code] = msgspec.structs.replace(law, rules=rows)


def _dated(rows: list, change: Change, day: date, kind: type, days: dict[str, str]) -> list:
    found = []
    for row in rows:
        if row.id != change.rule:
            found.append(row)
            continue
        found.append(msgspec.structs.replace(row, replaced=day))
        if not change.end:
            new = _merged(_plain(row), change.change, name=change.rule) | days
            new |= {"id": f"us.supposed.{row.id.rpartition('.')[2]}", "cites": [CITE, *row.cites], "verified": "knowledge", "confidence": "low"}
            found.append(msgspec.convert(new, kind))
    return found


def _add(books: Books, change: Change, day: date) -> None:
    """A whole rule: a state's where `state` is named, else a federal pathway or a measure by its fields."""
    if not isinstance(change.add, dict):
        raise msgspec.ValidationError("`add` is a mapping of the rule's fields")
    raw = _conditions(change.add) | {"id": change.rule}
    if change.state:
        if change.state not in books.states:
            raise msgspec.ValidationError(f"no state {change.state!r}")
        base = {"evidence": "background_only", "confidence": "low", "basis": "statute", "status": "full_road_use", "title": "Supposed rule", "cites": [CITE]}
        rule = msgspec.convert(base | raw | {"from": day.isoformat(), "supposed": day.isoformat()}, StateRule)
        _facts_known(rule, NOTES)
        law = books.states[change.state]
        books.states[change.state] = msgspec.structs.replace(law, rules=[rule, *law.rules])
    elif "layer" in raw:
        base = {"verified": "knowledge", "confidence": "low", "cites": [CITE], "title": "Supposed pathway"}
        way = msgspec.convert(base | raw | {"from": day.isoformat(), "supposed": day.isoformat()}, Pathway)
        _facts_known(way, books.federal.facts)
        books.federal = msgspec.structs.replace(books.federal, pathways=[*books.federal.pathways, way])
    else:
        base = {"verified": "knowledge", "confidence": "low", "cites": [CITE], "sources": [], "title": "Supposed duty", "instrument": "supposed"}
        measure = msgspec.convert(base | raw | {"from_": day.isoformat()}, Measure)
        books.customs = msgspec.structs.replace(books.customs, measures=[*books.customs.measures, measure])


def _plain(rule: msgspec.Struct) -> dict[str, Any]:
    return msgspec.to_builtins(rule)


def _merged(rule: dict[str, Any], change: dict[str, Any], name: str) -> dict[str, Any]:
    """The rule with some fields replaced; a mapping inside is merged, a list replaced."""
    if not isinstance(change, dict):
        raise msgspec.ValidationError("`change` is a mapping of fields")
    fixed = [key for key in change if key in FIXED]
    if fixed:
        raise msgspec.ValidationError(f"`{fixed[0]}` cannot be changed: the days are the reform's")
    found = dict(rule)
    for key, value in _conditions(change).items():
        inner = isinstance(value, dict) and isinstance(found.get(key), dict) and key != "when"
        found[key] = {**found[key], **value} if inner else value
    return found


def _conditions(raw: dict[str, Any]) -> dict[str, Any]:
    try:
        return {key: read(value) if key == "when" else value for key, value in raw.items()}
    except DataError as error:
        raise msgspec.ValidationError(f"`when`: {raw['when']!r} is no condition; write fact, sign and value, such as engine_cc <= 1000") from error


def _facts_known(rule: StateRule | Pathway, known: Iterable[str]) -> None:
    """A condition on a fact that nobody can give would be unknown for ever. Raises `ValidationError`."""
    for each in thresholds(rule.when):
        if each.fact not in known:
            near = nearest(each.fact, known)
            raise msgspec.ValidationError(f"`when`: no fact is called `{each.fact}`" + (f": did you mean `{near}`?" if near else ""))

