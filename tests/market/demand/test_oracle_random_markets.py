"""Our shares, elasticities, diversion, surplus and inversion are pyblp's, on markets made at random: nests and tastes for price by income."""

import numpy as np
import pytest

from keiway.market.demand import effects
from keiway.market.demand.choice import People, choices, deviations, shares
from keiway.market.demand.invert import invert

pyblp = pytest.importorskip("pyblp")
pyblp.options.verbose = False
AGREE = 1e-8  # relative


class Market:
    """One market in both hands."""

    def __init__(self, seed: int, rho: float | tuple[float, ...], products: int = 12, persons: int = 40):
        rng = np.random.default_rng(seed)
        self.price = rng.lognormal(1.0, 0.4, products)
        self.x = rng.normal(0.0, 1.0, (products, 2))
        self.group = np.arange(products) % (3 if np.any(rho) else 1)
        self.rho = rho
        seen = rng.lognormal(0.0, 1.2, products)
        self.seen = 0.6 * seen / seen.sum()
        self.inverse_income = rng.lognormal(0.0, 0.5, persons)
        self.nu = rng.normal(0.0, 1.0, (persons, 3))
        weight = rng.uniform(0.5, 1.5, persons)
        self.weight = weight / weight.sum()
        self.sd = np.array([0.8, 1.5, 0.7])
        self.alpha = 0.9

    def ours(self):
        people = People(self.weight, self.alpha * self.inverse_income, self.nu * self.sd)
        attributes = np.column_stack([np.ones(self.price.size), self.x])
        rho = np.array(self.rho) if np.ndim(self.rho) else self.rho
        return people, choices(deviations(people, self.price, attributes), self.weight, self.group, rho)

    def theirs(self):
        rng = np.random.default_rng(9)
        data = {
            "market_ids": np.zeros(self.price.size), "firm_ids": np.arange(self.price.size), "shares": self.seen, "prices": self.price,
            "x1": self.x[:, 0], "x2": self.x[:, 1], "demand_instruments": rng.normal(size=(self.price.size, 8)),
        }
        if np.any(self.rho):
            data["nesting_ids"] = self.group
        agents = {
            "market_ids": np.zeros(self.weight.size), "weights": self.weight, "inverse_income": self.inverse_income,
            "nodes": np.column_stack([self.nu, np.zeros(self.weight.size)]),
        }
        problem = pyblp.Problem(
            (pyblp.Formulation("1 + x1 + x2"), pyblp.Formulation("1 + x1 + x2 + prices")), data,
            pyblp.Formulation("0 + inverse_income"), agents, costs_type="linear",
        )
        return problem.solve(
            sigma=np.diag([*self.sd, 0.0]), pi=np.array([[0.0], [0.0], [0.0], [-self.alpha]]), rho=self.rho or None, method="1s",
            optimization=pyblp.Optimization("return"), iteration=pyblp.Iteration("squarem", {"atol": 1e-14}), check_optimality="gradient",
        )


CASES = [(seed, rho) for seed, rho in enumerate([0.0, 0.0, 0.3, 0.6, 0.85, (0.2, 0.5, 0.8)])]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"rho {case[1]}")
def both(request):
    market = Market(*request.param)
    people, ours = market.ours()
    theirs = market.theirs()
    return market, people, ours, invert(ours, market.seen, tolerance=1e-13).delta, theirs


def test_mean_utilities_are_those_of_pyblp(both):
    market, _, ours, delta, theirs = both
    np.testing.assert_allclose(delta, theirs.delta.ravel(), rtol=AGREE, atol=AGREE)
    np.testing.assert_allclose(shares(ours, delta), market.seen, rtol=1e-11)


def test_shares_at_other_mean_utilities_are_those_of_pyblp(both):
    _, _, ours, delta, theirs = both
    other = delta + np.linspace(-1.0, 1.0, delta.size)
    np.testing.assert_allclose(shares(ours, other), theirs.compute_shares(delta=other).ravel(), rtol=AGREE)


def test_price_elasticities_are_those_of_pyblp(both):
    market, people, ours, delta, theirs = both
    np.testing.assert_allclose(effects.elasticities(ours, delta, people.alpha, market.price), theirs.compute_elasticities(), rtol=AGREE)


def test_aggregate_elasticity_is_that_of_pyblp_over_the_share_sold(both):
    """pyblp sums the changes of shares and does not divide by the share sold, so its figure is that share times an elasticity."""
    market, people, ours, delta, theirs = both
    tiny = 1e-6  # pyblp raises prices by a factor; ours is the limit
    expected = float(theirs.compute_aggregate_elasticities(factor=tiny).item()) / market.seen.sum()
    assert effects.aggregate(ours, delta, people.alpha, market.price, np.ones(delta.size, bool)) == pytest.approx(expected, rel=1e-5)


def test_from_whom_an_entrant_takes_is_the_long_run_diversion_of_pyblp(both):
    _, _, ours, delta, theirs = both
    ratios = theirs.compute_long_run_diversion_ratios()  # row k: to whom the buyers of k go once it is gone; the diagonal is to nothing
    for k in range(delta.size):
        to, nothing = effects.diversion(ours, delta, k)
        expected = ratios[k].copy()
        assert nothing == pytest.approx(expected[k], rel=AGREE)
        expected[k] = 0.0
        np.testing.assert_allclose(to, expected, rtol=AGREE, atol=1e-12)


def test_consumer_surplus_is_that_of_pyblp(both):
    _, people, ours, delta, theirs = both
    assert effects.surplus(ours, delta, people.alpha) == pytest.approx(float(theirs.compute_consumer_surpluses().item()), rel=AGREE)
