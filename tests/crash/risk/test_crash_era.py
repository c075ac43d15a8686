"""The time of design: one factor for one crash and for all crashes, told in both answers."""

import pytest

from keiway.crash.answer import meeting
from keiway.crash.exposure import party
from keiway.crash.injury.table import facts
from keiway.crash.risk.era import UNPROTECTED, era_of
from keiway.crash.vehicles import NotKnown
from keiway.vehicles.catalogue import by_id, vehicles


def test_one_crash_and_exposure_take_the_same_factor_for_every_vehicle():
    compared = 0
    for row in vehicles():
        try:
            alone, often = meeting.one(row, None), party.own(row)
        except NotKnown:
            continue
        assert (alone.era_odds, alone.era_says) == (often.era, often.era_says) == era_of(row), row.id
        compared += 1
    assert compared > 300


@pytest.mark.parametrize(
    "vehicle, fact",
    [("honda-beat-1", "era_old_kei"), ("honda-z-2", "era_before_2000"), ("honda-n-box-2", "era_2015")],
)
def test_each_factor_is_an_estimate_with_its_band_and_says_so(vehicle, fact):
    row, found = facts().values[fact], era_of(by_id()[vehicle])
    assert found.odds == row.mid and row.confidence == "estimate" and row.low < row.mid < row.high
    assert f"an estimate of ours, {row.low:g} to {row.high:g}" in found.says


def test_what_is_no_car_is_not_moved_by_its_age():
    assert all(era_of(row).odds == 1.0 for row in vehicles() if row.kind in UNPROTECTED)
