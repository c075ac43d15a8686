"""The shape of a front from a measured force: rising, with few knots, and of the same energy.

A measured force dips. Two fronts in series need one that never falls, so each dip and the peak before it are replaced
by the level of equal area (pool adjacent violators): the energy at full crush stays, which a running maximum would
raise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

POINTS = 200
KNOTS = 9
#: Past full crush nothing was measured: the force rises as that of the class shape (an estimate).
BEYOND = ((1.3, 1.39), (1.6, 2.26))


def shape(crush_m: Sequence[float], force_n: Sequence[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Knots s and h of a force (N) over rising crush (m), up to the last crush; h is about 1 on average."""
    full = crush_m[-1]
    s = [0.0, *((i + 0.5) / POINTS for i in range(POINTS)), 1.0]
    raw = [_at(crush_m, force_n, at * full) for at in s[1:-1]]
    level = rising(raw)
    mean = sum(level) / POINTS
    h = [0.0, *(max(0.0, value / mean) for value in level), max(0.0, level[-1] / mean)]
    kept = knots(s, h)
    s_kept, h_kept = [s[i] for i in kept], [h[i] for i in kept]
    s_kept += [at for at, _ in BEYOND]
    h_kept += [ratio * h[-1] for _, ratio in BEYOND]
    return tuple(round(at, 4) for at in s_kept), tuple(round(value, 4) for value in h_kept)


def rising(values: Sequence[float]) -> list[float]:
    """The closest values that never fall (least squares); the sum of each pooled stretch is kept."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while blocks and blocks[-1][0] * count > total * blocks[-1][1]:
            more, many = blocks.pop()
            total, count = total + more, count + many
        blocks.append((total, count))
    return [total / count for total, count in blocks for _ in range(count)]


def knots(s: Sequence[float], h: Sequence[float], most: int = KNOTS) -> list[int]:
    """Places of at most `most` points whose straight joins follow the line best, found one by one."""
    kept = [0, len(s) - 1]
    while len(kept) < most:
        worst, place = 0.0, 0
        for a, b in pairwise(kept):
            for i in range(a + 1, b):
                away = abs(h[i] - h[a] - (h[b] - h[a]) * (s[i] - s[a]) / (s[b] - s[a]))
                worst, place = max((worst, place), (away, i))
        if worst < 0.01:
            break
        kept = sorted([*kept, place])
    return kept


def _at(x: Sequence[float], y: Sequence[float], where: float) -> float:
    j = min(max(bisect_right(x, where), 1), len(x) - 1)
    return y[j - 1] + (y[j] - y[j - 1]) * (where - x[j - 1]) / (x[j] - x[j - 1])
