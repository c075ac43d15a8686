"""Absolute risk: orders that must hold, mass only through delta-v, and the published rates by mode."""

import inspect
import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.crash.injury import field
from keiway.crash.injury.era import era
from keiway.crash.injury.field import MODES, OUTCOMES, Impact, Occupant, log_odds, risk
from keiway.errors import UsageError

modes = st.sampled_from(MODES)
speeds = st.floats(1.5, 27.0)  # m/s: 5 to 97 km/h
ages = st.floats(15, 97)


def at(mode, speed, **occupant):
    return risk(Impact(mode=mode, delta_v_mps=speed), Occupant(**occupant))


@given(modes, speeds, st.floats(1.01, 1.5), ages)
def test_more_delta_v_is_more_risk(mode, speed, more, age):
    low, high = at(mode, speed, age_years=age), at(mode, speed * more, age_years=age)
    assert all(getattr(high, outcome) > getattr(low, outcome) for outcome in OUTCOMES)


@given(modes, speeds, ages, st.floats(1, 20))
def test_more_years_are_more_risk(mode, speed, age, years):
    low, high = at(mode, speed, age_years=age), at(mode, speed, age_years=age + years)
    assert all(getattr(high, outcome) > getattr(low, outcome) for outcome in OUTCOMES)


@given(modes, speeds, ages)
def test_a_belt_protects_in_every_mode_and_death_is_a_serious_injury(mode, speed, age):
    belted, loose = at(mode, speed, age_years=age, belted=1), at(mode, speed, age_years=age, belted=0)
    assert all(getattr(loose, outcome) > getattr(belted, outcome) for outcome in OUTCOMES)
    assert belted.mais3f >= belted.fatal and loose.mais3f >= loose.fatal


def test_death_is_rarer_than_severe_injury_and_that_rarer_than_serious_at_usual_speeds():
    for mode in MODES:
        for kmh in (15, 30, 45, 60):
            found = at(mode, kmh / 3.6)
            assert found.fatal < found.iss16 < found.mais3f


def test_mass_enters_only_through_delta_v():
    """Two pairs of very different masses, closing speeds set for one delta-v: the risk is the same."""

    def struck(mass, partner, closing):
        return 1.12 * partner / (mass + partner) * closing

    light = struck(700, 2500, 15.0)
    heavy_closing = light / (1.12 * 1000 / 3400)
    heavy = struck(2400, 1000, heavy_closing)
    assert light == pytest.approx(heavy, rel=1e-12)
    assert at("frontal", light)[:3] == pytest.approx(at("frontal", heavy)[:3], rel=1e-10)
    for door in (field.risk, field.log_odds, era):
        assert not [
            name for name in inspect.signature(door).parameters if "mass" in name or name.endswith("_kg")
        ]
    assert not [name for name in (*Impact.__struct_fields__, *Occupant.__struct_fields__) if "mass" in name]


def test_the_mass_law_exponent_is_the_slope_of_the_curve():
    """with equal structures R(mu) = mu^k where risk is low."""
    slope = 4.5774
    for mu in (1.1, 1.5, 2.0):
        closing = 4.0
        small = at("frontal", closing * mu / (1 + mu)).fatal
        big = at("frontal", closing / (1 + mu)).fatal
        assert math.log(small / big) / math.log(mu) == pytest.approx(slope, rel=1e-3)


def test_near_side_is_far_more_deadly_than_frontal_and_far_side():
    """NASS 2000-2015, belted, 30-40 km/h: 2.7% near side, 0.25% far side, 0.19% frontal; curves within a factor 2."""
    shown = {"near_side": 0.0268, "far_side": 0.0025, "frontal": 0.00193}
    for mode, p in shown.items():
        found = risk(
            Impact(mode=mode, delta_v_mps=35 / 3.6, is_winsmash=True, multiple=0.302),
            Occupant(belted=1, age_years=37, female=0.512),
        ).fatal
        assert p / 2 < found < p * 2, mode


def test_winsmash_bias_is_taken_out_once():
    true = risk(Impact(mode="frontal", delta_v_mps=15.0))
    said = risk(Impact(mode="frontal", delta_v_mps=15.0 * 0.81, is_winsmash=True))
    assert true.fatal == pytest.approx(said.fatal, rel=1e-12)
    assert field.winsmash_factor("near_side", struck_by_ltv=True) < field.winsmash_factor("near_side")


def test_body_types_average_out_to_the_fleet():
    shares = {"car": 0.709, "suv": 0.164, "van": 0.051, "pickup": 0.076}
    assert sum(share * field.body_log_odds(body) for body, share in shares.items()) == pytest.approx(
        0, abs=1e-12
    )
    with pytest.raises(UsageError, match="car, suv, van, pickup"):
        field.body_log_odds("truck")


def test_the_newer_injury_scale_counts_fewer_serious_injuries_and_the_same_deaths():
    impact = Impact(mode="frontal", delta_v_mps=12.0)
    assert risk(impact, ais2005=True).mais3f < risk(impact).mais3f
    assert risk(impact, ais2005=True).fatal == risk(impact).fatal


def test_arrays_give_what_floats_give():
    np = pytest.importorskip("numpy")
    speed, age = np.array([3.0, 9.0, 20.0]), np.array([20.0, 40.0, 80.0])
    for mode in MODES:
        for outcome in OUTCOMES:
            many = log_odds(outcome, mode, speed, age_years=age, belted=np.array([0.0, 1.0, 1.0]))
            one = [
                log_odds(outcome, mode, s, age_years=a, belted=b)
                for s, a, b in zip(speed, age, (0, 1, 1), strict=True)
            ]
            assert many == pytest.approx(one, rel=1e-12)


def test_a_standing_vehicle_hurts_nobody_and_nonsense_is_refused():
    assert at("frontal", 0.0).mais3f < 1e-12
    for impact, occupant, match in (
        (Impact(mode="frontal", delta_v_mps=-1), Occupant(), "0 to 100 m/s"),
        (Impact(mode="frontal", delta_v_mps=float("nan")), Occupant(), "0 to 100 m/s"),
        (Impact(mode="front", delta_v_mps=9), Occupant(), "near_side"),
        (Impact(mode="rear", delta_v_mps=9), Occupant(belted=2), "belted is 2"),
        (Impact(mode="rear", delta_v_mps=9), Occupant(age_years=-3), "0 to 120"),
    ):
        with pytest.raises(UsageError, match=match):
            risk(impact, occupant)


def test_beyond_the_data_is_said():
    assert at("frontal", 12.0).says == ()
    assert "100 km/h" in at("frontal", 40.0).says[0]
    assert "15 to 97" in at("frontal", 12.0, age_years=10).says[0]


def test_floats_do_not_load_numpy():
    code = (
        "import sys; from keiway.crash.injury.field import Impact, risk; "
        "risk(Impact(mode='frontal', delta_v_mps=12.0)); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
