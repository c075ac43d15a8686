"""Crashes drawn for the tables of roads: symmetric, repeatable, and the same as the plain step."""

import msgspec
import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("numba")

from keiway.crash.front import Body, meet  # noqa: E402
from keiway.crash.runners.inputs import OUTPUTS  # noqa: E402
from keiway.crash.runners.plain import run as plain_run  # noqa: E402
from keiway.crash.validate.roads import crash  # noqa: E402
from keiway.crash.validate.roads.kinds import Kind, crush_at, drawn  # noqa: E402
from keiway.crash.validate.roads.population import heavier, light, older  # noqa: E402
from keiway.crash.vehicles.facts import CLASSES  # noqa: E402

CAR = Kind(name="car", front="midsize_car_2010", mass_kg=1500)
PICKUP = Kind(name="pickup", front="large_pickup_2010", mass_kg=2400, light_truck=True)
GIVEN = crash.draws("frontal", 3000)


def test_heavier_strikers_kill_more_and_heavier_victims_die_less():
    base, _, _ = crash.frontal_each(CAR, CAR, GIVEN)
    struck, _, _ = crash.frontal_each(CAR, PICKUP, GIVEN)
    safe, _, _ = crash.frontal_each(PICKUP, CAR, GIVEN)
    assert struck.mean() > 1.5 * base.mean() > 1.5 * safe.mean()


def test_the_change_of_speed_is_momentum_s_and_the_crush_is_the_closed_form_s():
    """At full overlap, with the class's own mean crush."""
    full = GIVEN._replace(overlap=np.ones(3000), z=np.zeros((4, 3000)))
    _, _, out = crash.frontal_each(CAR, CAR, full)
    assert out["delta_v_mps1"] == pytest.approx(1.12 / 2 * full.closing, rel=1e-5)
    front = _front(CAR)
    for j in (0, 7, 99):
        met = meet(*(Body(mass_kg=CAR.mass_kg, front=front),) * 2, full.closing[j], restitution=0.12)
        assert out["crush_m1"][j] == pytest.approx(met.first.crush_m, rel=2e-3)


def _front(kind):
    """The class's front as the catalogue path would write it."""
    from keiway.crash.front.facts import shape
    from keiway.crash.record import Front
    from keiway.crash.vehicles.facts import kind_crush

    found = CLASSES.value.classes[kind.front]
    knots = shape(found.shape)
    return Front(
        test_mass_kg=kind.mass_kg + CLASSES.value.load[found.load].mid - CLASSES.value.load["occupant"].mid,
        test_speed_mps=found.speed_kmh / 3.6, crush_m=kind_crush(found.tests).crush_m, s=knots.s, h=knots.h,
        cabin_crush_m=1.0, cabin_force_n=1e6, level="derived",
    )  # fmt: skip


def test_the_same_draws_give_the_same_risks_in_any_order():
    one = crash.frontal(CAR, PICKUP, GIVEN)
    crash.frontal(PICKUP, CAR, GIVEN)
    assert crash.frontal(CAR, PICKUP, GIVEN) == one


def test_belts_and_speeds_can_be_changed():
    none, all_ = crash.with_belts(GIVEN, 0.0), crash.with_belts(GIVEN, 1.0)
    assert none.belted.sum() == 0 and all_.belted.mean() == 1
    slow = crash.frontal(CAR, CAR, crash.with_speeds(all_, 0.7)).death
    assert slow < 0.4 * crash.frontal(CAR, CAR, all_).death < crash.frontal(CAR, CAR, none).death


def test_mixes_sum_to_one_and_keep_the_masses_of_their_kinds():
    for mix in (light(), older(), heavier(light(), 100.0)):
        assert sum(share for share, _ in mix) == pytest.approx(1)
    cars = [(share, kind) for share, kind in light() if kind.name == "car"]
    mean = sum(share * kind.mass_kg for share, kind in cars) / sum(share for share, _ in cars)
    assert mean == pytest.approx(1500)


def test_crush_at_a_force_is_read_off_the_line():
    fleet = drawn(CAR, np.zeros(2), np.zeros(2))
    for j in range(5):
        assert crush_at(fleet.x, fleet.f, fleet.k_end, fleet.f[j]) == pytest.approx(fleet.x[j])
    beyond = fleet.f[-1] + fleet.k_end * 0.1
    assert crush_at(fleet.x, fleet.f, fleet.k_end, beyond) == pytest.approx(fleet.x[-1] + 0.1)


def test_modes_other_than_frontal_have_risks_in_order():
    near, far = (crash.side(CAR, PICKUP, near=which).death for which in (True, False))
    assert near > far > crash.rear(CAR, PICKUP).death > 0
    assert 0 < crash.fixed_object(CAR).death < 0.1
    assert crash.side(msgspec.structs.replace(CAR, narrow=True), PICKUP, near=True).death > near


def test_outputs_are_those_of_the_plain_runner():
    """The rows built for arrays are rows the plain step takes."""
    from keiway.crash.front.overlap import law
    from keiway.crash.validate.roads.kinds import rows

    mine = drawn(CAR, np.zeros(1), np.zeros(1))
    one = np.ones(1)
    side = rows(mine, law(one, np.minimum, np.maximum), np.zeros(1), one)
    P = np.concatenate([np.array([[15.0], [0.12]]), side, side])
    out = dict(zip(OUTPUTS, plain_run(tuple(P[:, 0]), 0.00075), strict=True))
    assert out["delta_v_mps1"] == pytest.approx(8.4)
    assert out["chest_3ms_g1"] == pytest.approx(out["chest_3ms_g2"])
