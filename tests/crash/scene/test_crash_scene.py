"""The drawn crash is the computed one: fronts stay in touch, nobody gains speed, moments stand in order."""

from itertools import pairwise

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from keiway.crash.front.restitution import restitution
from keiway.crash.runners.inputs import Side, named, row
from keiway.crash.runners.plain import run
from keiway.crash.scene import of_meeting, scene
from keiway.crash.scene.before_after import FARTHEST_M, GAP_M, SLOWING_MPS2, apart_m
from keiway.crash.scene.page import page
from keiway.crash.step import PARAMS
from keiway.crash.vehicles import NotKnown, front_of, mass_of, restraint_of
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.resolution import resolve

SPEED = 35 * 0.44704


def known(vehicle) -> bool:
    try:
        front_of(vehicle)
    except NotKnown:
        return False
    return True


KNOWN = st.sampled_from([vehicle for vehicle in vehicles()[::7] if known(vehicle)])


def given(a="Honda N-Box JF3", b="Ford F-150", speed=SPEED):
    vehicles = tuple(resolve(name).vehicle for name in (a, b))
    sides = tuple(Side(mass_kg=mass_of(v), front=front_of(v), restraint=restraint_of(v)) for v in vehicles)
    return vehicles, row(*sides, 2 * speed, restitution(2 * speed)), (speed, speed)


@pytest.fixture(scope="module")
def drawn():
    return scene(*given())


@pytest.fixture(scope="module")
def computed():
    return named(run(given()[1]))


def crash(drawn):
    return [frame for frame in drawn.frames if frame.phase == "crash"]


def test_crushed_fronts_stay_in_touch_while_there_is_a_force(drawn):
    for frame in crash(drawn):
        a, b = frame.sides
        if frame.force_n > 0:
            assert a.position_m + b.position_m == pytest.approx(a.crush_m + b.crush_m, abs=0.004)  # the two half-step readings


def test_the_greatest_values_are_those_of_the_answer(drawn, computed):
    for which, end in enumerate("12"):
        sides = [frame.sides[which] for frame in crash(drawn)]
        assert max(side.crush_m for side in sides) == pytest.approx(computed[f"crush_m{end}"], rel=0.01)
        assert max(side.travel_m for side in sides) == pytest.approx(computed[f"travel_m{end}"], rel=0.01)
        assert max(side.chest_g for side in sides) == pytest.approx(computed[f"chest_g{end}"], rel=0.02)
        assert SPEED - sides[-1].speed_mps == pytest.approx(computed[f"delta_v_mps{end}"], rel=0.01)


def test_momentum_is_kept_in_every_frame(drawn):
    masses = [value for name, value in zip(PARAMS, given()[1], strict=True) if name in ("m1", "m2")]
    for frame in crash(drawn):
        a, b = frame.sides
        assert masses[0] * a.speed_mps - masses[1] * b.speed_mps == pytest.approx((masses[0] - masses[1]) * SPEED, abs=1e-6 * sum(masses))


def test_it_begins_apart_at_full_speed_and_ends_at_rest(drawn):
    first, last = drawn.frames[0], drawn.frames[-1]
    assert -sum(side.position_m for side in first.sides) == pytest.approx(GAP_M)
    assert all(side.speed_mps == pytest.approx(SPEED) for side in first.sides)
    assert all(side.speed_mps == 0.0 and side.travel_m == 0.0 for side in last.sides)
    assert any(f"{SLOWING_MPS2:g} m/s2" in text for text in drawn.illustrated)  # what is drawn says so


@settings(max_examples=12, deadline=None)
@given_any(pair=st.tuples(KNOWN, KNOWN), mph=st.floats(1, 78), overlap=st.floats(0.1, 1))
def test_any_crash_can_be_watched(pair, mph, overlap):
    """From touch to the end: time runs on, no front gets its crush back, the two never stand in one another."""
    speed = mph * 0.44704
    drawn = of_meeting(pair, (speed, speed), overlap)
    frames = drawn.frames
    assert all(a.time_s < b.time_s for a, b in pairwise(frames))
    assert all(apart_m(frame) > -0.005 and apart_m(frame) < FARTHEST_M for frame in frames)
    assert [m.time_s for m in drawn.moments] == sorted(m.time_s for m in drawn.moments)
    assert 20_000 < len(page(drawn, title="T", sentence="S", asked="A").encode()) < 300_000


def test_a_crash_that_outlasts_the_run_says_so():
    pair = tuple(resolve(name).vehicle for name in ("Daihatsu Copen L880K", "Nissan Figaro"))
    drawn = of_meeting(pair, (0.447, 0.447), 0.125)
    assert drawn.moments[-1].says == "the run ends, the two still in touch"
    assert drawn.frames[-1].phase == "crash" and drawn.frames[-1].force_n > 0


def test_no_frame_jumps(drawn):
    """From one frame to the next a vehicle moves no farther than its greater speed takes it."""
    for before, now in zip(drawn.frames, drawn.frames[1:], strict=False):
        span = now.time_s - before.time_s
        assert span > 0
        for old, new in zip(before.sides, now.sides, strict=True):
            most = max(abs(old.speed_mps), abs(new.speed_mps)) * span
            assert abs(new.position_m - old.position_m) <= most + 0.01


def test_moments_are_in_order_and_in_words(drawn):
    times = [moment.time_s for moment in drawn.moments]
    says = [moment.says for moment in drawn.moments]
    assert times == sorted(times) and says[0] == "fronts touch" and says[-1].startswith("both at rest")
    assert says.count("belt takes up") == 2 and "vehicles part" in says and "greatest crush, both at one speed" in says
    assert all(drawn.frames[moment.frame].time_s >= moment.time_s - 1e-6 for moment in drawn.moments)


def test_a_faster_crash_reaches_the_cabin_and_a_slow_one_does_not():
    fast, slow = (
        [moment.says for moment in scene(*given(speed=speed)).moments if moment.side == 0] for speed in (45 * 0.44704, 10 * 0.44704)
    )
    assert "cabin begins to yield" in fast and "cabin begins to yield" not in slow


def test_two_of_a_kind_mirror_each_other():
    for frame in scene(*given(b="Honda N-Box JF3")).frames:
        a, b = frame.sides
        assert a.position_m == pytest.approx(b.position_m, abs=1e-9) and a.crush_m == pytest.approx(b.crush_m)


def test_how_a_vehicle_that_may_be_open_is_drawn_is_said():
    cart, pickup, quad = (resolve(name).vehicle for name in ("golf cart", "Ford F-150", "renault-twizy-2012"))
    told = of_meeting((cart, pickup), (8.0, 8.0)).illustrated
    assert "The golf cart is drawn with open sides; it may have doors." in told and not any("F-150 is drawn with" in line for line in told)
    assert "The Renault Twizy is drawn with doors; it may have none." in of_meeting((quad, pickup), (8.0, 8.0)).illustrated
