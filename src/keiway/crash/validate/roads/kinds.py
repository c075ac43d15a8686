"""Kinds of vehicles on a road, each as a distribution of mass, front and restraint."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np

from keiway.crash.front.facts import number, shape
from keiway.crash.record import Front
from keiway.crash.runners.inputs import WALL, Side, row
from keiway.crash.runners.ramps import Ramps, ramps_of
from keiway.crash.step import PARAMS
from keiway.crash.validate.laboratory.bench import restraint
from keiway.crash.vehicles.facts import CLASSES, kind_crush

KMH = 1 / 3.6
_KG, _M = 1000.0, 0.6  # of a vehicle by which a class's front is read before it is scaled
_BELT1 = PARAMS.index("belt1")
N_RESTRAINT = PARAMS.index("contact1") + 1 - _BELT1


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """Vehicles alike enough to be drawn together. Mass as on the road, people included; `front` an id of classes.yaml."""

    name: str
    front: str
    mass_kg: float
    mass_sd_kg: float = 0.0
    light_truck: bool = False
    model_year: int = 2015  # of the height agreement and of the bonnet's odds
    restraint: str = "belt_limiter_airbag"
    narrow: bool = False


class Fleet(NamedTuple):
    """n vehicles. Knots (5, n) of the front at full width, the slope after them, the cabin, the height; masses (n,)."""

    kind: Kind
    mass_kg: np.ndarray
    x: np.ndarray
    f: np.ndarray
    k_end: np.ndarray
    cabin_crush_m: np.ndarray
    cabin_force_n: np.ndarray
    ahof_m: float
    held: np.ndarray  # restraint of a belted driver, (9,)
    unheld: np.ndarray  # and of an unbelted one


def drawn(kind: Kind, z_mass: np.ndarray, z_crush: np.ndarray) -> Fleet:
    """One vehicle of the kind for each pair of standard normals. A front's force goes as the mass it stops."""
    found = CLASSES.value.classes[kind.front]
    unit, mean, sd = _unit(kind.front)
    mass = np.maximum(kind.mass_kg + kind.mass_sd_kg * z_mass, 0.5 * kind.mass_kg)
    crush = np.maximum(mean + sd * z_crush, 0.5 * mean)
    wall = mass + CLASSES.value.load[found.load].mid - CLASSES.value.load["occupant"].mid
    return Fleet(
        kind,
        mass,
        np.outer(unit.x, crush),
        np.outer(unit.f, wall / crush),
        unit.k_end * wall / crush**2,
        found.cabin_share * crush,
        np.full_like(mass, 1e3 * found.cabin_force_kn[1]),
        1e-3 * found.ahof_mm[1],
        restraint_row(kind.restraint),
        restraint_row("unheld" if kind.restraint.startswith("belt") and "airbag" not in kind.restraint else "unheld_airbag"),
    )


def restraint_row(kind: str) -> np.ndarray:
    """The nine restraint numbers of one kind, in the order of `step.PARAMS`."""
    any_front = Front(
        test_mass_kg=_KG, test_speed_mps=15.0, crush_m=_M, s=(0.0, 1.0), h=(0.0, 1.0), cabin_crush_m=_M,
        cabin_force_n=3e5, level="class",
    )  # fmt: skip
    side = Side(mass_kg=_KG, front=any_front, restraint=restraint(kind))
    return np.array(row(side, WALL, 1.0, 0.0)[_BELT1 : _BELT1 + N_RESTRAINT])


def _unit(class_id: str) -> tuple[Ramps, float, float]:
    """The class's front for 1 kg and 1 m of crush, and the mean and spread of its crush (m)."""
    found = CLASSES.value.classes[class_id]
    knots = shape(found.shape)
    unit = Front(
        test_mass_kg=_KG, test_speed_mps=found.speed_kmh * KMH, crush_m=_M, s=knots.s, h=knots.h,
        cabin_crush_m=_M, cabin_force_n=3e5, level="class",
    )  # fmt: skip
    if found.tests:
        crush = kind_crush(found.tests)
        mean, sd = crush.crush_m, crush.sd_m
    else:
        low, mean, high = found.crush_m
        sd = (high - low) / 24**0.5  # of a symmetric triangle
    kept = ramps_of(unit)
    scaled = Ramps(tuple(x / _M for x in kept.x), tuple(f * _M / _KG for f in kept.f), kept.k_end * _M**2 / _KG)
    return scaled, mean, max(sd, CLASSES.value.least_sd.crush * mean)


def rows(fleet: Fleet, factor: np.ndarray, ride: np.ndarray, belted: np.ndarray) -> np.ndarray:
    """The 22 rows of one side in the order of `step.PARAMS`. `factor`: overlap; `ride`: share that passes over its rails."""
    held = np.where(belted > 0.5, fleet.held[:, None], fleet.unheld[:, None])
    force = factor * (1.0 - number("height_force_loss") * ride)
    f = fleet.f * force
    k_end = fleet.k_end * force
    at = crush_at(fleet.x, f, k_end, fleet.cabin_force_n * factor * (1.0 - number("height_cabin_loss") * ride))
    cabin = np.maximum(fleet.cabin_crush_m, at)
    return np.concatenate([fleet.mass_kg[None], fleet.x, f, k_end[None], cabin[None], held])


def crush_at(x: np.ndarray, f: np.ndarray, k_end: np.ndarray, force: np.ndarray) -> np.ndarray:
    """Crush (m) at which each front carries `force` (N)."""
    found, below_x, below_f = np.zeros_like(force), 0.0, 0.0
    for j in range(len(x)):
        share = np.clip((force - below_f) / (f[j] - below_f), 0.0, 1.0)
        found = found + share * (x[j] - below_x)
        below_x, below_f = x[j], f[j]
    return found + np.maximum(force - f[-1], 0.0) / k_end
