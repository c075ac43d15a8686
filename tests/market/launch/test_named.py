"""Scenarios: those that come with keiway, and a reader's own file."""

from __future__ import annotations

import pytest

from keiway.api import where
from keiway.errors import InvalidFile, UsageError
from keiway.market import launch


def test_each_says_what_it_sets_and_why():
    found = launch.scenarios()
    assert {"base", "city", "neighborhood", "thin-network", "wide-network", "fuel-high", "fuel-low", "electric", "few-states"} <= set(found)
    for one in found.values():
        assert one.says.endswith(".")
        assert one.why.endswith(".")
        assert one.dealers
        assert one.cap_mph in (None, *launch.CAPS_MPH)


def test_what_a_scenario_leaves_out_is_as_in_base():
    assert launch.scenario("city").dealers == launch.scenario("base").dealers == launch.facts().network.dealers
    assert launch.scenario("city").cap_mph == 45


def test_the_few_states_are_those_the_law_room_opens():
    """To a used kei truck, for ordinary roads: YES, or limits that leave roads beyond a town's."""
    rows = {row.state: row for row in where("1999 Suzuki Carry", as_of="2026-11-29").rows}
    for state in launch.scenario("few-states").states:
        assert rows[state].verdict in ("YES", "YES_WITH_LIMITS"), state


def test_a_name_that_is_none():
    with pytest.raises(UsageError) as caught:
        launch.scenario("fuel_high")
    assert caught.value.suggestions[0] == "fuel-high"
    assert caught.value.fix == ("fuel_high", "fuel-high")


@pytest.fixture
def own(tmp_path):
    def write(text: str, name: str = "mine.yaml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_file_of_ones_own(own):
    found = launch.scenario(own("says: My town.\ncap_mph: 35\nstates: [TX, OK]\ndealers: 12\nenergy: electric\n"))
    assert (found.id, found.says, found.cap_mph, found.states, found.dealers, found.energy) == ("mine", "My town.", 35, ("TX", "OK"), 12, "electric")
    assert found.file.endswith("mine.yaml")


def test_one_of_several(own):
    path = own("scenarios:\n  slow: {cap_mph: 35}\n  few: {dealers: 20}\n")
    assert launch.scenario(f"{path}:few").dealers == 20
    assert launch.scenario(f"{path}:slow").dealers == launch.scenario("base").dealers
    with pytest.raises(InvalidFile, match=r"there are several: slow, few\. Name one, as in mine\.yaml:slow"):
        launch.scenario(path)
    with pytest.raises(InvalidFile, match="there is no 'fast'"):
        launch.scenario(f"{path}:fast")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cap: 35\n", r"'cap' is not a key of a scenario\. Did you mean 'cap_mph'\?"),
        ("cap_mph: 40\n", r"cap_mph: 40 is none of 25, 35, 45, 55 mph; the nearest is (35|45)"),
        ("states: [Texas]\n", r"'Texas' is not a state's code\. Did you mean TX\?"),
        ("states: TX\n", r"a list of two-letter codes is needed"),
        ("dealers: many\n", r"dealers: 'many' is not a number above 0"),
        ("fuel_usd_gal: -1\n", r"fuel_usd_gal: -1 is not a number above 0"),
        ("energy: petrol\n", r"energy: 'petrol' is neither gasoline nor electric"),
        ("just words\n", r"no keys found"),
        ("cap_mph: 35\ncap_mph: 45\n", r"key 'cap_mph' is given twice"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(own, text, says):
    with pytest.raises(InvalidFile, match=says):
        launch.scenario(own(text))


def test_a_file_that_is_not_there():
    with pytest.raises(InvalidFile, match=r"nowhere\.yaml: cannot be read"):
        launch.scenario("nowhere.yaml")


def test_only_numbers_need_numpy():
    import subprocess
    import sys

    code = "import sys; from keiway.market import launch; launch.scenarios(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
