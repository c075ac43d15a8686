"""On a Dask cluster: `distributed` hands out the batches, brings back what is done, and gives those of a lost worker to another.

A worker is any process started by `dask worker ADDRESS` where keiway is installed. All must be of one mind: the same facts and program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import monotonic, sleep
from typing import Any

from keiway.errors import UsageError
from keiway.policy.sweep.fingerprint import facts, packages
from keiway.policy.sweep.work import batch

Batch = Sequence[bytes]
Says = Callable[[str], None]
WAIT = 5.0  # s for the scheduler to answer
LOOK = 0.05  # s between one look at what is done and the next
WORKERS = 5.0  # s between one count of the workers and the next
START = "dask scheduler --host 127.0.0.1 --port 8786"
INSTALL = "pip install 'keiway[cluster]'"
RETRIES = 2
SCHEMES = ("tcp", "tls", "ucx", "ws", "wss")


class Cluster:
    """A scheduler that was reached. Use as a context."""

    def __init__(self, address: str, says: Says):
        self.address, self.says = address, says
        self.client = _client(address)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close(timeout=2)

    @property
    def workers(self) -> int:
        return len(self.client.scheduler_info(n_workers=-1)["workers"])

    def check(self) -> None:
        """Raises `UsageError` where a worker has other facts; tells where it has other packages."""
        if not self.workers:
            self.says(f"The cluster has no worker yet. Start one: dask worker {self.address} --nthreads 1")
            return
        for address, (theirs, versions) in _ask(self.client, self.address).items():
            if theirs != facts():
                raise UsageError(_other(address), try_=f"dask worker {self.address} --nthreads 1")
            other = [f"{name} {versions.get(name)} where this process has {own}" for name, own in packages().items() if versions.get(name) != own]
            if other:
                self.says(f"The worker at {address} has {', '.join(other)}: the last digits of its numbers may differ.")

    def run(self, batches: Sequence[Batch]) -> Iterator[list[bytes]]:
        """What is done first comes first. Batches that no worker survives are told and left out."""
        from distributed import as_completed

        futures = [self.client.submit(batch, each, pure=False, retries=RETRIES) for each in batches]
        done = as_completed(futures, loop=self.client.loop)
        left, looked, alone = len(futures), monotonic(), False
        futures.clear()  # `done` holds those that are not done; the others are let go of
        while left:
            for future in done.next_batch(block=False) if done.has_ready() else ():
                left -= 1
                yield self._lines(future)
            if not done.has_ready():
                sleep(LOOK)
            if monotonic() - looked > WORKERS:
                looked, alone = monotonic(), self._watch(alone)

    def _lines(self, future: Any) -> list[bytes]:
        from asyncio import CancelledError as Dropped
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        try:
            theirs, lines = future.result()
        except KilledWorker:
            self.says("A batch ended every worker that took it, so it is left out. The same command tries it again.")
            return []
        except (CancelledError, Dropped) as error:  # by its client, or by the loop under it
            raise UsageError(f"--cluster {self.address}: the scheduler is gone. What is done is kept: start it again, and the same command goes on.", try_=START) from error
        except ImportError as error:
            raise UsageError(f"--cluster {self.address}: a worker cannot run keiway ({error}). Start workers where it is installed.", try_=INSTALL) from error
        if theirs != facts():
            raise UsageError(_other(""), try_=f"dask worker {self.address} --nthreads 1")
        return lines

    def _watch(self, alone: bool) -> bool:
        """Is nobody there to work? Told when it begins."""
        if self.client.status != "running":
            return alone
        none = self.workers == 0
        if none and not alone:
            self.says(f"No worker is left. What is done is kept; it goes on when one comes: dask worker {self.address} --nthreads 1")
        return none


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(f"--cluster needs one more package ({error.name}): {INSTALL}.", try_=INSTALL) from error
    import logging

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it would log is told here in words
    scheme = address.partition("://")[0] if "://" in address else "tcp"
    if scheme not in SCHEMES:
        raise UsageError(f"--cluster {address}: an address is such as tcp://127.0.0.1:8786, or tls://; {scheme}:// is none.", fix=("--cluster", None))
    _reach(address)
    return Client(address, timeout=4 * WAIT, set_as_default=False, name="keiway-sweep")


def _reach(address: str) -> None:
    """Asked before there is a `Client`: one that cannot reach its scheduler does not go away for many seconds."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from distributed.core import rpc

    async def who() -> dict[str, Any]:
        scheduler = rpc(address, timeout=WAIT)
        try:
            return await asyncio.wait_for(scheduler.identity(), WAIT)
        finally:
            await scheduler.close_rpc()

    try:
        with ThreadPoolExecutor(1) as apart:  # a notebook's own loop may run in this thread
            kind = apart.submit(lambda: asyncio.run(who())).result().get("type")
    except Exception as error:  # of many kinds: refused, no such host, another protocol
        why = f"it did not answer as a Dask scheduler does ({str(error) or type(error).__name__})" if not isinstance(error, OSError | TimeoutError) else f"nothing answered there within {WAIT:g} s"
        raise UsageError(f"--cluster {address}: no scheduler was reached: {why}.", try_=START) from error
    if kind != "Scheduler":
        raise UsageError(f"--cluster {address}: a Dask {str(kind).lower()} answers there, and not a scheduler, which `dask scheduler` prints the address of.", try_=START)


def _ask(client: Any, address: str) -> dict[str, tuple[str, dict[str, str]]]:
    try:
        return client.run(_own, on_error="raise")
    except ImportError as error:
        raise UsageError(f"--cluster {address}: a worker cannot run keiway ({error}). Start workers where it is installed.", try_=INSTALL) from error


def _own() -> tuple[str, dict[str, str]]:
    return facts(), packages()


def _other(address: str) -> str:
    return f"A worker{f' at {address}' if address else ' that came later'} has other facts or another version of keiway than this process, so their numbers would not be of one piece. Install the same and start it again."
