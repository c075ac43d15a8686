"""The forecast as a whole: the same random numbers on both sides of every comparison, order where there must be order, the past as the backtest has it."""

from datetime import date
from functools import cache

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.market import backtest, history, launch, years
from keiway.market.answer import answer, drawn
from keiway.market.answer.draws import share_known
from keiway.market.record import ALL_STATES, NO_CAP, Asked
from keiway.vehicles.catalogue import by_id

DAY = date(2026, 11, 29)
DRAWS = 400


def asked(id_="honda-n-box-3", **more) -> Asked:
    return Asked(**{"vehicle": by_id()[id_], "as_of": DAY, "price_usd": 16000.0, "price_year": 2026, "draws": DRAWS, **more})


@cache
def told(**more):
    return answer(asked(**more))


def full(**more) -> float:
    """Middle of a full year."""
    found = drawn(asked(**more))
    return float(np.median(found.units[:, found.full]))


def test_the_draws_are_what_is_told():
    found, said = drawn(asked()), told()
    assert found.units.shape == (DRAWS, 10) and (found.units >= 0).all()
    assert [year.mid for year in said.years] == pytest.approx(np.median(found.units, axis=0))
    assert found.instead.sum(axis=1) == pytest.approx(np.ones(DRAWS))
    assert found.surplus_usd.shape == (DRAWS,) and (found.surplus_usd > 0).all()


def test_what_buyers_would_have_done_adds_up_to_all_of_them():
    for more in ({}, {"energy": "electric"}, {"price_usd": 30000.0}):
        said = told(**more).instead
        assert sum(one.mean for one in said) == pytest.approx(1, abs=1e-9)
        assert all(one.low <= one.mid <= one.high and 0 <= one.mean <= 1 for one in said)


@pytest.mark.parametrize("years_", [(2027, 2027), (2027, 2028), (2027, 2040 - 4)])
def test_the_years_asked_for_are_shown_and_move_nothing_else(years_):
    first, last = years_
    said, usual = told(first_year=first, last_year=last), told(first_year=2027, last_year=2033)
    assert [year.year for year in said.years] == list(range(first, last + 1))
    assert said.years[0] == usual.years[0]
    for name in ("sentence", "steady", "share_pct", "elasticity", "prices", "instead", "effects", "spread", "business"):
        assert getattr(said, name) == getattr(usual, name), name
    assert "2029" in said.sentence


def test_a_launch_in_the_last_year_known_has_a_full_year_too():
    said = told(first_year=2036, last_year=2036)
    assert len(said.years) == 1 and "2038" in said.steady.how and said.steady.mid > said.years[0].mid


def test_a_slow_one_brings_its_own_cap():
    slow = drawn(asked("suzuki-carry-7-550"))  # 59 mph
    assert slow.base.setup.cap_mph == 59 and (slow.factors["cap"] < 1).all()
    assert any("top speed is 59 mph" in line for line in answer(asked("suzuki-carry-7-550")).assumed)
    assert drawn(asked("suzuki-carry-7-550", cap_mph=NO_CAP)).base.setup.cap_mph is None
    assert drawn(asked("suzuki-carry-7-550", scenario="harder")).base.setup.cap_mph == min(59, launch.scenario("harder").cap_mph)
    assert drawn(asked()).base.setup.cap_mph is None


@pytest.mark.parametrize(("id_", "price", "names"), [("citroen-ami-2020", 9000.0, ("power (8 hp)", "curb mass")), ("honda-n-box-3", 5000.0, ("price ($5,000)",)), ("honda-n-box-3", 60000.0, ("price among small cars ($60,000)",))])
def test_where_the_model_does_not_hold_it_gives_no_headline_number(id_, price, names):
    said = answer(asked(id_, price_usd=price))
    assert said.far and said.sentence.startswith("The model does not hold") and all(name in said.sentence for name in names)
    assert f"{said.steady.mid:,.0f}"[:4] not in said.sentence and "minicars launched here" in said.sentence
    assert said.business.sentence.startswith("The model does not hold")


@pytest.mark.parametrize("id_", ["honda-n-box-3", "suzuki-carry-11", "daihatsu-hijet-10", "nissan-sakura-1", "mitsubishi-i-miev-1"])
def test_the_kei_of_now_are_within_what_was_learnt_from(id_):
    said = answer(asked(id_))
    assert not said.far and "buyers in 2029" in said.sentence


def test_a_price_far_over_small_cars_is_said():
    dear = [text for text in told(price_usd=45000.0).warnings if "dearest small car" in text]
    assert len(dear) == 1 and "MINI" in dear[0]
    assert not any("dearest small" in text for text in told().warnings)


def test_a_minicar_is_held_against_minicars_first():
    ids = [one.id for one in told().baselines]
    assert ids[:2] == ["market.baseline.minicars", "market.baseline.class"] and "shorter than" in told().baselines[0].how
    assert "market.baseline.minicars" not in {one.id for one in answer(asked("nissan-versa-2012")).baselines}


