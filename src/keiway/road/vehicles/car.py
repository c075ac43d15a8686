"""`car_of` and its draws: a vehicle of the catalogue, of a user's own file or of a class as the road model sees it."""

from __future__ import annotations

import random
from collections.abc import Iterator

from keiway.quantiles import triangular
from keiway.road.record import Car
from keiway.road.vehicles.basis import Basis, Known, basis_of
from keiway.road.vehicles.build import assemble
from keiway.vehicles.record import Vehicle

#: Numbers that one cause moves together: a draw takes the same quantile for all of a group.
TOGETHER = {"idle_l_h_per_l": "idle_l_h", "full": "part"}


def car_of(vehicle: Vehicle, gearbox: str | None = None, driven: str | None = None, assist: bool | None = None) -> Car:
    """Its middle. Raises `NotKnown`, with what would settle it, for what the model has no place or no number for."""
    basis = basis_of(vehicle, gearbox, driven, assist)
    return assemble(basis, middles(basis))


def middles(basis: Basis) -> dict[str, float]:
    return {name: known.mid for name, known in basis.numbers.items()}


def spread_of(vehicle: Vehicle, gearbox: str | None = None, driven: str | None = None) -> dict[str, Known]:
    """Every number of its `Car` with low, mid, high and what it stands on, by name."""
    return basis_of(vehicle, gearbox, driven).numbers


def draws(vehicle: Vehicle, n: int, seed: int = 1, gearbox: str | None = None, driven: str | None = None) -> list[Car]:
    """`n` cars, each number drawn from its triangular band. The same seed gives the same cars."""
    basis = basis_of(vehicle, gearbox, driven)
    return [assemble(basis, values) for values in drawn(basis, n, seed)]


def drawn(basis: Basis, n: int, seed: int = 1) -> Iterator[dict[str, float]]:
    """`n` sets of values. Each number has a stream of its own: one that gets a new band does not move the others."""
    streams = {name: random.Random(f"{seed}/{TOGETHER.get(name, name)}") for name in basis.numbers}
    for _ in range(n):
        yield {name: triangular(streams[name].random(), *known.value) for name, known in basis.numbers.items()}
