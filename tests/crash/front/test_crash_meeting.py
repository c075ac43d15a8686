"""What must hold of any meeting, whatever the fronts."""

from itertools import pairwise
from math import atan, inf, sqrt

import numpy as np
import pytest
from crash_fronts import CAMRY, F150, KEI, KMH, front, fronts
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.front import WALL, Body, meet
from keiway.crash.front.curve import crush, curve_of, force
from keiway.crash.front.height import cabin_factor, force_factor, mismatch
from keiway.crash.front.overlap import force_factor as overlap_factor
from keiway.crash.front.restitution import combined, restitution
from keiway.errors import UsageError

few = settings(max_examples=60, deadline=None)


def test_linear_fronts_follow_the_spring_formulas():
    """k = k1 k2/(k1+k2), omega = sqrt(k/mu), crush V/omega, quarter period; crush shares go as the other's slope."""
    soft, hard = (front(1000, c, 50, (0, 1), (0, 1)) for c in (0.7, 0.4))
    k1, k2 = (f.test_mass_kg * f.test_speed_mps**2 / f.crush_m**2 for f in (soft, hard))
    mu, v = 1000 * 1500 / 2500, 20.0
    met = meet(Body(mass_kg=1000, front=soft), Body(mass_kg=1500, front=hard), v, restitution=0)
    k = k1 * k2 / (k1 + k2)
    assert met.first.crush_m + met.second.crush_m == pytest.approx(v * sqrt(mu / k))
    assert met.peak_force_n == pytest.approx(v * sqrt(k * mu))
    assert met.time_s == pytest.approx(2 * atan(1) * sqrt(mu / k))
    assert met.first.crush_m / met.second.crush_m == pytest.approx(k2 / k1)


@pytest.mark.parametrize("pair", [(KEI, F150), (KEI, CAMRY), (CAMRY, F150)], ids=["kei-F150", "kei-Camry", "Camry-F150"])
def test_time_and_crush_agree_with_stepping_through_the_meeting(pair):
    """An independent road: integrate mu d'' = -F(d) with SciPy, F by inverting the two curves."""
    integrate = pytest.importorskip("scipy.integrate")
    a, b = (curve_of(one) for one in pair)
    ma, mb, v = pair[0].test_mass_kg, pair[1].test_mass_kg, 70 * KMH
    mu = ma * mb / (ma + mb)
    levels = np.linspace(0, 2e6, 400_001)
    total = np.array([0.0, *(crush(a, level) + crush(b, level) for level in levels[1:])])

    def motion(t, y):
        return [y[1], -np.interp(y[0], total, levels) / mu]

    stop = lambda t, y: y[1]  # noqa: E731
    stop.terminal = True
    run = integrate.solve_ivp(motion, (0, 0.3), [0, v], method="DOP853", events=stop, rtol=1e-9, atol=1e-12, max_step=1e-3)
    met = meet(Body(mass_kg=ma, front=pair[0]), Body(mass_kg=mb, front=pair[1]), v)
    assert met.time_s == pytest.approx(run.t[-1], rel=1e-4)
    assert met.first.crush_m + met.second.crush_m == pytest.approx(run.y[0, -1], rel=1e-4)


@few
@given(fronts(falling=True), st.floats(0.0, 2.0))
def test_force_never_falls_and_crush_inverts_it(a, share):
    curve = curve_of(a)
    x = share * a.crush_m
    here = force(curve, x)
    assert here >= force(curve, 0.9 * x)
    assert crush(curve, here) <= x * (1 + 1e-9)
    assert force(curve, crush(curve, here)) == pytest.approx(here, rel=1e-9)


def test_restitution_falls_with_speed_and_joins_without_a_jump():
    at = [restitution(v / 10) for v in range(5, 400)]
    assert all(a >= b for a, b in pairwise(at))
    assert max(a - b for a, b in pairwise(at)) < 0.02
    assert 0.2 <= restitution(2.0) <= 0.4  # SAE 931842: mostly 0.2 to 0.4 in bumper impacts
    assert restitution(15.0) == 0.12
    assert combined(0.2, 3.0, 0.2, 9.0) == pytest.approx(0.2)
    assert combined(0.1, 1.0, 0.3, 0.0) == pytest.approx(0.1)


def test_less_overlap_crushes_more():
    crushes = [
        meet(Body(mass_kg=1000, front=KEI), WALL, 50 * KMH, overlap=q).first.crush_m for q in (1.0, 0.7, 0.4, 0.3, 0.2)
    ]
    assert crushes == sorted(crushes)
    assert overlap_factor(0.5) == 0.5
    assert overlap_factor(0.2) == pytest.approx(0.1)


def test_linear_crush_goes_as_one_over_the_root_of_overlap():
    linear = Body(mass_kg=1000, front=front(1000, 0.5, 50, (0, 1), (0, 1)))
    whole, half = (meet(linear, WALL, 40 * KMH, overlap=q).first.crush_m for q in (1.0, 0.5))
    assert half / whole == pytest.approx(sqrt(2))


