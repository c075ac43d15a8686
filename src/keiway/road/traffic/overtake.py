"""Overtaking on a two-lane road: time and distance in the other lane, and whether the car can do what the road is laid out for.

The road's passing sight distance takes for granted that the passer is 12 mph faster than the vehicle passed by the time
it has gone 40% of the way (TxDOT 4.11.3, as AASHTO). Here the passer starts at the other's speed, one second behind it, and
puts its foot down; it goes up to the road's design speed and no faster, and moves back one second ahead.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.road.traffic.merge import FT, MPH, Run, between
from keiway.road.us import us_roads

CRITICAL = 0.4  # of the way: where the layout takes the difference of speed to be there


class Pass(NamedTuple):
    road_mph: float  # design speed of the road, the most the passer drives
    other_mph: float  # of the vehicle passed
    time_s: float | None  # None: it never gets past within the run
    distance_ft: float | None
    faster_by_mph: float  # at 40% of the way
    sight_ft: float | None  # with a car coming at the road's speed and a second in hand
    laid_out_ft: float  # the road's passing sight distance

    @property
    def as_laid_out(self) -> bool:
        return self.time_s is not None and self.faster_by_mph >= us_roads().merging.passing.slower_by_mph - 0.05


def overtake(run: Run, road_mph: float, length_m: float) -> Pass:
    """`run` begins at the speed of the vehicle passed, `other_mph(road_mph)`; `length_m` is the passer's."""
    facts = us_roads().merging.passing
    other, top = other_mph(road_mph) * MPH, road_mph * MPH
    laid_out = between(road_mph, facts.design_mph, facts.sight_ft)
    gained = facts.other_length_ft * FT + length_m
    wanted = gained + 2 * facts.headway_s * other  # a second behind, a second ahead
    times, speeds, places = held(run, top)
    found = next((i for i in range(1, len(times)) if places[i] - other * times[i] >= wanted), None)
    if found is None:
        return Pass(road_mph, other / MPH, None, None, max(speeds[-1] - other, 0.0) / MPH, None, laid_out)
    gains = [place - other * time for time, place in zip(times, places, strict=True)]
    share = (wanted - gains[found - 1]) / (gains[found] - gains[found - 1])
    time = times[found - 1] + share * (times[found] - times[found - 1])
    distance = places[found - 1] + share * (places[found] - places[found - 1])
    faster = between(CRITICAL * distance, places, speeds) - other
    sight = distance + top * (time + facts.headway_s)
    return Pass(road_mph, other / MPH, time, distance / FT, faster / MPH, sight / FT, laid_out)


def other_mph(road_mph: float) -> float:
    """Speed of the vehicle passed, as the layout takes it."""
    return road_mph - us_roads().merging.passing.slower_by_mph


def held(run: Run, top_mps: float, more_s: float = 120.0) -> tuple[list[float], list[float], list[float]]:
    """The run with its speed kept at `top_mps` or at its own last, and driven on for `more_s`."""
    times, speeds, places = [run.time_s[0]], [min(run.speed_mps[0], top_mps)], [run.distance_m[0]]
    for i in range(1, len(run.time_s)):
        step = run.time_s[i] - run.time_s[i - 1]
        speed = min(run.speed_mps[i], top_mps)
        free = run.distance_m[i] - run.distance_m[i - 1]
        places.append(places[-1] + (free if run.speed_mps[i] <= top_mps else speed * step))
        times.append(run.time_s[i])
        speeds.append(speed)
    while times[-1] < run.time_s[-1] + more_s:
        times.append(times[-1] + 0.5)
        places.append(places[-1] + 0.5 * speeds[-1])
        speeds.append(speeds[-1])
    return times, speeds, places
