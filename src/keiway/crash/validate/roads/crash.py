"""A victim and a striker, crash by crash: the victim's risk of death and serious injury by mode."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from keiway.crash.exposure.table import facts, shares, value
from keiway.crash.front.facts import number
from keiway.crash.front.overlap import law as overlap_law
from keiway.crash.injury.side import struck_delta_v
from keiway.crash.injury.table import value as injury_value
from keiway.crash.risk import people
from keiway.crash.runners import batch
from keiway.crash.runners.draw import uniforms
from keiway.crash.runners.inputs import OUTPUTS, WALL, row
from keiway.crash.step import N_SIDE, PARAMS
from keiway.crash.validate.roads.kinds import Fleet, Kind, drawn, rows

N = 10_000
SEED = 19
SIDE_RESTITUTION = 0.1
_R1 = PARAMS.index("belt1")


class Risk(NamedTuple):
    """Mean probability for the driver of the victim."""

    death: float
    serious: float


class Draw(NamedTuple):
    """The same n crashes for every pair of kinds, so that pairs differ by the kinds alone."""

    closing: np.ndarray
    overlap: np.ndarray
    belted: np.ndarray
    age: np.ndarray
    female: np.ndarray
    multiple: np.ndarray
    z: np.ndarray  # (4, n): mass and crush of the victim, of the striker


@cache
def draws(mode: str, n: int = N) -> Draw:
    """Crashes of one mode by exposure.yaml: "frontal", "near_side", "far_side", "rear" or "fixed_object"."""
    u = uniforms(SEED, 0, n, 14)
    median, sigma = _lognormal("fixed_object_speed" if mode == "fixed_object" else f"closing_{mode}")
    z = np.stack([*_normals(u[0], u[1]), *_normals(u[2], u[3])])
    speed, _ = _normals(u[4], u[5])
    least = value("overlap_least")
    partial = u[6] >= value("overlap_full")
    return Draw(
        closing=median * np.exp(sigma * speed),
        overlap=np.where(partial, least + (1 - least) * u[7], 1.0),
        belted=(u[8] < value("belted_in_crash")).astype(float),
        age=_ages(u[9], u[10]),
        female=(u[11] < value("female_in_crash")).astype(float),
        multiple=(u[12] < value("multiple_impact")).astype(float),
        z=z,
    )


def with_belts(given: Draw, share: float) -> Draw:
    """The same crashes with that share of belted drivers."""
    u = uniforms(SEED + 1, 0, len(given.closing), 1)[0]
    return given._replace(belted=(u < share).astype(float))


def with_speeds(given: Draw, factor: float) -> Draw:
    """The same crashes, every closing speed multiplied."""
    return given._replace(closing=given.closing * factor)


def _normals(u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two standard normals from two uniforms (Box and Muller 1958)."""
    radius, angle = np.sqrt(-2 * np.log(u)), 2 * np.pi * v
    return radius * np.cos(angle), radius * np.sin(angle)


