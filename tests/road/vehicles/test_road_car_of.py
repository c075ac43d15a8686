"""Every row of the catalogue becomes a car or says why not; a user's own and a class do too."""

import subprocess
import sys

import msgspec
import pytest

from keiway.days import year_window
from keiway.errors import UsageError
from keiway.road.record import GEARS, KNOTS, SHAPE_KNOTS
from keiway.road.vehicles import NotKnown, basis_of, car_of, draws, spread_of
from keiway.road.vehicles.account import NAMES, account, entries
from keiway.road.vehicles.tables import RATIOS, sources
from keiway.vehicles.catalogue import vehicle, vehicles
from keiway.vehicles.generic import generic
from keiway.vehicles.record import Vehicle
from keiway.vehicles.spec import with_settings

REFUSED = {
    "changan-tiger-star-1", "mitsubishi-delica-star-wagon-2", "mitsubishi-montero-2027", "toyota-rav4-2026", "toyota-camry-2025",
    "toyota-prius-2023", "toyota-sienna-2021", "toyota-land-cruiser-2024",
}  # fmt: skip


@pytest.fixture(scope="module")
def cars():
    found = {}
    for row in vehicles():
        try:
            found[row.id] = car_of(row)
        except NotKnown as error:
            found[row.id] = error
    return found


def test_all_but_eight_rows_get_a_car_and_those_say_what_would_settle_it(cars):
    refused = {id_: str(one) for id_, one in cars.items() if isinstance(one, NotKnown)}
    assert set(refused) == REFUSED
    assert all("settle" in said or "states it" in said or "label" in said for said in refused.values())


def test_every_car_is_plausible(cars):
    for id_, car in cars.items():
        if isinstance(car, NotKnown):
            continue
        ratios = car.gearbox.ratios
        assert (car.engine is None) != (car.motor is None), id_
        assert (car.battery is None) == (car.motor is None), id_
        assert 0.3 < car.drag_area_m2 < 2.2 and 0.004 < car.rolling_resistance < 0.045, id_
        assert 0.2 < car.wheel_radius_m < 0.45 and 0.3 < car.static_driven_share <= 1, id_
        assert 1 <= len(ratios) <= GEARS and list(ratios) == sorted(ratios, reverse=True), id_
        assert 0.7 < car.gearbox.efficiency <= 1 and 0.6 < car.gearbox.efficiency_full <= 1, id_
        if car.engine:
            e = car.engine
            assert 0.18 < e.peak_efficiency < 0.48 and e.idle_rpm < e.power_rpm < e.limit_rpm, id_
            assert len(e.rpm) == len(e.torque_nm) <= KNOTS and list(e.rpm) == sorted(e.rpm), id_
            assert len(e.shape or ()) <= SHAPE_KNOTS, id_
        else:
            assert 0.8 < car.motor.peak_efficiency < 0.99 and car.motor.torque_nm > 5, id_


def test_every_number_has_a_band_an_origin_and_a_name_and_known_sources():
    known = set(sources()) | {"catalogue"}
    for row in (vehicle("suzuki-carry-11"), vehicle("nissan-sakura-1"), vehicle("ford-f-150-2021"), vehicle("generic-golf-cart")):
        for name, one in spread_of(row).items():
            low, mid, high = one.value
            assert low <= mid <= high and name in NAMES and one.confidence, (row.id, name)
            assert set(one.sources) <= known or one.origin == "catalogue" or name == "curb_mass_kg", (row.id, name, one.sources)
    rows = account(vehicle("suzuki-carry-11"))
    assert {row["id"] for row in rows} <= set(entries())
    assert {row["origin"] for row in rows} == {"catalogue", "derived", "class", "published"}


def test_a_tested_car_has_the_coast_down_of_the_list():
    car, found = car_of(vehicle("mitsubishi-mirage-2014")), spread_of(vehicle("mitsubishi-mirage-2014"))
    assert found["drag_area_m2"].origin == found["rev_100"].origin == "measured"
    force = 0.5 * 1.2041 * car.drag_area_m2 * 26.8224**2
    assert force == pytest.approx(0.016941 * 60**2 * 4.4482216, rel=1e-3)


def test_the_classes_have_cars_with_a_power_of_their_relatives():
    for name in ("kei-truck", "kei-van", "kei-car"):
        for year in (1970, 1996, 2015):
            found = basis_of(generic(name, year_window(year))).numbers["power_kw"]
            assert found.origin == "derived" and 8 < found.value[0] <= found.mid <= found.value[2] < 50


def test_a_kei_truck_of_1996_is_not_one_of_2015():
    old, new = (basis_of(generic("kei-truck", year_window(year))).numbers["power_kw"].mid for year in (1985, 2015))
    assert old < new


