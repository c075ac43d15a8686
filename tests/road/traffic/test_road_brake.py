"""Braking: measured, bounded by the standard it was certified to, or unknown. Never worked out."""

import pytest

from keiway.road.traffic.brake import brakes, certified, sight_ft, standard_ft
from keiway.vehicles.catalogue import vehicle, vehicles


def test_the_standard_is_70_m_from_100_kmh_and_some_215_ft_from_60_mph():
    assert standard_ft(100 / 1.609344) == pytest.approx(70 / 0.3048, rel=1e-3)
    assert standard_ft(60) == pytest.approx(215.2, abs=0.1)


def test_sight_is_what_the_table_prints():
    for mph, ft in ((25, 155), (35, 250), (45, 360), (55, 495), (65, 645), (70, 730)):
        assert sight_ft(mph) == pytest.approx(ft, abs=6)


def test_a_measured_car_has_its_own_stops():
    found = brakes(vehicle("mitsubishi-i-1"))
    assert found.known == "measured" and (found.from_mph, found.ft) == (60, 120) and "1.00 g" in found.says


def test_a_certified_car_has_the_standard_and_an_import_nothing():
    assert brakes(vehicle("ford-f-150-2021")).known == "standard"
    found = brakes(vehicle("subaru-sambar-5"))
    assert found.known == "unknown" and found.ft is None and found.settles


def test_no_kei_and_nothing_sold_before_the_standard_is_bound_by_it():
    for row in vehicles():
        if row.is_kei and not row.us_certified:
            assert not certified(row), row.id
    assert not certified(vehicle("volkswagen-beetle-1968"))
    assert not certified(vehicle("gem-e4-2016"))
