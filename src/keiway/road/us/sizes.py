"""Lanes, parking, garages, people and beds: what a vehicle has to fit. Feet, inches and mm; the unit stands in each name."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.road.us.backed import Backed, Figure, Span, Strict
from keiway.store import Topic


class Lane(Backed, **Strict):
    id: str
    name: str
    width_ft: Span


class Stall(Backed, **Strict):
    id: str
    name: str
    width_ft: Span
    length_ft: Span


class Garage(Backed, **Strict):
    name: str
    width_ft: Span
    length_ft: Span
    door_width_ft: Span
    door_height_ft: Span


class Room(Backed, **Strict):
    """A span in the unit of the key it stands under."""

    low: float
    high: float


class Turning(Backed, **Strict):
    vehicle: str
    radius_m: tuple[float, float]


class DesignCar(Backed, **Strict):
    name: str
    radius_m: float


class Spaces(msgspec.Struct, **Strict):
    checked: str
    lanes: list[Lane]
    stalls: list[Stall]
    garage: Garage
    mirrors_mm: Room
    between_parked_m: Room
    turning: list[Turning]
    design_car: DesignCar


class Heights(msgspec.Struct, **Strict):
    p50_in: float
    sd_in: float
    p75_in: float | None = None
    p95_in: float | None = None


class People(Backed, **Strict):
    men: Heights
    women: Heights


class Cabin(Backed, **Strict):
    """Floor to ceiling inside, as the maker gives it."""

    vehicle: str
    height_mm: float
    grade: str = ""  # the grade measured, where others differ


class Bodies(msgspec.Struct, **Strict):
    checked: str
    heights: People
    cabins: list[Cabin]
    hip_over_floor_mm: Figure
    sitting_share: Figure
    hip_over_seat_mm: Figure
    slump_less_hair_mm: Figure
    unknown_says: str
    settles: str


class Bed(Backed, **Strict):
    """The bed of one truck under all its badges, from a month on."""

    id: str
    models: list[str]
    from_: str = msgspec.field(name="from")
    name: str
    length_mm: float
    width_mm: float
    floor_mm: float | None = None  # with the room under the cab's rear wall
    side_mm: float | None = None


class LongCab(Backed, **Strict):
    words: list[str]
    length_mm: tuple[float, float]
    width_mm: float


class OlderBed(Backed, **Strict):
    most_length_mm: float
    name: str
    length_mm: tuple[float, float]
    width_mm: tuple[float, float]


class Rival(Backed, **Strict):
    vehicle: str
    name: str
    length_mm: float
    width_mm: float
    between_wheels_mm: float
    payload_kg: Figure


class Sheet(msgspec.Struct, **Strict):
    length_mm: float
    width_mm: float
    says: str


class Beds(msgspec.Struct, **Strict):
    checked: str
    kei_truck: list[Bed]
    long_cab: LongCab
    older: list[OlderBed]
    older_says: str
    kei_payload_kg: Figure
    seat_kg: Figure
    rival: Rival
    sheet: Sheet


class Sizes(msgspec.Struct, **Strict):
    """Lanes, parking, garages, people and beds: what a vehicle has to fit. Feet, inches and mm; the unit stands in each name."""

    spaces: Spaces
    people: Bodies
    beds: Beds


def build(files: dict[str, Any]) -> dict[str, Any]:
    """``{path: content}`` as plain values that fit `Sizes`: a file's name is its field."""
    return {path.rsplit("/", 1)[-1].removesuffix(".yaml"): content for path, content in files.items()}


TOPIC = Topic("road-us-sizes", ["road/us/spaces.yaml", "road/us/people.yaml", "road/us/beds.yaml"], Sizes, build)
