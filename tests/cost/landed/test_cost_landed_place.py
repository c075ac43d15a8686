"""Places: a ZIP's state, road miles from the port, and ZIPs that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.cost.landed.facts import PLACES, PORTS
from keiway.cost.landed.place import Place, haul_usd, miles, place
from keiway.cost.landed.ports import choose, named
from keiway.errors import NotUnderstood, UsageError
from keiway.places import PLACES as STATES

#: State of a ZIP, from addresses everybody knows: statehouses, and the odd ones out.
ADDRESSES = {
    "80202": "CO", "02133": "MA", "95814": "CA", "12224": "NY", "78701": "TX", "99801": "AK", "96813": "HI", "20500": "DC", "04333": "ME",
    "33101": "FL", "59601": "MT", "57501": "SD", "88901": "NV", "00501": "NY", "06390": "NY", "83414": "WY", "73301": "TX", "66612": "KS",
}  # fmt: skip
#: Miles by road, rounded, as maps give them.
ROADS = [
    ("long_beach", "80202", 1030), ("tacoma", "97201", 145), ("tacoma", "83702", 500), ("long_beach", "89101", 285), ("galveston", "78701", 215),
    ("baltimore", "15222", 250), ("newark", "02108", 225), ("jacksonville", "30303", 346), ("long_beach", "85004", 390), ("tacoma", "59101", 830),
    ("baltimore", "43215", 420), ("galveston", "73102", 496), ("jacksonville", "37201", 590),
]  # fmt: skip


@pytest.mark.parametrize(("code", "state"), ADDRESSES.items())
def test_state_of_a_zip(code, state):
    assert place(code).state == state


@pytest.mark.parametrize(("port", "code", "road"), ROADS)
def test_road_miles_hold_what_a_map_says(port, code, road):
    found = miles(named(port), place(code))
    assert found.low <= road <= found.high
    assert found.mid == pytest.approx(road, rel=0.25, abs=20)


def test_every_prefix_is_a_place_in_a_state():
    for prefix, (state, lat, lon, within) in PLACES.value.prefixes.items():
        assert state in STATES or prefix in PLACES.value.territories
        assert 13 < lat < 72 and -180 < lon < -60 and 0 <= within < 500
    assert {row[0] for prefix, row in PLACES.value.prefixes.items() if prefix not in PLACES.value.territories} == set(STATES)


def test_every_port_stands_near_its_own_state():
    for port in PORTS.value.ports:
        nearest = min(PLACES.value.prefixes.values(), key=lambda row: (row[1] - port.lat) ** 2 + (row[2] - port.lon) ** 2)
        assert nearest[0] == port.state, port.id


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("00000", "no ZIP begins with 000"), ("09012", "military"), ("96201", "military"), ("00901", "Puerto Rico"), ("00802", "Virgin Islands"),
        ("96910", "Guam"), ("96799", "American Samoa"), ("8020", "five digits"), ("802022", "five digits"), ("M5V 2T6", "five digits"), ("", "five digits"),
        ("-80202", "five digits"),
    ],
)  # fmt: skip
def test_what_is_no_place_to_drive_to_is_told(text, says):
    with pytest.raises(NotUnderstood, match=says):
        place(text)


@given(st.from_regex(r"\A[0-9]{5}\Z"))
def test_any_five_digits_are_a_place_or_are_told(code):
    try:
        assert isinstance(place(code), Place)
    except NotUnderstood as error:
        assert code in error.message


def test_nine_digits_are_read_as_five():
    assert place("80202-1234") == place("80202") == place("802021234")


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_a_longer_haul_never_costs_less(a, b):
    near, far = sorted((a, b))
    assert haul_usd(near) <= haul_usd(far)


def test_the_port_chosen_is_on_the_near_coast():
    for code, coast in (("98101", "west"), ("02139", "east"), ("77002", "gulf"), ("96813", "hawaii"), ("99501", "west")):
        assert choose(None, "roro", place(code)).coast == coast


def test_a_port_is_named_as_people_call_it():
    assert named("Los Angeles").id == named("long beach").id == named("LONG_BEACH").id == "long_beach"
    with pytest.raises(UsageError, match="Did you mean tacoma"):
        named("tacomma")
    with pytest.raises(UsageError, match="container-shared"):
        choose(named("oakland"), "roro", None)
