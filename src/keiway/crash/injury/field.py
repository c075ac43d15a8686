"""Absolute risk of the average US vehicle of model years 2000-2016, from its delta-v (docs/science/injury.md, 1).

NASS/CDS 2000-2015 logistic fits in ln(delta-v) with belt, age, sex and multiple impact, by crash mode: death,
ISS 16 or more, and MAIS3+ or death (MAIS3+F).. Mass is no argument here: it enters through delta-v.
Floats and NumPy arrays alike; NumPy is not imported for floats.
"""

from __future__ import annotations

import math
from typing import Any, Literal, NamedTuple

import msgspec

from keiway.crash.injury.odds import expit, maths
from keiway.crash.injury.table import curve, value
from keiway.errors import UsageError

Mode = Literal["frontal", "near_side", "far_side", "rear"]
Outcome = Literal["fatal", "iss16", "mais3f"]
Body = Literal["car", "suv", "van", "pickup"]
MODES: tuple[Mode, ...] = ("frontal", "near_side", "far_side", "rear")
OUTCOMES: tuple[Outcome, ...] = ("fatal", "iss16", "mais3f")

#: Metres per second of one mph: the curves are in ln(mph).
MPH = 0.44704


class Occupant(msgspec.Struct, frozen=True, kw_only=True):
    """One front-seat occupant. A share between 0 and 1 for belt or sex stands for "not known"."""

    belted: float = 1.0
    age_years: float = 37.0
    female: float = 0.5


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    """One planar impact. `delta_v_mps` is the true total speed change; `is_winsmash` says it is NASS's estimate."""

    mode: Mode
    delta_v_mps: float
    multiple: float = 0.0  # 1 where other impacts came before or after
    struck_by_ltv: bool = False
    is_winsmash: bool = False


class FieldRisk(NamedTuple):
    """Probabilities of one occupant of the average vehicle, and what is to be said of their range."""

    fatal: float
    iss16: float
    mais3f: float
    says: tuple[str, ...]


def winsmash_factor(mode: Mode, struck_by_ltv: bool = False) -> float:
    """WinSMASH delta-v over true delta-v, on average (Funk 2008 frontal; Johnson and Gabler side; rear not known)."""
    if mode in ("near_side", "far_side"):
        return value("winsmash_side_ltv" if struck_by_ltv else "winsmash_side")
    return value(f"winsmash_{mode}")


def log_odds(
    outcome: Outcome,
    mode: Mode,
    winsmash_mps: Any,
    *,
    belted: Any = 1.0,
    age_years: Any = 37.0,
    female: Any = 0.5,
    multiple: Any = 0.0,
    body: Body | None = None,
    ais2005: bool = False,
) -> Any:
    """Log-odds of `outcome`; every number may be a float or an array of one shape.

    `winsmash_mps` is delta-v as WinSMASH would have put it: the true one times `winsmash_factor`. `body` moves the
    risk from the fleet average to one body type at the same delta-v; leave it out where structure is entered as a
    departure. ``ais2005=True`` counts MAIS3+ by the 2005 edition of the injury scale instead of 1990/98.
    """
    if (mode, outcome) == ("rear", "fatal"):  # 15 deaths: the ISS16+ fit, moved by one number
        extra, which = value("rear_death_shift"), curve("nass15_rear_iss16_ln")
    else:
        extra, which = 0.0, curve(f"nass15_{mode}_{outcome}_ln")
    if ais2005 and outcome == "mais3f":
        extra += value("ais2005_mais3")
    if body is not None:
        extra += body_log_odds(body)
    # 1e-12 mph keeps a standing vehicle's log finite; its risk is then below 1e-50.
    known = which.coefficients
    x = maths(winsmash_mps).log(winsmash_mps / MPH + 1e-12)
    past = x - math.log(known.get("bend_at", 1.0))  # a second slope from there on, for floats and arrays alike
    z = known["intercept"] + extra + known["slope"] * x + known.get("bend", 0.0) * 0.5 * (past + abs(past))
    given = {"belted": belted, "age": age_years, "female": female, "multiple_impact": multiple}
    for name, term in which.terms.items():
        z = z + term.coefficient * (given[name] - term.centre) / term.per
    return z


def body_log_odds(body: Body) -> float:
    """Log-odds of that body type above the mix of the file, at equal delta-v."""
    kinds = ("car", "suv", "van", "pickup")
    if body not in kinds:
        raise UsageError(f"Body {body!r} is not one of {', '.join(kinds)}.", suggestions=list(kinds))
    return value(f"body_{body}") - sum(value(f"share_{kind}") * value(f"body_{kind}") for kind in kinds)


def risk(
    impact: Impact, occupant: Occupant | None = None, *, body: Body | None = None, ais2005: bool = False
) -> FieldRisk:
    """The three risks of one impact. Serious injury includes death, so it is never below it."""
    occupant = occupant or Occupant()
    check(impact, occupant)
    scale = 1.0 if impact.is_winsmash else winsmash_factor(impact.mode, impact.struck_by_ltv)
    at = impact.delta_v_mps * scale
    found = {
        outcome: expit(
            log_odds(
                outcome,
                impact.mode,
                at,
                belted=occupant.belted,
                age_years=occupant.age_years,
                female=occupant.female,
                multiple=impact.multiple,
                body=body,
                ais2005=ais2005,
            )
        )
        for outcome in OUTCOMES
    }
    serious = max(found["mais3f"], found["fatal"])
    return FieldRisk(found["fatal"], found["iss16"], serious, tuple(_says(at, occupant)))


def check(impact: Impact, occupant: Occupant) -> None:
    """Refuse what no formula should be fed."""
    if impact.mode not in MODES:
        raise UsageError(
            f"Crash mode {impact.mode!r} is not one of {', '.join(MODES)}.", suggestions=list(MODES)
        )
    if not 0 <= impact.delta_v_mps < 100:
        raise UsageError(
            f"A delta-v of {impact.delta_v_mps} m/s is not one of a road crash: give 0 to 100 m/s."
        )
    for name, share in (
        ("belted", occupant.belted),
        ("female", occupant.female),
        ("multiple", impact.multiple),
    ):
        if not 0 <= share <= 1:
            raise UsageError(f"{name} is {share}; give 0, 1, or a share between where it is not known.")
    if not 0 <= occupant.age_years <= 120:
        raise UsageError(f"An age of {occupant.age_years} years is not possible: give 0 to 120.")


def _says(winsmash_mps: float, occupant: Occupant) -> list[str]:
    says = []
    if winsmash_mps * 3.6 > 100:
        says.append(
            f"The field curves end at a WinSMASH delta-v of 100 km/h; {winsmash_mps * 3.6:.0f} is beyond them."
        )
    if not 15 <= occupant.age_years <= 97:
        says.append(f"The field curves hold people of 15 to 97; {occupant.age_years:g} is outside.")
    return says
