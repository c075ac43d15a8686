"""Launches and what they sold: the facts a backtest rests on, with printed values checked one by one."""

from __future__ import annotations

import pytest

from keiway.market import fleet, history
from keiway.market.fleet.record import Product


def test_printed_sales_stand_as_printed():
    """WardsAuto 2012-12 (smart), Autoblog 2012-01-17 (Fiat), MMNA release 2020-01 (Mirage), The Truth About Cars 2015-01-20 (Sonic, Fit)."""
    held = {(car, sale.year): sale.units for car in ("fortwo", "fiat-500", "mirage", "sonic", "fit") for sale in history.sales(car)}
    assert held["fortwo", 2008] == 24622 and held["fortwo", 2011] == 5208
    assert held["fiat-500", 2011] == 19769 and held["mirage", 2019] == 26966
    assert held["sonic", 2013] == 85646 and held["fit", 2013] == 53513


def test_production_is_never_taken_for_sales():
    assert {sale.basis for car in ("venue", "kicks", "mirage") for sale in history.sales(car)} == {"calendar_year_sales"}
    assert not history.sales("venue")


def test_the_i_miev_adds_up_to_its_printed_total():
    assert sum(sale.units for sale in history.sales("i-miev")) == 2108


def test_every_launch_has_what_a_forecast_needs_and_says_where_from():
    for each in history.launches():
        assert 2500 < each.length_mm < 4700 and 1.9 < each.footprint_m2 < 4.4 and 700 < each.mass_kg < 1400, each.id
        assert 9000 < each.paid_usd < 36000 and abs(each.price_year - each.year) <= 1 and each.dealers, each.id
        assert all(history.told(each, name)[0] == "secondary" for name in each.read)


def test_minicars_are_the_short_and_the_weak_alone():
    found = {each.id for each in history.launches() if history.minicar(each.length_mm, each.power_kw)}
    assert found == {"mini-2002", "mini-2007", "fortwo-2008", "fortwo-2015", "fiat-500-2011", "fiat-500e-2024", "i-miev-2011", "mirage-2013"}
    assert not history.minicar(None, None) and history.minicar(None, 47.0)


@pytest.mark.parametrize(
    ("id_", "counted", "flagged"),
    [
        ("fortwo-2008", [2009, 2010, 2011, 2012], []),  # its first year was a queue
        ("fiat-500-2011", [2012, 2013, 2014, 2015], []),
        ("mini-2007", [2008, 2009, 2010], [2011]),  # the Countryman counts along from 2011
        ("fit-2006", [], [2007]),  # supply-bound, and the next one came in 2008
        ("fit-2014", [2016, 2017], [2018]),
        ("fiat-500e-2024", [], []),
    ],
)
def test_steady_years(id_, counted, flagged):
    found = history.steady(history.launch(id_))
    assert [sale.year for sale in found.counted] == counted and [sale.year for sale in found.flagged] == flagged


def test_what_was_known_before_a_year():
    assert [sale.year for sale in history.steady(history.launch("fortwo-2008"), before=2011).counted] == [2009, 2010]


def test_the_segment_of_2013_is_near_the_printed_one():
    """The Truth About Cars 2015-01-20: ten subcompacts sold 503,864 in 2013; here the smart, the 500, the Mirage and the xD stand too."""
    others = sum(s.units for car in ("fortwo", "fiat-500", "xd", "mini") for s in history.sales(car) if s.year == 2013)
    assert history.segment_units(2013) == pytest.approx(503_864 + others, rel=0.01)
    assert history.segment_units(2001) is None


def kei(**changed) -> Product:
    facts = {"id": "x", "name": "x", "maker": "x", "body": "car", "energy": "gasoline", "units": 0.0, "price_usd": 16000, "mass_kg": 890, "footprint_m2": 3.2}
    return Product(**{**facts, "power_kw": 47.0, "length_mm": 3395.0, **changed})


def test_comparables_always_have_what_everybody_asks_about():
    found = [each.id for each in history.comparables(kei(), 6)]
    assert len(found) == 6 and {"fortwo-2008", "fiat-500-2011", "mirage-2013", "i-miev-2011"} <= set(found)
    assert len({history.launch(id_).car for id_ in found}) == 6
    assert found.index("mirage-2013") < found.index("i-miev-2011")  # another drive at twice the price is farther
    electric = [each.id for each in history.comparables(kei(energy="electric", price_usd=30000), 6)]
    assert electric[0] == "i-miev-2011"


def test_a_comparable_counts_years_from_its_own_first():
    smart = next(each for each in history.comparables(kei()) if each.id == "fortwo-2008")
    assert (smart.points[0].n, smart.points[0].year, smart.points[0].units) == (1, 2008, 24622)
    assert smart.plan == 16000 and smart.confidence == "recalled" and "2008 launch queue" in smart.note and smart.sources


def test_a_launch_in_the_fleets_money_and_the_fleet_without_it():
    market = fleet.load(2019)
    smart = history.product(history.launch("fortwo-2008"), market)
    assert smart.price_usd == pytest.approx(12235 * 255.657 / 215.303)  # CPI-U, annual means
    left = {each.id for each in market.products} - {each.id for each in history.without(market, ("mirage",)).products}
    assert left == {"mitsubishi-mirage-gasoline", "mitsubishi-mirage-g4-gasoline"}
    assert history.without(market, ("no such",)) is market


def test_an_electric_launch_meets_the_electric_models_of_its_year():
    """In 2011 the Leaf sold nearly all electric cars (Department of Energy, Fact 796)."""
    market = fleet.load(2019)
    units = [each.units for each in market.products if each.energy == "electric"]
    spread = 1.0 / sum((each / sum(units)) ** 2 for each in units)

    def times(year: int, energy: str = "electric") -> float:
        return history.fewer_rivals(market, kei(energy=energy), year)

    assert [times(2005), times(2011), times(2012), times(2019)] == pytest.approx([spread, spread, spread / 1.9, 1.0])
    assert 1.0 < times(2018) < times(2016) < times(2012) and times(2011, "gasoline") == 1.0


def test_two_seats_are_told_or_are_a_kei_trucks():
    assert [each.id for each in history.launches() if history.two_seats(each)] == ["fortwo-2008", "fortwo-2015", "mx-5-2005", "mx-5-2015"]
    assert history.two_seats(kei(body="pickup")) and history.two_seats(kei(seats=2.0)) and not history.two_seats(kei())
    assert not history.two_seats(kei(body="pickup", length_mm=5300.0)) and not history.two_seats(kei(seats=4.0, body="pickup"))


def test_only_a_launch_whose_first_year_is_all_there_is_stands_by_it():
    assert [each.id for each in history.launches() if history.first_alone(each)] == ["fiat-500e-2024"]


def test_families_and_uneven_flags_name_what_there_is():
    names, ids = {each.nameplate for each in history.launches()}, {each.id for each in history.launches()}
    found = history.facts()
    assert all(set(family) <= names for family in found.families) and {each.title for each in found.uneven} <= ids
    assert history.family("rio") == ("accent", "rio") and history.family("fortwo") == ("fortwo",)
