"""Measures of a whole signal in their exact form: plain floats, any spacing of time. SI units, g as said.

Sources: 3 ms clip and HIC as in SAE J1727 and 49 CFR 571.208 S6.2; OLC after Kuebler, Gargallo and Elsaesser,
"Characterization and evaluation of frontal crash pulses with respect to occupant safety" (Airbag 2008).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from keiway.crash.occupant.measures import OLC_FREE_M, OLC_HELD_M
from keiway.crash.step import G

_HIC_S = 0.015
_EDGE = 1e-9  # s, so that a window of exactly 15 ms counts


def clip(t: Sequence[float], a: Sequence[float], hold_s: float = 0.003) -> float:
    """Greatest level that `a` (any unit) does not fall below for `hold_s` on end."""
    best, queue, j = 0.0, [], 0
    for i, (now, value) in enumerate(zip(t, a, strict=True)):
        while queue and a[queue[-1]] >= value:
            queue.pop()
        queue.append(i)
        while t[j + 1 if j + 1 < i else i] <= now - hold_s + _EDGE and j + 1 < i:
            j += 1
        if now - t[j] < hold_s - _EDGE:
            continue
        while queue[0] < j:
            queue.pop(0)
        best = max(best, a[queue[0]])
    return best


def hic15(t: Sequence[float], a_mps2: Sequence[float]) -> float:
    """Head injury criterion over windows up to 15 ms; `a_mps2` is the resultant, never negative."""
    speed = _integral(t, a_mps2)
    best = 0.0
    for i, (begin, v0) in enumerate(zip(t, speed, strict=True)):
        for j in range(i + 1, bisect_left(t, begin + _HIC_S + _EDGE)):
            span = t[j] - begin
            best = max(best, span * (max(speed[j] - v0, 0.0) / span / G) ** 2.5)
    return best


def olc_g(t: Sequence[float], v_mps: Sequence[float]) -> float | None:
    """Occupant load criterion (g) of a vehicle's speed over time from first touch; None where the signal ends too soon."""
    v0 = v_mps[0]
    free = _integral(t, [v0 - v for v in v_mps])
    begin = None
    for i, (now, v) in enumerate(zip(t, v_mps, strict=True)):
        if begin is None:
            if free[i] >= OLC_FREE_M:
                share = (OLC_FREE_M - free[i - 1]) / (free[i] - free[i - 1])
                begin = t[i - 1] + share * (now - t[i - 1])
                held_before, lost_before = 0.0, v0 - v
            continue
        lost = v0 - v
        held = free[i] - OLC_FREE_M - lost * (now - begin) / 2
        if held >= OLC_HELD_M:
            share = (OLC_HELD_M - held_before) / (held - held_before)
            end = t[i - 1] + share * (now - t[i - 1])
            return (lost_before + share * (lost - lost_before)) / (end - begin) / G
        held_before, lost_before = held, lost
    return None


def _integral(t: Sequence[float], y: Sequence[float]) -> list[float]:
    steps = ((b - a) * (p + q) / 2 for (a, b), (p, q) in zip(pairwise(t), pairwise(y), strict=True))
    return list(accumulate(steps, initial=0.0))
