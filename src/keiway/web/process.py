"""One process that makes pages, and the pipe to it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from typing import Any

from keiway.web.reply import Reply, reply

#: Seconds in which a process must have started.
START_S = 60.0
#: Bytes of data a process may hold: three times what the largest page with charts needs. Then it fails, and is replaced.
MOST_BYTES = 3 << 30
#: How many times its limit in seconds of the processor a page may take on the clock.
LONGER = 5
#: Results that are told with one question or answer: a millisecond or two.
NEWS_AT_ONCE = 200


class TooLong(Exception):
    """The page took longer than it may."""


class Ended(Exception):
    """The process is gone."""


def _spent_s(pid: int) -> float | None:
    """Seconds of the processor that a process has had; None where the system does not tell (then time that passes counts)."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as told:
            fields = told.read().rpartition(b")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Process:
    """`share` of `of`: which vehicles it looks at while idle; `of` 0: none."""

    def __init__(self, share: int, of: int):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_life, args=(theirs, share, of), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.told = 0  # number of the next news it has not heard
        self.took_s = 0.0  # processor time of the latest answer

    def ask(self, asked: tuple, news: Any, limit_s: float) -> Reply | str | None:
        """The reply, a failure's name, or None where it takes longer: then `wait`. Raises `Ended`."""
        with _ended():
            if not self.ready:  # the start is no part of the question's time
                if not self.pipe.poll(START_S):
                    raise EOFError
                self.pipe.recv()
                self.ready = True
            fresh, self.told = news.since(self.told, self, NEWS_AT_ONCE)
            self.began, self.spent_s = time.monotonic(), _spent_s(self.process.pid)
            self.pipe.send((asked, fresh))
            return self._answer(news) if self._comes(limit_s) else None

    def wait(self, news: Any, limit_s: float) -> Reply | str:
        """The reply of a question asked before, within `limit_s` from then. Raises `TooLong` or `Ended`."""
        with _ended():
            if not self._comes(limit_s):
                raise TooLong
            return self._answer(news)

    def _comes(self, limit_s: float) -> bool:
        """Is there an answer before it has spent so much of the processor? On a machine busy with other things that takes longer."""
        while True:
            passed, now = time.monotonic() - self.began, _spent_s(self.process.pid)
            spent = passed if now is None or self.spent_s is None else max(now - self.spent_s, passed / LONGER)
            if self.pipe.poll(min(max(limit_s - spent, 0.0), 1.0)):
                return True
            if spent >= limit_s:
                return False

    def _answer(self, news: Any) -> Reply | str:
        answer, found, self.took_s = self.pipe.recv()
        news.add(found, self)
        return answer

    def yield_to_others(self) -> None:
        """From now on a third of the processor that others get, where the system can do that."""
        with contextlib.suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, 5)

    def stop(self) -> None:
        self.process.kill()
        self.process.join(5)
        with contextlib.suppress(OSError):
            self.pipe.close()


@contextlib.contextmanager
def _ended():
    try:
        yield
    except (EOFError, OSError) as error:
        raise Ended from error


def _life(pipe: Any, share: int, of: int) -> None:
    """A warm start, then one question after the other until the pipe closes; between them, what may be asked next."""
    import signal

    from keiway import kept
    from keiway.web import warm

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bounded()
    reply("check", "html", {}, (("vehicle", "1999 Subaru Sambar truck"), ("state", "CO")))
    kept.tell()
    pipe.send(None)
    idle = warm.pieces(share, of) if of else iter(())
    while True:
        while not pipe.poll(warm.IDLE_S if idle else None):
            piece = next(idle, None)
            if piece is None:
                idle = None
            else:
                _quietly(piece)
        try:
            asked, news = pipe.recv()
        except EOFError:
            return
        kept.learn(news)
        began = time.process_time()
        answer = _made(asked)
        pipe.send((answer, kept.news(NEWS_AT_ONCE), time.process_time() - began))


def _made(asked: tuple) -> Reply | str:
    """The reply; of a mistake of our own its name, and its whole on the server's own screen."""
    try:
        return reply(*asked)
    except Exception as error:
        import traceback

        traceback.print_exc()
        return type(error).__name__


def _quietly(piece) -> None:
    """What fails before it is asked for will fail, and be told, when it is."""
    with contextlib.suppress(Exception):
        piece()


def _bounded() -> None:
    """No more memory than `MOST_BYTES`, where the system can see to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = MOST_BYTES if hard == resource.RLIM_INFINITY else min(MOST_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
