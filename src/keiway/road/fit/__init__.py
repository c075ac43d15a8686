"""Does it fit: the garage, the lane, the parking space, people, cargo against a pickup.

    fits(vehicle) -> tuple[Fits, ...]       each with a word, a sentence, and what is not known
"""

from keiway.road.fit.cargo import cargo
from keiway.road.fit.people import people
from keiway.road.fit.record import Fits
from keiway.road.fit.spaces import spaces
from keiway.vehicles.record import Vehicle

__all__ = ["Fits", "fits"]


def fits(vehicle: Vehicle) -> tuple[Fits, ...]:
    """Everything this room can say of a vehicle's size; what cannot be told says what would settle it."""
    return (*spaces(vehicle), people(vehicle), *cargo(vehicle))
