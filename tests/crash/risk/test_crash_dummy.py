"""From the step to the dummy: the measured driver, the old belt, the reference car, and what the field says of air bags."""

import math

import pytest

from keiway.crash.front.facts import shape
from keiway.crash.front.measured import measured as front_test
from keiway.crash.injury.curves import evaluate
from keiway.crash.record import Restraint
from keiway.crash.risk import draw, people, reference
from keiway.crash.risk.facts import FACTS, REFERENCE, by_name, row_of
from keiway.crash.runners.inputs import WALL, Side, named, row
from keiway.crash.runners.plain import run
from keiway.crash.vehicles import front_of, mass_of
from keiway.crash.vehicles.restraints import bands_of_restraint
from keiway.vehicles.resolution import resolve

K = people.coefficients()
SPEEDS = [float(speed) for speed in range(3, 34)]


def restraint(kind):
    belt, bag = kind.startswith("belt"), "airbag" in kind
    return Restraint(belt=belt, airbag=bag, **{name: band.mid for name, band in bands_of_restraint(kind).items()})


def into_wall(front, mass_kg, held, speed_mps, e=0.12, dt=1e-4):
    """Delta-v, the four outputs, the restraint's nine numbers."""
    given = row(Side(mass_kg=mass_kg, front=front, restraint=held), WALL, speed_mps, e)
    out = named(run(given, dt))
    told = tuple(out[name] for name in ("chest_3ms_g1", "hic15_1", "travel_m1", "intrusion_m1"))
    return out["delta_v_mps1"], told, reference.restraint_of(given)


def test_the_measured_driver_of_the_camry():
    """NHTSA 10146: chest 3 ms 41 g, chest 23.2 mm, HIC15 139. The head's relation is for the fleet, so HIC is the worst."""
    test = front_test("camry2018")
    delta_v, told, nine = into_wall(test.front, test.mass_kg, restraint("belt_limiter_airbag"), test.speed_mps, 0.166)
    hic, neck_kn, chest_mm, femur_kn = reference.measured(delta_v, told, nine, True)
    assert told[0] == pytest.approx(41.0, abs=3.0)
    assert chest_mm == pytest.approx(23.2, abs=3.0)
    assert hic == pytest.approx(139, rel=0.4)
    assert 0.8 < neck_kn < 2.1 and 0.3 < femur_kn < 4.3  # the range of 13 NCAP tests


def test_the_relations_are_near_the_mean_of_13_ncap_tests():
    delta_v, told, nine = into_wall(REFERENCE.value.front, 1700, restraint("belt_limiter_airbag"), 15.64)
    found = reference.measured(delta_v, told, nine, True)
    assert found == pytest.approx((236, 1.31, 23.0, 2.06), rel=0.25)


def test_an_old_kei_belt_without_limiter_presses_the_chest_40_mm_or_more_and_the_head_meets_the_wheel():
    old = resolve("1995 Honda Beat").vehicle
    delta_v, told, nine = into_wall(front_of(old), mass_of(old), restraint("belt"), 40 / 3.6)
    with_belt = reference.measured(delta_v, told, nine, True)
    bagged_delta_v, bagged, bag_nine = into_wall(front_of(old), mass_of(old), restraint("belt_limiter_airbag"), 40 / 3.6)
    with_bag = reference.measured(bagged_delta_v, bagged, bag_nine, True)
    assert 38 < with_belt[2] < 52 and with_bag[2] < 27
    assert with_belt[0] > 1.8 * with_bag[0]


def test_intrusion_takes_space_and_loads_the_knees():
    delta_v, told, nine = into_wall(REFERENCE.value.front, 1700, REFERENCE.value.belted, 17.0)
    free, filled = (reference.measured(delta_v, (*told[:3], intrusion), nine, True) for intrusion in (0.0, 0.3))
    assert filled[2] > free[2] + 5 and filled[3] > free[3] + 3


def test_the_reference_car_is_what_the_step_makes_of_it():
    """The shipped table is that of `python -m keiway.crash.risk.reference`, row by row."""
    for belt in (False, True):
        for speed in (6.0, 15.0, 24.0):
            given, out = reference.crash(speed, belt)
            told = tuple(out[name] for name in ("chest_3ms_g1", "hic15_1", "travel_m1", "intrusion_m1"))
            fresh = (speed, *told, *reference.measured(speed, told, reference.restraint_of(given), belt))
            shipped = REFERENCE.value.table["belted" if belt else "unbelted"][int(speed) - 1]
            assert shipped == pytest.approx(fresh, rel=1e-3, abs=1e-6)


def test_the_reference_car_has_the_shape_of_the_measured_car():
    assert (REFERENCE.value.front.s, REFERENCE.value.front.h) == (shape("car").s, shape("car").h)


def test_the_reference_restraint_is_the_mean_of_what_its_words_say():
    car = REFERENCE.value
    both = restraint("belt_airbag"), restraint("belt_limiter_airbag")
    for name in ("slack_m", "pretension_m", "limit_mps2", "contact_at_m", "stiffness_per_s2"):
        mean = 0.35 * getattr(both[0], name) + 0.65 * getattr(both[1], name)
        assert getattr(car.belted, name) == pytest.approx(mean, rel=1e-3)
    assert car.unbelted.airbag_per_s2 == restraint("unheld_airbag").airbag_per_s2


def by_the_curves(hic15, neck_kn, chest_mm, femur_kn, age):
    """NCAP's joint probability by its published curves."""
    return 1 - math.prod(1 - p for p in each_curve(hic15, neck_kn, chest_mm, femur_kn, age))


