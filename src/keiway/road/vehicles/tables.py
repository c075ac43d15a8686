"""Class figures of data/road: who a row is for, and the first row that gives a figure."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import msgspec

from keiway.road.vehicles.facts import Confidence, Figure, Source, Three
from keiway.store import Topic
from keiway.vehicles.record import Vehicle


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must hold of a vehicle and its gearbox; what is left out does not matter. Years are of the body's launch."""

    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    kei: bool | None = None
    before: int | None = None
    from_: int | None = msgspec.field(default=None, name="from")
    induction: str | None = None
    fuel: str | None = None
    gearbox: str | None = None
    gears_to: int | None = None
    gears_from: int | None = None
    driven: str | None = None
    taller_mm: float | None = None
    lower_mm: float | None = None


class Class(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Figures and words of one class."""

    says: str
    when: When
    confidence: Confidence
    sources: tuple[str, ...]
    figures: dict[str, Three] = {}
    words: dict[str, str] = {}


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rows: list[Class]
    driven: list[Class]
    grip: list[Class]
    rotating: list[Class]


class Tyres(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rolling: Figure
    bare_aspect: Figure
    rows: list[Class]


class Engines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    engines: list[Class]


class OwnGearbox(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ids: tuple[str, ...]
    gearbox: str
    confidence: Confidence
    sources: tuple[str, ...]


class Ratios(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The gears of one model, as published: of the gearbox, lowest first, and what follows them."""

    ids: tuple[str, ...]
    gearbox: str
    gears: tuple[float, ...]
    final: float
    confidence: Confidence
    sources: tuple[str, ...]
    transfer: float = 1.0

    @property
    def overall(self) -> tuple[float, ...]:
        return tuple(gear * self.transfer * self.final for gear in self.gears)


class AllRatios(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rows: list[Ratios]


class Gearings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    gearings: list[Class]
    losses: list[Class]
    usual: list[Class]
    own: list[OwnGearbox]


class Electric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rows: list[Class]


class Limiter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A speed limiter: `kmh`, the catalogue's top speed, or none at all."""

    says: str
    when: When
    confidence: Confidence
    sources: tuple[str, ...]
    kmh: float | None = None
    catalogue: bool = False
    none: bool = False


class Limiters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rows: list[Limiter]


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Factors fitted to one half of the published values; see road_validation.md."""

    checked: str
    rule: str
    sources: dict[str, Source]
    efficiency: dict[str, float]
    full: dict[str, float]


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What brings the model to a vehicle's own published consumption: a factor on the efficiency, and of how many values."""

    factor: float
    values: int


class Owns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    rule: str
    sources: dict[str, Source]
    vehicles: dict[str, Own]


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


BODIES = Topic("road-bodies", "road/bodies.yaml", Bodies, _only)
TYRES = Topic("road-tyres", "road/tyres.yaml", Tyres, _only)
ENGINES = Topic("road-engines", "road/engines.yaml", Engines, _only)
GEARBOXES = Topic("road-gearboxes", "road/gearboxes.yaml", Gearings, _only)
RATIOS = Topic("road-gear-ratios", "road/gear_ratios.yaml", AllRatios, _only)
ELECTRIC = Topic("road-electric", "road/electric.yaml", Electric, _only)
LIMITERS = Topic("road-limiters", "road/limiters.yaml", Limiters, _only)
CALIBRATION = Topic("road-calibration", "road/calibration.yaml", Calibration, _only)
OWN = Topic("road-own", "road/own.yaml", Owns, _only)
TOPICS = (BODIES, TYRES, ENGINES, GEARBOXES, RATIOS, ELECTRIC, LIMITERS, CALIBRATION, OWN)


class Asked(NamedTuple):
    """What of a vehicle decides its class: itself, launch year, breathing, gearbox and driven wheels."""

    vehicle: Vehicle
    year: int | None
    induction: str | None = None
    gearbox: str | None = None
    gears: int | None = None
    driven: str | None = None
    height_mm: float | None = None


def fits(when: When, asked: Asked) -> bool:
    """Does the class hold? A year or a height that is not known fits no bound, so a later, wider row is taken."""
    v = asked.vehicle
    return (
        (not when.ids or v.id in when.ids)
        and (not when.kinds or v.kind in when.kinds)
        and when.kei in (None, v.is_kei)
        and (when.before is None or (asked.year is not None and asked.year < when.before))
        and (when.from_ is None or (asked.year is not None and asked.year >= when.from_))
        and when.induction in (None, asked.induction)
        and when.fuel in (None, v.fuel)
        and when.gearbox in (None, asked.gearbox)
        and (when.gears_to is None or (asked.gears or 99) <= when.gears_to)
        and (when.gears_from is None or (asked.gears or 0) >= when.gears_from)
        and when.driven in (None, asked.driven)
        and (when.taller_mm is None or (asked.height_mm or 0) > when.taller_mm)
        and (when.lower_mm is None or 0 < (asked.height_mm or 0) <= when.lower_mm)
    )


def figure(rows: list[Class], name: str, asked: Asked) -> tuple[Class, Three] | None:
    """The first row that fits and gives the figure, with it."""
    return next(((row, row.figures[name]) for row in rows if name in row.figures and fits(row.when, asked)), None)


def word(rows: list[Class], name: str, asked: Asked) -> tuple[Class, str] | None:
    """The first row that fits and gives the word, with it."""
    return next(((row, row.words[name]) for row in rows if name in row.words and fits(row.when, asked)), None)


@cache
def sources() -> dict[str, Source]:
    """Every source of the class figures, by id."""
    return {id_: source for topic in TOPICS for id_, source in topic.value.sources.items()}