def test_a_price_that_reads_like_the_one_asked_does_not_stand_beside_it():
    said = told(price_usd=15995.0)
    for prices in ([one.price_usd for one in said.prices], sorted({one.price_usd for one in said.business.at_prices})):
        assert 15995.0 in prices and np.diff(prices).min() >= 100


def test_no_break_even_is_beyond_the_market():
    most = years.context(2027).light_vehicles
    for price in (12000.0, 14000.0, 15000.0, 16000.0):
        for route in told(price_usd=price).business.routes:
            if route.break_even:
                assert all(each is None or each <= most * route.years for each in (route.break_even.low, route.break_even.mid, route.break_even.high))
        assert all(one.break_even is None or one.break_even <= most for one in told(price_usd=price).business.at_prices)


def test_figures_of_a_makers_price_reach_the_sums():
    from keiway.cost.record import Edit

    cheap = told(edits=(Edit(id="cost.built_here.list_price_usd", low=9000.0, mid=9000.0, high=9000.0),))
    assert cheap.business.routes[0].unit_cost.mid < told().business.routes[0].unit_cost.mid and cheap.steady == told().steady


def test_the_factors_multiply():
    found = drawn(asked(scenario="harder"))
    f = found.factors
    assert found.entered.units == pytest.approx(f["tastes"] * f["appeal"])
    whole = found.entered.units * f["reach"] * f["cap"]
    assert found.units == pytest.approx(whole[:, None] * f["ramp"] * f["market"])
    assert (f["cap"] < 1).all() and (f["reach"] < 1).all()


@pytest.mark.parametrize(("id_", "price", "energy"), [("honda-n-box-3", 500.0, "gasoline"), ("honda-n-box-3", 500.0, "electric"), ("mitsubishi-i-miev-1", 2000.0, "electric")])
def test_however_cheap_it_sells_no_more_than_the_market(id_, price, energy):
    found = drawn(asked(id_, price_usd=price, energy=energy))
    sold = np.array([years.context(year).light_vehicles for year in found.years])
    assert (found.units <= sold).all() and (found.at_prices <= sold[found.full]).all()
    assert np.median(found.units[:, found.full]) < 0.5 * sold[found.full]
    assert (np.diff(found.at_prices, axis=1) <= 0).all()


@pytest.mark.parametrize(
    ("id_", "setting", "again"),
    [
        ("cap", "no road over 45 mph", {"cap_mph": 45}),
        ("dealers", "75", {"dealers": 75.0}),
        ("dealers", "1,500", {"scenario": "wide-network"}),
        ("states", "only 10", {"scenario": "few-states"}),
        ("fuel", "$5.00", {"scenario": "fuel-high"}),
        ("energy", "electric", {"scenario": "electric"}),
    ],
)
def test_what_an_effect_says_is_what_is_told_when_it_is_asked(id_, setting, again):
    effect = next(one for one in told().effects if one.id == id_ and one.setting.startswith(setting))
    assert effect.mid_units == pytest.approx(full(**again), rel=1e-9)


def test_one_setting_of_each_kind_is_as_asked():
    for more in ({}, {"scenario": "harder"}, {"states": ("CO", "TX"), "dealers": 200.0}, {"scenario": "low-speed"}):
        effects = told(**more).effects
        for id_ in {one.id for one in effects} - {"price"}:
            now = [one for one in effects if one.id == id_ and one.now]
            assert len(now) == 1 and now[0].mid == 1 and now[0].mid_units == pytest.approx(full(**more)), (more, id_)


@settings(max_examples=6, deadline=None)
@given(price=st.floats(9_000, 30_000), times=st.floats(1.05, 1.6))
def test_a_dearer_one_sells_fewer(price, times):
    assert full(price_usd=price) > full(price_usd=price * times)


def test_along_the_prices_of_one_answer_every_draw_falls():
    found = drawn(asked())
    assert (np.diff(found.prices) > 0).all() and (np.diff(found.at_prices, axis=1) < 0).all()
    here = list(found.prices).index(16000.0)
    assert found.at_prices[:, here] == pytest.approx(found.units[:, found.full])


@settings(max_examples=5, deadline=None)
@given(few=st.integers(20, 900), more=st.integers(20, 900))
def test_more_dealers_never_sell_fewer(few, more):
    few, more = sorted((few, more))
    fewer, most = (drawn(asked(dealers=float(n))).units for n in (few, more))
    assert (fewer <= most * (1 + 1e-9)).all()


def test_more_states_and_a_higher_cap_never_sell_fewer():
    for less, more in (({"states": ("CO",)}, {"states": ("CO", "TX")}), ({"states": ("CO", "TX")}, {}), ({"cap_mph": 35}, {"cap_mph": 45}), ({"cap_mph": 55}, {})):
        assert (drawn(asked(**less)).units <= drawn(asked(**more)).units * (1 + 1e-9)).all()


