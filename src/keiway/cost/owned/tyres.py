"""Tyres a year: one all-season set, two sets on one set of wheels, or two full sets of wheels.

A set lasts until it is worn or until its rubber is too old, whichever comes first; two sets share the miles, so each
wears more slowly and at few miles both age out.
"""

from __future__ import annotations

import math

import msgspec

from keiway.cost.owned.record import TyrePlan

ROTATE_MILES = 7500.0


class Prices(msgspec.Struct, frozen=True, kw_only=True):
    """Dollars each, miles and years. `swap_wheels` and `swap_remount` are of one change of all wheels."""

    all_season: float
    winter: float
    summer: float
    wheel: float
    sensor: float = 0.0
    mount: float = 0.0
    swap_wheels: float = 0.0
    swap_remount: float = 0.0
    rotation: float = 0.0
    life_all_season: float
    life_winter: float
    life_summer: float
    rubber_years: float = math.inf
    wheel_years: float = 8.0
    wheels: int = 4


class Yearly(msgspec.Struct, frozen=True, kw_only=True):
    """Dollars a year."""

    rubber: float
    work: float  # mounting new tyres, and the two changes a year
    wheels: float
    rotation: float = 0.0

    @property
    def whole(self) -> float:
        return self.rubber + self.work + self.wheels + self.rotation


def lasts(life_miles: float, miles_year: float, rubber_years: float) -> float:
    """Years until a set is worn or too old."""
    return min(life_miles / miles_year, rubber_years) if miles_year > 0 else rubber_years


def yearly(plan: TyrePlan, p: Prices, miles: float, winter_share: float) -> Yearly:
    """What a plan costs a year at these miles, of which `winter_share` are driven on winter tyres."""
    if plan == "one":
        years = lasts(p.life_all_season, miles, p.rubber_years)
        return Yearly(
            rubber=p.wheels * p.all_season / years, work=p.wheels * p.mount / years, wheels=0.0,
            rotation=p.rotation * miles / ROTATE_MILES,
        )  # fmt: skip
    winter = lasts(p.life_winter, miles * winter_share, p.rubber_years)
    summer = lasts(p.life_summer, miles * (1.0 - winter_share), p.rubber_years)
    rubber = p.wheels * (p.winter / winter + p.summer / summer)
    if plan == "remount":  # a new tyre is mounted at a change that is paid anyway
        return Yearly(rubber=rubber, work=2.0 * p.swap_remount, wheels=0.0)
    work = p.wheels * p.mount * (1.0 / winter + 1.0 / summer) + 2.0 * p.swap_wheels
    return Yearly(rubber=rubber, work=work, wheels=p.wheels * (p.wheel + p.sensor) / p.wheel_years)


def pays_back(p: Prices, miles: float, winter_share: float) -> float:
    """Years after which a second set of wheels has cost less than remounting; infinite where it never does."""
    once = p.wheels * (p.wheel + p.sensor)
    saved = yearly("remount", p, miles, winter_share).work - yearly("two", p, miles, winter_share).work
    return once / saved if saved > 0 else math.inf


def second_set_at(p: Prices, winter_share: float, most_miles: int = 40000) -> float | None:
    """Miles a year from which two full sets cost less than one all-season set; None: at none."""
    for miles in range(500, most_miles + 1, 500):
        if yearly("two", p, miles, winter_share).whole < yearly("one", p, miles, winter_share).whole:
            return float(miles)
    return None
