"""The sentences of the law room: one a person can act on, what was assumed, what would change it."""

from __future__ import annotations

from datetime import timedelta

from keiway.answer import Gate, Verdict
from keiway.case import Case
from keiway.days import long_day
from keiway.law.state.gates import Finding, finding
from keiway.law.state.record import StateLaw

V = Verdict


def check_sentence(case: Case, law: StateLaw | None, gates: list[Gate]) -> str:
    """The answer in one sentence: the import half, then the state half."""
    by_name = {gate.gate: gate for gate in gates}
    enter = enter_phrase(case, by_name)
    if not law:
        return f"{enter}. Name a state for plates and roads: --state CO."
    return f"{enter}; {state_phrase(law.name, by_name['register'], by_name['drive'])}."


def enter_phrase(case: Case, gates: dict[str, Gate]) -> str:
    """What the federal gates come to, for the person who asked."""
    safety, emissions = gates["enter.safety"], gates["enter.emissions"]
    if case.in_us:
        return "It is already in the country"
    if case.vehicle.us_certified:
        return "It is built to US standards, so nothing bars it at the border"
    verdicts = {safety.verdict, emissions.verdict}
    if V.NO in verdicts:
        return "It cannot be imported for road use"
    if V.NOT_YET in verdicts:
        late = max((g for g in (safety, emissions) if g.verdict == V.NOT_YET), key=lambda g: g.possible_from or case.as_of)
        day = late.possible_from
        return f"You may not import it before {long_day(day)}" if day else "You may not import it yet"
    if V.UNKNOWN in verdicts:
        return "Whether you may import it yet turns on a fact that was not given"
    if V.DISPUTED in verdicts:
        return "Whether you may import it is disputed"
    if V.YES_WITH_LIMITS in verdicts:
        return "You may bring it in, with limits"
    return "You may import it"


def state_phrase(name: str, register: Gate, drive: Gate) -> str:
    """What the state's two gates come to."""
    way, cap = register.limits.get("way"), drive.limits.get("max_posted_mph")
    if register.verdict == V.NO:
        if way == "off_road":
            return f"{name} does not register it for the road, only for off-road or farm use"
        return f"{name} does not register it for the road"
    if register.verdict == V.DISPUTED:
        return f"in {name} it is disputed whether it can be registered"
    if register.verdict == V.UNKNOWN:
        if any(missing.fact != "law" for missing in register.missing):
            return f"what {name} does with it depends on a fact that was not given"
        if register.limits.get("basis") == "absence":
            return f"in {name} no kei-specific limit was found, and the state has not confirmed that it may be registered"
        if register.limits.get("basis") == "lists":
            return f"in {name} only third-party lists speak of it; no official rule was found"
        return f"what {name} does with it is not known"
    if register.verdict == V.YES_WITH_LIMITS and way == "antique":
        return f"{name} registers it only as an antique or collector vehicle, with limited use"
    if cap:
        return f"{name} registers it for roads posted {cap} mph or less"
    if drive.verdict == V.YES:
        return f"{name} titles and registers it, and no kei-specific road limit applies"
    if drive.verdict == V.YES_WITH_LIMITS:
        local = drive.limits.get("local") == "opt_in"
        where = "only where a county or town has opened its roads" if local else "with limits on the roads it may use"
        return f"{name} registers it, {where}"
    return f"{name} registers it; where it may be driven is {drive.verdict.words.lower()}"


def assumed(case: Case) -> tuple[str, ...]:
    """What was taken for granted, so that the reader can object."""
    found = []
    if case.entry is None and not case.in_us and not case.vehicle.us_certified:
        found.append(f"It would reach US customs on {case.as_of} (change: --arrive DATE).")
    if case.original_configuration is None and not case.in_us and not case.vehicle.us_certified:
        found.append("Engine and emission system are as built (if not: --modified).")
    if case.state and case.registered_since is None and not case.vehicle.us_certified:
        found.append("It is not yet plated in the state (if it is: --registered-since DATE).")
    if not case.vehicle.us_certified and case.vehicle.is_kei:
        found.append("Its year of manufacture stands for the model year, which Japanese vehicles do not carry.")
    return tuple(found)


def would_change(case: Case, law: StateLaw | None, found: Finding | None, gates: list[Gate]) -> tuple[str, ...]:
    """What would turn the answer: facts, dated law already signed, bills, an agency's word."""
    changes = [f"{missing.question} {missing.option or ''}".strip() for gate in gates for missing in gate.missing]
    for gate in gates:
        if law and gate.until and gate.gate == "register":
            changes.append(_what_follows(case, law, gate))
    if law and found and found.verdict != V.YES:
        changes.extend(law.pending)
    return tuple(dict.fromkeys(changes))


def _what_follows(case: Case, law: StateLaw, register: Gate) -> str:
    """The rule now in force ends: what the signed law makes of the two gates on the day after."""
    day = register.until + timedelta(days=1)
    then = finding(law, case, day)
    return (
        f"On {day} another rule takes over: register {then.register.verdict.words}, drive {then.drive.verdict.words}. "
        f"{then.drive.says}"
    )


def next_commands(case: Case, verdict: Verdict) -> tuple[str, ...]:
    """The commands somebody with this answer wants next."""
    quoted = f'"{case.text}"' if case.text else f'"{case.vehicle.id}"'
    commands = []
    if verdict in (V.NOT_YET, V.UNKNOWN):
        commands.append(f"keiway when {quoted}" + (f" --state {case.state}" if case.state else ""))
    if verdict in (V.NOT_YET, V.NO) and not case.in_us:
        commands.append(f"keiway law pathways {quoted}")
    if case.state:
        commands.append(f"keiway law {case.state}" + (" --dispute" if verdict == V.DISPUTED else ""))
    commands.append(f"keiway where {quoted}")
    return tuple(commands)
