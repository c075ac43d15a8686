"""What the law room says is turned into roads; nothing is decided here."""

import pytest

from keiway.api import case
from keiway.places import PLACES
from keiway.road.answer.reaching import reaches
from keiway.road.answer.record import Asked
from keiway.road.reach.legal import legal

TRUCK = "1996 Subaru Sambar truck"


def at(state, text=TRUCK, as_of="2026-11-29"):
    return case(text, state=state, as_of=as_of)


@pytest.mark.parametrize(
    ("state", "kind", "cap"),
    [("TX", "all", None), ("NC", "capped", 55), ("FL", "capped", 35), ("OH", "local", 35), ("KY", "local", None), ("WY", "no_freeways", None), ("PA", "purpose", None), ("CA", "none", None), ("CO", "unknown", None)],
)
def test_a_state_of_each_kind(state, kind, cap):
    found = legal(at(state))
    assert (found.kind, found.cap_mph) == (kind, cap)


@pytest.mark.parametrize("state", PLACES)
def test_a_share_is_told_only_where_the_law_is_settled(state):
    one = at(state)
    law = legal(one)
    (found,) = reaches(Asked(vehicle=one.vehicle, case=one), law, ())
    assert found.known == (law.kind in ("all", "capped", "no_freeways", "none"))
    assert (found.served is not None) == found.known
    if law.kind == "none":
        assert found.served.trips == (0, 0)
    if law.kind == "unknown":
        assert law.missing and found.says.startswith("Not known")


def test_a_day_on_which_the_law_is_settled_gives_a_share():
    later = legal(at("CO", as_of="2028-02-01"))
    assert (later.kind, later.cap_mph, later.freeways) == ("capped", 55, False)


def test_a_us_car_may_go_anywhere_and_a_cart_where_a_town_lets_it():
    assert legal(at("CO", "Ford F-150")).kind == "all"
    assert legal(case("generic-golf-cart", state="FL", as_of="2026-11-29", built="2015")).kind == "local"
