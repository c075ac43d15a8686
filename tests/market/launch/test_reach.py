"""Who lives near a dealer: what a user relies on when asking for a network or for some states."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.errors import UsageError
from keiway.market import launch
from keiway.market.launch.network import curve
from keiway.places import PLACES

SCALES = np.array([10.0, 30.0, 65.0])


def test_households_are_those_of_the_census():
    """American Community Survey 2016 to 2020, table B11001: 122,354,219 in all, 13,103,114 of them in California."""
    assert sum(launch.facts().households.states.values()) == 122_354_219
    assert set(launch.facts().households.states) == set(PLACES)
    assert launch.households(("CA",)) == pytest.approx(13_103_114 / 122_354_219)
    assert launch.households() == 1.0


def test_the_cells_are_whole_and_every_dealer_stands_once():
    cells = launch.facts().cells
    shares = Counter()
    for cell in cells:
        shares[cell.state] += cell.share
    assert set(shares) == set(PLACES)
    assert all(share == pytest.approx(1.0, abs=1e-4) for share in shares.values())
    assert sorted(rank for cell in cells for rank in cell.dealers) == list(range(1, 3001))


def test_the_first_dealers_stand_in_the_largest_metropolitan_areas():
    first = {rank: cell for cell in launch.facts().cells for rank in cell.dealers if rank <= 3}
    assert {cell.state for cell in first.values()} <= {"NY", "NJ", "CA", "IL"}
    assert first[1].state in ("NY", "NJ")


def test_no_dealer_no_buyer_and_a_common_network_reaches_all():
    assert (launch.reach(0) == 0.0).all()
    assert launch.reach(launch.facts().network.common) == pytest.approx(1.0)
    assert launch.reach(3000) == pytest.approx(1.0)


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 3000), st.floats(0, 3000))
def test_more_dealers_never_reach_fewer(one, other):
    fewer, more = sorted((one, other))
    assert (launch.reach(fewer, draws=200) <= launch.reach(more, draws=200) + 1e-12).all()


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 3000), st.sets(st.sampled_from(sorted(PLACES))))
def test_never_beyond_the_households_of_the_open_states(dealers, states):
    found = launch.reach(dealers, tuple(states), draws=100)
    assert (found >= 0.0).all()
    assert (found <= launch.households(tuple(states)) + 1e-9).all()


def test_a_farther_scale_reaches_more():
    assert (np.diff(curve(75, None, SCALES)) > 0).all()


def test_by_hand_for_one_state_with_one_dealer():
    """DC: one cell's dealer; households there and in the other cells by their distance beyond a common brand's."""
    cells = [cell for cell in launch.facts().cells if cell.state == "DC"]
    first = min(cells, key=lambda cell: min(cell.dealers, default=9999))
    held = sum(rank <= 1000 for rank in first.dealers)
    farther = first.radius_mi - first.radius_mi / max(held, 1) ** 0.5
    share = first.share * launch.households(("DC",))
    least = share * np.exp(-farther / SCALES)
    assert (curve(1, ("DC",), SCALES) >= least - 1e-12).all()
    assert (curve(1, ("DC",), SCALES) <= launch.households(("DC",)) + 1e-12).all()


def test_thin_networks_of_the_past_lay_where_their_sales_say():
    """smart, 74 dealers, sold 24,622 in its first year: most households had one within reach. A common network is no luxury, though."""
    assert 0.4 < np.median(launch.reach(74)) < 0.7
    assert 0.7 < np.median(launch.reach(350)) < 0.95


def test_same_seed_same_numbers_and_other_seeds_others():
    assert (launch.reach(75, seed=7) == launch.reach(75, seed=7)).all()
    assert (launch.reach(75, seed=7) != launch.reach(75, seed=8)).any()


def test_states_in_any_order():
    assert (launch.reach(75, ("TX", "OK")) == launch.reach(75, ("OK", "TX", "OK"))).all()


def test_a_state_that_is_none():
    with pytest.raises(UsageError, match="ZZ: not a state"):
        launch.reach(75, ("TX", "ZZ"))


@pytest.mark.parametrize("dealers", [-1, float("inf"), float("nan")])
def test_a_number_of_dealers_that_is_none(dealers):
    with pytest.raises(UsageError, match="from 0 up"):
        launch.reach(dealers)
