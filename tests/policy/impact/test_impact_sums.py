"""Sums over vehicles and years, against the same sums written out one by one; and what an economist would check of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from impact_standin import DRAWS, change, half, nobody

from keiway.policy.impact import facts
from keiway.policy.impact.bands import band, per_vehicle, sure
from keiway.policy.impact.measured import by_year, changes, effect
from keiway.policy.impact.sums import KINDS, ROADS, of_years, over_lives
from keiway.policy.parts import Side

EVERY = tuple(range(2028, 2058))


def test_a_year_counts_every_vehicle_sold_up_to_it_at_the_age_it_has_then():
    side, lives = half()
    found = of_years(change(nobody(), (side, lives)), (2032,))
    deaths, slow = np.zeros(DRAWS), np.zeros(DRAWS)
    for stream, life in zip(side.streams, lives, strict=True):
        for column, sale in enumerate(side.years):
            if 0 <= 2032 - sale < life.miles.shape[1]:
                deaths += stream.units[:, column] * life.own_deaths[:, 2032 - sale]
                slow += stream.units[:, column] * life.miles_by_road[:, 2032 - sale, 1]
    assert found["own_deaths"][:, 0] == pytest.approx(deaths)
    assert found["miles_up_to_35"][:, 0] == pytest.approx(slow)
    assert found["vehicles"][:, 0] == pytest.approx(sum(stream.units[:, 4] for stream in side.streams))


def test_all_calendar_years_together_are_the_lives_together():
    found = change(half(seed=4), half())
    whole, each = over_lives(found), of_years(found, EVERY)
    assert set(whole) == set(each)
    for name, values in whole.items():
        assert each[name].sum(axis=1) == pytest.approx(values, rel=1e-6, abs=1e-3), name


def test_the_roads_add_up_to_the_miles_and_the_kinds_to_the_vehicles():
    found = over_lives(change(nobody(), half()))
    assert sum(found[name] for name in ROADS) == pytest.approx(found["miles"])
    assert sum(found[name] for name in KINDS) == pytest.approx(found["vehicles"])


def test_nothing_changed_is_exactly_zero_in_every_effect():
    found = change(half(), half())
    for id_, values in changes(found).items():
        assert np.all(values == 0.0), id_
        told = effect(id_, facts.effects()[id_], values)
        assert (told.low, told.mid, told.high, told.mean, told.up, told.down) == (0.0,) * 6
        assert told.sure == "high"
    assert all(np.all(values == 0.0) for values in by_year(found, (2028, 2037)).values())
    assert np.all(found.net(0.03) == 0.0)


def test_nobody_enters_at_all():
    found = change(nobody(), nobody())
    assert all(np.all(values == 0.0) for values in changes(found).values())
    assert all(np.all(values == 0.0) for values in by_year(found, (2028, 2050)).values())


@given(st.floats(0.1, 50.0), st.integers(0, 20))
@settings(max_examples=10, deadline=None)
def test_effects_scale_with_volume(times, seed):
    side, lives = half(seed=seed)
    more = Side(side.years, tuple(one._replace(units=one.units * times, maker_usd=one.maker_usd * times) for one in side.streams))
    once, often = (changes(change(nobody(), (of, lives))) for of in (side, more))
    for id_ in once:
        same = id_ == "running_cost_mile"  # of a mile, whatever the volume
        assert often[id_] == pytest.approx(once[id_] * (1.0 if same else times), rel=1e-7, abs=1e-3), id_


@given(st.integers(0, 20))
@settings(max_examples=10, deadline=None)
def test_the_parties_add_up(seed):
    made = change(half(seed=seed), half(seed=seed + 99))
    found = changes(made)
    assert found["own_deaths"] + found["others_deaths"] == pytest.approx(found["all_deaths"])
    assert found["others_in_vehicles_deaths"] + found["others_outside_deaths"] == pytest.approx(found["others_deaths"])
    assert found["sold_new"] + found["sold_used"] == pytest.approx(found["sold"])
    assert sum(found[name] for name in found if name.startswith("miles_")) == pytest.approx(found["miles"])
    every = over_lives(made)
    own = sum(every[f"party.{party}"] for party in ("buyers", "occupants", "others", "makers", "dealers", "federal", "states"))
    assert own == pytest.approx(made.net(0.0), rel=1e-9, abs=1.0)


def test_a_dearer_life_moves_the_safety_lines_alone_and_each_with_its_sign():
    """The derivative in the value of a statistical life, by an edit of that one figure."""
    worlds = half(seed=3), half()
    low, high = (change(*worlds, edits=(("policy.money.vsl", value),)).lines(0.03) for value in (8.0, 16.0))
    for id_ in low:
        if id_ in ("own_deaths", "own_serious", "own_minor", "others_deaths", "others_serious", "others_minor"):
            moved = np.abs(high[id_]) - np.abs(low[id_])
            assert np.all(moved[low[id_] != 0.0] > 0.0), id_
            assert np.all(np.sign(high[id_]) == np.sign(low[id_])), id_
        else:
            assert np.array_equal(low[id_], high[id_]), id_


def test_every_effect_that_is_named_can_be_summed_and_says_why_it_is_sure():
    assert list(changes(change(half(), half(seed=2)))) == list(facts.effects())
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


def test_the_same_for_100_000_vehicles_is_the_ratio_of_each_draw():
    random = np.random.default_rng(7)
    sold = random.lognormal(10, 1, 200)
    deaths = 3e-4 * sold
    told = per_vehicle(one_band(deaths), deaths, sold)
    assert (told.per_low, told.per_mid, told.per_high) == pytest.approx((30.0, 30.0, 30.0))
    assert told.per == "100,000 more vehicles"
    away = per_vehicle(one_band(-deaths), -deaths, -sold)
    assert (away.per_mid, away.per) == (pytest.approx(-30.0), "100,000 fewer vehicles")
    assert told.high > 10.0 * told.low  # how many there are is what is not known


def test_where_vehicles_are_more_in_some_draws_and_fewer_in_others_there_is_nothing_to_divide_by():
    sold = np.linspace(-1.0, 1.0, 200)
    assert per_vehicle(one_band(sold), sold, sold).per == ""
    assert per_vehicle(one_band(sold), sold, np.zeros(200)).per == ""


def one_band(values):
    return band("x", values, None, label="", group="", party="", unit="", rests="low", says="")
