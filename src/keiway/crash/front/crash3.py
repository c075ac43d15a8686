"""CRASH3: damage energy from residual crush, for reconstruction and for checks (docs/science/fronts.md, 9).

CRASH3 user's guide and technical manual, DOT HS 805 732, 1981 (recalled). SI units.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from keiway.crash.front.facts import number
from keiway.errors import UsageError


def mean_crush(depths_m: Sequence[float]) -> float:
    """Mean residual crush (m) of six evenly spaced depths: the ends count half."""
    return (sum(depths_m) - (depths_m[0] + depths_m[-1]) / 2) / (len(depths_m) - 1)


def coefficients(
    mass_kg: float, speed_mps: float, crush_m: float, width_m: float, no_damage_mps: float | None = None
) -> tuple[float, float]:
    """A (N/m) and B (N/m2) from one wall test: mass, speed, mean residual crush, damage width. Raises `UsageError`."""
    b0 = number("no_damage_speed") if no_damage_mps is None else no_damage_mps
    if not (mass_kg > 0.0 and crush_m > 0.0 and width_m > 0.0 and speed_mps > b0 >= 0.0):
        raise UsageError("CRASH3: mass, crush and width above 0, and a test speed above the speed that leaves no damage, are needed.")
    b1 = (speed_mps - b0) / crush_m
    return mass_kg * b0 * b1 / width_m, mass_kg * b1**2 / width_m


def damage_energy(a: float, b: float, crush_m: float, width_m: float) -> float:
    """Energy (J) of a width (m) crushed to a mean residual depth (m)."""
    return width_m * (a * crush_m + b * crush_m**2 / 2 + a**2 / (2 * b))


def delta_v(
    mass1_kg: float, mass2_kg: float, energy_j: float, effective1: float = 1.0, effective2: float = 1.0
) -> tuple[float, float]:
    """Speed changes (m/s) to common speed from the damage energy of both.

    `effective` is ``k**2 / (k**2 + h**2)``: radius of gyration k, lever arm h of the force line; 1 for a central hit.
    """
    ratio = effective1 * mass1_kg / (effective2 * mass2_kg)
    first = sqrt(2.0 * effective1 * energy_j / (mass1_kg * (1.0 + ratio)))
    return first, first * mass1_kg / mass2_kg
