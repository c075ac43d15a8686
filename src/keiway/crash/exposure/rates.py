"""From sums over crashes to deaths and serious injuries per 100 million miles, by road limit, with the one calibration.

Calibrated, per draw of the parameters: the fleet's own occupants die at the national rate, by three kinds of crash (with
another vehicle, alone and rolled over, alone and not). Everything else is predicted: how a vehicle differs from the
fleet, what it does to others in vehicles, what a road limit changes (docs/science/exposure.md, 4).
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import msgspec
import numpy as np

from keiway.crash.exposure.crashes.engine import SUMS, Run
from keiway.crash.exposure.crashes.sample import KINDS, LIGHT, LIMITS
from keiway.crash.exposure.party import Own, fleet
from keiway.crash.exposure.table import facts, shares, value
from keiway.crash.injury.pedestrian import by_hood_edge
from keiway.crash.risk import people

PER_MILES = 1e8
#: Kinds of crash that are calibrated together.
GROUPS = {"with a vehicle": (0, 1, 2, 4, 5, 6), "alone, not rolled": (3,), "alone, rolled": (7,)}
#: Outcomes of a rate, in order.
WHAT = ("own_death", "own_serious", "vehicle_death", "vehicle_serious", "foot_death", "foot_serious")
#: NHTSA's curve was made of vehicles of 1.00 and more and runs off to certainty at 0.9: below, 1.00 is taken.
LEAST_SSF = 1.0
_KIND_AT = {name: j for j, name in enumerate(SUMS)}


class Rates(msgspec.Struct, frozen=True):
    """Per 100 million miles, shape (draws, roads, len(WHAT)); roads: posted up to each of LIMITS, then all."""

    values: np.ndarray
    by_kind: np.ndarray  # own deaths by kind of crash on all roads, (draws, kinds)
    scale: np.ndarray  # crashes per 100 million miles over those of the national totals, (draws, groups)
    weights: np.ndarray  # how often a drawn crash of each kind counts, (draws, kinds)
    named: list[dict[str, float]]


def rates(own: Own | None, run: Run, base: Run, *, rhd: bool = False) -> Rates:
    """`run` of the vehicle, `base` of the fleet with the same seed and number: draw by draw the same roads and models."""
    n = len(run.draws)
    values, by_kind = np.zeros((n, len(LIMITS) + 1, len(WHAT))), np.zeros((n, len(KINDS)))
    scale, kept = np.zeros((n, len(GROUPS))), np.zeros((n, len(KINDS)))
    for d, (ours, theirs, draw) in enumerate(zip(run.sums, base.sums, run.draws, strict=True)):
        national = draw.national
        crashes = _per_miles(theirs, national)
        scale[d] = [crashes[kinds[0]] / _raw(theirs, kinds) for kinds in GROUPS.values()]
        by_limit = _by_limit(theirs, crashes, national)
        weights = crashes * _rolling(own, national, draw.K) * _fault(national, rhd)
        kept[d] = weights
        per_crash = ours[..., 1:] / max(ours[..., 0].sum(), 1.0)  # limits, kinds, outcomes
        weighed = per_crash * weights[None, :, None] * by_limit[:, None, None]
        by_kind[d] = weighed[:, :, 0].sum(axis=0)
        foot = _on_foot(own, national)
        miles = np.array([national[f"miles_by_limit_{limit}"] for limit in LIMITS])
        hit = np.array([national[f"on_foot_by_limit_{limit}"] for limit in LIMITS]) * foot
        for road in range(len(LIMITS) + 1):
            upto = slice(0, road + 1) if road < len(LIMITS) else slice(None)
            by = miles[upto].sum()
            values[d, road, :4] = weighed[upto].sum(axis=(0, 1)) / by
            values[d, road, 4] = hit[upto].sum() / by
            values[d, road, 5] = values[d, road, 4] * national["on_foot_serious_per_death"]
    return Rates(values, by_kind, scale, kept, [draw.named for draw in run.draws])


def national_rate(national: dict[str, float]) -> float:
    """Deaths of passenger vehicle occupants per 100 million miles of passenger vehicles."""
    return national["occupant_deaths"] / _miles(national)


def _miles(national: dict[str, float]) -> float:
    return value("vehicle_miles_2023") * national["passenger_vehicle_share_of_miles"] / PER_MILES


def targets(national: dict[str, float]) -> dict[str, float]:
    """Deaths per 100 million miles that the fleet must give, by group."""
    alone, rolled = national["single_vehicle_share"], national["single_vehicle_rolled_share"]
    parts = (1.0 - alone, alone - rolled, rolled)
    return {group: national_rate(national) * part for group, part in zip(GROUPS, parts, strict=True)}


def _per_miles(theirs: np.ndarray, national: dict[str, float]) -> np.ndarray:
    """For each kind: deaths per 100 million miles for one death per crash drawn. Times a mean risk it is a rate."""
    total = theirs[..., 0].sum()
    found = np.zeros(len(KINDS))
    for kinds, target in zip(GROUPS.values(), targets(national).values(), strict=True):
        deaths = theirs[:, list(kinds), _KIND_AT["own_death"]].sum() / total
        found[list(kinds)] = target / deaths
    return found


def _by_limit(theirs: np.ndarray, crashes: np.ndarray, national: dict[str, float]) -> np.ndarray:
    """What is not known of the crashes on each class of roads, as factors that leave the fleet's deaths as they are."""
    drawn = np.array([national[f"crashes_by_limit_{limit}"] for limit in LIMITS])
    deaths = (theirs[..., _KIND_AT["own_death"]] * crashes).sum(axis=1)
    return drawn * deaths.sum() / (drawn * deaths).sum()


