"""What stands in data/road about vehicles, read once and checked: `published`, `tested`, `factors` and the class figures.

A figure with a band is a `Figure`: low, mid, high are the ends and the mode of a triangular distribution.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from keiway.errors import KeiwayError
from keiway.store import Topic

Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate"]
Three = tuple[float, float, float]


class NotKnown(KeiwayError):
    """What the road model needs of a vehicle cannot be told; the message says why and what would settle it."""

    code = "not_known"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    title: str
    url: str = ""
    date: str = ""
    note: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One uncertain number: low, mid and high, on what it stands, and how far it is to be trusted."""

    value: Three
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""

    @property
    def mid(self) -> float:
        return self.value[1]


class Consumption(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One published figure of a catalogue vehicle; low and high span the grades that share it."""

    vehicle: str
    cycle: str
    low: float
    high: float
    unit: Literal["km/l", "mpg", "mpge", "mi", "kwh/mi", "wh/km", "km/kwh"]
    source: str
    confidence: Confidence
    code: str = ""
    model_year: int | None = None
    transmission: str | None = None
    drive: str | None = None
    mass_kg: tuple[float, float] | None = None
    test_weight_lb: float | None = None
    coast_lbf: tuple[float, float, float] | None = None  # A lbf, B lbf/mph, C lbf/mph2
    mild_hybrid: bool = False
    induction: Literal["na", "turbo", "supercharged"] | None = None

    @property
    def mid(self) -> float:
        return (self.low + self.high) / 2


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rows: list[Consumption]


class Tested(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One configuration in the EPA's list of tested cars; units as printed there.

    `adjusted`: what stands there are label values, not those of the test.
    """

    vehicle: str
    model: str
    displacement_l: float
    power_hp: float
    transmission: str
    drive: str
    test_weight_lb: float
    axle_ratio: float
    n_v: float
    a: float
    b: float
    c: float
    city_mpg: float
    highway_mpg: float
    tests: int
    adjusted: bool = False


class TestedCars(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    confidence: Confidence
    tests: list[Tested]


class LabelEquation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Label mpg = 1 / (a + b / unadjusted mpg), from a model year on."""

    from_year: int
    city: tuple[float, float]
    highway: tuple[float, float]
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""


class Factors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    label_over: dict[str, Figure]
    test_mass_kg: dict[str, Figure]
    jc08_over_wltc: dict[str, Figure]
    electric_us_over_wltc: Figure
    real_over_label: Figure
    real_over_model: Figure
    label_equations: list[LabelEquation]
    electric_label: Figure


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


PUBLISHED = Topic("road-published", "road/published.yaml", Published, _only)
TESTED = Topic("road-epa-tests", "road/epa_tests.yaml", TestedCars, _only)
FACTORS = Topic("road-factors", "road/factors.yaml", Factors, _only)


@cache
def published(vehicle: str) -> tuple[Consumption, ...]:
    """Every published figure of one catalogue row."""
    return tuple(row for row in PUBLISHED.value.rows if row.vehicle == vehicle)


@cache
def tested(vehicle: str) -> Tested | None:
    """How the EPA's list of 2022 has this row, or None."""
    return next((row for row in TESTED.value.tests if row.vehicle == vehicle), None)


def label_equation(model_year: int | None) -> LabelEquation:
    """The equation of that model year; the newest without one."""
    rows = sorted(FACTORS.value.label_equations, key=lambda row: -row.from_year)
    return next((row for row in rows if model_year is None or row.from_year <= model_year), rows[-1])
