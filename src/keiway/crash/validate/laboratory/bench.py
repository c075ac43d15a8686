"""A catalogue vehicle in a laboratory's test: into a wall, an offset barrier or another car, one dummy in each."""

from __future__ import annotations

from functools import cache

import msgspec

from keiway.crash.front import height, overlap
from keiway.crash.front.restitution import restitution
from keiway.crash.record import Front, Restraint
from keiway.crash.runners.inputs import WALL, Side, named, row
from keiway.crash.runners.plain import run
from keiway.crash.validate.table import Table
from keiway.crash.vehicles import front_of, restraint_of
from keiway.crash.vehicles.restraints import RESTRAINTS
from keiway.vehicles import vehicles
from keiway.vehicles.record import Vehicle

STEP_S = 0.00025
LIGHT_TRUCKS = ("small_pickup", "large_pickup", "small_suv", "midsize_suv", "large_suv", "van", "minivan")
IMMOVABLE_KG = float("inf")


class Car(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a test: its test mass, front, restraint, and what is needed to tell who rides over whom."""

    name: str
    mass_kg: float
    front: Front
    restraint: Restraint
    light_truck: bool = False
    model_year: int | None = None
    width_m: float | None = None


@cache
def catalogue() -> dict[str, Vehicle]:
    return {one.id: one for one in vehicles()}


def car(id_: str, mass_kg: float | None = None, restraint: Restraint | None = None) -> Car:
    """A catalogue vehicle as tested. `mass_kg` None: the mass its own wall test stands for."""
    vehicle = catalogue()[id_]
    front = front_of(vehicle)
    return Car(
        name=vehicle.title,
        mass_kg=mass_kg or front.test_mass_kg,
        front=front,
        restraint=restraint or restraint_of(vehicle),
        light_truck=vehicle.kind in LIGHT_TRUCKS,
        model_year=vehicle.model_year_to or vehicle.model_year_from,
        width_m=front.width_m,
    )


def restraint(kind: str) -> Restraint:
    """One kind of restraints.yaml in its middle figures."""
    found = RESTRAINTS.value.kinds[kind]
    figures = {name: mid for name, (_, mid, _) in found.figures.items()}
    return Restraint(belt=found.belt, airbag=found.airbag, says=found.says, **figures)


def into_wall(tested: Car, speed_mps: float, *, e: float | None = None, share: float = 1.0, trace: list | None = None) -> dict:
    """Outputs by name, side 1 the car. `share`: overlap. `e` None: from the speed."""
    side = _side(tested, overlap.force_factor(share))
    rebound = restitution(speed_mps) if e is None else e
    return named(run(row(side, WALL, speed_mps, rebound), STEP_S, trace))


def into_barrier(tested: Car, speed_mps: float, barrier: Front, *, share: float, e: float = 0.0) -> dict:
    """Into a deformable barrier on an immovable block; the barrier's front is side 2 and is not scaled by overlap."""
    block = Side(mass_kg=IMMOVABLE_KG, front=barrier)
    return named(run(row(_side(tested, overlap.force_factor(share)), block, speed_mps, e), STEP_S))


def meeting(first: Car, second: Car, closing_mps: float, *, share: float = 1.0, e: float | None = None) -> dict:
    """Two cars in line at a closing speed; heights as in the crash answer."""
    over = (_override(first, second), _override(second, first))
    factor = overlap.force_factor(share)
    sides = [_side(one, factor, ride) for one, ride in zip((first, second), over, strict=True)]
    rebound = restitution(closing_mps) if e is None else e
    return named(run(row(*sides, closing_mps, rebound), STEP_S))


def _override(low: Car, high: Car) -> float:
    if not high.light_truck or low.front.ahof_m is None or high.front.ahof_m is None:
        return 0.0
    return height.mismatch(low.front.ahof_m, high.front.ahof_m, model_year=high.model_year)


def _side(tested: Car, factor: float, ride: float = 0.0) -> Side:
    return Side(
        mass_kg=tested.mass_kg,
        front=tested.front,
        restraint=tested.restraint,
        force_factor=factor * height.force_factor(ride),
        cabin_factor=height.cabin_factor(ride) / height.force_factor(ride),
    )


def offset_barrier(table: Table, width_m: float) -> Front:
    """The deformable face of the 40% offset test, met on `width_m`, as a front of force over crush.

    Its main block is the weaker: it crushes at its own strength until it is used up, then the bumper element does.
    """
    block = table.given("barrier_strength_pa") * table.given("barrier_height_m") * width_m
    stroke = table.given("barrier_stroke_m")
    s = (0.0, 0.03, 1.0, 1.1, 1.2)
    h = (0.0, 0.97, 1.03, 3.0, 9.0)
    area = 0.03 * 0.97 / 2 + 0.97 * 1.0
    speed = 10.0
    mass = 2.0 * block * stroke * area / speed**2  # Fs = m V^2 / (2 C I): what gives the block's force
    return Front(
        test_mass_kg=mass, test_speed_mps=speed, crush_m=stroke, s=s, h=h,
        cabin_crush_m=stroke, cabin_force_n=1e6, level="class",
    )  # fmt: skip
