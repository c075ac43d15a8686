"""A state's two gates on a day: may it be titled and registered, and where may it be driven?"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.answer import Gate, Missing, Reason, Verdict, worst
from keiway.case import Case
from keiway.law.conditions import Range, Words, truth
from keiway.law.state import other_kinds
from keiway.law.state.facts import facts, law_kind, missing
from keiway.law.state.record import StateLaw, StateRule

KEI = ("kei_car", "kei_van", "kei_truck")


class Standing(msgspec.Struct, frozen=True):
    """The rules that do or may apply on a day."""

    rules: tuple[StateRule, ...]  # one when it is settled; several when a fact is missing; none when nothing is coded
    lacking: frozenset[str] = frozenset()
    unproven: date | None = None  # the rule is first evidenced on this later day


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Both gates of a state on a day."""

    state: str
    day: date
    register: Gate
    drive: Gate
    rules: tuple[str, ...]
    status: str | None
    why: str  # a few words for a table: stated, practice, absence, lists, not coded ...

    @property
    def verdict(self) -> Verdict:
        return worst([self.register.verdict, self.drive.verdict])


def standing(law: StateLaw, known: dict[str, Range | Words], kind: str, day: date) -> Standing:
    """Which rule applies: the first whose dates cover the day and whose conditions hold."""
    possible: list[StateRule] = []
    later: list[StateRule] = []  # in force when it was read, but first evidenced after `day`
    lacking: frozenset[str] = frozenset()
    for rule in law.rules:
        if kind not in rule.kinds or not in_force(rule, day):
            continue
        holds, lacks = truth(rule.when, known)
        if holds is False:
            continue
        if rule.from_ is None and rule.seen and day < rule.seen:
            later.append(rule)
            continue
        possible.append(rule)
        if holds:
            return Standing(tuple(possible), lacking)
        lacking |= lacks
    if possible:
        return Standing(tuple(possible), lacking)
    return Standing(tuple(later), frozenset(), min((rule.seen for rule in later), default=None))


def in_force(rule: StateRule, day: date) -> bool:
    return (rule.from_ is None or rule.from_ <= day) and (rule.to is None or day <= rule.to)


def finding(law: StateLaw, case: Case, day: date) -> Finding:
    """Both gates for `case` in the state on `day`."""
    kind = law_kind(case)
    if kind not in KEI and not any(kind in rule.kinds for rule in law.rules):
        register, drive, why = other_kinds.gates(law, case, kind)
        return Finding(state=law.state, day=day, register=register, drive=drive, rules=(), status=None, why=why)
    known = facts(case, day)
    found = standing(law, known, kind, day)
    if not found.rules:
        return _not_coded(law, kind, day)
    if found.unproven and day < found.unproven:
        return _unproven(law, found, day)
    if len(found.rules) == 1:
        return _settled(law, case, found.rules[0], day)
    return _open(law, case, found, day)


def change_days(law: StateLaw, kind: str) -> set[date]:
    """Days on which the state's coded law for `kind` changes."""
    days = set()
    for rule in law.rules:
        if kind in rule.kinds:
            days |= {rule.from_, rule.seen if rule.from_ is None else None}
            days.add(rule.to + timedelta(days=1) if rule.to else None)
    return {day for day in days if day}


def _settled(law: StateLaw, case: Case, rule: StateRule, day: date) -> Finding:
    register, drive = _register(law, rule), _drive(law, rule)
    if case.use in ("farm", "offroad"):
        register, drive = _farm(law, rule)
    return Finding(
        state=law.state, day=day, register=register, drive=drive, rules=(rule.id,), status=rule.status, why=_why(rule)
    )


def _why(rule: StateRule) -> str:
    return {
        "absence": "no kei-specific limit found",
        "lists": "only third-party lists",
        "practice": "agency practice",
        "press": "press reports",
    }.get(rule.basis, rule.basis)


def _register(law: StateLaw, rule: StateRule) -> Gate:
    return Gate(
        gate="register",
        title=f"Title and register ({law.state})",
        verdict=rule.register.verdict,
        says=rule.register.says or rule.says,
        until=rule.to,
        reasons=_reasons(rule),
        positions=tuple(rule.positions),
        missing=_settles(rule, rule.register.verdict),
        leaning=rule.leaning,
        limits={"status": rule.status, "way": rule.register.way, "basis": rule.basis, "since": rule.from_},
    )


def _drive(law: StateLaw, rule: StateRule) -> Gate:
    drive = rule.drive
    limits = {
        "status": rule.status,
        "max_posted_mph": drive.max_posted_mph,
        "crossing": drive.crossing,
        "interstate": drive.interstate,
        "limited_access": drive.limited_access,
        "local": drive.local,
    }
    return Gate(
        gate="drive",
        title=f"Drive on ({law.state})",
        verdict=drive.verdict,
        says=drive.says or rule.says,
        until=rule.to,
        reasons=(Reason(text=rule.says, cites=tuple(rule.cites), rule=rule.id, confidence=rule.confidence),),
        missing=_settles(rule, drive.verdict),
        limits=limits,
    )


