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
    "crash.peak_force": ("Greatest force between the fronts, kN", "The force at which the two curves together hold the energy."),
}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values."""
    return {
        id_: {
            "kind": "quantity",
            "title": title,
            "text": f"{text} Equations, sources and validity: docs/science/fronts.md. Bands: 200 draws over crush, cabin, height and rebound.",
        }
        for id_, (title, text) in FIGURES.items()
    }
