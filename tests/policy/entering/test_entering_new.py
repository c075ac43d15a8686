"""New vehicles on offer: they are on sale where the law is open, sell what the market room says, and change nothing where nothing changes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from entering_standin import ALL, CERTIFIED, HALF, NBOX, PART_555, asked, changed, roads, stand, terms
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.errors import KeiwayError
from keiway.market import business
from keiway.market.answer import drawn as market
from keiway.market.record import Asked as Launch
from keiway.policy.entering import attribution, earns, prepare, sides
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


def test_made_here_pays_less_duty_and_its_earnings_are_whose_they_were(rules):
    """Wages and parts made here are costs: owners are where they are, so the part that is here does not grow with the work."""
    part = prepare(asked(NBOX, Offer(vehicle="honda-n-box-3", way="us_plant", price_usd=17_000, from_year=2030)))
    made = new(sides(*part)[1])
    abroad, here = made["new.honda-n-box-3.imported"], made["new.honda-n-box-3.us_plant"]
    assert (here.duty_usd < abroad.duty_usd).all()
    assert np.array_equal(here.us_share, abroad.us_share)
    assert here.us_share.shape == (200,) and 0.05 <= here.us_share.min() < 0.07 and 0.15 < here.us_share.max() <= 0.2


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


CLASS = "us.supposed.class_kei"


def given_up(stream, *groups: str) -> np.ndarray:
    return sum(stream.instead[:, stream.groups.index(name)] for name in groups)


def test_what_a_cap_shuts_makes_it_a_further_vehicle(rules):
    """A 35 mph car rarely takes the place of a household's car: those who give up nothing rise with what is shut, up to what is known of 25 mph ones."""
    shares = []
    for cap in (None, 65, 55, 45, 35, 25):
        rules.reform = terms(cap_mph=cap)
        (stream,) = new(sides(*prepare(asked(NBOX)))[1]).values()
        assert stream.instead.sum(axis=1) == pytest.approx(1.0)
        shares.append(given_up(stream, "nothing"))
    assert all((less < more).all() for less, more in pairwise(shares))
    assert (shares[0] <= 0.45).all()
    assert 0.4 < np.median(shares[3]) < np.median(shares[4]) < np.median(shares[5])
    assert shares[5].min() > 0.72  # of owners of neighborhood electric vehicles 76 percent had two or more cars


def test_others_that_are_given_up_keep_their_proportions_under_a_cap(rules):
    (free,) = new(sides(*prepare(asked(NBOX)))[1]).values()
    rules.reform = terms(cap_mph=35)
    (held,) = new(sides(*prepare(asked(NBOX)))[1]).values()
    for group in ("new_car", "new_suv", "used_car"):
        ratio = given_up(held, group) / given_up(free, group)
        assert ratio == pytest.approx(given_up(held, "new_pickup") / given_up(free, "new_pickup"))
        assert (ratio < 0.5).all()


def test_a_ban_from_freeways_alone_shuts_something(rules):
    rules.reform = terms(freeways=False)
    (stream,) = new(sides(*prepare(asked(NBOX)))[1]).values()
    assert given_up(stream, "nothing").min() > 0.15


def test_roads_are_those_of_each_state_by_its_households(rules):
    """Sales, what is given up and the roads lie between those of the two laws; a rule of most states would be one of them."""
    few = ("CA", "TX", "NY")
    rules.reform = terms(roads=roads(ALL, 45, False, {state: (None, True) for state in few}))
    (mixed,) = new(sides(*prepare(asked(NBOX)))[1]).values()
    assert [law[1:] for law in mixed.roads] == [(45, False), (None, True)]
    assert sum(share for share, _, _ in mixed.roads) == pytest.approx(1.0)
    assert 0.2 < mixed.roads[1][0] < 0.3  # three large states
    ends = []
    for cap, freeways in ((45, False), (None, True)):
        rules.reform = terms(cap_mph=cap, freeways=freeways, roads=roads(ALL, cap, freeways))
        ends += new(sides(*prepare(asked(NBOX)))[1]).values()
    held, free = ends
    share = mixed.roads[1][0]
    assert mixed.units == pytest.approx((1.0 - share) * held.units + share * free.units)
    assert (given_up(free, "nothing") < given_up(mixed, "nothing")).all() and (given_up(mixed, "nothing") < given_up(held, "nothing")).all()


def test_offered_in_either_case_the_change_is_what_the_rule_does(rules):
    """Open in both worlds on the same roads, and somewhat cheaper under the reform: the change is the few who come by the price."""
    rules.today, rules.reform = terms(), terms(pathway=CLASS, waived=("208", "214"))
    offer = Offer(vehicle="honda-n-box-3")
    part = prepare(asked(offer, entry="either"))
    (told,) = attribution(*part)
    assert told.price_usd < told.price_today_usd
    assert (told.sold > told.sold_today).all() and (told.sold_today > 0).all()
    assert (told.sold_either >= told.sold_today).mean() > 0.9
    today, reform = ({id_: stream.units.sum(axis=1) for id_, stream in new(side).items()} for side in sides(*part))
    assert sum(today.values()) == pytest.approx(told.sold_today) and sum(reform.values()) == pytest.approx(told.sold_either)
    _, offered = sides(*prepare(asked(offer)))
    assert sum(stream.units.sum(axis=1) for stream in new(offered).values()) == pytest.approx(told.sold)


