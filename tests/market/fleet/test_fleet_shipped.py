"""The fleets that ship: what a forecast stands on, and that they are what the script makes of EPA's file."""

from pathlib import Path

import pytest

from keiway.market import fleet
from keiway.market.fleet import condense, names
from keiway.market.fleet.others import facts

ROOT = Path(__file__).parents[3]
SOURCES = ROOT.parent / "shared" / "reference" / "market" / "data"


def product(year: int, id_: str) -> fleet.Product:
    return next(each for each in fleet.load(year).products if each.id == id_)


@pytest.mark.parametrize("year", fleet.shipped())
def test_shipped_table_is_what_the_script_makes(year, tmp_path):
    source = SOURCES / f"us_products_my{year}.csv"
    if not source.is_file():
        pytest.skip("EPA's file of the base year is not beside the project; the shipped table was made from it")
    condense.write(source, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (ROOT / f"src/keiway/data/market/fleet_{year}.csv").read_bytes()


@pytest.mark.parametrize(("year", "total"), [(2019, 16_124_184), (2022, 12_799_987)])
def test_nothing_is_lost_but_what_is_told(year, total):
    """EPA's base fleets: 16.12 and 12.80 million vehicles; hydrogen, hearses, taxis and the like are left out and counted."""
    table = fleet.load(year)
    told = next(line for line in table.about if "left out" in line)
    left_out = float(told.split(" in all; ")[1].split()[0])
    assert sum(each.units for each in table.products) + left_out == pytest.approx(total, abs=2)
    assert left_out < 0.002 * total


def test_newest_is_the_default():
    assert fleet.load() is fleet.load(2022) and fleet.load("2019").year == 2019


@pytest.mark.parametrize("year", fleet.shipped())
def test_every_product_is_complete_and_named_once(year):
    table = fleet.load(year)
    assert not table.problems and table.price_year == year and table.households > 128e6
    assert len({each.id for each in table.products}) == len(table.products)
    assert len({(each.name, each.energy) for each in table.products}) == len(table.products)
    for each in table.products:
        assert 900 < each.mass_kg < 3200 and 2.5 < each.footprint_m2 < 6.7 and each.price_usd > 15_000


@pytest.mark.parametrize("year", fleet.shipped())
def test_power_is_unknown_where_a_motor_drives(year):
    """200 hp stands for nothing in 2019's electric rows; hybrids carry the engine's rating alone."""
    for each in fleet.load(year).products:
        assert (each.power_kw is None) == (each.energy in ("electric", "hybrid", "phev")), each.id
        assert (each.engine_kw is None) == (each.energy == "electric"), each.id


@pytest.mark.parametrize(
    ("year", "id_", "units", "price", "kw", "footprint"),
    [
        (2022, "mitsubishi-mirage-gasoline", 8074, 16945 + 1025, 58.2, 3.484),  # 78 hp, 37.5 sq ft; destination of a car
        (2022, "honda-civic-gasoline", 208198, 25392 + 1025, 124.1, 4.244),  # sedan and hatchback together
        (2022, "toyota-rav4-hybrid", 136416, 34451 + 1300, None, 4.329),
        (2019, "nissan-versa-gasoline", 68351, 15618 + 900, 81.3, 3.855),
        (2019, "honda-fit-gasoline", 49808, 18543 + 900, 95.5, 3.732),
        (2019, "smart-eq-fortwo-electric", 394, 26646 + 900, None, 2.711),
    ],
)
def test_golden_rows(year, id_, units, price, kw, footprint):
    each = product(year, id_)
    assert (each.units, each.price_usd, each.power_kw, each.footprint_m2) == (units, price, kw, footprint)


def test_prices_of_another_vehicle_are_put_right_and_noted():
    """EPA's file has the ID.4 at 138,990 dollars and the Fiat 500 of 2019 with the Abarth's 160 hp."""
    assert product(2022, "volkswagen-id-4-electric").price_usd < 50_000
    small = product(2019, "fiat-500-gasoline")
    assert small.power_kw == pytest.approx(105.1, abs=0.1) and "Abarth" in small.note


def test_list_prices_are_without_destination():
    """The five Leaf of 2022 were listed at 27,400, 28,800, 32,400, 35,400 and 37,400: EPA's figure is their mean, so destination comes on top."""
    assert product(2022, "nissan-leaf-electric").price_usd == sum((27400, 28800, 32400, 35400, 37400)) / 5 + condense.destination(2022, "car")


def test_car_share_is_close_to_the_trade_s_count():
    """Bodies as sold give the trade's share of cars (Wards: 27.8 and 20.8 percent) to 2 points."""
    for year, share in ((2019, 0.278), (2022, 0.208)):
        table = fleet.load(year)
        cars = sum(each.units for each in table.products if each.body == "car")
        assert cars / sum(each.units for each in table.products) == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    ("group", "raw", "plate"),
    [
        ("BMW", "M340I XDRIVE SEDAN", ("BMW", "3 Series")),
        ("BMW", "COOPER S HARDTOP 2 DOOR", ("MINI", "Hardtop")),
        ("BMW", "COOPER SE COUNTRYMAN ALL4", ("MINI", "Countryman")),
        ("Ford", "F150 PICKUP 4WD FFV", ("Ford", "F-150")),
        ("Ford", "MUSTANG MACH-E CAL RT 1 ER AWD", ("Ford", "Mustang Mach-E")),
        ("Mazda", "CX-30 4WD", ("Mazda", "CX-30")),
        ("VW", "SQ5", ("Audi", "Q5")),
        ("Toyota", "PRIUS C", ("Toyota", "Prius c")),
        ("Kia", "EV9 LONG RANGE AWD", ("Kia", "EV9")),  # no pattern knows it: bare of its words for drive
    ],
)
def test_names_are_folded(group, raw, plate):
    assert names.nameplate(group, raw) == plate


def test_energy_is_read_from_code_and_name():
    assert names.energy("BMW", "X5 XDRIVE40I", "HEV") == "gasoline"  # 48 volts
    assert names.energy("Toyota", "RAV4 HYBRID AWD", "HEV") == "hybrid"
    assert names.energy("Stellantis", "GLADIATOR ECODIESEL 4X4", "N") == "diesel"
    assert names.energy("Hyundai", "NEXO", "FCV") is None


def test_others_are_of_the_nearest_year_in_the_fleet_s_money():
    of = {year: {each.id: each for each in fleet.load(year).others} for year in (2019, 2022)}
    assert list(of[2022]) == ["used_car", "motorcycle", "side_by_side"]
    assert (of[2019]["used_car"].units, of[2022]["used_car"].units) == (39_966_172, 36_200_000)  # Cox Automotive
    assert (of[2019]["used_car"].price_usd, of[2022]["used_car"].price_usd) == (14_000, 18_000)
    assert of[2019]["motorcycle"].price_usd == pytest.approx(11_500 * 255.657 / 292.655)
    assert all(each.low_usd < each.price_usd < each.high_usd and each.units_low <= each.units <= each.units_high for each in of[2022].values())


def test_others_are_sourced():
    found = facts()
    assert {source for row in found.others for source in row.sources} == set(found.sources)
    assert all(row.how for row in found.others)
