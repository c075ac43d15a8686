"""A path as points: how far it reaches, so that an outline can be brought to a length and a height exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

_COMMAND = re.compile(r"([MLQCA])([^MLQCAZ]*)")
_NUMBER = re.compile(r"-?[\d.]+")
STEPS = 24  # of a curve
_TAKES = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7}

Point = tuple[float, float]


def points(path: str) -> Iterator[Point]:
    """Points along M, L, Q and C with absolute numbers; of an arc its end only."""
    at: Point = (0.0, 0.0)
    for letter, text in _COMMAND.findall(path):
        numbers = [float(one) for one in _NUMBER.findall(text)]
        for n in range(0, len(numbers), _TAKES[letter]):
            piece = numbers[n : n + _TAKES[letter]]
            if letter == "A":
                piece = piece[-2:]
            through = [at, *zip(piece[::2], piece[1::2], strict=True)]
            yield from (on(through, step / STEPS) for step in range(1, STEPS + 1)) if len(through) > 2 else (through[-1],)
            at = through[-1]


def on(through: Sequence[Point], t: float) -> Point:
    """A point of a Bezier curve, by de Casteljau's halving."""
    while len(through) > 1:
        through = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(through)]
    return through[0]


@cache
def reach(path: str) -> tuple[float, float, float, float]:
    """Least and most x, least and most y."""
    xs, ys = zip(*points(path), strict=True)
    return min(xs), max(xs), min(ys), max(ys)
