"""Does it fit: garage, lane, stall, bay, people, cargo."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.road.fit import fits
from keiway.road.fit.people import men_under, tallest_mm, women_under
from keiway.road.us import us_roads
from keiway.vehicles.catalogue import vehicle, vehicles


def fit(row, name):
    return next(one for one in fits(row) if one.id == f"fit.{name}")


def test_every_vehicle_gets_an_answer_to_every_question():
    for row in vehicles():
        found = {one.id: one for one in fits(row)}
        assert {"fit.garage", "fit.lane", "fit.stall", "fit.parallel", "fit.people", "fit.load"} <= set(found), row.id
        for one in found.values():
            assert one.says.endswith(".") and (one.word != "unknown" or one.settles), (row.id, one.id)


def test_every_kei_goes_into_a_garage_and_a_stall():
    for row in vehicles():
        if row.is_kei and row.width_mm and row.height_mm and row.length_mm:
            assert fit(row, "garage").word == "yes" and fit(row, "stall").word == "yes", row.id


def test_a_full_size_pickup_does_not_go_into_a_stall():
    assert fit(vehicle("ford-f-150-2021"), "stall").word == "no"


def test_two_of_today_do_not_share_a_parallel_bay_and_two_of_the_shortest_do():
    car = vehicle("honda-n-box-3")
    assert fit(car, "parallel").word == "no"
    assert fit(msgspec.structs.replace(car, length_mm=2400.0), "parallel").word == "yes"
    assert fit(msgspec.structs.replace(car, length_mm=2950.0), "parallel").word == "tight"


def test_a_missing_measure_is_asked_for():
    found = fit(msgspec.structs.replace(vehicle("honda-n-box-3"), height_mm=None), "garage")
    assert found.word == "unknown" and "height" in found.says and "height_mm" in found.settles


@given(st.floats(1000, 6000), st.floats(1000, 2300))
def test_a_larger_body_never_fits_better(length, width):
    order = ("yes", "tight", "no")
    car = msgspec.structs.replace(vehicle("honda-n-box-3"), length_mm=length, width_mm=width)
    larger = msgspec.structs.replace(car, length_mm=length + 100, width_mm=width + 50)
    for name in ("garage", "lane", "stall", "parallel"):
        assert order.index(fit(larger, name).word) >= order.index(fit(car, name).word)


def test_people_are_told_of_only_where_a_cabin_is_published():
    assert fit(vehicle("subaru-sambar-5"), "people").word == "unknown"
    found = fit(vehicle("honda-n-box-3"), "people")
    assert found.word == "told" and "knees is not known" in found.says


def test_a_cabins_height_is_one_of_a_row_of_the_catalogue_and_lower_than_the_car():
    rows = {row.id: row for row in vehicles()}
    for cabin in us_roads().people.cabins:
        assert cabin.height_mm < rows[cabin.vehicle].height_mm - 100


def test_a_higher_cabin_seats_taller_people_with_a_band():
    low, mid, high = tallest_mm(1265)
    assert low < mid < high and tallest_mm(1400)[0] > low
    assert 1800 < mid < 2200


def test_percentiles_are_those_of_the_survey():
    for share, inches in ((0.5, 69.4), (0.75, 71.5)):
        assert men_under(inches * 25.4) == pytest.approx(share, abs=0.01)
    for share, inches in ((0.5, 63.8), (0.75, 65.6), (0.95, 68.2)):
        assert women_under(inches * 25.4) == pytest.approx(share, abs=0.01)


def test_beds_are_known_by_badge_and_age():
    assert "1,940 by 1,410 mm" in fit(vehicle("honda-acty-4"), "bed").says
    assert "long cab" in fit(vehicle("suzuki-carry-11-super-carry"), "bed").says
    assert fit(vehicle("subaru-sambar-5"), "bed").confidence == "estimate"
    assert fit(vehicle("daihatsu-midget-ii-1"), "bed").word == "unknown"
    assert not [one for one in fits(vehicle("honda-beat-1")) if one.id == "fit.bed"]


def test_a_kei_trucks_load_is_a_share_of_a_pickups():
    says = fit(vehicle("honda-acty-4"), "load").says
    assert "350 kg (772 lb)" in says and "44% of it" in says


def test_a_japanese_car_has_no_rated_load():
    assert "no rated load" in fit(vehicle("honda-beat-1"), "load").says
