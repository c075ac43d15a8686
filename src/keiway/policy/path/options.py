"""The smallest sets as they are told: each change at its mildest, the states it takes, how long such things have taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from keiway.case import COVERAGE_TO
from keiway.days import long_day
from keiway.errors import DataError
from keiway.policy.path import histories
from keiway.policy.path.facts import Change, Setting, changes, facts
from keiway.policy.path.goal import places
from keiway.policy.path.law.standing import Standing, stand
from keiway.policy.path.law.tried import AGENCY, Following, Tried
from keiway.policy.path.law.worlds import text
from keiway.policy.path.record import Option, StateActs, Step, Took
from keiway.policy.path.search import Found, mildest, smallest
from keiway.policy.path.singles import effect_of, unsettled, who

CLASS = "the road rule of the federal class"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def search(tried: Tried) -> tuple[Found, ...]:
    """The smallest sets among the changes that are about a gate the goal has to pass, or that move anything for this vehicle alone."""
    of = {change.id: change for change in changes(tried.goal.way)}
    before = tried.under()
    gates = {gate.gate for gate in before.gates}
    live = [id_ for id_, change in of.items() if change.gate in gates or tried.under((change.settings[-1],)) != before]
    return smallest(live, lambda chosen: tried.acts(tuple(of[id_].settings[-1] for id_ in live if id_ in chosen)), facts().most)


def apart(tried: Tried, found: Sequence[Found]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """(sets of changes of rule, sets with a decision for one maker in them, which changes no rule)."""
    grants = {change.id for change in changes(tried.goal.way) if change.grant}
    return tuple(one for one in found if not one.changes & grants), tuple(one for one in found if one.changes & grants)


def options(tried: Tried, found: Sequence[Found], start: date, after: int = 0) -> tuple[Option, ...]:
    """The first of the sets, each asked once more just as it is told; lettered after `after` others. Raises `DataError` should one not do what the search found."""
    return tuple(_option(tried, one, LETTERS[after + n], start) for n, one in enumerate(found[: facts().shown]))


def _option(tried: Tried, found: Found, letter: str, start: date) -> Option:
    of = {change.id: change for change in changes(tried.goal.way) if change.id in found.changes}
    settings = _mildest(tried, of, found.acts)
    steps = tuple(_step(tried, change, settings[id_], start) for id_, change in of.items())
    chosen = tuple(settings.values())
    following = tried.following(chosen) if tried.under(chosen).needs(tried.goal) else None
    after = tried.under(chosen, following.taken, following.definition) if following else tried.under(chosen)
    if not after.meets(tried.goal):
        raise DataError(f"path: {sorted(of)} with {following} does not come to {tried.goal.words}, which the search had found.")
    acts = _states(tried, chosen, following, start) if following else None
    return Option(
        id=letter, acts=int(found.acts), steps=steps, states=acts, says=_says(steps, acts), opens=_opens(after, tried),
        most_a_year=after.most_a_year, slowest=_slowest(steps, acts), in_time=_in_time(steps, acts, start, tried.goal.by),
        reform=text(chosen, tried.day, following.taken if following else (), following.definition if following else None,
                    name=f"path_{letter.casefold()}", title=f"{tried.case.vehicle.title} {tried.goal.words}".replace(":", ",")),
    )  # fmt: skip


def _mildest(tried: Tried, of: dict[str, Change], acts: float) -> dict[str, Setting]:
    """Each change of the set at the weakest setting that takes no more acts."""

    def same(at: dict[str, int]) -> bool:
        return tried.acts(tuple(of[id_].settings[step] for id_, step in at.items())) <= acts

    taken = mildest(frozenset(of), {id_: len(change.settings) for id_, change in of.items()}, same)
    return {id_: of[id_].settings[step] for id_, step in taken.items()}


def _step(tried: Tried, change: Change, setting: Setting, start: date) -> Step:
    effect, says = effect_of(change, tried.under(), tried.under((setting,)), tried.goal)
    doubt = unsettled(change, setting, tried)
    return Step(
        change=change.id, title=change.title, label=setting.label, set=setting.set, who=who(change, doubt), note=change.note, unsettled=doubt,
        took=took(change.way, change.like, start, tried.goal.by), alone=effect, alone_says=says,
    )  # fmt: skip


def took(way: str, like: tuple[str, ...], start: date, until: date | None) -> Took:
    """How long changes of a way have taken, and how many were made within the time that is left."""
    span = histories.span(way, like)
    said, done = "", None
    if until is not None and until > start and span.unlike:
        said = "Whether one can be made in the time that is left, no attempt tells."
    elif until is not None and until > start:
        done, of = histories.in_time(way, like, start, until)
        left = histories.length((until - start).days / histories.YEAR)
        said = f"{done} of the {of} attempts found came into force within the {left} that are left."
    return Took(
        way=span.title, made=span.made, failed=span.failed, pending=span.pending, low=span.low, mid=span.mid, high=span.high,
        says=span.says, unlike=span.unlike, fast=done, rows=tuple(f"policy.path.history.{row}" for row in span.rows), in_time=said,
    )  # fmt: skip


def _states(tried: Tried, chosen: tuple[Setting, ...], following: Following, start: date) -> StateActs:
    now = {place.state: place for place in tried.under(chosen).places}
    agency = tuple(state for state in following.taken if now[state].basis in AGENCY)
    title = next((one.title for one in facts().definitions if one.id == following.definition), CLASS)
    until = tried.goal.by
    comes = tuple((state, day) for state in following.taken if (day := opens_itself(tried, state)))
    return StateActs(
        definition=following.definition or "class", title=title, does=_does(following, title, comes), n=len(following.taken), by_agency=agency,
        by_act=tuple(state for state in following.taken if state not in agency),
        open_already=tuple(state for state, place in now.items() if place.open), of=len(following.could),
        note=_note(following, comes), comes=comes,
        took=took("state_act", ("state_definition",), start, until),
        took_policy=took("state_policy", ("state_practice",), start, until) if agency else None,
    )  # fmt: skip


def _does(following: Following, title: str, comes: tuple[tuple[str, date], ...]) -> str:
    home = next((one.home for one in facts().definitions if one.id == following.definition), "")
    if following.taken == (home,) and comes:
        return f"bringing forward its own act, which opens it by itself on {long_day(comes[0][1])}"
    return f"taking over {title}"


def _note(following: Following, comes: tuple[tuple[str, date], ...]) -> str:
    """What must go with the acts, and which states come without one."""
    parts = ["California's certificate for direct imports goes with its act."] if "CA" in following.taken and following.definition else []
    home = next((one.home for one in facts().definitions if one.id == following.definition), "")
    parts += [f"{state} opens without an act on {long_day(day)}, by law already signed." for state, day in comes if following.taken != (home,)]
    return " ".join(parts)


def opens_itself(tried: Tried, state: str) -> date | None:
    """The day on which the state opens it by law that is already signed; None where none is, or for a new vehicle, of which no state's law speaks yet."""
    from keiway.law.state.facts import law_kind
    from keiway.law.state.load import states
    from keiway.law.state.standing import change_days

    if tried.goal.way == "new":
        return None
    named = msgspec.structs.replace(tried.goal, states=1, named=(state,), by=None)
    days = sorted(day for day in change_days(states()[state], law_kind(tried.case)) if tried.day < day <= COVERAGE_TO)
    return next((day for day in days if stand(None, tried.case, named, day).needs(named) == 0), None)


