"""The shape of a front from a measured force: rising, in five stretches, and of the same energy.

The force is test mass times the compartment's slowing: what a vehicle that moves as one mass must feel to stop as this
one did (docs/science/fronts.md, 8).

A measured force dips. Two fronts in series need one that never falls, so each dip and the peak before it are replaced
by the level of equal area (pool adjacent violators): the energy at full crush stays, which a running maximum would
raise. Five stretches up to full crush and one past it are what the stepped model holds (runners/ramps.py), so a fitted
front is the same front in the closed form and in the steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import ceil

POINTS = 200
STRETCHES = 5
#: Past full crush nothing was measured. Estimate: the force goes on in proportion to the crush, up to this share of the
#: test's crush and on. Crush then grows nearly in proportion to speed, as it does below and as CRASH3 has it.
BEYOND = 1.6
#: Least rise over the whole test's crush, as a share of the force at its end: two fronts that are level at nearly one
#: force would share their crush by a hair.
LEAST_RISE = 0.03


def shape(crush_m: Sequence[float], force_n: Sequence[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Knots s and h of a force (N) over rising crush (m), up to the last crush; h is about 1 on average.

    One knot more lies past the last crush, where the force is proportional to crush (an estimate).
    """
    full = crush_m[-1]
    s = [0.0, *((i + 0.5) / POINTS for i in range(POINTS)), 1.0]
    raw = [_at(crush_m, force_n, at * full) for at in s[1:-1]]
    level = rising(raw)
    mean = sum(level) / POINTS
    h = [0.0, *(max(0.0, value / mean) for value in level), max(0.0, level[-1] / mean)]
    kept = knots(s, h)
    s_kept, h_kept = [s[i] for i in kept], steepened([s[i] for i in kept], [h[i] for i in kept])
    h_told = [round(value, 4) for value in h_kept]
    beyond = ceil(1e4 * BEYOND * h_told[-1]) / 1e4  # up, so that the slope is no less than the secant (curve.through)
    return (*(round(at, 4) for at in s_kept), BEYOND), (*h_told, beyond)


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


def knots(s: Sequence[float], h: Sequence[float], stretches: int = STRETCHES) -> list[int]:
    """Places of the points, both ends among them, whose straight joins leave the least squares to the line."""
    n = len(s)
    off = _squares(s, h)
    best: list[tuple[float, list[int]] | None] = [(0.0, [0]), *[None] * (n - 1)]
    for _ in range(min(stretches, n - 1)):
        best = [
            min(((best[i][0] + off(i, j), [*best[i][1], j]) for i in range(j) if best[i]), default=None)
            for j in range(n)
        ]
    return best[-1][1]


def _squares(s: Sequence[float], h: Sequence[float]):
    """Squared distance of the points i..j from the chord between i and j, from running sums."""
    one, ss, hh, s1, h1, sh = (
        list(accumulate(values, initial=0.0))
        for values in zip(*((1.0, a * a, b * b, a, b, a * b) for a, b in zip(s, h, strict=True)), strict=True)
    )

    def off(i: int, j: int) -> float:
        n, xx, yy, x, y, xy = (total[j + 1] - total[i] for total in (one, ss, hh, s1, h1, sh))
        slope = (h[j] - h[i]) / (s[j] - s[i])
        base = h[i] - slope * s[i]
        return yy + slope * slope * xx + n * base * base - 2 * slope * xy - 2 * base * y + 2 * slope * base * x

    return off


def steepened(s: Sequence[float], h: Sequence[float]) -> list[float]:
    """The same with no stretch flatter than `LEAST_RISE`."""
    least = LEAST_RISE * h[-1]
    found = [h[0]]
    for a, b, value in zip(s, s[1:], h[1:], strict=False):
        found.append(max(value, found[-1] + least * (b - a)))
    return found


def _at(x: Sequence[float], y: Sequence[float], where: float) -> float:
    j = min(max(bisect_right(x, where), 1), len(x) - 1)
    return y[j - 1] + (y[j] - y[j - 1]) * (where - x[j - 1]) / (x[j] - x[j - 1])
