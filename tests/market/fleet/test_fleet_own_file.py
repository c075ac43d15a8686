"""A reader's own, newer fleet: other names and units of columns, wrong rows told and left out, good ones kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.errors import InvalidFile, UsageError
from keiway.market import fleet

HEAD = "# year: 2024\nmaker,name,body,energy,units,price_usd,power_kw,mass_kg,footprint_m2\n"
MIRAGE = "Mitsubishi,Mitsubishi Mirage,car,gasoline,29766,16695,58,960,3.48\n"


def written(tmp_path, text: str):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_file(tmp_path):
    table = fleet.load(written(tmp_path, HEAD + MIRAGE))
    (each,) = table.products
    assert (table.year, table.price_year, table.confidence, table.problems) == (2024, 2024, "given", ())
    assert (each.id, each.units, each.seats) == ("mitsubishi-mirage-gasoline", 29766, None)


def test_pounds_horsepower_inches_and_epa_s_words(tmp_path):
    text = (
        "model_year,manufacturer,vehicle_name,electrification,sales,body_style,msrp_dollars,eng_rated_hp,curbweight_lbs,footprint_ft2,length_in\n"
        '2024,Mitsubishi,Mirage,N,"29,766",sedan,"$16,695",78,2117,37.5,151.4\n'
    )
    (each,) = fleet.load(written(tmp_path, text)).products
    assert each.power_kw == pytest.approx(58.16, abs=0.01) and each.mass_kg == pytest.approx(960.3, abs=0.1)
    assert each.footprint_m2 == pytest.approx(3.484, abs=0.001) and each.length_mm == pytest.approx(3845.6, abs=0.1)
    assert (each.body, each.energy, each.units, each.price_usd) == ("car", "gasoline", 29766, 16695)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("A,A One,car,gasoline,-5,20000,90,1200,4\n", "units is -5: vehicles sold in the year lies between 1 and 5,000,000 here; nearest 1"),
        ("A,A One,car,gasoline,0,20000,90,1200,4\n", "units is 0: a product nobody bought tells nothing; leave the row out"),
        ("A,A One,car,gasoline,5,0,90,1200,4\n", "price_usd is 0: list price with destination, dollars lies between 3,000 and 10,000,000 here; nearest 3,000"),
        ("A,A One,car,gasoline,5,cheap,90,1200,4\n", "price_usd is 'cheap', no number (list price with destination, dollars)"),
        ("A,A One,car,gasoline,5,nan,90,1200,4\n", "price_usd is nan"),
        ("A,A One,sedann,gasoline,5,20000,90,1200,4\n", "body is 'sedann'; it may be car, suv, pickup, van. Nearest: car"),
        ("A,A One,car,hydrogen,5,20000,90,1200,4\n", "energy is 'hydrogen'; it may be gasoline, hybrid, phev, electric, diesel"),
        ("A,A One,car,gasoline,5,20000,90,,4\n", "mass_kg is missing"),
        (MIRAGE, "Mitsubishi Mirage, gasoline stands twice; the first is used"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_kept(tmp_path, row, says):
    table = fleet.load(written(tmp_path, HEAD + MIRAGE + row))
    assert len(table.products) == 1
    (told,) = table.problems
    assert told.startswith("own.csv line 4 left out: ") and says in told


def test_no_good_row(tmp_path):
    with pytest.raises(InvalidFile, match=r"no row of it can be used. own.csv line 3 left out: price_usd is 0"):
        fleet.load(written(tmp_path, HEAD + "A,A One,car,gasoline,5,0,90,1200,4\n"))


def test_a_column_that_lacks_names_the_one_it_may_be(tmp_path):
    with pytest.raises(InvalidFile, match=r"own.csv line 2: no column price_usd.*'prise_usd' may be price_usd"):
        fleet.load(written(tmp_path, (HEAD + MIRAGE).replace("price_usd", "prise_usd")))


def test_of_which_year(tmp_path):
    with pytest.raises(InvalidFile, match="of which year is it"):
        fleet.load(written(tmp_path, (HEAD + MIRAGE).replace("# year: 2024\n", "")))


def test_no_such_year_or_file():
    with pytest.raises(UsageError, match="fleet 2025: no fleet of that model year comes with keiway; there are 2019 and 2022") as error:
        fleet.load(2025)
    assert error.value.fix == ("2025", "2022")
    with pytest.raises(UsageError, match=r"fleet nowhere.csv: there is no such file. Shipped: 2019 and 2022"):
        fleet.load("nowhere.csv")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=200))
def test_no_text_at_all_breaks_it(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text(HEAD + MIRAGE + text, encoding="utf-8", newline="")
    assert fleet.load(path).products[0].name == "Mitsubishi Mirage"
