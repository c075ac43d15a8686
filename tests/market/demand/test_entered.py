"""A new product in the real fleets: what the door promises, and that its short way is the long one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.errors import UsageError
from keiway.market import demand, fleet
from keiway.market.demand import choice, effects
from keiway.market.demand.choice import choices
from keiway.market.demand.offer import INSTEAD, KINDS, OTHERS, offer, tasted
from keiway.market.demand.ready import TOLERANCE, built, market_elasticity, ready
from keiway.market.fleet.record import Product

KEI = Product(
    id="kei", name="A kei car", maker="-", body="car", energy="gasoline", units=0.0, price_usd=16000.0, mass_kg=889.0, footprint_m2=3.289, power_kw=47.0
)
NOW = demand.setting(2022)


@pytest.fixture(scope="module")
def market():
    return fleet.load(2022)


@pytest.fixture(scope="module")
def kei(market):
    return demand.entered(KEI, NOW, market, prices=np.array([10000.0, 16000.0, 22000.0]))


def test_shapes_and_sums(kei):
    assert kei.units.shape == kei.elasticity.shape == kei.surplus_usd.shape == (2000,)
    assert kei.instead.shape == (2000, len(demand.INSTEAD)) and kei.at_prices.shape == (2000, 3)
    np.testing.assert_allclose(kei.instead.sum(axis=1), 1.0, rtol=1e-9)
    assert (kei.instead >= 0.0).all() and (kei.units > 0.0).all() and (kei.elasticity < 0.0).all() and (kei.surplus_usd > 0.0).all()


def test_what_is_given_up_has_a_mass_and_a_price(kei):
    mass, price = (dict(zip(demand.INSTEAD, told, strict=True)) for told in (kei.instead_mass_kg, kei.instead_price_usd))
    assert 950.0 < mass["new_small_car"] < mass["new_car"] < mass["new_suv"] < 2200.0
    assert mass["used_car"] == 1800.0 and mass["motorcycle"] == 230.0 and mass["nothing"] is None and price["nothing"] is None
    assert 15000.0 < price["new_small_car"] < price["new_car"] < price["new_electric"]


def test_same_seed_same_numbers(market, kei):
    ready.cache_clear()
    again = demand.entered(KEI, NOW, market)
    np.testing.assert_array_equal(again.units, kei.units)
    np.testing.assert_array_equal(again.instead, kei.instead)


def test_a_seed_deals_the_points_out_anew_and_moves_no_middle(market, kei):
    """Points and persons are a rule of integration: a seed that moved them would move an elasticity by a tenth and say nothing of the market."""
    other = demand.entered(KEI, NOW, market, seed=2)
    assert not np.array_equal(other.units, kei.units)
    for name in ("units", "elasticity", "surplus_usd"):
        np.testing.assert_array_equal(np.sort(getattr(other, name)), np.sort(getattr(kei, name)))


def test_prices_fall_draw_by_draw_and_the_price_asked_is_the_forecast(kei):
    assert (np.diff(kei.at_prices, axis=1) < 0.0).all()
    np.testing.assert_array_equal(kei.at_prices[:, 1], kei.units)


def test_shift_moves_small_shares_by_its_exponential(market, kei):
    down = demand.entered(KEI, NOW, market, shift=np.full(2000, -2.0))
    ratio = down.units / kei.units
    assert (ratio < 1.0).all() and np.median(ratio) == pytest.approx(np.exp(-2.0), rel=0.15)
    nobody = demand.entered(KEI, NOW, market, shift=np.full(2000, -200.0))
    assert nobody.units.max() < 1e-60


@settings(max_examples=8, deadline=None)
@given(price=st.floats(1.0, 60000.0), shift=st.floats(-5.0, 20.0), more=st.floats(0.0, 10.0), energy=st.sampled_from(("gasoline", "hybrid", "electric")))
def test_nothing_sells_more_than_there_are_households_and_a_liking_only_adds(price, shift, more, energy):
    """However cheap and well liked: at most one a household, in the market's own scale, and more where it is liked more."""
    whole = fleet.load(2022)
    product = msgspec_replace(KEI, price_usd=price, energy=energy)
    less, better = (demand.entered(product, NOW, whole, draws=100, shift=np.full(100, utils)) for utils in (shift, shift + more))
    most = NOW.light_vehicles / ready(whole).sold
    assert (better.units <= most * (1.0 + 1e-9)).all() and (less.units <= better.units * (1.0 + 1e-9)).all()
    np.testing.assert_allclose(better.instead.sum(axis=1), 1.0, rtol=1e-6)


