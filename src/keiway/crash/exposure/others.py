"""What a vehicle is held against: by name to a catalogue row, a record of exposure.yaml, a published rate, or unknown."""

from __future__ import annotations

import msgspec

from keiway.crash.exposure.table import Alternative, facts
from keiway.vehicles.record import Vehicle


def named(text: str) -> Alternative | None:
    """The alternative that goes by this name, exactly but for case and spaces."""
    plain = " ".join(text.casefold().split())
    for one in facts().alternatives:
        if plain in (one.id, one.name.casefold(), *(name.casefold() for name in one.names)):
            return one
    return None


def vehicle_of(one: Alternative) -> Vehicle | None:
    """The vehicle to simulate, if it is one."""
    if one.record is not None:
        return msgspec.convert({"id": one.id, **one.record}, Vehicle)
    if one.vehicle is None:
        return None
    from keiway.vehicles import vehicle

    return vehicle(one.vehicle)
