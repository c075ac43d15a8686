"""The channel frequency class filter of SAE J211-1: four poles, no phase shift.

A two-pole Butterworth filter is run forward and then backward. Its design frequency is 2.0775 times the class, so
that both passes together are 3 dB down at 5/3 of it (100 Hz for CFC 60).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt, tan

PAD_S = 0.010  # each end is continued this far, turned about its last sample, so that the filter starts at rest


def cfc(samples: Sequence[float], step_s: float, channel_class: float = 60.0) -> list[float]:
    """Filtered samples, in the unit given; `step_s` is the time between two of them."""
    pad = min(max(9, round(PAD_S / step_s)), len(samples) - 1)
    first, last = samples[0], samples[-1]
    before = [2 * first - value for value in samples[pad:0:-1]]
    after = [2 * last - value for value in samples[-2 : -pad - 2 : -1]]
    once = _pass([*before, *samples, *after], step_s, channel_class)
    twice = _pass(once[::-1], step_s, channel_class)[::-1]
    return twice[pad : pad + len(samples)]


def _pass(x: Sequence[float], step_s: float, channel_class: float) -> list[float]:
    wa = tan(pi * 2.0775 * channel_class * step_s)
    base = 1.0 + sqrt(2.0) * wa + wa * wa
    a0 = wa * wa / base
    b1, b2 = 2.0 * (1.0 - wa * wa) / base, (sqrt(2.0) * wa - 1.0 - wa * wa) / base
    x1 = x2 = y1 = y2 = x[0]
    out = []
    for x0 in x:
        y0 = a0 * (x0 + 2.0 * x1 + x2) + b1 * y1 + b2 * y2
        x2, x1, y2, y1 = x1, x0, y1, y0
        out.append(y0)
    return out
