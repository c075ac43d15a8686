"""From what is known of two vehicles to the numbers of one crash, and back to named results."""

from __future__ import annotations

import msgspec

from keiway.crash.front.cabin import yields_at
from keiway.crash.front.curve import curve_of
from keiway.crash.occupant.measures import OCCUPANT_OUTPUTS
from keiway.crash.record import Front, Restraint
from keiway.crash.runners.ramps import ramps_of
from keiway.crash.step import VEHICLE_OUTPUTS

OUTPUTS = VEHICLE_OUTPUTS + OCCUPANT_OUTPUTS
_NEVER = 1e6  # m/s2 or m: past anything a crash reaches, and safe in single precision
_IMMOVABLE_KG = 1e12
#: Who rides on what never moves is tied to it, or the run would wait for them to reach a belt.
_TIED = (1600.0, 0.0, 0.0, 0.0, _NEVER, 0.5, 0.0, 0.5, 0.0)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle and its front occupant.

    `mass_kg`: people and load included. `front` None: rigid. `force_factor` scales the front's force (overlap, height),
    `cabin_factor` the force its cabin holds.
    """

    mass_kg: float
    front: Front | None
    restraint: Restraint = Restraint()
    force_factor: float = 1.0
    cabin_factor: float = 1.0


#: A rigid wall that does not move.
WALL = Side(mass_kg=float("inf"), front=None)


def row(first: Side, second: Side, closing_mps: float, restitution: float) -> tuple[float, ...]:
    """The inputs of one crash in the order of `step.PARAMS`."""
    return (closing_mps, restitution, *_side(first), *_side(second))


def named(outputs) -> dict[str, float]:
    """Outputs of one crash by name; of many, an array by name."""
    return dict(zip(OUTPUTS, outputs, strict=True))


def _side(side: Side) -> tuple[float, ...]:
    ramps = ramps_of(side.front, side.force_factor)
    held = _TIED if side.mass_kg >= _IMMOVABLE_KG else restraint_numbers(side.restraint)
    return (min(side.mass_kg, _IMMOVABLE_KG), *ramps.x, *ramps.f, ramps.k_end, _cabin(side), *held)


def _cabin(side: Side) -> float:
    if side.front is None:
        return _NEVER
    return yields_at(side.front, curve_of(side.front, side.force_factor), side.force_factor * side.cabin_factor)


def restraint_numbers(r: Restraint) -> tuple[float, ...]:
    """The nine numbers of one occupant, from `belt` on in the order of `step.PARAMS`."""
    return (
        r.stiffness_per_s2 if r.belt else 0.0,
        r.slack_m,
        r.pretension_m if r.belt else 0.0,
        r.pretension_at_s,
        min(r.limit_mps2, _NEVER),
        r.airbag_at_m,
        r.airbag_per_s2 if r.airbag else 0.0,
        r.contact_at_m,
        r.contact_per_s2,
    )
