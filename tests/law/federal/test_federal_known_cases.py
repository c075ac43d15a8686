"""The import half of the known cases: allowed yes, no, depends or not needed."""

import pytest
from federal_cases import case, electric

from keiway.answer import Verdict
from keiway.law import federal

V = Verdict
ALLOWED = {
    "yes": {V.YES},
    "no": {V.NO, V.NOT_YET},
    "depends": {V.UNKNOWN},
    "not_needed": {V.YES},
}

CASES = [
    ("st-001", case("1999-05"), "yes"),
    ("st-002", case("2001-12"), "no"),
    ("st-003", case("2001-08"), "yes"),
    ("st-004", case("1992-03", kind="kei_sports"), "yes"),
    ("st-005", case("1996-04"), "yes"),
    ("st-006", case("2000-02"), "yes"),
    ("st-007", case("1991-06", kind="kei_sports"), "yes"),
    ("st-008", case("1997-07", kind="kei_car"), "yes"),
    ("st-009", case("1997-07", "2028-02-01", kind="kei_car"), "yes"),
    ("st-010", case("1997-07", "2027-09-01", kind="kei_car"), "yes"),
    ("st-011", case("1995-05", kind="kei_van"), "yes"),
    ("st-012", case("1995-01", "2024-08-01", kind="kei_van"), "yes"),
    ("st-013", case("1995-01", "2024-10-01", kind="kei_van"), "yes"),
    ("st-014", case("2000-03", kind="kei_car"), "yes"),
    ("st-015", case("1998-01"), "yes"),
    ("st-016", case("1994-06", kind="kei_van"), "yes"),
    ("st-017", case("1996-09"), "yes"),
    ("st-018", case("1996-09", in_us=True), "not_needed"),
    ("st-019", case("1999-04", "2025-05-01"), "yes"),
    ("st-020", case("1999-04", "2025-09-01"), "yes"),
    ("st-021", case("1999-05", state="CA"), "yes"),
    ("st-022", case("1966-06", kind="kei_car", state="CA"), "yes"),
    ("st-023", electric("2026-03", gvwr_lb=2400), "not_needed"),
    ("st-024", electric("2026-03", gvwr_lb=2400, us_certified=True), "not_needed"),
    ("st-025", electric("2026-03", gvwr_lb=3200), "no"),
    ("st-026", case("2003-09", kind="kei_sports"), "no"),
    ("st-027", case("2015-06", use="farm"), "no"),
    ("st-028", case("1996-10", kind="minicar"), "yes"),
    ("st-029", case("2001-01", kind="kei_car"), "yes"),
    ("st-030", case("1995-03", in_us=True), "not_needed"),
    ("st-031", case("1998-02"), "yes"),
    ("st-032", case("1997-05"), "yes"),
    ("st-033", case("2001-11", kind="kei_car"), "depends"),
    ("st-034", case("1999-03", original_configuration=False), "depends"),
    ("st-101", case("1998-05", kind="kei_van"), "yes"),
    ("st-102", case("1995-03", kind="kei_sports"), "yes"),
]


@pytest.mark.parametrize(("of", "allowed"), [(of, allowed) for _, of, allowed in CASES], ids=[id_ for id_, _, _ in CASES])
def test_may_it_be_imported(of, allowed):
    enter = federal.enter(of)
    assert enter.verdict in ALLOWED[allowed]
    assert enter.limits["needed"] is (allowed != "not_needed")


def test_what_the_answers_must_mention():
    says = {id_: federal.enter(of).says for id_, of, _ in CASES}
    assert "1 December 2026" in says["st-002"]
    assert "1 September 2028" in says["st-026"]
    assert "30 November 2026" in says["st-033"]
    assert "identical" in says["st-034"]


def test_a_farm_truck_too_young_is_told_what_would_open_the_off_road_way():
    gates = federal.gates(case("2015-06", use="farm"))
    asked = {ask.fact for gate in gates for ask in gate.missing}
    assert asked == {"limited_25mph", "offroad_statement", "governor_approved", "nonroad_certificate"}
    assert all("Another way for farm use" in gate.says for gate in gates)
    assert all("Another way" not in gate.says for gate in federal.gates(case("2015-06")))
