"""What mass does when fronts, heights and restraints are in it: the mass law, pounds that kill, pounds taken off."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec

from keiway.crash.exposure.table import shares
from keiway.crash.validate.field.mass import POUNDS_1000, RATIOS, exponent
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.roads import crash
from keiway.crash.validate.roads.kinds import Kind
from keiway.crash.validate.roads.population import Mix, heavier, light, older
from keiway.crash.validate.table import Table

LB = 0.45359237


def mass_law(table: Table) -> list[Check]:
    """Head-on pairs of one design in two masses, through the step and the departures of both drivers."""
    low, high = table.values["u_low"], table.values["u_high"]
    modern = Kind(name="car", front="midsize_car_2010", mass_kg=1500)
    early = Kind(name="car", front="car_early", mass_kg=1500, restraint="belt")
    belted = table.given("belted_1980s")
    says = "fronts, cabins and restraints in it; a front's force goes with its mass"
    then, now = (_exponent(kind, belts) for kind, belts in ((early, belted), (modern, None)))
    return [
        between(table.id, f"exponent u, whole model, cars to 1995 without air bags, belts {belted:g}", low, high, then, says=says),
        shown(table.id, "exponent u, whole model, cars of 2010 on, belts 0.86", None, now, says="expected lower or equal"),
    ]  # fmt: skip


def mass_law_points(kind: Kind, belted: float | None = None) -> list[tuple[float, float]]:
    """(mass ratio, death risk in the lighter over death risk in the heavier)."""
    risk = _risk(kind, belted)
    return [(mu, risk(1200.0, 1200.0 * mu) / risk(1200.0 * mu, 1200.0)) for mu in RATIOS]


def _exponent(kind: Kind, belted: float | None) -> float:
    return exponent(_risk(kind, belted))


def _risk(kind: Kind, belted: float | None):
    return lambda own_kg, other_kg: _death(kind, belted, own_kg, other_kg)


@cache
def _death(kind: Kind, belted: float | None, own_kg: float, other_kg: float) -> float:
    given = crash.draws("frontal")
    if belted is not None:
        given = crash.with_belts(given, belted)
    own, other = (msgspec.structs.replace(kind, mass_kg=mass) for mass in (own_kg, other_kg))
    return crash.frontal(own, other, given).death


def among(victim: Kind, strikers: Mix) -> float:
    """Death of the victim's driver per two-vehicle crash, over the strikers."""
    return sum(share * crash.two_vehicle(victim, striker).death for share, striker in strikers)


def of_others(striker: Kind, victims: Mix) -> float:
    """Death of the other driver per two-vehicle crash, over the victims."""
    return sum(share * crash.two_vehicle(victim, striker).death for share, victim in victims)


def externality(table: Table) -> list[Check]:
    """A striker 1,000 lb heavier, and the lightest, median and heaviest vehicles of The Economist, all modes."""
    return [*_per_1000_lb(table), *_economist(table)]


def _per_1000_lb(table: Table) -> list[Check]:
    checks = []
    for own in (1400.0, 1600.0, 1800.0):
        victim = Kind(name="car", front="midsize_car_2010", mass_kg=own)
        rise = among(victim, heavier(light(), POUNDS_1000)) / among(victim, light()) - 1
        what = f"whole model, rise per 1000 lb at {own:.0f} kg"
        checks.append(between(table.id, what, 0.35, 0.60, rise, says="front, side and rear; published 0.47"))
    return checks


def economist_kinds(table: Table) -> dict[str, Kind]:
    """The heaviest and lightest 1% and the middle, by the curb weights stated, with a driver."""
    lb = table.values["economist_2024"]["curb_lb"]
    return {
        "heaviest": Kind(name="heaviest", front="large_pickup_2010", mass_kg=lb["heaviest"] * LB + 80, light_truck=True),
        "median": Kind(name="median", front="midsize_car_2010", mass_kg=lb["median"] * LB + 80),
        "lightest": Kind(name="lightest", front="small_car_2010", mass_kg=lb["lightest"] * LB + 80),
    }


