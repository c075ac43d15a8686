"""A sweep from question to answer: what is kept is not done again, what is done is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import keiway
from keiway.policy.sweep.fingerprint import facts
from keiway.policy.sweep.record import Found, Sweep, Task
from keiway.policy.sweep.results import SCHEMA, Head, Results, opened, peek
from keiway.policy.sweep.tasks import batches, expand, key, packed
from keiway.store import data_version

Runner = Callable[[Sequence[Sequence[bytes]]], Iterator[list[bytes]]]
Told = Callable[[int], None]  # of so many tasks done


def keeping(sweep: Sweep, path: Path, today: date) -> Results:
    """The open file of this question. A sweep without a day of its own keeps the one it was begun on."""
    begun = peek(path)
    as_of = sweep.as_of or (begun.as_of if begun else today)
    return opened(path, Head(schema=SCHEMA, keiway=keiway.__version__, data=data_version(), facts=facts(), as_of=as_of, question=sweep))


def keyed(sweep: Sweep, as_of: date) -> dict[str, Task]:
    """Every task by its key, in the order of the question."""
    return {key(task, facts()): task for task in expand(sweep, as_of)}


def left(tasks: dict[str, Task], kept: dict[str, Found]) -> list[list[bytes]]:
    """The tasks that are not done, in batches as a runner takes them."""
    return [[packed(task) for task in batch] for batch in batches([task for name, task in tasks.items() if name not in kept])]


def run(tasks: dict[str, Task], results: Results, runner: Runner, told: Told = lambda done: None) -> None:
    """Work off what is left. `told` hears how many tasks were done, batch by batch."""
    todo = left(tasks, results.found)
    if not todo:
        return
    for lines in runner(todo):
        results.add(lines)
        told(len(lines))
