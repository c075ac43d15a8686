"""Car to car in the laboratory: IIHS's three pairs of 2009, the minitruck of 2010."""

from __future__ import annotations

from keiway.crash.front.facts import shape
from keiway.crash.record import Front
from keiway.crash.validate.laboratory.bench import Car, car, into_barrier, meeting, offset_barrier, restraint
from keiway.crash.validate.laboratory.dummy import Measured, measured
from keiway.crash.validate.result import Check, between, shown
from keiway.crash.validate.table import Table
from keiway.crash.vehicles.facts import CLASSES

LB, MPH = 0.45359237, 0.44704
OFFSET = 0.4


def small_into_midsize(table: Table) -> list[Check]:
    """Change of speed, energy against the barrier test, intrusion, head and leg of both drivers."""
    checks = []
    for pair in table.values["pairs"]:
        checks += _pair(table, pair)
    return checks


def _pair(table: Table, pair: dict) -> list[Check]:
    small, big = (_car(pair[which]) for which in ("small", "big"))
    closing = table.values["closing_speed_mph"] * MPH
    out = meeting(small, big, closing, share=OFFSET)
    name = f"{pair['small']['car']} and {pair['big']['car']}"
    dummies = [measured(small, out, 1), measured(big, out, 2)]
    return [
        *_speed_changes(table, pair, out, name),
        *_energies(table, (small, big), out),
        *_orders(table, name, out, dummies),
    ]


def _car(given: dict) -> Car:
    return car(given["id"], mass_kg=given["mass_lb"] * LB)


def _speed_changes(table: Table, pair: dict, out: dict, name: str) -> list[Check]:
    checks = []
    for which, side in (("small", 1), ("big", 2)):
        ideal = pair[f"ideal_dv_{which}_mph"]
        what = f"change of speed of the {pair[which]['car']}"
        checks.append(
            between(
                table.id, what, 0.92 * ideal, 1.08 * 1.15 * ideal, out[f"delta_v_mps{side}"] / MPH, kind="input", unit="mph",
                says=f"momentum alone says {ideal:g}",
            )
        )  # fmt: skip
    return checks


def _energies(table: Table, cars: tuple[Car, Car], out: dict) -> list[Check]:
    """Energy of each car's structure over that in its own offset barrier test: the small car's over 1, the big car's under."""
    checks = []
    for tested, side, (low, high) in ((cars[0], 1, (1.0, 10.0)), (cars[1], 2, (0.0, 1.0))):
        face = offset_barrier(table, OFFSET * tested.width_m)
        alone = into_barrier(tested, table.given("barrier_speed_mps"), face, share=OFFSET)
        ratio = (out[f"ees_mps{side}"] / alone["ees_mps1"]) ** 2
        what = f"energy of the {tested.name} over its 64 km/h offset test"
        checks.append(between(table.id, what, low, high, ratio, says="barrier face modelled"))
    return checks


def _orders(table: Table, name: str, out: dict, dummies: list[Measured]) -> list[Check]:
    small, big = dummies
    rows = (
        ("intrusion, small over big, m more", 0.001, out["intrusion_m1"] - out["intrusion_m2"]),
        ("HIC15, small less big", 1.0, small.hic15 - big.hic15),
        ("greater femur force, small less big, kN", 0.01, small.femur_kn - big.femur_kn),
    )  # a difference below these is one of rounding, not of crashes
    return [between(table.id, f"{what}, {name}", least, 1e4, round(found, 6), says="order only") for what, least, found in rows]


def minitruck(table: Table) -> list[Check]:
    """Minitruck into a compact pickup; side impacts are in side.py."""
    tiger, ranger = _tiger(table), car("ford-ranger-2001", table.given("ranger_kg"), restraint("belt_limiter_airbag"))
    out = meeting(tiger, ranger, 2 * table.given("speed_each_mps"), share=OFFSET)
    truck, pickup = measured(tiger, out, 1), measured(ranger, out, 2)
    return [
        between(table.id, "minitruck driver, joint AIS3+", 0.3, 1.0, truck.joint, says=f"intrusion {100 * out['intrusion_m1']:.0f} cm"),
        between(table.id, "Ranger driver, joint AIS3+", 0.0, 0.15, pickup.joint, says=f"intrusion {100 * out['intrusion_m2']:.0f} cm"),
        shown(table.id, "minitruck, change of speed", None, out["delta_v_mps1"] / MPH, unit="mph"),
    ]  # fmt: skip


def _tiger(table: Table) -> Car:
    found = CLASSES.value.classes["kei_truck_1990"]
    knots, mass = shape(found.shape), table.given("tiger_kg")
    crush = found.crush_m[1]
    front = Front(
        test_mass_kg=mass, test_speed_mps=found.speed_kmh / 3.6, crush_m=crush, s=knots.s, h=knots.h,
        cabin_crush_m=found.cabin_share * crush, cabin_force_n=1e3 * found.cabin_force_kn[1],
        ahof_m=1e-3 * found.ahof_mm[1], level="class",
    )  # fmt: skip
    return Car(name="Changan Tiger Star", mass_kg=mass, front=front, restraint=restraint("belt"))
