"""The sampler gives the same crash for the same number, and the mixes it was given."""

import math
from statistics import NormalDist

import pytest

np = pytest.importorskip("numpy")

from keiway.crash.exposure.crashes import sample  # noqa: E402
from keiway.crash.exposure.crashes.sample import AT, KINDS, LIMITS, PARTNERS, draw, limit_shares, speed  # noqa: E402
from keiway.crash.exposure.table import facts, shares  # noqa: E402
from keiway.errors import UsageError  # noqa: E402

N = 30_000
CRASHES = draw(N, seed=3)
KIND, LIMIT, CLOSING = (CRASHES[AT[name]] for name in ("kind", "limit", "closing"))


def test_a_crash_is_the_same_in_any_batch():
    whole = draw(1000, seed=7)
    assert np.array_equal(whole, np.concatenate([draw(400, seed=7), draw(600, seed=7, start=400)], axis=1))
    assert not np.array_equal(whole, draw(1000, seed=8))


def test_compiled_numbers_are_the_plain_ones_bit_for_bit():
    pytest.importorskip("numba")
    from keiway.crash.exposure.crashes import kernel

    for seed, first in ((1, 0), (2**40 + 5, 2**33 - 3)):
        plain = sample.numbers(seed, first, 50)
        assert np.array_equal(plain, kernel.numbers(seed, first, 50, sample.begins(seed)).T)


def test_numbers_are_uniform_and_do_not_hang_together():
    numbers = sample.numbers(1, 0, N)
    assert np.all((numbers > 0) & (numbers < 1))
    assert numbers.mean(axis=1) == pytest.approx(0.5, abs=0.008)
    assert np.corrcoef(numbers) == pytest.approx(np.eye(len(numbers)), abs=0.03)


def test_as_many_fronts_strike_sides_and_rears_as_sides_and_rears_are_struck():
    parts = sample.kind_shares()
    assert sum(parts.values()) == pytest.approx(1)
    assert parts["into_side"] == pytest.approx(parts["near_side"] + parts["far_side"])
    assert parts["into_rear"] == parts["rear"] and all(share > 0 for share in parts.values())


def test_kinds_partners_and_speeds_come_in_their_shares():
    for code, share in enumerate(sample.kind_shares().values()):
        assert np.mean(code == KIND) == pytest.approx(share, abs=0.006)
    for code, kind in enumerate(PARTNERS):
        assert np.mean(CRASHES[AT["partner"]] == code) == pytest.approx(shares("partner")[kind], abs=0.006)
    for code, kind in enumerate(KINDS[:-1]):
        assert np.median(CLOSING[code == KIND]) == pytest.approx(speed(kind)[0], rel=0.03), kind


def test_all_roads_together_give_back_the_distribution_without_limits():
    """Whatever the correlation with posted limits: the limit is drawn given the speed."""
    other = draw(N, seed=3, correlation=0.1)
    assert np.array_equal(CLOSING, other[AT["closing"]]) and not np.array_equal(LIMIT, other[AT["limit"]])
    for code, kind in enumerate(KINDS[:-1]):
        median, sigma = speed(kind)
        z = np.sort(np.log(CLOSING[code == KIND] / median) / sigma)
        below = np.array([NormalDist().cdf(value) for value in z])
        assert np.max(np.abs(below - np.arange(len(z)) / len(z))) < 0.03, kind


def test_limits_come_in_their_shares_and_speeds_rise_with_them():
    for code, kind in enumerate(KINDS):
        among = LIMIT[code == KIND]
        for j, share in enumerate(limit_shares(kind)):
            assert np.mean(among == j) == pytest.approx(share, abs=0.025), (kind, LIMITS[j])
    for code in (0, 1, 3):
        medians = [np.median(CLOSING[(code == KIND) & (j == LIMIT)]) for j in range(len(LIMITS) - 1)]
        assert medians == sorted(medians)


def test_people_come_in_their_shares():
    for who in "12":
        age = CRASHES[AT[f"age{who}"]]
        assert CRASHES[AT[f"belted{who}"]].mean() == pytest.approx(0.86, abs=0.008)
        assert np.mean(age < 21) == pytest.approx(0.11, abs=0.008) and age.min() >= 16 and age.max() <= 90
    own = draw(5000, belted=1.0, ages={"30-39": 1.0})
    assert own[AT["belted1"]].min() == 1 and own[AT["age1"]].min() >= 30 and own[AT["age1"]].max() < 40
    assert own[AT["belted2"]].mean() < 0.9


def test_overlaps_are_full_in_a_quarter():
    overlap = CRASHES[AT["overlap"]]
    assert overlap.min() >= 0.2 and overlap.max() == 1 and np.mean(overlap == 1) == pytest.approx(0.25, abs=0.01)


def test_nonsense_is_refused():
    with pytest.raises(UsageError, match="1 or more"):
        draw(0)


def test_every_fact_has_a_known_source_and_bands_in_order():
    found = facts()
    for row in (*found.values.values(), *found.mixes.values(), *found.distributions.values(), *found.alternatives):
        assert row.source in found.sources, row.id
    for row in found.values.values():
        assert row.low is None or row.low <= row.mid <= row.high, row.id
    for name, mix in found.mixes.items():
        if name.startswith("limit_") or name in ("partner", "planar_mode", "miles_by_limit", "on_foot_by_limit"):
            assert sum(mix.shares.values()) == pytest.approx(1, abs=0.03), name
    assert math.isclose(sum(shares("miles_by_limit").values()), 1)
