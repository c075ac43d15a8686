"""One straight stretch of force against crush: how far the energy reaches, and how long it takes.

Both formulas are branch-free and take their primitives as arguments, so that floats and arrays run the same text.
"""

from __future__ import annotations

TINY = 1e-300  # keeps 0/0 of an empty stretch at 0
FLAT = 1e-12  # below it atan(z)/z is 1 to the last bit


def fraction(energy, f0, rise, length, sqrt, maximum):
    """Share of a stretch that absorbs `energy` (J): root of ``length (f0 t + rise t**2 / 2) = energy``.

    `f0`: force at its start (N); `rise`: gain of force over it (N); `length`: its crush (m). More than 1 when the
    stretch is continued past its end.
    """
    root = sqrt(f0 * f0 + 2.0 * rise * energy / maximum(length, TINY))
    return 2.0 * energy / maximum(length * (f0 + root), TINY)


def duration(length, v0, v1, slope_per_mass, sqrt, atan, maximum):
    """Time (s) over a stretch entered at `v0` and left at `v1` (m/s of relative speed).

    On a straight stretch the motion is harmonic with ``omega = sqrt(slope_per_mass)``, and
    ``tan(omega t / 2) = omega length / (v0 + v1)`` exactly; a level stretch is its limit ``2 length / (v0 + v1)``.
    """
    steady = 2.0 * length / maximum(v0 + v1, TINY)
    z = maximum(0.5 * steady * sqrt(slope_per_mass), FLAT)
    return steady * atan(z) / z
