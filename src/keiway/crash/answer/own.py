"""A vehicle of the meeting with a front that was given: its bands, and what is to be said of it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from keiway.crash.given import Given
from keiway.crash.names import called, sentence_case
from keiway.crash.record import Front
from keiway.crash.vehicles import Band, Bands, NotKnown, bands_of, curb_mass
from keiway.crash.vehicles.facts import CLASSES
from keiway.days import Window
from keiway.vehicles.record import Vehicle

FAR = 0.15  # a test mass further off than this is told (ours)
_REACH = 6**0.5  # half the base of a symmetric triangle over its standard deviation
_LOWEST = 0.05


class Own(NamedTuple):
    """`notes`: sentences for the answer."""

    front: Front
    bands: Bands
    notes: tuple[str, ...]


def own(vehicle: Vehicle, built: Window | None, given: Given, mass_kg: float) -> Own:
    """Raises `NotKnown` where the mass is not known; that no front of its kind is known does not matter here."""
    front = given.front
    notes = [
        f"{sentence_case(called(vehicle))}: its front is the one given in {given.name} (level {front.level}); that it is this vehicle's is taken as said. "
        f"So is its cabin: it yields past {1e3 * front.cabin_crush_m:.0f} mm of crush and {front.cabin_force_n / 1e3:.0f} kN."
    ]
    if abs(mass_kg / front.test_mass_kg - 1.0) > FAR:
        notes.append(
            f"The front in {given.name} is of a test at {front.test_mass_kg:,.0f} kg, and the {called(vehicle)} has {mass_kg:,.0f} kg with its driver: "
            "its force stays as tested, its mass is its own."
        )
    try:
        bands = bands_of(vehicle, built)
    except NotKnown:
        bands = _bare(vehicle, front)
        if front.ahof_m is None:
            notes.append(f"The front in {given.name} has no ahof_m, and none is known of such a vehicle: neither is taken to ride over the other.")
    else:
        if front.ahof_m is None:
            front = msgspec.structs.replace(front, ahof_m=bands.ahof_m.mid)
            notes.append(f"The front in {given.name} has no ahof_m: {bands.ahof_m.mid * 1e3:.0f} mm, that of its class, is taken.")
    return Own(front, msgspec.structs.replace(bands, cabin_force_n=_cabin(front)), tuple(notes))


def _cabin(front: Front) -> Band:
    reach = _REACH * front.cabin_sd
    low, mid, high = max(1 - reach, _LOWEST) * front.cabin_force_n, front.cabin_force_n, (1 + reach) * front.cabin_force_n
    return Band(low=low, mid=mid, high=high, unit="N", sources=front.sources)


def _bare(vehicle: Vehicle, front: Front) -> Bands:
    """No class is known: the mass is all that is left of the vehicle itself."""
    height = front.ahof_m or 1.0
    return Bands(
        class_id="given",
        crush_m=Band(low=front.crush_m, mid=front.crush_m, high=front.crush_m, unit="m"),
        cabin_force_n=_cabin(front),
        ahof_m=Band(low=0.9 * height, mid=height, high=1.1 * height, unit="m"),  # a tenth, as in the classes (estimate)
        load_kg=CLASSES.value.load["us"],
        curb_mass_kg=curb_mass(vehicle),
    )
