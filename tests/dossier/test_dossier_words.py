"""Words of a dossier: conditions in plain English, no options of a command line, neighbours."""

import re

import pytest

from keiway.law.state.load import states
from keiway.law.state.page import conditions_in_words
from keiway.map.neighbours import BORDERS
from keiway.spoken import in_words, spoken


@pytest.mark.parametrize(
    "written, said",
    [
        ("engine_cc <= 660 and length_in <= 130", "engine up to 660 cc and length up to 130 in"),
        ("engine_cc > 0 and curb_mass_lb < 2200", "an engine and curb mass under 2,200 lb"),
        ("(engine_cc == 0 or power_kw <= 7.5) and wheels >= 4", "(no engine or power up to 7.5 kW) and at least 4 wheels"),
        ("registered_since < 2024-06-01", "plated before 1 June 2024"),
        ("not (titled_elsewhere == true)", "not (titled in another state)"),
        ("model_year <= 1999", "model year 1999 or older"),
        ("calendar_age > 25 and wheels == 4", "more than 25 years old by calendar years and 4 wheels"),
        ("age_years < 25", "under 25 years old"),
    ],
)
def test_conditions_in_words(written, said):
    assert in_words(written) == said


def test_no_condition_of_any_state_keeps_its_signs():
    for law in states().values():
        for rule in law.rules:
            said = in_words(conditions_in_words(rule.when))
            assert not re.search(r"[<>=]=|[<>]|_|\d{4}-\d\d", said), (rule.id, said)


@pytest.mark.parametrize(
    "typed, said",
    [
        ("It would reach US customs on 2026-11-24 (change: --arrive DATE).", "It would reach US customs on 24 November 2026."),
        ("Registration, insurance, fuel and upkeep: --own 5y.", "Registration, insurance, fuel and upkeep."),
        ("What a state asks beyond: keiway check VEHICLE --state CA.", "What a state asks beyond."),
        ("The ramp is of 30 mph, unless --highway and --ramp say otherwise.", "The ramp is of 30 mph."),
        ("No --fx was given: 155.74 JPY for a dollar. Give the one you pay.", "155.74 JPY for a dollar. Give the one you pay."),
        ("The hammer price. --set customs_value=2800 puts another.", "The hammer price."),
        ("Nothing of the kind - at all.", "Nothing of the kind - at all."),
    ],
)
def test_options_are_left_out(typed, said):
    assert spoken(typed) == said


def test_borders_are_read_both_ways():
    for code, others in BORDERS.items():
        assert code not in others
        assert all(code in BORDERS[other] for other in others)
    assert [code for code, others in BORDERS.items() if not others] == ["AK", "HI"]
    assert len(BORDERS["MO"]) == len(BORDERS["TN"]) == 8 and BORDERS["ME"] == ("NH",)
    assert sum(map(len, BORDERS.values())) == 2 * 107  # 107 borders of the 48 states and DC with each other, points left out
