"""One task worked off: plain data in, plain data out. The same task gives the same bytes in any process, in any order.

Nothing is drawn from a state that a process keeps: the seed is part of the task, and every draw is named by it (`policy.facts.column`).
Reforms of one sweep meet the same draws, so that they may be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import isfinite
from threading import Lock
from typing import Any

import msgspec

from keiway.errors import KeiwayError
from keiway.policy.record import Effect
from keiway.policy.sweep.fingerprint import facts
from keiway.policy.sweep.record import (
    Failed,
    Found,
    ImpactFound,
    ImpactTask,
    LawFound,
    LawRow,
    LawTask,
    Stands,
    Task,
    TermsFound,
    TermsTask,
)
from keiway.policy.sweep.tasks import key
from keiway.vehicles.catalogue import vehicle

#: A worker may have threads. What the rooms keep in memory is made for one at a time, and Python runs one at a time anyway.
_ONE = Lock()


def batch(tasks: Sequence[bytes]) -> tuple[str, list[bytes]]:
    """Fingerprint of what answered, and a line of JSON for each task. Raises nothing that a task does."""
    with _ONE:
        return facts(), [line(one(msgspec.json.decode(each, type=Task))) for each in tasks]


def line(found: Found) -> bytes:
    return msgspec.json.encode(found)


def one(task: Task) -> Found:
    """What a task gives, or why it gives nothing."""
    name = key(task, facts())
    try:
        return {LawTask: _law, TermsTask: _terms, ImpactTask: _impact}[type(task)](name, task)
    except KeiwayError as error:
        return _failed(name, task, error.code, error.message)
    except Exception as error:
        return _failed(name, task, type(error).__name__, f"keiway failed on this task: {error}", own=True)


def _failed(name: str, task: Task, code: str, message: str, own: bool = False) -> Failed:
    return Failed(key=name, work=msgspec.inspect.type_info(type(task)).tag, point=task.point, about=about(task), code=code, message=message, own=own)


def about(task: Task) -> str:
    """What of a reform the task asks, in words."""
    if isinstance(task, ImpactTask):
        return " and ".join(offer.vehicle for offer in task.offers) if task.offers else "what it offers"
    return f"{task.car.vehicle} on {task.day}"


def _law(name: str, task: LawTask) -> LawFound:
    from keiway.crash.names import titled
    from keiway.policy.reform import compare

    row = vehicle(task.car.vehicle)
    found = compare(task.reform, [_case(row, task)], task.states, task.day)
    ((_, before, after),) = found.enter
    return LawFound(
        key=name, point=task.point, vehicle=row.id, title=titled(row), built=_built(row, task.car.built), day=task.day, enter_before=before, enter_after=after,
        rows=tuple(
            LawRow(
                each.state, each.before, each.after, each.register_before, each.register_after, each.drive_before, each.drive_after, each.cap_before, each.cap_after,
                each.says if _moved(each) else "",
            )
            for each in found.rows
        ),
    )  # fmt: skip


def _case(row: Any, task: LawTask) -> Any:
    """As `compare` takes it: a used one with its days, or the vehicle."""
    from keiway.case import Case
    from keiway.days import Window

    if task.car.built is None:
        return row
    first, last = task.car.built
    if first > task.day:
        raise KeiwayError(f"It was built from {first} on, after the day asked about, {task.day}.")
    return Case(vehicle=row, built=Window(first, min(last, task.day)), as_of=task.day, entry=task.day)


def _built(row: Any, built: tuple[date, date] | None) -> str:
    if built:
        from keiway.days import Window

        return str(Window(*built))
    return "new on the day" if row.current or not row.production_to else row.production_to


def _moved(row: Any) -> bool:
    return (row.before, row.register_before, row.drive_before, row.cap_before) != (row.after, row.register_after, row.drive_after, row.cap_after)


def _terms(name: str, task: TermsTask) -> TermsFound:
    from keiway.crash.names import titled
    from keiway.policy.reform import both

    row = vehicle(task.car.vehicle)
    before, after = both(task.reform, row, task.way, task.day)
    return TermsFound(
        key=name, point=task.point, vehicle=row.id, title=titled(row), way=task.way, day=task.day, before=_stands(before, task.states),
        after=_stands(after, task.states), says=after.says,
    )  # fmt: skip


def _stands(terms: Any, states: tuple[str, ...]) -> Stands:
    return Stands(
        open=terms.open, pathway=terms.pathway, states=tuple(code for code in states if code in terms.states), cap_mph=terms.cap_mph, freeways=terms.freeways,
        waived=len(terms.waived), most_a_year=terms.most_a_year,
    )  # fmt: skip


def _impact(name: str, task: ImpactTask) -> ImpactFound:
    from keiway.policy import impact
    from keiway.policy.record import Asked

    asked = Asked(reform=task.reform, as_of=task.as_of, entry=task.entry, offers=task.offers, years=task.years, draws=task.draws, seed=task.seed)
    told = impact.headline(asked)
    _numbers(*told.effects, *told.net, *told.poles)
    return ImpactFound(
        key=name, point=task.point, offered=tuple(offer.vehicle for offer in task.offers or ()), sentence=told.sentence, effects=told.effects, net=told.net,
        poles=told.poles, warnings=told.warnings,
    )  # fmt: skip


def _numbers(*effects: Effect) -> None:
    for each in effects:
        if not all(isfinite(value) for value in (each.low, each.mid, each.high, each.mean)):
            raise KeiwayError(f"The change of {each.label.lower()} is no number in some draw.")
