"""The scalar risk functions: the field curve for the average car, the same numbers compiled, and what must move which way."""

import math
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.injury import pedestrian
from keiway.crash.injury.field import Impact, Occupant, risk
from keiway.crash.risk import against, draw, people, reference
from keiway.crash.risk.layout import EXPONENT, STEP_MPS
from keiway.crash.runners.inputs import WALL, Side, named, row
from keiway.crash.runners.plain import run
from keiway.crash.vehicles import front_of, mass_of, restraint_of
from keiway.vehicles.catalogue import by_id

K = people.coefficients()
CAMRY_BELT = (1600.0, 0.035, 0.03, 0.018, 392.0, 0.2, 0.0, 0.5, 2625.0)  # limiter and bag
OLD_BELT = (1600.0, 0.05, 0.0, 0.018, 1e6, 0.2, 0.0, 0.325, 2625.0)  # neither


def reference_person(delta_v, belted, age=40.0, female=0.5, multiple=0.0, odds=1.0):
    row, out = reference.crash(delta_v, bool(belted))
    measured = out["chest_3ms_g1"], out["hic15_1"], out["travel_m1"], out["intrusion_m1"]
    return people.frontal(
        delta_v, *measured, *reference.restraint_of(row), belted, age, female, multiple, odds, K
    )


@pytest.mark.parametrize("belted", [0.0, 1.0])
@pytest.mark.parametrize("row", [4, 12, 17, 28])
def test_the_average_car_has_the_risk_of_the_field_curve(belted, row):
    """So where its table has a row and its own risk does not jump: every departure is measured against it."""
    speed = STEP_MPS * row
    field = risk(Impact(mode="frontal", delta_v_mps=speed), Occupant(belted=belted, age_years=40.0))
    assert reference_person(speed, belted) == pytest.approx((field.fatal, field.mais3f), rel=2e-4)


@pytest.mark.parametrize("belted", [0.0, 1.0])
def test_the_average_car_departs_by_1_and_an_old_belt_by_more_the_greater_b(belted):
    row, out = reference.crash(STEP_MPS * 17, bool(belted))
    told = out["delta_v_mps1"], out["chest_3ms_g1"], out["hic15_1"], out["travel_m1"], out["intrusion_m1"]
    assert people.departure(*told, *reference.restraint_of(row), belted, 40.0, K) == pytest.approx(1.0, rel=2e-4)
    half = [*K]
    half[EXPONENT] *= 0.5
    old, by_half = (people.departure(*told, *OLD_BELT, 1.0, 40.0, k) for k in (K, half))
    assert old > by_half > 1 and old == pytest.approx(by_half**2)


def test_other_departures_multiply_the_odds_and_stay_probabilities():
    at = (17.0, 45.0, 200.0, 0.36, 0.0, *OLD_BELT, 1.0, 60.0, 0.5, 0.0)
    for plain, more in zip(people.frontal(*at, 1.0, K), people.frontal(*at, 2.4, K), strict=True):
        assert more / (1 - more) == pytest.approx(2.4 * plain / (1 - plain))
    assert people.frontal(*at, 1e4, K)[1] < 1


@pytest.mark.parametrize("speed", [7.3, 13.1, 17.0, 20.9])
def test_between_the_rows_of_its_table_the_average_car_departs_by_little(speed):
    field = risk(Impact(mode="frontal", delta_v_mps=speed), Occupant(age_years=40.0))
    assert reference_person(speed, 1.0) == pytest.approx((field.fatal, field.mais3f), rel=0.06)


@pytest.mark.parametrize("row", [19, 20, 21, 22, 23, 24])
def test_where_the_average_car_reaches_its_wheel_it_departs_by_little(row):
    field = risk(Impact(mode="frontal", delta_v_mps=STEP_MPS * row), Occupant(age_years=40.0))
    assert reference_person(STEP_MPS * row, 1.0) == pytest.approx((field.fatal, field.mais3f), rel=0.04)


SWEPT = ("honda-n-box-2", "subaru-sambar-5", "mitsubishi-mirage-2014", "ford-f-150-2021", "renault-twizy-2012")


@lru_cache
def into_walls(name, belted):
    """What the driver of a vehicle goes through in walls at 4 to 40 m/s of delta-v: the arguments of `frontal` up to belted."""
    one, found = by_id()[name], []
    side = Side(mass_kg=mass_of(one), front=front_of(one), restraint=restraint_of(one, belted=bool(belted)))
    for j in range(16, 161):
        given_ = row(side, WALL, 0.25 * j / 1.1, 0.1)
        out = named(run(given_, 7.5e-4))
        told = (out[n] for n in ("delta_v_mps1", "chest_3ms_g1", "hic15_1", "travel_m1", "intrusion_m1"))
        found.append((*told, *reference.restraint_of(given_), belted))
    return found


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(SWEPT), belted=st.sampled_from([0.0, 1.0]), age=st.floats(16.0, 90.0),
    at=st.fixed_dictionaries({dial.id: st.floats(0.02, 0.98) for dial in draw.dials()}),
)  # fmt: skip
def test_a_faster_crash_of_one_vehicle_is_never_safer(name, belted, age, at):
    """Whatever the uncertain numbers are: b and the slope of the field curve above all."""
    drawn, before = draw.turned(at, bool(belted), age), (0.0, 0.0)
    for told in into_walls(name, belted):
        now = people.frontal(*told, age, 0.5, 0.0, 1.0, drawn)
        assert now[0] >= before[0] * 0.999 and now[1] >= before[1] * 0.999, told[0]
        before = now


