"""What a vehicle's time of design does to the odds at one delta-v (docs/science/injury.md, 2.4)."""

from __future__ import annotations

from typing import NamedTuple

from keiway.crash.injury.era import era
from keiway.crash.vehicles.facts import launched
from keiway.vehicles.record import Vehicle

#: Kinds without the doors, cage or crash structure of the cars that the risk curves are of: told as a lower bound.
UNPROTECTED = ("lsv", "golf_cart", "quadricycle", "utv")
OLD_KEI = "1998-10"  # launched before: the smaller standard, with no or a mild frontal rule


class Era(NamedTuple):
    """The factor on the odds against the average vehicle of 2000 to 2016, and why; nothing is said where it is 1."""

    odds: float
    says: str


def era_of(vehicle: Vehicle) -> Era:
    """By the launch of the body, the same for one crash and for all of them. An unknown launch counts as the average's."""
    if vehicle.kind in UNPROTECTED:
        return Era(1.0, "no factor for its age: the rules and tests that made newer cars safer do not cover its kind")
    launch = launched(vehicle)
    if not launch:
        return Era(1.0, "")
    old_kei = vehicle.is_kei and launch < OLD_KEI
    odds = era(int(launch[:4]), old_kei=old_kei)
    return Era(odds, _says(launch, odds, old_kei))


def _says(launch: str, odds: float, old_kei: bool) -> str:
    if old_kei:
        return f"odds x {odds:g} for a kei launched before the standard of 1998-10 (an estimate of ours{_band('era_old_kei')})"
    if odds > 1:
        return f"odds x {odds:g} for a design of {launch[:4]}, older than the average vehicle's (an estimate of ours{_band('era_before_2000')})"
    if odds < 1:
        return f"odds x {odds:g} for a design of {launch[:4]}, newer than the average vehicle's (an estimate of ours{_band('era_2015')})"
    return ""


def _band(name: str) -> str:
    from keiway.crash.injury.table import facts

    row = facts().values[name]
    return f", {row.low:g} to {row.high:g}"
