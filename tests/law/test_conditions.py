"""Conditions with three values: a range decides only when all of it agrees."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.errors import DataError
from keiway.law.conditions import Condition, Range, Words, read, thresholds, truth


def condition(raw):
    return msgspec.convert(read(raw), Condition)


def test_a_range_inside_is_true_outside_false_across_unknown():
    rule = condition(["length_in <= 130"])
    assert truth(rule, {"length_in": Range(129, 130)}) == (True, frozenset())
    assert truth(rule, {"length_in": Range(131, 134)}) == (False, frozenset())
    assert truth(rule, {"length_in": Range(129, 134)}) == (None, frozenset({"length_in"}))
    assert truth(rule, {}) == (None, frozenset({"length_in"}))


def test_one_side_can_settle_without_the_other():
    either = condition([{"any": ["engine_cc <= 1000", "power_kw <= 56"]}])
    assert truth(either, {"engine_cc": Range(657, 657)}) == (True, frozenset())
    both = condition(["engine_cc <= 1000", "length_in <= 140"])
    assert truth(both, {"engine_cc": Range(1300, 1300)}) == (False, frozenset())


def test_words_and_not():
    rule = condition([{"not": "kind in [kei_car, kei_van]"}])
    assert truth(rule, {"kind": Words(frozenset({"kei_truck"}))})[0] is True
    assert truth(rule, {"kind": Words(frozenset({"kei_truck", "kei_van"}))})[0] is None


@pytest.mark.parametrize("raw", ["length_in ~ 3", "130 >= length_in", {"some": ["a == 1"]}, "kind in kei_car"])
def test_what_is_no_condition_is_refused(raw):
    with pytest.raises(DataError):
        condition([raw])


@given(st.floats(0, 300), st.floats(0, 300), st.floats(0, 300), st.sampled_from(["<=", "<", ">=", ">", "==", "!="]))
def test_a_wider_range_never_says_more(low, high, limit, op):
    """Truth over a range agrees with truth at each of its ends, or is unknown."""
    low, high = sorted((low, high))
    rule = condition([f"length_in {op} {limit:.6f}"])
    wide = truth(rule, {"length_in": Range(low, high)})[0]
    ends = {truth(rule, {"length_in": Range(end, end)})[0] for end in (low, high)}
    assert wide is None or ends == {wide}


def test_thresholds_lists_every_comparison():
    rule = condition(["length_in <= 130", {"any": ["engine_cc <= 660", {"not": "wheels == 3"}]}])
    assert [compare.fact for compare in thresholds(rule)] == ["length_in", "engine_cc", "wheels"]
