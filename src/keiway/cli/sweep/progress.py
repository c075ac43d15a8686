"""Who works a sweep off, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from keiway.cli.output import Output
from keiway.cli.sweep.asked import Asked


def runner(asked: Asked, batches: Sequence[Sequence[bytes]], says: Callable[[str], None]) -> Iterator[list[bytes]]:
    """What is done, as it is done, by whom it was asked for."""
    if asked.cluster is not None:
        from keiway.policy.sweep.runners.cluster import Cluster

        with Cluster(asked.cluster, says) as cluster:
            cluster.check()
            yield from cluster.run(batches)
    elif asked.jobs > 1:
        from keiway.policy.sweep.runners.here import processes

        yield from processes(batches, asked.jobs)
    else:
        from keiway.policy.sweep.runners.here import here

        yield from here(batches)


class _Silent:
    """No terminal, no bar; what has to be said is said."""

    def __init__(self, out: Output):
        self.says = out.note

    def told(self, done: int) -> None:
        pass


class _Shown:
    def __init__(self, progress, task):
        self._progress, self._task = progress, task

    def told(self, done: int) -> None:
        self._progress.advance(self._task, done)

    def says(self, text: str) -> None:
        self._progress.console.print(text, highlight=False, markup=False)


@contextmanager
def showing(out: Output, tasks: int, before: int):
    """A bar on standard error where that is a terminal."""
    if out.quiet or not sys.stderr.isatty():
        yield _Silent(out)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, no_color=out.no_color)
    columns = (TextColumn("tasks"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Shown(progress, progress.add_task("", total=tasks, completed=before))
