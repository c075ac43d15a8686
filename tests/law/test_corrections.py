"""The catalogue of errors: each line is there, stands on something, and shows beside the right answers."""

from __future__ import annotations

from datetime import date

import pytest

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window
from keiway.law import fmvss
from keiway.law.corrections import about, catalogue, corrections, entries, for_case
from keiway.law.state.load import states
from keiway.vehicles.record import Vehicle

BUILT = Window(date(1996, 5, 1), date(1996, 5, 31))
KEI = Vehicle(id="k", make="Test", model="Truck", kind="kei_truck")
VAN = Vehicle(id="v", make="Test", model="Delica", kind="minivan")
US = Vehicle(id="u", make="Test", model="Sedan", kind="small_car", us_certified=True)
OPEN_GATES = {"enter.safety": Verdict.YES, "register": Verdict.YES}
SHUT = {"enter.safety": Verdict.YES, "register": Verdict.NO}


def rules(vehicle: Vehicle, state: str | None, verdicts=OPEN_GATES) -> list[str | None]:
    case = Case(vehicle=vehicle, built=BUILT, as_of=date(2026, 11, 24), state=state)
    return [reason.rule for reason in for_case(case, verdicts)]


def test_all_35_lines_are_there() -> None:
    assert {line.number for line in corrections()} == {f"E{number}" for number in range(1, 36)}
    ids = [line.id for line in corrections()]
    assert len(ids) == len(set(ids))


def test_every_line_stands_on_something_that_resolves() -> None:
    known = {**entries(), **fmvss.entries()}
    for law in states().values():
        known.update(law.citations)
    for line in corrections():
        assert line.seen and set(line.seen) | set(line.sources) <= set(catalogue().sources), line.id
        for cite in line.cites:
            assert cite in known, (line.id, cite)


def test_law_lines_have_topics_and_known_states() -> None:
    for line in corrections():
        assert line.topics, line.id
        assert set(line.states) <= set(states()), line.id


def test_a_line_never_calls_anything_illegal_in_its_own_words() -> None:
    for line in corrections():
        assert "illegal" not in line.right, line.id


def test_topics_find_their_lines() -> None:
    assert {reason.rule for reason in about("when")} == {
        "correction.calendar_year", "correction.whole_year", "correction.month_rules", "correction.one_rule",
    }
    assert [reason.rule for reason in about("where.count")] == ["correction.state_count"]
    assert "correction.section_122" in {line.id for line in corrections(topic="duty")}
    assert {line.number for line in corrections(topic="federal.safety")} >= {"E1", "E2", "E3", "E5", "E6", "E7", "E22", "E29"}
    assert corrections(topic="nothing") == []


@pytest.mark.parametrize(
    ("state", "expected"),
    [("CO", "correction.colorado"), ("AL", "correction.alabama"), ("AK", "correction.alaska"), ("OR", "correction.oregon"),
     ("TX", "correction.texas"), ("CA", "correction.california")],
)  # fmt: skip
def test_a_state_shows_its_line_for_a_kei_only(state: str, expected: str) -> None:
    assert rules(KEI, state) == [expected]
    assert rules(US, state) == []


def test_not_kei_is_said_where_offices_mixed_them_up() -> None:
    assert rules(VAN, "MA") == ["correction.not_kei"]
    assert rules(KEI, "MA") == []
    assert rules(VAN, "OH") == []


def test_import_is_not_plates_is_said_where_the_state_says_no() -> None:
    assert "correction.import_is_not_plates" in rules(KEI, "GA", SHUT)
    assert "correction.import_is_not_plates" not in rules(KEI, "GA", OPEN_GATES)
    assert "correction.import_is_not_plates" not in rules(KEI, "GA", {})


def test_no_state_no_line() -> None:
    assert rules(KEI, None) == []


def test_a_reason_says_both_halves() -> None:
    (reason,) = [each for each in about("where.count")]
    assert reason.text.startswith("You may have read: kei vehicles are legal in 19, 29, 30 or 7 states. Each count has")
    assert reason.kind == "correction"
    assert entries()["correction.state_count"]["sources"][0] == "correction:cnn"


def test_the_figures_the_lines_quote_are_converted_right() -> None:
    right = {line.number: line.right for line in corrections()}
    assert f"3.40 m since October 1998. That is {3.40 / 0.3048:.2f} ft" in right["E23"]
    assert f"3.30 m was {3.30 / 0.3048:.2f} ft" in right["E23"]
    assert f"350 kg ({int(350 * 2.20462262)} lb)" in right["E24"]  # 771.6, cut as the customs ruling cuts it
    assert f"28.6 km/h ({28.6 * 0.621371192:.1f} mph)" in right["E26"]
    assert f"133.7 in ({133.7 * 0.0254:.2f} m)" in right["E32"]
    assert f"70.5 in ({70.5 * 0.0254:.2f} m)" in right["E33"]