def each_curve(hic15, neck_kn, chest_mm, femur_kn, age):
    """Head, neck, chest, thigh by their published curves; the chest's odds moved from 35 years as Laituri's are."""
    ages = [evaluate("laituri_chest_age", chest_mm, "mm", age=one).p for one in (age, 35.0)]
    chest = evaluate("ncap08_chest_50m", chest_mm, "mm").p
    odds = chest / (1 - chest) * ages[0] / (1 - ages[0]) / (ages[1] / (1 - ages[1]))
    return (
        evaluate("ncap08_head_hic15", hic15, "1").p, evaluate("ncap08_neck_tension_50m", neck_kn, "kN").p,
        odds / (1 + odds), evaluate("ncap08_femur_50m", femur_kn, "kN").p,
    )  # fmt: skip


@pytest.mark.parametrize("given", [(200.0, 1.3, 23.0, 2.0), (1500.0, 3.5, 60.0, 9.0)])
def test_the_joint_probability_is_that_of_the_published_curves_and_grows_with_age(given):
    for age in (20.0, 35.0, 70.0):
        assert people.joint(*given, age, K) == pytest.approx(by_the_curves(*given, age), rel=1e-9)
        assert people.by_part(*given, age, K) == pytest.approx(each_curve(*given, age), rel=1e-9)
    ages_up = [people.joint(*given, age, K) for age in (20.0, 35.0, 50.0, 80.0)]
    assert ages_up == sorted(ages_up) and ages_up[0] < ages_up[-1]


def test_a_dummy_that_felt_nothing_is_hardly_hurt():
    assert people.joint(1.0, 0.0, 0.0, 0.0, 35.0, K) < 0.005


def test_a_wall_changes_the_speed_of_every_mass_alike():
    for mass_kg in (700, 1700, 2600):
        assert into_wall(REFERENCE.value.front, mass_kg, REFERENCE.value.belted, 15.0)[0] == pytest.approx(1.12 * 15.0, rel=1e-6)


def deaths(kind, belted, b):
    """Deaths of drivers over the field's frontal delta-v (28.3 km/h in the median, 0.39), the same car, one restraint."""
    row_b, total = row_of({**by_name(), "exponent": b}), 0.0
    for speed in SPEEDS:
        delta_v, told, nine = into_wall(REFERENCE.value.front, 1700, restraint(kind), speed / 1.12, dt=0.0015)
        weight = math.exp(-0.5 * (math.log(speed * 3.6 / 28.3) / 0.39) ** 2) / speed
        total += weight * people.frontal(delta_v, *told, *nine, belted, 40.0, 0.5, 0.0, 1.0, row_b)[0]
    return total


def test_the_exponent_gives_back_what_air_bags_did_on_the_road():
    """Drivers in frontals: 29% fewer deaths (NHTSA 2001), belted 84%; limiter and pretensioner 12.8% of belted (Kahane)."""
    b, share = by_name()["exponent"], 0.84
    without = share * deaths("belt", 1.0, b) + (1 - share) * deaths("unheld", 0.0, b)
    belted, unbelted = share * deaths("belt_airbag", 1.0, b), (1 - share) * deaths("unheld_airbag", 0.0, b)
    assert 1 - (belted + unbelted) / without == pytest.approx(0.29, abs=0.05)
    assert unbelted / (belted + unbelted) == pytest.approx(0.49, abs=0.06)  # of the killed, 47 to 50% were unbelted
    assert 0.08 < 1 - deaths("belt_limiter_airbag", 1.0, b) / deaths("belt_airbag", 1.0, b) < 0.25


def test_an_exponent_of_three_quarters_would_not():
    gone = 1 - deaths("belt_airbag", 1.0, 0.75) / deaths("belt", 1.0, 0.75)
    assert gone == pytest.approx(0.62, abs=0.01)  # the field shows 11 to 21% for belted drivers


def test_rollover_follows_from_its_share_of_deaths():
    """Deaths in rollovers over those in other modes, times the rate of those, over their shares of crashes."""
    from keiway.crash.exposure.table import shares

    mode, rates = shares("planar_mode"), {"frontal": 0.0033, "near_side": 0.0138, "far_side": 0.0043, "rear": 0.0011}
    planar = sum(mode[name] * rate for name, rate in rates.items())
    implied = 0.28 / 0.72 * planar / mode["rollover"]
    belted, unbelted = people.rollover(1.0, 37.0, 1.0, K)[0], people.rollover(0.0, 37.0, 1.0, K)[0]
    assert 0.84 * belted + 0.16 * unbelted == pytest.approx(implied, rel=0.15)
    assert 1 - belted / unbelted == pytest.approx(0.74, abs=0.03)


def test_dials_move_their_numbers_and_none_leaves_all_where_they_are():
    assert draw.turned({}, True) == K
    low, high = (draw.turned({dial.id: u for dial in draw.dials()}, True) for u in (0.05, 0.95))
    moved = sum(a != b for a, b in zip(low, high, strict=True))
    assert moved >= len(draw.dials())
    assert draw.triangular(0.0, 1, 2, 5) == 1 and draw.triangular(1.0, 1, 2, 5) == 5
    assert draw.normal(0.975) == pytest.approx(1.959964, abs=1e-5)


def test_every_number_has_a_source_a_confidence_and_a_band_or_says_why_not():
    facts = FACTS.value
    for value in facts.values.values():
        assert value.source in facts.sources, value.id
        assert (value.low is None) == (value.high is None), value.id
        if value.low is not None:
            assert value.low <= value.mid <= value.high, value.id
    assert {spread.source for spread in facts.curve_spread} <= set(facts.sources)
