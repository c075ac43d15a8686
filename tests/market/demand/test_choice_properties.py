"""What must hold of any market: shares, prices, diversion, surplus, inversion."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.market.demand import effects
from keiway.market.demand.choice import People, choices, deviations, picked, shares
from keiway.market.demand.invert import NotInverted, invert

FEW = settings(max_examples=25, deadline=None)


@st.composite
def markets(draw):
    seed = draw(st.integers(0, 10_000))
    rho = draw(st.sampled_from([0.0, 0.0, 0.3, 0.7, 0.9]))
    products, persons, nodes = draw(st.integers(2, 15)), draw(st.integers(1, 20)), draw(st.integers(1, 4))
    rng = np.random.default_rng(seed)
    weight = rng.uniform(0.1, 1.0, (persons, nodes))
    weight /= weight.sum()
    people = People(weight.sum(axis=1), rng.uniform(0.2, 3.0, persons), rng.normal(0.0, draw(st.sampled_from([0.0, 1.0, 6.0])), (persons, 2)))
    price = rng.lognormal(0.0, 0.7, products)
    group = rng.permutation(np.arange(products) % draw(st.integers(1, min(3, products))))
    taste = rng.normal(0.0, draw(st.sampled_from([0.0, 5.0, 60.0])), (int(group.max()) + 1, persons, nodes))
    x = rng.normal(size=(products, 2))

    def at(price):
        return choices(deviations(people, price, x), weight, group, rho, taste)

    return at, people, price, rng.normal(0.0, 2.0, products)


@FEW
@given(markets())
def test_shares_and_nothing_sum_to_one(made):
    at, _, price, delta = made
    market = at(price)
    nothing = picked(market, delta).nothing
    assert shares(market, delta).sum() + (market.weight * nothing).sum() == pytest.approx(1.0, abs=1e-12)
    assert (shares(market, delta) >= 0.0).all()


@FEW
@given(markets(), st.integers(0, 100))
def test_a_dearer_product_sells_less_and_the_others_no_less(made, which):
    at, _, price, delta = made
    k = which % price.size
    before, after = shares(at(price), delta), shares(at(price + 0.1 * (np.arange(price.size) == k)), delta)
    assert after[k] <= before[k] * (1.0 + 1e-12)
    assert (np.delete(after - before, k) >= -1e-12).all()


@FEW
@given(markets())
def test_elasticities_are_the_slopes_of_the_shares(made):
    at, people, price, delta = made
    found = effects.elasticities(at(price), delta, people.alpha, price)
    step = 1e-5
    for k in range(min(price.size, 3)):
        up, down = (np.log(shares(at(price * np.where(np.arange(price.size) == k, 1.0 + s, 1.0)), delta)) for s in (step, -step))
        np.testing.assert_allclose(found[:, k], (up - down) / (2 * step), rtol=1e-4, atol=1e-5)
    assert (np.diag(found) <= 0.0).all()


@FEW
@given(markets(), st.integers(0, 100))
def test_what_an_entrant_takes_sums_to_its_sales_and_its_buyers_gain(made, which):
    at, people, price, delta = made
    k = which % price.size
    if shares(at(price), delta)[k] < 1e-9:
        return
    to, nothing = effects.diversion(at(price), delta, k)
    assert to.sum() + nothing == pytest.approx(1.0)
    assert (to >= -1e-6).all() and nothing >= -1e-6
    assert effects.gain(at(price), delta, people.alpha, k) > 0.0


@FEW
@given(markets(), st.integers(0, 100))
def test_a_product_nobody_wants_changes_nothing(made, which):
    at, people, price, delta = made
    k = which % price.size
    gone = np.where(np.arange(price.size) == k, -np.inf, delta)
    unwanted = np.where(np.arange(price.size) == k, -800.0, delta)
    assert shares(at(price), gone)[k] == 0.0
    np.testing.assert_allclose(shares(at(price), unwanted), shares(at(price), gone), atol=1e-12)
    assert effects.surplus(at(price), unwanted, people.alpha) == pytest.approx(effects.surplus(at(price), gone, people.alpha), abs=1e-12)


@FEW
@given(markets())
def test_inversion_gives_back_the_shares(made):
    at, _, price, delta = made
    market = at(price)
    seen = shares(market, delta)
    at_delta = picked(market, delta)
    inside = at_delta.group.sum(axis=0)
    near = min((market.weight * each * (1.0 - each)).sum() / (market.weight * each).sum() for each in (*at_delta.group, inside))
    if seen.min() < 1e-4 or near < 0.05 or near * (1.0 - market.rho.max()) < 0.01:
        return  # where next to nobody is near to changing, a share says little of the utility behind it, and the contraction creeps
    np.testing.assert_allclose(shares(market, invert(market, seen, tolerance=1e-11).delta), seen, rtol=1e-9)


def test_shares_that_cannot_be_met_are_refused():
    market = choices(np.zeros((1, 2)), np.ones(1))
    with pytest.raises(NotInverted, match="shares not met after 50 steps"):
        invert(market, np.array([0.7, 0.6]), start=np.zeros(2), most=50)


def test_persons_at_several_tastes_for_groups_are_that_many_persons():
    """S tastes of a person are S persons with the same tastes for all else."""
    rng = np.random.default_rng(3)
    mu, taste, weight = rng.normal(size=(5, 6)), rng.normal(0.0, 3.0, (2, 5, 4)), rng.dirichlet(np.ones(20)).reshape(5, 4)
    group, delta = np.array([0, 0, 0, 1, 1, 1]), rng.normal(size=6)
    at_once = choices(mu, weight, group, 0.4, taste)
    alone = choices(np.repeat(mu, 4, axis=0), weight.ravel(), group, 0.4, taste.reshape(2, 20, 1))
    np.testing.assert_allclose(shares(at_once, delta), shares(alone, delta), rtol=1e-12)
    alpha, price = rng.uniform(0.5, 2.0, 5), rng.uniform(1.0, 3.0, 6)
    np.testing.assert_allclose(
        effects.elasticities(at_once, delta, alpha, price), effects.elasticities(alone, delta, np.repeat(alpha, 4), price), rtol=1e-10
    )
