"""The regression against closed forms, a long integration, and itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.market.calibration.regression import draws, posterior, prior

RANDOM = np.random.default_rng(5)


def test_a_mean_with_one_observation():
    """Known by hand: prior N(0, s2 / 2), IG(2, 3); r = 6: mean 6/3, scale 3 + (36 - 12)/2, shape 2.5."""
    before = prior([0.0], [np.sqrt(1.5)], 2.0, 3.0)
    after = posterior(before, np.array([[1.0]]), np.array([6.0]), np.array([1.0]))
    assert after.mean[0] == pytest.approx(2.0) and after.precision[0, 0] == pytest.approx(3.0)
    assert (after.shape, after.scale) == (pytest.approx(2.5), pytest.approx(15.0))


@given(st.integers(0, 10_000))
def test_in_two_lots_or_one(seed):
    random = np.random.default_rng(seed)
    x, r, w = random.normal(size=(7, 3)), random.normal(size=7), random.uniform(0.2, 1.0, 7)
    before = prior([0.1, 0.0, 0.5], [0.5, 0.3, 1.0], 2.0, 0.6)
    whole = posterior(before, x, r, w)
    parts = posterior(posterior(before, x[:3], r[:3], w[:3]), x[3:], r[3:], w[3:])
    assert np.allclose(whole.mean, parts.mean) and np.allclose(whole.precision, parts.precision) and whole.scale == pytest.approx(parts.scale)


def test_a_less_precise_row_is_still_one_observation():
    """Gelman and others, section 14: precision weighs the squares, the degrees of freedom count rows; half a row is said to be half."""
    before = prior([0.0], [1.0], 2.0, 0.6)
    x, r = np.ones((4, 1)), np.array([1.0, -1.0, 0.5, 0.2])
    one, less = (posterior(before, x, r, np.full(4, w)) for w in (1.0, 0.25))
    assert one.shape == less.shape == 4.0 and less.scale < one.scale
    assert posterior(before, x, r, np.ones(4), np.full(4, 0.5)).shape == 3.0


def test_no_rows_leave_the_prior():
    before = prior([0.1, 0.0], [0.5, 0.3], 2.0, 0.6)
    after = posterior(before, np.empty((0, 2)), np.empty(0), np.empty(0))
    assert np.allclose(after.mean, before.mean) and after.variance == pytest.approx(0.6) and np.allclose(after.sd, [0.5, 0.3])


def test_many_rows_find_the_truth():
    x = np.column_stack([np.ones(4000), RANDOM.normal(size=4000)])
    r = x @ [0.7, -0.4] + 0.3 * RANDOM.normal(size=4000)
    after = posterior(prior([0.0, 0.0], [0.5, 0.5], 2.0, 0.6), x, r, np.ones(4000))
    assert after.mean == pytest.approx([0.7, -0.4], abs=0.02) and after.variance == pytest.approx(0.09, rel=0.05)


def test_draws_are_the_students_t_of_the_textbook():
    before = prior([0.0, 0.0], [0.7, 0.4], 4.0, 0.5)
    x = np.column_stack([np.ones(9), np.linspace(-1, 1, 9)])
    after = posterior(before, x, np.sin(np.arange(9.0)), np.ones(9))
    at = np.array([1.0, 0.5])
    found = draws(after, at, 400_000, np.random.default_rng(1))
    spread2 = after.scale / after.shape * (1 + at @ np.linalg.inv(after.precision) @ at)
    degrees = 2 * after.shape
    assert found.mean() == pytest.approx(at @ after.mean, abs=0.005)
    assert found.var() == pytest.approx(spread2 * degrees / (degrees - 2), rel=0.02)


def test_what_is_known_already_is_taken_off_but_never_all():
    before = prior([0.0], [1e-6], 50.0, 1.0)
    spread = [draws(before, np.array([1.0]), 50_000, np.random.default_rng(2), 1.0, known, 0.25).var() for known in (0.0, 0.5, 9.0)]
    assert spread == pytest.approx([1.0, 0.5, 0.25], rel=0.06)
