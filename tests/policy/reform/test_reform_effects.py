"""The table of expected effects, row by row, and that it is a table of all that ships."""

import pytest

from keiway.policy.reform import shipped
from keiway.policy.reform.told.effects import checked, effects

ROWS = effects()


@pytest.mark.parametrize("effect", ROWS, ids=lambda each: f"{each.reform} {each.what} {each.vehicle} {each.built or ''} {each.state}")
def test_the_law_moves_as_expected(effect):
    found = checked(effect)
    assert (found.before, found.after) == (effect.before, effect.after), effect.why


@pytest.mark.parametrize("name", shipped())
def test_every_reform_says_what_it_moves_and_what_it_must_not(name):
    rows = [each for each in ROWS if each.reform == name]
    assert any(each.before == each.after for each in rows) or name in ("kei-class-35", "kei-class-55", "kei-class-45-alone")
    assert any(each.before != each.after for each in rows) or name == "nothing"


def test_the_table_tells_a_wrong_expectation():
    import msgspec

    wrong = msgspec.structs.replace(ROWS[0], after="NO")
    assert not checked(wrong).holds
