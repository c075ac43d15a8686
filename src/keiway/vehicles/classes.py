"""Is it a kei? By the limits of the day it was built, and by today's, with what is left or over.

The class limits are facts with sources (data/vehicles/classes.yaml). Whether a vehicle is *registered* as kei in
Japan is not decided here: this compares size and engine with the class.
"""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.store import Topic
from keiway.vehicles.record import Confidence, Vehicle


class SizeClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Upper limits of one class; None means no such limit, or none known. Limits themselves are allowed."""

    id: str
    name: str
    from_: date | None = msgspec.field(default=None, name="from")
    length_mm: float | None = None
    width_mm: float | None = None
    height_mm: float | None = None
    displacement_cc: float | None = None
    two_stroke_cc: float | None = None
    mass_kg: float | None = None
    gvw_kg: float | None = None
    power_kw: float | None = None
    speed_kmh: float | None = None
    seats_max: int | None = None
    fuel: str | None = None
    confidence: Confidence
    sources: list[str] = []
    note: str = ""


class ClassSource(msgspec.Struct, frozen=True):
    title: str
    url: str


class Common(msgspec.Struct, frozen=True):
    """Limits that all kei eras share."""

    seats_max: int
    payload_max_kg: float
    confidence: Confidence
    note: str = ""


class Classes(msgspec.Struct, frozen=True):
    sources: dict[str, ClassSource]
    kei_eras: list[SizeClass]
    kei_common: Common
    comparison: list[SizeClass]


TOPIC = Topic("vehicle-classes", "vehicles/classes.yaml", Classes, lambda files: next(iter(files.values())))

#: (field of the vehicle, limit of the class, unit) in the order a reader cares for
MEASURES = (
    ("length_mm", "length_mm", "mm"),
    ("width_mm", "width_mm", "mm"),
    ("height_mm", "height_mm", "mm"),
    ("displacement_cc", "displacement_cc", "cc"),
)


class Fit(msgspec.Struct, frozen=True):
    """A vehicle held against one class. `margins`: what is left (negative: over), in mm or cc; None is not known."""

    size_class: SizeClass
    margins: dict[str, float | None]

    @property
    def inside(self) -> bool | None:
        """True, False, or None when a measure that could settle it is not known."""
        known = [margin for margin in self.margins.values() if margin is not None]
        if any(margin < 0 for margin in known):
            return False
        return None if len(known) < len(self.margins) else True

    @property
    def words(self) -> str:
        """One sentence with the margins that matter."""
        over = [f"{_measure(name)} by {-margin:,.0f} {name[-2:]}" for name, margin in self.margins.items() if margin is not None and margin < 0]
        if over:
            return f"Not a kei by the {self.size_class.name}: over in {' and '.join(over)}."
        unknown = [_measure(name) for name, margin in self.margins.items() if margin is None]
        if unknown:
            return f"Inside the {self.size_class.name} as far as known; not known: {', '.join(unknown)}."
        spare = ", ".join(f"{_measure(name)} {margin:,.0f} {name[-2:]}" for name, margin in self.margins.items())
        return f"Inside the {self.size_class.name}, to spare: {spare}."


def _measure(name: str) -> str:
    return name.rsplit("_", 1)[0].replace("displacement", "engine")


def classes() -> Classes:
    return TOPIC.value


def kei_class(day: date) -> SizeClass | None:
    """The kei limits in force on `day`; None before the class existed (8 July 1949)."""
    return next((era for era in reversed(classes().kei_eras) if era.from_ <= day), None)


def fit(vehicle: Vehicle, size_class: SizeClass) -> Fit:
    """Margins to one class. An electric vehicle has no engine to measure and none is asked for."""
    margins = {}
    for name, limit_name, _ in MEASURES:
        limit = getattr(size_class, limit_name)
        if limit is None or (name == "displacement_cc" and vehicle.fuel == "electric"):
            continue
        value = getattr(vehicle, name)
        margins[name] = None if value is None else limit - value
    return Fit(size_class, margins)


def kei_then(vehicle: Vehicle, built: date | None = None) -> Fit | None:
    """By the kei limits of the day it was built, or of its first month of sale. None when no such day is known."""
    day = built or first_day(vehicle)
    era = kei_class(day) if day else None
    return fit(vehicle, era) if era else None


def kei_now(vehicle: Vehicle) -> Fit:
    """By the kei limits in force now."""
    return fit(vehicle, classes().kei_eras[-1])


def first_day(vehicle: Vehicle) -> date | None:
    """First day of the first month of sale, else of the first model year."""
    if vehicle.production_from:
        year, month = map(int, vehicle.production_from.split("-"))
        return date(year, month, 1)
    return date(vehicle.model_year_from, 1, 1) if vehicle.model_year_from else None
