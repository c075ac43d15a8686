"""How long pages of `keiway serve` take with 50 people at once, and what others feel while one asks the slowest questions there are.

Run with ``make bench``. A real server and, in a process of its own, its visitors, on the same cores: what visitors cost is told
too. Prints a table; asserts nothing, because machines differ.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections import defaultdict
from urllib.parse import urlencode

PEOPLE = 50
PAUSE_S = (1.0, 3.0)  # between two pages of one person
SECONDS = {"people": 20, "closed": 5}
WARM_S = 40  # what an idle server takes to look at the catalogue on two cores, generously
STATES = ("AL", "AK", "AZ", "CA", "CO", "FL", "GA", "IL", "MA", "ME", "MI", "NC", "NY", "OH", "OR", "PA", "RI", "TX", "VA", "WA")
KINDS = {"asked before": 0.6, "new state or day": 0.3, "new vehicle": 0.1}


class Questions:
    """Addresses of answer pages: a dozen that were asked before, known vehicles elsewhere or on another day, vehicles nobody asked about."""

    def __init__(self, seed: int):
        from keiway.api import case
        from keiway.errors import KeiwayError
        from keiway.vehicles.catalogue import vehicles

        self.random = random.Random(seed)
        ids = []
        for row in vehicles():
            try:
                ids.append(case(row.id).vehicle.id)
            except KeiwayError:  # it needs more words
                continue
        self.random.shuffle(ids)
        self.known, self.unknown = ids[:12], ids[12:]
        self.before = [_check(vehicle=each, state=self.random.choice(STATES)) for each in self.known]

    def of(self, kind: str) -> str:
        pick = self.random
        if kind == "asked before":
            return pick.choice(self.before)
        if kind == "new vehicle" and self.unknown:
            return _check(vehicle=self.unknown.pop(), state=pick.choice(STATES))
        return _check(vehicle=pick.choice(self.known), state=pick.choice(STATES), as_of=_day(pick))

    def mixed(self) -> tuple[str, str]:
        kind = self.random.choices(list(KINDS), KINDS.values())[0]
        return kind, self.of(kind)


def _day(pick: random.Random) -> str:
    return f"{pick.randint(2025, 2029)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"


def _check(**given) -> str:
    return f"/check?{urlencode(given)}"


class Slow:
    """The slowest questions there are, a new one each time so that no answer was kept: pages with charts, changes to a vehicle, long gibberish."""

    def __init__(self, seed: int):
        from keiway.vehicles.catalogue import vehicles
        from keiway.web.registry import pages

        self.random = random.Random(seed)
        self.ids = [row.id for row in vehicles()]
        self.pages = [page for page in pages().values() if "vehicle" in page.inputs]

    def __call__(self) -> tuple[str, str]:
        pick = self.random
        if pick.random() < 0.2:
            word = "".join(pick.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(290))
            return "slow", _check(vehicle=word, state=word, features=word, built=word)
        page = pick.choice(self.pages)
        may = {
            "vehicle": pick.choice(self.ids), "as_of": _day(pick), "set": f"curb_mass_kg={pick.randint(500, 1900)}", "price_usd": pick.randint(900, 9000),
            "speed": pick.randint(15, 60), "load": f"{pick.randint(0, 900)} lb", "grade": pick.randint(0, 8),
        }  # fmt: skip
        return "slow", f"{page.path}?{urlencode({name: value for name, value in may.items() if name in page.inputs})}"


async def ask(reader, writer, address: str) -> tuple[int, float]:
    """Status and seconds of one page over an open connection."""
    began = time.perf_counter()
    writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length: ")[2].partition(b"\r")[0])
    await reader.readexactly(length)
    return int(head[9:12]), time.perf_counter() - began


async def person(port: int, next_question, until: float, pause: tuple[float, float] | None, found: dict, rng: random.Random) -> None:
    """Page after page, each with a pause before it, over one connection that is opened anew where the server closed it."""
    streams = None
    while time.monotonic() < until:
        if pause:
            await asyncio.sleep(rng.uniform(*pause))
        kind, address = next_question()
        try:
            streams = streams or await asyncio.open_connection("127.0.0.1", port)
            status, seconds = await ask(*streams, address)
        except (OSError, asyncio.IncompleteReadError):
            streams = None
            status, seconds = await _once_more(port, address)
        found[kind].append((status, seconds))


async def _once_more(port: int, address: str) -> tuple[int, float]:
    """A connection may be closed for resting too long just as it is used: browsers ask again too."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        answer = await ask(reader, writer, address)
        writer.close()
        return answer
    except (OSError, asyncio.IncompleteReadError):
        return 0, 0.0


