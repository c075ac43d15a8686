"""People on foot struck by the front: risk by impact speed, and by height of the hood's leading edge (docs/science/injury.md).

Three families that are not to be multiplied with one another: Tefft 2013 (US, 1990s fleet), Rosen and Sander 2009
(Germany, passenger cars), Monfort and Mueller (US, with hood edge height). Vehicle mass is no argument: it is ten times the person's anyway.
"""

from __future__ import annotations

from typing import Literal

from keiway.crash.injury.curves import Risk, evaluate
from keiway.crash.injury.table import curve
from keiway.errors import UsageError

Level = Literal["mais2f", "mais3f", "fatal"]
LEVELS: tuple[Level, ...] = ("mais2f", "mais3f", "fatal")


def us_death(speed_mps: float) -> Risk:
    """Adult's risk of death, averaged over the US population of 2007-2009 (Tefft 2013, its percentiles joined)."""
    return evaluate("tefft_death_points", speed_mps, "m/s")


def german_car_death(speed_mps: float) -> Risk:
    """Adult's risk of death, struck by a passenger car of 1999-2007 (Rosen and Sander 2009)."""
    return evaluate("rosen_sander", speed_mps, "m/s")


def by_hood_edge(
    speed_mps: float,
    hood_edge_m: float,
    level: Level = "fatal",
    *,
    age_years: float | None = None,
    male: float | None = None,
) -> Risk:
    """Risk at that height of the hood's leading edge (Monfort and Mueller); made for 0.65 to 1.25 m.

    Age and sex are by default the sample's means (42 years, 59% male). A flat-fronted cab-over truck has no hood
    edge; the height at which its face stands upright, near 1.0 to 1.1 m, is an extrapolation of the model.
    """
    if level not in LEVELS:
        raise UsageError(f"Level {level!r} is not one of {', '.join(LEVELS)}.", suggestions=list(LEVELS))
    name = f"monfort_mueller_{level}"
    terms = curve(name).terms
    age = terms["age"].centre if age_years is None else age_years
    sex = terms["male"].centre if male is None else male
    return evaluate(name, speed_mps, "m/s", hood_edge=hood_edge_m * 100, age=age, male=sex)
