"""The three ways with tyres: the compiled trade-off to the cent, and what must hold at any miles."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.cost.owned.tyres import Prices, lasts, pays_back, second_set_at, yearly

#: The compiled case: 15 in, prices in the middle, nothing for mounting, rubber that never ages, alloy wheels with sensors over 8 years.
COMPILED = Prices(
    all_season=105, winter=130, summer=110, wheel=140, sensor=50, swap_wheels=80, swap_remount=150,
    life_all_season=50000, life_winter=30000, life_summer=30000, rubber_years=math.inf, wheel_years=8,
)  # fmt: skip


def cents_a_mile(price: float, life: float) -> float:
    return 4 * price / life * 100


def test_rubber_a_mile_as_compiled():
    assert cents_a_mile(COMPILED.winter, COMPILED.life_winter) == pytest.approx(1.73, abs=0.005)
    assert cents_a_mile(COMPILED.summer, COMPILED.life_summer) == pytest.approx(1.47, abs=0.005)
    assert cents_a_mile(COMPILED.all_season, COMPILED.life_all_season) == pytest.approx(0.84, abs=0.005)


def test_two_sets_against_one_as_compiled():
    two = yearly("two", COMPILED, 8500, 0.4)
    assert two.rubber == pytest.approx(134, abs=0.5)
    assert two.work == pytest.approx(160)
    assert two.wheels == pytest.approx(95)
    assert two.whole == pytest.approx(389, abs=0.5)
    assert yearly("one", COMPILED, 8500, 0.4).whole == pytest.approx(71, abs=0.5)


def test_what_the_compiled_case_left_out():
    """Remounting costs 434 a year, so own wheels win by 45 and pay back in 760 / 140 years; ageing rubber makes two sets dearer still."""
    remount = yearly("remount", COMPILED, 8500, 0.4)
    assert remount.whole == pytest.approx(133.7 + 300, abs=0.5)
    assert pays_back(COMPILED, 8500, 0.4) == pytest.approx(760 / 140, rel=1e-6)
    aged = yearly("two", Prices(**{**as_dict(COMPILED), "rubber_years": 8.0}), 8500, 0.4)
    assert aged.rubber == pytest.approx(520 / 8 + 440 / (30000 / 5100), rel=1e-6)
    assert second_set_at(COMPILED, 0.4) is None


def as_dict(prices: Prices) -> dict:
    return {name: getattr(prices, name) for name in prices.__struct_fields__}


miles = st.floats(200, 60000)
shares = st.floats(0.0, 1.0)
real = Prices(
    all_season=105, winter=130, summer=110, wheel=75, sensor=50, mount=30, swap_wheels=80, swap_remount=150, rotation=50,
    life_all_season=50000, life_winter=30000, life_summer=30000, rubber_years=8, wheel_years=10,
)  # fmt: skip


@given(miles, miles, shares, st.sampled_from(["one", "remount", "two"]))
def test_more_miles_never_cost_less_a_year_and_never_more_a_mile(a, b, share, plan):
    low, high = sorted((a, b))
    less, more = yearly(plan, real, low, share).whole, yearly(plan, real, high, share).whole
    assert less <= more + 1e-9
    assert more / high <= less / low + 1e-9


@given(miles, shares)
def test_no_set_outlives_its_rubber_or_its_tread(distance, share):
    for life, part in ((50000, 1.0), (30000, share), (30000, 1 - share)):
        years = lasts(life, distance * part, 8.0)
        assert years <= 8.0
        assert years * distance * part <= life + 1e-6


@given(miles, shares)
def test_after_the_pay_back_own_wheels_have_cost_less(distance, share):
    years = pays_back(real, distance, share)
    once = 4 * (real.wheel + real.sensor)
    a, b = yearly("two", real, distance, share), yearly("remount", real, distance, share)
    if math.isinf(years):
        assert a.work >= b.work
    else:
        kept = years * 1.01
        assert once + kept * (a.rubber + a.work) <= kept * (b.rubber + b.work) + 1e-6


def test_swapping_at_home_pays_back_sooner():
    assert pays_back(Prices(**{**as_dict(real), "swap_wheels": 0.0}), 8000, 0.4) < pays_back(real, 8000, 0.4)
