"""Mass of a vehicle on the road, with its band."""

from __future__ import annotations

import math

from keiway.crash.vehicles.facts import CLASSES, Band, NotKnown
from keiway.crash.vehicles.relatives import estimate
from keiway.errors import UsageError
from keiway.vehicles.record import Vehicle

OCCUPANTS = (0, 16)
CARGO_KG = (0.0, 10_000.0)
KINDS = {"kei": "kei vehicles", "slow": "low-speed vehicles and carts", "other": "cars and light trucks"}
_CONFIDENCE = {"knowledge": "recalled"}


def curb_mass(vehicle: Vehicle) -> Band:
    """Curb mass (kg): the catalogue's, over its trims; without one an estimate from vehicles like it, said so.

    Raises `NotKnown` where neither can be had.
    """
    if vehicle.curb_mass_kg is not None:
        return _of_catalogue(vehicle)
    found = estimate(vehicle)
    if found is None:
        raise NotKnown(
            f"The mass of the {vehicle.title} is not known, and too few vehicles like it are to estimate one. Its "
            "registration, inspection certificate or a weighbridge ticket states it; give it as curb_mass_kg."
        )
    reach = math.exp(6**0.5 * found.log_sd)
    of = KINDS.get(found.of) or f"{found.of.replace('_', ' ')}s"
    low, mid, high = found.mass_kg / reach, found.mass_kg, found.mass_kg * reach
    return Band(
        low=low, mid=mid, high=high, unit="kg", sources=("catalogue",),
        says=f"its curb mass is not in the catalogue; {mid:,.0f} kg ({low:,.0f} to {high:,.0f}) is estimated from "
        f"{found.count} {of} by size and year, and its papers state it",
    )  # fmt: skip


def _of_catalogue(vehicle: Vehicle) -> Band:
    """Least and most over trims; one figure alone is widened, since options and fuel change it."""
    spread = vehicle.curb_mass_kg
    reach = 6**0.5 * CLASSES.value.least_sd.mass * spread.mid
    word = vehicle.confidence_of("curb_mass_kg")
    return Band(
        low=min(spread.min, spread.mid - reach), mid=spread.mid, high=max(spread.max, spread.mid + reach), unit="kg",
        confidence=_CONFIDENCE.get(word, word), sources=("catalogue",),
    )  # fmt: skip


def curb_mass_kg(vehicle: Vehicle) -> float:
    """Middle of the curb mass, kg. Raises `NotKnown` as `curb_mass` does."""
    return curb_mass(vehicle).mid


def mass_of(vehicle: Vehicle, occupants: int = 1, cargo_kg: float = 0.0) -> float:
    """Mass (kg) with that many people of 75 kg and a load. Raises `UsageError` for what cannot be aboard."""
    if not OCCUPANTS[0] <= occupants <= OCCUPANTS[1]:
        raise UsageError(f"{occupants} occupants: between {OCCUPANTS[0]} and {OCCUPANTS[1]} are needed.")
    if not CARGO_KG[0] <= cargo_kg <= CARGO_KG[1]:
        raise UsageError(f"A load of {cargo_kg:g} kg: between {CARGO_KG[0]:.0f} and {CARGO_KG[1]:,.0f} kg is needed.")
    return curb_mass_kg(vehicle) + occupants * CLASSES.value.load["occupant"].mid + cargo_kg
