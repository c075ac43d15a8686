"""Which kei limits held on a day, and what is inside them."""

from datetime import date
from itertools import pairwise

import msgspec
import pytest

from keiway.vehicles.catalogue import vehicle, vehicles
from keiway.vehicles.classes import classes, fit, kei_class, kei_now, kei_then


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1949, 7, 7), None),
        (date(1949, 7, 8), "kei-1949"),
        (date(1975, 12, 31), "kei-360"),
        (date(1976, 1, 1), "kei-550"),
        (date(1989, 12, 31), "kei-550"),
        (date(1990, 1, 1), "kei-660"),
        (date(1998, 9, 30), "kei-660"),
        (date(1998, 10, 1), "kei-1998"),
        (date(2026, 11, 24), "kei-1998"),
    ],
)
def test_class_of_the_day(day, name):
    found = kei_class(day)
    assert (found.id if found else None) == name


def test_limits_never_shrink():
    eras = classes().kei_eras
    for earlier, later in pairwise(eras):
        assert later.from_ > earlier.from_
        for name in ("length_mm", "width_mm", "displacement_cc"):
            assert getattr(later, name) >= getattr(earlier, name)


def test_a_delica_and_a_big_jimny_are_not_kei():
    for id_, over in (("mitsubishi-delica-star-wagon-2", "length_mm"), ("suzuki-jimny-wide-jb33", "displacement_cc")):
        found = kei_now(vehicle(id_))
        assert found.inside is False
        assert found.margins[over] < 0
        assert found.words.startswith("Not a kei by the present kei class: over in ")


def test_margins_of_a_kei_truck():
    found = kei_then(vehicle("suzuki-carry-9"))
    assert found.inside is True
    assert found.size_class.id == "kei-660"
    assert found.margins["length_mm"] == 5
    assert found.margins["displacement_cc"] == 3


def test_an_old_body_is_inside_todays_limits_too():
    assert all(kei_now(row).inside is not False for row in vehicles() if row.is_kei)


def test_a_wider_body_is_over_the_limits_of_its_day_but_not_of_ours():
    wide = msgspec.structs.replace(vehicle("suzuki-carry-9"), width_mm=1475)
    assert kei_then(wide).inside is False
    assert kei_now(wide).inside is True


def test_what_is_not_known_is_said():
    blank = msgspec.structs.replace(vehicle("suzuki-carry-9"), height_mm=None)
    assert kei_now(blank).inside is None
    assert kei_now(blank).words.endswith("not known: height.")


def test_an_electric_kei_has_no_engine_to_measure():
    sakura = vehicle("nissan-sakura-1")
    assert "displacement_cc" not in kei_now(sakura).margins
    assert kei_now(sakura).inside is True


def test_no_production_date_gives_no_class_of_the_day():
    assert kei_then(msgspec.structs.replace(vehicle("suzuki-carry-9"), production_from=None)) is None


def test_every_limit_names_a_source_or_says_it_is_knowledge():
    found = classes()
    for one in [*found.kei_eras, *found.comparison]:
        assert one.confidence == "knowledge" or one.sources
        assert set(one.sources) <= set(found.sources)


def test_another_class_only_asks_what_it_limits():
    assert set(fit(vehicle("suzuki-carry-9"), found_class("eu-m1e")).margins) == {"length_mm"}


def found_class(id_):
    return next(one for one in classes().comparison if one.id == id_)
