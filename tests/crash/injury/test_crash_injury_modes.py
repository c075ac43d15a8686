"""Rollover, side and people on foot."""

import pytest

from keiway.crash.injury import pedestrian, rollover, side
from keiway.crash.injury.curves import evaluate
from keiway.errors import UsageError

MPH, KMH = 0.44704, 1 / 3.6


@pytest.mark.parametrize(
    ("ssf", "p"), [(1.45, 0.10), (1.16, 0.21), (1.285, 0.145), (1.00, 0.45), (1.10, 0.27), (1.30, 0.14)]
)
def test_rollover_gives_the_published_percentages(ssf, p):
    """21% is the 2008 smart fortwo, 14.5% the 2012 Fiat 500."""
    assert rollover.probability(ssf).p == pytest.approx(p, abs=0.005)


def test_wider_or_lower_rolls_less_and_esc_helps():
    found = [rollover.probability(ssf).p for ssf in (0.95, 1.0, 1.1, 1.2, 1.4)]
    assert found == sorted(found, reverse=True)
    for ssf in (1.05, 1.25):
        assert rollover.probability(ssf, esc=True).p < 0.5 * rollover.probability(ssf).p
        assert rollover.probability(ssf, tipped_up=True).p > rollover.probability(ssf).p


def test_rollover_outside_the_curve_is_said_or_refused():
    assert rollover.probability(0.95).extrapolated and not rollover.probability(1.2).extrapolated
    with pytest.raises(UsageError, match="no meaning"):
        rollover.probability(0.85)


def test_struck_car_keeps_momentum_and_an_off_centre_hit_pushes_it_less():
    square = side.struck_delta_v(15.0, 900, 2400, restitution=0.1)
    assert square == pytest.approx(1.1 * 2400 / 3300 * 15)
    off = side.struck_delta_v(15.0, 900, 2400, restitution=0.1, yaw_radius_m=1.0, lever_m=0.8)
    assert 0 < off < square


def test_near_side_factors_name_what_they_are_and_an_average_car_has_none():
    assert side.near_side_factors() == {}
    found = side.near_side_factors(
        striker_is_ltv=True, striker_year=1995, narrow_body=True, side_airbag=False
    )
    assert found["bonnet height"] == 1.5 and found["door space"] > 1 and found["side airbag"] > 1
    assert side.near_side_factors(striker_is_ltv=True, striker_year=2020)["bonnet height"] == 1.2
    with_bag, without = (side.near_side_factors(side_airbag=bag)["side airbag"] for bag in (True, False))
    assert with_bag / without == pytest.approx(0.63)


def test_pedestrian_death_between_and_beyond_teffts_percentiles():
    """Between the 25% and 50% speeds, 32.5 and 40.6 mph, risk is between; beyond 54.6 mph it is said."""
    assert 0.25 < pedestrian.us_death(36 * MPH).p < 0.5
    beyond = pedestrian.us_death(60 * MPH)
    assert beyond.p > 0.9 and "54.6 mph" in beyond.says
    assert pedestrian.us_death(5 * MPH).p < 0.03


def test_rosen_sander_ratios_of_the_abstract():
    at = {kmh: pedestrian.german_car_death(kmh * KMH).p for kmh in (30, 40, 50, 77)}
    assert at[50] > 2 * at[40] and at[50] > 5 * at[30]
    assert at[50] == pytest.approx(0.083, abs=0.001) and at[77] == pytest.approx(0.50, abs=0.01)


def test_pedestrian_severe_points_are_the_points():
    for percent, mph in ((10, 16), (25, 23), (50, 31), (75, 39), (90, 46)):
        assert evaluate("tefft_severe_points", mph * MPH, "m/s").p == pytest.approx(percent / 100)


def test_a_higher_hood_edge_is_worse_and_a_flat_face_beyond_the_model_is_said():
    found = [pedestrian.by_hood_edge(50 * KMH, edge).p for edge in (0.70, 0.85, 1.00, 1.20)]
    assert found == sorted(found)
    assert pedestrian.by_hood_edge(50 * KMH, 0.85, "mais3f").p > pedestrian.by_hood_edge(50 * KMH, 0.85).p
    assert "hood_edge 65 to 125 cm" in pedestrian.by_hood_edge(50 * KMH, 1.4).says
    with pytest.raises(UsageError, match="mais2f"):
        pedestrian.by_hood_edge(50 * KMH, 0.85, "ais9")
