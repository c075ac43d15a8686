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
    """Questions by asker. At most `at_once` are under way of one asker, and `heavy_at_once` of those that are heavy."""

    def __init__(self, at_once: int, heavy_at_once: int):
        self.at_once, self.heavy_at_once = at_once, heavy_at_once
        self.ready = threading.Condition()
        self.waiting: dict[str, deque[tuple[Any, bool]]] = {}  # in the order in which they came
        self.under_way: Counter[str] = Counter()
        self.heavy = 0
        self.taken: dict[str, tuple[float, float]] = {}  # seconds of work, and when that was
        self.closed = False

    def put(self, asker: str, question: Any, heavy: bool = False) -> None:
        """Raises `Full`."""
        with self.ready:
            line = self.waiting.get(asker, ())
            if self.closed or len(line) >= MOST_WAITING or sum(map(len, self.waiting.values())) >= MOST_IN_ALL:
                raise Full
            self.waiting.setdefault(asker, deque()).append((question, heavy))
            self.ready.notify()

    def take(self) -> tuple[str, Any, bool] | None:
        """The next question with its asker and whether it is heavy, waited for; None when closed. `done` must follow."""
        with self.ready:
            while not self.closed:
                now = time.monotonic()
                may = [asker for asker, line in self.waiting.items() if self._may(asker, heavy=line[0][1])]
                if may:
                    asker = min(may, key=lambda asker: self._of_late(asker, now))
                    line = self.waiting.pop(asker)
                    question, heavy = line.popleft()
                    if line:
                        self.waiting[asker] = line  # behind the others
                    self.under_way[asker] += 1
                    self.heavy += heavy
                    return asker, question, heavy
                self.ready.wait()
            return None

    def done(self, asker: str, heavy: bool, seconds: float) -> None:
        """What `take` gave has an answer, after `seconds` of work."""
        with self.ready:
            self.heavy -= heavy
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
            left = [question for line in self.waiting.values() for question, _ in line]
            self.waiting.clear()
            self.ready.notify_all()
            return left

    def _may(self, asker: str, heavy: bool) -> bool:
        return self.under_way[asker] < self.at_once and not (heavy and self.heavy >= self.heavy_at_once)

    def _of_late(self, asker: str, now: float) -> float:
        seconds, at = self.taken.get(asker, (0.0, now))
        return seconds * exp((at - now) / FADES_S)


def is_own(host: str) -> bool:
    """Is it this machine itself?"""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return not host
