"""Every vehicle of the catalogue has a front and a restraint, or a reason why not."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import inf, isfinite

import msgspec
import pytest

from keiway.crash.answer import head_on
from keiway.crash.front.curve import curve_of
from keiway.crash.vehicles import NotKnown, bands_of, esc_of, front_of, restraint_of, ssf_of
from keiway.crash.vehicles.facts import CLASSES, TESTS, launched
from keiway.crash.vehicles.restraints import RESTRAINTS, bands_of_restraint
from keiway.days import Window, year_window
from keiway.vehicles.catalogue import vehicle, vehicles


def fronts():
    for row in vehicles():
        try:
            yield row, front_of(row)
        except NotKnown:
            continue


def test_each_row_has_a_front_or_a_reason_that_says_what_would_settle_it():
    levels = Counter()
    for row in vehicles():
        try:
            levels[front_of(row).level] += 1
        except NotKnown as refusal:
            levels["refused"] += 1
            assert row.title in refusal.message
            assert "settle it" in refusal.message
    assert sum(levels.values()) == len(vehicles())
    assert levels["refused"] <= 3
    assert levels["measured"] >= 15


def test_a_row_with_a_front_is_answered_in_finite_numbers():
    truck = vehicle("ford-f-150-2021")
    for row, _ in list(fronts())[::12]:
        found = head_on((row, truck), (11.0, 11.0), n=2)
        for quantity in found.parties[0].quantities:
            assert isfinite(quantity.low) and quantity.low <= quantity.mid <= quantity.high < inf, (row.id, quantity.id)
        assert (row.curb_mass_kg is None) == any("is estimated from" in note and row.title in note for note in found.notes)


def test_a_row_is_refused_only_for_want_of_a_year_or_of_any_data():
    for row in vehicles():
        try:
            front_of(row)
        except NotKnown:
            assert row.kind == "utv" or launched(row) is None


def test_a_build_date_settles_a_row_without_years():
    tiger = vehicle("changan-tiger-star-1")
    with pytest.raises(NotKnown, match="build date would settle it"):
        front_of(tiger)
    assert front_of(tiger, year_window(2015)).level == "class"


def test_fronts_are_physically_sane():
    for row, front in fronts():
        assert 250 < front.test_mass_kg < 4600, row.id
        assert 0.25 < front.crush_m < 0.85, row.id
        assert 0.3 < front.ahof_m < 0.6, row.id
        assert 0.05 <= front.crush_sd < 0.25 and front.cabin_sd >= 0.25, row.id
        mean_force = front.test_mass_kg * front.test_speed_mps**2 / (2 * front.crush_m)
        assert 50e3 < mean_force < 900e3, row.id
        mean_g = front.test_speed_mps**2 / (2 * front.crush_m) / 9.80665
        assert 10 < mean_g < 36, row.id
        assert front.says and front.sources, row.id
        assert curve_of(front).f[-1] > front.cabin_force_n, row.id


def test_a_wall_test_at_the_fronts_own_speed_gives_back_its_crush():
    from keiway.crash.front.curve import energy

    for row, front in list(fronts())[::25]:
        absorbed = 0.5 * front.test_mass_kg * front.test_speed_mps**2
        assert energy(curve_of(front), front.crush_m) == pytest.approx(absorbed, rel=1e-9), row.id


def test_bands_are_in_order_and_name_their_source():
    for row, _ in fronts():
        bands = bands_of(row)
        for band in (bands.crush_m, bands.cabin_force_n, bands.ahof_m, bands.load_kg):
            assert 0 < band.low < band.mid < band.high
            assert band.sources and set(band.sources) <= set(CLASSES.value.sources)


def test_kei_cabins_hold_more_with_each_generation_and_less_than_a_modern_us_car():
    order = ["kei_early", "kei_1990", "kei_1998", "kei_2012", "midsize_car_2010"]
    held = [CLASSES.value.classes[id_].cabin_force_kn[1] for id_ in order]
    assert held == sorted(held)


def test_a_body_keeps_the_structure_it_was_launched_with():
    jimny = vehicle("suzuki-jimny-3")
    assert front_of(jimny, year_window(1999)) == front_of(jimny, year_window(2015))


def test_a_measured_front_names_its_test_and_has_its_crush():
    front = front_of(vehicle("scion-iq-2012"))
    assert front.level == "measured" and front.crush_m == 0.455 and "7729" in front.says


def test_a_test_that_drifted_is_said_and_not_used():
    front = front_of(vehicle("ford-f-150-2021"))
    assert front.level == "derived" and "11490" in front.says


def test_each_cited_test_is_of_that_make_and_used():
    known = {one.test: one for one in TESTS.value.tests}
    for id_, number in CLASSES.value.measured.items():
        assert known[number].make == vehicle(id_).make, id_
        assert known[number].used, id_
    assert not any(known[number].used for number in CLASSES.value.unread.values())


def test_a_described_2018_camry_gets_its_own_test():
    camry = msgspec.structs.replace(vehicle("toyota-camry-2025"), id="mine", model_year_from=2018, model_year_to=2018)
    front = front_of(camry)
    assert (front.level, front.test_mass_kg, front.crush_m, front.ahof_m) == ("measured", 1719, 0.745, 0.471)


def test_classes_of_tests_agree_with_their_tests():
    for found in TESTS.value.kinds:
        crush = [one.crush_m for one in TESTS.value.tests if one.kind == found.kind and one.used]
        assert len(crush) == found.tests
        assert sum(crush) / len(crush) == pytest.approx(found.crush_m, abs=0.001)


def test_each_row_has_a_restraint_for_each_seat_belted_or_not():
    for row in vehicles():
        for seat in ("driver", "passenger"):
            held = restraint_of(row, seat=seat)
            free = restraint_of(row, belted=False, seat=seat)
            assert not free.belt and free.airbag == held.airbag
            assert held.says and held.sources


def test_no_kei_launched_before_1990_has_an_air_bag():
    old = [row for row in vehicles() if row.is_kei and (launched(row) or "9999") < "1990"]
    assert len(old) > 40
    assert not any(restraint_of(row).airbag for row in old)


def test_an_optional_air_bag_is_taken_as_missing_and_said():
    held = restraint_of(vehicle("suzuki-wagon-r-1"))
    assert not held.airbag and "optional" in held.says and held.limit_mps2 == float("inf")


def test_a_drivers_air_bag_does_not_hold_the_passenger():
    carry = vehicle("suzuki-carry-10-k6a")
    assert restraint_of(carry).airbag and not restraint_of(carry, seat="passenger").airbag


def test_us_law_decides_for_a_us_car_of_unknown_fit():
    miata = vehicle("mazda-mx-5-miata-1990")
    before, after = (Window(day, day) for day in (date(1997, 8, 31), date(1997, 9, 1)))
    assert not restraint_of(miata, before).airbag
    assert restraint_of(miata, after).airbag


def test_a_golf_cart_has_no_belt_and_an_lsv_no_air_bag():
    assert not restraint_of(vehicle("generic-golf-cart")).belt
    gem = restraint_of(vehicle("gem-e2-2016"))
    assert gem.belt and not gem.airbag
    assert front_of(vehicle("gem-e2-2016")).cabin_force_n < 80e3


def test_a_side_by_side_is_refused_with_what_would_settle_it():
    with pytest.raises(NotKnown, match="would settle it: A full-width wall test"):
        front_of(vehicle("polaris-ranger-xp-1000-2018"))


def test_restraint_figures_are_in_order():
    for kind in RESTRAINTS.value.kinds:
        for band in bands_of_restraint(kind).values():
            assert 0 < band.low <= band.mid <= band.high


def test_stability_factors_are_sane_and_nhtsas_own_is_kept():
    assert ssf_of(vehicle("honda-civic-2022")).mid == 1.48
    truck = vehicle("suzuki-carry-9")
    assert ssf_of(truck, laden=True).high < ssf_of(truck).low
    assert ssf_of(vehicle("suzuki-cappuccino-k6a")).mid > 1.25 > ssf_of(vehicle("honda-n-box-2")).mid
    for row in vehicles():
        if row.height_mm and row.width_mm:
            assert 0.6 < ssf_of(row).mid < 1.75, row.id


def test_each_row_has_a_stability_factor_and_one_without_a_size_the_range_of_its_kind():
    for row in vehicles():
        band = ssf_of(row)
        assert 0.5 < band.low <= band.mid <= band.high < 2.1, row.id
    bravo = ssf_of(vehicle("mitsubishi-bravo-1"))
    assert bravo.low < ssf_of(vehicle("suzuki-every-3")).mid < bravo.high and "of its kind" in bravo.says


def test_stability_control_is_by_record_then_law():
    assert esc_of(vehicle("honda-n-box-2")).yes
    assert not esc_of(vehicle("suzuki-carry-9")).yes
    assert esc_of(vehicle("mitsubishi-mirage-2014")).yes


def test_low_speed_vehicles_are_not_taken_to_have_what_no_rule_asks_of_them():
    gem = esc_of(vehicle("gem-e2-2016"))
    assert not gem.yes and gem.why == "none is asked of this kind of vehicle"
    twizy = restraint_of(vehicle("renault-twizy-2012"))
    assert twizy.airbag and not twizy.pretension_m and "not known" in twizy.says
