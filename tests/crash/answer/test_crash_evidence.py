"""The ladder of evidence, and ratings that are not set side by side."""

import pytest

from keiway.crash.answer import head_on, stars
from keiway.crash.answer.ladder import EVIDENCE
from keiway.vehicles.catalogue import by_id
from keiway.vehicles.resolution import resolve

RUNGS = [
    "this model into this partner", "this model in a standard test", "a close relative", "field data for the class", "physics",
]  # fmt: skip


def car(name):
    return resolve(name).vehicle


def answer(a, b):
    return head_on((car(a), car(b)), (15.0, 15.0), n=2)


def test_every_vehicle_has_five_rungs_and_the_last_is_there():
    for party in answer("1995 Honda Beat", "2022 Toyota RAV4").parties:
        assert [rung.rung for rung in party.ladder] == RUNGS
        assert party.ladder[-1].there and all(rung.says for rung in party.ladder)


def test_a_tested_pair_is_found_both_ways_round():
    """IIHS crashed the 2009 fortwo into the C300."""
    for pair in (("smart-fortwo-2008", "mercedes-benz-c300-2009"), ("mercedes-benz-c300-2009", "smart-fortwo-2008")):
        found = answer(*pair)
        assert found.parties[0].ladder[0].there
        assert "rated poor" in found.evidence["this pair crashed"]


def test_an_old_kei_has_no_test_of_its_own_and_that_is_said():
    ladder = {rung.rung: rung for rung in answer("1995 Honda Beat", "Ford F-150").parties[0].ladder}
    assert not ladder["this model in a standard test"].there
    assert ladder["field data for the class"].there and "Japan" in ladder["field data for the class"].says


def test_measures_of_a_test_are_told_with_its_stars():
    ladder = answer("Ford F-150", "Honda N-Box JF3").parties[0].ladder
    assert "HIC15 275" in ladder[1].says and "5 of 5 stars" in ladder[1].says


def test_every_row_of_the_evidence_names_a_source_and_vehicles_of_the_catalogue():
    known, ids = EVIDENCE.value, by_id()
    for row in (*known.pairs, *known.tests, *known.relatives, *known.field):
        assert row.source in known.sources and row.confidence in ("primary", "secondary", "recalled", "derived", "estimate")
        assert set(row.vehicles) <= set(ids) and (not row.vehicle or row.vehicle in ids)


def test_stars_of_two_programmes_are_not_compared():
    with pytest.raises(stars.NotComparable, match="no common measure") as refused:
        stars.compare(car("Honda N-Box JF3"), car("Ford F-150"))
    assert refused.value.try_.startswith("keiway crash")
    assert any("not to be compared" in note for note in answer("Honda N-Box JF3", "Ford F-150").notes)


def test_frontal_stars_of_a_light_and_a_heavy_vehicle_are_not_compared():
    with pytest.raises(stars.NotComparable, match="within 113 kg"):
        stars.compare(car("kia-rio-2012"), car("Ford F-150"))


def test_rollover_stars_and_like_masses_are():
    assert "Kia Rio" in stars.compare(car("kia-rio-2012"), car("Ford F-150"), "rollover").says
    assert "4 of 5" in stars.compare(car("kia-rio-2012"), car("nissan-versa-2012")).says


def test_no_rating_is_said():
    with pytest.raises(stars.NotComparable, match="has no rating"):
        stars.compare(car("1995 Honda Beat"), car("Ford F-150"))


