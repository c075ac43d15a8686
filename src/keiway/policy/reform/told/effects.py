"""The table of expected effects: what each shipped reform must do to the law, and must not, tested against the engine.

`what` of a row: enter, enter.safety, enter.emissions, register, drive (verdicts); pathway (the safety way); cap (highest posted limit
in the state); states open (states that register it and let it drive); duty_pct, duty_low_pct (percent of the price, by the text and the
lowest reading); fmvss N (word for the standard, built new); terms.X and used.X (fields of `Terms` and `UsedTerms`). What is a list (of
states, of standards) is expected by its members. `terms` of today beside a reform suppose what its file supposes of an agency.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window
from keiway.law import customs, federal, fmvss
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.policy.record import Way
from keiway.policy.reform.read import read
from keiway.policy.reform.record import Reform
from keiway.policy.reform.terms import supposed, terms
from keiway.policy.reform.used import used_terms
from keiway.policy.reform.world import world
from keiway.store import Topic, under
from keiway.vehicles.catalogue import vehicle

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}
Found = str | float | int | bool | tuple[str, ...] | None


class Effect(msgspec.Struct, **Strict):
    """One expectation. `why` is the reasoning on the law that it was written from."""

    reform: str
    what: str
    vehicle: str
    before: Found
    after: Found
    why: str
    built: date | None = None  # None: new on the day
    day: date | None = None
    state: str = ""
    way: Way = "imported"
    importer: str | None = None
    features: tuple[str, ...] = ()
    registered_since: date | None = None


class _File(msgspec.Struct, **Strict):
    day: date
    rows: list[Effect]


TOPIC = Topic("policy-reform-effects", "policy/reform_effects.yaml", _File, lambda files: next(iter(files.values())))


class Checked(NamedTuple):
    effect: Effect
    before: Found  # as the engine has it
    after: Found

    @property
    def holds(self) -> bool:
        return (self.before, self.after) == (self.effect.before, self.effect.after)


def effects() -> list[Effect]:
    return TOPIC.shipped.rows


def checked(effect: Effect) -> Checked:
    """The row beside what the law room says without the reform and under it."""
    return Checked(effect, _ask(effect, None), _ask(effect, read(effect.reform)))


def _ask(effect: Effect, reform: Reform | None) -> Found:
    day, one = effect.day or TOPIC.shipped.day, vehicle(effect.vehicle)
    room, _, field = effect.what.partition(".")
    if room == "terms":
        return getattr(terms(reform, one, effect.way, day, supposed(read(effect.reform), day)), field)
    if room == "used":
        return getattr(used_terms(reform, one, day), field)
    built = effect.built or day
    since = Window(effect.registered_since, effect.registered_since) if effect.registered_since else None
    case = Case(
        vehicle=one, built=Window(built, built), as_of=day, entry=day, state=effect.state or None, importer=effect.importer,
        features=frozenset(effect.features), registered_since=since,
    )  # fmt: skip
    with under(world(reform)):
        return _of_case(effect.what, case)


def _of_case(what: str, case: Case) -> Found:
    head, _, number = what.partition(" ")
    if what == "enter":
        return federal.enter(case).verdict.value
    if what == "pathway":
        return federal.gates(case)[0].limits["pathway"]
    if head.startswith("enter."):
        return next(gate for gate in federal.gates(case) if gate.gate == what).verdict.value
    if what == "states open":
        found = {code: finding(law, case, case.as_of) for code, law in states().items()}
        return tuple(code for code, each in found.items() if each.register.verdict in OPEN and each.drive.verdict in OPEN)
    if head in ("register", "drive", "cap"):
        gates = finding(states()[case.state], case, case.as_of)
        return gates.drive.limits.get("max_posted_mph") if head == "cap" else getattr(gates, head).verdict.value
    if head == "fmvss":
        return next(row.if_new for row in fmvss.matrix(case.vehicle, case.built, case.as_of).rows if row.number == number)
    return _duty(case, low=what == "duty_low_pct")


def _duty(case: Case, low: bool) -> float:
    first = customs.answer(case).duties[0]
    totals = [first.total, *(side.total for side in first.readings)]
    return min(each.low for each in totals) if low else first.total.low
