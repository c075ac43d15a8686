"""How US vehicles travel: roads, miles, trips, what a cap leaves; and the sources of all facts of this folder."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.road.us.backed import Backed, Source, Strict
from keiway.store import Topic


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


class Journeys(msgspec.Struct, **Strict):
    """How US vehicles travel: roads, miles, trips, what a cap leaves; and the sources of all facts of this folder."""

    travel: Travel
    sources: dict[str, Source]


def build(files: dict[str, Any]) -> dict[str, Any]:
    """``{path: content}`` as plain values that fit `Journeys`: a file's name is its field."""
    return {path.rsplit("/", 1)[-1].removesuffix(".yaml"): content for path, content in files.items()}


TOPIC = Topic("road-us-travel", ["road/us/travel.yaml", "road/us/sources.yaml"], Journeys, build)
