"""A state's two gates on a day: may it be titled and registered, and where may it be driven?"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from keiway.answer import Gate, Missing, Position, Reason, Verdict
from keiway.case import Case
from keiway.days import add_years, long_day
from keiway.law.state import doubt, other_kinds
from keiway.law.state.facts import facts, law_kind
from keiway.law.state.finding import Finding
from keiway.law.state.record import StateLaw, StateRule
from keiway.law.state.standing import Standing, beginning, standing, turns_on_age

KEI = ("kei_car", "kei_van", "kei_truck")
OFF_ROAD_USES = ("farm", "offroad")
OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
LOOK_AHEAD = 40  # years within which an age that opens a gate is looked for


def finding(law: StateLaw, case: Case, day: date) -> Finding:
    """Both gates for `case` in the state on `day`."""
    kind = law_kind(case)
    if kind not in KEI and not any(kind in rule.kinds for rule in law.rules):
        register, drive, why = other_kinds.gates(law, case, kind)
        return Finding(state=law.state, day=day, register=register, drive=drive, rules=(), status=None, why=why)
    found = standing(law, facts(case, day), kind, day)
    if not found.rules:
        return doubt.not_coded(law, kind, day)
    if found.unproven and day < found.unproven:
        return doubt.unproven(law, found, day)
    answer = _of(law, case, found, day)
    window = beginning(found.rules[0])
    if window and day <= window.last:
        before = finding(law, case, window.first - timedelta(days=1))
        return doubt.began_some_time(law, found.rules[0], window, before, answer)
    return _not_yet(law, case, answer, kind, day)


def _of(law: StateLaw, case: Case, found: Standing, day: date) -> Finding:
    each = [_settled(law, case, rule, day) for rule in found.rules]
    return each[0] if len(each) == 1 else doubt.open_question(found, each)


def _settled(law: StateLaw, case: Case, rule: StateRule, day: date) -> Finding:
    register, drive = _register(law, rule), _drive(law, rule)
    if case.use in OFF_ROAD_USES:
        register = msgspec.structs.replace(register, counts=False)
        drive = _land(law, rule)
    return Finding(
        state=law.state, day=day, register=register, drive=drive, rules=(rule.id,), status=rule.status, why=_why(rule)
    )


def _not_yet(law: StateLaw, case: Case, answer: Finding, kind: str, day: date) -> Finding:
    """Shut only by its age: NOT YET, with the day on which today's rules would open the gate."""
    if answer.register.verdict != Verdict.NO or case.use in OFF_ROAD_USES or not turns_on_age(law, kind):
        return answer
    possible, certain = (_opens(law, case, kind, day, built) for built in (case.built.first, case.built.last))
    if certain is None or possible is None:
        return answer
    later = _of(law, case, standing(law, facts(case, certain), kind, day), day)
    says = f"Too young under today's rule; old enough from {long_day(possible)}"
    says += f" at the earliest, from {long_day(certain)} for certain" if certain != possible else ""
    register = msgspec.structs.replace(
        answer.register,
        verdict=Verdict.NOT_YET,
        says=f"{says}. Then: {later.register.says}",
        possible_from=possible,
        certain_from=certain,
    )
    drive = msgspec.structs.replace(answer.drive, verdict=Verdict.NOT_YET, possible_from=possible, certain_from=certain)
    return msgspec.structs.replace(answer, register=register, drive=drive)


def _opens(law: StateLaw, case: Case, kind: str, day: date, built: date) -> date | None:
    """The first anniversary or New Year on which the rules in force on `day` would register it, if built on `built`."""
    exact = msgspec.structs.replace(case, built=type(case.built)(built, built))
    days = [add_years(built, n) for n in range(1, LOOK_AHEAD)] + [date(built.year + n, 1, 1) for n in range(1, LOOK_AHEAD)]
    for later in sorted(one for one in days if one > day):
        found = standing(law, facts(exact, later), kind, day)
        if len(found.rules) == 1 and not found.unproven and found.rules[0].register.verdict in OPEN:
            return later
    return None


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
        positions=tuple(_named(law, position) for position in rule.positions),
        missing=_settles(rule, rule.register.verdict),
        leaning=rule.leaning,
        limits={"status": rule.status, "way": rule.register.way, "basis": rule.basis, "since": _since(rule)},
    )


def _since(rule: StateRule) -> str | None:
    """When the rule began, no more finely than it is known."""
    if rule.from_ is None:
        return None
    return rule.from_.isoformat()[: {"day": 10, "month": 7, "year": 4}[rule.from_precision]]


def _named(law: StateLaw, position: Position) -> Position:
    """A position whose sources carry the state before their name, as `keiway explain` wants them."""
    return msgspec.structs.replace(position, sources=tuple(f"{law.state.lower()}:{source}" for source in position.sources))


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


def _land(law: StateLaw, rule: StateRule) -> Gate:
    """Farm and off-road use: what the rule leaves for it, or that nothing was found. Registration is no part of it."""
    farm = rule.farm
    return Gate(
        gate="drive",
        title=f"Use off the road ({law.state})",
        verdict=farm.verdict if farm else Verdict.UNKNOWN,
        says=farm.says if farm else f"No farm or off-road rule was found in {law.name}; ask before using any public way.",
        until=rule.to,
        reasons=(Reason(text=rule.says, cites=tuple(rule.cites), rule=rule.id, confidence=rule.confidence),),
        limits={"status": rule.status, "way": "land"},
    )


def _settles(rule: StateRule, verdict: Verdict) -> tuple[Missing, ...]:
    if verdict not in (Verdict.UNKNOWN, Verdict.DISPUTED) or not rule.settled_by:
        return ()
    return (Missing(fact="law", question=f"{rule.settled_by[0].upper()}{rule.settled_by[1:]}.", settles=rule.settled_by),)


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
