"""Barrier tests with a dummy: JNCAP's kei, tiny cars elsewhere, IIHS's small overlap by mass, the rear seat of pickups."""

from __future__ import annotations

from statistics import linear_regression, median

import msgspec

from keiway.crash.record import Restraint
from keiway.crash.validate.laboratory.bench import (
    Car,
    car,
    catalogue,
    into_barrier,
    into_wall,
    offset_barrier,
    restraint,
)
from keiway.crash.validate.laboratory.dummy import chest_risk, measured
from keiway.crash.validate.laboratory.walls import fleet
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.table import Table
from keiway.crash.vehicles import NotKnown
from keiway.crash.vehicles.facts import launched

KMH = 1 / 3.6
OFFSET = 0.4


def jncap(table: Table) -> list[Check]:
    """Kei cars launched from 2013 in the 55 km/h wall, and in the 64 km/h offset barrier."""
    low, high = 0.05, 0.20
    full, offset = zip(*(_both(table, one) for one in modern_kei()), strict=True)
    worse = sum(a > b for a, b in zip(full, offset, strict=True)) / len(full)
    levels = [row[:5:2] for name, row in table.values["levels_1_to_5"].items() if name != "columns"]
    seen = sum(wall <= side for wall, side, _ in levels) / len(levels)
    return [
        between(table.id, "joint AIS3+ in the full-width wall, median kei car", low, high, median(full), says=f"{len(full)} vehicles"),
        between(table.id, "share of kei cars worse in the full-width wall than in the offset barrier", 0.5, 1.0, worse, says=f"JNCAP: worse or equal in {seen:.0%}"),
    ]  # fmt: skip


def modern_kei() -> list[Car]:
    found = []
    for vehicle in catalogue().values():
        if vehicle.kind in ("kei_car", "kei_ev") and (launched(vehicle) or "") >= "2013":
            try:
                found.append(car(vehicle.id))
            except NotKnown:
                continue
    return found


def _both(table: Table, one: Car) -> tuple[float, float]:
    face = offset_barrier(table, OFFSET * (one.width_m or 1.475))
    wall = into_wall(one, 55 * KMH)
    offset = into_barrier(one, table.given("barrier_speed_mps"), face, share=OFFSET)
    return measured(one, wall).joint, measured(one, offset).joint


def tiny(table: Table) -> list[Check]:
    """One shell with two restraints; collapse of the weakest classes; two US star ratings."""
    checks = []
    for name in table.values["shells"]:
        shell = car(name)
        for kmh in (56, 64):
            plain, full = (
                measured(one, into_wall(one, kmh * KMH)).joint
                for one in (msgspec.structs.replace(shell, restraint=restraint(kind)) for kind in ("belt", "belt_limiter_airbag"))
            )
            what = f"{shell.name} at {kmh} km/h, joint AIS3+ without over with air bag and pretensioner"
            checks.append(between(table.id, what, 3.0, 1e3, plain / full, says=f"{plain:.2f} and {full:.2f}"))
    return [*checks, *_collapse(table), *_stars(table)]


def _collapse(table: Table) -> list[Check]:
    """Intrusion in a 40% offset barrier at 64 km/h for a microvan, at 50 km/h full width for a quadricycle."""
    van, quad = (car(table.values["weak"][which]) for which in ("microvan", "quadricycle"))
    face = offset_barrier(table, OFFSET * (van.width_m or 1.4))
    into = (
        ("microvan of the 1990s, 64 km/h offset barrier", into_barrier(van, 64 * KMH, face, share=OFFSET)),
        ("quadricycle, 50 km/h full width", into_wall(quad, 50 * KMH)),
    )
    low = table.given("collapse_m")
    return [between(table.id, f"collapse, {what}", low, 10, out["intrusion_m1"], unit="m intrusion") for what, out in into]


def _stars(table: Table) -> list[Check]:
    checks = []
    for key, name, low, high in table.values["us_front_stars"]:
        one = car(name)
        out = measured(one, into_wall(one, 35 * 0.44704))
        checks.append(between(table.id, f"{key}, driver, joint AIS3+", low, high, out.joint, says="bounds are those of its stars"))
    return checks


def small_overlap(table: Table) -> list[Check]:
    """A quarter of the front into a rigid block at 64 km/h, over the fleet of measured and derived fronts."""
    cars, values = fleet(), table.values
    outs = [into_wall(one, table.given("barrier_speed_mps"), share=0.25) for one in cars]
    chest = [measured(one, out).chest_mm for one, out in zip(cars, outs, strict=True)]
    mass = [one.mass_kg / 1000 for one in cars]
    slope = linear_regression(mass, chest).slope
    n = values["n_signal"]
    dvx = sum(a * b for a, b in zip(n, values["mean_dvx_mps"], strict=True)) / sum(n)
    peak = sum(a * b for a, b in zip(n, values["mean_peak_ax_g"], strict=True)) / sum(n)
    g = [out["peak_force_n"] / one.mass_kg / 9.80665 for out, one in zip(outs, cars, strict=True)]
    deep = [100 * out["intrusion_m1"] for out in outs]
    mm = sum(a * b for a, b in zip(n, values["mean_chest_mm"], strict=True)) / sum(n)
    cm = sum(a * b for a, b in zip(n, values["mean_max_intrusion_cm"], strict=True)) / sum(n)
    return [
        between(table.id, "chest deflection on mass, per 1000 kg", -1.5, 1.5, slope, unit="mm", says=f"{values['slope_chest_mm_per_1000_kg']['slope']} measured over 235 tests"),
        shown(table.id, "median chest deflection", mm, median(chest), unit="mm"),
        shown(table.id, "median change of speed along the road", dvx, median(o["delta_v_mps1"] for o in outs), unit="m/s", says="the model stops the vehicle, the test lets it slide past"),
        shown(table.id, "median peak deceleration", peak, median(g), unit="g"),
        shown(table.id, "median intrusion", cm, median(deep), unit="cm", says="published is the greatest of several points"),
    ]  # fmt: skip


def rear_seat(table: Table) -> list[Check]:
    """Driver and rear passenger in the pulse of four pickups in the 64 km/h offset barrier."""
    checks = []
    back = msgspec.structs.replace(restraint("belt"), contact_at_m=table.given("rear_contact_m"))
    for name in table.values["pickups"]:
        front, rear = (_chest(table, name, held) for held in (None, back))
        what = f"{catalogue()[name].title}, chest AIS3+ rear over driver"
        checks.append(between(table.id, what, 1.5, 1e3, chest_risk(rear) / chest_risk(front), says=f"{rear:.0f} and {front:.0f} mm"))
    return checks


def _chest(table: Table, name: str, held: Restraint | None) -> float:
    one = car(name, restraint=held)
    face = offset_barrier(table, OFFSET * (one.width_m or 2.0))
    out = into_barrier(one, table.given("barrier_speed_mps"), face, share=OFFSET)
    return measured(one, out).chest_mm


