"""Overtaking on a two-lane road."""

import itertools

import pytest

from keiway.road.traffic.merge import FT, MPH, Run
from keiway.road.traffic.overtake import held, other_mph, overtake


def gaining(gain_mps2: float, from_mph: float, top_mph: float = 200.0, seconds: float = 60.0) -> Run:
    times, speeds, places = [0.0], [from_mph * MPH], [0.0]
    while times[-1] < seconds:
        v = min(speeds[-1] + gain_mps2 * 0.05, top_mph * MPH)
        places.append(places[-1] + 0.05 * 0.5 * (v + speeds[-1]))
        speeds.append(v)
        times.append(times[-1] + 0.05)
    return Run(times, speeds, places)


def test_the_vehicle_passed_is_12_mph_slower_than_the_road():
    assert other_mph(55) == 43


def test_a_strong_car_passes_within_the_roads_speed_and_as_the_road_is_laid_out():
    found = overtake(gaining(3.0, 43), 55, 4.5)
    assert found.as_laid_out and found.faster_by_mph == pytest.approx(12, abs=0.1)
    # gained: 19 ft, its own length, a second of the other's way twice
    gained = 19 * FT + 4.5 + 2 * 43 * MPH
    assert found.distance_ft * FT - 43 * MPH * found.time_s == pytest.approx(gained, rel=1e-3)
    assert found.laid_out_ft == 900


def test_a_weak_one_takes_longer_farther_and_not_as_laid_out():
    strong, weak = overtake(gaining(3.0, 43), 55, 3.4), overtake(gaining(0.3, 43), 55, 3.4)
    assert weak.time_s > strong.time_s and weak.distance_ft > strong.distance_ft and weak.sight_ft > strong.sight_ft
    assert not weak.as_laid_out


def test_one_that_cannot_go_faster_never_gets_past():
    found = overtake(gaining(0.0, 43), 55, 3.4)
    assert found.time_s is None and found.distance_ft is None and found.sight_ft is None and not found.as_laid_out


def test_sight_holds_the_way_of_one_who_comes_the_other_way():
    found = overtake(gaining(3.0, 43), 55, 3.4)
    assert found.sight_ft * FT == pytest.approx(found.distance_ft * FT + 55 * MPH * (found.time_s + 1), rel=1e-6)


def test_nobody_drives_faster_than_the_road():
    run = gaining(3.0, 43)
    times, speeds, places = held(run, 55 * MPH)
    assert max(speeds) <= 55 * MPH + 1e-9
    assert all(b >= a for a, b in itertools.pairwise(places)) and len(times) == len(places)
