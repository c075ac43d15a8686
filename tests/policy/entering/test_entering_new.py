"""New vehicles on offer: they are on sale where the law is open, sell what the market room says, and change nothing where nothing changes."""

from __future__ import annotations

import numpy as np
import pytest
from entering_standin import ALL, CERTIFIED, HALF, NBOX, PART_555, asked, changed, stand, terms
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.market import business
from keiway.market.answer import drawn as market
from keiway.market.record import Asked as Launch
from keiway.policy.entering import earns, prepare, sides
from keiway.policy.entering.makers import booked
from keiway.policy.record import Offer
from keiway.vehicles.catalogue import vehicle

MONEY = ("units", "instead", "price_usd", "duty_usd", "surplus_usd", "maker_usd", "dealer_usd")


def new(side) -> dict:
    return {stream.id: stream for stream in side.streams if stream.new}


def test_it_is_sold_under_the_reform_and_not_today(rules):
    part = prepare(asked(NBOX))
    today, reform = sides(*part)
    assert not new(today)
    (stream,) = new(reform).values()
    assert stream.id == "new.honda-n-box-3" and not stream.rhd and stream.states == ALL
    assert part.fixed.years == (2027, 2028, 2029, 2030, 2031, 2032)
    assert (stream.units[:, :2] == 0).all() and (stream.units[:, 2:] > 0).all()  # an import needs two years
    assert "if they are offered" in part.fixed.entry_says


def test_it_sells_what_the_market_room_says(rules):
    _, reform = sides(*prepare(asked(NBOX)))
    question = Launch(vehicle=vehicle("honda-n-box-3"), as_of=asked().as_of, price_usd=17_000, price_year=2025, first_year=2029, last_year=2032, draws=200)
    told = market(question)
    stream = new(reform)["new.honda-n-box-3"]
    assert stream.units[:, 2:] == pytest.approx(told.units)
    assert stream.surplus_usd == pytest.approx(told.surplus_usd)


def test_a_reform_that_changes_no_fact_is_exactly_nothing(rules):
    rules.changes = False
    for entry in ("offered", "earns"):
        today, reform = sides(*prepare(asked(NBOX, entry=entry)))
        assert len(today.streams) == len(reform.streams)
        for one, other in zip(today.streams, reform.streams, strict=True):
            assert all(np.array_equal(getattr(one, field), getattr(other, field)) for field in MONEY)


def test_an_offer_that_the_reform_does_not_touch_is_not_its_effect(rules):
    rules.today = rules.reform = terms()
    part = prepare(asked(NBOX))
    today, reform = sides(*part)
    assert not new(today) and not new(reform)
    assert any("changes nothing for" in each for each in part.fixed.warnings)


def test_what_is_not_open_is_not_counted_and_told(rules):
    rules.reform = terms(open=None, says="Open is whether it may be built.")
    part = prepare(asked(NBOX))
    assert not new(sides(*part)[1])
    assert any("Open is whether it may be built." in each for each in part.fixed.warnings)
    assert earns(*part)[0].after is None


def test_no_state_no_sale(rules):
    rules.reform = terms(states=())
    part = prepare(asked(NBOX))
    assert not new(sides(*part)[1]) and any("no state" in each for each in part.fixed.warnings)


def test_a_temporary_exemption_binds(rules):
    rules.reform = terms(pathway=PART_555, most_a_year=2_500)
    _, reform = sides(*prepare(asked(NBOX)))
    units = new(reform)["new.honda-n-box-3"].units
    assert units.max() == 2_500
    rules.reform = terms(pathway=PART_555, most_a_year=90_000)
    _, wider = sides(*prepare(asked(NBOX)))
    assert (new(wider)["new.honda-n-box-3"].units >= units).all()


def test_a_bad_offer_leaves_the_good_ones(rules):
    part = prepare(asked(Offer(vehicle="no-such-thing"), NBOX, Offer(vehicle="suzuki-carry-11", from_year=2050)))
    assert list(new(sides(*part)[1])) == ["new.honda-n-box-3"]
    told = " ".join(part.fixed.warnings)
    assert "no-such-thing" in told and "from_year: 2032" in told


def test_without_a_price_its_maker_asks_more_where_fewer_may_be_sold(rules):
    offer = Offer(vehicle="honda-n-box-3")
    part = prepare(asked(offer))
    rules.reform = terms(pathway=PART_555, most_a_year=2_500)
    few = prepare(asked(offer))
    assert earns(*few)[0].price_usd > earns(*part)[0].price_usd > 10_000


def test_earning_is_the_market_rooms(rules):
    """The same share of draws as `keiway market` tells for the same launch."""
    rules.today = terms(cap_mph=45)
    (told,) = earns(*prepare(asked(NBOX, draws=1000, years=10)))
    question = Launch(vehicle=vehicle("honda-n-box-3"), as_of=asked().as_of, price_usd=17_000, price_year=2025, first_year=2029, last_year=2036, draws=1000)
    found = market(question)
    routes = business.answer(found.settled, found.life, found.entered, [float(each) for each in found.prices]).routes
    assert told.after == next(route.chance for route in routes if route.id == "import")
    assert told.before is not None and told.before <= told.after


def test_who_would_not_earn_does_not_sell(rules):
    rules.today = terms(cap_mph=45)
    part = prepare(asked(NBOX, entry="earns", draws=1000))
    (told,) = earns(*part)
    for side, chance in zip(sides(*part), (told.before, told.after), strict=True):
        stream = new(side)["new.honda-n-box-3"]
        on_sale = (stream.units > 0).any(axis=1)
        assert on_sale.mean() == chance
        assert (stream.maker_usd[~on_sale] == 0).all()


