"""Sums of lines: triangles, chances, means that add up, streams that do not meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.cost.edits import full_id, read, rooms
from keiway.cost.record import Line
from keiway.cost.sums import draws_of, quantile, total
from keiway.errors import UsageError
from keiway.quantiles import triangular

money = st.floats(0, 1e6)


def line(name, low, mid, high, **more):
    return Line(id=f"cost.test.{name}", label=name, low=low, mid=mid, high=high, **more)


@given(st.tuples(money, money, money).map(sorted), st.floats(0, 1))
def test_a_triangle_stays_inside(ends, u):
    low, mid, high = ends
    assert low - 1e-6 <= triangular(u, low, mid, high) <= high + 1e-6


def test_a_triangle_has_its_mean_and_its_quantiles():
    drawn = sorted(draws_of(line("a", 0, 30, 90), n=20_000))
    assert sum(drawn) / len(drawn) == pytest.approx(40, rel=0.02)
    # a third of the area lies below the most likely value
    assert quantile(drawn, 1 / 3) == pytest.approx(30, rel=0.03)


def test_what_may_not_come_comes_as_often_as_said():
    drawn = draws_of(line("rare", 100, 100, 100, chance=0.2), n=20_000)
    assert sum(value > 0 for value in drawn) / len(drawn) == pytest.approx(0.2, abs=0.01)
    assert line("rare", 100, 100, 100, chance=0.2).expected == pytest.approx(20)


def test_means_add_up_and_the_most_likely_do_not():
    lines = [line(str(n), 100, 150, 400) for n in range(20)]
    found = total(lines)
    assert found.expected == pytest.approx(sum(each.expected for each in found.lines))
    assert found.likely == 3000 < found.low  # nine in ten draws cost more than all the likely figures
    assert found.low < found.mid < found.high


def test_a_line_is_drawn_alike_whatever_stands_beside_it():
    a, b = line("a", 1, 2, 3), line("b", 1, 2, 3)
    assert draws_of(a) == draws_of(a) != draws_of(b)
    assert total([a, b]).lines[0] == total([a]).lines[0]


def test_the_spread_is_shared_out():
    found = total([line("wide", 0, 500, 1000), line("narrow", 0, 50, 100), line("sure", 7, 7, 7)])
    shares = {share.id: share.share for share in found.shares}
    assert shares["cost.test.wide"] == pytest.approx(0.99, abs=0.02) and "cost.test.sure" not in shares


def test_a_short_name_is_of_the_first_room_that_has_it():
    landed, makers = rooms(), rooms(landed=False, built_here=True)
    assert full_id("ocean", landed) == "cost.landed.ocean" != full_id("ocean", makers) == "cost.built_here.ocean"
    assert full_id("landed.ocean", landed) == full_id("cost.landed.ocean", landed) == "cost.landed.ocean"
    assert full_id("built_here.ocean", landed) is None


@pytest.mark.parametrize("text", ["ocean", "ocean=", "ocean=x", "ocean=-1", "ocean=3/2/1", "ocean=1/2", "ocean=nan", "nothing=5", "customs_value=0", "=4"])
def test_what_is_no_line_is_told(text):
    with pytest.raises(UsageError):
        read([text], rooms())


def test_figures_are_read_as_people_write_them():
    (edit,) = read(["ocean=$1,200/1,500/2,000"], rooms())
    assert (edit.low, edit.mid, edit.high, edit.from_) == (1200, 1500, 2000, "--set")
