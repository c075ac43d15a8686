"""The smallest sets are the smallest: the same as by trying every set."""

from itertools import combinations
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.policy.path.search import mildest, smallest

NAMES = ("age", "emissions", "class", "approvals", "cap")


def subsets(names):
    return [frozenset(chosen) for size in range(len(names) + 1) for chosen in combinations(names, size)]


@st.composite
def worlds(draw):
    """For every set of changes: how many acts more it takes, or that it stays shut. Nothing need fit together."""
    names = NAMES[: draw(st.integers(0, len(NAMES)))]
    more = st.one_of(st.just(inf), st.integers(0, 4))
    return names, {one: len(one) + draw(more) for one in subsets(names)}


@settings(deadline=None, max_examples=200)
@given(worlds())
def test_smallest_sets_are_those_of_trying_every_set(world):
    names, acts = world
    found = smallest(names, acts.__getitem__, len(names))
    every = {one for one in subsets(names) if acts[one] < inf and all(acts[one] < acts[less] for less in subsets(sorted(one)) if less != one)}
    assert {one.changes for one in found} == every
    assert [one.acts for one in found] == sorted(acts[one.changes] for one in found)


@settings(deadline=None, max_examples=100)
@given(worlds())
def test_no_larger_set_than_asked_for(world):
    names, acts = world
    assert all(len(one.changes) <= 2 for one in smallest(names, acts.__getitem__, 2))


def test_nothing_need_change_where_the_empty_set_opens_it():
    asked = []

    def acts(chosen):
        asked.append(chosen)
        return len(chosen)

    assert smallest(NAMES, acts, 5) == ((frozenset(), 0),)
    assert asked == [frozenset()]


def test_sets_that_hold_an_opening_one_are_not_tried():
    asked = []

    def acts(chosen):
        asked.append(chosen)
        return len(chosen) if {"age", "emissions"} <= chosen or "class" in chosen else inf

    found = smallest(NAMES, acts, 3)
    assert [one.changes for one in found] == [frozenset({"class"}), frozenset({"age", "emissions"})]
    assert not any({"class"} < one or {"age", "emissions"} < one for one in asked)


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(1, 4), min_size=1), st.data())
def test_each_change_is_set_as_mildly_as_it_still_does(steps, data):
    least = {name: data.draw(st.integers(0, n - 1)) for name, n in steps.items()}
    taken = mildest(frozenset(steps), steps, lambda at: all(at[name] >= least[name] for name in at))
    assert taken == least
