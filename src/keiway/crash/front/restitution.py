"""How much of the closing speed comes back.

Below 7 m/s the law of Antonetti (SAE 980552), from 40 km/h one value, a straight line between
(docs/science/fronts.md, 4). The values, their bands and their confidence are in ``data/crash/meeting.yaml``.
"""

from __future__ import annotations

from math import exp, sqrt

from keiway.crash.front.facts import number


def restitution(closing_mps: float) -> float:
    """Restitution at a closing speed (m/s)."""
    a, b, c, d = number("restitution_low_speed")
    first, second = number("restitution_low_speed_to"), number("restitution_high_speed_from")
    v = min(closing_mps, first)
    low = a * exp(v * (b + v * (c + v * d)))
    share = min(max((closing_mps - first) / (second - first), 0.0), 1.0)
    return low + share * (number("restitution_high_speed") - low)


def combined(e1: float, energy1_j: float, e2: float, energy2_j: float) -> float:
    """Restitution of a meeting from that of each front against a wall, weighted by the energy each absorbs.

    Prasad AK, SAE 900413 (recalled): ``e**2 = (E1 e1**2 + E2 e2**2) / (E1 + E2)``.
    """
    return sqrt((energy1_j * e1**2 + energy2_j * e2**2) / (energy1_j + energy2_j))