def test_what_a_user_sets_counts():
    row = vehicle("suzuki-carry-11")
    heavy = car_of(with_settings(row, ("curb_mass_kg=900", "power_kw=45", "tyre_size=165/65R13")))
    assert heavy.curb_mass_kg == 900 and heavy.engine.power_w == pytest.approx(45e3)
    assert heavy.wheel_radius_m != car_of(row).wheel_radius_m


def test_an_own_vehicle_with_the_least_is_refused_with_the_field_to_give():
    bare = Vehicle(id="own-x", make="Any", model="x", kind="kei_truck", origin="JP")
    with pytest.raises(NotKnown) as caught:
        car_of(bare)
    assert "displacement" in str(caught.value) or "power_kw" in str(caught.value) or "fuel" in str(caught.value)
    enough = msgspec.structs.replace(bare, fuel="petrol", power_kw=35.0, displacement_cc=658.0, length_mm=3395.0, width_mm=1475.0, height_mm=1765.0)
    car = car_of(enough)
    assert car.engine.power_w == 35e3 and "its years are not known" in car.says


def test_a_tyre_size_that_is_not_one_is_said():
    car = car_of(msgspec.structs.replace(vehicle("suzuki-carry-11"), tyre_size="fat"))
    assert "'fat' was not read" in car.says


@pytest.mark.parametrize("text", ["1MT", "banana"])
def test_a_gearbox_that_is_not_one_is_said(text):
    car = car_of(with_settings(vehicle("suzuki-carry-11"), (f"transmission={text}",)))
    assert f"gearbox {text} was not read" in car.says and car.gearbox.kind == "manual"


def test_another_gearbox_and_other_wheels_are_taken_when_asked():
    row = vehicle("suzuki-carry-11")
    assert car_of(row).gearbox.kind == "manual" and car_of(row).driven == "rear"
    other = car_of(row, gearbox="4AT", driven="all")
    assert other.gearbox.kind == "automatic" and len(other.gearbox.ratios) == 4 and other.driven == "all"
    with pytest.raises(UsageError, match="not read"):
        car_of(row, gearbox="manual-ish")
    with pytest.raises(UsageError, match="front, rear or all"):
        car_of(row, driven="both")


def test_limiters():
    assert car_of(vehicle("suzuki-jimny-3")).limiter_mps == pytest.approx(140 / 3.6)
    assert car_of(vehicle("nissan-sakura-1")).limiter_mps == pytest.approx(130 / 3.6)
    assert car_of(vehicle("gem-e2-2016")).limiter_mps == pytest.approx(40 / 3.6, rel=0.01)
    assert car_of(vehicle("caterham-seven-160-1")).limiter_mps is None
    assert car_of(vehicle("kia-k4-2025")).limiter_mps is None


def test_draws_repeat_stay_within_their_bands_and_spread():
    row = vehicle("honda-acty-3")
    some = draws(row, 60, seed=3)
    assert some == draws(row, 60, seed=3) and some != draws(row, 60, seed=4)
    bands = spread_of(row)
    low, _, high = bands["rolling"].value
    values = [car.rolling_resistance for car in some]
    assert all(low <= value <= high for value in values) and max(values) - min(values) > 0.4 * (high - low)
    mean = sum(values) / len(values)
    assert mean == pytest.approx(sum(bands["rolling"].value) / 3, rel=0.05)


def test_neither_numpy_nor_numba_is_needed():
    code = (
        "import sys; sys.modules['numpy'] = sys.modules['numba'] = None\n"
        "from keiway.vehicles.catalogue import vehicle\nfrom keiway.road.vehicles import draws\nfrom keiway.road.use import use\n"
        "draws(vehicle('honda-acty-3'), 3); use(vehicle('honda-acty-3'))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_gears_that_were_read_are_taken_as_they_are():
    carry, hijet = (car_of(vehicle(id_), "5MT").gearbox.ratios for id_ in ("suzuki-carry-11", "daihatsu-hijet-10"))
    assert carry == pytest.approx((26.168, 15.462, 9.779, 6.478, 5.125), abs=0.002)
    assert hijet == pytest.approx((27.057, 15.925, 10.906, 6.666, 4.946), abs=0.002)
    jimny = car_of(vehicle("suzuki-jimny-4")).gearbox.ratios
    assert jimny[-1] == pytest.approx(1.32 * 3.818)
    assert basis_of(vehicle("suzuki-carry-11"), "5MT").numbers["rev_100"].origin == "published"
    assert basis_of(vehicle("suzuki-carry-11"), "3AT").numbers["rev_100"].origin == "class"


def test_every_row_of_gears_is_of_a_vehicle_and_falls():
    for row in RATIOS.value.rows:
        assert all(vehicle(id_) for id_ in row.ids)
        assert list(row.overall) == sorted(row.overall, reverse=True) and len(set(row.overall)) == len(row.overall)
        assert 1.5 < row.overall[-1] < 7 and 9 < row.overall[0] < 35
        assert set(row.sources) <= set(RATIOS.value.sources)
