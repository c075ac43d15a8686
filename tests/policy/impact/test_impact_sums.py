"""Sums over vehicles and years, against the same sums written out one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from impact_standin import side

from keiway.policy.impact import facts
from keiway.policy.impact.measured import changes, effect, sure
from keiway.policy.impact.sums import FIELDS, ROADS, Ran, of_year, over_lives
from keiway.policy.parts import Side

DRAWS = 40


def ran(today, reform) -> Ran:
    return Ran((today[0], reform[0]), (today[1], reform[1]), (None, None))


def test_a_year_counts_every_vehicle_sold_up_to_it_at_the_age_it_has_then():
    found_side, lives = side(DRAWS)
    found = of_year(found_side, lives, DRAWS, 2032)
    slow = np.zeros(DRAWS)
    for stream, life in zip(found_side.streams, lives, strict=True):
        for column, sale in enumerate(found_side.years):
            if 0 <= 2032 - sale < life.miles.shape[1]:
                slow += stream.units[:, column] * life.own_deaths[:, 2032 - sale]
    assert found["own_deaths"] == pytest.approx(slow)
    assert found["units"] == pytest.approx(sum(stream.units[:, 4] for stream in found_side.streams))


def test_all_calendar_years_together_are_the_lives_together():
    found_side, lives = side(DRAWS)
    whole = over_lives(found_side, lives, DRAWS)
    each = [of_year(found_side, lives, DRAWS, year) for year in range(2028, 2028 + 30)]
    for name in (*FIELDS, *ROADS, "units", "units_new", "units_used", "surplus", "makers"):
        assert sum(one[name] for one in each) == pytest.approx(whole[name], rel=1e-9), name


def test_the_roads_add_up_to_the_miles():
    found = over_lives(*side(DRAWS), DRAWS)
    assert sum(found[name] for name in ROADS) == pytest.approx(found["miles"])


@pytest.mark.parametrize("year", [None, 2030, 2037])
def test_nothing_changed_is_exactly_zero_in_every_effect(year):
    one = side(DRAWS)
    for id_, values in changes(ran(one, one), DRAWS, year).items():
        assert np.all(values == 0.0), id_
        told = effect(id_, facts.effects()[id_], values)
        assert (told.low, told.mid, told.high, told.mean, told.up, told.down) == (0.0,) * 6
        assert told.sure == "high"


def test_nobody_enters_at_all():
    empty = (Side((2028, 2029), ()), ())
    for year in (None, 2028):
        assert all(np.all(values == 0.0) for values in changes(ran(empty, empty), DRAWS, year).values())


@given(st.floats(0.1, 50.0), st.integers(0, 20))
@settings(max_examples=15, deadline=None)
def test_effects_scale_with_volume(times, seed):
    found_side, lives = side(DRAWS, seed=seed)
    empty = (Side(found_side.years, ()), ())
    more = Side(found_side.years, tuple(one._replace(units=one.units * times, maker_usd=one.maker_usd * times) for one in found_side.streams))
    once, often = (changes(ran(empty, (of, lives)), DRAWS) for of in (found_side, more))
    for id_ in once:
        same = id_ == "running_cost_mile"  # of a mile, whatever the volume
        assert often[id_] == pytest.approx(once[id_] * (1.0 if same else times), rel=1e-9, abs=1e-6), id_


@given(st.integers(0, 20))
@settings(max_examples=10, deadline=None)
def test_the_parties_of_a_crash_add_up(seed):
    found = changes(ran(side(DRAWS, seed=seed), side(DRAWS, seed=seed + 99)), DRAWS)
    assert found["own_deaths"] + found["others_deaths"] == pytest.approx(found["all_deaths"])
    assert found["others_in_vehicles_deaths"] + found["others_outside_deaths"] == pytest.approx(found["others_deaths"])
    assert found["sold_new"] + found["sold_used"] == pytest.approx(found["sold"])
    assert sum(found[name] for name in found if name.startswith("miles_")) == pytest.approx(found["miles"])


def test_every_effect_that_is_named_can_be_summed_and_says_why_it_is_sure():
    found = changes(ran(side(5), side(5, seed=2)), 5)
    assert list(found) == list(facts.effects())
    assert all(told.why and told.says for told in facts.effects().values())


@pytest.mark.parametrize(
    ("rests", "up", "down", "told"),
    [("high", 0.99, 0.01, "high"), ("high", 0.9, 0.1, "mid"), ("high", 0.6, 0.4, "low"), ("mid", 0.02, 0.98, "mid"), ("mid", 0.85, 0.15, "low"), ("low", 1.0, 0.0, "low")],
)  # fmt: skip
def test_a_sign_is_as_sure_as_what_it_rests_on_and_less_where_the_draws_are_of_two_minds(rests, up, down, told):
    assert sure(rests, up, down) == told


def test_what_is_left_out_depends_on_what_enters():
    every = facts.left_out(new=True, used=True, capped=True)
    none = facts.left_out(new=True, used=False, capped=False)
    assert set(none) < set(every)
    assert any("Pollutants" in one for one in set(every) - set(none))
    assert all(len(one.split()) > 8 for one in every)  # each says which way it would push
