"""Tables of what mass does: the mass-ratio law, the effect of the striker, death by own mass. Momentum alone."""

from __future__ import annotations

import math
from functools import cache

from keiway.crash.exposure.table import shares, value
from keiway.crash.injury.curves import evaluate
from keiway.crash.validate.field.crowd import two_cars
from keiway.crash.validate.result import Check, between, factor, near, shown
from keiway.crash.validate.table import Table

POUNDS_1000 = 453.59237  # kg
RATIOS = (1.05, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2)


def exponent(risk, ratios=RATIOS) -> float:
    """Slope of ln R on ln mu, least squares; `risk(own_kg, other_kg)` is one driver's risk."""
    xs = [math.log(mu) for mu in ratios]
    ys = [math.log(risk(1200.0, 1200.0 * mu) / risk(1200.0 * mu, 1200.0)) for mu in ratios]
    x0, y0 = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True)) / sum((x - x0) ** 2 for x in xs)


def evans_frick(table: Table) -> list[Check]:
    """Belts as worn when the table's people crashed; those of today beside it."""
    low, high, then = table.values["u_low"], table.values["u_high"], table.given("belted_1980s")
    old, new = (exponent(lambda own, other, belt=belt: two_cars("fatal", own, other, belted=belt)) for belt in (then, 0.86))
    return [
        between(table.id, f"exponent u, momentum and field curve, belts {then:g}", low, high, old, says="published 3.58"),
        shown(table.id, "exponent u, momentum and field curve, belts 0.86", None, new, says="expected lower or equal"),
    ]


def evans_1994(table: Table) -> list[Check]:
    """Equal structures: the exponent of R is that of the power-law curve, at any one closing speed."""
    rows = (
        ("nass_front_belted_fatal", "km/h", table.values["k_from_nass_1997_2002_belted_frontal"]),
        ("nass_front_unbelted_fatal", "km/h", table.values["k_from_nass_1997_2002_unbelted_frontal"]),
        ("joksch_fatal", "mph", 4.0),
    )
    checks = []
    for name, unit, k in rows:

        def risk(own, other, name=name, unit=unit):
            form = "" if name == "joksch_fatal" else "power"
            return evaluate(name, 40.0 * other / (own + other), unit, form=form).p

        checks.append(near(table.id, f"exponent with {name}", k, exponent(risk), within=1e-6, kind="input"))
    return checks


def among_partners(own_kg: float, *, added_kg: float = 0.0) -> float:
    """Own driver's death risk against the light partners of exposure.yaml, momentum only."""
    return sum(share * two_cars("fatal", own_kg, mass + added_kg) for mass, share in _light_partners())


def to_partners(own_kg: float) -> float:
    """The other driver's death risk, same partners."""
    return sum(share * two_cars("fatal", mass, own_kg) for mass, share in _light_partners())


@cache
def _light_partners() -> list[tuple[float, float]]:
    """(mass in kg, share) of cars, SUVs, pickups and vans, each normal in three points (Gauss and Hermite).

    Heavy trucks are left out: to them 1,000 lb is nothing.
    """
    parts = {kind: share for kind, share in shares("partner").items() if kind != "heavy_truck_bus"}
    total, points = sum(parts.values()), ((-math.sqrt(3), 1 / 6), (0.0, 2 / 3), (math.sqrt(3), 1 / 6))
    return [
        (value(f"mass_{kind}") + z * value(f"mass_sd_{kind}"), share / total * weight)
        for kind, share in parts.items()
        for z, weight in points
    ]


def externality(table: Table) -> list[Check]:
    """Rise of a driver's death risk when the striker gains 1,000 lb."""
    checks = []
    for own in (1400.0, 1600.0, 1800.0):
        rise = among_partners(own, added_kg=POUNDS_1000) / among_partners(own) - 1
        says = "published 0.47"
        checks.append(between(table.id, f"momentum only, rise per 1000 lb at {own:.0f} kg", 0.35, 0.60, rise, says=says))
    return checks


def precheck(table: Table) -> list[Check]:
    """Our own earlier sampling of the same models, so a check of the arithmetic."""
    values, checks = table.values, []
    for outcome, key in (("fatal", "u_death"), ("iss16", "u_iss16")):
        found = exponent(lambda own, other, outcome=outcome: two_cars(outcome, own, other))
        checks.append(near(table.id, key, values[key], found, within=0.3, kind="fit"))
    for own, rise in values["striker_plus_1000_lb"].items():
        found = among_partners(float(own), added_kg=POUNDS_1000) / among_partners(float(own)) - 1
        checks.append(near(table.id, f"rise per 1000 lb at {own} kg", rise, found, within=0.06, kind="fit"))
    for key, risk, whose in (
        ("own_death_to_1600_kg", among_partners, "own"),
        ("other_death_to_1600_kg", to_partners, "other driver's"),
    ):
        average = risk(1600.0)
        for own, ratio in values[key].items():
            found = risk(float(own)) / average
            what = f"{whose} death with {own} kg over that with 1600 kg"
            checks.append(factor(table.id, what, ratio, found, by=1.06, kind="fit"))
    return checks
