"""Every state has one tile, beside the neighbours it has on the ground."""

import pytest

from keiway.map.grid import ACROSS, GRID, ROWS
from keiway.places import PLACES

#: Land borders, each once; states that meet at a corner alone are left out.
BORDERS = """
AL-FL AL-GA AL-MS AL-TN AR-LA AR-MO AR-MS AR-OK AR-TN AR-TX AZ-CA AZ-NM AZ-NV AZ-UT CA-NV CA-OR CO-KS CO-NE CO-NM CO-OK CO-UT CO-WY
CT-MA CT-NY CT-RI DC-MD DC-VA DE-MD DE-NJ DE-PA FL-GA GA-NC GA-SC GA-TN IA-IL IA-MN IA-MO IA-NE IA-SD IA-WI ID-MT ID-NV ID-OR ID-UT
ID-WA ID-WY IL-IN IL-KY IL-MO IL-WI IN-KY IN-MI IN-OH KS-MO KS-NE KS-OK KY-MO KY-OH KY-TN KY-VA KY-WV LA-MS LA-TX MA-NH MA-NY MA-RI
MA-VT MD-PA MD-VA MD-WV ME-NH MI-OH MI-WI MN-ND MN-SD MN-WI MO-NE MO-OK MO-TN MS-TN MT-ND MT-SD MT-WY NC-SC NC-TN NC-VA ND-SD NE-SD
NE-WY NH-VT NJ-NY NJ-PA NM-OK NM-TX NV-OR NV-UT NY-PA NY-VT OH-PA OH-WV OK-TX OR-WA PA-WV SD-WY TN-VA UT-WY VA-WV
"""
PAIRS = [tuple(border.split("-")) for border in BORDERS.split()]
NORTH_TO_SOUTH = ["ME MA RI", "WA OR CA", "MT WY CO NM", "ND SD NE KS OK TX", "MN IA MO AR LA", "MI OH KY TN AL", "NY PA VA NC GA FL"]
WEST_TO_EAST = ["WA ID MT ND MN MI NY MA", "OR NV WY SD IA IN OH PA NJ CT RI", "CA UT CO NE MO KY WV VA MD DE", "AZ NM KS AR TN NC"]


def apart(one: str, other: str) -> int:
    (row, column), (other_row, other_column) = GRID[one], GRID[other]
    return max(abs(row - other_row), abs(column - other_column))


def test_every_place_has_one_tile_and_no_two_share_it():
    assert GRID.keys() == PLACES.keys()
    assert len(set(GRID.values())) == 51
    assert all(0 <= row < ROWS and 0 <= column < ACROSS for row, column in GRID.values())


@pytest.mark.parametrize("state", sorted({code for pair in PAIRS for code in pair}))
def test_a_state_touches_a_neighbour_of_its_own(state):
    neighbours = [other for pair in PAIRS if state in pair for other in pair if other != state]
    assert any(apart(state, other) == 1 for other in neighbours)


def test_most_borders_are_kept_and_none_is_torn_far_apart():
    kept = sum(apart(*pair) == 1 for pair in PAIRS) / len(PAIRS)
    assert kept > 0.7
    assert max(apart(*pair) for pair in PAIRS) <= 3


@pytest.mark.parametrize("line", NORTH_TO_SOUTH)
def test_north_stands_above_south(line):
    heights = [GRID[code][0] for code in line.split()]
    assert heights == sorted(heights) and len(set(heights)) == len(heights)


@pytest.mark.parametrize("line", WEST_TO_EAST)
def test_west_stands_left_of_east(line):
    places = [GRID[code][1] for code in line.split()]
    assert places == sorted(places) and len(set(places)) == len(places)


def test_alaska_and_hawaii_stand_off():
    for code in ("AK", "HI"):
        assert all(apart(code, other) > 1 for other in GRID if other != code)
