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
