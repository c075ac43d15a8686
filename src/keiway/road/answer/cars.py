"""The vehicle asked about as the road model has it: the middle one, and draws over every uncertain number of it."""

from __future__ import annotations

from typing import NamedTuple

from keiway.road.record import Car
from keiway.vehicles.record import Vehicle

DRAWS = 24


class Cars(NamedTuple):
    middle: Car
    draws: list[Car]
    says: str
    sources: tuple[str, ...]


def cars(vehicle: Vehicle, n: int = DRAWS) -> Cars:
    """Raises `NotKnown` where a number that the model turns on is neither known nor estimated."""
    from keiway.road.vehicles.basis import basis_of
    from keiway.road.vehicles.build import assemble
    from keiway.road.vehicles.car import TOGETHER, middles

    basis = basis_of(vehicle)
    middle = assemble(basis, middles(basis))
    columns = {name: _column(TOGETHER.get(name, name), known.value, n) for name, known in basis.numbers.items()}
    draws = [assemble(basis, {name: column[i] for name, column in columns.items()}) for i in range(n)]
    return Cars(middle, draws, middle.says, middle.sources)


def _column(name: str, value, n: int) -> list[float]:
    """Latin hypercube of a triangular distribution, in an order of the name alone: the same question has the same bands every time."""
    from random import Random

    low, mode, high = value
    if high <= low:
        return [mode] * n
    order = list(range(n))
    Random(name).shuffle(order)
    return [_triangle((k + 0.5) / n, low, mode, high) for k in order]


def _triangle(u: float, low: float, mode: float, high: float) -> float:
    turn = (mode - low) / (high - low)
    if u <= turn:
        return low + ((high - low) * (mode - low) * u) ** 0.5
    return high - ((high - low) * (high - mode) * (1.0 - u)) ** 0.5
