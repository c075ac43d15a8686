"""When does a gate open? The federal clocks, the state's coded changes, and a safe day to land."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from keiway.answer import Reason, Verdict, worst
from keiway.case import COVERAGE_FROM, Case
from keiway.days import Stretch, timeline
from keiway.law import federal
from keiway.law.check import fingerprint, read_as
from keiway.law.federal.clock import Clock
from keiway.law.federal.when import Landing
from keiway.law.state.facts import law_kind
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.law.state.standing import birthdays, change_days
from keiway.store import data_version


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One gate over time."""

    gate: str
    title: str
    stretches: tuple[Stretch, ...]  # finding: the verdict


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The clocks, the gates as bars, and what to do about shipping."""

    schema: str
    id: str
    read_as: dict[str, Any]
    state: str | None
    as_of: date
    arrive: date | None  # as given; the gates are then read on that day
    data: str
    verdict: Verdict
    sentence: str
    clocks: tuple[Clock, ...]
    bars: tuple[Bar, ...]
    ship: Landing
    corrections: tuple[Reason, ...]
    warnings: tuple[str, ...]
    next: tuple[str, ...]


def when(case: Case, days_at_sea: int | None = None) -> When:
    """Every coded day that matters for `case`, from a year before the first to two years past the last.

    With the shortest voyage in days, also the first day to sail.
    """
    clocks = tuple(federal.clocks(case))
    first, last = _span(case, clocks)
    bars = _federal_bars(case, first, last)
    if case.state:
        bars += _state_bars(case, first, last)
    gates = federal.gates(case)
    verdict = worst([gate.verdict for gate in gates])
    return When(
        schema="when/1",
        id=f"when.{fingerprint(case)}",
        read_as=read_as(case),
        state=case.state,
        as_of=case.as_of,
        arrive=case.entry,
        data=data_version(),
        verdict=verdict,
        sentence=" ".join(gate.says for gate in gates),
        clocks=clocks,
        bars=tuple(bars),
        ship=federal.ship_by(case, days_at_sea),
        corrections=_corrections(),
        warnings=(),
        next=(f'keiway check "{case.text or case.vehicle.id}" --state {case.state or "TX"}',),
    )


def _span(case: Case, clocks: tuple[Clock, ...]) -> tuple[date, date]:
    days = [day for clock in clocks for day in (clock.possible_from, clock.certain_from) if day]
    first = min([*days, case.as_of])
    last = max([*days, case.as_of, case.entry_day])
    return max(date(first.year - 1, 1, 1), COVERAGE_FROM), date(last.year + 2, 12, 31)


def _federal_bars(case: Case, first: date, last: date) -> list[Bar]:
    titles = {"enter.safety": "Enter: safety", "enter.emissions": "Enter: emissions"}
    found = federal.timeline(case, first, last)
    return [
        Bar(
            gate=name,
            title=title,
            stretches=tuple(msgspec.structs.replace(stretch, finding=stretch.finding.verdict) for stretch in found[name]),
        )
        for name, title in titles.items()
    ]


def _state_bars(case: Case, first: date, last: date) -> list[Bar]:
    law = states()[case.state]
    changes = change_days(law, law_kind(case)) | birthdays(case, first, last)
    bars = []
    for name, title in (("register", f"Title and register ({law.state})"), ("drive", f"Drive on ({law.state})")):
        stretches = timeline(lambda day, name=name: getattr(finding(law, case, day), name).verdict, changes, first, last)
        bars.append(Bar(gate=name, title=title, stretches=tuple(stretches)))
    return bars


def _corrections() -> tuple[Reason, ...]:
    from keiway.law.corrections import about

    return about("when")
