"""What the dummy in a laboratory's car would measure, and NCAP's joint probability of it."""

from __future__ import annotations

from typing import NamedTuple

from keiway.crash.injury.curves import evaluate
from keiway.crash.risk import people
from keiway.crash.risk.dummy import build
from keiway.crash.runners.inputs import WALL, Side, row
from keiway.crash.step import PARAMS
from keiway.crash.validate.laboratory.bench import Car

DUMMY_AGE = 35.0  # at which NCAP's chest curve is its own
_BELT = PARAMS.index("belt1")
_DUMMY = build(lambda function: function)


class Measured(NamedTuple):
    """One dummy. `joint`: head, neck, chest AIS3+ and knee-thigh-hip AIS2+, as NCAP joins them."""

    hic15: float
    neck_kn: float
    chest_mm: float
    femur_kn: float
    joint: float


def measured(tested: Car, out: dict, which: int = 1) -> Measured:
    """From the outputs of a crash by name; `which` side of it the car was."""
    r = row(Side(mass_kg=tested.mass_kg, front=tested.front, restraint=tested.restraint), WALL, 1.0, 0.0)
    belt, slack, take_up, _, limit, bag_at, bag, contact_at, contact = r[_BELT : _BELT + 9]
    K = people.coefficients()
    found = _DUMMY.measures(
        out[f"delta_v_mps{which}"], out[f"chest_3ms_g{which}"], out[f"hic15_{which}"], out[f"travel_m{which}"],
        out[f"intrusion_m{which}"], belt, slack, take_up, limit, bag_at, bag, contact_at, contact,
        float(tested.restraint.belt), K,
    )  # fmt: skip
    return Measured(*found, _DUMMY.joint(*found, DUMMY_AGE, K))


def chest_risk(chest_mm: float) -> float:
    """AIS3+ of the chest by NCAP's curve of the 50th percentile man."""
    return evaluate("ncap08_chest_50m", chest_mm, "mm").p
