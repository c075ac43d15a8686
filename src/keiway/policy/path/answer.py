"""The path finder: from a vehicle and a goal to the smallest sets of changes that open it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import long_day
from keiway.errors import UsageError
from keiway.law.check import read_as
from keiway.law.federal import checked_on
from keiway.policy.path import histories
from keiway.policy.path.facts import change, changes, facts
from keiway.policy.path.goal import Goal, places
from keiway.policy.path.law.standing import Standing
from keiway.policy.path.law.tried import Tried
from keiway.policy.path.law.unchanged import unchanged
from keiway.policy.path.law.waiting import waiting
from keiway.policy.path.options import apart, options, search
from keiway.policy.path.record import SCHEMA, Option, PathAnswer, Shut
from keiway.policy.path.singles import singles, still
from keiway.store import data_version, under


def answer(case: Case, goal: Goal, notes: tuple[str, ...] = ()) -> PathAnswer:
    """Judged on the goal's day, else on the as-of day, as if each change were in force on that day. Always from the shipped law."""
    with under(None):
        return _answer(case, goal)


def as_it_is(case: Case, goal: Goal) -> tuple[Shut, ...]:
    """The goal's gates as the law is, without looking for a change: quick."""
    with under(None):
        return _today(Tried(case, goal, _day(case, goal)).under(), goal)


def default_way(case: Case, dated: bool) -> str:
    """A model that is still built, asked without a build date, is to be sold new; any other is brought in used."""
    return "new" if case.vehicle.current and not dated and not case.in_us else "used"


def _answer(case: Case, goal: Goal) -> PathAnswer:
    day = _day(case, goal)
    tried = Tried(case, goal, day)
    before = tried.under()
    met = before.meets(goal)
    found = () if met else search(tried)
    rules, grants = apart(tried, found)
    told = options(tried, rules, case.as_of)
    granted = options(tried, grants, case.as_of, after=len(told))
    alone = () if met else singles(tried)
    waits, comes, waits_says = waiting(case, goal, before, day)
    return PathAnswer(
        schema=SCHEMA, id=f"path.{_fingerprint(case, goal)}", vehicle=case.vehicle.id, title=case.vehicle.title, read_as=read_as(case),
        goal=goal.words, asked=_asked(case, goal), as_of=case.as_of, day=day, verdict=_verdict(before, goal, waits, comes), tried=tried.count,
        sentence=_sentence(case, goal, before, (told, granted), waits if comes else None), today=_today(before, goal),
        waits=waits, waits_says=waits_says, options=told, granted=granted, more=len(rules) - len(told), singles=alone,
        unchanged=unchanged(case, day) if goal.way == "new" and not met else (), blocked="" if met or rules else _blocked(tried),
        in_doubt=tuple(place.state for place in before.places if place.open is None and _told(place.state, goal)),
        limited=tuple(f"{place.state} ({place.note})" for place in before.places if place.note and _told(place.state, goal)),
        assumed=_assumed(case, goal, day), warnings=_warnings(case, day), sources=_sources((*told, *granted)), law_checked=checked_on(), data=data_version(),
        next=_next(case, goal),
    )  # fmt: skip


def _day(case: Case, goal: Goal) -> date:
    """On which the goal is judged. Raises `UsageError` where it lies before the day asked about."""
    day = goal.by or case.as_of
    if day < case.as_of:
        raise UsageError(f"by={day} is before the day asked about, {case.as_of}.", try_=f'keiway path "{case.text or case.vehicle.id}" --goal {"sold-new" if goal.way == "new" else "registered"}')
    return day


def only_named(goal: Goal) -> bool:
    """Does the goal ask for certain states and no more?"""
    return bool(goal.named) and goal.states == len(goal.named)


def _told(state: str, goal: Goal) -> bool:
    return state in goal.named or not only_named(goal)


def _today(before: Standing, goal: Goal) -> tuple[Shut, ...]:
    gates = tuple(Shut(gate=gate.gate, open=gate.open, word=gate.word, says=gate.says) for gate in before.gates)
    if not goal.asks_states or not before.enters:
        return gates
    need, open_ = before.needs(goal), before.open_states
    if only_named(goal):
        lacking = [place for place in before.places if place.state in goal.named and not place.open]
        says = " ".join(f"{place.state} {'is in doubt' if place.open is None else 'is shut'}: {place.says}" for place in lacking)
        return (*gates, Shut(gate="states", open=need == 0, word="NO" if need else "YES", says=says or f"{', '.join(goal.named)} {'is' if len(goal.named) == 1 else 'are'} open."))
    said = f"{places(len(open_)) if open_ else 'no state'} {'opens' if len(open_) == 1 or not open_ else 'open'} it so far" + (f", {need} more asked for." if need else ".")
    return (*gates, Shut(gate="states", open=need == 0, word="NO" if need else "YES", says=said[0].upper() + said[1:]))


