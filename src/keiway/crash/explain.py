"""What stands behind the crash figures, for `keiway explain`."""

from __future__ import annotations

from typing import Any

FIGURES = {
    "crash.delta_v": (
        "Change of speed of a vehicle, mph",
        "Momentum: (1 + e) times the partner's share of the mass times the closing speed. Exact but for the rebound e.",
    ),
    "crash.ees": (
        "Speed into a rigid wall that takes the same crush energy (EES), mph",
        "The energy its front absorbs up to common speed, turned back into a speed. Not the same as the change of speed.",
    ),
    "crash.crush": (
        "Dynamic crush of the front, mm",
        "Two force-crush curves in series absorb the energy of the meeting; each gives way at the common force.",
    ),
    "crash.intrusion": (
        "What reaches into the cabin, mm",
        "Crush past the point where the cabin begins to yield and above the force it holds, times 0.7.",
    ),
    "crash.mean_g": ("Mean deceleration from touch to common speed, g", "Change of speed without rebound over the time to common speed."),
    "crash.risk.serious": (
        "Risk of serious injury (MAIS3+ or death) of a belted driver of 40, percent",
        "Logistic in the logarithm of the change of speed, fitted to NASS/CDS 2000-2015: the average US vehicle of model years "
        "2000 to 2016. What this vehicle's own structure and restraint change is not in it.",
    ),
    "crash.risk.death": (
        "Risk of death of a belted driver of 40, percent",
        "As the risk of serious injury, for death.",
    ),
    "crash.peak_force": ("Greatest force between the fronts, kN", "The force at which the two curves together hold the energy."),
}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values."""
    return {
        id_: {
            "kind": "quantity",
            "title": title,
            "text": f"{text} Equations, sources and validity: docs/science/fronts.md and injury.md. Bands: 200 draws over crush, cabin, height and rebound.",
        }
        for id_, (title, text) in FIGURES.items()
    }
