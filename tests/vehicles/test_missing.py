"""What is not known is told, and the table has a column for every field."""

import csv
import io

from keiway.vehicles.catalogue import vehicle, vehicles
from keiway.vehicles.missing import WANTED, csv_rows, missing
from keiway.vehicles.record import Vehicle, described


def test_a_kei_truck_lacks_its_stability_but_not_its_length():
    found = missing(vehicle("suzuki-carry-9"))
    assert found.get("ssf")
    assert "length_mm" not in found


def test_an_electric_car_does_not_lack_an_engine():
    assert "displacement_cc" not in missing(vehicle("nissan-sakura-1"))


def test_a_us_car_lacks_neither_code_nor_sales_month():
    assert not {"codes", "production_from"} & set(missing(vehicle("toyota-rav4-2019")))


def test_every_wanted_field_exists():
    assert set(WANTED) <= set(Vehicle.__struct_fields__)


def test_the_table_has_a_row_a_vehicle_and_a_column_a_field():
    table = list(csv.reader(io.StringIO(csv_rows(vehicles()))))
    assert len(table) == len(vehicles()) + 1
    assert {len(row) for row in table} == {len(described())}
    head = dict(zip(table[0], table[1 + [row.id for row in vehicles()].index("honda-beat-1")], strict=True))
    assert head["id"] == "honda-beat-1"
    assert head["curb_mass_kg"] == "760;760"
    assert head["codes"] == "PP1"
    assert head["fuel_economy_km_l"] == "17.2"
