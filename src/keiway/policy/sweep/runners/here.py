"""In this process, or in several on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keiway.errors import UsageError
from keiway.policy.sweep.work import batch

Batch = Sequence[bytes]


def here(batches: Sequence[Batch]) -> Iterator[list[bytes]]:
    """One after the other."""
    for each in batches:
        yield batch(each)[1]


def processes(batches: Sequence[Batch], jobs: int) -> Iterator[list[bytes]]:
    """In `jobs` new processes; what is done first comes first."""
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Spawned: a copy of this process would carry its threads' locks along.
    pool = ProcessPoolExecutor(min(jobs, len(batches)), mp_context=get_context("spawn"), initializer=_quiet)
    try:
        for done in as_completed([pool.submit(batch, each) for each in batches]):
            yield done.result()[1]
    except BrokenProcessPool as error:
        raise UsageError("One of the processes was ended from outside, or ran out of memory. What is done is kept: the same command goes on.") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _quiet() -> None:
    """Ctrl-C is for the process that hands out the work."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