def test_easing_touches_only_what_rises_too_fast():
    most = [math.inf, 1.0, 1.0, 1.0, 1.0]
    assert against.eased([0.0, 0.5, 1.5, 1.0, 2.0], most) == [0.0, 0.5, 1.5, 1.0, 2.0]
    assert against.eased([0.0, 0.0, 2.0, 2.0, 2.0], most) == [0.0, 0.5, 1.5, 2.0, 2.0]


@pytest.mark.parametrize("mode, near", [("near_side", 1.0), ("far_side", 0.0)])
@pytest.mark.parametrize("by_ltv", [False, True])
def test_side_is_the_field_curve(mode, near, by_ltv):
    field = risk(Impact(mode=mode, delta_v_mps=10.0, struck_by_ltv=by_ltv), Occupant(age_years=60.0, female=1.0))
    found = people.side(10.0, near, float(by_ltv), 1.0, 60.0, 1.0, 0.0, 1.0, K)
    assert found == pytest.approx((field.fatal, field.mais3f), rel=1e-9)


def test_rear_is_the_field_curve_unless_the_seat_has_no_space_behind():
    field = risk(Impact(mode="rear", delta_v_mps=12.0), Occupant(age_years=40.0))
    assert people.rear(12.0, 0.0, 0.0, 1.0, 40.0, 0.5, 0.0, 1.0, K) == pytest.approx((field.fatal, field.mais3f), rel=1e-9)
    spared, crushed = (people.rear(12.0, 1.0, space, 1.0, 40.0, 0.5, 0.0, 1.0, K) for space in (1.0, 0.0))
    assert crushed[0] > spared[0] and crushed[1] > spared[1]
    slow = [people.rear(30 / 3.6, 1.0, space, 1.0, 40.0, 0.5, 0.0, 1.0, K) for space in (1.0, 0.0)]
    assert slow[0] == slow[1]  # below 40 km/h the seat is not reached


def test_a_person_on_foot_is_monfort_and_mueller():
    for speed, hood in ((8.0, 0.75), (14.0, 1.05)):
        curves = [pedestrian.by_hood_edge(speed, hood, level, age_years=50.0, male=1.0).p for level in ("fatal", "mais3f")]
        assert people.pedestrian(speed, hood, 50.0, 0.0, K) == pytest.approx(curves, rel=1e-9)


def test_rollover_by_stability_and_belt():
    assert people.rolls(1.16, 0.0, K) == pytest.approx(0.21, abs=0.005)
    assert people.rolls(1.0, 0.0, K) > people.rolls(1.2, 0.0, K) > people.rolls(1.2, 1.0, K)
    belted, unbelted = people.rollover(1.0, 40.0, 1.0, K), people.rollover(0.0, 40.0, 1.0, K)
    assert unbelted[0] > 2 * belted[0]
    assert belted[1] > belted[0]


@settings(max_examples=60, deadline=None)
@given(
    delta_v=st.floats(0.5, 40.0), chest=st.floats(0.0, 150.0), travel=st.floats(0.0, 0.9), intrusion=st.floats(0.0, 0.6),
    belted=st.sampled_from([0.0, 1.0]), age=st.floats(16.0, 95.0), old=st.booleans(), odds=st.floats(0.2, 5.0),
)  # fmt: skip
def test_probabilities_stay_probabilities_and_compiled_is_the_same(delta_v, chest, travel, intrusion, belted, age, old, odds):
    pytest.importorskip("numba")
    import numpy as np

    restraint = OLD_BELT if old else CAMRY_BELT
    if not belted:
        restraint = (0.0, *restraint[1:])
    hic = 0.015 * chest**2.5
    front = (delta_v, chest, hic, travel, intrusion, *restraint, belted, age, 0.5, 0.0, odds)
    plain, fast, table = people.frontal(*front, K), people.compiled(), np.array(K)
    assert 0.0 <= plain[0] <= plain[1] <= 1.0
    assert plain == pytest.approx(fast.frontal(*front, table), rel=1e-9, abs=1e-12)
    side = (delta_v, 1.0, 1.0, belted, age, 0.5, 0.0, odds)
    assert people.side(*side, K) == pytest.approx(fast.side(*side, table), rel=1e-9, abs=1e-12)
    rear = (delta_v, 1.0, 0.0, belted, age, 0.5, 0.0, odds)
    assert people.rear(*rear, K) == pytest.approx(fast.rear(*rear, table), rel=1e-9, abs=1e-12)
    assert people.rollover(belted, age, odds, K) == pytest.approx(fast.rollover(belted, age, odds, table), rel=1e-9)
    foot = (delta_v, 0.9, age, belted)
    assert people.pedestrian(*foot, K) == pytest.approx(fast.pedestrian(*foot, table), rel=1e-9, abs=1e-12)
    assert people.rolls(1.1, belted, K) == pytest.approx(fast.rolls(1.1, belted, table), rel=1e-9)


def test_no_mass_is_asked_of_anyone():
    """Mass is counted once, through delta-v."""
    import inspect

    for name in ("frontal", "side", "rear", "rollover", "departure"):
        assert not [arg for arg in inspect.signature(getattr(people, name)).parameters if "mass" in arg or "kg" in arg]


def test_intrusion_age_and_no_bag_make_it_worse():
    at = (15.0, 45.0, 200.0, 0.36)
    rest = (1.0, 40.0, 0.5, 0.0, 1.0, K)
    modern, intruded = people.frontal(*at, 0.0, *CAMRY_BELT, *rest), people.frontal(*at, 0.25, *CAMRY_BELT, *rest)
    old_car = people.frontal(*at, 0.0, *OLD_BELT, *rest)
    old_man = people.frontal(*at, 0.0, *CAMRY_BELT, 1.0, 80.0, 0.5, 0.0, 1.0, K)
    for worse in (intruded, old_car, old_man):
        assert worse[0] > modern[0] and worse[1] > modern[1]
    assert math.isfinite(old_car[0])
