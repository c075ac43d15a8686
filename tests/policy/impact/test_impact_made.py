"""The whole answer, from a shipped reform to its words: what an economist would check, on the real parts with few draws."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import msgspec
import numpy as np
import pytest

from keiway import kept
from keiway.errors import KeiwayError
from keiway.law.library import SHELVES
from keiway.policy import impact, reform
from keiway.policy.impact import facts
from keiway.policy.impact.bands import CLEAR
from keiway.policy.impact.measured import MAIN, NET
from keiway.policy.money.lines import PARTIES
from keiway.policy.record import Asked, ImpactAnswer, Offer

AS_OF = date(2026, 11, 29)
DRAWS = 300


def ask(name: str, draws: int = DRAWS, offers: int | None = None, **more) -> Asked:
    found = reform.read(name)
    return Asked(reform=found, as_of=AS_OF, draws=draws, offers=None if offers is None else found.offers[:offers], **more)


def told(answer: ImpactAnswer) -> dict:
    return {one.id: one for one in answer.effects}


@pytest.fixture(scope="module")
def duty() -> ImpactAnswer:
    return impact.answer(ask("truck-duty-repeal"))


@pytest.fixture(scope="module")
def kei45() -> ImpactAnswer:
    return impact.answer(ask("kei-class-45", offers=1))


def test_a_reform_that_changes_nothing_gives_exactly_zero_everywhere():
    found = impact.answer(ask("nothing", draws=100))
    for one in (*found.effects, *found.by_year, *found.parties, *found.net):
        assert (one.low, one.mid, one.high, one.mean, one.up, one.down) == (0.0,) * 6, one.id
    assert found.sold == found.shares == found.calendar == found.missing == ()
    assert found.sentence.startswith("Nothing changes")
    assert len(found.tables) == 12


def test_effects_come_in_the_order_of_the_page_and_say_what_is_counted(kei45):
    ids = [one.id for one in kei45.effects]
    assert [id_ for id_ in ids if not id_.startswith("roads_open")] == list(facts.effects())
    assert ids.index("roads_open_new") < ids.index("miles")
    assert all(one.label and one.says and one.unit for one in kei45.effects)
    assert all(one.low <= one.mid <= one.high and 0.0 <= one.up + one.down <= 1.0 for one in (*kei45.effects, *kei45.by_year))


def test_parties_add_up_to_the_net_at_every_rate(duty, kei45):
    for found in (duty, kei45):
        assert [one.id for one in found.net] == ["net_3", "net_7", "net_0"]
        for net in found.net:
            rate = net.id.rpartition("_")[2]
            parts = [one for one in found.parties if one.id.endswith(f"_{rate}") and one.party in PARTIES]
            assert len(parts) == len(PARTIES)
            assert {one.party: one.sure for one in parts}["makers"] == "low"
            assert sum(one.mean for one in parts) == pytest.approx(net.mean, rel=1e-9, abs=1.0)


def test_a_lower_duty_brings_more_trucks_less_duty_and_gains_to_buyers(duty):
    effects = told(duty)
    assert effects["sold_used"].up == 1.0
    assert effects["revenue_federal"].down == 1.0
    assert effects["buyers"].up == 1.0
    assert effects["sold_new"].up == 0.0
    assert effects["roads_open_used"].mid == 0.0  # no state opens
    assert {one.stream for one in duty.sold} == {"used.kei_truck", "used.kei_van"}  # no more cars


def test_a_class_of_its_own_counts_both_sides_of_the_crash(kei45):
    effects = told(kei45)
    assert effects["own_deaths"].mean > 0.0 > effects["others_in_vehicles_deaths"].mean
    assert effects["all_deaths"].mean == pytest.approx(effects["own_deaths"].mean + effects["others_deaths"].mean)
    assert effects["miles_up_to_55"].up == effects["miles_over_55"].up == 0.0  # the cap
    assert 20.0 < effects["roads_open_new"].low < effects["roads_open_new"].high < 60.0
    for phrase in ("If what it lists is offered", "people in their households' vehicles", "everyone else", "Net benefit at 3 percent, all parties together"):
        assert phrase in kei45.sentence
    assert "earn its cost back" in kei45.entry_says


def test_lower_caps_bring_fewer_vehicles_and_fewer_own_deaths():
    answers = [told(impact.answer(ask(f"kei-class-{cap}", offers=1))) for cap in (35, 45, 55)]
    for id_ in ("sold", "miles", "own_deaths"):
        means = [one[id_].mean for one in answers]
        assert means == sorted(means), id_


def test_what_a_maker_would_not_earn_by_is_not_sold_where_that_is_asked():
    found = impact.answer(ask("kei-class-45", offers=1, entry="earns"))
    (earns,) = found.earns
    sold = told(found)["sold_new"]
    assert sold.up + sold.down <= earns.after + 1e-9
    assert sold.mid == 0.0  # in most draws no maker earns


def test_more_draws_do_not_turn_a_clear_sign():
    few, many = (told(impact.answer(ask("states-aamva", draws))) for draws in (150, 600))
    clear = [id_ for id_, one in few.items() if max(one.up, one.down) >= CLEAR]
    assert len(clear) > 5
    for id_ in clear:
        assert (few[id_].mid > 0.0) == (many[id_].mid > 0.0), id_


def test_farther_driven_vehicles_do_more_of_everything_they_do():
    short, far = (told(impact.answer(ask("truck-duty-repeal", edits=(("policy.use.miles_used_truck", miles),)))) for miles in (1000.0, 4000.0))
    assert far["miles"].mean > 1.5 * short["miles"].mean  # vans and cars stay as they were
    assert far["sold"].mean == short["sold"].mean
    for id_ in ("others_in_vehicles_deaths", "others_outside_deaths"):
        assert abs(far[id_].mean) > abs(short[id_].mean)


@pytest.mark.parametrize(
    ("given", "says"),
    [({"draws": 1}, "--draws"), ({"years": 0}, "1 to 30"), ({"years": 99}, "1 to 30"), ({"first_year": 2020}, "begins in 2028"), ({"edits": (("policy.money.vls", 9.0),)}, "policy.money.vls")],
)  # fmt: skip
def test_what_cannot_be_counted_is_said_with_the_nearest_that_can(given, says):
    with pytest.raises(KeiwayError) as error:
        impact.answer(Asked(reform=reform.read("states-aamva"), as_of=AS_OF, **given))
    assert says in error.value.message + str(error.value.fix)
    assert error.value.fix


def test_the_draws_of_the_main_effects_are_those_of_the_answer(duty):
    found = impact.drawn(ask("truck-duty-repeal"))
    assert set(found) == {*MAIN, NET}
    for id_ in MAIN:
        assert np.median(found[id_]) == pytest.approx(told(duty)[id_].mid)
    assert np.mean(found[NET]) == pytest.approx(duty.net[0].mean)


def test_of_every_offer_it_says_what_the_same_car_would_sell_as_the_law_is(kei45):
    """Nobody may take all that is offered for the doing of the rule."""
    (one,) = kei45.doing
    assert one.sold.mid == pytest.approx(told(kei45)["sold_new"].mid)
    assert one.today is not None
    assert one.today.mid > 0.0
    assert one.price_today_usd > one.price_usd
    (earns,) = kei45.earns
    assert (one.before, one.after) == (earns.before, earns.after)
    assert "Certified in full as the law is" in kei45.sentence
    assert "offered at $21,000 certified in full, it would sell" in one.says


def test_a_price_cut_of_a_few_percent_is_credited_with_a_few_percent_of_what_is_sold():
    found = impact.answer(ask("accept-un-near", offers=1))
    (one,) = found.doing
    assert one.price_usd < one.price_today_usd < 1.06 * one.price_usd
    assert abs(one.either.mid) < 0.2 * one.sold.mid
    either = impact.answer(ask("accept-un-near", offers=1, entry="either"))
    assert told(either)["sold"].mid == pytest.approx(one.either.mid, rel=1e-6)
    assert told(either)["all_deaths"].high < 0.3 * told(found)["all_deaths"].high


def test_what_scales_is_told_for_100_000_vehicles_and_is_better_known_than_the_whole(duty, kei45):
    for found in (duty, kei45):
        effects = told(found)
        for id_ in ("own_deaths", "others_deaths", "fuel", "buyers", "miles"):
            assert effects[id_].per == "100,000 more vehicles", id_
        assert effects["sold"].per == effects["running_cost_mile"].per == ""
        assert all(one.per for one in (*found.net, *found.poles, *found.parties))
    miles = told(kei45)["miles"]
    assert miles.per_high / miles.per_low < 0.5 * miles.high / miles.low


def test_the_net_is_told_at_both_ends_of_what_no_study_tells(duty):
    assert [one.id for one in duty.poles] == ["net_3_seen_none", "net_3_seen_all", "net_7_seen_none", "net_7_seen_all"]
    for one, seen in zip(duty.poles[:2], (0.0, 1.0), strict=True):
        held = impact.answer(ask("truck-duty-repeal", edits=(("policy.money.own_risk_seen", seen),)))
        assert held.net[0].mid == pytest.approx(one.mid)
        assert held.poles == ()  # who sets it knows it


def test_a_figure_that_turns_the_sign_does_so_when_it_is_set_to_its_ends(duty):
    assert duty.turns
    for one in (next(turn for turn in duty.turns if turn.effect == effect) for effect in ("all_deaths", NET) if any(turn.effect == effect for turn in duty.turns)):
        assert one.low_mid * one.high_mid < 0.0
        for end, mid, up in ((one.low, one.low_mid, one.low_up), (one.high, one.high_mid, one.high_up)):
            values = impact.drawn(ask("truck-duty-repeal", edits=((one.id, end),)))[one.effect]
            assert np.median(values) == pytest.approx(mid, rel=1e-6, abs=1e-9)
            assert np.mean(np.array(values) > 0.0) == pytest.approx(up)
        assert one.says[1:] in duty.narrows or one.effect not in duty.narrows


def test_one_thing_is_as_sure_wherever_it_is_told(kei45):
    effects = told(kei45)
    for id_ in ("buyers", "makers", "dealers"):
        party = next(one for one in kei45.parties if one.id == f"{id_}_0")
        assert (party.mid, party.sure) == (effects[id_].mid, effects[id_].sure), id_
    for id_, party in (("revenue_federal", "federal_0"), ("revenue_states", "states_0")):
        assert effects[id_].sure == next(one for one in kei45.parties if one.id == party).sure


def test_the_law_names_the_way_by_which_a_price_or_a_state_is_open(kei45):
    ids = [one.id for one in kei45.law if one.id.startswith("policy.law.new.")]
    assert "policy.law.new.honda-n-box-3.original_manufacturer_certified.price.before" in ids
    after = next(id_ for id_ in ids if id_.endswith("price.after"))
    assert "certified" not in after
    assert len(set(ids)) == len(ids)


def test_an_offer_that_is_refused_is_no_finding_about_the_law():
    found = impact.answer(Asked(reform=reform.read("kei-class-45"), as_of=AS_OF, draws=100, offers=(Offer(vehicle="no-such-car"),)))
    assert found.sentence.startswith("Nothing is counted, and that is no finding about the law")
    assert "no-such-car" in found.sentence


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (("policy.use.nosuch", 1.0), "no figure of the policy room has the id"), (("policy.money.own_risk_seen", 5.0), "0 to 1"), (("policy.use.miles_used_truck", -2500.0), "0 or more"),
        (("policy.use.kei_share", 5.0), "0 to 2"), (("policy.money.vsl", float("nan")), "no number"), (("policy.money.vsl", float("inf")), "drawn from"), (("policy.entering.needs_plates", 1.5), "0 to 1"),
    ],
)  # fmt: skip
def test_an_edit_beyond_what_a_figure_may_be_is_told_with_the_nearest(edit, says):
    with pytest.raises(KeiwayError) as error:
        impact.answer(ask("states-aamva", draws=100, edits=(edit,)))
    assert says in error.value.message
    assert error.value.fix or error.value.suggestions


def test_what_is_no_number_is_never_told(monkeypatch):
    from keiway.policy.impact import chain

    found = impact.model(ask("states-aamva", draws=100))
    found.base.quantity(0.0)  # kept
    found.base.worths[1].quantity(0.0)["fuel_gal"][3] = np.nan
    with pytest.raises(KeiwayError, match="no number"):
        chain._finite(found.base)


def test_years_add_up_to_what_is_sold(duty):
    sold = [one for one in duty.by_year if one.id == "sold"]
    assert [one.year for one in sold] == list(range(duty.first_year, duty.last_year + 1))
    assert sum(one.mean for one in sold) == pytest.approx(told(duty)["sold"].mean)
    assert duty.calendar[0] == duty.first_year
    assert duty.calendar[-1] > duty.last_year + 5  # the last ones are driven for years


def test_what_buyers_would_have_had_adds_up(duty, kei45):
    for found in (duty, kei45):
        assert sum(one.mid for one in found.instead) == pytest.approx(100.0)


def test_the_spread_is_divided_and_the_fact_that_narrows_it_is_named(duty, kei45):
    for found in (duty, kei45):
        assert {one.effect for one in found.shares} <= {*MAIN, NET}
        for effect in ("all_deaths", NET):
            of = [one for one in found.shares if one.effect == effect]
            assert sum(one.first for one in of) < 1.0 + 2 * sum(one.error for one in of)
            assert sum(one.total for one in of) > 0.8  # what nobody makes alone is in the totals
            assert all(0.0 <= one.first <= one.total <= 1.0 and one.settles for one in of)
        assert "What would settle it" in found.narrows
        assert found.missing[0].settles in found.narrows


def test_factors_of_used_imports_are_none_of_a_class_of_new_ones(kei45):
    factors = {one.factor for one in kei45.shares}
    assert "demand" in factors
    assert not factors & {"imports", "age_response", "state_response", "import_price", "instead_used"}


def test_every_id_and_source_it_names_is_explained(duty, kei45):
    known = {entry.id for shelf in SHELVES.values() for entry in shelf()}
    for found in (duty, kei45):
        ids = [f"policy.effect.{one.id}" for one in (*found.effects, *found.by_year, *found.parties, *found.net)] + [one.id for one in found.instead]
        ids += [f"policy.law.{one.id.split('.')[-2]}" for one in found.law]
        ids += [f"policy.factor.{one.factor}" for one in found.shares] + [one.removeprefix("keiway explain ") for one in found.next if one.startswith("keiway explain")]
        ids += [source for source in found.sources if source.startswith("policy.")]
        assert set(ids) <= known


def test_what_is_left_out_is_told_for_what_enters(duty, kei45):
    assert any(one.startswith("Pollutants") for one in duty.left_out)
    assert any(one.startswith("Enforcement") for one in kei45.left_out)
    assert not any(one.startswith(("Enforcement", "The makers")) for one in duty.left_out)
    assert not any(one.startswith("Pollutants") for one in kei45.left_out)  # used imports are as they were


def test_the_answer_goes_through_json_and_back(duty):
    assert msgspec.json.decode(msgspec.json.encode(duty), type=ImpactAnswer) == duty


def test_asked_again_the_same_object_and_without_what_is_kept_the_same_bytes(duty):
    assert impact.answer(ask("truck-duty-repeal")) is duty
    for one in kept.ALL.values():
        one.results.clear()
    assert msgspec.json.encode(impact.answer(ask("truck-duty-repeal"))) == msgspec.json.encode(duty)


PROGRAM = """
import hashlib, sys, time
from datetime import date
import msgspec
from keiway.policy import impact, reform
from keiway.policy.record import Asked, Offer
found = reform.read(sys.argv[1])
offers = tuple(Offer(vehicle=vehicle) for vehicle in sys.argv[3:]) or found.offers[:2] or None
answer = impact.answer(Asked(reform=found, as_of=date(2026, 11, 29), draws=int(sys.argv[2]), offers=offers))
print(hashlib.sha256(msgspec.json.encode(answer)).hexdigest(), time.process_time())
"""


def run(name: str, draws: int, hashes: str, *vehicles: str) -> tuple[str, float]:
    found = subprocess.run([sys.executable, "-c", PROGRAM, name, str(draws), *vehicles], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": hashes})
    digest, seconds = found.stdout.split()
    return digest, float(seconds)


def test_the_same_seed_gives_the_same_bytes_in_any_process():
    assert run("states-aamva", 100, "1")[0] == run("states-aamva", 100, "2")[0]


@pytest.mark.long
def test_two_offers_with_2000_draws_take_at_most_the_work_of_two_cores_in_ten_seconds():
    """By processor time, which other work on the machine moves little: 20 core-seconds are ten seconds of two cores."""
    assert run("kei-class-45", 2000, "0")[1] < 20.0


@pytest.mark.long
def test_a_vehicle_whose_crashes_are_simulated_when_asked_takes_at_most_half_as_much_again():
    """It is not in the shipped table of crash rates, so that its fleet and it are simulated within the answer."""
    pytest.importorskip("numba")
    from keiway.policy.use.rates import shipped

    assert "honda-n-van-1" not in shipped()
    assert run("accept-japan", 2000, "0", "honda-n-van-1", "honda-n-box-3")[1] < 30.0