def _says(steps: tuple[Step, ...], states: StateActs | None) -> str:
    """The set in one sentence."""
    parts = [f"{step.who}: {step.title[0].lower()}{step.title[1:]}, {step.label}" for step in steps]
    if states:
        codes = sorted((*states.by_agency, *states.by_act))
        told = ", ".join(codes) if len(codes) <= 6 else f"{len(codes)} states more"
        parts.append(f"{told}: {'each ' if len(codes) > 1 else ''}{states.does}")
    return "; ".join(parts) + "."


def _opens(after: Standing, tried: Tried) -> str:
    """What stands open under the set, as the law room says under it."""
    said = " ".join(dict.fromkeys(gate.says for gate in after.gates))
    if not tried.goal.asks_states:
        return said
    open_ = after.open_states
    return f"{said} Open in {', '.join(open_) if len(open_) <= 6 else places(len(open_))}."


def _in_time(steps: tuple[Step, ...], states: StateActs | None, start: date, until: date | None) -> str:
    """Has each part of the set ever been done in the time that is left?"""
    if until is None or until <= start:
        return ""
    left = histories.length((until - start).days / histories.YEAR)
    parts = [step.took for step in steps] + ([states.took] if states and states.by_act else [])
    unlike = list(dict.fromkeys(took.way for took in parts if took.unlike))
    if unlike:
        return f"Whether it can be done within the {left} that are left is not known: no change of just this kind by {' nor by '.join(unlike)} is."
    never = list(dict.fromkeys(took.way for took in parts if not took.fast))
    if never:
        return f"Of the attempts found none by {' nor by '.join(never)} came into force within the {left} that are left."
    return f"Each of its parts has come into force within the {left} that are left at least once; that all did together was not looked for."


def _slowest(steps: tuple[Step, ...], states: StateActs | None) -> str:
    """The set is done when its slowest part is; parts can be made side by side."""
    parts = [step.took for step in steps] + ([states.took] if states and states.by_act else [])
    known = [took for took in parts if took.mid is not None]
    if not known:
        return ""
    most = max(known, key=lambda took: (took.mid, took.way))
    lost = f"; {most.failed} {'was' if most.failed == 1 else 'were'} not made" if most.failed else ""
    unlike = [took.way for took in parts if took.unlike]
    rest = f" Of {' and '.join(dict.fromkeys(unlike))} none of this kind is known." if unlike else ""
    return f"Its slowest part is {most.way}: {histories.length(most.mid)} in the middle of the {most.made} that {'was' if most.made == 1 else 'were'} made{lost}.{rest}"
