"""The whole answer: what it holds, how it moves with what is asked, and that every id leads somewhere."""

import json

import msgspec
import pytest

from keiway.api import case
from keiway.law.library import SHELVES
from keiway.road.answer import Asked, answer
from keiway.road.answer.brief import brief
from keiway.vehicles.catalogue import vehicle

TRUCK = vehicle("subaru-sambar-5")


def asked(row=TRUCK, **given):
    return answer(Asked(vehicle=row, **given))


@pytest.fixture(scope="module")
def bare():
    return asked()


@pytest.fixture(scope="module")
def hard():
    return asked(grade=0.06, load_kg=200, altitude_m=2500, head_wind_mps=9)


def at(found, grade):
    return next(one for one in found.holds if one.grade_pct == grade)


def test_the_first_sentence_says_what_it_keeps_and_whether_it_merges(bare):
    level, steep = bare.holds[0].speed, at(bare, 6).speed
    assert f"keeps {level.mid:.0f} mph ({level.low:.0f} to {level.high:.0f}) on the level and {steep.mid:.0f} (" in bare.sentence
    assert "0 to 60 mph takes" in bare.sentence and "merge" in bare.sentence


def test_steeper_is_never_faster(bare, hard):
    for found in (bare, hard):
        speeds = [one.speed.mid for one in found.holds]
        assert speeds == sorted(speeds, reverse=True)


def test_load_height_and_wind_each_cost_speed_and_time(bare, hard):
    for more in ({"load_kg": 300}, {"altitude_m": 2500}, {"head_wind_mps": 9}):
        found = asked(**more)
        assert at(found, 6).speed.mid < at(bare, 6).speed.mid
        assert found.sprints[-1].mid > bare.sprints[-1].mid
        assert at(found, 6).bare.mid == pytest.approx(at(bare, 6).speed.mid, abs=0.3)
    assert at(hard, 6).speed.mid < at(bare, 6).speed.mid - 5
    assert at(asked(head_wind_mps=-9), 4).speed.mid > at(bare, 4).speed.mid


def test_a_battery_does_not_feel_height_in_its_power():
    car = vehicle("nissan-sakura-1")
    assert asked(car, altitude_m=3000).sprints[-1].mid <= asked(car).sprints[-1].mid + 0.05


def test_every_band_holds_its_middle(bare, hard):
    for found in (bare, hard):
        for one in _quantities(json.loads(msgspec.json.encode(found))):
            low, mid, high = (one.get(name) for name in ("low", "mid", "high"))
            assert low is None or low <= mid + 1e-9
            assert high is None or high >= mid - 1e-9


def test_design_and_traffic_are_two_scores_on_the_level_and_on_the_grade(hard):
    assert [(one.kind, one.grade_pct) for one in hard.merges] == [("design", 0), ("traffic", 0), ("design", 6), ("traffic", 6)]
    for design, traffic in (hard.merges[:2], hard.merges[2:]):
        assert traffic.within_ft == design.within_ft + 300 and traffic.wanted_mph > design.wanted_mph
        assert traffic.share <= design.share


def test_another_entrance_is_another_answer(bare):
    found = asked(highway_mph=60, ramp_mph=50)
    assert (found.merges[0].within_ft, found.merges[0].wanted_mph) == (180, 47)


def test_range_is_told_of_a_known_battery_and_a_tank_is_asked_for(bare):
    assert not bare.ranges and "tank" in {one.fact for one in bare.missing}
    found = asked(vehicle("nissan-sakura-1"))
    assert {one.id.removeprefix("road.range.") for one in found.ranges} == {"udds", "hwfet", "us06", "label", "at35", "at55", "at65"}
    miles = {one.id: one.mid for one in found.ranges}
    assert miles["road.range.label"] == pytest.approx(0.7 * (0.55 * miles["road.range.udds"] + 0.45 * miles["road.range.hwfet"]))
    assert not any(one.fact == "tank" for one in found.missing)
    unknown = asked(msgspec.structs.replace(vehicle("nissan-sakura-1"), battery_kwh=None))
    assert not unknown.ranges and "battery_kwh" in {one.fact for one in unknown.missing}


def test_a_vehicle_too_slow_for_the_cycles_has_no_label():
    found = asked(vehicle("gem-e4-2016"))
    assert not any("label" in one.id for one in found.economy) and any("test cycles" in note for note in found.notes)
    assert any(one.id in ("road.economy.at25", "road.economy.top") for one in found.economy)
    assert found.sprints == () and all(one.word == "no" for one in found.merges)


def test_what_the_model_has_no_place_for_is_answered_in_part():
    found = asked(vehicle("toyota-camry-2025"))
    assert found.holds == () and "hybrid" in found.sentence and found.missing[0].fact == "road_model"
    assert [one.id for one in found.economy] == ["road.economy.used"] and found.fits and found.braking.known == "standard"


def test_a_load_over_the_gross_weight_is_said():
    assert any("Over its gross weight" in note for note in asked(load_kg=900).notes)


def test_reach_by_speed_takes_the_grade_asked_for_and_the_states_limit(bare):
    (found,) = bare.reach
    assert found.by == "speed" and found.grade_pct == 3 and found.served.trips[0] < found.served.trips[1] <= 1
    one = case("1996 Subaru Sambar truck", state="HI", as_of="2026-11-29")
    law, speed = answer(Asked(vehicle=one.vehicle, case=one)).reach
    assert law.by == "law" and law.served.trips == (0, 0)
    assert speed.served.trips[1] == 1


def test_the_line_of_check_has_the_same_figures(bare):
    found = {(one.id, one.mid, one.low, one.high) for one in brief(TRUCK).quantities}
    whole = {(one.id, one.mid, one.low, one.high) for one in (bare.holds[0].speed, at(bare, 6).speed, bare.sprints[-1], bare.merges[1].at_end)}
    assert found == whole


def test_the_same_question_has_the_same_answer(bare):
    assert asked() == bare


@pytest.mark.parametrize("id_", ["subaru-sambar-5", "nissan-sakura-1", "mitsubishi-i-1", "ford-f-150-2021", "gem-e4-2016", "toyota-camry-2025"])
def test_every_id_leads_somewhere(id_):
    ids = {entry.id for shelf in SHELVES.values() for entry in shelf()}
    one = case(id_, state="TN", as_of="2026-11-29")
    found = json.loads(msgspec.json.encode(answer(Asked(vehicle=one.vehicle, case=one, grade=0.05))))
    assert [lost for lost in _ids(found) if lost not in ids] == []


def _quantities(value):
    if isinstance(value, dict):
        if "mid" in value and "unit" in value:
            yield value
        for inner in value.values():
            yield from _quantities(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quantities(inner)


def _ids(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("sources", "cites"):
                yield from inner
            elif key == "id":
                yield inner
            else:
                yield from _ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)
