"""The vehicle asked about as the road model has it: the middle one, and draws over every uncertain number of it.

Two more numbers are drawn than the vehicle has: the force at full throttle and the peak efficiency are off by what published
sprints and consumption scatter around the model beyond the vehicle's own doubt (`doubt`).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec

from keiway.quantiles import triangular
from keiway.road.record import Car
from keiway.vehicles.record import Vehicle

DRAWS = 24
ABOUT = (0.95, 1.0, 1.05)  # what a published top speed may be off by: estimate
WELL_UNDER = 0.94  # of the model's level speed: its bands are about as wide


class Cars(NamedTuple):
    middle: Car
    draws: list[Car]
    says: str
    sources: tuple[str, ...]
    published_mps: float | None = None  # the top speed that was taken as a limit


def cars(vehicle: Vehicle, n: int = DRAWS) -> Cars:
    """Raises `NotKnown` where a number that the model turns on is neither known nor estimated."""
    from keiway.road.answer.doubt import DOUBT
    from keiway.road.vehicles.basis import basis_of
    from keiway.road.vehicles.build import assemble
    from keiway.road.vehicles.car import TOGETHER, middles

    basis, doubt = basis_of(vehicle), DOUBT.value
    middle = assemble(basis, middles(basis))
    columns = {name: [triangular(u, *known.value) for u in strata(TOGETHER.get(name, name), n)] for name, known in basis.numbers.items()}
    force, efficiency = (
        [math.exp(sd.value * normal(u)) for u in strata(name, n)] for name, sd in (("full load", doubt.full_load_sd), ("efficiency", doubt.efficiency_sd))
    )
    draws = [off(assemble(basis, {name: column[i] for name, column in columns.items()}), force[i], efficiency[i]) for i in range(n)]
    limit = _published(vehicle, middle)
    if limit:
        middle = msgspec.structs.replace(middle, limiter_mps=limit)
        near = [limit * triangular(u, *ABOUT) for u in strata("published top speed", n)]
        draws = [msgspec.structs.replace(car, limiter_mps=speed) for car, speed in zip(draws, near, strict=True)]
    return Cars(middle, draws, middle.says, middle.sources, limit)


def _published(vehicle: Vehicle, car: Car) -> float | None:
    """Its published top speed, m/s, where that is well under what the model makes of a vehicle without a limiter."""
    from keiway.road.answer import quick
    from keiway.road.record import Conditions

    if not vehicle.top_speed_kmh or car.limiter_mps:
        return None
    limit = vehicle.top_speed_kmh / 3.6
    return limit if limit < WELL_UNDER * quick.held(quick.pull(car, Conditions()), 0.0) else None


def off(car: Car, force: float, efficiency: float) -> Car:
    """The car with its force at full throttle and its peak efficiency times something."""
    change = msgspec.structs.replace
    power = {"engine": car.engine, "motor": car.motor}
    name, drive = next((name, drive) for name, drive in power.items() if drive)
    box = change(car.gearbox, efficiency_full=car.gearbox.efficiency_full * force)
    return change(car, gearbox=box, **{name: change(drive, peak_efficiency=drive.peak_efficiency * efficiency)})


def strata(name: str, n: int) -> list[float]:
    """Latin hypercube: one number in each n-th of 0 to 1, in an order of the name alone, so that the same question has the same bands every time."""
    from random import Random

    order = list(range(n))
    Random(name).shuffle(order)
    return [(k + 0.5) / n for k in order]


def normal(u: float) -> float:
    """Quantile of the standard normal distribution."""
    from statistics import NormalDist

    return NormalDist().inv_cdf(u)
