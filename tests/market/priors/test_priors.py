"""Priors: sourced, ordered, and drawn as their kind says."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.market import priors
from keiway.quantiles import triangular

ALL = list(priors.load().values())


def test_each_is_sourced_and_named_once():
    found = priors.facts()
    assert len(priors.load()) == len(found.priors)
    assert {source for each in found.priors for source in each.sources} == set(found.sources)
    assert all(each.how and each.label and each.unit for each in found.priors)


@pytest.mark.parametrize("prior", ALL, ids=lambda each: each.id)
def test_quantiles_rise_within_the_ends(prior):
    values = prior.quantile(np.linspace(0, 1, 201))
    assert values.shape == (201,) and np.all(np.diff(values) >= 0)
    assert values[0] == pytest.approx(prior.low) and values[-1] == pytest.approx(prior.high)
    assert prior.quantile(np.full((3, 2), 0.5)).shape == (3, 2)


def test_triangle_is_the_one_the_cost_room_draws():
    for prior in ALL:
        if prior.kind == "triangular":
            for u in (0.01, 0.3, 0.5, 0.9):
                assert float(prior.quantile(u)) == pytest.approx(triangular(u, prior.low, prior.mid, prior.high))


def test_normals_have_the_mean_and_spread_they_say():
    """Cut off at 3 sd or more, so hardly moved by it (0.986 of the sd at 3)."""
    u = (np.arange(20000) + 0.5) / 20000
    for prior in ALL:
        if prior.kind == "normal":
            drawn = prior.quantile(u)
            assert drawn.mean() == pytest.approx(prior.mean, abs=0.01 * prior.sd + 0.001)
            assert drawn.std() == pytest.approx(prior.sd, rel=0.02)


def test_normal_quantile_agrees_with_scipy():
    from scipy.stats import truncnorm

    prior = priors.load()["alpha"]
    a, b = (prior.low - prior.mean) / prior.sd, (prior.high - prior.mean) / prior.sd
    u = np.linspace(0.001, 0.999, 57)
    assert prior.quantile(u) == pytest.approx(truncnorm.ppf(u, a, b, prior.mean, prior.sd), abs=1e-9)


@pytest.mark.parametrize(
    ("id_", "low", "middle", "high"),
    [
        ("gasoline_small_share", 0.1, 0.3, 0.7),
        ("aggregate_elasticity", -1.0, -0.4, -0.2),
        ("minicar_penalty", -2.2, 0.8, 3.8),
        ("sd_footprint", 2.0, 4.0, 6.0),
    ],
)
def test_golden(id_, low, middle, high):
    prior = priors.load()[id_]
    assert (prior.low, prior.mid if prior.mid is not None else prior.mean, prior.high) == (low, middle, high)


def test_fuel_response_is_the_paper_s_arithmetic():
    """Busse, Knittel and Zettelmeyer: +20 percent for a dollar, at about 2.30 dollars a gallon; within the prior."""
    prior = priors.load()["gasoline_small_share"]
    assert prior.low < np.log(1.2) * 2.3 < prior.high


def test_income_spread_is_that_of_the_mean_over_the_median():
    prior = priors.load()["income_sd"]
    assert prior.low < np.sqrt(2 * np.log(106_400 / 74_580)) < prior.high


@given(st.floats(0, 1), st.sampled_from(ALL))
def test_a_share_alone_gives_a_value_alone(u, prior):
    assert prior.low <= float(prior.quantile(u)) <= prior.high


def test_a_slip_is_refused():
    row = {"id": "x", "label": "x", "unit": "x", "use": "draws", "confidence": "estimate", "sources": [], "how": "x"}
    for wrong in ({"kind": "triangular", "low": 2, "mid": 1, "high": 3}, {"kind": "normal", "low": 0, "high": 1, "mean": 0.5}, {"kind": "uniform", "low": 1, "high": 1}):
        with pytest.raises(msgspec.ValidationError, match="x: "):
            msgspec.convert({**row, **wrong}, priors.Prior)
