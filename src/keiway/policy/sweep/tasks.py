"""A sweep as tasks, each a whole question, and the key of each: a hash of the question and of everything that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b

import msgspec

from keiway.case import COVERAGE_TO
from keiway.policy.record import Offer
from keiway.policy.reform.record import Reform
from keiway.policy.sweep.record import ImpactTask, LawTask, Sweep, Task, TermsTask

#: Rows (a vehicle in a state) that one batch of law tasks has: some tenths of a second, so that handing it out costs little beside it.
ROWS = 256
MOST = 500_000


def expand(sweep: Sweep, as_of: date) -> tuple[Task, ...]:
    """Every task, the longest kinds first, so that none is left over at the end. `as_of`: for what is asked as of a day."""
    return tuple([*_impacts(sweep, sweep.as_of or as_of), *_laws(sweep), *_terms(sweep)])


def count(sweep: Sweep) -> int:
    """How many `expand` gives."""
    cars, days, points = len(sweep.cars), len(sweep.days) or 1, len(sweep.points)
    return points * sum({"law": cars * days, "terms": len({car.vehicle for car in sweep.cars}) * days, "impact": len({car.vehicle for car in sweep.cars}) if sweep.each else 1}[each] for each in sweep.work)


def _laws(sweep: Sweep) -> Iterator[LawTask]:
    if "law" in sweep.work:
        for point in sweep.points:
            for day in sweep.days or (stands(point.reform),):
                yield from (LawTask(point=point.id, reform=_bare(point.reform), car=car, states=sweep.states, day=day) for car in sweep.cars)


def _terms(sweep: Sweep) -> Iterator[TermsTask]:
    if "terms" in sweep.work:
        cars = tuple(dict.fromkeys(msgspec.structs.replace(car, built=None) for car in sweep.cars))
        for point in sweep.points:
            for day in sweep.days or (stands(point.reform),):
                yield from (TermsTask(point=point.id, reform=_bare(point.reform), car=car, way=sweep.way, states=sweep.states, day=day) for car in cars)


def _impacts(sweep: Sweep, as_of: date) -> Iterator[ImpactTask]:
    if "impact" in sweep.work:
        alone = [(Offer(vehicle=id_, way=sweep.way),) for id_ in dict.fromkeys(car.vehicle for car in sweep.cars)] if sweep.each else [None]
        for point in sweep.points:
            for offers in alone:
                yield ImpactTask(
                    point=point.id, reform=point.reform, as_of=as_of, entry=sweep.entry, years=sweep.years, draws=sweep.draws, seed=sweep.seed, offers=offers
                )


def stands(reform: Reform) -> date:
    """The first day on which all of a reform stands, within the days the law is coded for."""
    parts = (*reform.set, *reform.rules)
    return min(max([reform.from_, *(each.from_ for each in parts if each.from_)]), COVERAGE_TO)


def _bare(reform: Reform) -> Reform:
    """What the law under a reform depends on, without its words and offers: half the bytes of a task."""
    return msgspec.structs.replace(reform, author="", notes="", sources=(), offers=())


def key(task: Task, facts: str) -> str:
    """`facts`: the fingerprint of the program and its facts. A title in it is no harm: it is told in the answer."""
    return blake2b(facts.encode() + packed(task), digest_size=12).hexdigest()


def packed(task: Task) -> bytes:
    return msgspec.json.encode(task, order="deterministic")


def batches(tasks: Sequence[Task]) -> Iterator[tuple[Task, ...]]:
    """Tasks of one kind and reform together, up to `ROWS` rows; an impact by itself. A reform's law is then made ready once a batch."""
    held: list[Task] = []
    rows = 0
    for task in tasks:
        size = ROWS if isinstance(task, ImpactTask) else len(task.states)
        if held and (rows + size > ROWS or type(held[0]) is not type(task) or held[0].point != task.point):
            yield tuple(held)
            held, rows = [], 0
        held.append(task)
        rows += size
    if held:
        yield tuple(held)