def test_all_states_and_no_cap_stand_over_a_scenario():
    free = drawn(asked(scenario="harder", cap_mph=NO_CAP, dealers=350.0))
    assert free.units == pytest.approx(drawn(asked()).units)
    assert drawn(asked(scenario="few-states", states=ALL_STATES)).units == pytest.approx(drawn(asked()).units)


def test_the_parts_of_the_spread_are_its_whole():
    shares = {one.id: one.mid for one in told().spread}
    assert sum(shares.values()) == pytest.approx(100, abs=2) and "market.spread.cap" not in shares
    assert "market.spread.cap" in {one.id for one in told(cap_mph=45).spread}


@pytest.mark.parametrize(("launched", "id_"), [("fiat-500-2011", "fiat-500-2012"), ("i-miev-2011", "mitsubishi-i-miev-2012")])
def test_the_past_is_forecast_as_the_backtest_does_it(launched, id_):
    """The same launch through both doors: the band of the steady years differs by draws alone."""
    each = history.launch(launched)
    ours = drawn(asked(id_, price_usd=each.paid_usd, price_year=each.price_year, first_year=each.year, last_year=each.year + 4, draws=2000))
    theirs = backtest.as_at_launch(by_id()[id_], each.paid_usd, each.year, dealers=each.dealers, draws=2000, month=each.month)
    for share in (0.05, 0.5, 0.95):
        a, b = np.quantile(ours.units[:, 1:].mean(axis=1), share), np.quantile(theirs.units[:, 1:].mean(axis=1), share)
        assert a == pytest.approx(b, rel=0.2), share
    assert ours.base.setup.dealers == each.dealers and each.nameplate in ours.base.without


def test_a_launch_of_the_past_knows_nothing_of_itself():
    said = answer(asked("fiat-500-2012", price_usd=15500.0, price_year=2011, first_year=2011, last_year=2014))
    assert said.business is None and said.comparables[0].id == "fiat-500-2011"
    sold = drawn(asked("fiat-500-2012", first_year=2011, last_year=2014)).base.fleet.products
    assert "Fiat 500" not in {product.name for product in sold} and "Fiat 500X" in {product.name for product in sold}  # another car stays


def test_the_market_ahead_is_held_to_the_last_share_of_cars_that_was_read():
    assert share_known(2027) == 2025 and share_known(2012) == 2012
    found = drawn(asked())
    drift = launch.drift(found.years, 2025, DRAWS, 1)
    assert found.factors["market"] == pytest.approx(drift * (found.factors["market"] / drift)[0])


def test_what_lies_outside_is_said_in_the_answer():
    said = told()
    assert {one.fact for one in said.outside} >= {"power_kw", "width_mm"} and any("outside" in warning for warning in said.warnings)
    assert any("may be sold new here" in warning for warning in said.warnings) and any("weak base" in warning for warning in said.warnings)


def test_one_no_longer_built_is_told_apart_from_used_ones():
    """Whoever asks of a 1991 Beat may mean a used one."""
    assert any("not been built since 1996" in each for each in told(id_="honda-beat-1").warnings)
    assert not any("not been built" in each for each in told().warnings)


def test_an_electric_forecast_calls_itself_a_guess():
    assert told(energy="electric").sentence.endswith("A guess: two electric minicars alone tell of such a car.")
    assert "guess" not in told().sentence


def test_an_electric_one_is_told_that_its_range_does_not_count():
    said = answer(asked("nissan-sakura-1", price_usd=19000.0))
    warning = next(each for each in said.warnings if "range" in each)
    assert "20 kWh" in warning and f"{history.steady(history.launch('i-miev-2011')).units:,.0f}"[:2] in warning
    assert not any("no range" in each for each in told().warnings)


def test_every_figure_can_be_explained():
    from keiway.law.library import SHELVES

    known = {entry.id for name in ("market", "cost") for entry in SHELVES[name]()}
    ids = set(_figures(msgspec.to_builtins(told(cap_mph=45))))
    assert len(ids) > 30 and ids <= known, ids - known


def _figures(node):
    """Ids of every number with a unit and a word on how it came about."""
    if isinstance(node, dict):
        if {"id", "unit", "how"} <= node.keys():
            yield node["id"]
        for child in node.values():
            yield from _figures(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _figures(child)


def test_every_source_can_be_explained():
    from keiway.law.library import SHELVES

    fleet, *ids = told().sources
    known = {entry.id for name in ("market", "cost") for entry in SHELVES[name]()}
    assert "EPA" in fleet and set(ids) <= known and len(ids) > 20


def test_money_of_another_year_is_the_same_launch():
    from keiway.market import years

    then = years.money(16000.0, 2026, 2019)
    other = drawn(asked(price_usd=then, price_year=2019))
    assert np.median(other.units, axis=0) == pytest.approx(np.median(drawn(asked()).units, axis=0), rel=1e-6)
