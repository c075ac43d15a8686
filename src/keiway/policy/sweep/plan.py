"""What a sweep would ask, before anything is worked out; and the sweeps that come with keiway."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from keiway.policy.sweep.fingerprint import facts
from keiway.policy.sweep.read import parse_sweep, shipped_files
from keiway.policy.sweep.record import Sweep
from keiway.policy.sweep.results import held, peek
from keiway.policy.sweep.run import keyed
from keiway.policy.sweep.tasks import count

SCHEMA = "sweep-plan/1"
LISTED = 6


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    schema: str
    sweep: str
    tasks: int
    done: int  # of them, kept in the results file
    reforms: tuple[str, ...]
    vehicles: int  # each time of build counted
    states: int
    facts: str
    lines: tuple[tuple[str, str], ...]  # the same in words


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A sweep that comes with keiway."""

    id: str
    title: str
    reforms: int
    tasks: int
    notes: str


def plan(sweep: Sweep, results: Path, today: date) -> Plan:
    """Counts, and the first names of each list. A results file of another question or of other facts has nothing done."""
    begun = peek(results)
    tasks = keyed(sweep, sweep.as_of or (begun.as_of if begun else today))
    done = len(set(tasks) & held(results)) if begun else 0
    ids = tuple(point.id for point in sweep.points)
    asks = {"law": "states open to used vehicles", "terms": "terms of new ones", "impact": f"what each reform would do, {sweep.draws:,} draws, seed {sweep.seed}"}
    lines = [("Sweep", sweep.sweep), ("Asks", "; ".join(asks[each] for each in sweep.work)), ("Reforms", _some(ids))]
    if sweep.cars:
        built = [f"{car.vehicle}{f' built {car.built[0]} to {car.built[1]}' if car.built else ''}" for car in sweep.cars]
        lines += [("Vehicles", _some(built)), ("States", _some(sweep.states))]
    days = ", ".join(map(str, sweep.days)) or "the first day of each reform"
    lines += [("Days", days), ("Tasks", f"{len(tasks):,}, of which {done:,} are done in {results}")]
    return Plan(schema=SCHEMA, sweep=sweep.sweep, tasks=len(tasks), done=done, reforms=ids, vehicles=len(sweep.cars), states=len(sweep.states), facts=facts(), lines=(*lines, *(("Note", note) for note in sweep.notes)))


def _some(names) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{len(names)}: {', '.join(names[:LISTED])}{more}"


def shipped() -> tuple[Listed, ...]:
    found = []
    for path in shipped_files():
        sweep = parse_sweep(path.read_text(encoding="utf-8"), path.name, path.parent)
        found.append(Listed(id=path.stem, title=sweep.sweep, reforms=len(sweep.points), tasks=count(sweep), notes=sweep.says))
    return tuple(found)
