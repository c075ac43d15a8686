"""What stands behind the crash figures, for `keiway explain`."""

from __future__ import annotations

from typing import Any

BANDS = "Bands: draws over every uncertain number of both vehicles, their people and the risk curves; 50% and 90%."

PARTS = (
    ("head", "Serious injury (AIS3+)", "HIC15"),
    ("neck", "Serious injury (AIS3+)", "tension, kN"),
    ("chest", "Serious injury (AIS3+) at 40 years", "deflection, mm"),
    ("thigh", "Moderate injury (AIS2+) of knee, thigh or hip", "force in the femur, kN"),
)

FIGURES = {
    "crash.delta_v": (
        "Change of speed of a vehicle, mph",
        "Momentum: (1 + e) times the partner's share of the mass times the closing speed. Exact but for the rebound e.",
    ),
    "crash.wall_speed": (
        "Speed into a rigid wall that changes this vehicle's speed as much, mph",
        "The change of speed over (1 + e). What the plain sentence tells; a wall would crush the front otherwise.",
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
        "Crush past the point where the cabin begins to yield and above the force it holds, times 0.7 (0.5 to 0.9).",
    ),
    "crash.olc": (
        "Occupant load criterion, g",
        "The steady deceleration of a rider who flies 65 mm free and is then held over 235 mm. It judges the vehicle's pulse alone.",
    ),
    "crash.ride_down": (
        "Ride-down, percent",
        "Share of the driver's energy that is taken while the vehicle still crushes. The rest the belt and bag take alone.",
    ),
    "crash.chest_g": (
        "Chest acceleration held for 3 ms, g",
        "One mass held by belt, air bag and what it touches, stepped in time against its own vehicle.",
    ),
    "crash.hic15": (
        "Head injury criterion over 15 ms",
        "An estimate: 1.2 times that of the held chest (0.9 to 1.6), or a hard contact of the head where there is no air bag, "
        "whichever is more. 700 is the limit of a US test.",
    ),
    "crash.chest_mm": (
        "Chest deflection of a dummy, mm",
        "3.8 mm for each kN of shoulder belt, 0.25 mm for each g of air bag, 0.7 for each g of wheel or dashboard. 63 is the "
        "limit of a US test.",
    ),
    "crash.risk.serious": (
        "Risk of serious injury (MAIS3+ or death) of a belted driver of 40, percent",
        "The field curve of the average US vehicle of 2000 to 2016 at that change of speed (crash.average.serious), its odds times "
        "crash.departure. Mass is in the change of speed and nowhere else.",
    ),
    "crash.risk.death": ("Risk of death of a belted driver of 40, percent", "As the risk of serious injury, for death."),
    "crash.average.serious": (
        "Risk of serious injury in the average US vehicle of model years 2000 to 2016 at that change of speed, percent",
        "Logistic in the logarithm of the change of speed, fitted to NASS/CDS 2000-2015; belted driver of 40.",
    ),
    "crash.average.death": (
        "Risk of death in the average US vehicle of model years 2000 to 2016 at that change of speed, percent",
        "As crash.average.serious, for death.",
    ),
    "crash.departure": (
        "What structure, restraint, intrusion and age of design do to the odds, as a factor",
        "(NCAP joint probability of this driver over that of the reference car's at the same change of speed) to the power 0.3 "
        "(0.15 to 0.55), times the era factor: 1.4 for a kei launched before 1998-10, 0.8 from 2015 on, else 1.",
    ),
    "crash.unbelted.serious": (
        "Risk of serious injury of the same driver without a belt, percent",
        "The unbelted field curve and the unbelted reference car; no belt in the step, so free flight into bag, wheel or dashboard.",
    ),
    "crash.unbelted.death": ("Risk of death of the same driver without a belt, percent", "As crash.unbelted.serious, for death."),
    **{
        f"crash{belt}.dummy.{part}": (
            f"Probability that a dummy{says} in this seat would be hurt at the {part}, percent",
            f"{what} by the NCAP curve of its measure ({measure}). A crash laboratory's scale: it is not brought to what happens on the road, "
            "as crash.risk is; use it to see which part of the body bears the crash.",
        )
        for belt, says in (("", ""), (".unbelted", " without a belt"))
        for part, what, measure in PARTS
    },
    "crash.peak_force": ("Greatest force between the fronts, kN", "The force at which the two curves together hold the energy."),
}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values."""
    return {
        id_: {
            "kind": "quantity",
            "title": title,
            "text": f"{text} Equations, sources and validity: docs/science/fronts.md, kernel.md and injury.md. {BANDS}",
        }
        for id_, (title, text) in FIGURES.items()
    }
