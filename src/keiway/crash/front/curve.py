"""Force against crush of one front: a rising line through knots, with its inverse and its energy.

``F(x) = Fs h(x / C)`` with ``Fs = m V**2 / (2 C I)``, m and V the mass and speed of the front's own wall test, C its
dynamic crush, I the integral of h over 0..1 (docs/science/fronts.md, 1). SI units.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from math import isfinite

import msgspec

from keiway.crash.record import Front
from keiway.errors import UsageError

INFINITE = float("inf")
#: What a wall test of a road vehicle can give; outside, a slip of units. Mass kg, speed m/s, crush m, force N, height m.
LIMITS = {
    "test_mass_kg": (100.0, 60_000.0),
    "test_speed_mps": (1.0, 40.0),
    "crush_m": (0.02, 3.0),
    "cabin_crush_m": (0.0, 5.0),
    "cabin_force_n": (0.0, 1e8),
}


class Curve(msgspec.Struct, frozen=True):
    """Knots of a force that never falls. Past the last knot it goes on with slope `end`."""

    x: tuple[float, ...]  # crush, m, from 0
    f: tuple[float, ...]  # force, N
    energy: tuple[float, ...]  # J absorbed up to each knot
    end: float  # N/m

    @property
    def known_to_m(self) -> float:
        """Crush up to which the shape was given; past it the curve is an extrapolation."""
        return self.x[-1]


#: A rigid wall: no force crushes it.
RIGID = Curve(x=(0.0,), f=(0.0,), energy=(0.0,), end=INFINITE)


def curve_of(front: Front | None, factor: float = 1.0) -> Curve:
    """The loading curve of a front; `factor` scales its force (overlap, height). None: a rigid wall."""
    if front is None:
        return RIGID
    level = factor * force_scale(front)
    s, h = envelope(front.s, front.h)
    return through([front.crush_m * at for at in s], [level * at for at in h])


def through(x: list[float], f: list[float]) -> Curve:
    """The curve through rising knots. Its end slope is the last one, and never softer than the last secant."""
    (x0, x1), (f0, f1) = x[-2:], f[-2:]
    steps = ((b - a) * (fa + fb) / 2 for (a, b), (fa, fb) in zip(pairwise(x), pairwise(f), strict=True))
    energy = tuple(accumulate(steps, initial=0.0))
    return Curve(x=tuple(x), f=tuple(f), energy=energy, end=max((f1 - f0) / (x1 - x0), f1 / x1))


def force_scale(front: Front) -> float:
    """Fs (N): the level at which the front's wall test has exactly the energy of its mass and speed.

    Raises `UsageError` for a front no wall test can have given.
    """
    for name, (low, high) in LIMITS.items():
        if not low <= getattr(front, name) <= high:
            raise UsageError(f"Front: {name} is {getattr(front, name):g}; between {low:g} and {high:g} is needed.")
    area = shape_area(front.s, front.h)
    return front.test_mass_kg * front.test_speed_mps**2 / (2.0 * front.crush_m * area)


def shape_area(s: tuple[float, ...], h: tuple[float, ...]) -> float:
    """I: the integral of h over 0..1. Raises `UsageError` for knots that are no shape."""
    _check(s, h)
    area = 0.0
    for (a, b), (ha, hb) in zip(pairwise(s), pairwise(h), strict=True):
        if a >= 1.0:
            break
        stop = min(b, 1.0)
        area += (stop - a) * (2 * ha + (hb - ha) * (stop - a) / (b - a)) / 2
    return area


def _check(s: tuple[float, ...], h: tuple[float, ...]) -> None:
    if not all(isfinite(value) for value in (*s, *h)):
        raise UsageError("Shape: a knot is no number.")
    if len(s) != len(h) or len(s) < 2 or s[0] != 0.0 or any(b <= a for a, b in pairwise(s)):
        raise UsageError("Shape: as many h as s are needed, with s rising from 0.")
    if s[-1] < 1.0:
        raise UsageError(f"Shape: it ends at s = {s[-1]:g}; it must reach 1, the crush of its own wall test.")
    if min(h) < 0.0 or max(h[1:]) <= 0.0:
        raise UsageError("Shape: a force below zero, or none at all.")


def envelope(s: tuple[float, ...], h: tuple[float, ...]) -> tuple[list[float], list[float]]:
    """The running maximum of a shape, with a knot where the shape comes back to a former peak."""
    at, top = [s[0]], [h[0]]
    for (a, b), (ha, hb) in zip(pairwise(s), pairwise(h), strict=True):
        peak = top[-1]
        back = a + (b - a) * (peak - ha) / (hb - ha) if ha < peak < hb else b
        if at[-1] < back < b:
            at.append(back)
            top.append(peak)
        at.append(b)
        top.append(max(peak, hb))
    return at, top


def force(curve: Curve, crush_m: float) -> float:
    """Force (N) at a crush (m), on loading."""
    if crush_m <= 0.0:
        return 0.0
    j = bisect_right(curve.x, crush_m) - 1
    if j == len(curve.x) - 1:
        return curve.f[-1] + curve.end * (crush_m - curve.x[-1])
    share = (crush_m - curve.x[j]) / (curve.x[j + 1] - curve.x[j])
    return curve.f[j] + share * (curve.f[j + 1] - curve.f[j])


def energy(curve: Curve, crush_m: float) -> float:
    """Energy (J) taken up to a crush (m)."""
    if crush_m <= 0.0:
        return 0.0
    j = bisect_right(curve.x, crush_m) - 1
    return curve.energy[j] + (crush_m - curve.x[j]) * (curve.f[j] + force(curve, crush_m)) / 2


def span(curve: Curve, force_n: float) -> tuple[float, float]:
    """Least and most crush (m) at which the front carries a force (N): they differ on a level stretch."""
    x, f = curve.x, curve.f
    if force_n > f[-1]:
        far = x[-1] + (force_n - f[-1]) / curve.end
        return far, far
    left, right = bisect_left(f, force_n), bisect_right(f, force_n) - 1
    if right >= left:
        return x[left], x[right]
    if left == 0:
        return x[0], x[0]
    share = (force_n - f[left - 1]) / (f[left] - f[left - 1])
    at = x[left - 1] + share * (x[left] - x[left - 1])
    return at, at


def crush(curve: Curve, force_n: float) -> float:
    """Crush (m) at which a force (N) is first carried."""
    return span(curve, force_n)[0]
