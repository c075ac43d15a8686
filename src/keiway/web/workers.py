"""Answers are made in processes of their own, so that a question that takes too long is ended and delays nobody else.

A thread cannot be ended; a process can. Each worker answers one question at a time; one that exceeds its time is
stopped and replaced.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
from datetime import date
from typing import Any

from keiway.web.reply import Reply, reply

#: Seconds a page may take. The slowest honest page takes under half a second.
LIMIT_S = 8.0
#: Seconds a question waits for a free worker before it is told to come again.
PATIENCE_S = 10.0


#: Bytes of answers kept: the same address asked again on the same day is the same answer.
KEPT_BYTES = 32_000_000


class TooLong(Exception):
    """The page took longer than it may."""


class Busy(Exception):
    """Every worker is at work."""


class Failed(Exception):
    """A mistake of keiway's own; the text is the exception's."""


def _work(pipe: Any) -> None:
    """A worker's life: a warm start, then one question after the other until the pipe closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reply("check", "html", {}, (("vehicle", "1999 Subaru Sambar truck"), ("state", "CO")))
    pipe.send(None)
    while True:
        try:
            asked = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(reply(*asked))
        except Exception as error:
            pipe.send(f"{type(error).__name__}: {error}")


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False

    def ask(self, asked: tuple, limit_s: float) -> Reply:
        if not self.ready:  # the start is no part of the question's time
            if not self.pipe.poll(60):
                raise Failed("a worker did not start")
            self.pipe.recv()
            self.ready = True
        self.pipe.send(asked)
        if not self.pipe.poll(limit_s):
            raise TooLong
        answer = self.pipe.recv()
        if isinstance(answer, str):
            raise Failed(answer)
        return answer

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join(5)


class Workers:
    """`count` processes that answer; with 0 the caller's own thread does, for tests and for a debugger."""

    def __init__(self, count: int, limit_s: float = LIMIT_S):
        self.limit_s = limit_s
        self.free: queue.Queue[_Worker] = queue.Queue()
        self.count = count
        self.lock = threading.Lock()
        self.closed = False
        self.kept: dict[tuple, Reply] = {}
        self.kept_bytes = 0
        for _ in range(count):
            self.free.put(_Worker())

    def ask(self, name: str, form: str, path: dict[str, str], query: tuple[tuple[str, str], ...]) -> Reply:
        """The reply, kept from before or made now. Raises `TooLong`, `Busy` or `Failed`."""
        key = (name, form, tuple(sorted(path.items())), query, date.today())
        with self.lock:
            answer = self.kept.pop(key, None)
            if answer:
                self.kept[key] = answer  # the latest used stands last
        if answer:
            return answer
        answer = self._make(name, form, path, query)
        if answer.status == 200:
            self._keep(key, answer)
        return answer

    def _keep(self, key: tuple, answer: Reply) -> None:
        """Keep an answer; those used longest ago make room."""
        with self.lock:
            if key in self.kept:
                return
            self.kept[key] = answer
            self.kept_bytes += len(answer.body)
            while self.kept_bytes > KEPT_BYTES:
                self.kept_bytes -= len(self.kept.pop(next(iter(self.kept))).body)

    def _make(self, *asked: Any) -> Reply:
        if not self.count:
            try:
                return reply(*asked)
            except Exception as error:
                raise Failed(f"{type(error).__name__}: {error}") from error
        try:
            worker = self.free.get(timeout=PATIENCE_S)
        except queue.Empty:
            raise Busy from None
        try:
            answer = worker.ask(asked, self.limit_s)
        except Failed:
            self._back(worker)
            raise
        except (TooLong, EOFError, OSError) as error:
            worker.stop()
            self._back(None if self.closed else _Worker())
            raise error if isinstance(error, TooLong) else Failed("the worker ended") from error
        self._back(worker)
        return answer

    def _back(self, worker: _Worker | None) -> None:
        with self.lock:
            if worker is not None:
                worker.stop() if self.closed else self.free.put(worker)

    def close(self) -> None:
        with self.lock:
            self.closed = True
        while not self.free.empty():
            self.free.get().stop()
