"""Two fronts in series, exactly: the same force crushes both, their crushes add.

Both curves are straight between knots, so the sum is straight between the union of their force levels. A table of
those levels holds force, both crushes and the energy; everything asked of a meeting is read from it without stepping
in time (docs/science/fronts.md, 2).
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from math import atan, sqrt

import msgspec

from keiway.crash.front.curve import Curve, span

TINY = 1e-300  # keeps 0/0 of an empty stretch at 0
FLAT = 1e-12  # below it atan(z)/z is 1 to the last bit


class Series(msgspec.Struct, frozen=True):
    """Rows in order of total crush: force (N), crush of each (m), energy of both together (J)."""

    f: tuple[float, ...]
    x1: tuple[float, ...]
    x2: tuple[float, ...]
    energy: tuple[float, ...]

    @property
    def d(self) -> tuple[float, ...]:
        """Total crush, m."""
        return tuple(a + b for a, b in zip(self.x1, self.x2, strict=True))


class Reached(msgspec.Struct, frozen=True):
    """Where a meeting comes to rest: force (N), crush of each (m), time from first touch (s)."""

    force_n: float
    crush1_m: float
    crush2_m: float
    time_s: float


def series(a: Curve, b: Curve) -> Series:
    """The table of two fronts. Where both are level at one force, they give way in proportion."""
    levels = sorted({0.0, *a.f, *b.f})
    levels.append(2.0 * levels[-1])  # from here on both are straight for ever
    rows: list[tuple[float, float, float]] = []
    for level in levels:
        (a0, a1), (b0, b1) = span(a, level), span(b, level)
        rows.append((level, a0, b0))
        if a1 + b1 > a0 + b0:
            rows.append((level, a1, b1))
    f, x1, x2 = (tuple(column) for column in zip(*rows, strict=True))
    work = ((p + q) / 2 * (c - a + d - b) for (p, a, b), (q, c, d) in pairwise(rows))
    return Series(f=f, x1=x1, x2=x2, energy=tuple(accumulate(work, initial=0.0)))


def solve(table: Series, energy_j: float, reduced_mass_kg: float) -> Reached:
    """The end of crushing when the two bring `energy_j` of relative motion."""
    d = table.d
    last = min(bisect_right(table.energy, energy_j) - 1, len(d) - 2)
    rise, length = table.f[last + 1] - table.f[last], d[last + 1] - d[last]
    share = fraction(energy_j - table.energy[last], table.f[last], rise, length)
    time = 0.0
    for j in range(last + 1):
        full = d[j + 1] - d[j]
        part = full if j < last else share * full
        v0 = sqrt(2.0 * max(energy_j - table.energy[j], 0.0) / reduced_mass_kg)
        v1 = sqrt(2.0 * max(energy_j - table.energy[j + 1], 0.0) / reduced_mass_kg) if j < last else 0.0
        slope = (table.f[j + 1] - table.f[j]) / full if full else 0.0
        time += duration(part, v0, v1, slope / reduced_mass_kg)
    return Reached(
        force_n=table.f[last] + share * rise,
        crush1_m=table.x1[last] + share * (table.x1[last + 1] - table.x1[last]),
        crush2_m=table.x2[last] + share * (table.x2[last + 1] - table.x2[last]),
        time_s=time,
    )


def fraction(energy: float, f0: float, rise: float, length: float) -> float:
    """Share of a straight stretch that absorbs `energy` (J): root of ``length (f0 t + rise t**2 / 2) = energy``.

    `f0`: force at its start (N); `rise`: gain of force over it (N); `length`: its crush (m). More than 1 when the
    stretch is continued past its end.
    """
    root = sqrt(f0 * f0 + 2.0 * rise * energy / max(length, TINY))
    return 2.0 * energy / max(length * (f0 + root), TINY)


def duration(length: float, v0: float, v1: float, slope_per_mass: float) -> float:
    """Time (s) over a straight stretch entered at `v0` and left at `v1` (m/s of relative speed).

    The motion is harmonic with ``omega = sqrt(slope_per_mass)``, and ``tan(omega t / 2) = omega length / (v0 + v1)``
    exactly; a level stretch is its limit ``2 length / (v0 + v1)``.
    """
    steady = 2.0 * length / max(v0 + v1, TINY)
    z = max(0.5 * steady * sqrt(slope_per_mass), FLAT)
    return steady * atan(z) / z
