"""A vehicle of one's own: units are converted, and every mistake is told at once with its place."""

import pytest

from keiway.errors import InvalidFile, NotUnderstood, UsageError
from keiway.vehicles.resolution import resolve
from keiway.vehicles.spec import read_spec

GOOD = """\
make: Suzuki
model: Homebuilt
kind: kei_truck
origin: JP
production_from: 1996-05
length_mm: 134 in
width_mm: 4.6 ft
curb_mass_kg: 1,500-1,600 lb
power_kw: 64 ps
torque_nm: 60 N·m
displacement_cc: 0.66 l
top_speed_kmh: 70 mph
seats: 2
codes: DD51T
us_certified: no
"""


@pytest.fixture
def spec(tmp_path):
    def write(text: str):
        path = tmp_path / "my-truck.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_units_in_the_value_are_converted(spec):
    found = read_spec(spec(GOOD))
    assert found.length_mm == pytest.approx(3403.6)
    assert found.width_mm == pytest.approx(1402.08)
    assert (found.curb_mass_kg.min, found.curb_mass_kg.max) == pytest.approx((680.39, 725.75), abs=0.01)
    assert found.power_kw == pytest.approx(47.07, abs=0.01)
    assert found.displacement_cc == 660
    assert found.top_speed_kmh == pytest.approx(112.65, abs=0.01)
    assert found.seats == [2]
    assert found.codes == ["DD51T"]
    assert found.us_certified is False
    assert found.id == "own-my-truck"


def test_a_path_stands_where_a_name_is_expected(spec):
    assert resolve(str(spec(GOOD))).vehicle.model == "Homebuilt"


def test_all_mistakes_are_told_at_once_with_line_and_column(spec):
    with pytest.raises(InvalidFile) as caught:
        read_spec(spec("make: Suzuki\nmodel: X\nkind: kei_truk\norigin: JP\nhieght_mm: 1700\nwidth_mm: 5 lb\ntorque_nm: 9000\nseats: 2\n"))
    said = caught.value.suggestions
    assert len(said) == 4
    assert said[0].startswith("line 3, column 7: kind: 'kei_truk' is not one of") and said[0].endswith("did you mean kei_truck?")
    assert said[1] == "line 5, column 12: no field is called 'hieght_mm'; did you mean height_mm?"
    assert said[2].startswith("line 6, column 11: width_mm: 'lb' is not a unit for it")
    assert said[3] == "line 7, column 12: torque_nm: 9000 is not between 2 and 2,000 N.m"
    assert caught.value.exit_code == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("make: [\n", "not YAML"),
        ("just words\n", "a list of 'field: value' lines is needed"),
        ("", "a list of 'field: value' lines is needed"),
        ("make: Suzuki\nmodel: X\nkind: kei_truck\n", "origin is missing"),
        (GOOD + "height_mm: tall\n", "'tall' is not a number"),
        (GOOD + "make: Honda\n", "make is given twice"),
        (GOOD + "curb_mass_kg2: 1\n", "did you mean curb_mass_kg?"),
        (GOOD + "production_to: 1990-01\n", "production_to 1990-01 is before production_from 1996-05"),
        (GOOD.replace("1,500-1,600", "1,600-1,500"), "the least, 725.748, is above the most, 680.389"),
        (GOOD.replace("1996-05", "1996-13"), "production_from"),
        (GOOD.replace("us_certified: no", "us_certified: perhaps"), "neither true nor false"),
    ],
)
def test_what_is_wrong_is_said(spec, text, said):
    with pytest.raises(InvalidFile) as caught:
        read_spec(spec(text))
    assert said in caught.value.message


def test_a_file_that_is_not_there():
    with pytest.raises(NotUnderstood, match="could be read"):
        resolve("nowhere.yaml")


def test_a_file_that_is_not_text(tmp_path):
    path = tmp_path / "photo.yml"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(InvalidFile, match="not a UTF-8 text file"):
        read_spec(path)


def test_settings_go_over_a_row_and_are_said():
    found = resolve("Honda Beat", settings=["curb_mass_kg=800 kg", "seats=2", "us_certified=true"])
    assert (found.vehicle.curb_mass_kg.min, found.vehicle.us_certified) == (800, True)
    assert "Changed by hand: curb_mass_kg=800 kg, seats=2, us_certified=true." in found.notes


def test_bad_settings_are_all_named():
    with pytest.raises(UsageError) as caught:
        resolve("Honda Beat", settings=["lenght_mm=3000", "width_mm", "height_mm=9 kg"])
    assert len(caught.value.suggestions) == 3
    assert "did you mean length_mm?" in caught.value.message
    assert caught.value.exit_code == 2


def test_a_us_car_without_a_year_gets_the_span_of_its_model_years():
    found = resolve("Ford Maverick")
    assert found.built is not None
    assert found.built.first.year == found.vehicle.model_year_from - 1


def test_a_row_with_sales_months_is_left_to_the_caller():
    assert resolve("Honda Beat").built is None