def _settles(rule: StateRule, verdict: Verdict) -> tuple[Missing, ...]:
    if verdict not in (Verdict.UNKNOWN, Verdict.DISPUTED) or not rule.settled_by:
        return ()
    return (Missing(fact="law", question=f"{rule.settled_by[0].upper()}{rule.settled_by[1:]}.", settles=rule.settled_by),)


def _farm(law: StateLaw, rule: StateRule) -> tuple[Gate, Gate]:
    """Farm and off-road use: what the rule leaves for it, or that nothing was found."""
    farm = rule.farm
    verdict = farm.verdict if farm else Verdict.UNKNOWN
    says = farm.says if farm else "No farm or off-road rule was found; use on private land needs no registration in general."
    reasons = (Reason(text=rule.says, cites=tuple(rule.cites), rule=rule.id, confidence=rule.confidence),)
    register = Gate(
        gate="register", title=f"Title and register ({law.state})", verdict=verdict, says=says, until=rule.to,
        reasons=reasons, limits={"status": rule.status, "way": "off_road"},
    )  # fmt: skip
    drive = Gate(
        gate="drive", title=f"Drive on ({law.state})", verdict=verdict, says=says, until=rule.to,
        limits={"status": rule.status, "max_posted_mph": None, "interstate": "no"},
    )  # fmt: skip
    return register, drive


def _reasons(rule: StateRule) -> tuple[Reason, ...]:
    cites = tuple(rule.cites)
    reasons = [Reason(text=rule.says, cites=cites, rule=rule.id, confidence=rule.confidence)]
    reasons += [Reason(text=text, cites=cites, rule=rule.id, kind="fact") for text in rule.must_say]
    if rule.in_practice:
        reasons.append(Reason(text=rule.in_practice, rule=rule.id, kind="practice"))
    if rule.transition:
        reasons.append(Reason(text=f"Existing owners: {rule.transition}", cites=cites, rule=rule.id, kind="fact"))
    reasons += [Reason(text=e.says, cites=tuple(e.cites), rule=rule.id, kind="fact") for e in rule.exceptions]
    return tuple(reasons)


def _open(law: StateLaw, case: Case, found: Standing, day: date) -> Finding:
    """A fact is missing: the same verdict under every possible rule stands, otherwise it is unknown."""
    each = [_settled(law, case, rule, day) for rule in found.rules]
    questions = tuple(missing(fact) for fact in sorted(found.lacking))
    gates = []
    for name in ("register", "drive"):
        options: list[Gate] = [getattr(one, name) for one in each]
        verdicts = {gate.verdict for gate in options}
        verdict = options[0].verdict if len(verdicts) == 1 else Verdict.UNKNOWN
        says = options[0].says if len(verdicts) == 1 else _either(found, options)
        reasons = tuple(reason for gate in options for reason in gate.reasons)
        gates.append(msgspec.structs.replace(options[0], verdict=verdict, says=says, reasons=reasons, missing=questions))
    return Finding(
        state=law.state, day=day, register=gates[0], drive=gates[1], rules=tuple(r.id for r in found.rules),
        status=each[0].status if len({one.status for one in each}) == 1 else None, why="a fact about the vehicle is missing",
    )  # fmt: skip


def _either(found: Standing, options: list[Gate]) -> str:
    parts = [f"{gate.verdict.words} under “{rule.title}”" for rule, gate in zip(found.rules, options, strict=True)]
    return "Depends on a fact that was not given: " + "; ".join(parts) + "."


def _unproven(law: StateLaw, found: Standing, day: date) -> Finding:
    says = (
        f"The earliest sign of this rule is from {found.unproven}; whether it already held on {day} is not known: "
        + found.rules[0].says
    )
    return _unknown(law, day, says, "before the first evidence", tuple(rule.id for rule in found.rules))


def _not_coded(law: StateLaw, kind: str, day: date) -> Finding:
    starts = [start for rule in law.rules if kind in rule.kinds and (start := rule.from_ or rule.seen) and start > day]
    later = f"; the first rule keiway knows of begins on {min(starts)}" if starts else ""
    return _unknown(law, day, f"No rule for this kind of vehicle on {day} is known{later}.", "not coded for that day", ())


def _unknown(law: StateLaw, day: date, says: str, why: str, rules: tuple[str, ...]) -> Finding:
    ask = Missing(fact="law", question=f"Ask {law.agency}", settles="the rule on that day")
    register = Gate(
        gate="register", title=f"Title and register ({law.state})", verdict=Verdict.UNKNOWN, says=says, missing=(ask,)
    )
    drive = Gate(gate="drive", title=f"Drive on ({law.state})", verdict=Verdict.UNKNOWN, says=says)
    return Finding(state=law.state, day=day, register=register, drive=drive, rules=rules, status=None, why=why)

