"""A sweep is the single crash, asked again and again."""

import pytest

from keiway.charts import save
from keiway.crash.answer import MPH, head_on
from keiway.crash.sweep import QUANTITIES, sweep
from keiway.crash.sweep.picture import picture
from keiway.crash.sweep.run import TOLD, value_of
from keiway.vehicles.resolution import resolve

PAIR = tuple(resolve(name).vehicle for name in ("Honda N-Box JF3", "Ford F-150"))
SPEED = (30 * MPH, 30 * MPH)


@pytest.fixture(scope="module")
def over_speed():
    return sweep(PAIR, "speed", None)


def test_each_point_is_the_single_answer(over_speed):
    point = next(point for point in over_speed.points if point.value == 30)
    found = head_on(PAIR, SPEED)
    for side in (0, 1):
        for quantity in found.parties[side].quantities:
            if quantity.id in TOLD:
                assert value_of(point, side, quantity.id) == quantity


def test_risk_rises_with_speed_on_both_sides(over_speed):
    for side in (0, 1):
        for id_ in TOLD:
            mids = [value_of(point, side, id_).mid for point in over_speed.points]
            assert mids == sorted(mids) and mids[0] < mids[-1], id_


def test_a_heavier_partner_is_worse_for_the_first_and_better_for_itself():
    found = sweep(PAIR, "mass", SPEED)
    ours, theirs = ([value_of(point, side, "crash.delta_v").mid for point in found.points] for side in (0, 1))
    assert ours == sorted(ours) and theirs == sorted(theirs, reverse=True)
    assert any("mass" in text for text in found.assumed)
    assert found.speeds_mph == (30.0, 30.0) and found.overlap == 1.0


def test_less_overlap_leaves_the_change_of_speed_and_costs_the_front():
    found = sweep(PAIR, "overlap", SPEED)
    speeds = [value_of(point, 0, "crash.delta_v").mid for point in found.points]
    assert max(speeds) == pytest.approx(min(speeds))
    assert found.overlap is None and found.points[-1].value == 100


def test_the_sentence_names_where_the_risk_is_even(over_speed):
    risks = [(point.value, value_of(point, 0, "crash.risk.serious").mid) for point in over_speed.points]
    below = max(value for value, risk in risks if risk < 50)
    above = min(value for value, risk in risks if risk >= 50)
    said = int(over_speed.sentence.split("passes 50% at about ")[1].split()[0])
    assert below <= said <= above


def test_its_table_has_every_number_with_its_band(over_speed, tmp_path):
    lines = save(picture(over_speed), tmp_path / "sweep.csv").read_text().splitlines()
    assert len(lines) == 1 + len(QUANTITIES["speed"][1])
    assert len(lines[0].split(",")) == len(lines[1].split(",")) == 1 + 2 * 3 * len(TOLD)


def test_two_of_one_vehicle_have_two_names():
    found = sweep((PAIR[0], PAIR[0]), "overlap", SPEED)
    assert found.names[0] != found.names[1]
