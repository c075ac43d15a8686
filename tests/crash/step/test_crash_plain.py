"""One crash in plain floats: what it agrees with, what it must not do, what it costs to start."""

import subprocess
import sys

import pytest

from keiway.crash.front import facts
from keiway.crash.front.meeting import Body, meet
from keiway.crash.record import Front, Restraint
from keiway.crash.runners.inputs import WALL, Side, named, row
from keiway.crash.runners.plain import built, run
from keiway.crash.runners.ramps import ramps_of
from keiway.crash.step import (
    CONST,
    INTRUSION_PER_CRUSH,
    KEPT,
    RIDER,
    RIDER_CONST,
    START,
    STATE,
    VEHICLE,
    VEHICLE_CONST,
    VEHICLE_OUTPUTS,
)

KMH = 1 / 3.6
MODERN = Restraint(pretension_m=0.03, limit_mps2=40 * 9.80665)
OLD = Restraint(contact_at_m=0.45)


def front(mass_kg, crush_m, speed_kmh, kind):
    shape = facts.shape(kind)
    return Front(
        test_mass_kg=mass_kg, test_speed_mps=speed_kmh * KMH, crush_m=crush_m, s=shape.s, h=shape.h,
        cabin_crush_m=0.8 * crush_m, cabin_force_n=250e3, level="class",
    )  # fmt: skip


KEI = Side(mass_kg=1000, front=front(1000, 0.48, 55, "kei"), restraint=MODERN)
PICKUP = Side(mass_kg=2400, front=front(2400, 0.70, 56.3, "pickup"), restraint=MODERN)


def crash(first, second, kmh, rebound=0.12, **more):
    return named(run(row(first, second, kmh * KMH, rebound), **more))


@pytest.mark.parametrize("kmh", [30, 60, 80, 112])
def test_six_stretches_stand_for_the_whole_curve(kmh):
    """The step's front keeps six stretches of the curve; the closed form keeps all. Within 2%."""
    got = crash(KEI, PICKUP, kmh)
    bodies = [Body(mass_kg=side.mass_kg, front=side.front) for side in (KEI, PICKUP)]
    want = meet(*bodies, kmh * KMH, restitution=0.12)
    for n, side in (("1", want.first), ("2", want.second)):
        assert got["delta_v_mps" + n] == pytest.approx(side.delta_v_mps, rel=1e-9)
        assert got["crush_m" + n] == pytest.approx(side.crush_m, rel=0.02)
        assert got["ees_mps" + n] == pytest.approx(side.ees_mps, rel=0.02)
    assert got["peak_force_n"] == pytest.approx(want.peak_force_n, rel=0.02)


def test_a_wall_test_gives_back_its_own_crush():
    side = Side(mass_kg=1000, front=KEI.front)
    assert crash(side, WALL, 55)["crush_m1"] == pytest.approx(0.48, rel=1e-6)


def test_the_same_car_at_twice_the_speed_is_the_wall():
    pair, wall = crash(KEI, KEI, 100), crash(KEI, WALL, 50)
    for name in ("delta_v_mps1", "crush_m1", "chest_3ms_g1", "hic15_1", "olc_g1", "ride_down1"):
        assert pair[name] == pytest.approx(wall[name], rel=1e-6)


def test_swapping_the_vehicles_swaps_the_results():
    there, back = crash(KEI, PICKUP, 70), crash(PICKUP, KEI, 70)
    for name, value in there.items():
        other = name[:-1] + {"1": "2", "2": "1"}.get(name[-1], name[-1])
        assert back[other] == pytest.approx(value, rel=1e-9)


def test_momentum_splits_the_speed_by_mass_exactly():
    got = crash(KEI, PICKUP, 80)
    assert got["delta_v_mps1"] / got["delta_v_mps2"] == pytest.approx(2400 / 1000, rel=1e-12)


def test_without_a_belt_the_rider_flies_until_something_is_met():
    unbelted = Side(mass_kg=1000, front=KEI.front, restraint=Restraint(belt=False, contact_at_m=0.5))
    trace = []
    got = crash(unbelted, WALL, 50, trace=trace)
    travel, acceleration = STATE.index("e1"), STATE.index("a1")
    flying = [state for state in trace if state[travel] < 0.5]
    assert max(state[acceleration] for state in flying) == 0
    assert got["travel_m1"] > 0.5
    assert got["ride_down1"] < 0.05


def test_the_limiter_holds_its_force_and_pays_out():
    limited = crash(KEI, PICKUP, 80)
    unlimited = crash(Side(mass_kg=1000, front=KEI.front, restraint=Restraint(pretension_m=0.03)), PICKUP, 80)
    assert limited["chest_g1"] == pytest.approx(40)
    assert limited["travel_m1"] > unlimited["travel_m1"]
    assert unlimited["chest_g1"] > 40


def test_a_pretensioner_shortens_the_travel():
    loose = crash(Side(mass_kg=1000, front=KEI.front, restraint=Restraint(limit_mps2=400)), WALL, 50)
    taut = crash(Side(mass_kg=1000, front=KEI.front, restraint=Restraint(limit_mps2=400, pretension_m=0.04)), WALL, 50)
    assert taut["travel_m1"] < loose["travel_m1"] - 0.03


def test_old_restraint_is_harder_than_modern_in_the_same_crash():
    old = Side(mass_kg=1000, front=KEI.front, restraint=OLD)
    assert crash(old, PICKUP, 80)["chest_3ms_g1"] > crash(KEI, PICKUP, 80)["chest_3ms_g1"]


def test_a_front_scaled_by_overlap_is_scaled_in_the_step():
    full, half = ramps_of(KEI.front), ramps_of(KEI.front, 0.5)
    assert half.f == pytest.approx([f / 2 for f in full.f])
    assert half.x == pytest.approx(full.x)


def test_a_step_that_does_not_divide_the_reading_interval_is_refused():
    with pytest.raises(ValueError, match="must divide"):
        crash(KEI, PICKUP, 80, dt=0.0004)


def test_one_crash_needs_no_array_library_and_no_compiler():
    code = (
        "import sys; from keiway.crash.runners import plain, inputs; "
        "print([m for m in ('numpy', 'numba', 'scipy') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_the_names_of_the_numbers_are_those_of_the_step():
    motion, _ = built(1e-4)
    assert _names(motion.vehicle) == [*VEHICLE, *VEHICLE_CONST]
    for rider in (motion.rider, motion.late_rider):
        assert _names(rider) == ["t", *RIDER, "F", "forward", *RIDER_CONST]


def test_what_is_prepared_has_the_names_it_is_told_by():
    start, const, kept, vehicles = built(1e-4)[0].prepare(*row(KEI, PICKUP, 20.0, 0.12))
    assert [len(start), len(const), len(kept), len(vehicles)] == [len(START), len(CONST), len(KEPT), len(VEHICLE_OUTPUTS)]


def test_the_step_s_share_of_intrusion_is_the_fact_on_file():
    """The step reads no file, so its one number about cabins stands in both places."""
    assert facts.number("intrusion_per_crush") == INTRUSION_PER_CRUSH


def _names(function):
    code = function.__code__
    return list(code.co_varnames[: code.co_argcount])
