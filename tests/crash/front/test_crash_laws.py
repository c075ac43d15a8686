"""Ten laws of meetings, over random masses, fronts, speeds, overlaps and heights.

The tenth, that all runners agree, is in tests/crash/step and tests/crash/runners.
"""

from math import exp, inf, log

import pytest
from crash_fronts import fronts, masses, speeds
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keiway.crash.front import WALL, Body, meet
from keiway.crash.front.curve import curve_of, energy
from keiway.crash.injury import rollover
from keiway.crash.injury.curves import evaluate
from keiway.crash.injury.field import Impact, Occupant, risk
from keiway.crash.injury.table import curve
from keiway.crash.vehicles import NotKnown, front_of
from keiway.vehicles.catalogue import vehicles

few = settings(max_examples=80, deadline=None)
rebounds = st.floats(0.0, 0.4)
overlaps = st.floats(0.1, 1.0)
shares = st.floats(0.0, 1.0)


@st.composite
def bodies(draw, falling=False):
    return Body(mass_kg=draw(masses), front=draw(fronts(falling=falling)), override=draw(shares))


def values(side):
    return [side.delta_v_mps, side.crush_m, side.intrusion_m, side.energy_j, side.ees_mps, side.mean_g, side.peak_g]


@few
@given(bodies(falling=True), bodies(falling=True), speeds, rebounds, overlaps)
def test_1_speed_changes_go_inversely_as_the_masses(a, b, v, e, overlap):
    met = meet(a, b, v, restitution=e, overlap=overlap)
    assert met.first.delta_v_mps / met.second.delta_v_mps == pytest.approx(b.mass_kg / a.mass_kg, rel=1e-12)


@few
@given(bodies(falling=True), bodies(falling=True), speeds, rebounds, overlaps)
def test_2_energy_is_what_the_speeds_lose_and_the_fronts_take(a, b, v, e, overlap):
    """Kinetic energy before less after, from the speed changes alone; and the area under each front's own curve."""
    met = meet(a, b, v, restitution=e, overlap=overlap)
    before = 0.5 * a.mass_kg * v**2
    after = 0.5 * a.mass_kg * (v - met.first.delta_v_mps) ** 2 + 0.5 * b.mass_kg * met.second.delta_v_mps**2
    mu = a.mass_kg * b.mass_kg / (a.mass_kg + b.mass_kg)
    assert before - after == pytest.approx(0.5 * mu * v**2 * (1 - e**2), rel=1e-9)
    assert met.lost_j == pytest.approx(before - after, rel=1e-9)
    assert met.first.energy_j + met.second.energy_j == pytest.approx(met.energy_j, rel=1e-9)


@few
@given(fronts(), st.floats(0.5, 1.5))
def test_3_a_front_gives_back_the_crush_of_its_own_wall_test(a, share):
    met = meet(Body(mass_kg=a.test_mass_kg, front=a), WALL, a.test_speed_mps, restitution=0.1)
    assert met.first.crush_m == pytest.approx(a.crush_m, rel=1e-9)
    assert met.first.ees_mps == pytest.approx(a.test_speed_mps, rel=1e-9)
    at = meet(Body(mass_kg=a.test_mass_kg, front=a), WALL, share * a.test_speed_mps).first
    assert energy(curve_of(a), at.crush_m) == pytest.approx(at.energy_j, rel=1e-9)


def test_3_so_does_every_front_of_the_catalogue():
    for row in vehicles():
        try:
            front = front_of(row)
        except NotKnown:
            continue
        met = meet(Body(mass_kg=front.test_mass_kg, front=front), WALL, front.test_speed_mps)
        assert met.first.crush_m == pytest.approx(front.crush_m, rel=1e-9), row.id


@few
@given(bodies(falling=True), bodies(falling=True), speeds, overlaps)
def test_4_swapping_the_vehicles_swaps_the_results(a, b, v, overlap):
    there, back = meet(a, b, v, overlap=overlap), meet(b, a, v, overlap=overlap)
    assert values(there.first) == pytest.approx(values(back.second), rel=1e-9, abs=1e-9)
    assert values(there.second) == pytest.approx(values(back.first), rel=1e-9, abs=1e-9)
    assert (there.time_s, there.peak_force_n) == pytest.approx((back.time_s, back.peak_force_n), rel=1e-9)


