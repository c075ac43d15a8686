"""What a user relies on: parties add up, nothing is nothing, twice the vehicles are twice the money, and each price moves its own lines only."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money_made import AGES, DRAWS, EMPTY, YEARS, asked, life, side, stream

from keiway.policy import money
from keiway.policy.money import lines, values
from keiway.policy.money.discount import present

RATES = (0.0, 0.03, 0.07)


def made(streams, lives, edits=()):
    part = money.prepare(asked(edits=edits), (EMPTY, side(*streams)))
    return money.worth(part.fixed, part.drawn, side(*streams), lives)


def two(seed: int = 1):
    return (stream(seed), stream(seed + 1, new=False)), (life(seed + 2), life(seed + 3))


def test_a_world_without_vehicles_is_worth_nothing():
    part = money.prepare(asked(), (EMPTY, EMPTY))
    found = money.worth(part.fixed, part.drawn, EMPTY, ())
    assert set(found.present(0.03)) == set(lines.IDS)
    assert all(np.all(values_ == 0.0) and values_.shape == (DRAWS,) for values_ in found.present(0.03).values())
    assert all(np.all(values_ == 0.0) for values_ in found.by_year().values())


def test_the_same_side_twice_is_the_same_to_the_bit():
    streams, lives = two()
    part = money.prepare(asked(), (side(*streams), side(*streams)))
    one, other = (money.worth(part.fixed, part.drawn, side(*streams), lives) for _ in range(2))
    for rate in RATES:
        assert np.all(money.net(lines.less(one.present(rate), other.present(rate))) == 0.0)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), rate=st.sampled_from(RATES))
def test_parties_add_up_to_the_net_and_taxes_to_nothing(seed: int, rate: float):
    found = made(*two(seed))
    at = found.present(rate)
    parties = found.parties(rate)
    size = sum(abs(values_) for values_ in at.values())
    assert np.all(abs(found.net(rate) - sum(parties[party] for party in lines.PARTIES)) <= 1e-12 * size)
    for paid, received in lines.PAID.items():
        assert np.all(abs(at[paid] + sum(at[id_] for id_ in received)) <= 1e-12 * size)
    # Written out again without the transfers: what is left is resources.
    resources = found.quantity(rate)["surplus"] + sum(at[one.id] for one in lines.LINES if one.party in lines.PARTIES and one.kind != "transfer" and one.id != "value")
    taxes = sum(at[id_] for received in lines.PAID.values() for id_ in received)
    assert np.all(abs(found.net(rate) - resources - taxes) <= 1e-12 * size)


@pytest.mark.parametrize("rate", RATES)
def test_present_values_are_those_of_the_calendar(rate: float):
    found = made(*two())
    assert found.calendar == tuple(range(YEARS[0], YEARS[-1] + AGES))
    for id_, values_ in found.by_year().items():
        assert present(values_, found.calendar, YEARS[0], rate) == pytest.approx(found.present(rate)[id_], rel=1e-9, abs=1e-6)


def test_a_calendar_year_holds_every_year_of_sale_at_its_age():
    """One draw by hand: fuel of 2030 is that of vehicles of 2028 in their third year, of 2029 in their second, of 2030 in their first."""
    streams, lives = two()
    found = made(streams, lives)
    by_hand = sum(
        of.units[7, sale] * life_.fuel_gal[7, 2 - sale] for of, life_ in zip(streams, lives, strict=True) for sale in range(3)
    )  # fmt: skip
    assert found.quantity_by_year()["fuel_gal"][7, 2] == pytest.approx(by_hand)


def test_twice_the_vehicles_are_twice_the_money():
    streams, lives = two()
    double = tuple(each._replace(units=2.0 * each.units, maker_usd=2.0 * each.maker_usd) for each in streams)
    one, other = made(streams, lives), made(double, lives)
    for id_, values_ in one.present(0.07).items():
        assert other.present(0.07)[id_] == pytest.approx(2.0 * values_, rel=1e-12)


def test_a_dearer_life_moves_deaths_and_injuries_and_nothing_else():
    streams, lives = two()
    cheap, dear = (made(streams, lives, (("policy.money.vsl", vsl),)).present(0.03) for vsl in (10.0, 20.0))
    for id_ in lines.IDS:
        if id_ in lines.SAFETY:
            assert np.all(abs(dear[id_]) >= abs(cheap[id_])) and np.all(np.sign(dear[id_]) == np.sign(cheap[id_]))
            assert np.any(abs(dear[id_]) > abs(cheap[id_]))
        else:
            assert np.all(dear[id_] == cheap[id_])


def test_own_risk_that_is_seen_is_not_counted_again():
    streams, lives = two()
    seen, unseen = (made(streams, lives, (("policy.money.own_risk_seen", share),)).present(0.03) for share in (1.0, 0.0))
    for id_ in ("own_deaths", "own_serious", "own_minor"):
        assert np.all(seen[id_] == 0.0) and np.any(unseen[id_] != 0.0)
    assert np.all(seen["others_deaths"] == unseen["others_deaths"])


def test_more_duty_is_the_treasury_s_and_the_buyers():
    streams, lives = two()
    more = tuple(each._replace(duty_usd=each.duty_usd + 500.0) for each in streams)
    one, other = made(streams, lives).present(0.03), made(more, lives).present(0.03)
    assert np.all(other["duty"] > one["duty"]) and np.all(other["duty_paid"] < one["duty_paid"])
    assert other["duty"] - one["duty"] == pytest.approx(one["duty_paid"] - other["duty_paid"], rel=1e-9)
    dearer = tuple(each._replace(surplus_usd=each.surplus_usd - 500.0) for each in more)  # the duty is in the price that buyers pay
    whole = made(dearer, lives)
    assert np.all(whole.parties(0.03)["buyers"] < made(streams, lives).parties(0.03)["buyers"])


def test_what_is_abroad_is_told_and_not_counted():
    streams, lives = two()
    here, abroad = (made(tuple(each._replace(us_share=share) for each in streams), lives) for share in (1.0, 0.0))
    assert np.all(here.present(0.0)["makers_abroad"] == 0.0) and np.all(abroad.present(0.0)["makers"] == 0.0)
    earned = sum(each.maker_usd.sum(axis=1) for each in streams)
    less = here.net(0.0) - abroad.net(0.0) + here.present(0.0)["makers_loss"]
    assert less == pytest.approx(earned, rel=1e-9)


def test_a_buyer_who_gives_up_nothing_takes_nothing_from_others_sellers():
    alone = stream()._replace(instead=np.eye(len(stream().groups))[[-1] * DRAWS])
    found = made((alone,), (life(),)).present(0.0)
    assert np.all(found["rivals"] == 0.0)
    assert found["duty"] == pytest.approx((alone.units.sum(axis=1) * alone.duty_usd), rel=1e-12)
    assert np.all(found["registration"] > 0.0) and np.all(found["sales_tax"] > 0.0)


def test_without_plates_there_is_no_registration_to_pay():
    off_road = stream(new=False, states=())._replace(instead=np.eye(len(stream().groups))[[-1] * DRAWS])
    assert np.all(made((off_road,), (life(),)).present(0.0)["registration"] == 0.0)


def test_a_death_is_worth_the_value_of_a_life_and_costs_beside_it():
    part = money.prepare(asked(edits=(("policy.money.vsl", 10.0), ("policy.money.injury_cost", 1.0))), (EMPTY, EMPTY))
    prices = values.flat(part.drawn)
    assert values.worth_of("fatal", prices) == pytest.approx(10e6 + 158812 * 321.943 / 218.056)
    assert np.all(values.serious_usd(prices) < values.worth_of("fatal", prices))