def test_height_mismatch_softens_the_lower_front_only():
    share = mismatch(0.40, 0.52)
    assert share == pytest.approx(2 / 3)
    assert mismatch(0.40, 0.52, model_year=2015) == pytest.approx(share / 2)
    assert mismatch(0.40, 0.52, model_year=2015, lift_m=0.1) == 1.0
    assert mismatch(0.52, 0.40) == 0.0
    assert (force_factor(1.0), cabin_factor(1.0)) == (pytest.approx(0.65), pytest.approx(0.7))
    big = Body(mass_kg=2400, front=F150)
    level = meet(Body(mass_kg=1000, front=KEI), big, 60 * KMH)
    under = meet(Body(mass_kg=1000, front=KEI, override=share), big, 60 * KMH)
    assert under.first.crush_m > level.first.crush_m
    assert under.second.crush_m < level.second.crush_m
    assert under.first.delta_v_mps == level.first.delta_v_mps


def test_a_modern_cabin_is_intact_in_its_own_wall_test_and_yields_above_it():
    kei = front(1050, 0.48, 55, KEI.s, KEI.h, cabin_crush_m=0.48, cabin_force_n=300e3)
    body = Body(mass_kg=1050, front=kei)
    assert meet(body, WALL, 54 * KMH).first.intrusion_m == 0.0
    beyond = meet(body, WALL, 70 * KMH).first
    assert beyond.intrusion_m == pytest.approx(0.7 * (beyond.crush_m - 0.48))
    strong = Body(mass_kg=1050, front=front(1050, 0.48, 55, KEI.s, KEI.h, cabin_crush_m=0.48, cabin_force_n=900e3))
    assert meet(strong, WALL, 70 * KMH).first.intrusion_m < beyond.intrusion_m


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"closing_mps": 0.0}, "Closing speed 0 mph"),
        ({"closing_mps": 120.0}, "covers 1 to 157 mph"),
        ({"overlap": 0.0}, "Overlap 0"),
        ({"overlap": 50.0}, "Overlap 50"),
        ({"restitution": 1.0}, "Restitution 1"),
        ({"first": Body(mass_kg=0.9, front=KEI)}, "Mass 1 kg"),
        ({"first": Body(mass_kg=float("nan"), front=KEI)}, "Mass nan kg"),
        ({"first": Body(mass_kg=1000, front=KEI, override=2.0)}, "Override 2"),
        ({"first": Body(mass_kg=1000, front=None)}, "Two rigid bodies"),
    ],
)
def test_what_no_crash_can_be_is_refused(wrong, says):
    asked = {"first": Body(mass_kg=1000, front=KEI), "second": WALL, "closing_mps": 15.0} | wrong
    with pytest.raises(UsageError, match=says):
        meet(asked.pop("first"), asked.pop("second"), asked.pop("closing_mps"), **asked)


@pytest.mark.parametrize(
    ("s", "h", "says"),
    [
        ((0, 0.5), (0, 1), "must reach 1"),
        ((0, 0.5, 0.5, 1), (0, 1, 1, 1), "rising from 0"),
        ((0, 0.5, 1), (0, 1), "as many h as s"),
        ((0, 1), (0, -1), "below zero"),
        ((0, 1), (0, float("nan")), "no number"),
        ((0, float("inf")), (0, 1), "no number"),
        ((0,), (0,), "as many h as s"),
    ],
)
def test_what_is_no_shape_is_refused(s, h, says):
    with pytest.raises(UsageError, match=says):
        curve_of(front(1000, 0.5, 50, s, h))


@pytest.mark.parametrize(
    "wrong",
    [{"crush_m": 0.0}, {"crush_m": 480.0}, {"crush_m": float("nan")}, {"speed_kmh": 0.0}, {"speed_kmh": 550}, {"mass_kg": -1.0},
     {"mass_kg": inf}, {"cabin_force_n": float("nan")}, {"cabin_crush_m": -0.1}],
)  # fmt: skip
def test_a_front_no_test_can_have_given_is_refused(wrong):
    given_ = {"mass_kg": 1000, "crush_m": 0.5, "speed_kmh": 50} | wrong
    with pytest.raises(UsageError, match="Front: "):
        meet(Body(mass_kg=1000, front=front(s=KEI.s, h=KEI.h, **given_)), WALL, 15.0)


def test_extrapolation_is_said():
    body = Body(mass_kg=1000, front=KEI)
    assert not meet(body, WALL, 15.0).notes
    assert "past the end of its curve" in " ".join(meet(body, WALL, 35.0).notes)
    assert "110 km/h" in " ".join(meet(body, body, 35.0).notes)
    for share, said in ((0.2, True), (0.25, True), (0.3, False)):
        assert ("upper bound" in " ".join(meet(body, WALL, 8.0, overlap=share).notes)) == said


def test_every_number_has_a_known_source():
    from keiway.crash.front.facts import FACTS

    facts = FACTS.value
    for name, row in {**facts.values, **facts.shapes}.items():
        assert row.sources and set(row.sources) <= set(facts.sources), name
    for name, row in facts.values.items():
        if row.low is not None:
            assert row.low <= row.value <= row.high, name
    for name, row in facts.shapes.items():
        assert list(row.h) == sorted(row.h) and list(row.s) == sorted(set(row.s)), name
