"""What the crash models know of a vehicle: its front, its cabin, its restraints. SI units throughout."""

from __future__ import annotations

from typing import Literal

import msgspec

#: How a value was come by, from the surest down. `measured`: from a barrier test of this vehicle; `derived`: from
#: its class, era and mass with a stated spread; `class`: a class default.
Level = Literal["measured", "derived", "class"]


class Front(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Force against crush of a full-width front.

    The curve is ``F(x) = Fs h(x / crush_m)`` with ``Fs = test_mass_kg test_speed_mps**2 / (2 crush_m I)`` and ``I`` the
    integral of ``h`` over 0..1, so that the wall energy of the test is exact. `s` and `h` are the knots of the shape;
    in use the curve never falls (running maximum).
    """

    test_mass_kg: float
    test_speed_mps: float
    crush_m: float  # dynamic crush in that test
    s: tuple[float, ...]
    h: tuple[float, ...]
    cabin_crush_m: float  # crush at which the cabin begins to yield
    cabin_force_n: float  # force the cabin holds
    ahof_m: float | None = None  # average height of force
    width_m: float | None = None
    level: Level
    crush_sd: float = 0.08  # relative standard deviations
    stiffness_sd: float = 0.25
    cabin_sd: float = 0.25
    sources: tuple[str, ...] = ()
    says: str = ""


class Restraint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds one front occupant: belt, pretensioner, limiter, airbag, and what is hit without them.

    Forces are given per kilogram of the restrained mass (accelerations), as in docs/science/kernel.md, 1.
    """

    belt: bool = True
    slack_m: float = 0.035
    stiffness_per_s2: float = 1600.0  # w**2, spring acceleration per metre of belt travel
    pretension_m: float = 0.0  # slack taken out
    pretension_at_s: float = 0.018
    limit_mps2: float = float("inf")  # load limiter (with the airbag's help)
    airbag: bool = False
    airbag_at_m: float = 0.20  # travel at which the bag begins to hold
    airbag_per_s2: float = 0.0
    contact_at_m: float = 0.50  # chest to wheel or dashboard
    contact_per_s2: float = 2500.0
    level: Level = "class"
    sources: tuple[str, ...] = ()
    says: str = ""
