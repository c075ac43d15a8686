"""Into a fixed object: the partner's mass is without end, so delta-v does not depend on one's own (docs/science/injury.md)."""

from __future__ import annotations

from keiway.crash.injury.table import facts, value
from keiway.errors import UsageError


def delta_v(speed_mps: float, *, restitution: float | None = None) -> float:
    """Speed change (m/s) of a vehicle that hits a rigid fixed object square: (1 + e) v.

    Feed it to the frontal field curve. Mass does not matter to first order: crush length and cabin do, which are
    departures. A tree or pole at the corner turns the vehicle and gives less.
    """
    if speed_mps < 0:
        raise UsageError(f"A speed of {speed_mps} m/s is below 0.")
    e = value("fixed_object_restitution") if restitution is None else restitution
    return (1 + e) * speed_mps


def pole_force_share() -> tuple[float, float, float]:
    """Low, mid, high share of full-width force that a pole takes at the same crush (estimate)."""
    found = facts().values["pole_force_share"]
    return found.low, found.mid, found.high
