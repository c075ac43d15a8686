"""A head-on crash of two catalogue vehicles, as the room answers it."""

import pytest

from keiway.crash.answer import MPH, head_on
from keiway.crash.vehicles import NotKnown
from keiway.errors import UsageError
from keiway.vehicles.resolution import resolve


def car(name):
    return resolve(name).vehicle


def values(party):
    return {quantity.id: quantity for quantity in party.quantities}


def crash(a="Honda N-Box JF3", b="Ford F-150", speed=35, overlap=1.0):
    return head_on((car(a), car(b)), (speed * MPH, speed * MPH), overlap)


def test_the_split_of_the_speed_is_the_inverse_of_the_masses():
    found = crash()
    a, b = found.parties
    ratio = values(a)["crash.delta_v"].mid / values(b)["crash.delta_v"].mid
    assert ratio == pytest.approx(b.mass_kg / a.mass_kg, rel=1e-12)


def test_kei_against_pickup_is_near_the_worked_example():
    """models.md 1.8: 1,000 kg against 2,400 kg at 112 km/h closing: 88.5 and 36.9 km/h; here 1,035 kg."""
    a, b = (values(party)["crash.delta_v"].mid * 1.609344 for party in crash().parties)
    assert (a, b) == (pytest.approx(88.2, abs=1.5), pytest.approx(38.0, abs=1.5))


def test_swapping_the_vehicles_swaps_the_answer():
    one, two = crash(), crash("Ford F-150", "Honda N-Box JF3")
    for quantity in one.parties[0].quantities:
        assert values(two.parties[1])[quantity.id].mid == pytest.approx(quantity.mid, rel=1e-9)


def test_two_of_a_kind_share_it_evenly():
    found = crash("Honda N-Box JF3", "Honda N-Box JF3")
    a, b = (values(party) for party in found.parties)
    assert a["crash.delta_v"].mid == pytest.approx(b["crash.delta_v"].mid)
    assert "Both change speed" in found.sentence


def test_bands_hold_the_middle_and_are_the_same_every_time():
    one, two = crash(), crash()
    assert one == two
    for party in one.parties:
        assert all(q.low <= q.mid <= q.high for q in party.quantities)


def test_what_is_not_known_is_refused_or_said():
    with pytest.raises(NotKnown, match="mass"):
        crash("2026 Toyota RAV4")
    with pytest.raises(UsageError):
        crash(speed=900)
    assert any("restraint" in text for text in crash().left_out)
    assert crash().evidence["this pair crashed"] == "none found"


def test_risk_rises_with_the_change_of_speed_and_is_told_as_the_average_vehicles():
    slow, fast = (values(crash(speed=speed).parties[0]) for speed in (20, 35))
    for name in ("crash.risk.serious", "crash.risk.death"):
        assert 0 < slow[name].mid < fast[name].mid < 100
    assert fast["crash.risk.death"].mid < fast["crash.risk.serious"].mid
    assert any("average" in text for text in crash().left_out)
