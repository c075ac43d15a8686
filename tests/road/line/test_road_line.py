"""The line on the road that `keiway check` tells."""

from keiway.api import case, check
from keiway.road.line import line


def test_it_says_what_it_keeps_and_whether_it_merges_and_where_all_of_it_stands():
    found = line(case("1999 Subaru Sambar truck", state="CO", as_of="2026-11-29"))
    assert found.known and "on the level" in found.says and "6% grade" in found.says and "freeway traffic" in found.says
    assert found.next == 'keiway road "1999 Subaru Sambar truck" --state CO'
    assert {one.id for one in found.quantities} == {"road.sustained", "road.sprint.60", "road.merge.traffic.speed"}


def test_what_is_not_modelled_says_why():
    found = line(case("toyota-camry-2025", as_of="2026-11-29"))
    assert not found.known and found.says.startswith("Not known: ") and "hybrid" in found.says and found.next is None


def test_check_carries_it():
    found = check("1996 Honda Beat", state="TX", as_of="2026-11-29")
    assert found.road.known and found.road.next in found.next
