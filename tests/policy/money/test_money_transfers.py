"""A tax, fee or duty that moves is gained by one as it is lost by another; what a maker chooses to lose, and rivals' loss over the years."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money_made import AGES, DRAWS, EMPTY, YEARS, asked, life, side, stream

from keiway.policy import money
from keiway.policy.money import lines, values
from keiway.policy.money.displaced import EVERYWHERE
from keiway.policy.money.stayers import plated

NOTHING = np.eye(11)[[-1] * DRAWS]  # a buyer who would have had nothing
ONLY_TAXES = (("policy.money.dealer_profit", 0.4), ("policy.money.tax_level", 1.0))


def parts(today, reform, life_=None, edits=(), fees=None):
    """Lines of the change, and the two worths; `fees` moves what is put into `fixed`."""
    life_ = life() if life_ is None else life_
    sides = (side(today), side(reform))
    part = money.prepare(asked(edits=edits), sides)
    fixed = part.fixed if fees is None else fees(part.fixed)
    before = (sides[0], (life_,))
    worths = tuple(money.worth(fixed, part.drawn, each, (life_,), before) for each in sides)
    return lines.less(worths[1].present(0.03), worths[0].present(0.03)), worths


def with_duty(of, less: float):
    """A used one whose duty falls by so much, as policy.entering has it: price and worth follow, a dealer's part does not."""
    return of._replace(duty_usd=of.duty_usd - less, price_usd=of.price_usd - less, surplus_usd=of.surplus_usd + less)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 9999), less=st.floats(-900.0, 900.0), more=st.floats(0.0, 400.0), share=st.floats(0.0, 1.0), tax=st.floats(0.0, 0.05))
def test_with_the_same_vehicles_a_moved_duty_fee_or_tax_moves_no_net(seed: int, less: float, more: float, share: float, tax: float):
    """Duty in the price, sales tax on it; registration and tax of the reform's world moved too."""
    today = stream(seed, new=False, plated=np.full(DRAWS, share))

    def dearer(fixed):
        own = dict(fixed.own)
        for key, fees in own.items():
            if key[0] == 1:
                own[key] = fees._replace(tax=fees.tax + tax, registration=tuple(each + more for each in fees.registration))
        return fixed._replace(own=own)

    found, worths = parts(today, with_duty(today, less), fees=dearer)
    size = sum(abs(worths[0].present(0.03)[id_]) for id_ in lines.IDS)
    assert np.all(abs(lines.net(found)) <= 1e-12 * size)  # of amounts that are taken from each other
    duty = today.units @ (1.03 ** -np.arange(1.0, 4.0)) * less
    assert found["duty"] == pytest.approx(-duty, rel=1e-6, abs=1e-3)
    if more > 1.0 and share > 0.1:
        assert np.all(found["registration"] > 0.0)
    assert worths[0].moved == ()


def test_a_new_one_that_both_worlds_have_pays_its_sales_tax_from_its_buyers_pocket():
    today = stream(3)
    cheaper = today._replace(price_usd=today.price_usd - 500.0, surplus_usd=today.surplus_usd + 500.0, maker_usd=today.maker_usd - 500.0 * today.units, us_share=1.0)
    found, _ = parts(today._replace(us_share=1.0), cheaper, edits=ONLY_TAXES)
    assert np.all(found["sales_tax"] < 0.0)
    assert np.all(abs(lines.net(found)) <= 1e-6 * abs(found["value"]))


def test_states_that_take_plates_from_nobody_move_nothing():
    """Buyers who need no plates: no vehicle, mile or death moves, and no money."""
    today = stream(4, new=False, states=("CO", "TX"), plated=np.zeros(DRAWS))
    found, _ = parts(today, today._replace(states=()))
    assert all(np.all(values_ == 0.0) for values_ in found.values())


def test_who_stays_away_takes_his_fee_and_his_worth_along_and_who_stays_saves_nothing():
    """Half of the vehicles have plates; those of them stay away, the other half come as before."""
    today = stream(5, new=False, plated=np.full(DRAWS, 0.5), instead=NOTHING)
    reform = today._replace(states=(), units=today.units * 0.5, plated=np.zeros(DRAWS))
    found, worths = parts(today, reform)
    assert np.all(found["registration"] < 0.0)
    assert found["registration"] == pytest.approx(-worths[0].present(0.03)["registration"])
    gone = (today.units * 0.5 @ (1.03 ** -np.arange(1.0, 4.0))) * today.surplus_usd
    assert lines.parties(found)["buyers"] - found["fuel_unseen"] - found["time_unseen"] == pytest.approx(-gone)
    per = -found["registration"] / (0.5 * today.units @ (1.03 ** -np.arange(1.0, 4.0)))
    assert np.all((per > 20.0) & (per < 2500.0))  # of one vehicle over its life