def test_fewer_draws_are_told_of_the_same_market(market, kei):
    few = demand.entered(KEI, NOW, market, draws=256)
    assert np.median(few.units) == pytest.approx(np.median(kei.units), rel=0.1)


@pytest.mark.parametrize(("sd", "near"), [(1.3, 2e-4), (2.0, 4e-3)])
def test_many_draws_at_a_point_are_what_each_would_be_alone(market, sd, near):
    """Twenty draws a point are worked out at ten mean utilities; one a point, at its own."""
    shift = sd * np.random.default_rng(3).standard_normal(2000)
    whole = demand.entered(KEI, NOW, market, shift=shift, prices=np.array([9000.0]))
    first = np.array([np.flatnonzero(whole.point == k)[0] for k in range(100)])[demand.spread(100, 100, 1)]
    alone = demand.entered(KEI, NOW, market, draws=100, shift=shift[first], prices=np.array([9000.0]))
    for name in ("units", "at_prices", "surplus_usd", "elasticity"):
        np.testing.assert_allclose(getattr(whole, name)[first], getattr(alone, name), rtol=near)
    np.testing.assert_allclose(whole.instead[first], alone.instead, atol=near)


def test_units_alone_are_the_same_to_the_bit(market, kei):
    alone = demand.sold(KEI, NOW, market, prices=np.array([10000.0, 16000.0, 22000.0]))
    np.testing.assert_array_equal(alone.units, kei.units)
    np.testing.assert_array_equal(alone.at_prices, kei.at_prices)
    np.testing.assert_array_equal(alone.point, kei.point)


def test_quality_can_be_judged_at_another_price(market, kei):
    cheap = msgspec_replace(KEI, price_usd=10000.0)
    at_list = demand.entered(cheap, NOW, market, quality_usd=16000.0)
    np.testing.assert_allclose(at_list.units, kei.at_prices[:, 0], rtol=1e-9)


def msgspec_replace(product, **changes):
    import msgspec

    return msgspec.structs.replace(product, **changes)


@pytest.mark.parametrize("k", [0, 7])
def test_the_short_way_is_the_long_way(market, k):
    """At one point the entrant put among the products and worked out with them gives the same sales, elasticity, diversion and gain."""
    known, seen = ready(market), offer(market)
    at = {name: float(values[k]) for name, values in known.drawn.items()}
    people, _, each = built(seen, at, k)
    point, mean = known.points[k], known.projection.of(KEI, seen, KEI.price_usd)[k]
    entrant = np.array(tasted(KEI, seen.middle))
    price = np.append(np.append(seen.price, seen.other_price), KEI.price_usd)
    attributes = np.vstack([seen.tasted, np.zeros((3, entrant.size)), entrant])
    group = np.append(np.repeat([0, 1], [seen.units.size, 3]), 0)
    mu = choice.deviations(people, price, attributes)
    whole = choices(mu, np.repeat(people.weight[:, None] / each.shape[2], each.shape[2], axis=1), group, 0.0, point.sd * each)
    delta = np.append(point.delta, mean)
    alone = demand.entered(KEI, NOW, market)
    own = alone.point == k
    last = price.size - 1
    share = choice.shares(whole, delta)[last]
    np.testing.assert_allclose(alone.units[own], share * NOW.light_vehicles / known.sold, rtol=1e-9)
    to, nothing = effects.diversion(whole, delta, last)
    kinds = [to[: seen.units.size][seen.kind == n].sum() for n in range(len(KINDS))]
    expected = [*kinds[:6], kinds[6] + kinds[7], *to[seen.units.size : last], nothing]
    np.testing.assert_allclose(alone.instead[own], [expected] * own.sum(), rtol=1e-6, atol=1e-9)
    gain = effects.gain(whole, delta, people.alpha, last)
    np.testing.assert_allclose(alone.surplus_usd[own], gain, rtol=1e-6)
    r = effects.elasticities(whole, delta, people.alpha, price)[last, last]
    np.testing.assert_allclose(alone.elasticity[own], r, rtol=1e-9)


