"""A state's page: what is in force, what was, what is coming, who disputes it; and the difference of two days."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Position, Verdict
from keiway.law.state.record import Change, Claim, StateLaw, StateRule
from keiway.law.state.standing import in_force
from keiway.store import data_version


class RuleView(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as a reader sees it, with its citations and sources written out."""

    id: str
    title: str
    kinds: list[str]
    standing: Literal["in force", "past", "coming", "first evidence later"]
    since: str  # the first day, as finely as known, or "not known; earliest sign ..."
    until: date | None
    conditions: str
    says: str
    register: Verdict
    register_says: str
    drive: Verdict
    drive_says: str
    max_posted_mph: int | None
    basis: str
    evidence: str
    confidence: str
    event: str | None
    transition: str | None
    cites: dict[str, str]
    sources: dict[str, str]
    positions: list[Position]
    in_practice: str | None
    settled_by: str | None
    if_you_act: str | None
    leaning: str | None
    must_say: list[str]


class StatePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything keiway shows of one state's law on a day."""

    schema: str
    state: str
    name: str
    agency: str
    as_of: date
    law_checked: date
    data: str
    rules: list[RuleView]
    changes: list[Change]
    pending: list[str]
    claims: list[Claim]
    low_speed: dict
    antique: dict
    inspection: dict
    emissions: dict
    fees: dict
    warnings: list[str]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What a state's law said on two days: rules that ended, began and stayed."""

    schema: str
    state: str
    first: date
    second: date
    ended: list[RuleView]
    began: list[RuleView]
    stayed: list[RuleView]


def page(law: StateLaw, as_of: date, kind: str | None = None) -> StatePage:
    """The page for `as_of`; `kind` keeps only rules that name it."""
    late = [f"Last checked on {law.checked_on}; for {as_of} only law signed by then is known."] if as_of > law.checked_on else []
    return StatePage(
        schema="law/1",
        state=law.state,
        name=law.name,
        agency=law.agency,
        as_of=as_of,
        law_checked=law.checked_on,
        data=data_version(),
        rules=[view(law, rule, as_of) for rule in law.rules if kind is None or kind in rule.kinds],
        changes=sorted(law.changes, key=lambda change: change.on),
        pending=law.pending,
        claims=law.claims,
        low_speed=msgspec.to_builtins(law.low_speed),
        antique=msgspec.to_builtins(law.antique),
        inspection=msgspec.to_builtins(law.inspection),
        emissions=msgspec.to_builtins(law.emissions),
        fees=msgspec.to_builtins(law.fees),
        warnings=late,
    )


def difference(law: StateLaw, first: date, second: date, kind: str | None = None) -> Difference:
    """Rules in force on one day and not on the other."""
    rules = [rule for rule in law.rules if kind is None or kind in rule.kinds]
    then = {rule.id for rule in rules if standing(rule, first) == "in force"}
    now = {rule.id for rule in rules if standing(rule, second) == "in force"}

    def pick(ids: set[str], day: date) -> list[RuleView]:
        return [view(law, rule, day) for rule in rules if rule.id in ids]

    return Difference(
        schema="law-diff/1",
        state=law.state,
        first=first,
        second=second,
        ended=pick(then - now, first),
        began=pick(now - then, second),
        stayed=pick(then & now, second),
    )


def standing(rule: StateRule, day: date) -> str:
    if rule.to and day > rule.to:
        return "past"
    if not in_force(rule, day):
        return "coming"
    if rule.from_ is None and rule.seen and day < rule.seen:
        return "first evidence later"
    return "in force"


def view(law: StateLaw, rule: StateRule, day: date) -> RuleView:
    return RuleView(
        id=rule.id,
        title=rule.title,
        kinds=rule.kinds,
        standing=standing(rule, day),
        since=since(rule),
        until=rule.to,
        conditions=conditions_in_words(rule.when),
        says=rule.says,
        register=rule.register.verdict,
        register_says=rule.register.says,
        drive=rule.drive.verdict,
        drive_says=rule.drive.says,
        max_posted_mph=rule.drive.max_posted_mph,
        basis=rule.basis,
        evidence=rule.evidence,
        confidence=rule.confidence,
        event=rule.event,
        transition=rule.transition,
        cites={cite: law.citations[cite].says for cite in rule.cites},
        sources={source: law.sources[source].url for source in rule.sources},
        positions=rule.positions,
        in_practice=rule.in_practice,
        settled_by=rule.settled_by,
        if_you_act=rule.if_you_act,
        leaning=rule.leaning,
        must_say=rule.must_say,
    )


def since(rule: StateRule) -> str:
    """When the rule began, no more finely than it is known."""
    if rule.from_ is None:
        return f"not known; earliest sign {rule.seen}" if rule.seen else "not known"
    return {"day": rule.from_.isoformat(), "month": f"{rule.from_:%Y-%m}", "year": f"{rule.from_:%Y}"}[rule.from_precision]


def conditions_in_words(condition) -> str:
    """A condition back as the short text it was written in."""
    tag = type(condition).__struct_config__.tag
    if tag == "compare":
        value = condition.value
        if isinstance(value, list):
            value = f"[{', '.join(value)}]"
        elif isinstance(value, bool):
            value = str(value).lower()
        elif isinstance(value, float) and value.is_integer():
            value = int(value)
        return f"{condition.fact} {condition.op} {value}"
    if tag == "not":
        return f"not ({conditions_in_words(condition.of)})"
    joined = f" {'and' if tag == 'all' else 'or'} ".join(conditions_in_words(part) for part in condition.of)
    return f"({joined})" if tag == "any" and len(condition.of) > 1 else joined