@few
@given(bodies(falling=True), speeds, overlaps)
def test_5_an_ever_heavier_rigid_partner_becomes_the_wall(a, v, overlap):
    wall = meet(a, WALL, v, restitution=0.1, overlap=overlap)
    heavy = meet(a, Body(mass_kg=inf, front=None), v, restitution=0.1, overlap=overlap)
    assert values(heavy.first) == values(wall.first)
    away = []
    for partner in (600.0, 6_000.0, 60_000.0):
        met = meet(a, Body(mass_kg=partner, front=None), v, restitution=0.1, overlap=overlap)
        assert met.first.delta_v_mps == pytest.approx(wall.first.delta_v_mps / (1 + a.mass_kg / partner), rel=1e-12)
        away.append(wall.first.energy_j - met.first.energy_j)
        assert met.first.crush_m <= wall.first.crush_m * (1 + 1e-12)
    assert away == sorted(away, reverse=True) and away[-1] > 0
    assert away[-1] == pytest.approx(wall.first.energy_j * a.mass_kg / (a.mass_kg + 60_000), rel=1e-6)


@few
@given(fronts(falling=True), masses, st.floats(1.0, 30.0), overlaps, shares)
def test_6_two_of_a_kind_at_twice_the_speed_are_the_wall(a, m, v, overlap, override):
    body = Body(mass_kg=m, front=a, override=override)
    pair = meet(body, body, 2 * v, restitution=0.1, overlap=overlap)
    wall = meet(body, WALL, v, restitution=0.1, overlap=overlap)
    assert values(pair.first) == pytest.approx(values(wall.first), rel=1e-9, abs=1e-9)
    assert pair.time_s == pytest.approx(wall.time_s, rel=1e-9)


@few
@given(st.floats(400, 3000), st.floats(1.05, 3.0), st.floats(2.0, 6.0), fronts(), st.lists(speeds, min_size=1, max_size=30))
def test_7_over_a_fleet_the_mass_law_has_the_exponent_of_the_risk_curve(m, mu, k, a, closing):
    """R(mu), the light car's deaths over the heavy one's with equal structures, for a risk that goes as delta-v^k."""
    light, heavy = Body(mass_kg=m, front=a), Body(mass_kg=mu * m, front=a)
    met = [meet(light, heavy, v) for v in closing]
    r = sum(one.first.delta_v_mps**k for one in met) / sum(one.second.delta_v_mps**k for one in met)
    assert log(r) / log(mu) == pytest.approx(k, rel=1e-9)


@few
@given(st.floats(600, 2500), st.floats(1.1, 2.5), fronts(), st.lists(st.floats(2.0, 12.0), min_size=1, max_size=10))
def test_7_and_so_with_the_field_curve_itself_where_risk_is_low(m, mu, a, closing):
    k = curve("nass15_frontal_fatal_ln").coefficients["slope"]
    light, heavy = Body(mass_kg=m, front=a), Body(mass_kg=mu * m, front=a)
    belted = Occupant(belted=1.0, age_years=40.0)
    sums = [0.0, 0.0]
    for v in closing:
        met = meet(light, heavy, v)
        for i, side in enumerate((met.first, met.second)):
            sums[i] += risk(Impact(mode="frontal", delta_v_mps=side.delta_v_mps), belted).fatal
    assume(sums[0] < 1e-3 * len(closing))
    assert log(sums[0] / sums[1]) / log(mu) == pytest.approx(k, rel=5e-3)


@few
@given(st.floats(0.0, 80.0))
def test_8_laituri_at_35_is_the_ncap_chest_curve(deflection_mm):
    at_35 = evaluate("laituri_chest_age", deflection_mm, "mm", age=35).p
    assert at_35 == pytest.approx(evaluate("ncap08_chest_50m", deflection_mm, "mm").p, rel=1e-3)


def test_9_one_in_ten_rolls_at_an_ssf_of_1_45():
    assert rollover.probability(1.45).p == pytest.approx(0.10, abs=0.002)


@few
@given(st.floats(0.95, 1.6), st.floats(0.001, 0.3))
def test_9_and_the_odds_fall_as_the_power_of_what_is_left_over_0_9(ssf, more):
    a, b = (rollover.probability(one).p for one in (ssf, ssf + more))
    assert b < a
    assert log(a / (1 - a)) - log(b / (1 - b)) == pytest.approx(1.1686 * log((ssf + more - 0.9) / (ssf - 0.9)), rel=1e-6)
    assert exp(-2.8891 - 1.1686 * log(1.45 - 0.9)) / (1 + exp(-2.8891 - 1.1686 * log(1.45 - 0.9))) == pytest.approx(0.10, abs=0.002)
