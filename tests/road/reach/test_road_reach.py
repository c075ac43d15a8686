"""Shares of US driving that a cap leaves: bands, never points, that only grow with the cap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.places import PLACES
from keiway.road.reach import shares as reach
from keiway.road.us import us_roads

caps = st.floats(1, 85)


@given(caps, caps)
def test_a_higher_cap_never_serves_less(a, b):
    low, high = sorted((a, b))
    one, two = reach.served(low, 85), reach.served(high, 85)
    for share in ("trips", "miles"):
        assert getattr(one, share)[0] <= getattr(two, share)[0] + 1e-12
        assert getattr(one, share)[1] <= getattr(two, share)[1] + 1e-12
    for measure in (reach.miles_posted_up_to, reach.road_miles):
        assert measure(low)[0] <= measure(high)[0] + 1e-9 and measure(low)[-1] <= measure(high)[-1] + 1e-9


@given(caps)
def test_below_the_highest_limit_every_share_is_a_band(cap):
    found = reach.served(cap, 86)
    for low, high in (found.trips, found.miles):
        assert 0 <= low < high <= 1
    low, mid, high = reach.miles_posted_up_to(cap)
    assert 0 <= low <= mid <= high <= 1


@pytest.mark.parametrize(("cap", "trips", "miles"), [(35, (0.25, 0.50), (0.05, 0.20)), (45, (0.45, 0.70), (0.15, 0.35)), (55, (0.70, 0.85), (0.35, 0.60)), (65, (0.88, 0.95), (0.60, 0.80))])
def test_at_the_judged_caps_the_bands_are_the_judged_ones(cap, trips, miles):
    found = reach.served(cap, 85)
    assert found.trips == pytest.approx(trips) and found.miles == pytest.approx(miles)


def test_what_was_traced_lies_under_what_is_judged():
    facts = us_roads().travel.capped
    for traced, (_, high) in zip(facts.traced.trips, facts.judged.trips, strict=True):
        assert traced <= high


def test_no_cap_or_one_at_the_highest_limit_leaves_everything():
    assert reach.served(None, 75).everything and reach.served(75, 75).everything and not reach.served(74, 75).everything
    assert reach.miles_posted_up_to(None) == (1, 1, 1)
    assert reach.road_miles(None) == pytest.approx((1, 1))


def test_shares_of_roads_and_miles_are_whole():
    travel = us_roads().travel
    assert sum(row.vmt for row in travel.classes) == pytest.approx(1)
    assert sum(row.share for row in travel.road_miles) == pytest.approx(1)


def test_closed_freeways_take_their_miles_away():
    open_, closed = reach.by_class(55), reach.by_class(55, freeways=False)
    assert {row.road for row in closed if row.within == (0, 0)} >= {"interstate", "freeway"}
    assert sum(row.within[1] for row in closed) <= sum(row.within[1] for row in open_)


def test_miles_by_limit_are_those_of_the_crash_room():
    from keiway.crash.exposure.table import shares

    by_limit = shares("miles_by_limit")
    assert reach.miles_posted_up_to(35)[1] == pytest.approx(by_limit["25"] + by_limit["35"])


def test_every_state_has_a_highest_limit_and_freeways_a_share():
    assert set(us_roads().limits.states) == set(PLACES)
    for state in PLACES:
        assert 55 <= reach.top_mph(state) <= 85
        assert 0.2 < reach.freeway_share(state)[0] < 0.5
    assert reach.top_mph(None) == 85 and reach.freeway_share("CO") == (0.384, True) and not reach.freeway_share("WY")[1]
