"""Every state rule as one row of a table, narrowed and counted by facets."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from keiway.flags import find_state, one_of
from keiway.law.state.load import states
from keiway.law.state.page import conditions_in_words, since, standing
from keiway.store import data_version


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as a row."""

    id: str
    state: str
    name: str
    title: str
    kinds: tuple[str, ...]
    standing: str  # in force | coming | past | first evidence later, on the day asked about
    since: str
    until: date | None
    conditions: str
    register: str
    register_says: str
    drive: str
    drive_says: str
    max_posted_mph: int | None
    basis: str
    evidence: str
    confidence: str
    checked: date
    cites: tuple[str, ...]


class RuleTable(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that were chosen, and what else could be: facet -> value -> rows it would leave."""

    schema: str
    as_of: date
    data: str
    chosen: dict[str, str]
    facets: dict[str, dict[str, int]]
    rows: tuple[RuleRow, ...]


FACETS = {
    "state": lambda row: (row.state,),
    "kind": lambda row: row.kinds,
    "standing": lambda row: (row.standing,),
    "register": lambda row: (row.register,),
    "drive": lambda row: (row.drive,),
    "basis": lambda row: (row.basis,),
    "confidence": lambda row: (row.confidence,),
}


def table(as_of: date, chosen: dict[str, str] | None = None) -> RuleTable:
    """The rules as they stand on a day; `chosen` keeps those with these facet values. Raises `UsageError`, `NotUnderstood`."""
    rows = [_row(law, rule, as_of) for law in states().values() for rule in law.rules]
    chosen = {name: _value(name, text, rows) for name, text in (chosen or {}).items()}
    facets = {}
    for name, values in FACETS.items():
        others = {facet: value for facet, value in chosen.items() if facet != name}
        facets[name] = dict(sorted(Counter(value for row in _kept(rows, others) for value in values(row)).items()))
    return RuleTable(
        schema="rules/1", as_of=as_of, data=data_version(), chosen=chosen, facets=facets, rows=tuple(_kept(rows, chosen))
    )


def _kept(rows: list[RuleRow], chosen: dict[str, str]) -> list[RuleRow]:
    return [row for row in rows if all(value in FACETS[name](row) for name, value in chosen.items())]


def _value(name: str, text: str, rows: list[RuleRow]) -> str:
    """A facet's value as typed; a state may be named by its name."""
    if name == "state":
        return find_state(text)
    known = sorted({value for row in rows for value in FACETS[name](row)})
    folded = {value.casefold(): value for value in known}
    if text.casefold() not in folded:
        raise one_of(text, known, name)
    return folded[text.casefold()]


def _row(law, rule, as_of: date) -> RuleRow:
    return RuleRow(
        id=rule.id,
        state=law.state,
        name=law.name,
        title=rule.title,
        kinds=tuple(rule.kinds),
        standing=standing(rule, as_of),
        since=since(rule),
        until=rule.to,
        conditions=conditions_in_words(rule.when),
        register=rule.register.verdict.value,
        register_says=rule.register.says,
        drive=rule.drive.verdict.value,
        drive_says=rule.drive.says,
        max_posted_mph=rule.drive.max_posted_mph,
        basis=rule.basis,
        evidence=rule.evidence,
        confidence=rule.confidence,
        checked=law.checked_on,
        cites=tuple(rule.cites),
    )
