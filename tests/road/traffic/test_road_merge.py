"""Entrance lanes as AASHTO's table has them, and what a run comes to on one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.errors import UsageError
from keiway.road.traffic.merge import (
    FT,
    MPH,
    Run,
    between,
    design,
    distance_to,
    entrance,
    speed_at,
    time_to,
    traffic,
    traffic_mph,
)


def steady_gain(gain_mps2: float, from_mph: float, seconds: float = 60.0) -> Run:
    times = [0.1 * k for k in range(int(10 * seconds) + 1)]
    v0 = from_mph * MPH
    return Run(times, [v0 + gain_mps2 * t for t in times], [v0 * t + 0.5 * gain_mps2 * t * t for t in times])


@pytest.mark.parametrize(
    ("highway", "ramp", "length", "starts", "merges"), [(70, 30, 1350, 26, 53), (70, 0, 1620, 0, 53), (60, 50, 180, 44, 47), (30, 15, 140, 14, 23), (75, 45, 1040, 40, 55)]
)
def test_lanes_are_those_of_the_table(highway, ramp, length, starts, merges):
    lane = entrance(highway, ramp)
    assert (lane.length_ft, lane.starts_mph, lane.merge_mph) == (length, starts, merges)


def test_between_the_tables_entries_lines_are_straight():
    assert entrance(67.5, 30).length_ft == pytest.approx((1120 + 1350) / 2)
    assert entrance(70, 32.5).length_ft == pytest.approx((1350 + 1230) / 2)


@pytest.mark.parametrize(("grade", "factor"), [(0.0, 1.0), (0.029, 1.0), (0.03, 1.6), (0.044, 1.6), (0.05, 2.2), (0.06, 2.2), (-0.03, 0.6), (-0.06, 0.5)])
def test_a_grade_lengthens_the_lane_as_the_factors_say(grade, factor):
    lane = entrance(70, 30, grade)
    assert lane.length_ft == pytest.approx(1350 * factor)
    assert not lane.beyond


def test_past_six_per_cent_the_last_factor_is_taken_and_said_to_be():
    assert entrance(70, 30, 0.09).beyond


@pytest.mark.parametrize(("highway", "ramp", "option"), [(25, 15, "--highway"), (90, 30, "--highway"), (70, 60, "--ramp"), (30, 30, "--ramp"), (70, -5, "--ramp")])
def test_an_entrance_the_table_does_not_have_is_refused_with_one_it_has(highway, ramp, option):
    with pytest.raises(UsageError) as refused:
        entrance(highway, ramp)
    ((typed, instead),) = refused.value.fixes
    assert typed == option
    entrance(float(instead) if option == "--highway" else highway, float(instead) if option == "--ramp" else ramp)


def test_both_scores_of_a_steady_gain_are_those_of_school_physics():
    lane = entrance(70, 30)
    gain = 1.2
    run = steady_gain(gain, lane.starts_mph)
    found = design(run, lane)
    exact = ((lane.merge_mph * MPH) ** 2 - (lane.starts_mph * MPH) ** 2) / (2 * gain) / FT
    assert found.needs_ft == pytest.approx(exact, rel=1e-3) and found.made
    end = ((lane.starts_mph * MPH) ** 2 + 2 * gain * lane.length_ft * FT) ** 0.5 / MPH
    assert found.at_end_mph == pytest.approx(end, rel=1e-3)
    wanted = traffic(run, lane)
    assert wanted.within_ft == lane.length_ft + 300
    assert wanted.wanted_mph == pytest.approx(70.4 - 5 - 5)


def test_a_weak_vehicle_makes_the_design_merge_and_not_traffics():
    lane = entrance(70, 30)
    run = steady_gain(0.55, lane.starts_mph)
    assert design(run, lane).made and not traffic(run, lane).made


def test_traffic_is_a_band_around_the_right_lane():
    low, mid, high = traffic_mph()
    assert low < mid < high
    assert low > 55 and high < 70.4


def test_a_run_that_never_gets_there_says_so():
    run = steady_gain(0.0, 30)
    assert distance_to(run, 31 * MPH) is None and time_to(run, 31 * MPH) is None
    assert speed_at(run, 1e9) == run.speed_mps[-1]


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20, unique=True), st.floats(-2e6, 2e6))
def test_between_stays_within_its_values_and_meets_its_points(xs, x):
    xs = sorted(xs)
    ys = [0.5 * value for value in xs]
    assert min(ys) - 1e-9 <= between(x, xs, ys) <= max(ys) + 1e-9
    assert between(xs[0], xs, ys) == ys[0] and between(xs[-1], xs, ys) == ys[-1]


@given(st.floats(30, 75), st.floats(0, 1), st.floats(0, 0.12))
def test_steeper_or_slower_ramps_never_shorten_a_lane(highway, share, grade):
    ramp = share * (highway - 16) if highway < 40 else share * (highway - 20)
    try:
        level = entrance(highway, ramp)
    except UsageError:
        return
    assert entrance(highway, ramp, grade).length_ft >= level.length_ft
    assert entrance(highway, 0).length_ft >= level.length_ft
