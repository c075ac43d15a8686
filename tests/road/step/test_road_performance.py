"""What a user relies on: heavier, steeper, higher and windier is slower; limiters and revs hold; grades are held in a gear."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from road_cars import ACTY, CARRY, CARS, LEAF, N_BOX, OLD_3AT, SAKURA, WORKS

from keiway.road import energy, inputs, performance
from keiway.road.record import Conditions
from keiway.road.runners import plain

MPH = 0.44704
names = st.sampled_from(sorted(CARS))
_GRID = 0.05  # s: a shift begins on a step


def worse(field):
    """Two values of a condition, the second the harder one."""
    low, high = {"payload_kg": (60, 500), "grade": (0, 0.08), "altitude_m": (0, 3500), "head_wind_mps": (-5, 12)}[field]
    return st.tuples(st.floats(low, high), st.floats(low, high)).map(sorted)


@pytest.mark.parametrize("field", ["payload_kg", "grade", "head_wind_mps"])
def test_harder_roads_make_every_car_slower(field):
    @settings(max_examples=25, deadline=None)
    @given(name=names, pair=worse(field))
    def check(name, pair):
        easy, hard = (Conditions(**{field: value}) for value in pair)
        one, other = (performance.run(CARS[name], road, to_mps=20.0) for road in (easy, hard))
        if other.seconds_to(20.0) is not None:
            assert one.seconds_to(20.0) <= other.seconds_to(20.0) + _GRID
        held = performance.sustained_speed_mps(CARS[name], easy), performance.sustained_speed_mps(CARS[name], hard)
        assert held[0] >= held[1] - 1e-6

    check()


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(sorted(set(CARS) - {"sakura", "i-miev", "leaf", "minicab"})), pair=worse("altitude_m"))
def test_altitude_slows_engines_on_a_grade_and_turbos_less(name, pair):
    low, high = (Conditions(altitude_m=value, grade=0.04) for value in pair)
    car = CARS[name]
    assert performance.sustained_speed_mps(car, low) >= performance.sustained_speed_mps(car, high) - 1e-6
    lost = [inputs.power_share(msgspec.structs.replace(car.engine, induction=kind), pair[1], 293.15) for kind in ("na", "turbo")]
    assert lost[0] <= lost[1] + 1e-12 or pair[1] < 200.0  # air cooler than 25 C gives a little at sea level


def test_an_engine_at_11_000_feet_has_lost_a_third_and_a_motor_nothing():
    assert inputs.power_share(ACTY.engine, 3353, 278.0) == pytest.approx(0.66, abs=0.02)
    assert inputs.power_share(SAKURA.engine, 3353, 278.0) == 1.0


@pytest.mark.parametrize("name", CARS)
def test_no_car_passes_its_limiter_or_its_revs(name):
    car = CARS[name]
    downhill = Conditions(grade=-0.05)
    run = performance.run(car, downhill)
    cap = inputs.cap_mps(car)
    assert max(run.v) <= cap * (1 + 1e-12)
    assert performance.sustained(car, downhill).speed_mps <= cap
    assert car.limiter_mps is None or cap <= car.limiter_mps
    most = (car.engine or car.motor).limit_rpm
    assert max(run.rpm) <= max(most, car.gearbox.launch_rpm) * 1.015  # a step begun just below it


def test_why_a_speed_is_the_greatest_is_told():
    assert performance.sustained(N_BOX).limited_by == "limiter"
    assert performance.sustained(ACTY, Conditions(grade=0.06)).limited_by == "power"
    short = msgspec.structs.replace(ACTY, gearbox=msgspec.structs.replace(ACTY.gearbox, ratios=(20.0, 12.0, 8.0)))
    assert performance.sustained(short).limited_by == "revs"
    assert performance.sustained(ACTY, Conditions(grade=0.9)).limited_by == "nothing holds"
    assert performance.sustained_speed_mps(ACTY, Conditions(grade=0.9)) == 0.0


@settings(max_examples=30, deadline=None)
@given(name=names, grade=st.floats(0, 0.12), payload=st.floats(60, 400))
def test_a_held_speed_is_held_and_a_higher_one_is_not(name, grade, payload):
    road = Conditions(grade=grade, payload_kg=payload)
    found = performance.sustained(CARS[name], road)
    if found.speed_mps == 0.0:
        return
    assert energy.at_speed(CARS[name], found.speed_mps - 1e-3, road) is not None
    assert energy.at_speed(CARS[name], found.speed_mps + 0.3, road) is None
    assert found.from_below_mps <= found.speed_mps


def test_a_run_ends_at_the_speed_that_is_held():
    for car in (ACTY, CARRY, WORKS, OLD_3AT, LEAF):
        road = Conditions(grade=0.05, payload_kg=200)
        held = performance.sustained(car, road)
        end = performance.run(car, road, limit_s=600).v[-1]
        # a speed held at the rev limit of a gear is a little above what a driver gets to who shifts there
        assert end == pytest.approx(held.from_below_mps, rel=0.03)


def test_a_run_begun_faster_has_less_to_go():
    whole, rolling = performance.run(ACTY), performance.run(ACTY, from_mps=30 * MPH)
    assert rolling.seconds_to(53 * MPH) < whole.seconds_to(53 * MPH)
    assert rolling.metres_to(53 * MPH) == pytest.approx(whole.metres_to(53 * MPH) - whole.metres_to(30 * MPH), rel=0.1)
    assert rolling.seconds_to(20 * MPH) == 0.0
    assert rolling.speed_after(rolling.metres_to(53 * MPH)) == pytest.approx(53 * MPH, rel=1e-6)
    assert performance.run(ACTY).seconds_to(200 * MPH) is None


def test_shifting_costs_time():
    quick = msgspec.structs.replace(ACTY, gearbox=msgspec.structs.replace(ACTY.gearbox, shift_s=0.0))
    assert performance.run(quick).seconds_to(60 * MPH) < performance.run(ACTY).seconds_to(60 * MPH) - 0.5


def test_wet_roads_slow_a_strong_car_and_not_a_weak_one():
    wet = Conditions(road_grip=0.4)
    strong = msgspec.structs.replace(WORKS, tyre_grip=0.8)
    assert performance.run(strong, wet).seconds_to(30 * MPH) > performance.run(strong).seconds_to(30 * MPH) + 0.2
    weak = msgspec.structs.replace(ACTY, engine=msgspec.structs.replace(ACTY.engine, torque_nm=tuple(t / 2 for t in ACTY.engine.torque_nm)))
    assert performance.run(weak, Conditions(road_grip=0.7)).seconds_to(30 * MPH) == performance.run(weak).seconds_to(30 * MPH)


def test_energy_tells_its_units():
    used = energy.over_cycle(ACTY, "udds")
    assert used.mpg == pytest.approx(235.215 / used.litres_per_100km, rel=1e-5)
    assert used.km_per_l == pytest.approx(100 / used.litres_per_100km)
    assert used.mpge is None and used.wall_wh_per_km is None and energy.range_m(ACTY, used) is None
    charged = energy.over_cycle(SAKURA, "udds")
    assert charged.mpg is None
    assert charged.wall_wh_per_km == pytest.approx(charged.battery_wh_per_km / 0.86)
    assert charged.mpge == pytest.approx(33_705 / (charged.wall_wh_per_km * 1.609344))
    assert energy.range_m(SAKURA, charged) == pytest.approx(18_000 / charged.battery_wh_per_km * 1000)


def test_cold_starts_idle_stop_and_overrun_act_on_fuel_alone():
    def fuel(car, **more):
        return energy.over_cycle(msgspec.structs.replace(car, engine=msgspec.structs.replace(car.engine, **more)), "udds", cold=True)

    plainly = fuel(ACTY, cold_share=0.0, idle_stop=0.0, overrun_cut=0.0)
    assert fuel(ACTY, cold_share=0.3, idle_stop=0.0, overrun_cut=0.0).source_j > plainly.source_j
    assert fuel(ACTY, cold_share=0.0, idle_stop=1.0, overrun_cut=0.0).source_j < plainly.source_j
    assert fuel(ACTY, cold_share=0.0, idle_stop=0.0, overrun_cut=1.0).source_j < plainly.source_j
    assert fuel(ACTY, cold_share=0.3).drive_j == plainly.drive_j


def test_the_city_test_is_between_cold_and_warm():
    cold, warm = (energy.over_cycle(CARS["alto"], "udds", cold=flag) for flag in (True, False))
    assert energy.ftp(CARS["alto"]).source_j == pytest.approx(0.43 * cold.source_j + 0.57 * warm.source_j)


def test_a_geared_car_at_speed_pays_for_its_revs_and_a_cvt_does_not():
    """Seventy miles an hour in fifth is far above a 660's best line."""

    def paid(car):
        free = msgspec.structs.replace(car, engine=msgspec.structs.replace(car.engine, friction_pa=0.0))
        dear = msgspec.structs.replace(car, engine=msgspec.structs.replace(car.engine, friction_pa=1.4e5))
        return [energy.at_speed(one, 55 * MPH).source_j for one in (free, dear)]

    free, dear = paid(CARRY)
    assert dear > 1.03 * free
    free, dear = paid(N_BOX)
    assert dear == pytest.approx(free, rel=1e-12)


def test_a_normal_driver_is_in_a_gear_that_gives_the_force():
    """Up a grade the shaft turns faster than on the level at the same speed."""
    parts = [performance.motion.parts(inputs.row(CARRY, Conditions(grade=grade))) for grade in (0.0, 0.06)]
    level, hill = (plain.built(1.0).follow(15.0, 15.0, 0.0, *one)[6] for one in parts)
    assert hill > 1.2 * level


def test_a_step_between_gears_wider_than_the_launch_revs_is_shifted_all_the_same():
    """The clutch slips after that shift; else the car would stay at its first rev limit."""
    wide = msgspec.structs.replace(ACTY, gearbox=msgspec.structs.replace(ACTY.gearbox, ratios=(21.0, 9.0, 5.0), launch_rpm=4000))
    run = performance.run(wide)
    assert run.seconds_to(25.0) is not None
    assert set(run.gear) == {1, 2, 3}
