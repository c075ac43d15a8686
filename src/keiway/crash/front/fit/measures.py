"""Measures of a wall test: stiffness, height of force, pulse. Plain sequences in, SI units.

KW400 and AHOF400 as used by NHTSA for compatibility (Patel, Smith, Prasad, Mohan, ESV 2007; recalled); OLC in the
form with 65 mm of free flight and 235 mm of ride-down (docs/science/fronts.md, 8).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from keiway.crash.front.facts import number

GRAVITY = 9.80665
FROM_M, TO_M = 0.025, 0.400


def integrated(values: Sequence[float], step_s: float, start: float = 0.0) -> list[float]:
    """Running integral by the trapezoidal rule, from `start`."""
    return list(accumulate(((a + b) / 2 * step_s for a, b in pairwise(values)), initial=start))


def work(crush_m: Sequence[float], force_n: Sequence[float], to_m: float, from_m: float = 0.0) -> float:
    """Energy (J) of a force over rising crush, between two crushes."""
    total = 0.0
    for (xa, xb), (fa, fb) in zip(pairwise(crush_m), pairwise(force_n), strict=True):
        a, b = max(xa, from_m), min(xb, to_m)
        if b > a:
            slope = (fb - fa) / (xb - xa)
            total += (b - a) * (fa + slope * ((a + b) / 2 - xa))
    return total


def kw400(crush_m: Sequence[float], force_n: Sequence[float]) -> float:
    """Stiffness (N/m) of the spring that takes the same energy from 25 to 400 mm of crush."""
    return 2.0 * work(crush_m, force_n, TO_M, FROM_M) / (TO_M**2 - FROM_M**2)


def ahof400(crush_m: Sequence[float], rows_n: Sequence[Sequence[float]], heights_m: Sequence[float]) -> float:
    """Average height of force (m) from 25 to 400 mm of crush; a height (m) for each row of the wall."""
    energies = [work(crush_m, row, TO_M, FROM_M) for row in rows_n]
    return sum(e * h for e, h in zip(energies, heights_m, strict=True)) / sum(energies)


def olc(speed_mps: Sequence[float], step_s: float) -> float | None:
    """Occupant load criterion (g): the steady deceleration of an occupant who is free for 65 mm, then has 235 mm.

    `speed_mps`: the vehicle's speed from first touch. None when the record ends before the two ride alike.
    """
    free, ride = number("olc_free_flight"), number("olc_ride_down")
    start = speed_mps[0]
    travel = integrated([start - v for v in speed_mps], step_s)  # of an occupant who is never held
    i = bisect_left(travel, free)
    if not 0 < i < len(travel):
        return None
    t1 = step_s * (i - 1 + (free - travel[i - 1]) / (travel[i] - travel[i - 1]))
    before = None
    for j in range(i + 1, len(travel)):
        held = step_s * j - t1
        needed = (start - speed_mps[j]) / held
        room = travel[j] - free - needed * held**2 / 2
        if room >= ride and before is not None:
            share = (ride - before[1]) / (room - before[1])
            return (before[0] + share * (needed - before[0])) / GRAVITY
        before = (needed, room)
    return None
