"""Maintenance and repairs a mile: the cost room's schedule and repair curve of cars, and its figures for old imports.

A mile of a car at some age costs `schedule` and `repairs` times the repair curve at that age (`by_age`), in dollars of 2019.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from keiway.vehicles.record import Vehicle

YEN = 150.0  # for a dollar: only the list price of the repair curve hangs on it


class Wear(NamedTuple):
    schedule: float  # dollars of 2019 a mile
    repairs: float  # times the curve: dearer cars, and electric ones


def wear(vehicle: Vehicle | None) -> Wear:
    """Of a car; None: one of the average list price that burns gasoline."""
    from keiway.cost.owned.facts import facts
    from keiway.cost.owned.upkeep import LIST_USD

    known = facts()
    electric = vehicle is not None and vehicle.fuel == "electric"
    events = [(event.electric if electric else event.petrol, event) for event in known.schedule]
    price = LIST_USD
    if vehicle is not None and (vehicle.base_msrp_usd or vehicle.base_price_jpy):
        price = vehicle.base_msrp_usd or vehicle.base_price_jpy / YEN
    curve = known.repair
    return Wear(
        sum(event.usd * event.share / every for every, event in events if every),
        math.exp(curve.b * price) * (curve.electric if electric else curve.petrol),
    )


def by_age(ages: int, age_at_sale: float = 0.0) -> Any:
    """[age] the repair curve, dollars of 2019 a mile at a list price of zero."""
    import numpy as np

    from keiway.cost.owned.facts import between, facts

    curve = facts().repair
    last = len(curve.a) - 1
    at = [age_at_sale + age for age in range(ages)]
    return np.array([between(age, list(range(last + 1)), curve.a) if age <= last else curve.a[last] + (age - last) * curve.step for age in at])
