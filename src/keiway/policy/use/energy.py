"""Gallons and kilowatt-hours a mile, and what they cost: of a vehicle by the road room, of groups by the vehicles that stand for them."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.cost.record import Confidence
from keiway.policy.facts import Figure, column
from keiway.policy.use.facts import PREFIX
from keiway.vehicles.record import Vehicle

CONSUMPTION = f"{PREFIX}consumption."


class Takes(NamedTuple):
    """What a vehicle takes a mile."""

    low: float
    mid: float
    high: float
    electric: bool
    how: str
    confidence: Confidence
    sources: tuple[str, ...]


def takes(vehicle: Vehicle) -> Takes:
    """Gallons or kWh a mile. Raises `NotUnderstood` where neither a figure nor a range of its kind is known."""
    from keiway.cost.owned.energy import uses

    found = uses(vehicle)
    band = found.per_mile
    return Takes(band.low, band.mid, band.high, found.unit == "kWh", found.how, found.confidence, found.sources)


def drawn(id_: str, found: Takes, draws: int, seed: int, edits: tuple[tuple[str, float], ...]) -> Any:
    """[draw] gallons or kWh a mile of the vehicle `id_`: the same in whatever role it is met, and held to a top speed or free."""
    id_ = id_.partition("@")[0]
    unit = "kWh a mile" if found.electric else "gallons a mile"
    figure = Figure(
        low=found.low, mid=found.mid, high=found.high, unit=unit, says=f"what the {id_} takes", how=found.how, factor="energy",
        confidence=found.confidence, sources=found.sources,
    )  # fmt: skip
    return column(f"{CONSUMPTION}{id_}", figure, draws, seed, edits)


def price_path(first_year: int, last_year: int, ages: int) -> Any:
    """[age] dollars a gallon by the market room, for a vehicle sold in the middle of the years of sale."""
    import numpy as np

    from keiway.market.years import context

    middle = (first_year + last_year) // 2
    return np.array([context(middle + age).gasoline_usd_gal for age in range(ages)])
