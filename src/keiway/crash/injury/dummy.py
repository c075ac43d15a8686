"""From a dummy's measures to a joint injury probability (NCAP 2008, 73 FR 40016; Laituri 2005 for age).

Used as a ratio between two vehicles, never as an absolute risk: the field curves are the absolute risk.
Neck is taken from tension alone, since the Nij curve gives 3.8% to a dummy that felt nothing (docs/science/injury.md).
"""

from __future__ import annotations

import msgspec

from keiway.crash.injury.curves import evaluate


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """What one front-seat dummy, a Hybrid III 50th percentile man or 5th percentile woman, measured."""

    hic15: float
    neck_tension_kn: float
    chest_mm: float
    femur_kn: float


def parts(measures: Measures, *, age_years: float = 35.0, small_woman: bool = False) -> dict[str, float]:
    """Probability by body region: head, neck and chest AIS3+, knee-thigh-hip AIS2+.

    At 35 the chest curve is NCAP's own; other ages move its log-odds by Laituri's 0.05861 a year.
    """
    size = "5f" if small_woman else "50m"
    chest = evaluate(f"ncap08_chest_{size}", measures.chest_mm, "mm").p
    if age_years != 35.0:
        at_age = evaluate("laituri_chest_age", measures.chest_mm, "mm", age=age_years).p
        at_35 = evaluate("laituri_chest_age", measures.chest_mm, "mm", age=35.0).p
        ratio = at_age * (1 - at_35) / (at_35 * (1 - at_age))
        chest = chest * ratio / (1 + chest * (ratio - 1))
    return {
        "head": evaluate("ncap08_head_hic15", measures.hic15, "1").p,
        "neck": evaluate(f"ncap08_neck_tension_{size}", measures.neck_tension_kn, "kN").p,
        "chest": chest,
        "femur": evaluate(f"ncap08_femur_{size}", measures.femur_kn, "kN").p,
    }


def joint(measures: Measures, *, age_years: float = 35.0, small_woman: bool = False) -> float:
    """Probability that at least one region is hurt, the regions taken as independent, as NCAP does."""
    unhurt = 1.0
    for p in parts(measures, age_years=age_years, small_woman=small_woman).values():
        unhurt *= 1.0 - p
    return 1.0 - unhurt
