"""data/market/covariates.yaml: what else was tried in the regression, and what it did; told, and used by no sum."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.store import Topic

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True}


class Scores(msgspec.Struct, **Strict):
    """Leave-one-nameplate-out: factors `median`, `mean`, `width`; `rms` in logs; `most`: share in the 90 percent band; `lpd`: mean log density."""

    median: float
    mean: float
    rms: float
    most: float
    width: float
    lpd: float


class Tried(Scores, **Strict):
    says: str
    prior: str  # mean and sd
    taken: bool = False


class Gain(msgspec.Struct, **Strict):
    says: str
    mean: float
    low: float
    high: float


class Covariates(msgspec.Struct, **Strict):
    date: str
    confidence: Confidence
    source: str
    none: Scores
    tried: tuple[Tried, ...]
    gains: tuple[Gain, ...]


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


COVARIATES = Topic("market-covariates", "market/covariates.yaml", Covariates, _only)


def covariates() -> Covariates:
    return COVARIATES.value
