"""The same with the law room behind it: shipped reforms, from their files to what enters."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from keiway.policy.entering import attribution, earns, prepare, sides
from keiway.policy.record import Asked, Offer
from keiway.policy.reform import read, shipped

NBOX = Offer(vehicle="honda-n-box-3")


def ask(reform: str, *offers: Offer, **given) -> tuple:
    part = prepare(Asked(**{"reform": read(reform), "as_of": date(2026, 11, 29), "offers": offers, "draws": 300, "years": 8, **given}))
    return (part, *sides(*part))


def used(side) -> np.ndarray:
    return sum(stream.units for stream in side.streams if not stream.new)


def new(side) -> dict:
    return {stream.id: stream for stream in side.streams if stream.new}


@pytest.mark.parametrize("entry", ["offered", "earns", "either"])
def test_a_reform_that_changes_nothing_is_exactly_nothing(entry):
    _, today, reform = ask("nothing", NBOX, entry=entry)
    assert [stream.id for stream in today.streams] == [stream.id for stream in reform.streams]
    for one, other in zip(today.streams, reform.streams, strict=True):
        for field in ("units", "instead", "price_usd", "duty_usd", "surplus_usd", "maker_usd", "dealer_usd"):
            assert np.array_equal(getattr(one, field), getattr(other, field)), (one.id, field)


def test_the_later_of_two_gates_decides():
    _, today, safety = ask("import-age-15")
    _, _, both = ask("import-age-15-both")
    assert (used(today) <= used(safety) * (1 + 1e-12)).all() and (used(safety) <= used(both) * (1 + 1e-12)).all()
    assert np.median(used(safety)) < np.median(used(both))


def test_states_that_follow_colorado_bring_more_and_those_that_follow_aamva_fewer():
    _, today, more = ask("states-colorado")
    _, _, fewer = ask("states-aamva")
    assert (used(more) > used(today)).all() and (used(fewer) < used(today)).all()


def test_repeal_of_the_duty_on_trucks_brings_trucks_and_no_more_cars():
    _, today, reform = ask("truck-duty-repeal")
    before, after = ({stream.id: stream for stream in side.streams} for side in (today, reform))
    assert (after["used.kei_truck"].units > before["used.kei_truck"].units).all()
    assert np.array_equal(after["used.kei_car"].units, before["used.kei_car"].units)


def test_a_class_of_its_own_is_cheaper_to_make_and_a_higher_limit_sells_more():
    sold = {}
    for limit in (35, 45, 55):
        part, today, reform = ask(f"kei-class-{limit}", NBOX)
        (stream,) = new(reform).values()
        assert not new(today) and stream.cap_mph == limit
        sold[limit] = stream.units.sum(axis=1)
        (offer,) = part.fixed.new
        assert offer.worlds[1].price_usd < offer.worlds[0].price_usd - 1_000
    assert (sold[35] <= sold[45]).all() and (sold[45] <= sold[55]).all()


def test_a_new_way_never_lowers_the_chance_to_earn():
    for id_ in ("kei-class-35", "kei-class-45-alone", "part-555-90000", "accept-japan"):
        part, *_ = ask(id_, NBOX)
        (told,) = earns(*part)
        assert told.before is not None and told.after >= told.before, id_


def test_where_only_those_sell_who_earn_either_way_is_taken_once():
    part, today, reform = ask("kei-class-55", NBOX, entry="earns", draws=1000)
    (told,) = earns(*part)
    names = ["new.honda-n-box-3", "new.honda-n-box-3.certified"]
    assert list(new(today)) == names[1:] and list(new(reform)) == names
    on = [(stream.units > 0).any(axis=1) for stream in new(reform).values()]
    assert not (on[0] & on[1]).any()
    assert (on[0] | on[1]).mean() == pytest.approx(told.after)


def test_made_here_where_the_law_asks_for_it():
    part, _, reform = ask("us-built", NBOX, Offer(vehicle="honda-n-box-3", way="us_plant"))
    assert "new.honda-n-box-3.us_plant" in new(reform)
    assert "new.honda-n-box-3.imported" not in new(reform)  # its terms are those of today
    assert any("changes nothing for" in each for each in part.fixed.warnings)


@pytest.mark.long
def test_every_shipped_reform_can_be_asked_with_its_own_offers():
    for id_ in shipped():
        part, today, reform = ask(id_, *read(id_).offers, draws=100)
        assert np.isfinite(used(today)).all() and np.isfinite(used(reform)).all(), id_
        for stream in reform.streams:
            assert np.isfinite(stream.units).all() and (stream.units >= 0).all(), (id_, stream.id)
            assert stream.instead.sum(axis=1) == pytest.approx(1.0)
        assert not [each for each in part.fixed.warnings if "left out" in each], id_


def test_where_no_state_gives_plates_none_of_those_that_come_has_any():
    _, today, reform = ask("states-aamva")
    for before, after in zip(today.streams, reform.streams, strict=True):
        assert np.median(before.plated) > 0.1 and after.plated.max() < 0.02 and not after.states
    _, today, reform = ask("states-colorado")
    for before, after in zip(today.streams, reform.streams, strict=True):
        assert (after.plated > before.plated).all() and np.median(after.plated) > 0.5


def test_the_limit_that_a_state_enacts_is_on_what_comes_there():
    """Colorado holds them to 55 mph and off freeways; where all states have its law all do, and no road faster is open to any."""
    _, today, reform = ask("states-colorado")
    for before, after in zip(today.streams, reform.streams, strict=True):
        assert after.roads == ((1.0, 55, False),) and (after.cap_mph, after.freeways) == (55, False)
        assert len(before.roads) > 1 and sum(share for share, *_ in before.roads) == pytest.approx(1.0)
    trucks = today.streams[0].roads
    assert any(cap == 35 for _, cap, _ in trucks)  # Florida's and Ohio's


def test_a_class_that_no_state_follows_has_the_roads_of_the_states_that_register_it_all_the_same():
    part, _, reform = ask("kei-class-45-alone", NBOX)
    (stream,) = new(reform).values()
    assert (55, False) in [law[1:] for law in stream.roads]
    assert any("fewer states can sell more" in each for each in part.fixed.warnings)


def test_what_a_small_change_of_a_rule_does_is_small_beside_all_that_is_sold():
    """Accepting near UN approvals makes a car that may be certified today some hundred dollars cheaper."""
    part, *_ = ask("accept-un-near", NBOX, draws=1000)
    (told,) = attribution(*part)
    assert told.states_today == told.states == 51 and told.price_usd < told.price_today_usd
    assert np.median(told.sold_either - told.sold_today) < 0.2 * np.median(told.sold)
    _, today, reform = ask("accept-un-near", NBOX, draws=1000, entry="either")
    change = sum(stream.units.sum(axis=1) for stream in new(reform).values()) - sum(stream.units.sum(axis=1) for stream in new(today).values())
    assert change == pytest.approx(told.sold_either - told.sold_today)


@pytest.mark.parametrize("id_", ["nothing", "import-age-15", "us-built"])
def test_an_age_that_brings_nobody_and_a_reform_that_changes_nothing_are_nothing(id_):
    _, today, reform = ask(id_, edits=(("policy.entering.age_ten_years", 1.0),))
    after = {stream.id: stream for stream in reform.streams}
    for one in today.streams:
        assert after[one.id].units == pytest.approx(one.units, rel=1e-9)
        assert after[one.id].surplus_usd == pytest.approx(one.surplus_usd, rel=1e-9) and after[one.id].price_usd == pytest.approx(one.price_usd, rel=1e-9)
    assert all(stream.units.max() < 1e-6 for id_, stream in after.items() if id_.endswith(".younger"))


def test_beside_an_exemption_that_a_file_supposes_stands_full_certification_as_the_law_is():
    """Part 555 for 90,000 supposes a finding that makes today's exemption of 2,500 open too; what the car would sell as the law is, is still what it sells certified in full."""
    part, today, reform = ask("part-555-90000", NBOX, entry="either")
    (told,) = attribution(*part)
    assert (told.price_today_usd, told.states_today) == (attribution(*ask("accept-un-near", NBOX)[0])[0].price_today_usd, 51)
    assert told.sold_today.max() > 2_500 * 8
    assert list(new(today)) == ["new.honda-n-box-3.certified"]
    assert sum(stream.units.sum(axis=1) for stream in new(today).values()) == pytest.approx(told.sold_today)
    assert sum(stream.units.sum(axis=1) for stream in new(reform).values()) == pytest.approx(told.sold_either)
