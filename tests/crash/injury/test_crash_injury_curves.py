"""Every curve does what its printed formula says, in its own unit, and tells where it is beyond its range."""

import math
from itertools import pairwise

import pytest

from keiway.crash.injury.curves import NOT_A_CURVE, evaluate
from keiway.crash.injury.table import TOPIC, curve, facts
from keiway.errors import NotUnderstood, UsageError

CURVES = [c for c in TOPIC.value.curves.values() if c.form not in NOT_A_CURVE]
#: A value for every further predictor a curve may have.
TERMS = {"age": 62, "belted": 1, "female": 1, "male": 1, "multiple_impact": 1, "side": 0, "rear": 1}
TERMS |= {"hood_edge": 97, "height_in": 66, "weight_lb": 160, "light_truck": 1}


def terms(which):
    if which.form == "tefft":
        return {name: TERMS[name] for name in ("age", "height_in", "weight_lb", "light_truck")}
    return {name: TERMS[name] for name in which.terms}


def printed(which, x):
    """The printed formula, worked out by Python alone."""
    text = which.formula.split(" or ")[0].split("; RRS")[0].replace("^", "**")
    names = {
        "exp": math.exp, "ln": math.log, "min": min, "max": max, "abs": abs,
        "Phi": lambda z: 0.5 * (1 + math.erf(z / math.sqrt(2))),
        "dv": x, "dv_kmh": x, "dv_mph": x, "v": x, "F": x, "D": x, "Ac": x, "CTI": x, "Nij": x,
        "HIC": x, "HIC15": x, "HIC36": x, "SSF": x, "h": 66, "w": 160, "BMI": 703 * 160 / 66**2, "truck": 1,
        "hle": 97, "age": 62, "female": 1, "male": 1, "belted": 1, "multiple_impact": 1, "side": 0, "rear": 1,
    }  # fmt: skip
    if "bvh" in text:  # printed with letters: the numbers are the coefficients
        names |= {
            "b0": which.coefficients["intercept"],
            "bv": which.coefficients["slope"],
            "bvh": which.terms["hood_edge"].times_x,
        }
        names |= {
            short: which.terms[long].coefficient
            for short, long in (("bh", "hood_edge"), ("bs", "male"), ("ba", "age"))
        }
    for part in text.split(";"):
        name, _, right = part.strip().partition("=")
        names[name] = eval(right, {"__builtins__": {}}, names)
    return names["P"]


@pytest.mark.parametrize("which", [c for c in CURVES if c.form != "points"], ids=lambda c: c.id)
def test_a_curve_gives_what_its_printed_formula_gives(which):
    low, high = (
        (which.valid.low, which.valid.high) if which.valid and which.valid.unit == which.unit else (1, 50)
    )
    if which.form == "logistic_ln":
        low = max(low, 0.98)
    for share in (0.05, 0.3, 0.7):
        x = low + share * (high - low)
        assert evaluate(which.id, x, which.unit, **terms(which)).p == pytest.approx(
            printed(which, x), rel=2e-5, abs=1e-12
        )


@pytest.mark.parametrize("which", CURVES, ids=lambda c: c.id)
def test_more_speed_force_or_deflection_is_never_less_risk(which):
    if which.x == "ssf":
        return  # a wider track is less risk: test_crash_injury_rollover
    low, high = (
        (which.valid.low, which.valid.high) if which.valid and which.valid.unit == which.unit else (1, 50)
    )
    found = [evaluate(which.id, low + i / 20 * (high - low), which.unit, **terms(which)).p for i in range(21)]
    assert all(0 <= p <= 1 for p in found)
    assert all(b >= a for a, b in pairwise(found))


def test_every_curve_and_value_has_a_source_and_the_reference_rows_are_all_here():
    found = facts()
    used = {c.source for c in found.curves.values()} | {v.source for v in found.values.values()}
    assert used <= set(found.sources)
    ours = [
        i
        for i, c in found.curves.items()
        if c.source in ("nhtsa-813219", "kusano-gabler-2012", "nass-2000-2015-mais3")
    ]
    ours.append("tefft_death_points")
    assert len(found.curves) - len(ours) == 86
    for name, value in found.values.items():
        if value.low is not None:
            assert value.low <= value.mid <= value.high, name


def test_curves_without_coefficients_say_so_and_are_refused():
    for name in ("evans_1994", "kononen_2011"):
        assert curve(name).confidence == "not_found"
        with pytest.raises(UsageError, match="coefficients were not found"):
            evaluate(name, 30, "mph")


def test_units_are_converted_or_refused():
    mph = evaluate("joksch_fatal", 30, "mph").p
    assert evaluate("joksch_fatal", 30 * 1.609344, "km/h").p == pytest.approx(mph)
    assert evaluate("ncap08_femur_50m", 4000, "N").p == pytest.approx(evaluate("ncap08_femur_50m", 4, "kN").p)
    with pytest.raises(UsageError, match="mm is a length; a speed is wanted"):
        evaluate("joksch_fatal", 30, "mm")
    with pytest.raises(UsageError, match="'knots' is not known"):
        evaluate("joksch_fatal", 30, "knots")


def test_beyond_the_range_of_a_curve_is_said():
    inside, outside = evaluate("rosen_sander", 60, "km/h"), evaluate("rosen_sander", 150, "km/h")
    assert not inside.extrapolated and inside.says == ""
    assert outside.extrapolated and "0 to 115 km/h" in outside.says


def test_what_is_missing_or_unknown_is_named():
    with pytest.raises(UsageError, match="needs age"):
        evaluate("laituri_chest_age", 30, "mm")
    with pytest.raises(UsageError, match="does not know color"):
        evaluate("joksch_fatal", 30, "mph", color=1)
    with pytest.raises(NotUnderstood, match="joksch_fatal"):
        evaluate("joksh_fatal", 30, "mph")
    with pytest.raises(UsageError, match=r"use risk\.people\.joint"):
        evaluate("ncap08_joint_front", 1, "1")
    with pytest.raises(UsageError, match="finite"):
        evaluate("joksch_fatal", float("nan"), "mph")
    with pytest.raises(UsageError, match="no second"):
        evaluate("joksch_fatal", 30, "mph", form="power")


def test_laituri_at_35_is_the_ncap_chest_curve():
    for deflection in (0, 15, 30, 60):
        at_35 = evaluate("laituri_chest_age", deflection, "mm", age=35).p
        assert at_35 == pytest.approx(evaluate("ncap08_chest_50m", deflection, "mm").p, rel=1e-4)
