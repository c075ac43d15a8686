"""When the crush reaches the people (docs/science/fronts.md, 7)."""

from __future__ import annotations

from keiway.crash.front.curve import Curve, crush
from keiway.crash.front.facts import number
from keiway.crash.record import Front


def yields_at(front: Front, curve: Curve, cabin_factor: float = 1.0) -> float:
    """Crush (m) from which the cabin gives way: the crush zone is used up, and the force is over what it holds.

    `curve` is the front's curve as it acts in this meeting; `cabin_factor` scales the force the cabin holds.
    """
    return max(front.cabin_crush_m, crush(curve, cabin_factor * front.cabin_force_n))


def intrusion(crush_m: float, yields_at_m: float) -> float:
    """Intrusion (m) at a crush (m)."""
    return number("intrusion_per_crush") * max(0.0, crush_m - yields_at_m)
