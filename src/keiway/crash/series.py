"""Two fronts pressed against each other: one rising line of eleven ramps, and where the energy of a crash comes to rest on it.

A front is a rising line through five knots and an end slope. Both carry the same force, so their crushes add at each
force: the line of both has a knot wherever either has one. Exact; scalars, no branches, for primitives that are given,
as in step.py.
"""

from __future__ import annotations

from typing import NamedTuple

KNOTS = 5  # of a front, past the origin


class Rest(NamedTuple):
    """Slopes that each ramp adds (1/s2, force per reduced mass), 0 where the energy does not reach; force at the origin if
    all of them had begun there (m/s2); crush at which each begins (m); at the end of the crush the force (m/s2), and the
    crush (m) and the energy (J) of either front.
    """

    ramps: list
    at_rest: object
    begins: list
    force: object
    crush: tuple
    energy: tuple


def build(maximum, minimum, where, sqrt, f):
    """``in_series(brought, mu, fronts) -> Rest``: energy per reduced mass (m2/s2), reduced mass (kg), and of each front its
    five crushes (m), five forces (N) and end slope (N/m)."""
    zero, half, one, two = f(0.0), f(0.5), f(1.0), f(2.0)
    merged, compliances, compliance_at, taken = _front(maximum, minimum, where, f)

    def line(level, fronts, mu):
        """Slopes of the stretches, and where they begin: crush, force and energy, both per reduced mass."""
        slopes, d, forces, energies = [], [zero], [zero], [zero]
        for j in range(2 * KNOTS):
            low = level[j - 1] if j else zero
            middle = half * (low + level[j])
            c = sum((compliance_at(middle, *front) for front in fronts[1:]), compliance_at(middle, *fronts[0]))
            d.append(d[j] + c * (level[j] - low))
            forces.append(level[j] / mu)
            energies.append(energies[j] + (d[j + 1] - d[j]) * half * (forces[j] + forces[j + 1]))
            slopes.append(one / (c * mu))
        slopes.append(one / ((fronts[0][1][KNOTS] + fronts[1][1][KNOTS]) * mu))
        return slopes, d, forces, energies

    def in_series(brought, mu, fronts):
        fronts = [(row[KNOTS : 2 * KNOTS], compliances(row[:KNOTS], row[KNOTS : 2 * KNOTS], row[-1])) for row in fronts]
        slopes, d, forces, energies = line(merged(fronts[0][0], fronts[1][0]), fronts, mu)
        at_force, at_slope, at_energy = forces[0], slopes[0], energies[0]
        ramps, at_rest = [slopes[0]], zero * brought
        for j in range(1, 2 * KNOTS + 1):
            passed = brought > energies[j]
            ramps.append(where(passed, slopes[j] - slopes[j - 1], zero))
            at_rest = at_rest - where(passed, ramps[j] * d[j], zero)
            at_force = where(passed, forces[j], at_force)
            at_slope = where(passed, slopes[j], at_slope)
            at_energy = where(passed, energies[j], at_energy)
        end = sqrt(at_force * at_force + two * at_slope * (brought - at_energy))
        crush, energy = zip(*(taken(end * mu, *front) for front in fronts), strict=True)
        return Rest(ramps, at_rest, d, end, crush, energy)

    return in_series


def _front(maximum, minimum, where, f):
    """What is asked of the levels of one front or two."""
    zero, half, one = f(0.0), f(0.5), f(1.0)

    def merged(a, b):
        """The levels of two ordered rows in order: each of b is carried along the row to its place."""
        row = list(a)
        for level in b:
            for j, other in enumerate(row):
                row[j], level = minimum(other, level), maximum(other, level)
            row.append(level)
        return row

    def compliances(x, force, k_end):
        """m/N of the stretches of a front."""
        at, up = (zero, *x), (zero, *force)
        return [*((at[j + 1] - at[j]) / (up[j + 1] - up[j]) for j in range(KNOTS)), one / k_end]

    def compliance_at(level, force, c):
        found = c[KNOTS]
        for j in reversed(range(KNOTS)):
            found = where(level < force[j], c[j], found)
        return found

    def taken(level, force, c):
        """Crush (m) and energy (J) of one front at a force (N)."""
        up = (zero, *force)
        crush, energy = zero, zero
        for j in range(KNOTS + 1):
            part = maximum(level - up[j], zero)
            if j < KNOTS:
                part = minimum(part, up[j + 1] - up[j])
            crush = crush + c[j] * part
            energy = energy + c[j] * part * (up[j] + half * part)
        return crush, energy

    return merged, compliances, compliance_at, taken