@pytest.mark.parametrize("gains", [False, True])
def test_who_comes_all_the_same_and_whose_plates_go_or_come_saves_or_pays(gains: bool):
    with_ = stream(6, new=False, plated=np.full(DRAWS, 0.6))
    without = with_._replace(plated=np.full(DRAWS, 0.1))
    found, _ = parts(*((without, with_) if gains else (with_, without)))
    sign = 1.0 if gains else -1.0
    assert np.all(sign * found["registration"] > 0.0)
    assert found["value"] + found["registration_paid"] == pytest.approx(-found["registration"], rel=1e-9)
    assert np.all(abs(lines.net(found)) <= 1e-9 * abs(found["registration"]))


def test_vehicles_that_a_duty_cut_brings_are_worth_the_triangle():
    """No duty is left, no tax, no margin: half the cut for each that comes. And the whole wedge where some is left."""
    none = np.zeros(DRAWS)
    today = stream(7, new=False, states=(), duty_usd=np.full(DRAWS, 400.0), dealer_usd=none, instead=NOTHING, price_usd=np.full(DRAWS, 8000.0))
    still = life()._replace(**{name: np.zeros_like(life().alive) for name in life()._fields if name not in ("alive", "miles_by_road", "trips_lost_miles")})
    more, cut = 1.2, 400.0
    after = today.surplus_usd / more + cut * (1.0 + more) / 2.0 / more  # of policy.entering: a straight demand
    reform = today._replace(units=more * today.units, duty_usd=none, price_usd=today.price_usd - cut, surplus_usd=after)
    sold = today.units @ (1.03 ** -np.arange(1.0, 4.0))
    found, _ = parts(today, reform, still, edits=(("policy.money.tax_level", 0.0),))
    assert lines.net(found) == pytest.approx((more - 1.0) * sold * cut / 2.0, rel=1e-9)
    taxed, worths = parts(today, reform, still, edits=(("policy.money.tax_level", 1.0),))
    rate = worths[1].fixed.own[1, today.id, EVERYWHERE].tax
    assert 0.02 < rate < 0.1
    wedge = cut / 2.0 + rate * (8000.0 + 7600.0) / 2.0  # mean of before and after, duty and tax
    assert lines.net(taxed) == pytest.approx((more - 1.0) * sold * wedge, rel=2e-3)  # the rate bends a little with the price


def test_plates_are_as_the_stream_says_or_all_or_none():
    assert np.all(plated(stream()) == 1.0) and np.all(plated(stream(states=())) == 0.0)
    assert np.all(plated(stream(plated=np.full(DRAWS, 0.3))) == 0.3)


def one_world(entry: str, losing: bool = True, reform_only: bool = True, **more):
    of = stream(8, maker_usd=np.full((DRAWS, len(YEARS)), -2e7 if losing else 2e7), **more)
    sides = (EMPTY if reform_only else side(of), side(of._replace(units=of.units * 1.1, maker_usd=of.maker_usd * 1.1)))
    lives_ = (() if reform_only else (life(),), (life(),))
    part = money.prepare(asked(entry=entry), sides)
    worths = tuple(money.worth(part.fixed, part.drawn, each, of_, (sides[0], lives_[0])) for each, of_ in zip(sides, lives_, strict=True))
    return lines.less(worths[1].present(0.03), worths[0].present(0.03))


def test_what_a_maker_loses_by_an_assumed_offer_stands_beside_the_net():
    found = one_world("offered")
    assert np.all(found["makers_loss"] < 0.0) and np.all(found["makers"] == 0.0)
    assert lines.net(found) == pytest.approx(sum(lines.parties(found)[party] for party in lines.PARTIES))
    assert lines.parties(found)["choice"] == pytest.approx(found["makers_loss"])
    earns = one_world("earns")
    assert np.all(earns["makers_loss"] == 0.0) and earns["makers"] == pytest.approx(found["makers_loss"])
    assert lines.net(found) - lines.net(earns) == pytest.approx(-found["makers_loss"])


