"""What an answer says reads as English and is true of the vehicle it is said of."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.answer import head_on, meeting
from keiway.crash.names import a, called, titled, told_apart
from keiway.crash.risk.era import UNPROTECTED
from keiway.crash.sweep import sweep
from keiway.crash.vehicles import NotKnown
from keiway.crash.vehicles.restraints import airbag
from keiway.days import parse_window
from keiway.vehicles.catalogue import by_id, vehicles
from keiway.vehicles.generic import generic
from keiway.vehicles.resolution import resolve

SPEEDS = (12.0, 12.0)
BEAT, PICKUP, CART = (resolve(name).vehicle for name in ("1995 Honda Beat", "Ford F-150", "golf cart"))
KEI_TRUCK = generic("kei-truck", parse_window("1996", "build date"))


def answer(a_, b, n=2, speeds=SPEEDS):
    return head_on((a_, b), speeds, n=n)


@pytest.mark.parametrize(("vehicle", "name"), [(KEI_TRUCK, "kei truck"), (CART, "golf cart"), (BEAT, "Honda Beat")])
def test_a_kind_is_called_by_its_kind(vehicle, name):
    found = answer(vehicle, PICKUP)
    assert f"The {name}'s driver" in found.sentence
    told = [found.sentence, found.risk_sentence, *found.notes, *found.assumed, *(party.name for party in found.parties)]
    assert not any(re.search(r"\b(Any|Generic)\b", text) for text in told)


def test_names_with_articles_and_apart():
    assert (a(KEI_TRUCK), a(BEAT)) == ("a kei truck", "a Honda Beat PP1")
    assert titled(CART) == "Golf cart, two seats" and called(by_id()["generic-low-speed-vehicle"]) == "low-speed vehicle"
    assert told_apart(BEAT, BEAT) == ("Honda Beat (first)", "Honda Beat (second)")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(vehicles()), st.sampled_from(vehicles()))
def test_two_vehicles_are_never_called_the_same(one, other):
    assert len(set(told_apart(one, other))) == 2


def test_a_cart_without_belt_is_not_told_as_belted():
    found = answer(CART, PICKUP)
    assert "Golf cart, no belt fitted:" in found.risk_sentence and "unbelted in the average vehicle" in found.risk_sentence
    assert any(note.startswith("Golf cart: no belt is fitted") for note in found.notes)
    assert answer(CART, CART).risk_sentence.startswith("Driver of 40. ")
    assert answer(BEAT, PICKUP).risk_sentence.startswith("Belted driver of 40. ")


def test_open_vehicles_are_told_as_the_least_and_get_no_credit_for_a_new_design():
    gem = by_id()["gem-e2-2016"]
    found = answer(gem, PICKUP)
    assert any("factor of two or more" in note and note.startswith("GEM e2") for note in found.notes)
    assert meeting.one(gem, None).era_odds == 1.0 and meeting.one(PICKUP, None).era_odds < 1.0
    assert not any("cage" in note for note in answer(BEAT, PICKUP).notes)


def test_no_open_vehicle_has_an_air_bag_that_its_row_does_not_name():
    for row in vehicles():
        if row.kind in UNPROTECTED and not row.airbags:
            assert not airbag(row, None, "driver").yes, row.id


def test_two_alike_have_the_same_bands():
    found = answer(BEAT, BEAT, n=16)
    assert found.parties[0].quantities == found.parties[1].quantities
    assert "Honda Beat, each:" in found.risk_sentence
    assert len(set(found.notes)) == len(found.notes) and len(set(found.assumed)) == len(found.assumed)
    apart = answer(BEAT, BEAT, n=16, speeds=(12.0, 13.0))
    assert [q.mid for q in apart.parties[0].quantities] == pytest.approx([q.mid for q in apart.parties[1].quantities])


def test_a_note_of_some_points_of_a_sweep_says_of_which():
    found = sweep((BEAT, PICKUP), "speed", None)
    rebound = next(note for note in found.notes if "rebound" in note)
    assert rebound.endswith("(at 35 to 60 mph).")
    assert len({re.sub(r"\(.*", "", note) for note in found.notes}) == len(found.notes)
    assert not any(note.endswith("(at 10 to 60 mph).") for note in found.notes)


def test_every_catalogue_vehicle_with_a_front_is_answered_in_whole_words():
    """No odd words of the machine in a sentence: one vehicle of each kind."""
    seen = set()
    for row in vehicles():
        if row.kind in seen:
            continue
        try:
            found = answer(row, PICKUP, n=2)
        except NotKnown:
            continue
        seen.add(row.kind)
        for text in (found.sentence, found.risk_sentence, *found.notes, *found.assumed, *found.left_out):
            assert not re.search(r"\bNone\b|\bnan\b|_|  |\.\.|;;", text), (row.id, text)
    assert len(seen) > 12
