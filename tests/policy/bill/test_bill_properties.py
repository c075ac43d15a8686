"""What must hold of any definition."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.policy.bill import answer, definition
from keiway.policy.bill.generations import generations
from keiway.policy.bill.judge import all_lines, judge
from keiway.policy.bill.lines import line
from keiway.policy.bill.record import Definition

DAY = date(2026, 11, 29)
ORDER = {"not": 0, "unknown": 1, "part": 2, "caught": 3}
WIDTHS = {"engine": (300, 2000, "cc"), "power": (10, 120, "kW"), "length": (100, 180, "in"), "width": (50, 75, "in"), "height": (45, 85, "in"),
          "mass": (1000, 4000, "lb"), "age": (1, 40, "years"), "top_speed": (20, 110, "mph")}  # fmt: skip
LEAST = ("age", "top_speed")

one_limit = st.sampled_from(sorted(WIDTHS)).flatmap(lambda name: st.tuples(st.just(name), st.integers(*WIDTHS[name][:2])))
limits = st.lists(one_limit, min_size=1, max_size=4, unique_by=lambda one: one[0])


def made(parts) -> Definition:
    return Definition(id="x", title="x", lines=tuple(line(f"{name} {'>=' if name in LEAST else '<='} {value} {WIDTHS[name][2]}") for name, value in parts))


def outcomes(one: Definition) -> list[str]:
    return [each.outcome for each in judge(all_lines(one), generations(DAY), DAY)]


@settings(max_examples=20, deadline=None)
@given(parts=limits, at=st.integers(0, 3), by=st.integers(1, 30))
def test_widening_a_limit_never_drops_a_vehicle(parts, at, by):
    name, value = parts[at % len(parts)]
    wider = [(one, max(0, value - by) if one in LEAST else value + by) if one == name else (one, given_) for one, given_ in parts]
    assert all(ORDER[after] >= ORDER[before] for before, after in zip(outcomes(made(parts)), outcomes(made(wider)), strict=True))


@settings(max_examples=20, deadline=None)
@given(parts=limits, more=one_limit)
def test_a_further_line_never_lets_a_vehicle_in(parts, more):
    assert all(ORDER[after] <= ORDER[before] for before, after in zip(outcomes(made(parts)), outcomes(made([*parts, more])), strict=True))


@settings(max_examples=8, deadline=None)
@given(parts=limits)
def test_against_itself_nothing_is_alone(parts):
    found = answer(made(parts), DAY, made(parts))
    assert found.against.only_first == found.against.only_second == () and found.against.counts == found.counts


@settings(max_examples=8, deadline=None)
@given(parts=limits, other=limits)
def test_turned_round_the_two_change_places(parts, other):
    one, two = answer(made(parts), DAY, made(other)).against, answer(made(other), DAY, made(parts)).against
    assert (one.both, one.only_first, one.only_second) == (two.both, two.only_second, two.only_first)


@settings(max_examples=8, deadline=None)
@given(parts=limits)
def test_near_misses_are_not_caught_and_the_order_of_lines_is_of_no_account(parts):
    found = judge(all_lines(made(parts)), generations(DAY), DAY)
    assert all(one.outcome == "not" for one in found if one.near)
    turned = judge(all_lines(made(list(reversed(parts)))), generations(DAY), DAY)
    assert [(one.outcome, one.near, one.built) for one in found] == [(one.outcome, one.near, one.built) for one in turned]


def test_without_a_line_everything_is_caught():
    assert set(outcomes(Definition(id="x", title="x"))) == {"caught"}


def test_a_later_day_never_makes_anything_younger():
    one = definition("tx-2025-introduced")
    before, after = (judge(all_lines(one), generations(day), day) for day in (date(2026, 11, 29), date(2027, 11, 29)))
    assert all(ORDER[b.outcome] >= ORDER[a.outcome] for a, b in zip(before, after, strict=True) if a.generation.vehicle.production_to)


@settings(max_examples=12, deadline=None)
@given(
    day=st.dates(date(1, 1, 2), date(9998, 12, 30)),
    text=st.sampled_from(["age >= 25", "age < 0", "calendar_age > 999999", "model_year <= 1", "built <= 0001-01-01", "built > 9999-12-31", "not: age <= 5"]),
)
def test_no_day_and_no_age_break_it(day, text):
    raw = {"not": text[5:]} if text.startswith("not: ") else text
    found = answer(Definition(id="x", title="x", lines=(line(raw),)), day)
    assert found.counts.all == len(found.rows)
