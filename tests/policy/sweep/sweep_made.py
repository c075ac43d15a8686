"""Small sweeps, and a Dask scheduler with workers of its own on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from keiway.policy.sweep.read import parse_sweep
from keiway.policy.sweep.run import keeping, keyed, run
from keiway.policy.sweep.runners.here import here

DAY = date(2026, 11, 29)
AGES = """
sweep: ages
from: 2028-01-01
vary: {us.import.age_years: [10, 15, 25], us.import.emissions_age: [15, 21]}
vehicles: [suzuki-carry-10-k6a, subaru-sambar-6]
built: [2007, 2011]
states: [TX, CO, MI, CA]
days: 2028-06-01
"""


def swept(text: str):
    return parse_sweep(text, "file.yaml")


def done(text: str, path: Path, runner=here, told=lambda n: None) -> dict[str, bytes]:
    """Work a sweep off; key -> the line that is kept."""
    sweep = swept(text)
    with keeping(sweep, path, DAY) as results:
        run(keyed(sweep, results.head.as_of), results, runner, told)
    return kept(path)


def kept(path: Path) -> dict[str, bytes]:
    return {json.loads(line)["key"]: line for line in path.read_bytes().splitlines()[1:]}


class Processes:
    """A scheduler and its workers, each a process. `workers` in the order they were started."""

    def __init__(self, folder: Path):
        self.folder, self.started = folder, []
        self.scheduler = self._dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(folder / "scheduler.json"))
        self.workers: list[subprocess.Popen] = []
        self.address = self._address()

    def _dask(self, *args: str, **more: str) -> subprocess.Popen:
        log = (self.folder / f"{args[0]}{len(self.started)}.log").open("wb")
        made = subprocess.Popen([sys.executable, "-m", "dask", *args], stdout=log, stderr=log, cwd=self.folder, env={**os.environ, **more})
        self.started.append(made)
        return made

    def _address(self) -> str:
        path = self.folder / "scheduler.json"
        for _ in range(600):
            if path.exists() and path.read_text():
                return json.loads(path.read_text())["address"]
            time.sleep(0.1)
        raise AssertionError((self.folder / "scheduler0.log").read_text())

    def worker(self, **more: str) -> subprocess.Popen:
        """Without a nanny, so that one that is killed stays away."""
        made = self._dask("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.folder), **more)
        self.workers.append(made)
        return made

    def wait(self, client, workers: int) -> None:
        client.wait_for_workers(workers, timeout=60)


@contextmanager
def cluster(folder: Path, workers: int):
    found = Processes(folder)
    try:
        for _ in range(workers):
            found.worker()
        yield found
    finally:
        for each in found.started:
            each.kill()
            each.wait()
