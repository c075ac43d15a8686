"""Sales by year since launch: whole paths, learnt from what small cars sold here."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.market import launch
from keiway.market.history import launches, sold, steady
from keiway.market.launch.paths import paths
from keiway.market.years import context


def test_the_steady_years_are_one_in_every_draw():
    assert launch.ramp(10)[:, 1:5].mean(axis=1) == pytest.approx(1.0)


def test_nothing_is_sold_before_the_launch():
    assert (launch.ramp((-1, 0)) == 0.0).all()


def test_asking_for_more_years_leaves_the_first_as_they_were():
    assert (launch.ramp(4) == launch.ramp(14)[:, :4]).all()
    assert (launch.ramp((3,)) == launch.ramp(3)[:, 2:]).all()


def test_a_car_launched_in_january_sells_a_whole_year_and_one_in_december_a_month():
    assert launch.ramp(1, month=1) == pytest.approx(12.0 * launch.ramp(1, month=12))
    any_month = np.mean(launch.ramp(1)) / np.mean(launch.ramp(1, month=1))
    assert any_month == pytest.approx(6.5 / 12.0, rel=0.1)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31), st.integers(1, 20))
def test_always_above_zero_and_finite(seed, years):
    found = launch.ramp(years, draws=50, seed=seed)
    assert found.shape == (50, years)
    assert np.isfinite(found).all()
    assert (found > 0.0).all()


def test_same_seed_same_numbers():
    assert (launch.ramp(6, seed=3) == launch.ramp(6, seed=3)).all()
    assert (launch.ramp(6, seed=3) != launch.ramp(6, seed=4)).any()


def test_a_step_by_hand():
    """smart 2009 to 2010: 14,595 and 5,927, against the passenger cars sold in both years."""
    path = next(path for path in paths() if path.id == "fortwo-2008")
    cars = {year: context(year).light_vehicles * context(year).car_share for year in (2009, 2010)}
    assert dict(path.steps)[2] == pytest.approx(log(5927 / cars[2010]) - log(14595 / cars[2009]))


def test_a_first_year_by_hand():
    """Sonic: 15,764 in the three months of 2011 in which it was sold, as if for a year, against its steady years."""
    one = next(one for one in launches() if one.id == "sonic-2011")
    rates = [sale.units / (context(sale.year).light_vehicles * context(sale.year).car_share) for sale in (sold(one)[0], *steady(one).counted)]
    path = next(path for path in paths() if path.id == "sonic-2011")
    assert path.first == pytest.approx(log(rates[0] * 12 / 3) - log(np.mean(rates[1:])))


def test_what_is_left_out_is_not_known():
    known = launch.learn()
    blind = launch.learn(("fortwo",))
    assert blind.launches == known.launches - 2
    assert blind.early < known.early  # the widest swing of all was the smart's
    assert launch.learn(("fortwo-2008", "fortwo-2015")) == blind
    assert (launch.ramp(5, without=("fortwo",)) != launch.ramp(5)).any()


def test_flagged_years_and_successors_teach_nothing():
    steps = {path.id: dict(path.steps) for path in paths()}
    assert 9 not in steps["fortwo-2008"]  # 2016 to 2017: run-out
    assert max(steps["mini-2002"], default=0) < 6  # the next MINI came in 2007
    assert not any(path.id.startswith(("forte", "soul", "mx-5")) for path in paths())


def test_the_band_holds_what_was_seen_of_each_car_without_it():
    """Left out one nameplate at a time: nine in ten of the years 2 to 8, against the car's own steady level, lie in the 90 percent band."""
    inside = []
    for one in launches():
        if one.neighbour or not steady(one).counted:
            continue
        low, high = np.percentile(launch.ramp(9, draws=500, without=(one.nameplate,)), [5, 95], axis=0)
        rate = {sale.year - one.year + 1: sale.units / (context(sale.year).light_vehicles * context(sale.year).car_share) for sale in sold(one) if not sale.flag}
        level = np.mean([rate[sale.year - one.year + 1] for sale in steady(one).counted])
        inside += [low[n - 1] <= rate[n] / level <= high[n - 1] for n in rate if 2 <= n <= 9]
    assert len(inside) > 80
    assert 0.85 <= np.mean(inside) <= 1.0


def test_small_cars_fade_once_launched():
    found = launch.ramp(10)
    assert np.median(found[:, 9]) < np.median(found[:, 4]) < 1.0


def test_the_class_drifts_apart_from_the_base_year_only_ahead():
    found = launch.drift((2020, 2022, 2027, 2036), since=2022)
    assert (found[:, :2] == 1.0).all()
    spread = np.log(found).std(axis=0)
    assert 0.0 < spread[2] < spread[3]
    assert np.median(found[:, 3]) < np.median(found[:, 2]) < 1.0
    assert (launch.drift((2027,), since=2022) == launch.drift((2022, 2027, 2036), since=2022)[:, 1:2]).all()


def test_drift_is_of_cars_alone_as_the_ramp_holds_what_small_ones_did_among_them():
    """2014 to 2020, when makers left the class: the middle is a third of that fall and the low end three quarters."""
    fall = log(context(2020).car_share / context(2014).car_share) / 6
    told = launch.facts().drift
    assert told.mid == pytest.approx(fall / 3, abs=0.003)
    assert told.low == pytest.approx(0.75 * fall, abs=0.005)
    assert log(context(2024).car_share / context(2020).car_share) / 4 > 0.75 * fall  # since then it has been slower than the low end


def test_the_picture_shows_the_band_and_every_car_with_two_years():
    from keiway.market.launch.picture import picture

    found = picture()
    who = {row[0] for row in found.rows}
    assert "smart fortwo (2008)" in who
    assert not any(name.startswith("Kia Forte") for name in who)
    assert all(2 <= row[1] <= 10 for row in found.rows)
    assert len(who) - 1 == int(found.summary.split()[0])