def test_every_point_meets_the_shares_seen_and_its_aggregate_elasticity(market):
    known, seen = ready(market), offer(market)
    expected = np.append(seen.units, seen.other_units) / market.households
    for k in (0, 31, 64, 99):
        at = {name: float(values[k]) for name, values in known.drawn.items()}
        people, bare, each = built(seen, at, k)
        point = known.points[k]
        whole = bare.tasted(point.sd * each)
        np.testing.assert_allclose(choice.shares(whole, point.delta), expected, rtol=5 * TOLERANCE)
        moved, held = market_elasticity(whole, choice.picked(whole, point.delta), people.alpha, seen)
        assert moved == pytest.approx(at["aggregate_elasticity"], rel=5 * TOLERANCE)
        assert held < moved < 0.0
        new = np.arange(seen.units.size + len(OTHERS)) < seen.units.size
        prices = np.append(seen.price, seen.other_price)
        assert effects.aggregate(whole, point.delta, people.alpha, prices, new) == pytest.approx(held, rel=1e-6)


def test_years_with_more_cars_and_dearer_gasoline_sell_more_small_cars(market, kei):
    base = demand.Setting(**{name: getattr(NOW, name) for name in NOW.__struct_fields__})

    def median(**changes):
        return np.median(demand.entered(KEI, msgspec_replace(base, **changes), market).units)

    assert median() == np.median(kei.units)
    assert median(car_share=NOW.car_share + 0.2) > 1.2 * median()
    assert median(light_vehicles=2 * NOW.light_vehicles) == pytest.approx(2 * median())
    dearer = median(gasoline_usd_gal=1.5 * NOW.gasoline_usd_gal) / median()
    assert 1.5**0.1 < dearer < 1.5**0.7


def test_an_electric_entrant_gains_more_from_dear_gasoline_than_a_gasoline_one(market):
    dear = msgspec_replace(NOW, gasoline_usd_gal=1.5 * NOW.gasoline_usd_gal)
    gains = {}
    for energy in ("gasoline", "electric"):
        product = msgspec_replace(KEI, energy=energy)
        gains[energy] = np.median(demand.entered(product, dear, market).units / demand.entered(product, NOW, market).units)
    assert gains["electric"] > gains["gasoline"] > 1.0


def test_small_cars_and_spending_are_as_the_page_says(market):
    seen = offer(market)
    assert sorted(product.name for product, small in zip(seen.products, seen.small, strict=True) if small) == [
        "Hyundai Accent", "Kia Rio", "Mitsubishi Mirage", "Mitsubishi Mirage G4", "Nissan Versa",
    ]  # fmt: skip
    assert INSTEAD[:7] == ("new_small_car", "new_car", "new_small_suv", "new_suv", "new_pickup", "new_van", "new_electric")


def test_a_reader_s_fleet_without_electric_vehicles_or_small_cars_is_worked_out(market):
    few = tuple(product for product in market.products if product.energy == "gasoline" and product.price_usd > 25000.0)[:40]
    found = demand.entered(KEI, NOW, msgspec_replace(market, products=few), draws=200)
    assert np.isfinite(found.units).all() and (found.units > 0.0).all()
    assert found.instead[:, demand.INSTEAD.index("new_electric")].max() == 0.0
    np.testing.assert_allclose(found.instead.sum(axis=1), 1.0, rtol=1e-9)


def test_a_fleet_that_sells_more_than_there_are_households_is_refused(market):
    many = msgspec_replace(market, products=tuple(msgspec_replace(product, units=10 * product.units) for product in market.products))
    with pytest.raises(UsageError, match=r"more than its 131,\d{3},\d{3} households can buy"):
        demand.entered(KEI, NOW, many)


def test_a_part_of_a_fleet_that_cannot_be_a_market_is_refused(market):
    few = tuple(product for product in market.products if product.units < 3000)[:5]
    with pytest.raises(UsageError, match="it has to be all that was on sale"):
        demand.entered(KEI, NOW, msgspec_replace(market, products=few))