def test_attribution_is_the_same_whatever_the_entry(rules):
    rules.today, rules.reform = terms(), terms(cap_mph=45, pathway=CLASS)
    found = [attribution(*prepare(asked(NBOX, entry=entry)))[0] for entry in ("offered", "earns", "either")]
    for other in found[1:]:
        for name in ("sold", "sold_today", "sold_either"):
            assert np.array_equal(getattr(found[0], name), getattr(other, name))
        assert (other.earns_before, other.earns_after) == (found[0].earns_before, found[0].earns_after)


def test_a_worse_way_that_opens_takes_nothing_from_a_maker_who_offers_anyway(rules):
    """Without any saving a cap only loses buyers: he goes on as he does today, and the rule changes nothing."""
    rules.today, rules.reform = terms(), terms(cap_mph=25, pathway=CLASS)
    part = prepare(asked(NBOX, entry="either"))
    before, after = (sum(stream.units.sum(axis=1) for stream in new(side).values()) for side in sides(*part))
    assert np.array_equal(after, before)
    loses = part.drawn["maker"]["brings:0.today"] < 0.0  # there the fewest would lose least: not a reason to go by the worse way
    assert 0.1 < loses.mean() < 0.9


def test_without_a_lawful_way_today_all_sales_are_the_rules(rules):
    (told,) = attribution(*prepare(asked(NBOX)))
    assert (told.sold_today == 0).all() and told.states_today == 0 and told.earns_before is None
    assert np.array_equal(told.sold, told.sold_either)


def test_a_price_that_is_given_is_dearer_today_by_what_the_law_makes_a_maker_ask(rules):
    rules.today, rules.reform = terms(), terms(pathway=CLASS, waived=("208", "214"))
    (given,) = attribution(*prepare(asked(NBOX)))
    (asks,) = attribution(*prepare(asked(Offer(vehicle="honda-n-box-3"))))
    assert given.price_usd == 17_000
    assert given.price_today_usd - 17_000 == pytest.approx(asks.price_today_usd - asks.price_usd)


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ({"draws": 64}, "100"), ({"draws": 0}, "100"), ({"years": 0}, "1"), ({"years": 400}, "30"), ({"first_year": 1990}, "2027"), ({"first_year": 2150}, "2045"),
        ({"entry": "eher"}, "offered"), ({"edits": (("policy.entering.us_share", 5.0),)}, "1"), ({"edits": (("policy.entering.us_share", float("nan")),)}, "0.1"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_the_nearest_that_can(rules, given, near):
    with pytest.raises(KeiwayError) as found:
        prepare(asked(NBOX, **given))
    assert near in str(found.value.fixes) and found.value.message


@pytest.mark.parametrize("draws", [0, 64, 99])
def test_the_forecast_itself_says_how_many_draws_it_needs(draws):
    with pytest.raises(KeiwayError, match="at least 100"):
        market(Launch(vehicle=vehicle("honda-n-box-3"), as_of=asked().as_of, price_usd=17_000, price_year=2025, first_year=2029, last_year=2032, draws=draws))


def test_the_same_offer_twice_counts_once_and_is_told(rules):
    part = prepare(asked(NBOX, NBOX))
    assert len(part.fixed.new) == 1 and len(part.fixed.refused) == 1 and "listed already" in part.fixed.refused[0]
    assert next(iter(new(sides(*part)[1]).values())).units.any()


@pytest.mark.parametrize("given", [{"price_usd": 0.0}, {"price_usd": float("nan")}, {"dealers": -3.0}])
def test_a_price_or_dealers_that_are_none_are_refused(rules, given):
    part = prepare(asked(NBOX, Offer(**{"vehicle": "suzuki-carry-11", "price_usd": 15_000, **given})))
    assert [each.vehicle.id for each in part.fixed.new] == ["honda-n-box-3"] and len(part.fixed.refused) == 1


def test_far_beyond_what_was_learnt_is_told_in_words(rules):
    part = prepare(asked(Offer(vehicle="daihatsu-hijet-10", price_usd=12_000)))
    assert all(isinstance(each, str) for each in part.fixed.warnings)
    assert any("beyond all that was learnt" in each for each in part.fixed.warnings)


def test_what_is_fixed_and_not_drawn_is_told(rules):
    told = " ".join(prepare(asked(NBOX)).fixed.assumed)
    assert "2 if imported" in told and "fixed and not drawn" in told and "3 years past the age" in told
