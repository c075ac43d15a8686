"""US roads: entrance lanes, traffic, limits by state, grades, sight and stopping. mph and feet as US tables have them."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.road.us.backed import Backed, Figure, Strict
from keiway.store import Topic


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


class Limits(msgspec.Struct, **Strict):
    checked: str
    says: str
    states: dict[str, StateLimits]
    highest: Highest
    minimum: Minimum


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


class Roads(msgspec.Struct, **Strict):
    """US roads: entrance lanes, traffic, limits by state, grades, sight and stopping. mph and feet as US tables have them."""

    merging: Merging
    limits: Limits
    grades: Climbs
    braking: Braking


def build(files: dict[str, Any]) -> dict[str, Any]:
    """``{path: content}`` as plain values that fit `Roads`: a file's name is its field."""
    return {path.rsplit("/", 1)[-1].removesuffix(".yaml"): content for path, content in files.items()}


TOPIC = Topic("road-us-roads", ["road/us/merging.yaml", "road/us/limits.yaml", "road/us/grades.yaml", "road/us/braking.yaml"], Roads, build)
