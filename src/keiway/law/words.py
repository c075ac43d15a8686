"""The sentences of the law room: one a person can act on, what was assumed, what would change it."""

from __future__ import annotations

from datetime import date, timedelta

from keiway.answer import Gate, Verdict
from keiway.case import Case
from keiway.days import long_day
from keiway.law.conditions import thresholds
from keiway.law.state.finding import Finding
from keiway.law.state.gates import OFF_ROAD_USES, finding
from keiway.law.state.record import StateLaw
from keiway.law.state.standing import known

V = Verdict


def check_sentence(case: Case, law: StateLaw | None, gates: list[Gate]) -> str:
    """The answer in one sentence: the import half, then the state half."""
    by_name = {gate.gate: gate for gate in gates}
    enter = enter_phrase(case, by_name)
    if not law:
        return f"{enter}. Name a state for plates and roads: --state CO."
    state = land_phrase(law.name, by_name["drive"]) if case.use in OFF_ROAD_USES else state_phrase(law.name, by_name["register"], by_name["drive"])
    barred = {by_name[name].verdict for name in ("enter.safety", "enter.emissions")} - {V.YES, V.YES_WITH_LIMITS}
    return f"{enter}; {'once it is lawfully here, ' if barred else ''}{state}."


def enter_phrase(case: Case, gates: dict[str, Gate]) -> str:
    """What the federal gates come to, for the person who asked."""
    safety, emissions = gates["enter.safety"], gates["enter.emissions"]
    verdicts = {safety.verdict, emissions.verdict}
    if V.NO in verdicts:
        return "It cannot be imported" + ("" if case.use in OFF_ROAD_USES else " for road use")
    if V.NOT_YET in verdicts:
        late = max((g for g in (safety, emissions) if g.verdict == V.NOT_YET), key=lambda g: g.possible_from or case.as_of)
        day = late.possible_from
        return f"You may not import it before {long_day(day)}" if day else "You may not import it yet"
    if V.UNKNOWN in verdicts:
        return "Whether you may import it yet turns on a fact that was not given"
    if V.DISPUTED in verdicts:
        return "Whether you may import it is disputed"
    if case.in_us:
        return "It is already in the country"
    if case.vehicle.us_certified:
        return "It is built to US standards, so nothing bars it at the border"
    if V.YES_WITH_LIMITS in verdicts:
        return "You may bring it in, with limits"
    return "You may import it"


def land_phrase(name: str, land: Gate) -> str:
    """Farm and off-road use, where registration is not the question."""
    return f"off the road in {name}: {land.verdict.words.lower()}. {land.says.rstrip('.')}"


def state_phrase(name: str, register: Gate, drive: Gate) -> str:
    """What the state's two gates come to."""
    shut = {
        V.NO: _refused,
        V.NOT_YET: _too_young,
        V.DISPUTED: lambda name, _: f"in {name} it is disputed whether it can be registered",
        V.UNKNOWN: _open_question,
    }.get(register.verdict)
    return shut(name, register) if shut else _registered(name, register, drive)


def _refused(name: str, register: Gate) -> str:
    only = ", only for off-road or farm use" if register.limits.get("way") == "off_road" else ""
    return f"{name} does not register it for the road{only}"


def _too_young(name: str, register: Gate) -> str:
    return f"{name} registers it only from {long_day(register.possible_from)}, when it is old enough"


def _open_question(name: str, register: Gate) -> str:
    if any(missing.fact != "law" for missing in register.missing):
        return f"what {name} does with it depends on a fact that was not given"
    return {
        "absence": f"in {name} no kei-specific limit was found, and the state has not confirmed that it may be registered",
        "lists": f"in {name} only third-party lists speak of it; no official rule was found",
    }.get(register.limits.get("basis"), f"what {name} does with it is not known")


def _registered(name: str, register: Gate, drive: Gate) -> str:
    way, cap = register.limits.get("way"), drive.limits.get("max_posted_mph")
    if drive.verdict == V.DISPUTED:
        return f"{name} registers it; where it may be driven is disputed"
    if register.verdict == V.YES_WITH_LIMITS and way == "antique":
        return f"{name} registers it only as an antique or collector vehicle, with limited use"
    local = ", where a county or town has opened its roads" if drive.limits.get("local") == "opt_in" else ""
    if cap and drive.verdict == V.YES_WITH_LIMITS:
        return f"{name} registers it for roads posted {cap} mph or less{local}"
    if drive.verdict == V.YES:
        return f"{name} titles and registers it, and no kei-specific road limit applies"
    if drive.verdict == V.YES_WITH_LIMITS:
        return f"{name} registers it{local or ', with limits on the roads it may use'}"
    return f"{name} registers it; where it may be driven is {drive.verdict.words.lower()}"


def _reads(law: StateLaw, fact: str, day: date) -> bool:
    """Does any rule of the state ask for this fact?"""
    return any(compare.fact == fact for rule in law.rules if known(rule, day) for compare in thresholds(rule.when))


def assumed(case: Case, law: StateLaw | None) -> tuple[str, ...]:
    """What was taken for granted, so that the reader can object."""
    found = []
    if case.entry is None and not case.in_us and not case.vehicle.us_certified:
        found.append(f"It would reach US customs on {case.as_of} (change: --arrive DATE).")
    if case.original_configuration is None and not case.in_us and not case.vehicle.us_certified:
        found.append("Engine and emission system are as built (if not: --modified).")
    if law and case.registered_since is None and _reads(law, "registered_since", case.as_of):
        found.append("It is not yet plated in the state (if it is: --registered-since DATE).")
    if law and case.titled_elsewhere is None and not case.in_us and _reads(law, "titled_elsewhere", case.as_of):
        found.append("It comes without another state's title (if it has one: --titled-elsewhere).")
    if case.in_us and not case.vehicle.us_certified:
        found.append("It was lawfully imported for road use: a vehicle let in for off-road use or for a time is not.")
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
