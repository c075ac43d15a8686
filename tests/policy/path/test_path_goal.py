"""A goal is read from words; what is wrong is named, with the nearest word that is right."""

from datetime import date

import pytest

from keiway.errors import KeiwayError, Several
from keiway.policy.path.goal import Goal, read


def test_the_words_of_a_goal():
    found = read(["sold-new,55mph,states=30,by=2030-01-01"], "used")
    assert found == Goal(way="new", states=30, mph=55, by=date(2030, 1, 1))
    assert found.words == "sold new and registered and driven on roads to 55 mph in 30 states by 2030-01-01"


@pytest.mark.parametrize(
    ("texts", "goal"),
    [
        (["sold-new"], Goal(way="new")),
        (["Sold New"], Goal(way="new")),
        (["registered"], Goal(way="used", states=1)),
        (["imported"], Goal(way="used")),
        ([], Goal(way="used", states=1)),
        (["55"], Goal(way="used", states=1, mph=55)),
        (["55 mph", "states=CO+Texas"], Goal(way="used", states=2, named=("CO", "TX"), mph=55)),
        (["sold-new", "sold-new"], Goal(way="new")),
        (["states=all"], Goal(way="used", states=51)),
        (["sold-new,freeways"], Goal(way="new", states=1, freeways=True)),
    ],
)
def test_ways_to_say_it(texts, goal):
    assert read(texts, "used") == goal


def test_a_state_of_the_question_is_one_that_must_be_open():
    assert read(["sold-new"], "used", "CO") == Goal(way="new", states=1, named=("CO",))
    assert read(["states=3"], "used", "CO") == Goal(way="used", states=3, named=("CO",))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("sold-knew", "did you mean sold-new?"),
        ("registred", "did you mean registered?"),
        ("flying", "A goal is made of"),
        ("states=52", "Give 1 to 51"),
        ("states=0", "Give 1 to 51"),
        ("states=Texsa", "Did you mean Texas (TX)?"),
        ("by=2030", "a full day is needed"),
        ("by=2035-01-01", "runs to 2030-12-31"),
        ("150mph", "no road is posted 150 mph"),
        ("sold-new,registered", "sold-new and registered"),
        ("imported,states=2", "Say registered instead"),
    ],
)
def test_what_is_wrong_is_named(text, says):
    with pytest.raises(KeiwayError) as wrong:
        read([text], "used")
    assert says in wrong.value.message


def test_every_mistake_is_told():
    with pytest.raises(Several) as wrong:
        read(["sold-knew,states=52", "by=2030"], "used")
    assert len(wrong.value.errors) == 3
