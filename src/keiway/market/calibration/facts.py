"""data/market/calibration.yaml: what is believed of the error before any launch is looked at."""

from __future__ import annotations

from math import exp
from statistics import NormalDist
from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.store import Topic

Made = {"frozen": True, "kw_only": True}
NOTHING = 1e-6  # sd of a coefficient that is held at its mean


class Belief(msgspec.Struct, **Made):
    mean: float
    sd: float
    confidence: Confidence
    source: str
    how: str


class Variance(msgspec.Struct, **Made):
    shape: float
    mean: float
    confidence: Confidence
    source: str
    how: str


class Figure(msgspec.Struct, **Made):
    value: float
    confidence: Confidence
    source: str
    how: str


class Ratio(msgspec.Struct, **Made):
    """Log-normal; with `sd_log` 0 it is held at its median."""

    median: float
    sd_log: float
    confidence: Confidence
    source: str
    how: str

    def grid(self, count: int) -> tuple[float, ...]:
        """Values that are as likely each."""
        if self.sd_log == 0.0:
            return (self.median,)
        return tuple(self.median * exp(self.sd_log * NormalDist().inv_cdf((k + 0.5) / count)) for k in range(count))


class Priors(msgspec.Struct, **Made):
    checked: str
    sources: dict[str, dict[str, str]]
    centre_units: float
    brand_added: float
    brand_centre: float
    intercept: Belief
    slope: Belief
    penalty: Belief
    electric: Belief
    brand: Belief
    two_seats: Belief
    variance: Variance
    minicar_variance: Ratio
    within: Figure
    least_share: float


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


PRIORS = Topic("market-calibration", "market/calibration.yaml", Priors, _only)


def priors() -> Priors:
    return PRIORS.value


def plain(known: Priors) -> Priors:
    """Without what was taken in later: the size of the brand and two seats tell nothing."""
    none = {"mean": 0.0, "sd": NOTHING}
    return msgspec.structs.replace(known, brand=msgspec.structs.replace(known.brand, **none), two_seats=msgspec.structs.replace(known.two_seats, **none))
