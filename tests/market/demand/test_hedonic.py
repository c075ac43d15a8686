"""What an entrant is liked by what it is: the residual of its like, no jump where small ends, power worth what the literature says."""

import msgspec
import numpy as np
import pytest

from keiway.market import demand, fleet
from keiway.market.demand.facts import facts
from keiway.market.demand.hedonic import worth_of_power
from keiway.market.demand.linear import least_squares, two_stages
from keiway.market.demand.offer import offer
from keiway.market.demand.ready import ready
from keiway.market.fleet.record import Product

CAR = Product(
    id="car", name="A car", maker="-", body="car", energy="gasoline", units=0.0, price_usd=20000.0, mass_kg=1150.0, footprint_m2=3.9, power_kw=90.0
)


@pytest.fixture(scope="module")
def known():
    return ready(fleet.load(2022))


def liked(known, **changes):
    return known.projection.of(msgspec.structs.replace(CAR, **changes), known.offer, 20000.0)


def test_no_jump_from_small_to_larger(known):
    rule = facts().small
    for edge in (rule.footprint_m2, rule.until_m2):
        np.testing.assert_allclose(liked(known, footprint_m2=edge - 1e-6), liked(known, footprint_m2=edge + 1e-6), atol=1e-4)


def test_small_cars_sell_less_than_their_attributes_say_and_less_so_the_larger(known):
    small, car = known.projection.small, known.projection.body[:, 0]
    assert (small < car).mean() > 0.9 and (car < 0.0).all()
    assert -2.2 < np.median(small) < -1.5


def test_power_is_worth_percent_of_the_price_of_a_small_car(known):
    seen = known.offer
    assert worth_of_power(np.array([0.155e-3]), np.array([0.4]), seen)[0] == pytest.approx(0.155e-3 * 0.4 * np.median(seen.price[seen.small]))
    slower, faster = liked(known, power_kw=60.0), liked(known, power_kw=90.0)
    np.testing.assert_allclose(faster - slower, known.projection.power * np.log(1.5))


def test_an_electric_entrant_is_measured_by_the_cheaper_electric_ones(known):
    rows = [product for product, like in zip(known.offer.products, known.offer.cheap_electric, strict=True) if like]
    assert "Nissan Leaf" in {product.name for product in rows} and not any("Tesla" in product.name for product in rows)
    assert all(product.energy == "electric" for product in rows)


def test_power_not_known_is_the_mean(known):
    mean = np.exp(known.offer.middle.power) * CAR.mass_kg
    np.testing.assert_allclose(liked(known, power_kw=None), liked(known, power_kw=float(mean)), rtol=1e-9)


@pytest.mark.parametrize("energy", ["hybrid", "phev", "electric"])
def test_power_that_no_rival_has_told_counts_for_no_entrant(known, energy):
    """The fleet has a power for none of these, so their dummies hold it: an entrant with a power of its own would pay twice."""
    assert not any(product.power_kw for product in known.offer.products if product.energy == energy)
    weak, strong, untold = (liked(known, energy=energy, power_kw=power) for power in (30.0, 150.0, None))
    np.testing.assert_array_equal(weak, strong)
    np.testing.assert_array_equal(weak, untold)


def test_power_counts_for_an_entrant_where_its_rivals_have_it():
    whole = fleet.load(2022)
    told = tuple(msgspec.structs.replace(each, power_kw=each.power_kw or 0.1 * each.mass_kg) for each in whole.products)
    assert offer(msgspec.structs.replace(whole, products=told)).middle.powered == {"gasoline", "hybrid", "phev", "electric", "diesel"}
    assert offer(whole).middle.powered == {"gasoline", "diesel"}


def test_the_fleet_is_sorted_by_kind_and_whole():
    whole = fleet.load(2019)
    seen = offer(whole)
    assert (np.diff(seen.kind) >= 0).all() and len(seen.products) == len(whole.products)
    assert seen.units.sum() == pytest.approx(sum(product.units for product in whole.products))
    assert np.average(seen.tasted[:, 0], weights=seen.units) == pytest.approx(0.0, abs=1e-12)


def test_lines_through_points_are_found_and_instruments_undo_a_confounder():
    rng = np.random.default_rng(5)
    hidden, instrument = rng.normal(size=20_000), rng.normal(size=20_000)
    price = instrument + hidden
    one = np.ones(price.size)
    y = 2.0 - 3.0 * price + hidden
    assert least_squares(np.column_stack([one, price]), 2.0 - 3.0 * price, np.abs(hidden))[1] == pytest.approx(-3.0)
    assert least_squares(np.column_stack([one, price]), y)[1] > -2.6
    assert two_stages(np.column_stack([one, price]), y, np.column_stack([one, instrument]))[1] == pytest.approx(-3.0, abs=0.05)


def test_setting_of_the_fleet_s_own_year_moves_nothing():
    from keiway.market.demand.setting import placed

    whole = fleet.load(2022)
    assert np.abs(np.array([place.move for place in placed(whole, demand.setting(2022))])).max() < 1e-3  # utils; the tolerance of the inversion, on a level whose taste has a spread of some 20


def test_shares_of_another_year_are_met():
    from keiway.market.demand.offer import CARS, ELECTRICS
    from keiway.market.demand.setting import _targets, placed

    whole, now = fleet.load(2022), demand.setting(2008)
    targets = _targets(whole, now)
    for point, place in list(zip(ready(whole).points, placed(whole, now), strict=True))[::20]:
        by_person = place.new.mean(axis=1) * point.weight
        kinds = by_person @ place.within
        assert kinds[CARS].sum() / kinds.sum() == pytest.approx(targets[0], rel=1e-3)
        assert kinds[ELECTRICS].sum() / kinds.sum() == pytest.approx(targets[1], rel=0.02, abs=1e-6)
        assert by_person.sum() == pytest.approx(ready(whole).sold, rel=1e-3)
