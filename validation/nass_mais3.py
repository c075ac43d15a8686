"""Fit serious injury (MAIS3+ or death) on the NASS/CDS 2000-2015 occupants, the same records and terms as nass15_*.

The file carries ISS but not MAIS. ISS is a sum of up to three squares of AIS by body region, so MAIS 3 or more can be
read from it almost exactly: any AIS 3 gives ISS 9 or more, and below 16 the only sums without an AIS 3 are 9 = 4+4+1
and 12 = 4+4+4 (of 9 nearly all are a lone AIS 3). So serious = ISS >= 9 and not 12, or dead. AIS is of the 1990
edition with its 1998 update.

In frontals the risk of serious injury rises faster above 40 km/h than one slope allows (belted 60 to 80 km/h: 58% against
34%), so that fit has a second slope from 25 mph; between 20 and 30 mph the data do not mind where. Death shows none.

    python validation/nass_mais3.py nass_cds_2000_2015_occupants.csv

prints, by crash mode, coefficients and standard errors (PSUs resampled), and refits the ISS16+ and death curves
as a check of the procedure. Records: NASS/CDS, NHTSA (US government data), filtered after Kononen 2011 in the
repository cagancayco/MVC; they are not part of keiway.
"""

from __future__ import annotations

import csv
import sys

import numpy as np

TERMS = ("intercept", "ln_mph", "belted", "age_per_10_from_40", "female", "multiple_impact")
MODES = ("frontal", "near_side", "far_side", "rear")
WEIGHT_CAP = 0.995  # quantile; a few cases weigh thousands of others
DRAWS = 200
BEND_MPH = 25.0
BENT = ("frontal", "mais3f")


def columns(path: str, mode: str) -> dict[str, np.ndarray]:
    """The rows of one crash mode with age and sex known, as arrays of floats; death is NaN where unknown."""
    with open(path, encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["mode"] == mode and r["age"] and r["female"]]
    names = ("dv_mph", "beltuse", "age", "female", "multicoll", "iss90", "ratwgt", "psu", "fatal")
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in names}


def outcomes(data: dict[str, np.ndarray]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Outcome -> (which rows are used, event or not)."""
    iss, dead = data["iss90"], data["fatal"] == 1
    known = ~np.isnan(data["fatal"])
    every = np.ones(len(iss), bool)
    return {
        "iss16": (every, iss >= 16),
        "fatal": (known, dead),
        "mais3f": (known, ((iss >= 9) & (iss != 12)) | dead),
    }


def design(data: dict[str, np.ndarray]) -> np.ndarray:
    age = (data["age"] - 40) / 10
    speed = np.log(data["dv_mph"])
    return np.column_stack(
        [np.ones(len(age)), speed, data["beltuse"], age, data["female"], data["multicoll"]]
    )


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weighted maximum likelihood of a logistic model by Newton steps."""
    beta = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.lstsq(
            (x * (weight * p * (1 - p))[:, None]).T @ x, x.T @ (weight * (y - p)), rcond=None
        )[0]
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def resampled(x: np.ndarray, y: np.ndarray, weight: np.ndarray, psu: np.ndarray) -> np.ndarray:
    """Fits with whole primary sampling units drawn again with replacement, one a row."""
    random = np.random.default_rng(1)
    units = [np.flatnonzero(psu == unit) for unit in np.unique(psu)]
    found = []
    for _ in range(DRAWS):
        rows = np.concatenate([units[i] for i in random.integers(len(units), size=len(units))])
        found.append(fit(x[rows], y[rows], weight[rows]))
    return np.array(found)


def half_width(values: np.ndarray) -> np.ndarray:
    """Half the central 68%, which is robust to a draw that separates."""
    low, high = np.quantile(values, [0.1587, 0.8413], axis=0)
    return (high - low) / 2


def level_and_slope(fits: np.ndarray, belted: int, bent: bool) -> tuple[float, float, float]:
    """Intercept and slope go together, so their errors cannot be drawn apart. Instead: the delta-v (mph) at which the
    log-odds of a person of 40 are known best, their error there, and the error of the slope about it."""
    speeds = np.linspace(np.log(10), np.log(66), 40)
    person = [[1, speed, belted, 0, 0.5, 0, *([max(speed - np.log(BEND_MPH), 0)] if bent else [])] for speed in speeds]
    errors = [half_width(fits @ np.array(one)) for one in person]
    best = int(np.argmin(errors))
    return float(np.exp(speeds[best])), float(errors[best]), float(half_width(fits[:, 1]))


def rear_death_shift(data: dict[str, np.ndarray], severe: np.ndarray) -> float:
    """Log-odds of death above those of ISS16+ in rear impacts: too few deaths (15) for a fit of every term."""
    use, dead = outcomes(data)["fatal"]
    weight, score = data["ratwgt"][use], design(data)[use] @ severe
    shift = 0.0
    for _ in range(60):
        p = 1 / (1 + np.exp(-score - shift))
        shift += (weight * (dead[use] - p)).sum() / (weight * p * (1 - p)).sum()
    return shift


def main(path: str) -> None:
    for mode in MODES:
        data = columns(path, mode)
        for outcome, (use, event) in outcomes(data).items():
            weight = data["ratwgt"][use]
            weight = np.minimum(weight, np.quantile(weight, WEIGHT_CAP))
            x, y, bent = design(data)[use], event[use].astype(float), (mode, outcome) == BENT
            if bent:
                x = np.column_stack([x, np.maximum(x[:, 1] - np.log(BEND_MPH), 0)])
            fits = resampled(x, y, weight, data["psu"][use])
            beta, error = fit(x, y, weight), half_width(fits)
            print(f"{mode} {outcome}: n {use.sum()}, events {int(y.sum())}")
            print(
                "  " + ", ".join(f"{t} {b:.4f} ({e:.3f})" for t, b, e in zip((*TERMS, "bend"), beta, error, strict=False))
            )
            for belted, word in ((1, "belted"), (0, "unbelted")):
                mph, level, slope = level_and_slope(fits, belted, bent)
                print(f"  {word}: at {mph:.1f} mph the log-odds are known to {level:.2f}, the slope to {slope:.2f}")
            if (mode, outcome) == ("rear", "iss16"):
                print(f"  death above ISS16+, log-odds: {rear_death_shift(data, beta):.4f}")


if __name__ == "__main__":
    main(sys.argv[1])
