"""The arithmetic of a maker's bill: it is what the reference's own sums say, and it moves the way money does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.cost.built_here.parts.once import charge, names
from keiway.cost.built_here.price.bill import Slope, Terms, bill, units
from keiway.cost.built_here.price.curve import crossing, curve, needed
from keiway.cost.built_here.table import facts, in_price_year, inflation

PLAIN = {
    "factory": 6000.0, "content": 900.0, "emissions": 200.0, "lhd": 0.0, "duty": 15.0, "ocean": 950.0, "warranty": 0.0, "overhead": 0.0,
    "dealer": 0.05, "destination": 1250.0, "incentive": 0.0, "capital": 0.0, "federalisation": 200e6, "crash_tests": 0.0, "certification": 0.0,
    "launch": 0.0, "kit_plant": 0.0, "plant": 0.0, "kit_share": 0.85, "plant_share": 0.4, "us_premium": 0.2, "labour_gap": 600.0, "parts_duty": 15.0,
}  # fmt: skip


def terms(way="imported", **changes) -> Terms:
    found = Terms(way, 0.125, 1.0, 0.0 if way == "imported" else 3.75, True, 7.0, (("factory", 1),))
    return found._replace(**changes)


def test_consumer_prices_carry_money_to_the_price_year():
    assert inflation(2012) == pytest.approx(321.943 / 229.594)
    assert round(inflation(2012), 2) == 1.40  # as the reference carries 1,929 dollars of 2012
    assert 50e6 * inflation(2005) == pytest.approx(82.4e6, rel=0.01)  # the Elise
    assert inflation(facts().price_year) == 1.0
    with pytest.raises(ValueError, match="1950"):
        inflation(1950)


def test_shares_and_ratios_are_not_inflated():
    values = facts().values
    assert in_price_year(values["warranty"]) == (0.015, 0.025, 0.035)
    assert in_price_year(values["plant"])[1] == pytest.approx(550e6 * 321.943 / 218.056)


def test_the_reference_break_even_is_reproduced():
    """200 million fixed and 1,000 dollars a unit: 200,000 cars. units = fixed / (price (1 - dealer) - variable - tariff)."""
    assert units(200e6, 1000.0) == 200_000
    price, variable, tariff = 12000.0, 9200.0, 1200.0
    world = {**PLAIN, "factory": variable, "content": 0.0, "emissions": 0.0, "ocean": 0.0, "duty": 100 * tariff / variable}
    slope = bill(world, terms(harbor_pct=0.0, processing_usd=0.0), 1e5).slope
    assert slope.needed(price + 1250.0) == pytest.approx(200e6 / (price * 0.95 - variable - tariff))


def test_a_subcompact_at_the_retail_price_equivalent():
    assert facts().values["direct_cost"].mid * facts().values["rpe"].mid == 15750


def test_the_capital_charge_is_the_annuity_of_circular_a4():
    payment = 0.07 / (1 - 1.07**-7)  # a year, of one dollar
    assert charge(0.07, 7) == pytest.approx(7 * payment)
    assert charge(0.0, 7) == 1.0


def test_a_bill_by_hand():
    """6,000 at the port, 1,100 of US parts: duty 15 % of 7,100, harbor 0.125 %, then the ship, 1,000 of one-off, dealer 5 %."""
    priced = bill(PLAIN, terms(), 200_000)
    lines = priced.lines
    assert lines["duty"] == pytest.approx(1065.0)
    assert lines["fees"] == pytest.approx(7100 * 0.00125 + 1.0)
    assert lines["once_federalisation"] == pytest.approx(1000.0)
    cost = 7100 + 1065 + lines["fees"] + 950 + 1000
    assert sum(lines.values()) == pytest.approx(cost / 0.95 + 1250)
    assert priced.sticker == pytest.approx(cost / 0.95 + 1250)  # no discount


def test_the_offset_is_a_share_of_the_list_price_and_never_more_than_the_duty_on_parts():
    few = bill(PLAIN, terms("us_kit"), 10_000)  # dear, so the share would exceed the duty
    assert few.lines["offset"] == pytest.approx(-few.lines["parts_duty"])
    many = bill({**PLAIN, "parts_duty": 27.5}, terms("us_kit"), 1e6)
    assert many.lines["offset"] == pytest.approx(-0.0375 * (many.sticker - 1250))
    assert -many.lines["offset"] < many.lines["parts_duty"]


def test_each_way_has_its_own_once():
    assert names("imported") == ("federalisation", "crash_tests", "certification", "launch")
    assert names("us_kit")[-1] == "kit_plant"
    assert names("us_plant")[-1] == "plant"


WORLDS = st.fixed_dictionaries(
    {
        **{name: st.just(value) for name, value in PLAIN.items()},
        "factory": st.floats(2000, 30000),
        "content": st.floats(0, 5000),
        "duty": st.floats(0, 150),
        "parts_duty": st.floats(0, 40),
        "overhead": st.floats(0, 0.3),
        "warranty": st.floats(0, 0.05),
        "dealer": st.floats(0, 0.15),
        "incentive": st.floats(0, 0.15),
        "capital": st.floats(0, 0.2),
        "federalisation": st.floats(0, 1e9),
        "plant": st.floats(0, 5e9),
        "kit_plant": st.floats(0, 5e8),
    }
)
WAYS = st.sampled_from(("imported", "us_kit", "us_plant"))


@settings(max_examples=60, deadline=None)
@given(WORLDS, WAYS, st.floats(1e3, 1e7))
def test_the_lines_sum_to_the_price(world, way, volume):
    priced = bill(world, terms(way), volume)
    assert sum(priced.lines.values()) == pytest.approx(priced.slope.paid(volume), rel=1e-9)
    assert priced.sticker >= priced.slope.paid(volume) - 1e-6


@settings(max_examples=60, deadline=None)
@given(WORLDS, WAYS, st.floats(1e3, 1e6), st.floats(1.0, 20.0))
def test_more_volume_never_makes_it_dearer(world, way, volume, times):
    slope = bill(world, terms(way), volume).slope
    assert slope.paid(volume * times) <= slope.paid(volume) + 1e-6


@settings(max_examples=60, deadline=None)
@given(WORLDS, st.floats(1e3, 1e6))
def test_without_duty_an_import_is_cheaper(world, volume):
    with_duty = bill(world, terms(), volume).slope.paid(volume)
    without = bill({**world, "duty": 0.0}, terms(), volume).slope.paid(volume)
    assert without <= with_duty
    if world["duty"] > 0.01:
        assert without < with_duty


@settings(max_examples=60, deadline=None)
@given(WORLDS, WAYS, st.floats(1e3, 1e6))
def test_the_volume_a_price_needs_gives_that_price(world, way, volume):
    slope = bill({**world, "federalisation": world["federalisation"] + 1e6}, terms(way), volume).slope
    found = slope.needed(slope.paid(volume))
    assert found == pytest.approx(volume, rel=1e-6)
    assert slope.needed(slope.destination) is None  # a price of nothing is never enough


@settings(max_examples=60, deadline=None)
@given(WORLDS)
def test_the_two_prices_meet_where_it_says(world):
    here, abroad = (bill(world, terms(way), 1e5).slope for way in ("us_plant", "imported"))
    found = crossing("us_plant", [here], [abroad])
    if found.mid is not None and 10 < found.mid < 1e8:
        assert here.paid(found.mid) == pytest.approx(abroad.paid(found.mid), rel=1e-6)
        assert here.paid(found.mid * 2) <= abroad.paid(found.mid * 2)
    elif found.always:
        assert here.paid(1e5) <= abroad.paid(1e5) + 1e-6


def test_a_curve_falls_and_its_band_holds_the_middle():
    slopes = [Slope(fixed, 9000.0, 1.2, 1.2, 0.0, 1250.0) for fixed in (1e8, 2e8, 4e8)]
    points = curve("imported", slopes).points
    assert all(one.mid > other.mid for one, other in pairwise(points))
    assert all(point.low <= point.mid <= point.high for point in points)


def test_a_price_that_no_volume_reaches_is_said_and_not_counted():
    slopes = [Slope(1e8, each, 1.2, 1.2, 0.0, 1250.0) for each in (9000.0, 12000.0, 15000.0, 20000.0)]
    found = needed("imported", slopes, 15000.0)
    assert found.never == 0.75
    assert found.low is not None and found.mid is None and found.high is None
