"""Figures as they are said, and the finding in words for each kind of change."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from impact_standin import change, half, nobody

from keiway.policy import reform
from keiway.policy.impact import empty, facts
from keiway.policy.impact.bands import band, per_vehicle
from keiway.policy.impact.doing import _told, way_of
from keiway.policy.impact.figures import chance, dollars, known, number, signed
from keiway.policy.impact.measured import changes, effect
from keiway.policy.impact.roads import opened
from keiway.policy.impact.sentence import Said, sentence
from keiway.policy.record import Asked, Offer


@pytest.mark.parametrize(
    ("value", "says"),
    [(9_123.0, "9,100"), (93_510.0, "94,000"), (999_600.0, "1 million"), (1_234_567.0, "1.2 million"), (2.63e9, "2.6 billion"), (0.0341, "0.034"), (1.0, "1"), (0.0, "0"), (12.4, "12")],
)
def test_two_figures_are_said(value, says):
    assert number(value) == says


def test_signs_and_dollars():
    assert (signed(4.66), signed(-4.66), signed(0.0)) == ("+4.7", "-4.7", "0")
    assert (dollars(1.5e8), dollars(-3.7e8), dollars(0.0)) == ("+$150 million", "-$370 million", "$0")


def test_a_chance_is_none_or_all_only_where_it_is():
    assert (chance(0.0), chance(0.001), chance(0.5), chance(0.9999), chance(1.0)) == ("0%", "1%", "50%", "99%", "100%")


AS_OF = date(2026, 11, 29)


def money(id_: str, values: np.ndarray):
    return band(id_, values, None, label="", group="money", party="all", unit="USD", rests="low", says="")


def say(today, reform_, entry="offered", doing=(), **values) -> str:
    """`values`: draws of an effect in place of its own."""
    found = change(today, reform_)
    every = changes(found)
    told = {id_: per_vehicle(effect(id_, facts.effects()[id_], values.get(id_, every[id_])), values.get(id_, every[id_]), every["sold"]) for id_ in every}
    nets = tuple(money(f"net_{rate:g}", found.net(rate / 100.0)) for rate in (3, 7))
    poles = tuple(money(f"net_3_seen_{name}", found.net_at(0.03, own_risk_seen=seen)) for name, seen in (("none", 0.0), ("all", 1.0)))
    asked = Asked(reform=None, as_of=AS_OF, entry=entry)
    return sentence(Said(asked, told, nets, poles, doing, 10, "Nothing changes: both worlds are the same.", ""))


def of_offers(sold: float, today: float | None, either: float):
    """Of one car, by its middles; and of all."""
    of = [np.full(5, value) if value is not None else None for value in (sold, today, either)]
    one = _told(*of, vehicle="honda-n-box-3", title="N-Box", way="imported", price_usd=20_400.0, price_today_usd=None if today is None else 20_900.0, way_today="certified in full", before=0.24, after=0.26)
    return (one,)


def test_more_vehicles_fewer_and_none():
    assert say(nobody(), half()).startswith("If what it lists is offered, and without it is not, about ")
    fewer = say(half(), nobody())
    assert " fewer small vehicles enter in 10 years" in fewer
    assert "Over all lives" in fewer
    assert say(half(), half()).startswith("Nothing changes")


def test_no_reader_takes_what_today_s_law_would_sell_for_the_rule_s_doing():
    says = say(nobody(), half(), doing=of_offers(310_000.0, 284_000.0, 13_600.0))
    first, rest = says.split(". ", 1)
    assert "of cars that are offered in either case, the rule itself changes sales by +14,000 (+14,000 to +14,000)" in first
    assert rest.startswith("Certified in full as the law is at $21,000, the same cars would sell about 280,000")
    assert "24% of the draws as the law is, in 26% under the reform" in says
    assert "Over the lives of all of them" in says
    assert "the rule itself changes sales by -72,000" in say(nobody(), half(), doing=of_offers(94_000.0, 284_000.0, -72_000.0))


def test_where_no_way_is_open_as_the_law_is_all_is_the_rule_s_doing():
    says = say(nobody(), half(), doing=of_offers(310_000.0, None, 310_000.0))
    assert "No lawful way is open to them as the law is" in says
    assert "certified in full" not in says


def test_makers_who_offer_what_they_earn_by_and_cars_offered_in_either_case_have_words_of_their_own():
    earns = say(nobody(), half(), "earns", of_offers(310_000.0, 284_000.0, 13_600.0))
    assert earns.startswith("Makers offer what they would earn by: in ")
    assert "the rule itself changes" not in earns
    either = say(nobody(), half(), "either", of_offers(310_000.0, 284_000.0, 13_600.0))
    assert either.startswith("Of cars that are offered in either case, the rule sells about ")
    assert "Over all lives" in either


def test_a_sign_that_the_draws_do_not_tell_is_not_told():
    random = np.random.default_rng(3)
    torn = random.normal(0.5, 10.0, 40)
    assert 0.2 < np.mean(torn > 0.0) < 0.8
    says = say(nobody(), half(), own_deaths=torn, others_deaths=torn, all_deaths=torn)
    assert "a change in deaths whose sign is not known" in says
    assert "whether that is more or fewer deaths together is not known" in says
    assert f"together {signed(float(np.median(torn)))}" not in says
    sure = say(nobody(), half(), all_deaths=torn + 100.0)
    assert "together +" in sure
    assert known(money("x", np.zeros(4)))


def test_the_net_is_told_at_both_poles_and_no_chance_of_it():
    says = say(nobody(), half())
    net = says[says.index("Net benefit at 3 percent") :]
    assert "if buyers see none of their own risk as they choose" in net
    assert "if they see all of it; no study tells how much they see" in net
    assert "of the draws" not in net
    assert "7 percent" not in net


def test_the_same_for_a_round_number_of_vehicles():
    says = say(nobody(), half())
    assert "For each 100,000 more vehicles that is " in says
    assert "For each 100,000 fewer vehicles" in say(half(), nobody())


def test_why_nothing_is_counted_is_a_finding_about_the_law_only_where_it_is_one():
    kei, same = reform.read("kei-class-45"), reform.read("nothing")
    open_, shut = (SimpleNamespace(open=way, terms=SimpleNamespace(says="Not a kei car.")) for way in (True, False))
    offer = SimpleNamespace(worlds=(open_, open_), title="N-Box")

    def why(reform_, new=(), refused=(), **more) -> str:
        return empty.nothing(Asked(reform=reform_, as_of=AS_OF, **more), SimpleNamespace(new=new, refused=refused))

    assert why(same).startswith("Nothing changes: the reform changes no fact of law")
    refused = why(kei, refused=("The offer of x is left out. No such vehicle.",), offers=(Offer(vehicle="x"),))
    assert refused.startswith("Nothing is counted, and that is no finding about the law: of 1 vehicle listed none could be worked out.")
    assert "No such vehicle." in refused
    assert "no maker would earn by what is listed in any draw" in why(kei, (offer,), entry="earns")
    assert "no lawful way to be sold new" in why(kei, (SimpleNamespace(worlds=(shut, shut), title="N-Box"),))
    for says in (refused, why(kei, (offer,), entry="earns"), why(kei, offers=())):
        assert "lets in what the law lets in" not in says
        assert not says.startswith("Nothing changes")


def test_makers_who_earn_by_the_same_way_in_both_worlds_are_not_said_to_earn_by_none():
    (one,) = of_offers(5_100.0, 21_000.0, 0.0)
    open_ = SimpleNamespace(open=True)
    says = empty.nothing(Asked(reform=reform.read("us-built"), as_of=AS_OF, entry="earns"), SimpleNamespace(new=(SimpleNamespace(worlds=(open_, open_)),), refused=()), (one,))
    assert "sells the same by the same way in both worlds" in says


def test_the_way_of_today_is_named_where_it_is_not_full_certification():
    full, small = (SimpleNamespace(terms=SimpleNamespace(pathway=f"us.safety.{id_}"), most_a_year=most) for id_, most in (("original_manufacturer_certified", None), ("part555_overall_equivalent_safety", 2_500.0)))
    assert way_of(full) == "certified in full"
    assert way_of(small) == "by the way open now (temporary exemption, equivalent overall safety, at most 2,500 a year)"


def test_where_nothing_moves_in_many_draws_the_sign_is_that_of_the_others():
    few = np.concatenate([np.zeros(90), -np.ones(10)])
    assert known(money("x", few))
    assert not known(money("x", np.concatenate([few, np.ones(10)])))


def test_what_is_listed_and_not_counted_is_said_beside_what_is():
    offer = SimpleNamespace(worlds=(None, SimpleNamespace(open=True)), title="N-Box")
    asked = Asked(reform=reform.read("kei-class-45"), as_of=AS_OF, offers=(Offer(vehicle="x"), Offer(vehicle="honda-n-box-3")))
    assert empty.left(asked, SimpleNamespace(new=(offer,), refused=("x",))) == "Of 2 vehicles listed 1 could not be worked out and is not counted."
    assert empty.left(asked, SimpleNamespace(new=(offer, offer), refused=())) == ""


def test_a_way_that_rests_on_equal_safety_is_told_where_the_answer_says_otherwise():
    rises, falls = (band("all_deaths", np.linspace(low, low + 10.0, 50), None, label="", group="", party="", unit="", rests="low", says="") for low in (-1.0, -9.0))
    asked = Asked(reform=reform.read("part-555-90000"), as_of=AS_OF)
    (says,) = empty.contradicted(asked, rises)
    assert "speaks against that finding" in says
    assert empty.contradicted(asked, falls) == ()
    assert empty.contradicted(Asked(reform=reform.read("kei-class-45"), as_of=AS_OF), rises) == ()


def test_where_no_more_enter_but_they_cost_otherwise_only_money_moves():
    side, lives = half()
    dearer = side._replace(streams=tuple(one._replace(duty_usd=one.duty_usd + 100.0) for one in side.streams))
    says = say((side, lives), (dearer, lives))
    assert says.startswith("No more and no fewer vehicles enter")


def test_a_lower_cap_opens_less_and_a_state_more_opens_more():
    side, _ = half()
    new = side.streams[0]

    def share(**given) -> float:
        open_ = side._replace(streams=(new._replace(**given),))
        (found,) = opened((nobody()[0], open_), ())
        assert found.low <= found.mid <= found.high
        return found.mid

    caps = [share(cap_mph=cap) for cap in (25.0, 35.0, 45.0, 55.0, None)]
    assert caps == sorted(caps)
    assert share(freeways=False) < share()
    assert share(states=("CO",)) < share(states=("CO", "TX"))
    assert np.isclose(share(states=()), 0.0)
