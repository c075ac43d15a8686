"""The cycles are those of their regulations: how long, how far, how fast, how much standing."""

from itertools import pairwise

import pytest

from keiway.errors import NotUnderstood
from keiway.road.cycles import CYCLES, cycle

#: Seconds, km, greatest km/h, share of standing: UDDS, HWFET and US06 as EPA describes them; WLTC as UN GTR 15 does.
KNOWN = {
    "udds": (1369, 11.99, 91.3, 0.19),
    "hwfet": (765, 16.51, 96.4, None),
    "us06": (600, 12.89, 129.2, None),
    "wltc-jp": (1477, 14.94, 97.4, None),
}


def test_all_known_cycles_are_here():
    assert set(CYCLES.value) == set(KNOWN)


@pytest.mark.parametrize("name", KNOWN)
def test_length_way_and_greatest_speed(name):
    seconds, km, fastest, standing = KNOWN[name]
    found = cycle(name)
    assert found.seconds == seconds == found.phases[-1]
    assert found.distance_m / 1000 == pytest.approx(km, abs=0.006)
    assert max(found.speeds_mps) * 3.6 == pytest.approx(fastest, abs=0.06)
    assert found.speeds_mps[0] == found.speeds_mps[-1] == 0.0
    if standing:
        assert sum(v == 0.0 for v in found.speeds_mps) / seconds == pytest.approx(standing, abs=0.01)


@pytest.mark.parametrize("name", KNOWN)
def test_no_step_is_harder_than_the_hardest_that_is_known(name):
    """US06 asks 3.76 m/s2, more than any other."""
    speeds = cycle(name).speeds_mps
    most = max(abs(b - a) for a, b in pairwise(speeds))
    assert most < 3.8
    if name == "us06":
        assert max(b - a for a, b in pairwise(speeds)) == pytest.approx(3.76, abs=0.01)


def test_the_parts_of_the_wltc_have_their_own_ways():
    found = cycle("wltc-jp")
    parts = [found.phase(k) for k in range(3)]
    assert [len(part) - 1 for part in parts] == [589, 433, 455]
    assert [sum(part) / 1000 for part in parts] == pytest.approx([3.095, 4.721, 7.124], abs=0.001)
    assert all(part[0] == part[-1] == 0.0 for part in parts)


def test_the_first_bag_of_the_city_test_ends_at_505_seconds_and_3_59_miles():
    bag = cycle("UDDS").phase(0)
    assert len(bag) == 506 and bag[-1] == 0.0
    assert sum(bag) / 1609.344 == pytest.approx(3.59, abs=0.01)


def test_another_name_is_refused_with_those_there_are():
    with pytest.raises(NotUnderstood, match="udds"):
        cycle("nedc")
