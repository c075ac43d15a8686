"""The shape of the facts about US roads, travel, spaces and people (``data/road/us/*.yaml``), described once.

Speeds in mph, lengths in feet and heights in inches where US tables have them so; the unit stands in each name.
Every group says its sources, its confidence and, where it is a judgement, what would settle it.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate"]
Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Source(msgspec.Struct, **Strict):
    title: str
    url: str = ""
    date: str = ""
    note: str = ""
    read: bool = True  # False: known to exist, or recalled; not read for this


class Backed(msgspec.Struct, **Strict):
    """What every group of facts carries."""

    sources: tuple[str, ...]
    confidence: Confidence
    says: str = ""


class Span(msgspec.Struct, **Strict):
    low: float
    high: float


class Figure(Backed, **Strict):
    """One number, or the range it is met in."""

    value: float | None = None
    low: float | None = None
    mid: float | None = None
    high: float | None = None


class LaneRow(msgspec.Struct, **Strict):
    """One design speed of the highway: the speed reached at the lane's end and its length by ramp."""

    highway_mph: float
    merge_mph: float
    length_ft: list[float]


class Lanes(Backed, **Strict):
    ramp_mph: list[float]
    starts_at_mph: list[float]
    rows: list[LaneRow]


class GradeRow(msgspec.Struct, **Strict):
    highway_mph: float
    up_3_4: list[float]
    up_5_6: list[float]
    down_3_4: float
    down_5_6: float


class Grades(Backed, **Strict):
    ramp_mph: list[float]
    rows: list[GradeRow]


class Usual(Backed, **Strict):
    highway_mph: float
    ramp_mph: float


class RightLane(msgspec.Struct, **Strict):
    slower_than_mean_mph: Figure
    margin_mph: Figure


class Traffic(Backed, **Strict):
    road: str
    mean_mph: float
    over_limit: float


class Passing(Backed, **Strict):
    slower_by_mph: float
    other_length_ft: float
    headway_s: float
    design_mph: list[float]
    sight_ft: list[float]


class Merging(msgspec.Struct, **Strict):
    checked: str
    lanes: Lanes
    grades: Grades
    taper_ft: Figure
    usual: Usual
    right_lane: RightLane
    traffic: list[Traffic]
    traffic_says: str
    passing: Passing


class StateLimits(Backed, **Strict):
    """Highest limits posted for cars; the classes as of `year`, `top` of today."""

    top: float
    rural_interstate: float | None = None
    urban_interstate: float | None = None
    limited_access: float | None = None
    other: float | None = None
    year: int | None = None
    note: str = ""


class Highest(Backed, **Strict):
    mph: float
    where: str


class Minimum(Backed, **Strict):
    mph: float
    states: int


class UsualLimit(Backed, **Strict):
    road: str
    low: float
    mid: float
    high: float


class Limits(msgspec.Struct, **Strict):
    checked: str
    says: str
    states: dict[str, StateLimits]
    highest: Highest
    minimum: Minimum
    usual: list[UsualLimit]


class Place(Backed, **Strict):
    id: str
    name: str
    grade_pct: float
    altitude_m: float
    length_mi: float | None = None


class MostGrade(Backed, **Strict):
    most_pct: float
    exception_pct: float


class Trucks(Backed, **Strict):
    low_mph: float
    high_mph: float
    grade_pct: float


class Climbs(msgspec.Struct, **Strict):
    checked: str
    interstate: MostGrade
    places: list[Place]
    places_says: str
    trucks: Trucks


class Fmvss135(Backed, **Strict):
    cars_from: str
    light_trucks_from: str
    most_gvw_kg: float
    test_kmh: float
    stop_m: float
    per_v: float
    per_v2: float


class Stop(msgspec.Struct, **Strict):
    from_mph: float
    ft: float


class Measured(Backed, **Strict):
    vehicle: str
    name: str
    stops: list[Stop]


class Sight(Backed, **Strict):
    reaction_s: float
    decel_ft_s2: float


class Braking(msgspec.Struct, **Strict):
    checked: str
    fmvss_135: Fmvss135
    measured: list[Measured]
    sight: Sight


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


class RoadClass(Backed, **Strict):
    id: str
    name: str
    vmt: float
    limits_mph: tuple[float, float]
    freeway: bool = False


class Share(Backed, **Strict):
    id: str
    share: float


class ByState(Backed, **Strict):
    states: dict[str, float]


class TripLengths(Backed, **Strict):
    under_mi: list[float]
    share: list[float]


class LongTrips(Backed, **Strict):
    over_mi: float
    of_trips: float
    of_miles: float


class Traced(Backed, **Strict):
    trips: list[float]
    miles: list[float]
    above_cap: list[float]


class Judged(Backed, **Strict):
    trips: list[tuple[float, float]]
    miles: list[tuple[float, float]]


class Capped(msgspec.Struct, **Strict):
    caps_mph: list[float]
    traced: Traced
    judged: Judged


class Travel(msgspec.Struct, **Strict):
    checked: str
    classes: list[RoadClass]
    classes_says: str
    road_miles: list[Share]
    freeway_share_of_vmt: ByState
    trips: TripLengths
    long_trips: LongTrips
    capped: Capped


class UsRoads(msgspec.Struct, **Strict):
    """All of it; a file's name is its field."""

    merging: Merging
    limits: Limits
    grades: Climbs
    braking: Braking
    spaces: Spaces
    people: Bodies
    beds: Beds
    travel: Travel
    sources: dict[str, Source]


def build(files: dict[str, Any]) -> dict[str, Any]:
    """``{path: content}`` as plain values that fit `UsRoads`."""
    return {path.rsplit("/", 1)[-1].removesuffix(".yaml"): content for path, content in files.items()}