def _economist(table: Table) -> list[Check]:
    values, kinds = table.values["economist_2024"], economist_kinds(table)
    other = {name: of_others(kind, light()) for name, kind in kinds.items()}
    own = {name: among(kind, light()) for name, kind in kinds.items()}
    shown_other, shown_own = values["other_car_deaths_per_10000_crashes"], values["own_car_deaths_per_10000_crashes"]
    says = "other driver per two-vehicle crash; published {:.3g}"
    rows = (("heaviest", "median", 4, 9), ("median", "lightest", 1.5, 3.5))
    checks = [
        between(
            table.id, f"deaths in the other car, {a} over {b}", low, high, other[a] / other[b],
            says=says.format(shown_other[a] / shown_other[b]),
        )
        for a, b, low, high in rows
    ]  # fmt: skip
    for a, b in (("lightest", "median"), ("median", "heaviest")):
        what = f"deaths in the own car, {a} over {b}"
        checks.append(shown(table.id, what, shown_own[a] / shown_own[b], own[a] / own[b]))
    for a in ("heaviest", "lightest"):
        wanted = shown_other[a] / shown_own[a] / (shown_other["median"] / shown_own["median"])
        found = other[a] / own[a] / (other["median"] / own["median"])
        says = "how severe each one's crashes are cancels"
        checks.append(shown(table.id, f"other's over own deaths, {a} against median", wanted, found, says=says))
    return checks


def footprint(table: Table) -> list[Check]:
    """100 lb off every vehicle of a class, its front redesigned to stop as before; deaths of both drivers."""
    change = footprint_changes(table)
    light_cars, heavy_ltv = change["car_lt_3106_lb"], change["ltv_ge_4594_lb"]
    order = [change[name] for name in ("car_lt_3106_lb", "car_ge_3106_lb", "ltv_ge_4594_lb")]
    falling = sum(a > b for a, b in pairwise(order))
    checks = [
        between(table.id, "light cars, all deaths per 100 lb less", 0.5, 2.5, light_cars, unit="%", says="Kahane 2012: 1.56 (0.39 to 2.73)"),
        between(table.id, "heavy light trucks, all deaths per 100 lb less", -100, 0, heavy_ltv, unit="%", says="Kahane 2012: -0.34 (-0.97 to 0.30)"),
        between(table.id, "steps down from light cars over heavy cars to heavy trucks", 2, 2, falling, says="order of the estimates"),
    ]  # fmt: skip
    published = table.values["values_percent"]["kahane_2012"]
    for name, row in published.items():
        low, high = row["ci"]
        says = f"published interval {low} to {high}"
        checks.append(shown(table.id, f"{name}, all deaths per 100 lb less", row["est"], change[name], unit="%", says=says))
    return checks


def footprint_changes(table: Table) -> dict[str, float]:
    """Percent more deaths in crashes of each class after 100 lb less; one-vehicle crashes and people on foot do not change."""
    weight = 2 * shares("deaths_first_harmful_event")["motor_vehicle_in_transport"]
    rest = 1 - shares("deaths_first_harmful_event")["motor_vehicle_in_transport"]
    counted = weight / (weight + rest)
    found = {}
    for name in table.values["values_percent"]["kahane_2012"]:
        kind = Kind(
            name=name, front="car_1996" if name.startswith("car") else "truck_1996",
            mass_kg=table.given(f"curb_{name}") + 80, light_truck=name.startswith("ltv"), model_year=2004, restraint="belt_airbag",
        )  # fmt: skip
        less = msgspec.structs.replace(kind, mass_kg=kind.mass_kg - 100 * LB)
        before, after = (among(one, older()) + of_others(one, older()) for one in (kind, less))
        found[name] = 100 * counted * (after / before - 1)
    return found