async def visit(load: dict) -> dict:
    """One load of `main`, as this process's visitors."""
    rng, questions, found = random.Random(load["seed"]), Questions(load["seed"]), defaultdict(list)
    for address in questions.before:
        await _once_more(load["port"], address)
    nexts = {"mixed": questions.mixed, "slow": Slow(load["seed"])}
    next_question = nexts.get(load["ask"]) or (lambda: (load["ask"], questions.of(load["ask"])))
    cpu, began = time.process_time(), time.monotonic()
    until = began + load["seconds"]
    pause = PAUSE_S if load["pause"] else None
    await asyncio.gather(*(person(load["port"], next_question, until, pause, found, rng) for _ in range(load["people"])))
    return {"found": found, "seconds": time.monotonic() - began, "cpu": time.process_time() - cpu}


def visitors(port: int, **load) -> subprocess.Popen:
    given = json.dumps({"port": port, **load})
    return subprocess.Popen([sys.executable, __file__, given], stdout=subprocess.PIPE, text=True)


def rows(name: str, process: subprocess.Popen) -> None:
    out, _ = process.communicate()
    told = json.loads(out)
    total = sum(map(len, told["found"].values()))
    for kind, answers in sorted(told["found"].items(), key=lambda each: list((*KINDS, "slow")).index(each[0])):
        times = sorted(seconds * 1e3 for status, seconds in answers if status)
        wrong = sum(status in (0, 500) if kind == "slow" else status != 200 for status, _ in answers)  # told what is wrong, or to come again, is right there
        p50, p95, p99 = (times[min(int(share * len(times)), len(times) - 1)] for share in (0.5, 0.95, 0.99))
        print(f"{name:<34}{kind:<18}{len(answers):>7}{wrong:>7}{len(answers) / told['seconds']:>9.1f}{p50:>9.1f}{p95:>9.1f}{p99:>9.1f}", flush=True)
    print(f"{'':<34}its visitors took {told['cpu'] / max(total, 1) * 1e6:.0f} us of a processor a page", flush=True)


class Server:
    """`keiway serve`, ready for questions."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "keiway.cli.main", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()
        began = time.monotonic()
        while asyncio.run(_once_more(self.port, "/check?vehicle=Honda+Beat&state=TX"))[0] != 200:
            if time.monotonic() - began > 120:
                raise SystemExit("the server did not answer")
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)


def main() -> None:
    people, closed = SECONDS["people"], SECONDS["closed"]
    print(f"{PEOPLE} people at once, {os.cpu_count()} processors shared with the server; a pause of {PAUSE_S[0]:g} to {PAUSE_S[1]:g} s, or none")
    print(f"{'load':<34}{'page':<18}{'pages':>7}{'wrong':>7}{'a second':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    with Server() as server:
        port = server.port
        rows("pause, server just started", visitors(port, ask="mixed", people=PEOPLE, pause=True, seconds=people, seed=1))
        time.sleep(WARM_S)
        rows("pause, server a minute old", visitors(port, ask="mixed", people=PEOPLE, pause=True, seconds=people, seed=2))
        hostile = visitors(port, ask="slow", people=8, pause=False, seconds=people + 3, seed=3)
        rows("pause, beside one hostile", visitors(port, ask="mixed", people=PEOPLE, pause=True, seconds=people, seed=4))
        rows("the hostile, 8 connections", hostile)
        for kind in ("asked before", "new state or day"):
            rows("no pause", visitors(port, ask=kind, people=PEOPLE, pause=False, seconds=closed, seed=5))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asyncio.run(visit(json.loads(sys.argv[1])))))
    else:
        main()
