"""Random inputs: the published words, and the same bits whatever the batch."""

import pytest

np = pytest.importorskip("numpy")

from keiway.crash.runners.draw import crashes, uniforms, words  # noqa: E402
from keiway.crash.step import PARAMS  # noqa: E402


def test_words_are_those_of_the_published_generator():
    """Known answers of Random123 for philox4x32-10: counter and key all zero."""
    assert [f"{int(w[0]):08x}" for w in words(0, [0], 0)] == ["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"]


@pytest.mark.parametrize("first, n", [(0, 1), (3, 5), (999, 1)])
def test_a_crash_draws_the_same_whatever_the_batch(first, n):
    whole = crashes(42, 0, 1000)
    assert np.array_equal(crashes(42, first, n), whole[:, first : first + n])


def test_seeds_and_columns_are_independent():
    u = uniforms(1, 0, 20000, 6)
    assert abs(np.corrcoef(np.vstack([u, uniforms(2, 0, 20000, 6)])) - np.eye(12)).max() < 0.03
    assert u.mean(axis=1) == pytest.approx([0.5] * 6, abs=0.01)
    assert u.min() > 0 and u.max() < 1


def test_drawn_crashes_are_whole_fronts_and_some_are_unbelted():
    rows = dict(zip(PARAMS, crashes(7, 0, 4000, "float64"), strict=True))
    for s in "12":
        assert (np.diff([rows[f"f{k}{s}"] for k in "abcde"], axis=0) > 0).all()
        assert (np.diff([rows[f"x{k}{s}"] for k in "abcde"], axis=0) > 0).all()
        assert 0.12 < (rows["belt" + s] == 0).mean() < 0.18
