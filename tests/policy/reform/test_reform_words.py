"""The paragraph a reform is told in before anything is computed."""

import pytest

from keiway.policy.reform import levers, parse, read, restated, shipped
from keiway.policy.reform.told import ordered


def _reform(body: str):
    return parse(f"reform: x\nfrom: 2028-01-01\n{body}", "x")


@pytest.mark.parametrize("name", shipped())
def test_one_paragraph_of_plain_words(name):
    text = restated(read(name))
    assert "\n" not in text and text.endswith(".") and "  " not in text
    assert "—" not in text and "_" not in text and "None" not in text


@pytest.mark.parametrize("name", [name for name in shipped() if name != "nothing"])
def test_it_says_from_when_who_and_what_stays(name):
    text = restated(read(name))
    assert text.startswith("From 1 January 2028: ")
    assert "Who can make it: " in text
    assert "leaves" in text


def test_nothing_is_said_to_be_nothing():
    assert restated(read("nothing")).startswith("It changes nothing")
    assert restated(_reform("set: {us.import.age_years: 25}")).startswith("It changes nothing")


def test_the_age_that_epa_keeps_is_named():
    assert "one of 15 to 20 still cannot come in without EPA's certificate" in restated(read("import-age-15"))
    assert "EPA's own age" not in restated(read("import-age-15-both"))


def test_the_ages_of_states_are_named():
    assert "(CT, MI, PA, VA, WI)" in restated(read("import-age-15"))


def test_what_tests_less_is_named():
    assert "108, 127, 201, 208, 214, 301, 305 and 305a ask less" in restated(read("accept-un"))
    assert "ask less" not in restated(read("accept-un-near"))


def test_the_duties_behind_the_truck_duty_are_named():
    text = restated(read("truck-duty-repeal"))
    assert "15 percent in all" in text and "12.5 percent in all" in text


def test_each_lever_that_moves_something_alone_is_told():
    """A lever set away from today's value says something, or needs another one that says it."""
    for lever in levers():
        if lever.with_ or lever.id in ("us.built_in_us", "states.follow", "states.definition"):
            continue
        value = {"flag": "false" if lever.today else "true", "whole": "7", "number": "33", "choice": lever.choices[-1] if lever.choices else "", "list": "[JP]"}[lever.kind]
        text = restated(_reform(f"set: {{{lever.id}: {value}}}"))
        assert not text.startswith("It changes nothing"), lever.id
        assert text.count(". ") >= 1


def test_a_definition_that_nobody_adopts_is_nothing():
    assert restated(_reform("set: {states.definition: texas, states.follow: none}")).startswith("It changes nothing")


def test_days_of_their_own_are_told_in_order():
    text = restated(_reform("set:\n  us.import.age_years: {value: 15, from: 2030-01-01}\n  us.import.emissions_age: 15\n"))
    assert text.index("From 1 January 2028: EPA") < text.index("From 1 January 2030: any vehicle")


def test_rules_are_told():
    text = restated(_reform("rules:\n- {rule: tx.kei.act_2025, end: true}\n- {rule: co.kei.act_2028, change: {drive: {max_posted_mph: 65}}}\n"))
    assert "the rule tx.kei.act_2025 ends" in text and "co.kei.act_2028 is changed in drive" in text and "each state, in its own law" in text


def test_an_edition_of_an_approval_is_told():
    text = restated(_reform("set: {us.class.kei.exists: true, us.class.kei.accepts: [JP-2024], states.follow: [TX]}"))
    assert "Japan's whole-vehicle approval to the rules of 2024" in text and "TX follows" in text


def test_what_is_supposed_is_said_before_anything_is_computed():
    text = restated(read("part-555-90000"))
    assert "in both worlds" in text and "overall at least as safe as a vehicle that meets the standards" in text
    assert "Supposed besides" not in restated(read("kei-class-45"))
    assert "approvals to the United Nations regulations" in restated(_reform("set: {us.class.kei.exists: true, us.class.kei.accepts: [UN]}\nsupposes: [un_approval]"))


def test_a_class_by_un_approvals_says_that_no_kei_is_known_to_have_them():
    body = "set: {us.class.kei.exists: true, us.class.kei.accepts: [%s]}"
    assert "no United Nations approval is on record" in restated(_reform(body % "UN"))
    for other in (body % "UN, JP", body % "JP", (body % "UN") + "\nsupposes: [un_approval]"):
        assert "on record" not in restated(_reform(other))


@pytest.mark.parametrize("name", ["kei-class-35", "kei-class-45", "kei-class-45-alone", "us-built", "medium-speed"])
def test_a_class_that_leaves_out_what_an_act_orders_says_so(name):
    text = restated(read(name))
    assert "Not settled is whether NHTSA can do it by rule alone" in text
    for cite in ("No. 208; 49 USC 30127", "No. 126, 206, 216a, 226; 49 USC 30128", "No. 127; 49 USC 30129", "No. 138; TREAD Act"):
        assert cite in text


def test_an_acceptance_says_it_only_where_the_foreign_test_asks_less():
    text = restated(read("accept-japan"))
    assert "No. 208; 49 USC 30127" in text and "No. 127; 49 USC 30129" in text and "216a; 49 USC 30128" not in text
    assert "Not settled" not in restated(read("accept-un-near"))
    assert "Not settled" not in restated(read("import-age-15"))


def test_a_class_that_keeps_what_acts_order_is_settled():
    numbers = [number for act in ordered.TOPIC.value.acts for number in act.standards]
    keeps = ", ".join(f"'{number}'" for number in numbers)
    assert "Not settled" not in restated(_reform(f"set: {{us.class.kei.exists: true, us.class.kei.accepts: [JP], us.class.kei.keeps: [{keeps}]}}"))


def test_the_bumper_rule_is_named_among_what_a_class_is_spared():
    assert "and of the bumper standard, save No. 111" in restated(read("kei-class-45"))


def test_an_age_that_is_raised_is_not_said_to_be_left():
    text = restated(_reform("set: {us.import.age_years: 30}"))
    assert "It leaves the safety age" not in text and "The safety age of 30 years is the later of the two and decides" in text
    assert "It leaves the safety age of 25 years" in restated(_reform("set: {us.import.emissions_age: 15}"))


def test_a_posted_limit_that_no_state_writes_binds_nobody():
    assert "The posted limit binds nobody where a state does not write it" in restated(read("kei-class-45-alone"))
    assert "binds nobody" not in restated(read("kei-class-45"))


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("truck-duty-repeal", "Congress, by statute, or the President, by proclamation."),
        ("import-age-15-both", "Congress, by statute, and EPA, by rule."),
        ("us-built", "NHTSA, by rule, and each state, in its own law."),
    ],
)
def test_any_one_of_several_is_told_apart_from_all_of_them(name, who):
    assert f"Who can make it: {who}" in restated(read(name))
