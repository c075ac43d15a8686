"""The map on one day: 51 tiles for one vehicle, each with its verdict, cap, rule and reason in one line."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Gate, Verdict
from keiway.case import Case
from keiway.days import long_day
from keiway.law import federal
from keiway.law.state.finding import Finding
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.law.state.record import StateLaw, StateRule
from keiway.map.grid import GRID
from keiway.map.look import LOOKS
from keiway.store import data_version

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
SHUT = (Verdict.NO, Verdict.NOT_YET)


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """One state. Nothing in it turns on the day alone: between two change days it stays the same."""

    state: str
    name: str
    row: int
    column: int
    verdict: Verdict
    word: str
    symbol: str
    pattern: str
    register: Verdict
    drive: Verdict
    cap_mph: int | None  # highest posted limit of a road it may use, where the law gives one and the gates are not shut
    future: bool  # rests on law that was signed, and not yet in force, when the state's law was last checked: dashed
    disputed: bool  # a gate that counts is disputed: striped
    reason: str
    rule: str | None  # the first of the rules; each resolves with `keiway explain`
    rules: tuple[str, ...]
    cites: tuple[str, ...]
    checked: date


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The 51 tiles on a day, counted, and what must be said beside them."""

    on: date
    vehicle: str  # id
    name: str
    built: str
    use: str
    enter: Verdict  # may it enter the country at all? Not part of the tiles
    enter_says: str
    counts: dict[str, int]
    tiles: tuple[Tile, ...]  # by row, then column
    law_checked: date
    beyond: bool  # the day is after the last check: only law signed by then is known
    data: str


def board(case: Case, on: date) -> Board:
    """Every state's tile for `case` on `on`, whatever day the case itself was asked about."""
    case = msgspec.structs.replace(case, as_of=on)
    laws = states()
    found = tuple(tile(laws[code], case, on) for code in sorted(laws, key=GRID.__getitem__))
    enter = federal.enter(case)
    checked = min(law.checked_on for law in laws.values())
    codes = "/".join(case.vehicle.codes[:4])
    return Board(
        on=on,
        vehicle=case.vehicle.id,
        name=f"{case.vehicle.name} {codes}".strip(),
        built=str(case.built),
        use=case.use,
        enter=enter.verdict,
        enter_says=enter.says,
        counts={word.value: sum(one.verdict == word for one in found) for word in Verdict},
        tiles=found,
        law_checked=checked,
        beyond=on > checked,
        data=data_version(),
    )


def tile(law: StateLaw, case: Case, on: date) -> Tile:
    """One state's tile on a day, whatever day the case itself was asked about."""
    found = finding(law, msgspec.structs.replace(case, as_of=on) if case.as_of != on else case, on)
    counted = [gate for gate in (found.register, found.drive) if gate.counts]
    rules = [rule for rule in law.rules if rule.id in found.rules]
    look = LOOKS[found.verdict]
    row, column = GRID[law.state]
    return Tile(
        state=law.state,
        name=law.name,
        row=row,
        column=column,
        verdict=found.verdict,
        word=look.word,
        symbol=look.symbol,
        pattern=look.pattern,
        register=found.register.verdict,
        drive=found.drive.verdict,
        cap_mph=found.drive.limits.get("max_posted_mph") if found.verdict not in SHUT else None,
        future=on > law.checked_on and any(rule.from_ and rule.from_ > law.checked_on for rule in rules),
        disputed=any(gate.verdict == Verdict.DISPUTED for gate in counted),
        reason=_reason(law, found, rules, on),
        rule=rules[0].id if rules else None,
        rules=tuple(rule.id for rule in rules),
        cites=_cites(counted, rules),
        checked=law.checked_on,
    )


def _cites(gates: list[Gate], rules: list[StateRule]) -> tuple[str, ...]:
    """Of the rules where there are any, else of the gates: low-speed vehicles and carts have no rule of their own."""
    cites = [cite for rule in rules for cite in rule.cites] or [cite for gate in gates for reason in gate.reasons for cite in reason.cites]
    return tuple(dict.fromkeys(cites))


def _reason(law: StateLaw, found: Finding, rules: list[StateRule], on: date) -> str:
    """One line, without the day itself."""
    if found.verdict == Verdict.NOT_YET:
        return found.register.says
    if not rules:
        return "No rule for this kind of vehicle is known for that day" if found.why == "not coded for that day" else found.register.says
    first = rules[0]
    if found.why == "before the first evidence":
        signs = min(rule.seen for rule in rules if rule.seen)
        return f"Not known so early: the first sign of the rule is from {long_day(signs)} ({first.title})"
    if found.why == "the day the rule began is not known":
        unclear = found.register if found.register.verdict == Verdict.UNKNOWN else found.drive
        return unclear.says if unclear.verdict == Verdict.UNKNOWN else first.title
    if len(rules) > 1:
        return "Turns on a fact that was not given: " + ", or ".join(rule.title for rule in rules)
    return first.title