def _raw(theirs: np.ndarray, kinds) -> float:
    """Towaway involvements per 100 million miles by the national totals, all kinds, times the people in a vehicle."""
    known = facts().values
    involved = known["passenger_vehicles_in_crashes_2015"].mid / (
        known["vehicle_miles_2015"].mid * known["passenger_vehicle_share_of_miles"].mid / PER_MILES
    )
    return involved * known["towaway_share"].mid * known["people_per_vehicle"].mid


def rolls(own: Own | None, national: dict[str, float], K) -> float | None:
    """P(rollover | single-vehicle crash) of the vehicle, or of the fleet; None where its stability is not known."""
    if own is not None:
        return people.rolls(max(national["ssf_own"], LEAST_SSF), float(own.esc), K) if own.ssf else None
    mix = shares("partner")
    parts = {kind: mix[kind] for kind in LIGHT}
    fitted = national["fleet_esc"]
    return sum(
        part * (fitted * people.rolls(national[f"ssf_{kind}"], 1.0, K) + (1 - fitted) * people.rolls(national[f"ssf_{kind}"], 0.0, K))
        for kind, part in parts.items()
    ) / sum(parts.values())


def _rolling(own: Own | None, national: dict[str, float], K) -> np.ndarray:
    """Factor on each kind: a vehicle that rolls more easily turns more of its crashes alone into rollovers."""
    found = np.ones(len(KINDS))
    ours, theirs = rolls(own, national, K), rolls(None, national, K)
    if ours is not None:
        found[7] = ours / theirs
        found[3] = (1.0 - ours) / (1.0 - theirs)
    return found


def _fault(national: dict[str, float], rhd: bool) -> np.ndarray:
    """Right-hand drive: more crashes of its own making, and no others (ICBC)."""
    if not rhd:
        return np.ones(len(KINDS))
    at_fault = facts().mixes["at_fault"].shares
    return np.array([1.0 + (national["rhd_crash_factor"] - 1.0) * at_fault[kind] for kind in KINDS])


def _on_foot(own: Own | None, national: dict[str, float]) -> float:
    """Deaths on foot, on bicycles and on motorcycles per 100 million miles of the vehicle.

    National numbers, those on foot and on bicycles times the vehicle's front shape over the fleet's; motorcyclists at
    the national rate whatever the vehicle.
    """
    on_foot, riders = struck(national)
    return on_foot * shape_factor(national.get("hood_own") if own else None) + riders


def struck(national: dict[str, float]) -> tuple[float, float]:
    """Deaths on foot and on bicycles, and those on motorcycles, per 100 million miles of the average vehicle."""
    known = facts().values
    people_ = known["killed_pedestrians_2023"].mid + known["killed_pedalcyclists_2023"].mid
    on_foot = people_ * national["on_foot_struck_by_passenger_vehicle"] / _miles(national)
    riders = known["killed_motorcyclists_2023"].mid * national["motorcyclists_killed_with_passenger_vehicle"] / _miles(national)
    return on_foot, riders


def shape_factor(hood_m: float | None) -> float:
    """Death risk of a person struck by a hood edge of that height over that by the fleet's; None: the fleet itself."""
    return 1.0 if hood_m is None else _struck(hood_m) / _fleet_struck()


@lru_cache(maxsize=4096)
def _struck(hood_m: float) -> float:
    """Mean risk of death over the speeds at which people on foot are struck. The curve is of edges of 0.65 to 1.25 m."""
    edge = min(max(hood_m, 0.65), 1.25)
    median, sigma = 0.44704 * value("on_foot_speed_mph"), value("on_foot_speed_sigma")
    points = [median * math.exp(sigma * z) for z in (-1.5, -0.8, -0.25, 0.25, 0.8, 1.5)]
    return sum(by_hood_edge(speed, edge).p for speed in points) / len(points)


@cache
def _fleet_struck() -> float:
    mix = shares("partner")
    light = {kind: mix[kind] for kind in LIGHT}
    return sum(part * _struck(fleet(kind).hood_m) for kind, part in light.items()) / sum(light.values())

