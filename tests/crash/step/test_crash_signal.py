"""Measures of a signal against pulses whose measures are known in closed form."""

from math import pi, sin

import pytest

from keiway.crash.occupant import signal

G = 9.80665
T = [j * 1e-4 for j in range(1501)]


def test_a_plateau_clips_at_its_level_and_a_spike_does_not_count():
    plateau = [30.0 if 0.02 <= t <= 0.03 else 0.0 for t in T]
    spike = [30.0 if 0.02 <= t <= 0.022 else 5.0 for t in T]
    assert signal.clip(T, plateau) == 30.0
    assert signal.clip(T, spike) == 5.0


def test_clip_of_a_half_sine_is_its_value_1_5_ms_from_the_top():
    a = [40 * sin(pi * t / 0.06) if t < 0.06 else 0.0 for t in T]
    assert signal.clip(T, a) == pytest.approx(40 * sin(pi * 0.0285 / 0.06), rel=1e-4)


def test_hic_of_a_steady_acceleration():
    a = [50 * G if t <= 0.05 else 0.0 for t in T]
    assert signal.hic15(T, a) == pytest.approx(0.015 * 50**2.5, rel=1e-3)


def test_hic_of_a_short_blow_takes_the_short_window():
    a = [100 * G if 0.01 <= t <= 0.015 else 0.0 for t in T]
    assert signal.hic15(T, a) == pytest.approx(0.005 * 100**2.5, rel=0.05)


def test_olc_of_an_instant_stop_is_speed_squared_over_twice_the_held_travel():
    v = [15.0, *[0.0] * 1500]
    # free flight at full speed, then 235 mm at constant deceleration to rest
    assert signal.olc_g(T, v) == pytest.approx(15**2 / (2 * 0.235) / G, rel=5e-3)


def test_olc_is_unknown_where_the_signal_ends_before_the_ride_does():
    assert signal.olc_g(T[:100], [15 - 150 * t for t in T[:100]]) is None
