"""The step against laws that it does not know: balance of energy, closed forms, SciPy's integrator."""

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from road_cars import ACTY, CARRY, CARS, LEAF, MIRAGE, N_BOX, SAKURA, drawn, roads
from scipy.integrate import solve_ivp

from keiway.road import inputs, performance
from keiway.road import step as motion
from keiway.road.curves import RAD_PER_RPM
from keiway.road.cycles import cycle
from keiway.road.record import Conditions
from keiway.road.runners import plain

CYCLES = ("udds", "hwfet", "us06", "wltc-jp")


@pytest.mark.parametrize("name", CYCLES)
def test_energy_balances_to_1e_9(name):
    """What the drive gives is what the brakes take, what resists takes, and what the car has left."""
    speeds = cycle(name).speeds_mps
    for car, road in zip(drawn(7, 12), roads(8, 12), strict=True):
        row, trace = inputs.row(car, road), []
        sums = dict(zip(motion.SUMS, plain.follow(row, speeds, None, trace), strict=True))
        mass = motion.parts(row)[0].mass
        left = 0.5 * mass * (trace[-1][0] ** 2 - speeds[0] ** 2)
        off = sums["drive_j"] - sums["braked_j"] - sums["resisted_j"] - left
        assert abs(off) < 1e-9 * (sums["drive_j"] + sums["braked_j"])


@pytest.mark.parametrize("car", CARS)
def test_no_energy_comes_from_nowhere(car):
    """In every second: the source gives more than the wheels get, and takes back less than the brakes had."""
    car = CARS[car]
    for road in (Conditions(), Conditions(grade=0.05), Conditions(grade=-0.05, head_wind_mps=5.0)):
        trace = []
        plain.follow(inputs.row(car, road), cycle("us06").speeds_mps, None, trace)
        for _, drive, braked, friction, source, regained, _, _ in trace:
            assert -1e-6 <= friction <= braked + 1e-6
            assert 0.0 <= regained <= (braked - friction) + 1e-6
            assert source > drive if drive else source >= -regained


def coasting(car, road):
    """The drive of a car that gives nothing."""
    road, drive, _ = motion.parts(inputs.row(car, road))
    return road, drive._replace(torque=0.0, slopes=(0.0,) * len(drive.slopes), spin=(0.0,) * len(drive.spin))


@pytest.mark.parametrize("car", ["n-box", "mirage", "leaf"])
def test_coasting_down_is_the_closed_form(car):
    """m v' = -(A + C v^2): v = sqrt(A/C) tan(arctan(v0 / sqrt(A/C)) - sqrt(A C) t / m)."""
    road, drive = coasting(CARS[car], Conditions())
    throttle = plain.built(0.05).throttle
    v, gear, left = 30.0, 1.0, 0.0
    ratio, rate = math.sqrt(road.roll / road.air), math.sqrt(road.roll * road.air) / road.mass
    for k in range(1, 1_001):  # 50 s
        v, gear, left, _, _ = throttle(v, gear, left, road, drive)
        if k % 200 == 0:
            exact = ratio * math.tan(math.atan(30.0 / ratio) - rate * 0.05 * k)
            assert v == pytest.approx(exact, rel=1e-6)


def truth(car, road, marks):
    """Times to `marks` (m/s) by SciPy, of the same car told anew: forces as a textbook writes them. No pause at a shift."""
    rho = inputs.air_density(road.altitude_m, road.air_k)
    mass = car.curb_mass_kg + road.payload_kg
    share = inputs.power_share(car.engine, road.altitude_m, road.air_k)
    angle, r = math.atan(road.grade), car.wheel_radius_m
    weight = mass * 9.80665 * math.cos(angle)
    h_l = car.tyre_grip * road.road_grip * car.cg_height_m / car.wheelbase_m
    grip = car.tyre_grip * road.road_grip * weight * car.static_driven_share / (1 + h_l if car.driven == "front" else 1 - h_l)

    def torque(n):
        if car.motor:
            return min(car.motor.torque_nm, car.motor.power_w / max(n, 1e-6))
        at, t = (np.array(car.engine.rpm) * RAD_PER_RPM, np.array(car.engine.torque_nm))
        full = np.interp(n, at, share * t - car.auxiliaries_w / at)
        return min(full, (share * car.engine.power_w - car.auxiliaries_w) / n)

    def gain(v):
        drag = 0.5 * rho * car.drag_area_m2 * (v + road.head_wind_mps) * abs(v + road.head_wind_mps)
        against = drag + weight * car.rolling_resistance + mass * 9.80665 * math.sin(angle)
        best = -1.0  # past the last gear
        launch, limit = car.gearbox.launch_rpm * RAD_PER_RPM, (car.engine or car.motor).limit_rpm * RAD_PER_RPM
        for gear, ratio in enumerate(car.gearbox.ratios if car.gearbox.kind != "cvt" else (None,)):
            if ratio is None:
                lowest, highest = max(car.gearbox.ratios), min(car.gearbox.ratios)
                ratio = min(max(car.engine.power_rpm * RAD_PER_RPM * r / max(v, 1e-9), highest), lowest)
            locked = ratio * v / r
            if locked > limit * (1 + 1e-9) or (gear and locked < launch):
                continue
            n = max(locked, launch)
            more = 1 + (car.gearbox.converter_gain - 1) * max(1 - locked / launch, 0) if launch else 1.0
            pull = torque(n) * more * ratio / r
            if car.gearbox.kind != "single":
                pull = min(pull, (share * car.engine.power_w - car.auxiliaries_w) / max(v, 1e-9))
            inertia = 0.0 if car.gearbox.kind == "cvt" or locked < launch else (car.engine or car.motor).inertia_kg_m2
            moved = mass + car.curb_mass_kg * car.rotating_share + inertia * (ratio / r) ** 2
            best = max(best, (min(pull * car.gearbox.efficiency_full, grip) - against) / moved)
        return best

    events = [lambda t, y, mark=mark: y[0] - mark for mark in marks]
    events[-1].terminal = True  # the rest is not asked, and at the limit of its revolutions a car's gain has no derivative
    found = solve_ivp(lambda t, y: [gain(y[0]), y[0]], (0, 60), [0.0, 0.0], max_step=0.02, rtol=1e-8, events=events)
    return [float(t[0]) for t in found.t_events], [float(y[0][1]) for y in found.y_events]


