"""The facts this part reads, described once: fronts.yaml (tests), classes.yaml and restraints.yaml."""

from __future__ import annotations

import math
from datetime import date
from functools import cache
from typing import Any, Literal

import msgspec

from keiway.crash.record import Level
from keiway.errors import KeiwayError
from keiway.store import Topic
from keiway.vehicles.record import Vehicle

Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate"]
Three = tuple[float, float, float]


class NotKnown(KeiwayError):
    """A vehicle's front or mass cannot be told; the message says why and what would settle it."""

    code = "not_known"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    title: str
    url: str = ""
    date: str = ""
    note: str = ""


class Band(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Low, middle and high of one figure: the ends and the mode of a triangular distribution."""

    low: float
    mid: float
    high: float
    unit: str = "1"
    confidence: Confidence = "estimate"
    sources: tuple[str, ...] = ()
    says: str = ""

    @property
    def sd(self) -> float:
        a, c, b = self.low, self.mid, self.high
        return math.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18.0)

    @property
    def relative_sd(self) -> float:
        return self.sd / self.mid


class Test(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One full-width wall test of a named vehicle."""

    test: int
    make: str
    model: str
    model_year: int
    kind: str
    curb_mass_kg: float | None = None
    speed_kmh: float
    crush_m: float
    peak_g: float
    sensors: Literal[1, 2]
    used: bool


class KindCrush(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Dynamic crush over the tests of one kind of vehicle."""

    kind: str
    tests: int
    crush_m: float
    sd_m: float | None = None
    low_m: float
    high_m: float


class Tests(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    rule: str
    sources: dict[str, Source]
    confidence: Confidence
    tests: list[Test]
    kinds: list[KindCrush]


class FrontClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The front of one body class over some launch years; see the head of classes.yaml for units."""

    says: str
    shape: str
    load: Literal["us", "jp"]
    speed_kmh: float = 56.3
    crush_m: Three | None = None
    tests: str | None = None  # kind in fronts.yaml, instead of crush_m
    cabin_share: float
    cabin_force_kn: Three
    ahof_mm: Three
    level: Level
    confidence: Confidence
    sources: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Vehicles, by row or by kind and launch, that take one class, or that are read as another kind."""

    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    before: str | None = None  # month
    class_: str | None = msgspec.field(default=None, name="class")
    like: str | None = None


class OwnTest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A tested body outside the catalogue, with what a closer look at its test gave instead of fronts.yaml."""

    make: str
    model: str
    from_: int = msgspec.field(name="from")
    to: int
    test: int
    test_mass_kg: float | None = None
    speed_kmh: float | None = None
    crush_m: float | None = None
    ahof_mm: float | None = None
    crush_sd: float | None = None


class Refusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: tuple[str, ...]
    why: str
    settle: str


class LeastSd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    crush: float
    cabin: float
    mass: float
    confidence: Confidence
    sources: tuple[str, ...]


class OwnTestSpread(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one_sensor: float
    two_sensors: float
    confidence: Confidence
    sources: tuple[str, ...]


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    load: dict[str, Band]
    least_sd: LeastSd
    own_test: OwnTestSpread
    classes: dict[str, FrontClass]
    assign: list[Rule]
    measured: dict[str, int]
    unread: dict[str, int]
    also_measured: list[OwnTest]
    refused: list[Refusal]
    stability: dict[str, Band]


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


TESTS = Topic("crash-front-tests", "crash/fronts.yaml", Tests, _only)
CLASSES = Topic("crash-classes", "crash/classes.yaml", Classes, _only)


@cache
def tests() -> dict[int, Test]:
    return {one.test: one for one in TESTS.value.tests}


@cache
def kind_crush(kind: str) -> KindCrush:
    return next(one for one in TESTS.value.kinds if one.kind == kind)


def launched(vehicle: Vehicle) -> str | None:
    """Month the body was first sold, as 1998-10; 1 January of the first model year; None where neither is known."""
    if vehicle.production_from:
        return vehicle.production_from
    return f"{vehicle.model_year_from}-01" if vehicle.model_year_from else None


def month(day: date) -> str:
    return f"{day:%Y-%m}"