def test_what_it_earns_is_in_the_net_and_so_is_what_a_rule_saves_one_who_sells_in_both_worlds():
    earning = one_world("offered", losing=False)
    assert np.all(earning["makers_loss"] == 0.0) and np.all(earning["makers"] > 0.0)
    both = one_world("either", reform_only=False)
    assert np.all(both["makers_loss"] == 0.0) and np.all(both["makers"] < 0.0)


def test_a_vehicle_that_both_worlds_sell_by_other_ways_has_no_loss_by_choice_and_one_sales_tax():
    """Certified in full today, by a class of its own under the reform, 500 dollars cheaper: the same buyers pay less tax, and gain it."""
    nothing_else = life()._replace(**{name: np.zeros_like(life().alive) for name in life()._fields if name not in ("alive", "miles_by_road", "trips_lost_miles")})
    full = stream(11, id="new.honda-n-box-3.certified", maker_usd=np.full((DRAWS, len(YEARS)), -3e6), us_share=1.0, instead=NOTHING)
    other = full._replace(id="new.honda-n-box-3", price_usd=full.price_usd - 500.0, surplus_usd=full.surplus_usd + 500.0, maker_usd=full.maker_usd - 500.0 * full.units)
    part = money.prepare(asked(entry="either", edits=ONLY_TAXES), (side(full), side(other)))
    assert part.fixed.chosen == frozenset()
    before = (side(full), (nothing_else,))
    worths = [money.worth(part.fixed, part.drawn, each, (nothing_else,), before) for each in (before[0], side(other))]
    found = lines.less(worths[1].present(0.03), worths[0].present(0.03))
    assert np.all(found["sales_tax"] < 0.0) and np.all(found["makers"] < 0.0)
    assert np.all(abs(lines.net(found)) <= 1e-9 * abs(found["makers"]))


def test_the_part_that_is_here_may_be_drawn():
    share = np.linspace(0.05, 0.2, DRAWS)
    drawn, at = one_world("earns", us_share=share), one_world("earns", us_share=0.1)
    assert drawn["makers"] == pytest.approx(at["makers"] * share / 0.1)
    assert drawn["makers"] + drawn["makers_abroad"] == pytest.approx(at["makers"] + at["makers_abroad"])


def test_rivals_lose_less_each_year_as_they_fit_what_they_build():
    """The same number each year; a quarter of the gap is closed each year: 1, 3/4, 9/16."""
    of = stream(9, units=np.full((DRAWS, len(YEARS)), 1000.0))
    part = money.prepare(asked(edits=(("policy.money.rival_years", 4.0),)), (EMPTY, side(of)))
    found = money.worth(part.fixed, part.drawn, side(of), (life(),)).by_year()["rivals"]
    assert np.all(found[:, 0] < 0.0)
    assert found[:, 1] == pytest.approx(0.75 * found[:, 0]) and found[:, 2] == pytest.approx(0.5625 * found[:, 0])
    assert np.all(found[:, len(YEARS) :] == 0.0)
    never = money.prepare(asked(edits=(("policy.money.rival_years", 1e9),)), (EMPTY, side(of)))
    whole = money.worth(never.fixed, never.drawn, side(of), (life(),)).by_year()["rivals"]
    assert whole[:, 2] == pytest.approx(whole[:, 0])


def test_trips_that_a_cap_takes_are_a_loss_as_far_as_they_were_not_foreseen():
    miles = np.full((DRAWS, AGES), 800.0)
    of = stream(10)
    edits = (("policy.money.time_seen", 0.75), ("policy.money.trip_worth", 0.5))
    part = money.prepare(asked(edits=edits), (EMPTY, side(of)))
    none, some = (money.worth(part.fixed, part.drawn, side(of), (life()._replace(trips_lost_miles=lost),)) for lost in (None, miles))
    assert np.all(none.present(0.0)["trips_unseen"] == 0.0)
    prices = values.flat(part.drawn)
    a_mile = prices["hour_usd"] / 38.0 + 0.13
    assert some.present(0.0)["trips_unseen"] == pytest.approx(-of.units.sum(axis=1) * 800.0 * AGES * a_mile * 0.5 * 0.25)
    assert some.net(0.0) - none.net(0.0) == pytest.approx(some.present(0.0)["trips_unseen"])
    seen = money.prepare(asked(edits=(("policy.money.time_seen", 1.0),)), (EMPTY, side(of)))
    assert np.all(money.worth(seen.fixed, seen.drawn, side(of), (life()._replace(trips_lost_miles=miles),)).present(0.0)["trips_unseen"] == 0.0)
