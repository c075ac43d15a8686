"""How a goal stands under a reform, as the law room says: entry or sale, and in which states."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window, long_day
from keiway.kept import Kept
from keiway.policy.path.goal import Goal
from keiway.policy.reform.spared import numbers
from keiway.store import under
from keiway.vehicles.record import Vehicle

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
DOUBT = (Verdict.UNKNOWN, Verdict.DISPUTED)
#: Groups of safety standards that are met by the body itself, its restraints and its tank; others are met by parts fitted to it.
BODY = ("crashworthiness", "post_crash")
BUMPER = "P581"
FULL = "original_manufacturer_certified"  # ends the id of the way by full certification


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """A gate of the federal law: safety, emissions, or sale for a new one. `open` None: it is not known."""

    gate: str
    open: bool | None
    word: str  # YES, NO, NOT_YET ...
    says: str
    possible_from: date | None = None  # day on which time alone opens it
    left: tuple[str, ...] = ()  # of a sale: standards of the body that the design does not meet


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One state. `open` None: it is in doubt. `basis`: what its rule rests on."""

    state: str
    open: bool | None
    basis: str
    says: str
    note: str = ""  # only on antique plates, only where a locality opened its roads


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `places` is empty where the goal asks no state, or where it may not even enter."""

    gates: tuple[Gate, ...]
    places: tuple[Place, ...] = ()
    most_a_year: float | None = None

    @property
    def enters(self) -> bool:
        return all(gate.open for gate in self.gates)

    @property
    def open_states(self) -> tuple[str, ...]:
        return tuple(place.state for place in self.places if place.open)

    def needs(self, goal: Goal) -> int:
        """How many states more the goal asks for; named ones count each."""
        open_ = set(self.open_states)
        lacking = [state for state in goal.named if state not in open_]
        return len(lacking) + max(0, goal.states - len(open_) - len(lacking))

    def enough(self, goal: Goal) -> bool:
        """May as many be sold a year as the goal asks for?"""
        return goal.units is None or self.most_a_year is None or self.most_a_year >= goal.units

    def meets(self, goal: Goal) -> bool:
        return self.enters and self.enough(goal) and self.needs(goal) == 0


def stand(reform: Any, case: Case, goal: Goal, day: date, places: bool = True) -> Standing:
    """The goal's gates on `day` under `reform` (None: as the law is). `places` False: the federal gates alone."""
    return (_new if goal.way == "new" else _used)(reform, case, goal, day, places and goal.asks_states)


def _new(reform: Any, case: Case, goal: Goal, day: date, places: bool) -> Standing:
    from keiway.policy import reform as room

    terms = room.terms(reform, case.vehicle, "imported", day)
    body, fitted = split(terms.left)
    doubt = () if body or not terms.pathway.endswith(FULL) else untested(case.vehicle, day, terms.waived)
    open_ = terms.open if not (terms.open and (body or doubt)) else False if body else None
    says = _sale(terms, body, fitted, later(case.vehicle, day, terms.waived)) if not doubt else _doubt(doubt)
    gate = Gate(gate="sale", open=open_, word=_word(open_), says=says, left=body)
    if not places or not open_:
        return Standing(gates=(gate,), most_a_year=terms.most_a_year)
    roads = {road.state: road for road in terms.roads}
    found = tuple(_road(roads.get(state), basis, goal, state) for state, basis in _bases(case, day))
    return Standing(gates=(gate,), places=found, most_a_year=terms.most_a_year)


