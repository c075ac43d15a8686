"""A speed cap and the wheel on the right."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.errors import UsageError
from keiway.market import launch


def test_no_cap_is_exactly_one():
    assert (launch.capped(None) == 1.0).all()


def test_a_cap_above_every_posted_limit_is_none():
    assert (launch.capped(90) == 1.0).all()


@settings(max_examples=40, deadline=None)
@given(st.floats(1, 100), st.floats(1, 100), st.integers(0, 2**31))
def test_a_lower_cap_never_sells_more(one, other, seed):
    slower, faster = sorted((one, other))
    assert (launch.capped(slower, 100, seed) <= launch.capped(faster, 100, seed) + 1e-12).all()


@pytest.mark.parametrize("cap", [25, 35, 45, 55])
def test_within_nothing_and_all(cap):
    found = launch.capped(cap)
    assert (found > 0.0).all()
    assert (found < 1.0).all()


def test_the_four_caps_stand_apart_and_are_wide():
    medians = [np.median(launch.capped(cap)) for cap in (25, 35, 45, 55)]
    assert medians == sorted(medians)
    low, high = np.percentile(launch.capped(45), [5, 95])
    assert high / low > 3.0


def test_italy_lies_between_its_two_caps():
    """21,442 quadricycles (28 and 56 mph, no motorways) for 153,231 of the smallest cars, 2024."""
    seen = next(one for one in launch.facts().cap.seen if one.id == "italy_2024")
    ratio = seen.capped / seen.free
    assert ratio == pytest.approx(0.14, abs=0.005)
    assert np.median(launch.capped(28)) < ratio < np.median(launch.capped(56))


def test_common_random_numbers_by_hand():
    """45 mph: with the road room's band of trips 0.45 to 0.70 and miles 0.15 to 0.35, no draw lies outside its corners."""
    keeps, weight = launch.facts().weight("keeps_another"), launch.facts().weight("weight")
    least = keeps.low * 0.45**weight.high + (1 - keeps.low) * 0.15**weight.high
    most = keeps.high * 0.70**weight.low + (1 - keeps.high) * 0.35**weight.low
    found = launch.capped(45)
    assert least <= found.min() <= found.max() <= most


@pytest.mark.parametrize("cap", [0, -35])
def test_a_cap_that_is_none(cap):
    with pytest.raises(UsageError, match="in mph, above 0"):
        launch.capped(cap)


def test_right_hand_is_a_loss_within_its_bounds():
    found = launch.right_hand()
    assert 0.5 <= found.min() <= found.max() <= 3.0
    assert (found == launch.right_hand()).all()


def test_every_value_says_where_it_comes_from():
    facts = launch.facts()
    values = [facts.network.scale_mi, facts.right_hand, facts.drift, *facts.cap.weights]
    for value in values:
        assert value.low <= value.mid <= value.high
        assert value.how
        assert set(value.sources) <= set(facts.sources)
    for seen in (*facts.cap.seen, *facts.network.seen):
        assert set(seen.sources) <= set(facts.sources)
    assert {facts.network.dealers_source, facts.network.common_source, *facts.households.sources} <= set(facts.sources)
