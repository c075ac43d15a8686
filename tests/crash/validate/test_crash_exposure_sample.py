"""The sampler gives the same crash for the same number, and the mixes it was given."""

import pytest

np = pytest.importorskip("numpy")

from keiway.crash.exposure.sample import MODES, PARTNERS, draw, uniforms  # noqa: E402
from keiway.crash.exposure.table import facts, shares  # noqa: E402
from keiway.errors import UsageError  # noqa: E402

N = 100_000
CRASHES = draw(N, seed=3)


def test_a_crash_is_the_same_in_any_batch():
    whole = draw(1000, seed=7)
    parts = [draw(400, seed=7), draw(600, seed=7, start=400)]
    for name in whole._fields:
        joined = np.concatenate([getattr(part, name) for part in parts])
        assert np.array_equal(getattr(whole, name), joined, equal_nan=True), name


def test_seeds_and_streams_differ_and_are_uniform():
    one, other, stream = uniforms(N, seed=1), uniforms(N, seed=2), uniforms(N, seed=1, stream=1)
    assert not np.array_equal(one, other) and not np.array_equal(one, stream)
    assert np.all((one > 0) & (one < 1))
    assert one.mean(axis=0) == pytest.approx(0.5, abs=0.004)
    assert np.corrcoef(np.hstack([one, stream]).T) == pytest.approx(np.eye(8), abs=0.015)


def test_modes_partners_and_speeds_come_in_their_shares():
    for code, share in enumerate(shares("planar_mode").values()):
        assert np.mean(CRASHES.mode == code) == pytest.approx(share, abs=0.006)
    frontal = CRASHES.mode == 0
    fixed = CRASHES.partner == PARTNERS.index("fixed_object")
    assert np.mean(fixed[frontal]) == pytest.approx(0.25, abs=0.01) and not np.any(fixed[~frontal])
    assert np.median(CRASHES.closing_mps[frontal & ~fixed]) * 3.6 == pytest.approx(50, rel=0.02)
    assert np.median(CRASHES.closing_mps[CRASHES.mode == 3]) * 3.6 == pytest.approx(55, rel=0.02)
    pickup = CRASHES.partner == PARTNERS.index("pickup")
    assert CRASHES.partner_kg[pickup].mean() == pytest.approx(2350, rel=0.01)


def test_partners_belong_to_modes_and_masses_are_possible():
    alone = CRASHES.mode >= MODES.index("rollover")
    assert np.array_equal(CRASHES.partner == -1, alone)
    assert np.all(np.isnan(CRASHES.closing_mps[alone])) and np.all(np.isnan(CRASHES.partner_kg[alone]))
    assert np.all(CRASHES.partner_kg[~alone] >= 750) and np.all(CRASHES.closing_mps[~alone] > 0)
    assert np.all(np.isinf(CRASHES.partner_kg[CRASHES.partner == PARTNERS.index("fixed_object")]))
    assert CRASHES.overlap.min() >= 0.2 and CRASHES.overlap.max() == 1
    assert np.mean(CRASHES.overlap[CRASHES.mode == 0] == 1) == pytest.approx(0.25, abs=0.01)


def test_occupants_come_in_their_shares():
    assert CRASHES.belted.mean() == pytest.approx(0.86, abs=0.005)
    assert np.mean(CRASHES.age_years < 21) == pytest.approx(0.11, abs=0.005)
    assert CRASHES.age_years.min() >= 16 and CRASHES.age_years.max() <= 90


def test_choices_narrow_the_draw_and_nonsense_is_refused():
    only = draw(2000, only="near_side", closing_cap_mps=8.0)
    assert set(only.mode) == {1} and only.closing_mps.max() == 8.0
    assert PARTNERS.index("fixed_object") not in draw(2000, only="frontal", fixed_objects=False).partner
    with pytest.raises(UsageError, match="near_side"):
        draw(10, only="sideways")
    with pytest.raises(UsageError, match="1 or more"):
        draw(0)


def test_every_fact_has_a_known_source_and_bands_in_order():
    found = facts()
    for row in (*found.values.values(), *found.mixes.values(), *found.distributions.values()):
        assert row.source in found.sources, row.id
    for row in found.values.values():
        assert row.low is None or row.low <= row.mid <= row.high, row.id
    assert all(
        sum(found.mixes[name].shares.values()) == pytest.approx(1, abs=0.03)
        for name in ("partner", "planar_mode")
    )
