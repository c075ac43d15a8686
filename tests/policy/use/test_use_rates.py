"""The condensed crash rates: what the crash room gives, the national level, and what is not in the table."""

import msgspec
import numpy as np
import pytest

from keiway.errors import KeiwayError
from keiway.policy.use import condense, rates, risk, schedule
from keiway.policy.use.facts import facts
from keiway.vehicles import vehicle

numba = pytest.importorskip("numba")


def test_average_vehicle_reproduces_the_national_death_rate():
    """23,959 people killed in passenger vehicles in 2023 on 0.90 of 3,247 billion miles: 0.82 per 100 million."""
    found, shared = rates.rates(None), rates.roads()
    at = risk.pointers(2000, 1)
    per_mile = risk.over(risk.by_class(found, shared, at), shared.miles[at.world])
    assert np.median(per_mile[:, 0]) * 1e8 == pytest.approx(0.82, abs=0.02)
    assert np.median(per_mile[:, 2] - per_mile[:, 4]) * 1e8 == pytest.approx(0.38, abs=0.03)  # on foot, bicycles, motorcycles
    assert np.allclose(per_mile, risk.all_roads(risk.mixed(found, shared), shared, found, at))


@pytest.mark.long
def test_table_is_what_the_crash_room_gives():
    """One vehicle again, and the average, to the digits of the table; `python -m keiway.policy.use.rates --write` brings it up to date."""
    for id_ in (None, "honda-n-box-3"):
        again = rates.simulated(vehicle(id_) if id_ else None)
        table = rates.rates(vehicle(id_) if id_ else None)
        assert np.allclose(table.by_class, again.by_class, rtol=6e-3, atol=1e-9)
        assert np.allclose(table.shape, again.shape, rtol=6e-3)
        assert np.allclose(table.own_part, again.own_part, atol=6e-4) and np.allclose(table.fault, again.fault, atol=6e-3)


def test_every_vehicle_that_is_named_ships():
    assert set(facts().crash_rates_of()) | {"average"} == set(rates.shipped())
    for id_ in facts().crash_rates_of():
        assert rates.rates(rates.named(id_)).by_class.shape == (128, 6, 4)


def test_held_to_a_top_speed_it_is_another_vehicle_with_a_row_of_its_own():
    free, held = rates.named("nissan-sakura-1"), rates.named("nissan-sakura-1@35")
    assert rates.key(held) == "nissan-sakura-1@35" and rates.key(free) == "nissan-sakura-1"
    slow, fast = (rates.rates(one).by_class[:, :, 0] for one in (held, free))
    assert np.all(slow.sum(axis=1) < fast.sum(axis=1))  # its own part of closing speeds is held down
    changed = msgspec.structs.replace(free, height_mm=1500.0)
    assert rates.key(changed).startswith("nissan-sakura-1#")


def test_own_part_and_models_come_together_again():
    """Where both pointers meet, the rate is the crash room's own; apart, they spread as widely in the mean."""
    found = rates.rates(vehicle("honda-n-box-3"))
    one = np.arange(128)
    assert np.allclose(risk.in_vehicles(found, risk.Pointers(one, one)) * 1e8, found.by_class)
    assert 0.05 < found.own_part[:, 0].std() < 0.6 and np.allclose(found.own_part.mean(axis=0), 0.0, atol=1e-3)


def test_rhd_share_of_own_making_is_a_share():
    found = rates.rates(vehicle("suzuki-carry-9"))
    assert found.fault.min() > 0.2 and found.fault.max() < 1.0


@pytest.mark.long
def test_own_row_changed_by_hand_is_simulated_and_not_taken_from_the_table():
    light = vehicle("honda-n-box-3")
    heavy = msgspec.structs.replace(light, curb_mass_kg=msgspec.structs.replace(light.curb_mass_kg, min=1500.0, max=1500.0))
    mean = lambda one: one.by_class.mean(axis=0).sum(axis=0)  # noqa: E731
    assert mean(rates.rates(heavy))[0] < mean(rates.rates(light))[0] and mean(rates.rates(heavy))[2] > mean(rates.rates(light))[2]


def test_without_numba_what_is_not_in_the_table_is_said(monkeypatch):
    from keiway.crash.exposure.crashes import engine

    monkeypatch.setattr(engine, "fast", lambda: False)
    with pytest.raises(KeiwayError, match=r"not in the shipped table.*numba") as told:
        rates.rates(vehicle("chevrolet-spark-2016"))
    assert "keiway[fast]" in told.value.try_
    assert rates.rates(vehicle("honda-n-box-3")).id == "honda-n-box-3"


def test_vehicle_that_has_to_be_simulated_is_told_before_it_is(monkeypatch):
    heard: list[str] = []
    made = rates.rates(vehicle("honda-n-box-3"))
    monkeypatch.setattr(rates, "simulated", lambda asked: heard.append(f"simulated {asked.id}") or made)
    rates._live.cache_clear()
    with rates.telling(heard.append):
        for id_ in ("honda-n-box-3", "suzuki-alto-8", "suzuki-alto-8"):
            rates.rates(vehicle(id_))
    rates._live.cache_clear()
    assert len(heard) == 2 and "Alto" in heard[0] and "seconds" in heard[0] and heard[1] == "simulated suzuki-alto-8"


def test_held_to_a_top_speed_what_is_its_own_in_a_draw_stays():
    free, held = (rates.rates(rates.named(each)) for each in ("honda-n-box-3", "honda-n-box-3@35"))
    assert np.array_equal(free.own_part, held.own_part) and np.all(held.by_class[:, :, 0] <= free.by_class[:, :, 0])


def test_miles_and_survival_are_what_the_script_makes_of_epas_files():
    from pathlib import Path

    folder = Path(__file__).parents[3].parent / "shared" / "reference" / "market" / "data" / "epa_omega"
    if not folder.is_dir():
        pytest.skip("EPA's files are not beside the project; the shipped table was made from them")
    assert condense.condensed(folder) == condense.TABLE.read_text(encoding="utf-8")


def test_survival_falls_and_a_longer_life_is_longer():
    miles, alive = schedule.tables()
    assert all(np.all(np.diff(rows) <= 1e-9) for rows in (*alive.values(), *miles.values()))
    short, long_ = schedule.alive_new(np.array([0.8, 1.2]))
    assert np.all(short <= long_ + 1e-12) and np.allclose(schedule.alive_new(np.array([1.0]))[0], alive["car"])
    assert (schedule.alive_used(np.array([9.0]), 1.5).sum()) == pytest.approx(9.0, rel=0.02)
