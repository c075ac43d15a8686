"""VINs and frame numbers as numbers."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.errors import KeiwayError
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.identification import find
from keiway.vehicles.words.frames import frames
from keiway.vehicles.words.vin import VALUES, check_digit, model_year, read_vin

VINS = st.text(alphabet=sorted(VALUES), min_size=17, max_size=17)


@pytest.mark.parametrize("number", ["1M8GDM9AXKP042788", "1HGCM82633A004352", "11111111111111111"])
def test_known_vins_are_valid(number):
    assert read_vin(number.lower()).valid


@given(VINS)
def test_the_right_check_digit_is_accepted_and_any_other_refused(number):
    right = number[:8] + check_digit(number) + number[9:]
    assert read_vin(right).valid
    for wrong in set("0123456789X") - {right[8]}:
        assert not read_vin(number[:8] + wrong + number[9:]).valid


@given(VINS, st.integers(0, 16), st.sampled_from(string.digits))
def test_one_digit_changed_for_another_is_always_noticed(number, at, digit):
    right = number[:8] + check_digit(number) + number[9:]
    if at == 8 or not right[at].isdigit() or right[at] == digit:
        return
    assert not read_vin(right[:at] + digit + right[at + 1 :]).valid


def test_letters_a_vin_never_holds_are_named():
    found = read_vin("1HGCM82633A0O4352")
    assert not found.valid
    assert "holds O" in found.says


@pytest.mark.parametrize(("number", "year"), [("1M8GDM9AXKP042788", 1989), ("1HGCM82633A004352", 2003), ("5YJ3E1EA7KF317000", 2019)])
def test_model_year(number, year):
    assert model_year(number) == year


def test_a_vin_beside_a_name_does_not_stop_it():
    match = find("2021 Ford F-150 1FTFW1E50MFA00001")
    assert match.vehicle.model == "F-150"
    assert match.read.vin.number == "1FTFW1E50MFA00001"


def test_a_frame_number_is_not_taken_for_a_vin():
    assert find("DD51T-123456").read.vin is None


def test_the_examples_of_each_maker_are_read():
    for pattern in frames().patterns:
        try:
            frame = find(pattern.example).read.frame
        except KeiwayError as error:
            raise AssertionError(pattern.example) from error
        low, high = pattern.serial
        assert low <= len(frame.serial) <= high


def test_no_serial_fact_names_a_code_the_catalogue_lacks():
    known = {code for row in vehicles() for code in row.codes}
    assert all(set(fact.codes) <= known for fact in frames().serials)


def test_the_slack_in_the_code_is_the_one_in_the_facts():
    from keiway.vehicles.choose import SLACK

    assert frames().boundary.months == SLACK


def test_every_prefix_is_read_before_a_code():
    for fact in frames().prefixes:
        for prefix in fact.prefixes:
            assert find(f"{prefix}-DB51T").read.frame.prefix == prefix