def split(left: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Standards that a design does not meet: those of body, restraints and crash tests, and those that parts fitted to it meet."""
    from keiway.law.fmvss.table import standards

    group = {standard.number: standard.group for standard in standards()}
    body = tuple(number for number in left if group[number] in BODY or number == BUMPER)
    return body, tuple(number for number in left if number not in body)


def later(vehicle: Vehicle, day: date, waived: tuple[str, ...]) -> tuple[tuple[str, date], ...]:
    """Standards that the design does not meet and is not spared, which are adopted and bind from a day to come."""
    from keiway.law import fmvss

    rows = fmvss.matrix(vehicle, Window(day, day), day).rows
    return tuple((row.number, row.since) for row in rows if row.if_new == "gap" and row.word != "gap" and row.number not in waived and row.since and row.since > day)


def untested(vehicle: Vehicle, day: date, waived: tuple[str, ...]) -> tuple[str, ...]:
    """Standards of the body of which nobody knows whether the design meets them; its maker's full certification hangs on them."""
    from keiway.law import fmvss
    from keiway.law.fmvss.table import standards

    group = {standard.number: standard.group for standard in standards()}
    rows = fmvss.matrix(vehicle, Window(day, day), day).rows
    return tuple(row.number for row in rows if row.word == "not_known" and group[row.number] in BODY and row.number not in waived)


def _doubt(numbers_: tuple[str, ...]) -> str:
    what = numbers(numbers_) if len(numbers_) < 4 else f"{len(numbers_)} standards of body, restraints and crash tests"
    return f"Whether it meets {what} as it is built is not known: nobody certified it and no test result was found. Its maker may sell it once it has certified it to every standard."


def _sale(terms: Any, body: tuple[str, ...], fitted: tuple[str, ...], coming: tuple[tuple[str, date], ...]) -> str:
    rest = f" Left to fit or to certify: {numbers(fitted)}." if fitted else ""
    rest += "".join(f" {numbers((number,))} is asked from {long_day(since)}." for number, since in coming)
    if terms.open and body:
        return f"As it is built it does not meet {numbers(body)}, which take body work, restraints and crash tests.{rest}"
    return f"{terms.says}{rest}"


def _road(road: Any, basis: tuple[str, str], goal: Goal, state: str) -> Place:
    """A state that registers a new one, or not; and whether the goal's roads are among those it opens."""
    rests_on, says = basis
    if road is None:
        return Place(state=state, open=False, basis=rests_on, says=says)
    slow = _slow(goal, road.cap_mph, road.freeways)
    return Place(state=state, open=not slow, basis=rests_on, says=slow or says)


_BASES = Kept("policy.path.bases", 64)


def _bases(case: Case, day: date) -> list[tuple[str, tuple[str, str]]]:
    """What each state's rule as it is rests on for such a vehicle, built on `day`, and what it says."""
    from keiway.law.state.gates import finding
    from keiway.law.state.load import states

    new = msgspec.structs.replace(case, built=Window(day, day), as_of=day, entry=None, state=None, text="")

    def work() -> list[tuple[str, tuple[str, str]]]:
        found = [(code, finding(law, new, day)) for code, law in states().items()]
        return [(code, (one.why, one.register.says)) for code, one in found]

    with under(None):
        return _BASES.get(msgspec.to_builtins(new), work)


def _used(reform: Any, case: Case, goal: Goal, day: date, places: bool) -> Standing:
    from keiway.law import federal
    from keiway.law.state.gates import finding
    from keiway.law.state.load import states
    from keiway.policy.path.law.worlds import world

    asked = msgspec.structs.replace(case, as_of=day, entry=None if case.in_us else max(case.entry_day, day), state=None)
    with under(world(reform)):
        gates = tuple(
            Gate(gate=one.gate.removeprefix("enter."), open=_open(one.verdict), word=one.verdict, says=one.says, possible_from=one.possible_from)
            for one in federal.gates(asked)
        )
        if not places or not all(gate.open for gate in gates):
            return Standing(gates=gates)
        found = tuple(_place(finding(law, asked, day), goal) for law in states().values())
    return Standing(gates=gates, places=found)


def _place(found: Any, goal: Goal) -> Place:
    """One state's two gates, and whether the goal's roads are among those it opens."""
    open_ = _open(found.verdict)
    says = found.register.says if found.register.verdict != Verdict.YES else found.drive.says
    limits = found.drive.limits
    note = ""
    if open_:
        freeways = limits.get("interstate") != "no" and limits.get("limited_access") != "no"
        if slow := _slow(goal, limits.get("max_posted_mph"), freeways):
            return Place(state=found.state, open=False, basis=found.why, says=slow)
        note = "on antique plates" if found.register.limits.get("way") == "antique" else "by local option" if limits.get("local") == "opt_in" else ""
    return Place(state=found.state, open=open_, basis=found.why, says=says, note=note)


def _slow(goal: Goal, cap: int | None, freeways: bool) -> str:
    """Why the roads a state opens are not those asked for; empty where they are."""
    if goal.mph and cap is not None and cap < goal.mph:
        return f"Roads to {cap} mph only."
    return "No limited-access roads." if goal.freeways and not freeways else ""


def _open(verdict: Verdict) -> bool | None:
    return True if verdict in OPEN else None if verdict in DOUBT else False


def _word(open_: bool | None) -> str:
    return {True: "YES", False: "NO", None: "UNKNOWN"}[open_]
