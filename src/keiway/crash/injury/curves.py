"""Evaluate one curve of data/crash/injury.yaml by its id, units checked, extrapolation said.

evaluate("ncap08_head_hic15", 700, "1").p            -> 0.11
evaluate("joksch_fatal", 48.28, "km/h").p            -> 0.032
evaluate("laituri_chest_age", 30, "mm", age=70).p
"""

from __future__ import annotations

import math
from typing import NamedTuple

from keiway.crash.injury.odds import expit
from keiway.crash.injury.table import Curve, curve
from keiway.crash.injury.units import convert
from keiway.errors import UsageError

#: Forms that are numbers for other models to use, not curves of x.
NOT_A_CURVE = {
    "log_odds": "it shifts the log-odds of another curve",
    "multiplier": "it multiplies the risk of another curve",
    "anchors": "it gives single points only",
    "product": "it joins the probabilities of other curves: use risk.people.joint",
    "none": "its coefficients were not found",
}


class Risk(NamedTuple):
    """A probability, whether it lies outside the range the curve was made for, and what to say of that."""

    p: float
    extrapolated: bool
    says: str


def evaluate(name: str, x: float, unit: str, *, form: str = "", **terms: float) -> Risk:
    """Probability by the curve `name` at `x` of `unit`. `terms` are its further predictors, all of them, by name
    (flags 0 or 1, ages in years). ``form="power"`` takes the second, power-law fit where the curve has one."""
    which = curve(name)
    if which.form in NOT_A_CURVE:
        raise UsageError(
            f"{name} cannot be evaluated by itself: {NOT_A_CURVE[which.form]}. {which.note}".strip()
        )
    at = convert(x, unit, which.unit)
    if not math.isfinite(at) or at < 0:
        raise UsageError(f"{name}: {x} {unit} is not a finite number of 0 or more.")
    if form == "power":
        p = _power_fit(which, at, terms)
    elif form:
        raise UsageError(f"{name} has no form {form!r}; only 'power' can be asked for.", fix=(form, "power"))
    else:
        p = _PLACES.get(which.form, _logistic)(which, at, terms)
    says = " ".join([*_outside(which, x, unit), *_terms_outside(which, terms)])
    return Risk(p, bool(says), says)


def _logistic(which: Curve, x: float, terms: dict[str, float]) -> float:
    _check_terms(which, terms, which.terms)
    found = which.coefficients
    if which.form == "logistic_ln":
        shifted = x - found.get("offset", 0.0)
        if shifted <= 0:
            return 0.0 if found["slope"] > 0 else 1.0
        z = found["intercept"] + found["slope"] * math.log(shifted)
        if "bend" in found:  # a second slope from there on
            z += found["bend"] * max(math.log(shifted / found["bend_at"]), 0.0)
    elif which.form == "logistic_power":
        z = found["intercept"] + found["slope"] * x ** found["exponent"]
    elif which.form == "logistic_recip":
        if x == 0:
            return 0.0
        z = found["intercept"] + found["slope"] * x + found["reciprocal"] / x
    else:
        z = found["intercept"] + found["slope"] * (x - found.get("centre", 0.0))
    return expit(z + _shift(which, x, terms))


def _shift(which: Curve, x: float, terms: dict[str, float]) -> float:
    x_centred = x - which.coefficients.get("centre", 0.0)
    return sum(
        (term.coefficient + term.times_x * x_centred) * (terms[name] - term.centre) / term.per
        for name, term in which.terms.items()
    )


def _lognormal(which: Curve, x: float, terms: dict[str, float]) -> float:
    _check_terms(which, terms, ())
    if x == 0:
        return 0.0
    z = (math.log(x) - which.coefficients["mu"]) / which.coefficients["sigma"]
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def _power(x: float, found: dict[str, float]) -> float:
    return min(1.0, (x / found["alpha"]) ** found["k"])


def _power_fit(which: Curve, x: float, terms: dict[str, float]) -> float:
    _check_terms(which, terms, ())
    if not which.power_form:
        raise UsageError(f"{which.id} has no second, power-law fit; leave the form out.")
    return _power(x, which.power_form)


def _power_curve(which: Curve, x: float, terms: dict[str, float]) -> float:
    _check_terms(which, terms, ())
    return _power(x, which.coefficients)


def _points(which: Curve, x: float, terms: dict[str, float]) -> float:
    """Straight lines in log-odds between the published points; beyond them the last line goes on."""
    _check_terms(which, terms, ())
    known = [(at, math.log(p / (1 - p))) for p, at in which.points]
    after = next((i for i, (at, _) in enumerate(known) if at >= x), len(known) - 1)
    (x0, z0), (x1, z1) = known[max(after, 1) - 1], known[max(after, 1)]
    return expit(z0 + (z1 - z0) * (x - x0) / (x1 - x0))


def _tefft(which: Curve, x: float, terms: dict[str, float]) -> float:
    """Tefft 2013: one body, so very steep in its size; average over a population before use."""
    _check_terms(which, terms, ("age", "height_in", "weight_lb", "light_truck"))
    c, height, weight = which.coefficients, terms["height_in"], terms["weight_lb"]
    bmi = 703.0 * weight / height**2
    z = c["intercept"] + c["slope"] * x + c["age_cubed"] * (terms["age"] / 10) ** 3 + c["height"] * height
    z += c["weight"] * (weight / 100) ** -0.5 + c["bmi"] * bmi + c["bmi_over_25"] * max(bmi - 25, 0)
    return expit(z + c["truck"] * terms["light_truck"])


_PLACES = {"lognormal_cdf": _lognormal, "power": _power_curve, "points": _points, "tefft": _tefft}


def _check_terms(which: Curve, given: dict[str, float], wanted) -> None:
    missing, extra = set(wanted) - set(given), set(given) - set(wanted)
    if missing or extra:
        says = [f"needs {', '.join(sorted(missing))}"] if missing else []
        says += [f"does not know {', '.join(sorted(extra))}"] if extra else []
        raise UsageError(f"{which.id} {' and '.join(says)}. Its formula: {which.formula}")


def _outside(which: Curve, x: float, unit: str) -> list[str]:
    if which.valid is None:
        return []
    at = convert(x, unit, which.valid.unit)
    low, high = which.valid.low, which.valid.high
    if low - 1e-9 <= at <= high + 1e-9:
        return []
    return [f"{which.id} was made for {low:g} to {high:g} {which.valid.unit}; {at:g} is beyond it."]


def _terms_outside(which: Curve, terms: dict[str, float]) -> list[str]:
    return [
        f"{which.id} was made for {name} {term.low:g} to {term.high:g} {term.unit}; {terms[name]:g} is beyond it."
        for name, term in which.terms.items()
        if term.low is not None and term.high is not None and not term.low <= terms[name] <= term.high
    ]
