"""A state's gates where something is missing: a fact, the day a rule began, or any rule at all."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Gate, Missing, Verdict
from keiway.days import Window, long_day
from keiway.law.state.facts import missing
from keiway.law.state.finding import Finding
from keiway.law.state.record import StateLaw, StateRule
from keiway.law.state.standing import Standing, known


def open_question(found: Standing, each: list[Finding]) -> Finding:
    """A fact is missing: the same verdict under every possible rule stands, otherwise it is unknown."""
    questions = tuple(missing(fact) for fact in sorted(found.lacking))
    gates = []
    for name in ("register", "drive"):
        options: list[Gate] = [getattr(one, name) for one in each]
        verdicts = {gate.verdict for gate in options}
        same = len(verdicts) == 1
        gates.append(
            msgspec.structs.replace(
                options[0],
                verdict=options[0].verdict if same else Verdict.UNKNOWN,
                says=options[0].says if same else _either(found, options),
                reasons=tuple(reason for gate in options for reason in gate.reasons),
                missing=questions,
                limits=_shared([gate.limits for gate in options]),
            )
        )
    statuses = {one.status for one in each}
    return Finding(
        state=each[0].state, day=each[0].day, register=gates[0], drive=gates[1], rules=tuple(rule.id for rule in found.rules),
        status=statuses.pop() if len(statuses) == 1 else None, why="a fact about the vehicle is missing",
    )  # fmt: skip


def _shared(limits: list[dict]) -> dict:
    """What every possible rule has in common; a limit of one of them is no limit of the answer."""
    return {key: value for key, value in limits[0].items() if all(other.get(key) == value for other in limits)}


def _either(found: Standing, options: list[Gate]) -> str:
    parts = [f"{gate.verdict.words} under “{rule.title}”" for rule, gate in zip(found.rules, options, strict=True)]
    return "Depends on a fact that was not given: " + "; ".join(parts) + "."


def began_some_time(law: StateLaw, rule: StateRule, window: Window, before: Finding, after: Finding) -> Finding:
    """The rule began on an unknown day of `window`: gates it did not change stand, the others are unknown."""
    gates = {}
    for name in ("register", "drive"):
        old, new = getattr(before, name), getattr(after, name)
        if old.verdict == new.verdict:
            gates[name] = new
            continue
        says = f"“{rule.title}” began {window.words}; on which day is not known. Before it: {old.verdict.words}. Since: {new.verdict.words}."
        gates[name] = msgspec.structs.replace(new, verdict=Verdict.UNKNOWN, says=says, limits={}, missing=(_ask(law),))
    return msgspec.structs.replace(after, **gates, status=None, why="the day the rule began is not known")


def unproven(law: StateLaw, found: Standing, day: date) -> Finding:
    """The rule is first evidenced on a later day: it is not projected back."""
    says = (
        f"The earliest sign of this rule is from {long_day(found.unproven)}; whether it already held on "
        f"{long_day(day)} is not known. {found.rules[0].says}"
    )
    return _unknown(law, day, says, "before the first evidence", tuple(rule.id for rule in found.rules))


def not_coded(law: StateLaw, kind: str, day: date) -> Finding:
    """No rule covers the day."""
    starts = [start for rule in law.rules if kind in rule.kinds and known(rule, day) and (start := rule.from_ or rule.seen) and start > day]
    later = f"; the first rule keiway knows of begins on {long_day(min(starts))}" if starts else ""
    return _unknown(law, day, f"No rule for this kind of vehicle on {long_day(day)} is known{later}.", "not coded for that day", ())


def _ask(law: StateLaw) -> Missing:
    return Missing(fact="law", question=f"Ask {law.agency}.", settles="the rule on that day")


def _unknown(law: StateLaw, day: date, says: str, why: str, rules: tuple[str, ...]) -> Finding:
    register = Gate(
        gate="register", title=f"Title and register ({law.state})", verdict=Verdict.UNKNOWN, says=says, missing=(_ask(law),)
    )
    drive = Gate(gate="drive", title=f"Drive on ({law.state})", verdict=Verdict.UNKNOWN, says=says)
    return Finding(state=law.state, day=day, register=register, drive=drive, rules=rules, status=None, why=why)
