"""What is not as it was between two answers: verdicts, rules and days, caps, the day of the check, numbers outside their old band."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from keiway.dossier.verify.reading import plain
from keiway.dossier.verify.record import Change

DAYS = (("possible_from", "possible from"), ("certain_from", "certain from"), ("until", "known to hold until"))
CAPS = (("max_posted_mph", "posted limit, mph"), ("way", "way of registration"), ("lines", "tariff lines"), ("pathway", "way in"))
LINES = ("crash", "road", "cost", "market")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    rule: str | None = None
    kind: str = "law"


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared of a gate."""

    gate: str
    title: str = ""
    verdict: str
    says: str = ""
    possible_from: str | None = None
    certain_from: str | None = None
    until: str | None = None
    reasons: list[Reason] = []
    limits: dict[str, Any] = {}


class Number(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    how: str = ""
    unit: str = ""
    mid: float | None = None
    low: float | None = None
    high: float | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    known: bool = True
    quantities: list[Number] = []


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared of an answer, read from a file or worked out now."""

    verdict: str
    law_checked: str | None = None
    data: str = ""
    gates: list[Gate]
    customs: Gate | None = None
    crash: Line | None = None
    road: Line | None = None
    cost: Line | None = None
    market: Line | None = None
    quantities: list[Number] = []


def compared(answer: Any) -> Compared:
    """Raises `msgspec.ValidationError` for what is no answer."""
    return msgspec.convert(msgspec.to_builtins(answer), Compared)


def changes(was: Compared, now: Compared) -> tuple[Change, ...]:
    """In the order of the page; the day of the check and the data's version are told and do not matter."""
    return tuple(_changes(was, now))


def _changes(was: Compared, now: Compared) -> Iterator[Change]:
    if was.verdict != now.verdict:
        yield _change("Verdict", _word(was.verdict), _word(now.verdict))
    gates = {gate.gate: gate for gate in (*was.gates, *([was.customs] if was.customs else []))}
    for gate in (*now.gates, *([now.customs] if now.customs else [])):
        before = gates.pop(gate.gate, None)
        if before is None:
            yield _change(gate.title, "not told", _word(gate.verdict))
        else:
            yield from _gate(before, gate)
    for gate in gates.values():
        yield _change(gate.title or gate.gate, _word(gate.verdict), "not told")
    yield from _numbers(was, now)
    for what, before, after in (("Law checked", was.law_checked, now.law_checked), ("Data", was.data, now.data)):
        if before != after:
            yield _change(what, before, after, matters=False)


def _gate(was: Gate, now: Gate) -> Iterator[Change]:
    name = now.title
    if was.verdict != now.verdict:
        yield _change(name, _word(was.verdict), _word(now.verdict))
    for field, words in DAYS:
        if getattr(was, field) != getattr(now, field):
            yield _change(f"{name}, {words}", getattr(was, field), getattr(now, field))
    for field, words in CAPS:
        if was.limits.get(field) != now.limits.get(field):
            yield _change(f"{name}, {words}", was.limits.get(field), now.limits.get(field))
    rules = [sorted({reason.rule for reason in gate.reasons if reason.rule and reason.kind != "correction"}) for gate in (was, now)]
    if rules[0] != rules[1]:
        yield _change(f"{name}, rules", ", ".join(rules[0]), ", ".join(rules[1]))
    elif was.says != now.says and was.verdict == now.verdict:
        yield _change(f"{name}, in words", was.says, now.says, matters=False)


def _numbers(was: Compared, now: Compared) -> Iterator[Change]:
    """A number that has left the band it had, or is no longer known."""
    for name in LINES:
        before, after = getattr(was, name), getattr(now, name)
        if bool(before and before.known) != bool(after and after.known):
            yield _change(name.capitalize(), "told" if before and before.known else "not known", "told" if after and after.known else "not known")
    old = {_key(one): one for one in _all(was)}
    for one in _all(now):
        before = old.get(_key(one))
        if before and one.mid is not None and before.mid is not None and _outside(before, one.mid):
            yield _change(f"{one.id}, {one.unit}", _band(before), _band(one))


def _all(found: Compared) -> list[Number]:
    return [*found.quantities, *(one for name in LINES if getattr(found, name) for one in getattr(found, name).quantities)]


def _key(one: Number) -> tuple[str, str]:
    """Its id with how it was made, as one id may be told of two grades; without the day, which is another."""
    return one.id, DAY.sub("", one.how)


def _outside(before: Number, mid: float) -> bool:
    slack = 1e-9 * max(abs(mid), 1.0)
    low = before.mid if before.low is None else before.low
    high = before.mid if before.high is None else before.high
    return not low - slack <= mid <= high + slack


def _band(one: Number) -> str:
    return f"{one.mid:,.4g}" + (f" ({one.low:,.4g} to {one.high:,.4g})" if one.low is not None and one.high is not None and one.low != one.high else "")


def _change(what: str, was: Any, now: Any, matters: bool = True) -> Change:
    return Change(what=plain(what, 120), was=plain("none" if was in (None, "") else was), now=plain("none" if now in (None, "") else now), matters=matters)


def _word(verdict: str) -> str:
    from keiway.answer import Verdict

    return Verdict(verdict).words if verdict in list(Verdict) else plain(verdict, 40)
