"""One-off costs: what each way takes once, and what comes of it on each vehicle.

A cost F spent at the start, a capital charge r a year and N years of sales make a yearly payment F r / (1 - (1 + r)^-N), so a model
that sells V in its life carries F r N / (1 - (1 + r)^-N) / V on each vehicle. Without a charge that is F / V.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import expm1, log1p

import msgspec

from keiway.cost.built_here.inputs import Input, choose
from keiway.cost.built_here.parts.content import Asked as Content
from keiway.cost.built_here.record import RouteId
from keiway.cost.built_here.table import facts
from keiway.vehicles.record import Vehicle

ENGINEERING = ("federalisation", "crash_tests")
PLANT = {"us_kit": "kit_plant", "us_plant": "plant"}


def charge(rate: float, years: float) -> float:
    """All payments over the life together, over the sum spent at the start: 1 without a charge."""
    # expm1 and log1p: a charge too small to change 1 is no division by nothing
    return rate * years / -expm1(-years * log1p(rate)) if rate > 0 else 1.0


def names(way: RouteId) -> tuple[str, ...]:
    """The one-off costs of a way, in the order of a bill."""
    plant = (PLANT[way],) if way in PLANT else ()
    return (*ENGINEERING, "certification", "launch", *plant)


def inputs(vehicle: Vehicle, asked: Content, set_: Mapping[str, Input]) -> dict[str, Input]:
    """Every one-off cost for this vehicle. What its maker did already, for a vehicle certified here, costs nothing again."""
    share = asked.oneoff_mid_usd / facts().reference_oneoff_usd
    found = {}
    for name in (*names("us_kit"), "plant"):
        each = choose(name, set_)
        if name in ENGINEERING and not each.given:
            each = _scaled(each, share, f"x {share:.2f}: the table's open one-off work against that of a current kei car.")
        if name in (*ENGINEERING, "certification", "launch") and vehicle.us_certified and not each.given:
            each = _scaled(each, 0.0, "Nothing: it is certified and sold here already.")
        found[name] = each
    return found


def _scaled(each: Input, share: float, says: str) -> Input:
    low, mid, high = (share * end for end in each.three)
    return msgspec.structs.replace(each, low=low, mid=mid, high=high, how=f"{each.how} {says}")
