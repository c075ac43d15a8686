"""What US roads, drivers and spaces are like: lanes, limits, grades, garages, beds, trips. Facts only.

    us_roads() -> record.UsRoads       every figure with sources and confidence; docs/science/road_answers.md
"""

from __future__ import annotations

from keiway.road.us.record import UsRoads, build
from keiway.store import Topic

US = Topic("road-us", "road/us/*.yaml", UsRoads, build)


def us_roads() -> UsRoads:
    """The facts, checked; read once a process."""
    return US.value
