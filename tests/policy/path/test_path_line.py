"""The card's line says what the path finder finds: which rule bars it, and the age that would let it in."""

import re
from datetime import date

import pytest

from keiway.api import case, check
from keiway.law import federal
from keiway.policy import reform as room
from keiway.policy.path.answer import answer
from keiway.policy.path.goal import read
from keiway.store import under

DAY = "2026-11-29"
AGES = {"age_years": r"import age of (\d+) or less for NHTSA", "emissions_age": r"(\d+) or less for EPA's"}


def says(vehicle, **given):
    line = check(vehicle, as_of=DAY, **given).policy
    return line and line.says


@pytest.mark.parametrize(
    ("vehicle", "given", "part"),
    [
        ("1999 Subaru Sambar truck", {"state": "TX"}, "No rule stands in the way"),
        ("2003 Daihatsu Copen", {}, "One rule bars it from entry: an import age of 22"),
        ("2010 Daihatsu Hijet truck", {}, "Two rules bar it and no single change lets it in"),
        ("Honda N-Box JF5", {}, "No age near those in force"),
        ("1996 Honda Beat", {"state": "GA"}, "In Georgia a regulation stands in the way: its agency could change it"),
        ("1999 Subaru Sambar truck", {"state": "CO"}, "An act already signed opens it without any change on 1 January 2028."),
        ("1996 Honda Beat", {"state": "CA"}, "In California a statute stands in the way"),
        ("1996 Honda Beat", {"state": "AK"}, "In Alaska a regulation stands in the way"),
        ("2010 Daihatsu Hijet truck", {"state": "PA"}, "Pennsylvania has an age of its own"),
    ],
)
def test_what_it_says(vehicle, given, part):
    assert part in says(vehicle, **given)


@pytest.mark.parametrize(("vehicle", "given"), [("Fiat 500 2012", {}), ("GEM e2", {}), ("1999 Subaru Sambar truck", {"use": "farm"}), ("Suzuki Carry DB52T", {"built": "2001"})])
def test_no_line_where_it_has_nothing_to_say(vehicle, given):
    """Certified here, not for the road, or a fact is missing that decides."""
    assert says(vehicle, **given) is None


@pytest.mark.parametrize(
    ("vehicle", "built"),
    [("Suzuki Carry DA63T", "2002-06-01"), ("Suzuki Carry DA63T", "2004-06"), ("Daihatsu Hijet S201P", "2008"), ("Daihatsu Hijet S201P", "2012-12-31"), ("Daihatsu Hijet S500P", "2018-01-01")],
)
def test_the_ages_it_names_are_the_least_that_open_the_gates(vehicle, built):
    """Asked of the law under those ages, and under ages a year higher."""
    asked = case(vehicle, built=built, as_of=DAY)
    said = says(asked.text, built=built)
    ages = {lever: int(found[1]) for lever, form in AGES.items() if (found := re.search(form, said))}

    def opens(named):
        text = "".join(f"  us.import.{lever}: {value}\n" for lever, value in named.items())
        with under(room.world(room.parse(f"reform: a\nfrom: {DAY}\nset:\n{text}", "a"))):
            return all(gate.verdict in ("YES", "YES_WITH_LIMITS") for gate in federal.gates(asked))

    assert ages and opens(ages)
    for lever in ages:
        assert not opens({**ages, lever: ages[lever] + 1})


@pytest.mark.parametrize("vehicle", ["2003 Daihatsu Copen", "2010 Daihatsu Hijet truck"])
def test_line_and_path_finder_agree_on_how_many_rules_bar_it(vehicle):
    got = answer(case(vehicle, as_of=DAY), read(["imported"], "used"))
    word = {1: "One rule", 2: "Two rules"}[got.options[0].acts]
    assert says(vehicle).startswith(word)


def test_it_names_the_command_that_tells_all_of_it():
    found = check("Honda N-Box JF5", as_of=str(date(2026, 11, 29)))
    assert found.policy.next == 'keiway path "Honda N-Box JF5" --goal sold-new' and found.policy.next in found.next


def test_a_state_that_opens_by_itself_is_told_as_the_path_finder_tells_it():
    """One day, two doors: the card and the answer of keiway path."""
    got = answer(case("1999 Subaru Sambar truck", as_of=DAY), read(["registered,states=CO"], "used"))
    assert got.waits == date(2028, 1, 1) and "1 January 2028" in says("1999 Subaru Sambar truck", state="CO")
    assert "already signed" not in says("1999 Subaru Sambar truck", state="GA")
