"""A head-on crash of two catalogue vehicles, as the room answers it."""

import subprocess
import sys

import pytest

from keiway.crash.answer import MPH, head_on
from keiway.crash.explain import FIGURES
from keiway.crash.vehicles import NotKnown
from keiway.errors import UsageError
from keiway.vehicles.resolution import resolve

PROBABILITIES = (
    "crash.risk.serious", "crash.risk.death", "crash.average.serious", "crash.average.death",
    "crash.unbelted.serious", "crash.unbelted.death",
)  # fmt: skip


def car(name):
    return resolve(name).vehicle


def values(party):
    return {quantity.id: quantity for quantity in party.quantities}


def crash(a="Honda N-Box JF3", b="Ford F-150", speed=35, overlap=1.0, n=8):
    return head_on((car(a), car(b)), (speed * MPH, speed * MPH), overlap, n=n)


def test_the_split_of_the_speed_is_the_inverse_of_the_masses():
    found = crash()
    a, b = found.parties
    ratio = values(a)["crash.delta_v"].mid / values(b)["crash.delta_v"].mid
    assert ratio == pytest.approx(b.mass_kg / a.mass_kg, rel=1e-9)


def test_kei_against_pickup_is_near_the_worked_example():
    """The worked example: 1,000 kg against 2,400 kg at 112 km/h closing: 88.5 and 36.9 km/h; here 1,035 kg."""
    a, b = (values(party)["crash.delta_v"].mid * 1.609344 for party in crash().parties)
    assert (a, b) == (pytest.approx(88.2, abs=1.5), pytest.approx(38.0, abs=1.5))


def test_the_plain_sentence_tells_the_wall():
    """The speed into a wall with the same change of speed is that over 1 + e: 2,401 kg of 3,436 kg times 70 mph."""
    found = crash()
    assert "N-Box's driver takes this like hitting a wall at 49 mph; the Ford F-150's like one at 21 mph" in found.sentence
    assert values(found.parties[0])["crash.wall_speed"].mid == pytest.approx(70 * 2401 / 3436, rel=1e-6)


def test_swapping_the_vehicles_swaps_the_answer():
    one, two = crash(), crash("Ford F-150", "Honda N-Box JF3")
    for quantity in one.parties[0].quantities:
        assert values(two.parties[1])[quantity.id].mid == pytest.approx(quantity.mid, rel=1e-9)


def test_two_of_a_kind_share_it_evenly():
    found = crash("Honda N-Box JF3", "Honda N-Box JF3")
    a, b = (values(party) for party in found.parties)
    assert a["crash.delta_v"].mid == pytest.approx(b["crash.delta_v"].mid)
    assert "Both drivers take this like hitting a wall at 35 mph" in found.sentence


def test_bands_hold_the_middle_are_nested_and_are_the_same_every_time():
    one, two = crash(), crash()
    assert one == two
    for party in one.parties:
        assert all(q.low <= q.low50 <= q.mid <= q.high50 <= q.high for q in party.quantities)
    wide = values(one.parties[0])["crash.risk.death"]
    assert wide.high > 2 * wide.low  # a risk is not known to a factor of two


def test_every_figure_is_explained_and_no_other():
    told = {quantity.id for party in crash().parties for quantity in party.quantities} | {"crash.peak_force"}
    assert told == set(FIGURES)


def test_what_is_not_known_is_refused():
    with pytest.raises(NotKnown, match="front"):
        crash("Polaris Ranger XP 1000")
    with pytest.raises(UsageError):
        crash(speed=900)


def test_risk_rises_with_speed_stays_a_probability_and_the_belt_helps():
    slow, fast = (values(crash(speed=speed).parties[0]) for speed in (20, 35))
    for name in PROBABILITIES:
        assert 0 < slow[name].mid < fast[name].mid < 100
    for end in ("serious", "death"):
        assert fast[f"crash.unbelted.{end}"].mid > 1.5 * fast[f"crash.risk.{end}"].mid
    assert fast["crash.risk.death"].mid < fast["crash.risk.serious"].mid


def test_an_old_kei_without_bag_departs_for_the_worse_a_new_one_does_not():
    old, new = (values(crash(name, "2022 Toyota RAV4", 25).parties[0]) for name in ("1995 Honda Beat", "Honda N-Box JF3"))
    assert old["crash.departure"].mid > 1.5
    assert 0.6 < new["crash.departure"].mid < 1.1
    assert old["crash.hic15"].mid > 2 * new["crash.hic15"].mid


def test_what_held_the_driver_is_said():
    old = crash("1995 Honda Beat", "2022 Toyota RAV4", 30).parties[0]
    assert "no air bag" in old.held and "into wheel or dashboard" in old.held
    assert "no belt" in old.held_unbelted
    assert "space left" in crash(speed=20).parties[1].held


def test_one_crash_needs_neither_numpy_nor_numba_and_few_milliseconds():
    code = (
        "import sys, time; from keiway.crash.answer import head_on; from keiway.vehicles.resolution import resolve\n"
        "cars = tuple(resolve(name).vehicle for name in ('Honda N-Box JF3', 'Ford F-150'))\n"
        "head_on(cars, (15.6, 15.6)); best = 9\n"
        "for _ in range(3): start = time.process_time(); head_on(cars, (15.6, 15.6)); best = min(best, time.process_time() - start)\n"
        "heavy = {'numpy', 'numba', 'scipy', 'SALib'} & set(sys.modules); print(best, heavy); sys.exit(bool(heavy) or best > 0.2)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_its_age_adds_is_said():
    said = " ".join(crash("1995 Honda Beat", "Ford F-150", 25).assumed)
    assert "Honda Beat: odds x 1.4" in said and "Ford F-150: odds x 0.8" in said


def test_a_cart_without_belts_is_told_as_unbelted():
    cart = crash("golf cart", "Honda N-Box JF3", 15).parties[0]
    told = values(cart)
    assert told["crash.risk.death"].mid == pytest.approx(told["crash.unbelted.death"].mid)
    assert "no belt" in cart.held


def test_a_risk_that_is_likely_too_low_is_said():
    severe = crash("1995 Honda Beat", "Ford F-150", 35)
    assert any("likely too low" in note and "Beat" in note for note in severe.notes)
    assert not any("likely too low" in note for note in crash(speed=20).notes)


def test_what_held_the_driver_in_words():
    from keiway.crash.answer.words import held
    from keiway.crash.record import Restraint

    belt = Restraint(contact_at_m=0.325)
    bag = Restraint(airbag=True, limit_mps2=392.0)
    assert held(belt, 0.40, 0.0) == "belt without limiter held; no air bag; chest pressed 75 mm into wheel or dashboard"
    assert "below its limit" in held(bag, 0.15, 0.0) and "at its limit" in held(bag, 0.35, 0.0)
    assert "intrusion reaches the chest" in held(bag, 0.45, 0.2)
    assert held(bag, 0.001, 0.0) == "hardly moved"