def test_one_off_costs_are_booked_once_a_life_as_far_as_it_is_counted():
    once = np.array([700.0, 70.0])
    assert booked(once, 10, 7) == pytest.approx(np.outer(once, [1, 0, 0, 0, 0, 0, 0, 3 / 7, 0, 0]))
    assert booked(once, 5, 7) == pytest.approx(np.outer(once, [5 / 7, 0, 0, 0, 0]))


def test_what_each_brings_is_the_makers_but_for_the_one_off_costs(rules):
    part = prepare(asked(NBOX, years=10))
    stream = new(sides(*part)[1])["new.honda-n-box-3"]
    brings, once = (part.drawn["maker"][f"{name}:0.reform"] for name in ("brings", "once"))
    assert stream.maker_usd[:, 3] == pytest.approx(brings * stream.units[:, 3])
    assert stream.maker_usd.sum(axis=1) == pytest.approx(brings * stream.units.sum(axis=1) - once * 8 / 7)


def test_more_than_one_way_of_one_vehicle_have_names_of_their_own(rules):
    part = prepare(asked(NBOX, Offer(vehicle="honda-n-box-3", way="us_plant", from_year=2030)))
    assert set(new(sides(*part)[1])) == {"new.honda-n-box-3.imported", "new.honda-n-box-3.us_plant"}
    assert any("not to take buyers" in each for each in part.fixed.assumed)


def test_made_here_pays_less_duty_and_leaves_more_here(rules):
    part = prepare(asked(NBOX, Offer(vehicle="honda-n-box-3", way="us_plant", price_usd=17_000, from_year=2030)))
    made = new(sides(*part)[1])
    abroad, here = made["new.honda-n-box-3.imported"], made["new.honda-n-box-3.us_plant"]
    assert (here.duty_usd < abroad.duty_usd).all() and here.us_share > abroad.us_share


def test_what_buyers_give_up_adds_up_and_holds_the_doubt_of_used_cars(rules):
    _, reform = sides(*prepare(asked(NBOX, draws=1000)))
    stream = new(reform)["new.honda-n-box-3"]
    assert stream.instead.sum(axis=1) == pytest.approx(1.0)
    none_new = sum(stream.instead[:, stream.groups.index(name)] for name in ("used_car", "nothing"))
    assert 0.05 <= none_new.min() < 0.1 and 0.35 < none_new.max() <= 0.45


def test_an_edit_of_what_they_give_up_stands(rules):
    _, reform = sides(*prepare(asked(NBOX, edits=(("policy.entering.used_or_nothing", 0.3),))))
    stream = new(reform)["new.honda-n-box-3"]
    assert stream.instead[:, stream.groups.index("used_car")] + stream.instead[:, stream.groups.index("nothing")] == pytest.approx(0.3)


def test_rows_of_one_factor_can_be_exchanged(rules):
    """A model on arrays: with all rows in another order everything comes in that order."""
    part = prepare(asked(NBOX))
    order = np.random.default_rng(3).permutation(200)
    turned = {factor: {name: values[order] for name, values in names.items()} for factor, names in part.drawn.items()}
    _, plain = sides(*part)
    _, other = sides(part.fixed, turned)
    for one, two in zip(plain.streams, other.streams, strict=True):
        assert np.array_equal(one.units[order], two.units) and np.array_equal(one.maker_usd[order], two.maker_usd)


def test_a_part_can_be_asked_again_in_other_worlds(rules):
    first = sides(*prepare(asked(NBOX)))
    rules.reform = terms(cap_mph=25)
    sides(*prepare(asked(NBOX)))
    rules.reform = terms()
    again = sides(*prepare(asked(NBOX)))
    assert np.array_equal(new(first[1])["new.honda-n-box-3"].units, new(again[1])["new.honda-n-box-3"].units)


@settings(max_examples=10, deadline=None)
@given(cap=st.sampled_from((25, 35, 45, 55)), few=st.sets(st.sampled_from(ALL), min_size=1))
def test_neither_a_cap_nor_fewer_states_sell_more(cap, few):
    with pytest.MonkeyPatch.context() as patch:
        found = stand(patch)
        question = asked(NBOX)
        _, free = sides(*prepare(question))
        found.reform = terms(cap_mph=cap, states=tuple(sorted(few)))
        _, held = sides(*prepare(changed(question)))
    assert (new(held)["new.honda-n-box-3"].units <= new(free)["new.honda-n-box-3"].units + 1e-9).all()


def test_terms_of_the_law_come_through(rules):
    rules.reform = terms(cap_mph=35, freeways=False, states=HALF, pathway=CERTIFIED)
    _, reform = sides(*prepare(asked(NBOX)))
    stream = new(reform)["new.honda-n-box-3"]
    assert (stream.cap_mph, stream.freeways, stream.states) == (35, False, HALF)


def test_a_vehicle_that_is_capped_is_told_as_it_is_sold(rules):
    rules.reform = terms(top_speed_mph=35.0, cap_mph=45)
    _, reform = sides(*prepare(asked(NBOX)))
    rules.reform = terms(cap_mph=45)
    _, free = sides(*prepare(asked(NBOX)))
    slow, fast = (new(side)["new.honda-n-box-3"] for side in (reform, free))
    assert slow.vehicle.top_speed_kmh == pytest.approx(56.3, abs=0.1) and fast.vehicle == vehicle("honda-n-box-3")
    assert (slow.units <= fast.units).all() and slow.units.sum() < fast.units.sum()
