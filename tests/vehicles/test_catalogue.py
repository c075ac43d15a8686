"""The shipped rows are sound, and a broken row is named in words its editor understands."""

import msgspec
import pytest

from keiway.errors import DataError, NotUnderstood
from keiway.vehicles.catalogue import entries, merged, sources, vehicle, vehicles
from keiway.vehicles.checks import problems
from keiway.vehicles.record import Vehicle, described
from keiway.vehicles.words.index import check_names

CARRY = vehicle("suzuki-carry-9")


def changed(**values) -> Vehicle:
    return msgspec.structs.replace(CARRY, **values)


def test_the_catalogue_is_sound():
    assert problems(vehicles(), sources()) == []
    check_names()


def test_every_row_of_the_first_compilation_is_there():
    assert sum(row.is_kei for row in vehicles()) >= 202
    assert sum(row.us_certified for row in vehicles()) >= 98


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (changed(production_to="1990-01"), "production_to 1990-01 is before production_from 1991-09"),
        (changed(current=True), "still on sale, and yet it has an end of sale"),
        (changed(length_mm=3600), "length by 300 mm"),
        (changed(ssf=0.8), "static stability factor 0.8 is outside"),
        (changed(wheelbase_mm=900), "wheelbase 900 does not go with length 3295"),
        (changed(track_front_mm=1500), "track 1500 is not below width 1395"),
        (changed(gvw_kg=300), "gross mass 300 kg is below the curb mass"),
        (changed(sources=["nobody"]), "'nobody' is neither an address nor an id"),
        (changed(sources=["see: https://example.org/x"]), "no source was read"),
        (changed(recalled=["hieght_mm"]), "'hieght_mm' is marked but is no field"),
        (changed(code_sold={"DB52T": "1999-01.."}), "DB52T, which is not among its codes"),
        (changed(code_sold={"DD51T": "1985-01..1990-01"}), "lie outside those of the row"),
    ],
)
def test_a_broken_row_is_named(broken, said):
    found = problems([broken], sources())
    assert any(said in problem for problem in found), found
    assert all(problem.startswith("suzuki-carry-9: ") for problem in found)


def test_an_id_used_twice_is_named():
    assert "suzuki-carry-9: the id is used 2 times" in problems([CARRY, CARRY], sources())


def test_a_fill_replaces_one_field_and_brings_its_own_confidence():
    row = {"id": "x", "height_mm": 1700, "recalled": ["height_mm", "width_mm"]}
    fill = {"x": {"height_mm": {"value": 1735, "source": "https://example.org", "confidence": "primary", "why": "maker's page"}}}
    (filled,) = merged({"vehicles/kei/a.yaml": [row], "vehicles/fills.yaml": fill})
    assert filled["height_mm"] == 1735
    assert filled["recalled"] == ["width_mm"]
    assert filled["fields"]["height_mm"] == {"confidence": "primary", "source": "https://example.org", "why": "maker's page"}


def test_a_fill_for_no_row_is_refused():
    with pytest.raises(DataError, match="no vehicle has the id 'nobody'"):
        merged({"vehicles/fills.yaml": {"nobody": {"height_mm": {"value": 1}}}})


def test_an_unknown_id_suggests_the_nearest():
    with pytest.raises(NotUnderstood) as caught:
        vehicle("suzuki-cary-9")
    assert "suzuki-carry-9" in caught.value.suggestions


def test_confidence_is_told_field_by_field():
    row = vehicle("subaru-sambar-4")
    assert row.confidence_of("airbags") == "knowledge"  # recalled
    assert row.confidence_of("power_kw") == "secondary"  # the row's
    noted = msgspec.convert({**msgspec.to_builtins(CARRY), "fields": {"gvw_kg": {"confidence": "estimate"}}}, Vehicle)
    assert noted.confidence_of("gvw_kg") == "estimate"


def test_foreign_vehicles_are_not_called_japanese():
    assert {vehicle(id_).origin for id_ in ("caterham-seven-160-1", "smart-k-1", "byd-racco-1")} == {"GB", "FR", "CN"}


def test_every_entry_can_be_explained():
    shown = entries()
    assert shown["subaru-sambar-6"]["title"].startswith("Subaru Sambar TT1/TT2")
    assert len(shown) == len(vehicles())


def test_every_field_is_described():
    assert {row["field"] for row in described()} == set(Vehicle.__struct_fields__)
    assert all(row["meaning"] for row in described())
