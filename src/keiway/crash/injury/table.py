"""The facts of data/crash/injury.yaml: curves, single values, sources."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from keiway.errors import NotUnderstood
from keiway.store import Topic

Confidence = Literal["confirmed", "secondary", "derived", "recalled", "estimate", "not_found"]
Form = Literal[
    "lognormal_cdf",
    "logistic",
    "logistic_ln",
    "logistic_power",
    "logistic_recip",
    "power",
    "points",
    "tefft",
    "product",
    "log_odds",
    "multiplier",
    "anchors",
    "none",
]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    year: int
    url: str | None = None


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One more predictor: adds ``(coefficient + times_x (x - centre of x)) (value - centre) / per`` to z."""

    coefficient: float
    centre: float = 0.0
    per: float = 1.0
    times_x: float = 0.0
    unit: str = "0 or 1"
    se: float | None = None
    low: float | None = None  # range it was made for
    high: float | None = None


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    low: float
    high: float
    unit: str


class Curve(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One published risk curve. `level` is the severity (AIS3+, MAIS3+, ISS16+, fatal ...), `unit` that of x."""

    id: str
    outcome: str
    level: str
    x: str
    unit: str
    form: Form
    coefficients: dict[str, float] = {}
    standard_errors: dict[str, float] = {}
    terms: dict[str, Term] = {}
    power_form: dict[str, float] = {}  # a second fit to the same data: min(1, (x / alpha) ** k)
    points: tuple[tuple[float, float], ...] = ()  # (probability, x)
    formula: str
    population: str
    belt: str
    mode: str
    age_sex: str
    valid: Range | None = None
    valid_says: str
    source: str
    confidence: Confidence
    note: str = ""


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number with its band; `low` and `high` are left out where the source gives none."""

    id: str
    mid: float
    low: float | None = None
    high: float | None = None
    unit: str
    source: str
    confidence: Confidence
    note: str = ""


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    values: dict[str, Value]
    curves: dict[str, Curve]


def _build(files: dict[str, Any]) -> dict[str, Any]:
    (found,) = files.values()
    return {
        **found,
        "values": {row["id"]: row for row in found["values"]},
        "curves": {row["id"]: row for row in found["curves"]},
    }


TOPIC = Topic("crash-injury", "crash/injury.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def value(name: str) -> float:
    """The middle of one value of injury.yaml, in its own unit."""
    return facts().values[name].mid


@cache
def curve(name: str) -> Curve:
    """The curve of that id; an unknown id names the nearest ones."""
    found = facts().curves
    if name in found:
        return found[name]
    from rapidfuzz import process

    near = [best[0] for best in process.extract(name, list(found), limit=3)]
    raise NotUnderstood(
        f"There is no risk curve {name!r}. Nearest: {', '.join(near)}.",
        suggestions=near,
        fix=(name, near[0]),
    )
