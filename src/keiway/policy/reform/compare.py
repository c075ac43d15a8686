"""Vehicles in states, as the law is and as it would be: rows for the map, the table of expected effects and the sweep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keiway.answer import Verdict, worst
from keiway.case import Case
from keiway.days import Window
from keiway.law import federal
from keiway.law.state.finding import Finding
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.policy.reform.record import Compared, Reform, Row
from keiway.policy.reform.world import world
from keiway.store import World, under
from keiway.vehicles.record import Vehicle

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)


def compare(reform: Reform | None, vehicles: Iterable[Vehicle | Case], codes: Iterable[str] | None, day: date) -> Compared:
    """Each vehicle in each state (None: all) on `day`, under no reform and under this one.

    A vehicle is taken as new where it is still on sale, else as built on the last day of its production; a `Case` says its own days.
    """
    cases = [each if isinstance(each, Case) else _case(each, day) for each in vehicles]
    codes = list(states()) if codes is None else list(codes)
    before, after = _found(None, cases, codes), _found(world(reform), cases, codes)
    rows, enter, opens = [], [], ([], [])
    for case, (enters, olds), (entered, news) in zip(cases, before, after, strict=True):
        enter.append((case.vehicle.id, enters.value, entered.value))
        rows += [_row(case, code, enters, olds[code], entered, news[code]) for code in codes]
        for count, found in zip(opens, (olds, news), strict=True):
            count.append((case.vehicle.id, sum(each.register.verdict in OPEN and each.drive.verdict in OPEN for each in found.values())))
    return Compared(reform=reform.reform if reform else "", day=day, rows=tuple(rows), enter=tuple(enter), open_before=tuple(opens[0]), open_after=tuple(opens[1]))


def _case(vehicle: Vehicle, day: date) -> Case:
    return Case(vehicle=vehicle, built=_built(vehicle, day), as_of=day, entry=day)


def _built(vehicle: Vehicle, day: date) -> Window:
    if vehicle.current or not vehicle.production_to:
        return Window(day, day)
    year, month = map(int, vehicle.production_to.split("-"))
    return Window(date(year, month, 1), date(year, month, 28))


def _found(under_: World | None, cases: list[Case], codes: list[str]) -> list[tuple[Verdict, dict[str, Finding]]]:
    with under(under_):
        laws = states()
        return [(federal.enter(case).verdict, {code: finding(laws[code], case, case.as_of) for code in codes}) for case in cases]


def _row(case: Case, code: str, enters: Verdict, old: Finding, entered: Verdict, new: Finding) -> Row:
    return Row(
        vehicle=case.vehicle.id, state=code, name=new.state, before=worst([enters, old.verdict]).value, after=worst([entered, new.verdict]).value,
        register_before=old.register.verdict.value, register_after=new.register.verdict.value, drive_before=old.drive.verdict.value,
        drive_after=new.drive.verdict.value, cap_before=old.drive.limits.get("max_posted_mph"), cap_after=new.drive.limits.get("max_posted_mph"),
        says=new.register.says if new.register.verdict not in OPEN else new.drive.says,
    )  # fmt: skip


