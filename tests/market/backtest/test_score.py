"""Scores against closed forms."""

from __future__ import annotations

from math import erf, exp, log, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.market.backtest.score import (
    band,
    covered,
    crps,
    error,
    error_interval,
    mean_interval,
    resampled,
    sums,
)


@pytest.mark.parametrize("actual", [-1.5, 0.0, 0.4, 3.0])
def test_crps_of_a_normal(actual):
    """Gneiting and Raftery 2007, equation 21: s (z (2 F(z) - 1) + 2 f(z) - 1/sqrt(pi))."""
    z = actual / 0.8
    expected = 0.8 * (z * erf(z / sqrt(2)) + 2 * exp(-z * z / 2) / sqrt(2 * pi) - 1 / sqrt(pi))
    assert crps(np.random.default_rng(3).normal(0, 0.8, 200_000), actual) == pytest.approx(expected, abs=0.004)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30), st.floats(-6, 6))
def test_crps_is_the_mean_of_distances(draws, actual):
    found = np.array(draws)
    expected = np.abs(found - actual).mean() - np.abs(found[:, None] - found[None, :]).mean() / 2
    assert crps(found, actual) == pytest.approx(expected, abs=1e-9)


def test_sums_of_two_cases():
    draws = np.exp(np.random.default_rng(4).normal(log(1000), 1.0, 100_000))
    hit, miss = band(draws, 1500.0), band(draws, 9000.0)
    assert covered(hit, 1500.0) == (True, True) and covered(miss, 9000.0) == (False, False)
    found = sums([(hit, 1500.0), (miss, 9000.0)])
    assert (found.n, found.half, found.most) == (2, 0.5, 0.5)
    assert found.width == pytest.approx(exp(2 * 1.6449), rel=0.03)
    assert found.error == pytest.approx(sqrt(1.5 * 9), rel=0.02) and found.bias == pytest.approx((error(hit, 1500) + error(miss, 9000)) / 2)
    assert sums([]) is None


def test_launches_of_one_name_are_drawn_together():
    taken = resampled(["a", "a", "b", "c"], 500)
    assert np.array_equal(taken[:, 0], taken[:, 1]) and (taken[:, 1:].sum(axis=1) == 3).all() and taken[:, 0].mean() == pytest.approx(1.0, abs=0.1)


def test_intervals_hold_the_figure_and_close_where_all_are_alike():
    draws = np.exp(np.random.default_rng(4).normal(log(1000), 1.0, 50_000))
    of = band(draws, 1000.0)
    alike = [(name, of, 2 * of.mid) for name in "abc"]
    assert error_interval(alike) == pytest.approx((2.0, 2.0))
    low, high = error_interval([(name, of, of.mid * exp(n / 4)) for n, name in enumerate("abcdefgh")])
    assert low < exp(3.5 / 4) < high
    low, high = mean_interval(list("abcd"), [0.1, 0.2, 0.3, 0.4])
    assert 0.1 <= low < 0.25 < high <= 0.4