def _verdict(before: Standing, goal: Goal, waits: date | None, comes: bool) -> Verdict:
    if before.meets(goal):
        return Verdict.YES
    if comes:
        return Verdict.NOT_YET
    if any(gate.open is None for gate in before.gates):
        return Verdict.UNKNOWN
    if not before.enters:
        return Verdict.NOT_YET if waits else Verdict.NO
    doubt = {place.state for place in before.places if place.open is None}
    named = set(goal.named) <= {*before.open_states, *doubt}
    return Verdict.UNKNOWN if named and len(before.open_states) + len(doubt) >= goal.states else Verdict.NO


def _sentence(case: Case, goal: Goal, before: Standing, sets: tuple[tuple[Option, ...], tuple[Option, ...]], comes: date | None) -> str:
    name, (told, granted) = case.vehicle.title, sets
    if before.meets(goal):
        return f"Nothing need change: the {name} may be {goal.words} as the law is."
    wait = f"Nothing need change if it can wait until {long_day(comes)}. " if comes else ""
    apart = _granted(granted)
    doubt = [gate for gate in before.gates if gate.open is None]
    if not told and doubt:
        return f"Whether the {name} may be {goal.words} as the law is is not known, and no set of the changes of rule tried settles it. {doubt[0].says}{apart}"
    if not told:
        return f"{wait}No set of the changes of rule tried opens it{' sooner' if comes else ''}: the {name} could not be {goal.words}.{apart}"
    best = told[0]
    ties = sum(one.acts == best.acts for one in told) - 1
    acts = "one change" if best.acts == 1 else f"{best.acts} changes, each an act of its own,"
    also = f" (and {ties} other{'s' if ties > 1 else ''} of that size)" if ties else ""
    said = f"{'sooner, ' if comes else ''}{acts} would do{also}: {best.says}"
    return wait + said[0].upper() + said[1:] + apart


def _granted(granted: tuple[Option, ...]) -> str:
    """A decision for one maker is told with what it hangs on, after the changes of rule."""
    if not granted:
        return ""
    best = granted[0]
    rest = [step for step in best.steps if not change(step.change).grant]
    with_ = f" with {rest[0].title[0].lower()}{rest[0].title[1:]}" if rest else ""
    most = f", for {best.most_a_year:,.0f} a year at most" if best.most_a_year else ""
    states = f" and {places(best.states.n)}" if best.states else ""
    return f" Apart from these, an exemption that NHTSA grants its maker would do{with_}{states}{most}; it hangs on a finding that is not foretold."


def _blocked(tried: Tried) -> str:
    """Under everything at once: what stays shut."""
    from keiway.policy.path.law.tried import strongest

    every = strongest(tuple(one for one in changes(tried.goal.way) if not one.grant))
    after = tried.under(every, ("all",), facts().definitions[-1].id) if tried.goal.asks_states else tried.under(every)
    shut = [still(gate) for gate in after.gates if not gate.open]
    if shut:
        return f"With every change of rule made at once, {'; '.join(shut)}."
    need = after.needs(tried.goal)
    return f"With every change of rule made at once {places(len(after.open_states)) if after.open_states else 'no state'} would open it, {need} short of the goal."


def _asked(case: Case, goal: Goal) -> dict[str, Any]:
    given = {"text": case.text, "goal": msgspec.to_builtins(goal), "as_of": case.as_of, "state": case.state}
    return {name: value for name, value in given.items() if value is not None}


def _fingerprint(case: Case, goal: Goal) -> str:
    content = msgspec.json.encode([_asked(case, goal), msgspec.to_builtins(case.vehicle), read_as(case), data_version()])
    return hashlib.blake2b(content, digest_size=4).hexdigest()


def _assumed(case: Case, goal: Goal, day: date) -> tuple[str, ...]:
    found = [f"Each change is judged as if it were in force on {long_day(day)}; nothing else of the law moves."]
    if goal.way == "new":
        found.append("Its maker offers it, built on that day and imported whole, and gets EPA's certificate where the law asks for one.")
    else:
        found.append("A private buyer brings it in, as built.")
    if goal.asks_states:
        found.append("A state counts where it both registers it and lets it drive, with or without limits; one in doubt does not count.")
    found.append("Acts are counted one a state. Congress could bind the states by one act; nothing of the kind for registration was found, so it is not among the changes.")
    return tuple(found)


def _warnings(case: Case, day: date) -> tuple[str, ...]:
    checked = checked_on()
    return (f"The law was last checked on {checked}: for {day} only law signed by then is known.",) if day > checked else ()


def _sources(told: tuple[Option, ...]) -> tuple[str, ...]:
    rows = {row.removeprefix("policy.path.history.") for one in told for step in one.steps for row in step.took.rows}
    rows |= {row.removeprefix("policy.path.history.") for one in told if one.states for row in one.states.took.rows}
    named = [source for row in histories.facts().histories if row.id in rows for source in row.sources]
    return tuple(f"policy.path.source.{source}" for source in dict.fromkeys(named))


def _next(case: Case, goal: Goal) -> tuple[str, ...]:
    quoted = f'"{case.text or case.vehicle.id}"'
    found = [f"keiway law pathways {quoted}"]
    if goal.asks_states:
        found.append(f"keiway where {quoted}")
    return (*found, "keiway explain policy.path.history.low_speed_1998")

