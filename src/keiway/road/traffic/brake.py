"""Braking, where it is known: what US law asks of a certified car, and what was measured. Nothing is worked out.

How short a car stops turns on tyres, brakes and their age, of which no record of it speaks; so no figure is made from mass.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from keiway.road.traffic.merge import FT, MPH
from keiway.road.us import us_roads
from keiway.vehicles.record import Vehicle

TRUCKS = ("small_suv", "midsize_suv", "large_suv", "small_pickup", "large_pickup", "van", "minivan")
UNKNOWN = "No stop of it was measured that we know of, and no US standard was applied to it when it was built."
SETTLES = "three stops from 60 mph on a dry, closed road, with its present tyres"


class Stopping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of its brakes."""

    known: Literal["measured", "standard", "unknown"]
    says: str
    from_mph: float | None = None
    ft: float | None = None  # measured, or the most the standard allows
    sources: tuple[str, ...] = ()
    confidence: str | None = None
    settles: str | None = None


def brakes(vehicle: Vehicle) -> Stopping:
    """Measured stops, else the standard it was certified to, else unknown."""
    facts = us_roads().braking
    found = next((row for row in facts.measured if row.vehicle == vehicle.id), None)
    if found:
        stop = max(found.stops, key=lambda one: one.from_mph)
        told = ", ".join(f"{one.ft:.0f} ft from {one.from_mph:.0f} mph" for one in found.stops)
        decel = (stop.from_mph * MPH) ** 2 / (2 * stop.ft * FT)
        says = f"Measured on {found.name}: {told}; {decel / 9.80665:.2f} g. {_sight(stop.from_mph)}"
        return Stopping(known="measured", says=says, from_mph=stop.from_mph, ft=stop.ft, sources=found.sources, confidence=found.confidence)
    if certified(vehicle):
        rule = facts.fmvss_135
        says = (
            f"Certified to FMVSS 135: at most {rule.stop_m:.0f} m from 100 km/h, {standard_ft(60):.0f} ft from 60 mph. Most cars need far less. {_sight(60)}"
        )
        return Stopping(known="standard", says=says, from_mph=60, ft=standard_ft(60), sources=rule.sources, confidence=rule.confidence, settles=SETTLES)
    return Stopping(known="unknown", says=f"{UNKNOWN} {_sight(60)}", settles=SETTLES, sources=facts.sight.sources, confidence=facts.sight.confidence)


def certified(vehicle: Vehicle) -> bool:
    """Was FMVSS 135 binding for it? Certified for the US and first sold there after the day it began for its kind."""
    rule = us_roads().braking.fmvss_135
    if not vehicle.us_certified or vehicle.kind in ("lsv", "golf_cart", "utv", "quadricycle") or (vehicle.gvw_kg or 0) > rule.most_gvw_kg:
        return False
    from_ = rule.light_trucks_from if vehicle.kind in TRUCKS else rule.cars_from
    first = vehicle.production_from or (f"{vehicle.model_year_from - 1}-12" if vehicle.model_year_from else "")
    return first >= from_


def standard_ft(mph: float) -> float:
    """The longest stop FMVSS 135 allows from that speed."""
    rule, kmh = us_roads().braking.fmvss_135, mph * MPH * 3.6
    return (rule.per_v * kmh + rule.per_v2 * kmh * kmh) / FT


def sight_ft(mph: float) -> float:
    """Stopping sight distance US roads are laid out for: reaction and braking."""
    facts = us_roads().braking.sight
    speed = mph * MPH / FT
    return facts.reaction_s * speed + speed * speed / (2 * facts.decel_ft_s2)


def _sight(mph: float) -> str:
    facts = us_roads().braking.sight
    return f"Roads are laid out for {sight_ft(mph):.0f} ft from {mph:.0f} mph, {facts.reaction_s:g} s to react and {facts.decel_ft_s2 * FT / 9.80665:.2f} g."