def _ages(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Ages of drivers in crashes, uniform within a group; "75+" ends at 90."""
    groups = shares("driver_age")
    low, high = np.array([[float(part) for part in name.replace("+", "-89").split("-")] for name in groups]).T
    which = np.searchsorted(np.cumsum(list(groups.values()))[:-1], u, side="right")
    return low[which] + v * (high - low + 1)[which]


def frontal(victim: Kind, striker: Kind, given: Draw | None = None) -> Risk:
    """Front to front."""
    death, serious, _ = frontal_each(victim, striker, given or draws("frontal"))
    return Risk(death.mean(), serious.mean())


def frontal_each(victim: Kind, striker: Kind, given: Draw) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Death and serious injury of the victim's driver in every crash, and the outputs of the step by name."""
    mine = drawn(victim, given.z[0], given.z[1])
    theirs = drawn(striker, given.z[2], given.z[3])
    factor = _overlap_factor(given.overlap)
    P = np.concatenate([
        given.closing[None], np.full((1, len(given.closing)), value("restitution")),
        rows(mine, factor, _ride(mine, theirs), given.belted),
        rows(theirs, factor, _ride(theirs, mine), np.ones_like(given.belted)),
    ])  # fmt: skip
    return _stepped(P, given)


def fixed_object(victim: Kind, given: Draw | None = None) -> Risk:
    """Into a rigid object at the speeds of fixed-object crashes."""
    given = given or draws("fixed_object")
    mine = drawn(victim, given.z[0], given.z[1])
    n = len(given.closing)
    wall = np.array(row(WALL, WALL, 1.0, 0.0))[2 + N_SIDE :]
    P = np.concatenate([
        given.closing[None], np.full((1, n), injury_value("fixed_object_restitution")),
        rows(mine, _overlap_factor(given.overlap), np.zeros(n), given.belted), np.tile(wall[:, None], n),
    ])  # fmt: skip
    death, serious, _ = _stepped(P, given)
    return Risk(death.mean(), serious.mean())


def _lognormal(name: str) -> tuple[float, float]:
    found = facts().distributions[name]
    return found.median_kmh / 3.6, found.sigma_log


def side(victim: Kind, striker: Kind, *, near: bool, given: Draw | None = None) -> Risk:
    """The striker's front into the victim's side, on the driver's side or the other."""
    given = given or draws("near_side" if near else "far_side")
    mine, theirs = _masses(victim, striker, given)
    dv = struck_delta_v(given.closing, mine, theirs, restitution=SIDE_RESTITUTION)
    odds = people.near_side_odds(
        striker_is_ltv=striker.light_truck, striker_year=striker.model_year, narrow_body=victim.narrow
    ) if near else 1.0  # fmt: skip
    return _mean(_loops().side(
        dv, float(near), float(striker.light_truck), given.belted, given.age, given.female,
        given.multiple, odds, _K(),
    ))  # fmt: skip


def rear(victim: Kind, striker: Kind, given: Draw | None = None) -> Risk:
    """The striker's front into the victim's rear; the victim's driver."""
    given = given or draws("rear")
    mine, theirs = _masses(victim, striker, given)
    dv = (1 + value("restitution")) * theirs / (mine + theirs) * given.closing
    return _mean(_loops().rear(dv, given.belted, given.age, given.female, given.multiple, 1.0, _K()))


@cache
def two_vehicle(victim: Kind, striker: Kind) -> Risk:
    """The victim's driver, averaged over the modes of two-vehicle crashes."""
    parts = (
        (mode_shares()["frontal"], frontal(victim, striker)),
        (mode_shares()["near_side"], side(victim, striker, near=True)),
        (mode_shares()["far_side"], side(victim, striker, near=False)),
        (mode_shares()["rear"], rear(victim, striker)),
    )
    return Risk(*(sum(share * found[j] for share, found in parts) for j in range(2)))


@cache
def mode_shares() -> dict[str, float]:
    """Modes of the victim in a two-vehicle crash, and of all crashes what is left, summing to 1 over the former."""
    mix = dict(shares("planar_mode"))
    mix["frontal"] *= 1 - value("frontal_into_fixed")
    light = {name: mix[name] for name in ("frontal", "near_side", "far_side", "rear")}
    total = sum(light.values())
    return {name: share / total for name, share in light.items()}


def _stepped(P: np.ndarray, given: Draw) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    out = dict(zip(OUTPUTS, batch(P).astype(float), strict=True))
    death, serious = _loops().frontal(
        out["delta_v_mps1"], out["chest_3ms_g1"], out["hic15_1"], out["travel_m1"], out["intrusion_m1"],
        np.ascontiguousarray(P[_R1 : _R1 + 9]), given.belted, given.age, given.female, given.multiple, 1.0, _K(),
    )  # fmt: skip
    return death, serious, out


def _overlap_factor(overlap: np.ndarray) -> np.ndarray:
    return overlap_law(overlap, np.minimum, np.maximum)


def _ride(low: Fleet, high: Fleet) -> np.ndarray:
    """Share of the striker's force that passes over the rails (front/height.py)."""
    n = len(low.mass_kg)
    if not high.kind.light_truck:
        return np.zeros(n)
    share = min(max((high.ahof_m - low.ahof_m) / number("height_span"), 0.0), 1.0)
    if high.kind.model_year >= number("height_agreement_from"):
        share *= number("height_agreement_share")
    return np.full(n, share)


def _masses(victim: Kind, striker: Kind, given: Draw) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.maximum(victim.mass_kg + victim.mass_sd_kg * given.z[0], 0.5 * victim.mass_kg),
        np.maximum(striker.mass_kg + striker.mass_sd_kg * given.z[2], 0.5 * striker.mass_kg),
    )


def _mean(found) -> Risk:
    return Risk(found[0].mean(), found[1].mean())


@cache
def _K() -> np.ndarray:
    return np.array(people.coefficients())


class Loops(NamedTuple):
    frontal: object
    side: object
    rear: object


@cache
def _loops() -> Loops:
    """The risk functions over arrays."""
    from numba import njit

    fast = people.compiled()
    one_frontal, one_side, one_rear = fast.frontal, fast.side, fast.rear

    @njit
    def each_frontal(dv, chest, hic, travel, intrusion, R, belted, age, female, multiple, odds, K):
        death, serious = np.empty(len(dv)), np.empty(len(dv))
        for i in range(len(dv)):
            death[i], serious[i] = one_frontal(
                dv[i], chest[i], hic[i], travel[i], intrusion[i], R[0, i], R[1, i], R[2, i], R[3, i], R[4, i], R[5, i],
                R[6, i], R[7, i], R[8, i], belted[i], age[i], female[i], multiple[i], odds, K,
            )  # fmt: skip
        return death, serious

    @njit
    def each_side(dv, near, by_ltv, belted, age, female, multiple, odds, K):
        death, serious = np.empty(len(dv)), np.empty(len(dv))
        for i in range(len(dv)):
            death[i], serious[i] = one_side(dv[i], near, by_ltv, belted[i], age[i], female[i], multiple[i], odds, K)
        return death, serious

    @njit
    def each_rear(dv, belted, age, female, multiple, odds, K):
        death, serious = np.empty(len(dv)), np.empty(len(dv))
        for i in range(len(dv)):
            death[i], serious[i] = one_rear(dv[i], 0.0, 1.0, belted[i], age[i], female[i], multiple[i], odds, K)
        return death, serious

    return Loops(each_frontal, each_side, each_rear)
