"""What US roads, drivers and spaces are like: lanes, limits, grades, garages, beds, trips. Facts only (``data/road/us/*.yaml``).

    us_roads() -> UsRoads       every figure with sources and confidence; docs/science/road_answers.md

Three topics, so that a shape stands beside the facts it is of: `roads`, `sizes`, `travel`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from keiway.road.us import roads, sizes, travel
from keiway.road.us.backed import Source


class UsRoads(NamedTuple):
    """All of it; each field is a file."""

    merging: roads.Merging
    limits: roads.Limits
    grades: roads.Climbs
    braking: roads.Braking
    spaces: sizes.Spaces
    people: sizes.Bodies
    beds: sizes.Beds
    travel: travel.Travel
    sources: dict[str, Source]


@cache
def us_roads() -> UsRoads:
    """The facts, checked; read once a process."""
    ways, fit, journeys = roads.TOPIC.value, sizes.TOPIC.value, travel.TOPIC.value
    return UsRoads(
        ways.merging, ways.limits, ways.grades, ways.braking, fit.spaces, fit.people, fit.beds, journeys.travel, journeys.sources
    )
