"""Whose question comes next: that of the asker who took least of late, so that one with many or slow questions keeps nobody waiting."""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from ipaddress import ip_address
from math import exp
from typing import Any

#: Questions of one asker that wait; more are told to come again.
MOST_WAITING = 40
#: Questions that wait in all.
MOST_IN_ALL = 400
#: Seconds in which what an asker took fades to a third.
FADES_S = 10.0
FORGOTTEN_S = 0.001


class Full(Exception):
    """Too many questions wait."""


class Turns:
    """Questions by asker. One asker has at most `at_once` under way."""

    def __init__(self, at_once: int):
        self.at_once = at_once
        self.ready = threading.Condition()
        self.waiting: dict[str, deque[Any]] = {}  # in the order in which they came
        self.under_way: Counter[str] = Counter()
        self.taken: dict[str, tuple[float, float]] = {}  # seconds of work, and when that was
        self.closed = False

    def put(self, asker: str, question: Any) -> None:
        """Raises `Full`."""
        with self.ready:
            line = self.waiting.get(asker, ())
            if self.closed or len(line) >= MOST_WAITING or sum(map(len, self.waiting.values())) >= MOST_IN_ALL:
                raise Full
            self.waiting.setdefault(asker, deque()).append(question)
            self.ready.notify()

    def take(self) -> tuple[str, Any] | None:
        """The next question, waited for; None when closed. `done` must follow."""
        with self.ready:
            while not self.closed:
                now = time.monotonic()
                may = [asker for asker in self.waiting if self.under_way[asker] < self.at_once]
                if may:
                    asker = min(may, key=lambda asker: self._of_late(asker, now))
                    line = self.waiting.pop(asker)
                    question = line.popleft()
                    if line:
                        self.waiting[asker] = line  # behind the others
                    self.under_way[asker] += 1
                    return asker, question
                self.ready.wait()
            return None

    def done(self, asker: str, seconds: float) -> None:
        """One of its questions has an answer, after `seconds` of work."""
        with self.ready:
            self.under_way[asker] -= 1
            if not self.under_way[asker]:
                del self.under_way[asker]
            now = time.monotonic()
            self.taken[asker] = (self._of_late(asker, now) + seconds, now)
            if len(self.taken) > 1000:
                self.taken = {each: taken for each, taken in self.taken.items() if self._of_late(each, now) > FORGOTTEN_S}
            self.ready.notify_all()

    def close(self) -> list[Any]:
        """Nothing is given out any more; the questions that still waited."""
        with self.ready:
            self.closed = True
            left = [question for line in self.waiting.values() for question in line]
            self.waiting.clear()
            self.ready.notify_all()
            return left

    def _of_late(self, asker: str, now: float) -> float:
        seconds, at = self.taken.get(asker, (0.0, now))
        return seconds * exp((at - now) / FADES_S)


def is_own(host: str) -> bool:
    """Is it this machine itself?"""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return not host
