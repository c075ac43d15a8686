"""Answers are made in processes of their own, so that a question that takes too long is ended and delays nobody else.

A thread cannot be ended; a process can. Each worker answers one question at a time. One that takes longer than a page
does is set aside with less of the processor, and a fresh worker takes its place; one that exceeds its time is ended.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from typing import Any

from keiway.web.process import Process, TooLong
from keiway.web.registry import pages
from keiway.web.reply import Reply, reply
from keiway.web.turns import Full, Turns

__all__ = ["Busy", "Failed", "TooLong", "Workers"]

#: Seconds of the processor a page may take. The slowest honest page takes about one, with all that it loads.
LIMIT_S = 8.0
#: Seconds of the processor from which a question counts as slow.
SLOW_S = 2.0
#: The same for what is worked out at the press of a button: a process' first forecast takes three, those that follow a third of one, so it
#: must not lose its place over the first. As it is heavy, others have processes of their own meanwhile.
PRESSED_SLOW_S = 5.0
#: How many times as long what is worked out at the press of a button may take: the impact of a reform takes seven seconds where all is to be loaded.
PRESSED_TIMES = 3
#: Seconds of the processor from which a kind of page counts as heavy: two processes and a core are kept free of them.
HEAVY_S = 0.1
#: Slow questions at work at once; one more is ended.
MOST_SLOW = 2
#: Seconds a question waits for its answer in all.
PATIENCE_S = 45.0


class Busy(Exception):
    """Too many questions, or too many slow ones."""


class Failed(Exception):
    """A mistake of keiway's own; the text is the exception's."""


class Workers:
    """`count` processes that answer; with 0 the caller's own thread does, for tests and for a debugger."""

    def __init__(self, count: int, limit_s: float = LIMIT_S, idle_work: bool = True):
        self.count, self.limit_s, self.idle_work = count, limit_s, idle_work
        self.turns = Turns(at_once=max(1, count - 1), heavy_at_once=max(1, count - 2))
        self.lock = threading.Lock()
        self.slow = 0
        self.closed = False
        self.processes: set[Process] = set()
        self.news = _News()
        self.costs: dict[tuple[str, bool], float] = {}  # page, was its button pressed -> seconds of the processor, of late
        for share in range(count):
            self._begin(share)

    def submit(self, asked: tuple, asker: str = "") -> Future[Reply]:
        """`asked`: the arguments of `reply`. The future gives the Reply, or raises `TooLong`, `Busy` or `Failed`."""
        future: Future[Reply] = Future()
        if not self.count:
            _fulfil(future, lambda: _made_here(asked))
            return future
        try:
            self.turns.put(asker, (asked, future), heavy=self._is_heavy(asked))
        except Full:
            future.set_exception(Busy())
        return future

    def ask(self, *asked: Any, asker: str = "") -> Reply:
        """`submit`, waited for."""
        return self.submit(asked, asker).result(PATIENCE_S)

    def _is_heavy(self, asked: tuple) -> bool:
        """By what its kind took of late; what is worked out at the press of a button is heavy until it shows otherwise."""
        kind = _kind(asked)
        return self.costs.get(kind, SLOW_S if kind[1] else 0.0) > HEAVY_S

    def close(self) -> None:
        with self.lock:
            self.closed = True
            processes = list(self.processes)
        for _, future in self.turns.close():
            future.cancel()
        for process in processes:
            process.stop()

    def _begin(self, share: int) -> None:
        """A thread with a process of its own."""
        process = self._process(share)
        if process:
            threading.Thread(target=self._serve, args=(process, share), daemon=True, name=f"keiway-{share}").start()

    def _process(self, share: int) -> Process | None:
        process = Process(share, self.count if self.idle_work else 0)
        with self.lock:
            if not self.closed:
                self.processes.add(process)
                return process
        process.stop()
        return None

    def _serve(self, process: Process | None, share: int) -> None:
        """Question after question until all is closed, or until this process was replaced because it was slow."""
        while process and (turn := self.turns.take()):
            asker, (asked, future), heavy = turn
            began, asked_of = time.monotonic(), process
            try:
                # one that nobody waits for any more is not begun
                process, replaced = self._answer(process, share, asked, future) if future.set_running_or_notify_cancel() else (process, False)
            finally:
                self.turns.done(asker, heavy, time.monotonic() - began if process is not asked_of else process.took_s)
            if replaced:
                break
        if process:
            self._end(process)

    def _answer(self, process: Process, share: int, asked: tuple, future: Future) -> tuple[Process | None, bool]:
        """The process to go on with, and whether another took its place meanwhile."""
        slow = False
        try:
            answer = process.ask(asked, self.news, min(PRESSED_SLOW_S if _kind(asked)[1] else SLOW_S, self.limit_s))
            if answer is None:
                slow = self._set_aside(process, share)
                answer = process.wait(self.news, self.limit_s * (PRESSED_TIMES if _kind(asked)[1] else 1))
            kind = _kind(asked)
            self.costs[kind] = 0.8 * self.costs.get(kind, process.took_s) + 0.2 * process.took_s
            _fulfil(future, lambda: _good(answer))
            return process, slow
        except Exception as error:
            told = error if isinstance(error, TooLong | Busy | Failed) else Failed("the worker ended")
            future.set_exception(told)
            self._end(process)
            return (None, slow) if slow else (self._process(share), False)
        finally:
            if slow:
                with self.lock:
                    self.slow -= 1

    def _set_aside(self, process: Process, share: int) -> bool:
        """A slow question goes on with what others leave over, and another process takes its place. Raises `Busy` where too many are."""
        if self.limit_s <= SLOW_S:
            raise TooLong
        with self.lock:
            if self.slow >= MOST_SLOW:
                raise Busy
            self.slow += 1
        process.yield_to_others()
        self._begin(share)
        return True

    def _end(self, process: Process) -> None:
        with self.lock:
            self.processes.discard(process)
        process.stop()


def _kind(asked: tuple) -> tuple[str, bool]:
    """A page with its button pressed is another thing than without."""
    page = pages().get(asked[0])
    return asked[0], bool(page and page.is_pressed(asked[3]))


class _News:
    """What processes have worked out, for the others: the latest entries, each with its number."""

    MOST = 4096

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.first, self.entries = 0, []

    def add(self, found: list, of: Process) -> None:
        with self.lock:
            self.entries += [(of, entry) for entry in found]
            if len(self.entries) > 2 * self.MOST:
                self.first += len(self.entries) - self.MOST
                del self.entries[: -self.MOST]

    def since(self, number: int, but: Process, most: int) -> tuple[list, int]:
        """Up to `most` of what is new since `number`, without one's own, and the next number."""
        with self.lock:
            start = max(number - self.first, 0)
            new = self.entries[start : start + most]
            return [entry for of, entry in new if of is not but], self.first + start + len(new)


def _good(answer: Reply | str) -> Reply:
    if isinstance(answer, str):
        raise Failed(answer)
    return answer


def _made_here(asked: tuple) -> Reply:
    try:
        return reply(*asked)
    except Exception as error:
        raise Failed(type(error).__name__) from error


def _fulfil(future: Future, make) -> None:
    try:
        future.set_result(make())
    except Failed as error:
        future.set_exception(error)
