"""What a vehicle takes in the US: labels first, then Japanese figures, then the model; always with a band."""

import msgspec
import pytest

from keiway.road.use import sources, use
from keiway.road.vehicles import NotKnown
from keiway.vehicles.catalogue import vehicle, vehicles


def test_a_label_is_taken_as_it_is():
    found = use(vehicle("kia-k4-2025"))
    assert (found.level, found.unit, found.fuel) == ("label", "l/100 km", "petrol")
    assert found.economy[1] == pytest.approx(34) and found.economy_unit == "mpg"
    assert found.per_mile()[1] == pytest.approx(1 / 34)


def test_city_and_highway_stand_for_a_combined_label_that_is_missing():
    row = msgspec.structs.replace(vehicle("kia-k4-2025"), epa_combined=None)
    assert use(row).economy[1] == pytest.approx(1 / (0.55 / 30 + 0.45 / 40))


def test_an_electric_label_is_energy_from_the_socket():
    found = use(vehicle("mitsubishi-i-miev-2012"))
    assert (found.unit, found.economy_unit) == ("kWh/100 km", "MPGe")
    assert found.mid == pytest.approx(33.7 / 112 * 100 / 1.609344) and found.per_mile()[1] == pytest.approx(0.30, abs=0.01)


def test_a_japanese_figure_is_turned_into_a_us_one_and_says_how():
    found = use(vehicle("honda-n-box-3"))
    assert found.level == "converted" and "WLTC" in found.how and 34 < found.economy[1] < 41
    assert use(vehicle("honda-acty-4")).how.startswith("15.4 to 18.4 km/l in Japan's JC08")


def test_a_sakura_takes_more_than_its_wltc_figure():
    found = use(vehicle("nissan-sakura-1"))
    assert found.unit == "kWh/100 km" and 12.4 < found.mid < 19


def test_where_nothing_is_published_the_model_is_asked_with_a_wider_band():
    found, labelled = use(vehicle("honda-acty-3")), use(vehicle("kia-k4-2025"))
    assert found.level == "modelled" and found.confidence == "estimate" and 26 < found.economy[1] < 36
    assert found.high / found.low > 1.25 * labelled.high / labelled.low


def test_what_cannot_keep_up_with_the_highway_test_is_told_by_the_city_test():
    assert "as fast as it goes" in use(vehicle("gem-e2-2016")).how


def test_every_answer_is_ordered_and_cites_sources_that_exist():
    known = {*sources(), "catalogue"}
    for row in vehicles():
        if row.epa_combined or row.fuel_economy_km_l or row.epa_city:
            found = use(row)
            assert 0 < found.low < found.mid < found.high and set(found.sources) <= known, row.id


def test_a_hybrid_without_label_is_refused_with_a_reason():
    with pytest.raises(NotKnown, match="hybrid"):
        use(vehicle("toyota-rav4-2026"))
