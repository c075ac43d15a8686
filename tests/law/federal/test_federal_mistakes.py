"""Mistakes found in the wild: the right answer, and the words that say what one may have read."""

import pytest
from federal_cases import case, electric

from keiway.answer import Verdict
from keiway.law import federal

V = Verdict


def safety(of):
    return federal.gates(of)[0]


def emissions(of):
    return federal.gates(of)[1]


def corrections(of):
    found = {r.rule.removeprefix("us.trap."): r.text for gate in federal.gates(of) for r in gate.reasons if r.kind == "correction"}
    assert all(text.startswith("You may have read") for text in found.values())
    return found


def explained(id_):
    return federal.entries()[f"us.trap.{id_}"]


def test_e1_counting_by_calendar_year():
    of = case("2001-11", "2026-01-15")
    assert safety(of).verdict == V.NOT_YET
    assert "day of manufacture" in corrections(of)["calendar_year"]


def test_e2_a_2000_model_opens_month_by_month_through_2025():
    assert safety(case("2000-12-20", "2025-12-01")).verdict == V.NOT_YET
    assert safety(case("2000-01-02", "2025-02-01")).verdict == V.YES
    assert safety(case("2000", "2025-06-01")).verdict == V.UNKNOWN


def test_e3_with_the_month_known_both_days_are_given():
    gate = safety(case("1999-05", "2024-01-01"))
    assert (gate.possible_from.isoformat(), gate.certain_from.isoformat()) == ("2024-05-01", "2024-05-31")
    assert "possible from the first day" in explained("month_rules")["text"]


def test_e4_safety_and_emissions_are_two_gates():
    of = case("2003-09")
    assert (safety(of).verdict, emissions(of).verdict) == (V.NOT_YET, V.YES)
    assert "original configuration" in corrections(of)["two_rules_as_one"]


def test_e5_the_citation_is_the_right_one():
    cites = {cite for gate in federal.gates(case("1999-05")) for reason in gate.reasons for cite in reason.cites}
    assert {"49 USC 30112(b)(9)", "49 CFR 591.5(i)(1)"} <= cites
    assert not {"49 USC 30112(a)(9)", "49 USC 30112(b)(3)", "49 CFR 571.7"} & cites
    assert "49 USC 30112(b)(9)" in federal.entries() and "49 USC 30112(a)(9)" not in federal.entries()
    assert "30112(b)(9)" in explained("wrong_citation")["text"]


def test_e6_the_chicken_tax_is_another_law():
    assert "nothing to do" in explained("chicken_tax")["text"]


def test_e7_the_standards_are_older_than_1988():
    assert "1960s" in explained("act_of_1988")["text"]


def test_e15_import_is_not_plates():
    way = next(way for way in federal.pathways(case("1999-05")) if way.id == "us.safety.age_25_exemption")
    assert "state title and registration" in way.not_exempt and way.permits.road == "state_decides"
    assert "49 USC 30103(b)" in explained("import_is_not_plates")["cites"]


def test_e22_a_limiter_makes_no_low_speed_vehicle():
    of = case("1999-05", use="lsv", features="limited_25mph")
    assert "certified as one by its maker" in corrections(of)["limiter_lsv"]
    way = next(way for way in federal.pathways(of) if way.id == "us.safety.low_speed_vehicle")
    assert way.state == "closed" and any("maker's certification" in text for text in way.because)
    assert "limiter_lsv" not in corrections(electric("2026-03"))


def test_e29_no_rule_bars_small_cars():
    assert "no such rule" in explained("small_cars_barred")["text"]


def test_b10_past_21_and_short_of_25_is_shut_for_the_road():
    of = case("2004-06-01")
    assert emissions(of).verdict == V.YES and federal.enter(of).verdict == V.NOT_YET


def test_b11_exempt_is_not_paperless():
    assert emissions(case("1999-05")).limits["forms"] == {"EPA 3520-1": "E"}
    assert safety(case("1999-05")).limits["forms"]["HS-7"] == "1"


def test_b13_taking_the_limiter_off_takes_the_basis_away():
    of = case("2015-06", use="farm", features="limited_25mph offroad_statement")
    assert "uncertified" in corrections(of)["limiter_off"]


def test_b25_the_presidents_word_changed_no_rule():
    of = case("2026-03", kind="kei_ev", fuel="electric")
    assert safety(of).verdict == V.NOT_YET
    assert "changed no standard" in corrections(of)["presidents_word"]
    assert "presidents_word" not in corrections(case("2001-12"))


def test_an_ordinary_answer_carries_no_correction():
    assert corrections(case("1999-05")) == {}


@pytest.mark.parametrize("built", ["1999-05", "2001-12", "2001-11", "2015-06", "2026-03"])
def test_no_answer_calls_anything_illegal(built):
    text = " ".join(gate.says + " ".join(r.text for r in gate.reasons) for gate in federal.gates(case(built)))
    assert "illegal" not in text.casefold()
