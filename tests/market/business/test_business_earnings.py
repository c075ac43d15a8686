"""The arithmetic of earning: by hand, against the cost room, and as money must move."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.cost.built_here.parts.once import charge
from keiway.market.business.costs import Costs
from keiway.market.business.earnings import allowed, earned, over_life, worth
from keiway.market.business.quantities import finite
from keiway.market.business.sales import grid, ratios

DRAWS = 3


def bill(**changes) -> Costs:
    """10,000 dollars each, 5 percent for the dealer, 15 of wholesale for warranty and overhead, 1,000 destination, 100 million once at 7 percent."""
    plain = {
        "each": 10_000.0, "shared": 1 / (0.85 * 0.95), "capped": 1 / (0.85 * 0.95), "parts_duty": 0.0, "destination": 1000.0, "dealer": 0.05, "overhead": 0.12,
        "once": 100e6, "capital": 0.07,
    }  # fmt: skip
    own = {name: np.full(DRAWS, value) if np.ndim(value) == 0 else np.asarray(value, dtype=float) for name, value in (plain | changes).items() if name in plain}
    rest = {name: value for name, value in changes.items() if name not in plain}
    return Costs(**({"id": "import", "title": "Imported new", "years": 7} | rest), **own)


def flat(a_year: float, years: int = 7) -> np.ndarray:
    return np.full((DRAWS, years), a_year)


def test_by_hand():
    """At 16,000: 15,000 without destination, 95 percent of it wholesale, 85 percent of that kept: 12,112.50, so 2,112.50 above 10,000."""
    found = earned(bill(), 16_000, flat(20_000))
    assert found.brings == pytest.approx(2112.5)
    now = sum(20_000 / 1.07**year for year in range(1, 8))
    assert found.profit == pytest.approx(2112.5 * now - 100e6)
    assert found.asks == pytest.approx(100e6 / now)
    assert found.chance == 1.0


def test_with_the_same_sales_every_year_it_is_the_cost_rooms_break_even():
    found = earned(bill(), 16_000, flat(9_000))
    assert found.need == pytest.approx(100e6 * charge(0.07, 7) / 2112.5)


def test_the_references_break_even():
    """200 million and 1,000 dollars a vehicle, no charge: 200,000."""
    costs = bill(once=200e6, capital=0.0, each=11_112.5)
    assert earned(costs, 16_000, flat(20_000)).need == pytest.approx(200_000)


def test_late_sales_need_more_of_them():
    early, late = np.tile([30_000.0] + [5_000] * 6, (DRAWS, 1)), np.tile([5_000.0] * 6 + [30_000], (DRAWS, 1))
    assert (earned(bill(), 16_000, late).need > earned(bill(), 16_000, early).need).all()


def test_none_sold_and_nothing_spent():
    assert earned(bill(once=0.0), 16_000, flat(0)).need == pytest.approx(0.0)
    assert earned(bill(once=0.0), 16_000, flat(0)).chance == 1.0
    nothing = earned(bill(), 16_000, flat(0))
    assert nothing.chance == 0.0 and np.isinf(nothing.asks).all() and np.isfinite(nothing.need).all()


def test_where_each_one_loses_no_number_is_enough():
    found = earned(bill(), 9_000, flat(1e6))
    assert found.never == 1.0 and found.chance == 0.0 and finite(found.need, 0.5) is None
    assert earned(bill(once=0.0), 9_000, flat(1)).never == 1.0


def test_the_life_takes_the_first_years_or_goes_on_as_the_forecast_ends():
    units = np.array([[1.0, 2.0, 3.0]])
    assert over_life(units, 2).tolist() == [[1.0, 2.0]]
    assert over_life(units, 5).tolist() == [[1.0, 2.0, 3.0, 3.0, 3.0]]


def test_a_cap_binds_year_by_year():
    assert allowed(np.array([[100.0, 3000.0]]), 2500).tolist() == [[100.0, 2500.0]]
    assert earned(bill(most_a_year=325), 16_000, flat(10_000)).sold == pytest.approx(7 * 325)


def test_worth_of_a_dollar():
    assert worth(np.array([0.0, 0.07]), 2) == pytest.approx(np.array([[1.0, 1.0], [1 / 1.07, 1 / 1.07**2]]))


UNITS = st.lists(st.floats(0, 1e6), min_size=DRAWS * 4, max_size=DRAWS * 4).map(lambda each: np.reshape(each, (DRAWS, 4)))
BILLS = st.builds(
    lambda each, duty, once, capital, most: bill(each=each, parts_duty=duty, shared=1 / ((0.85 + 0.0375) * 0.95), once=once, capital=capital, most_a_year=most),
    st.floats(3000, 30_000), st.floats(0, 3000), st.floats(0, 3e9), st.floats(0, 0.2), st.none() | st.floats(1, 1e5),
)  # fmt: skip
PRICES = st.floats(5_000, 60_000)


@settings(max_examples=80, deadline=None)
@given(BILLS, PRICES, PRICES, UNITS)
def test_a_higher_price_with_the_same_sales_never_lowers_the_chance(costs, one, other, units):
    low, high = sorted((one, other))
    assert earned(costs, high, units).chance >= earned(costs, low, units).chance


@settings(max_examples=80, deadline=None)
@given(BILLS, PRICES, UNITS, st.floats(0, 5000), st.floats(0, 1e9))
def test_more_cost_never_raises_profit(costs, price, units, each, once):
    dearer = costs._replace(each=costs.each + each, once=costs.once + once)
    before, after = earned(costs, price, units), earned(dearer, price, units)
    assert (after.profit <= before.profit + 1e-6).all()
    assert after.chance <= before.chance and after.never >= before.never
    assert (after.need >= before.need * (1 - 1e-12)).all()


@settings(max_examples=80, deadline=None)
@given(BILLS, PRICES, UNITS)
def test_it_earns_exactly_where_sales_reach_what_is_needed(costs, price, units):
    found = earned(costs, price, units)
    assert 0.0 <= found.chance <= 1.0 and 0.0 <= found.never <= 1.0 and found.chance + found.never <= 1.0
    clear = np.abs(found.profit) > 1e-6 * np.maximum(costs.once, 1.0)
    assert ((found.sold >= found.need) == found.reached)[clear].all()


@settings(max_examples=60, deadline=None)
@given(BILLS, PRICES)
def test_the_parts_of_a_price_add_up(costs, price):
    unit = price - costs.dealers(price) - costs.brings(price)
    wholesale = price - costs.destination - costs.dealers(price)
    offset = costs.each + costs.destination + 0.15 * wholesale - unit
    assert (offset >= -1e-6 * price).all() and (offset <= costs.parts_duty + 1e-6 * price).all()  # the offset is no more than the duty on parts
    assert costs.left(price) - costs.brings(price) == pytest.approx(0.12 * wholesale)


def test_prices_tried_hold_the_one_asked():
    assert grid(16_000)[0] == 10_000 and grid(16_000)[-1] == 30_000 and 16_000 in grid(16_000)
    assert 16_450 in grid(16_450) and grid(6_000)[0] == 6_000
    assert grid(45_000)[-1] >= 45_000 * 1.2


def test_sales_at_other_prices_come_from_the_model_where_it_was_asked():
    known = [8_000, 16_000, 32_000]
    entered = SimpleNamespace(at_prices=np.array([[400.0, 100.0, 50.0], [90.0, 30.0, 10.0]]), elasticity=np.array([-2.0, -2.0]))
    times = ratios(entered, 16_000, [8_000, 16_000, 32_000], known)
    assert times == pytest.approx(np.array([[4.0, 1.0, 0.5], [3.0, 1.0, 1 / 3]]))
    between = ratios(entered, 16_000, [12_000.0], known)
    assert ((between > 1.0) & (between < np.array([[4.0], [3.0]]))).all()
    beyond = ratios(entered, 16_000, [64_000.0], known)
    assert beyond == pytest.approx(np.array([[0.25], [1 / 9]]))
    by_elasticity = ratios(entered, 16_000, [8_000.0], None)
    assert by_elasticity == pytest.approx(np.array([[4.0], [4.0]]))
