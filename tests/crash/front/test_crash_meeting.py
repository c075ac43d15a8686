"""What must hold of any meeting, whatever the fronts."""

from itertools import pairwise
from math import atan, inf, sqrt

import numpy as np
import pytest
from crash_fronts import CAMRY, F150, KEI, KMH, front, fronts, masses, speeds
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.crash.front import WALL, Body, batch, meet
from keiway.crash.front.curve import crush, curve_of, energy, force
from keiway.crash.front.height import cabin_factor, force_factor, mismatch
from keiway.crash.front.overlap import force_factor as overlap_factor
from keiway.crash.front.restitution import combined, restitution
from keiway.errors import UsageError

few = settings(max_examples=60, deadline=None)
rebounds = st.floats(0.0, 0.4)


def values(side):
    return [side.delta_v_mps, side.crush_m, side.intrusion_m, side.energy_j, side.ees_mps, side.mean_g, side.peak_g]


@few
@given(fronts(), fronts(), masses, masses, speeds, rebounds)
def test_speed_changes_go_inversely_as_the_masses(a, b, ma, mb, v, e):
    met = meet(Body(mass_kg=ma, front=a), Body(mass_kg=mb, front=b), v, restitution=e)
    assert met.first.delta_v_mps / met.second.delta_v_mps == pytest.approx(mb / ma, rel=1e-12)


@few
@given(fronts(), fronts(), masses, masses, speeds, rebounds)
def test_energy_is_what_the_speeds_lose(a, b, ma, mb, v, e):
    """Kinetic energy before less after, from the speed changes alone."""
    met = meet(Body(mass_kg=ma, front=a), Body(mass_kg=mb, front=b), v, restitution=e)
    before = 0.5 * ma * v**2
    after = 0.5 * ma * (v - met.first.delta_v_mps) ** 2 + 0.5 * mb * met.second.delta_v_mps**2
    assert met.lost_j == pytest.approx(before - after, rel=1e-9)
    assert met.first.energy_j + met.second.energy_j == pytest.approx(met.energy_j, rel=1e-9)


@few
@given(fronts())
def test_a_wall_test_gives_back_its_own_crush(a):
    met = meet(Body(mass_kg=a.test_mass_kg, front=a), WALL, a.test_speed_mps, restitution=0.1)
    assert met.energy_j == pytest.approx(0.5 * a.test_mass_kg * a.test_speed_mps**2)
    curve = curve_of(a)
    assert met.first.crush_m == pytest.approx(a.crush_m, rel=1e-9)
    assert energy(curve, a.crush_m) == pytest.approx(met.energy_j, rel=1e-9)
    assert met.first.ees_mps == pytest.approx(a.test_speed_mps, rel=1e-9)


@few
@given(fronts(), fronts(), masses, masses, speeds, st.floats(0.0, 1.0), st.floats(0.2, 1.0))
def test_swapping_the_vehicles_swaps_the_results(a, b, ma, mb, v, override, overlap):
    one, other = Body(mass_kg=ma, front=a, override=override), Body(mass_kg=mb, front=b)
    there, back = meet(one, other, v, overlap=overlap), meet(other, one, v, overlap=overlap)
    assert values(there.first) == pytest.approx(values(back.second), rel=1e-9, abs=1e-12)
    assert values(there.second) == pytest.approx(values(back.first), rel=1e-9, abs=1e-12)
    assert there.peak_force_n == pytest.approx(back.peak_force_n, rel=1e-12)


@few
@given(fronts(), masses, speeds)
def test_an_endlessly_heavy_rigid_partner_is_the_wall(a, m, v):
    body = Body(mass_kg=m, front=a)
    wall = meet(body, WALL, v, restitution=0.1)
    heavy = meet(body, Body(mass_kg=inf, front=None), v, restitution=0.1)
    lorry = meet(body, Body(mass_kg=60_000.0, front=None), v, restitution=0.1)
    assert values(heavy.first) == values(wall.first)
    assert lorry.first.delta_v_mps == pytest.approx(wall.first.delta_v_mps / (1 + m / 60_000.0), rel=1e-12)
    assert lorry.first.crush_m <= wall.first.crush_m


@few
@given(fronts(), masses, st.floats(1.0, 30.0))
def test_two_of_a_kind_at_twice_the_speed_are_the_wall(a, m, v):
    body = Body(mass_kg=m, front=a)
    pair, wall = meet(body, body, 2 * v, restitution=0.1), meet(body, WALL, v, restitution=0.1)
    assert values(pair.first) == pytest.approx(values(wall.first), rel=1e-9, abs=1e-9)
    assert pair.time_s == pytest.approx(wall.time_s, rel=1e-9)


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


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(fronts(falling=True), fronts(), masses, masses, speeds, st.floats(0.3, 1.0)), min_size=1, max_size=8))
def test_arrays_agree_with_floats(rows):
    first, second = (batch.stack([curve_of(row[i]) for row in rows]) for i in (0, 1))
    ma, mb, v, factor = (np.array([row[i] for row in rows]) for i in (2, 3, 4, 5))
    found = batch.meet_all(first.scaled(factor), second.scaled(factor), ma, mb, v)
    for i, row in enumerate(rows):
        # overlap that gives this factor: at 0.4 and more the factor is the overlap itself
        met = meet(Body(mass_kg=row[2], front=row[0]), Body(mass_kg=row[3], front=row[1]), row[4], overlap=_share(row[5]))
        for name, column in (("first", 0), ("second", 1)):
            side = getattr(met, name)
            for quantity in ("delta_v_mps", "crush_m", "energy_j", "ees_mps", "mean_g", "peak_g"):
                got = getattr(found, quantity)[i, column]
                assert got == pytest.approx(getattr(side, quantity), rel=1e-9, abs=1e-9), quantity
        assert found.time_s[i] == pytest.approx(met.time_s, rel=1e-9)


def _share(factor):
    low, high = 0.0, 1.0
    for _ in range(80):
        mid = (low + high) / 2
        low, high = (mid, high) if overlap_factor(mid) < factor else (low, mid)
    return high


def test_arrays_meet_a_wall_too():
    one, wall = batch.stack([curve_of(KEI)]), batch.stack([curve_of(None)])
    found = batch.meet_all(one, wall, np.array([1000.0]), np.array([inf]), np.array([55 * KMH]))
    assert found.crush_m[0] == pytest.approx([0.48, 0.0], rel=1e-9, abs=1e-12)
    assert found.ees_mps[0, 0] == pytest.approx(55 * KMH)


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
    ],
)
def test_what_is_no_shape_is_refused(s, h, says):
    with pytest.raises(UsageError, match=says):
        curve_of(front(1000, 0.5, 50, s, h))


def test_extrapolation_is_said():
    body = Body(mass_kg=1000, front=KEI)
    assert not meet(body, WALL, 15.0).notes
    assert "past the end of its curve" in " ".join(meet(body, WALL, 35.0).notes)
    assert "110 km/h" in " ".join(meet(body, body, 35.0).notes)
    assert "upper bound" in " ".join(meet(body, WALL, 8.0, overlap=0.2).notes)


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
