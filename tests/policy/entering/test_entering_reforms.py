"""The same with the law room behind it: shipped reforms, from their files to what enters."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from keiway.policy.entering import earns, prepare, sides
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


@pytest.mark.parametrize("entry", ["offered", "earns"])
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
