"""What a vehicle takes: over a driving cycle, and at a steady speed; and the units in which that is told."""

from __future__ import annotations

from math import exp

import msgspec

from keiway.road import inputs
from keiway.road import step as motion
from keiway.road.cycles import cycle as cycle_of
from keiway.road.record import FUEL_J_PER_L, Car, Conditions
from keiway.road.runners import plain

KWH_J = 3.6e6
MILE_M = 1609.344
GALLON_L = 3.785411784
MPGE_KWH_PER_GALLON = 33.705  # EPA's gasoline equivalent
WARM_UP_S = 200.0  # time constant of the extra fuel of a cold engine: estimate (docs/science/road.md, 4)
_HELD_MPS = 1e-6


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """Energy over some way. `source_j`: lower heating value of the fuel, or what left the battery (chemistry), net of regeneration."""

    distance_m: float
    seconds: float
    source_j: float
    drive_j: float  # at the wheels
    braked_j: float  # at the wheels, all of it
    friction_j: float  # of it in the friction brakes
    regained_j: float  # of it back at the battery's terminals
    resisted_j: float  # air, tyres, climb
    missed_m: float  # way that the target was ahead, where the vehicle could not follow
    litres: float | None  # of fuel
    wall_j: float | None  # from the socket

    @property
    def litres_per_100km(self) -> float | None:
        return None if self.litres is None else 1e5 * self.litres / self.distance_m

    @property
    def km_per_l(self) -> float | None:
        return None if self.litres is None else self.distance_m / 1000 / self.litres

    @property
    def mpg(self) -> float | None:
        """Miles to the US gallon."""
        return None if self.litres is None else mpg(self.litres_per_100km)

    @property
    def battery_wh_per_km(self) -> float | None:
        return None if self.wall_j is None else self.source_j / 3.6 / self.distance_m

    @property
    def wall_wh_per_km(self) -> float | None:
        return None if self.wall_j is None else self.wall_j / 3.6 / self.distance_m

    @property
    def mpge(self) -> float | None:
        """Miles on 33.7 kWh from the socket."""
        return None if self.wall_j is None else mpge(self.wall_wh_per_km)


def over_cycle(car: Car, cycle: str, conditions: Conditions | None = None, cold: bool = False) -> Used:
    """Over a whole cycle of `road.cycles`; `cold`: with the engine cold at its start."""
    return over(car, cycle_of(cycle).speeds_mps, conditions, cold)


def over(car: Car, targets_mps, conditions: Conditions | None = None, cold: bool = False) -> Used:
    """Over a speed given for every second."""
    steps = len(targets_mps) - 1
    sums = plain.follow(inputs.row(car, conditions or Conditions()), targets_mps, coldness(steps) if cold else None)
    return used(car, sums, steps)


def ftp(car: Car, conditions: Conditions | None = None) -> Used:
    """EPA's city test: UDDS cold and warm, 0.43 to 0.57 (40 CFR 86.144-94; 40 CFR 1066.820: bag 2 counts for both)."""
    cold, warm = (over_cycle(car, "udds", conditions, cold) for cold in (True, False))
    return mixed(cold, warm, 0.43)


def mixed(one: Used, other: Used, share: float) -> Used:
    """`share` of the first and the rest of the second, which are of the same way."""
    pairs = ((name, getattr(one, name), getattr(other, name)) for name in Used.__struct_fields__)
    return Used(**{name: None if a is None else share * a + (1.0 - share) * b for name, a, b in pairs})


def at_speed(car: Car, speed_mps: float, conditions: Conditions | None = None) -> Used | None:
    """A second at a steady speed above 0; None where the vehicle does not hold it."""
    if speed_mps <= 0.0:
        raise ValueError(f"a steady speed is above 0, not {speed_mps}")
    parts = motion.parts(inputs.row(car, conditions or Conditions()))
    found = plain.built(1.0).follow(speed_mps, speed_mps, 0.0, *parts)
    if found[0] < speed_mps - _HELD_MPS:
        return None
    return used(car, motion.add((0.0,) * len(motion.SUMS), speed_mps, speed_mps, found, 1.0), 1)


def used(car: Car, sums, seconds: float) -> Used:
    """`Used` from a runner's `step.SUMS`."""
    named = dict(zip(motion.SUMS, map(float, sums), strict=True))
    source = named["source_j"]
    litres = source / FUEL_J_PER_L[car.engine.fuel] if car.engine else None
    return Used(seconds=seconds, litres=litres, wall_j=source / car.battery.wall_efficiency if car.battery else None, **named)


def coldness(steps: int, from_s: float = 0.0) -> list[float]:
    """How cold an engine is in each step of one second: 1 at the start, fading."""
    return [exp(-(from_s + k) / WARM_UP_S) for k in range(steps)]


def mpg(litres_per_100km: float) -> float:
    """Miles to the US gallon."""
    return 1e5 / MILE_M * GALLON_L / litres_per_100km


def mpge(wall_wh_per_km: float) -> float:
    """Miles on a gallon's worth of electricity from the socket."""
    return 1e6 * MPGE_KWH_PER_GALLON / (wall_wh_per_km * MILE_M)


def range_m(car: Car, used: Used) -> float | None:
    """Way on a full battery at this consumption; None for a car that burns fuel."""
    return car.battery.energy_j * used.distance_m / used.source_j if car.battery else None
