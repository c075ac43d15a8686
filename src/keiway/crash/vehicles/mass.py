"""Mass of a vehicle on the road."""

from __future__ import annotations

from keiway.crash.vehicles.facts import CLASSES, NotKnown
from keiway.vehicles.record import Vehicle


def curb_mass_kg(vehicle: Vehicle) -> float:
    """Middle of the curb masses of a row, kg. Raises `NotKnown` where the catalogue has none."""
    if vehicle.curb_mass_kg is None:
        raise NotKnown(
            f"The mass of the {vehicle.title} is not in the catalogue, and a crash cannot be worked out without it. "
            "Its Japanese inspection or export certificate, its registration or a weighbridge ticket states it; "
            "give it as curb_mass_kg."
        )
    return vehicle.curb_mass_kg.mid


def mass_of(vehicle: Vehicle, occupants: int = 1, cargo_kg: float = 0.0) -> float:
    """Mass (kg) with that many people of 75 kg and a load. Raises `NotKnown` without a curb mass."""
    return curb_mass_kg(vehicle) + occupants * CLASSES.value.load["occupant"].mid + cargo_kg
