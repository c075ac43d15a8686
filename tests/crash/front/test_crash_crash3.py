"""CRASH3 on the Camry of NHTSA test 10146, and against the closed form."""

import pytest
from crash_fronts import F150, KEI, KMH

from keiway.crash.front import Body, meet
from keiway.crash.front.crash3 import coefficients, damage_energy, delta_v, mean_crush
from keiway.errors import UsageError


def test_camry_coefficients():
    a, b = coefficients(1719, 57.09 * KMH, 0.472, 1.837)
    assert a == pytest.approx(60.4e3, rel=0.01)
    assert b == pytest.approx(780e3, rel=0.01)


def test_damage_energy_of_the_test_is_its_kinetic_energy():
    a, b = coefficients(1719, 57.09 * KMH, 0.472, 1.837)
    assert damage_energy(a, b, 0.472, 1.837) == pytest.approx(0.5 * 1719 * (57.09 * KMH) ** 2, rel=1e-9)


def test_delta_v_from_energy_is_that_of_the_meeting():
    met = meet(Body(mass_kg=1000, front=KEI), Body(mass_kg=2400, front=F150), 80 * KMH, restitution=0)
    assert delta_v(1000, 2400, met.energy_j) == pytest.approx((met.first.delta_v_mps, met.second.delta_v_mps))


def test_ends_of_the_crush_profile_count_half():
    assert mean_crush([0.4] * 6) == pytest.approx(0.4)
    assert mean_crush([0.0, 0.5, 0.5, 0.5, 0.5, 0.0]) == pytest.approx(0.4)


@pytest.mark.parametrize("wrong", [(0, 15, 0.4, 1.8), (1700, 2.0, 0.4, 1.8), (1700, 15, 0, 1.8), (1700, 15, 0.4, -1), (1700, 15, float("nan"), 1.8)])
def test_what_no_test_can_be_is_refused(wrong):
    with pytest.raises(UsageError, match="CRASH3"):
        coefficients(*wrong)
