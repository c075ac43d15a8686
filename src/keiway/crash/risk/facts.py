"""The numbers of data/crash/risk.yaml and reference_car.yaml, and the flat row K made of them and of injury.yaml."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import msgspec

from keiway.crash.injury.table import Source, Value, curve, value
from keiway.crash.record import Front, Restraint
from keiway.crash.risk import against
from keiway.crash.risk.layout import AGAINST, MODES, NAMES, OUTCOMES
from keiway.store import Topic


class Spread(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How well one field curve is known: its log-odds at one speed, and the slope about it."""

    mode: str
    outcome: str
    belted: bool
    at_mph: float
    level: float
    slope: float
    confidence: str
    source: str


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    values: dict[str, Value]
    curve_spread: list[Spread]


class ReferenceCar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The average vehicle of the field curves, and its table (`reference.rows`)."""

    checked: str
    says: str
    made_by: str
    sources: dict[str, Source]
    front: Front
    belted: Restraint
    unbelted: Restraint
    table: dict[str, list[tuple[float, ...]]]


def _facts(files: dict[str, Any]) -> dict[str, Any]:
    (found,) = files.values()
    return {**found, "values": {row["id"]: row for row in found["values"]}}


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


FACTS = Topic("crash-risk", "crash/risk.yaml", Facts, _facts)
REFERENCE = Topic("crash-reference-car", "crash/reference_car.yaml", ReferenceCar, _only)

#: Coefficients that risk.yaml gives under their own name.
FROM_RISK = (
    "chest_kg", "belt_loop", "belt_share", "mm_per_kn", "bag_mm_per_g", "contact_mm_per_g",
    "space_lost", "hic_ratio", "head_kg", "head_n_per_m", "head_lead", "head_belted", "head_unbelted",
    "neck_share", "knee_belted", "knee_unbelted", "femur_n_per_m", "roll_death", "roll_serious", "roll_belt", "roll_age",
)  # fmt: skip


def known(name: str) -> float:
    """The middle of one value of risk.yaml, in its own unit."""
    return FACTS.value.values[name].mid


@cache
def coefficients() -> tuple[float, ...]:
    """K: every number the functions of `people` read, in the order of `layout.NAMES`."""
    return row_of(by_name())


def by_name() -> dict[str, float]:
    """K by name, at the middle of every value: change some and pass `row_of` them on."""
    found = {name: known(name) for name in FROM_RISK}
    for mode in MODES:
        for outcome in OUTCOMES:
            found.update(_field(mode, outcome))
    found |= {f"winsmash_{name}": value(f"winsmash_{name}") for name in ("frontal", "side", "side_ltv", "rear")}
    found |= {"exponent": value("departure_exponent"), "esc": value("esc_rollover"), "esc_stable": value("esc_rollover_stable")}
    found |= _ncap()
    roll = curve("nhtsa_rollover_notip").coefficients
    found |= {"ssf_intercept": roll["intercept"], "ssf_slope": roll["slope"]}
    found |= _on_foot()
    return found


def row_of(found: dict[str, float]) -> tuple[float, ...]:
    """K from names, with what vehicles are held against worked out from them; what is left out is 0."""
    K = [float(found.get(name, 0.0)) for name in NAMES[:AGAINST]] + [0.0] * (len(NAMES) - AGAINST)
    against.fill(K)
    return tuple(K)


def _field(mode: str, outcome: str) -> dict[str, float]:
    shift, which = 0.0, curve(f"nass15_{mode}_{outcome}_ln") if (mode, outcome) != ("rear", "fatal") else None
    if which is None:  # 15 deaths: the ISS16+ fit, moved by one number (injury/field.py)
        shift, which = value("rear_death_shift"), curve("nass15_rear_iss16_ln")
    terms = which.terms
    found = {
        "intercept": which.coefficients["intercept"] + shift,
        "slope": which.coefficients["slope"],
        "belted": terms["belted"].coefficient,
        "age": terms["age"].coefficient,
        "female": terms["female"].coefficient,
        "multiple": terms["multiple_impact"].coefficient,
        "bend": which.coefficients.get("bend", 0.0),
        "ln_bend_at": math.log(which.coefficients.get("bend_at", 1.0)),
    }
    return {f"{mode}_{outcome}_{name}": one for name, one in found.items()}


def _ncap() -> dict[str, float]:
    head, neck = curve("ncap08_head_hic15").coefficients, curve("ncap08_neck_tension_50m").coefficients
    chest, femur = curve("ncap08_chest_50m").coefficients, curve("ncap08_femur_50m").coefficients
    return {
        "head_mu": head["mu"], "head_sigma": head["sigma"],
        "neck_intercept": neck["intercept"], "neck_slope": neck["slope"],
        "chest_intercept": chest["intercept"], "chest_slope": chest["slope"], "chest_power": chest["exponent"],
        "chest_age": curve("laituri_chest_age").terms["age"].coefficient,
        "femur_intercept": femur["intercept"], "femur_slope": femur["slope"],
    }  # fmt: skip


def _on_foot() -> dict[str, float]:
    found = {}
    for outcome in OUTCOMES:
        which = curve(f"monfort_mueller_{outcome}")
        at, hood, male, age = which.coefficients, which.terms["hood_edge"], which.terms["male"], which.terms["age"]
        told = (at["intercept"], at["slope"], hood.coefficient, hood.times_x, male.coefficient, age.coefficient)
        names = ("level", "speed", "hood", "hood_speed", "male", "age")
        found |= {f"foot_{outcome}_{name}": one for name, one in zip(names, told, strict=True)}
    return found | {
        "foot_speed_at": at["centre"], "foot_hood_at": hood.centre, "foot_male_at": male.centre, "foot_age_at": age.centre,
    }  # fmt: skip
