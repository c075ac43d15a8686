"""Held against figures that nothing here is made from: AAA's average new vehicle, the compiled model's ranges, one car's prices."""

import pytest

from keiway.cost.owned.facts import fact, facts
from keiway.cost.owned.upkeep import repairs, scheduled
from keiway.cost.owned.worth import left
from keiway.road.use import use
from keiway.vehicles import vehicle


def middle_upkeep_a_mile(age, miles, years, list_usd=22000.0) -> float:
    now = fact("inflation_2019").value.mid
    plan = scheduled(age, miles, years, False) * fact("schedule_doubt").value.mid
    mend = repairs(age, miles, years, False, list_usd) * fact("repair_doubt").value.mid
    return now * (plan + mend) / (miles * years)


def test_aaa_fuel_a_mile_is_above_a_small_cars():
    """13.0 cents at 3.151 USD is 24 mpg, the average vehicle; the K4 takes less, and not half as little."""
    gallons = use(vehicle("kia-k4-2025")).per_mile()[1]
    ours = gallons * facts().aaa.petrol_usd_gal * 100
    assert 0.5 * facts().aaa.fuel_cents_per_mile < ours < facts().aaa.fuel_cents_per_mile


def test_aaa_loses_as_large_a_share_in_five_years():
    """4,334 USD a year of an average new vehicle of about 49,000 USD (KBB, July 2025: 48,841) is 44 percent in five years."""
    aaa = 5 * facts().aaa.depreciation_usd_year / 48841
    doubt = fact("new_loss_doubt").value
    assert (1 - left(5)) * doubt.low < aaa < (1 - left(5)) * doubt.high
    assert 1 - left(5) == pytest.approx(aaa, abs=0.03)


def test_upkeep_of_a_small_car_stands_around_the_compiled_range():
    """6 to 11 cents a mile over a car's life; a new one's first years lie under it."""
    new, used, old = (middle_upkeep_a_mile(age, 12000, 5) for age in (0, 4, 10))
    assert 0.02 < new < 0.06
    assert 0.06 < used < 0.11
    assert new < used < old < 0.16


def test_a_new_small_sedans_upkeep_with_tyres_lies_between_two_printed_figures():
    """AAA: 9.11 cents a mile over 75,000 miles, an extended warranty in it. A list of brands: 474 USD a year for a Kia, tyres apart."""
    tyres = 4 * (fact("small_tyre").value.mid + fact("mount").value.mid) / fact("life_all_season").value.mid
    ours = middle_upkeep_a_mile(0, 15000, 5) + tyres
    assert 474 / 15000 < ours < 0.0911


def test_one_sedans_prices_follow_the_curve():
    """A 2018 Kia Forte had 54 percent of its list price left after seven years and 39 after ten; the band holds both."""
    doubt = fact("new_loss_doubt").value
    for years, kept in ((7, 0.54), (10, 0.39)):
        lost = 1 - left(years)
        assert 1 - lost * doubt.high <= kept <= 1 - lost * doubt.low + 0.02


def test_the_compiled_range_of_an_old_kei_at_its_miles():
    year, mile = fact("old_kei_year").value, fact("old_kei_mile").value
    assert (year.low + 2500 * mile.low, year.mid + 2500 * mile.mid, year.high + 2500 * mile.high) == (500, 1100, 2500)