@pytest.mark.parametrize("road", [Conditions(), Conditions(payload_kg=300, grade=0.02, head_wind_mps=4, altitude_m=2000, road_grip=0.7)])
@pytest.mark.parametrize("car", [N_BOX, CARRY, ACTY, SAKURA, MIRAGE, LEAF], ids=["n-box", "carry", "acty", "sakura", "mirage", "leaf"])
def test_a_sprint_is_what_scipy_integrates(car, road):
    car = msgspec.structs.replace(car, gearbox=msgspec.structs.replace(car.gearbox, shift_s=0.0))
    marks = [5.0, 30 * 0.44704, 20.0]
    seconds, metres = truth(car, road, marks)
    run = performance.run(car, road)
    assert [run.seconds_to(mark) for mark in marks] == pytest.approx(seconds, rel=2e-3, abs=0.02)
    assert [run.metres_to(mark) for mark in marks] == pytest.approx(metres, rel=3e-3, abs=5e-2)


def test_what_resists_is_the_textbook_sum():
    road = Conditions(payload_kg=100, grade=0.06, head_wind_mps=5, altitude_m=1500, air_k=280)
    got = plain.built(1.0).resist(20.0, motion.parts(inputs.row(ACTY, road))[0])
    pressure = 101_325 * (1 - 2.25577e-5 * 1500) ** 5.25588
    drag = 0.5 * pressure / (287.05 * 280) * ACTY.drag_area_m2 * 25.0**2
    angle = math.atan(0.06)
    weight = 800 * 9.80665
    assert got == pytest.approx(drag + 0.013 * weight * math.cos(angle) + weight * math.sin(angle), rel=1e-12)


@settings(max_examples=60, deadline=None)
@given(v=st.floats(0, 45), target=st.floats(0, 45), seed=st.integers(0, 30))
def test_a_step_never_passes_its_target_its_cap_or_zero(v, target, seed):
    car, road = drawn(seed, 1)[0], roads(seed, 1)[0]
    parts = motion.parts(inputs.row(car, road))
    reached = plain.built(1.0).follow(min(v, parts[0].cap), target, 0.0, *parts)[0]
    assert 0.0 <= reached <= min(target, parts[0].cap)


@pytest.mark.parametrize("name", CARS)
def test_a_target_far_ahead_is_chased_as_a_run_at_full_throttle(name):
    """Steps of a second lose little: what a cycle's missed seconds rest on."""
    car = CARS[name]
    drive = {"engine": car.engine, "motor": car.motor}
    drive = {kind: part and msgspec.structs.replace(part, inertia_kg_m2=0.0) for kind, part in drive.items()}
    car = msgspec.structs.replace(car, **drive, gearbox=msgspec.structs.replace(car.gearbox, shift_s=0.0))
    run, trace = performance.run(car), []
    plain.follow(inputs.row(car, Conditions()), (0.0, *(60.0,) * 25), None, trace)
    for second, (v, *_) in enumerate(trace, 1):
        if 20 * second < len(run.v):
            assert v == pytest.approx(run.v[20 * second], abs=0.8)  # a gear ends within a second
    assert trace[-1][0] == pytest.approx(run.v[min(20 * len(trace), len(run.v) - 1)], rel=0.015)


@pytest.mark.parametrize("v", [0.0, 0.3, 5.0, 12.0, 20.0])
@pytest.mark.parametrize("name", CARS)
def test_a_missed_second_takes_what_the_drive_has(name, v):
    """The power of a missed second is about what the drive gives at its mean speed; gears may change within it."""
    parts = motion.parts(inputs.row(CARS[name], Conditions(grade=0.03)))
    found = dict(zip(motion.FOLLOWED, plain.built(1.0).follow(v, v + 20.0, 0.0, *parts), strict=True))
    mean = (v + found["v"]) / 2
    assert found["drive"] == pytest.approx(plain.built(1.0).pull(mean, *parts[:2])[0] * mean, rel=0.12)
