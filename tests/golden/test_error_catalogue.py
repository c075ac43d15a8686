"""Mistakes found in the wild: the right answer, and the correction said where it helps.

The catalogue is ``data/corrections.yaml``; each test is named after its entry.
"""

from datetime import date

import pytest

from keiway.answer import Verdict
from keiway.api import case, check, when, where
from keiway.law.customs import answer as customs
from keiway.law.state.load import states
from keiway.vehicles.classes import kei_now, kei_then
from keiway.vehicles.resolution import resolve

V = Verdict
TODAY = "2026-11-22"


def gate(answer, name):
    return next(gate for gate in answer.gates if gate.gate == name)


def corrections(answer) -> str:
    return " ".join(reason.text for reason in answer.reasons if reason.kind == "correction").casefold()


def test_e1_e2_age_is_counted_to_the_day_not_by_calendar_year():
    early = check("Honda Acty HA6", built="2001-11", as_of="2026-01-15", state="TX")
    assert gate(early, "enter.safety").verdict == V.NOT_YET
    assert gate(early, "enter.safety").possible_from == date(2026, 11, 1)
    assert check("Honda Acty HA4", built="1999-02", as_of="2024-01-15").gates[0].verdict == V.NOT_YET
    assert check("2000 Honda Acty truck", as_of="2025-06-15").gates[0].verdict == V.UNKNOWN, "only some of 2000 is 25 by then"
    assert check("2000-05 Honda Acty truck", as_of="2025-06-15").gates[0].verdict == V.YES


def test_e3_month_known_gives_both_days():
    found = when("Honda Acty HA4", built="1999-05", as_of="2024-05-15")
    safety = found.clocks[0]
    assert (safety.possible_from, safety.certain_from) == (date(2024, 5, 1), date(2024, 5, 31))


def test_e4_e5_two_gates_with_their_own_citations():
    found = check("Daihatsu Copen L880K", built="2003-09", as_of=TODAY, state="WA")
    assert gate(found, "enter.emissions").verdict == V.YES
    assert gate(found, "enter.safety").verdict == V.NOT_YET
    cites = {cite for one in found.gates for reason in one.reasons for cite in reason.cites}
    assert "49 USC 30112(b)(9)" in cites and not {"49 USC 30112(a)(9)", "49 USC 30112(b)(3)"} & cites
    assert any("85.1511" in cite for cite in cites) and not any("85.1703" in cite for cite in cites)


def test_e6_the_25_years_are_not_the_chicken_tax():
    found = check("1999 Subaru Sambar truck", state="CO", as_of=TODAY)
    assert "chicken tax" in corrections(found)
    assert "25%" in found.customs.says


def test_e7_the_standards_are_older_than_the_act_of_1988():
    from keiway.law.library import explain

    act = explain("us.trap.act_of_1988")
    assert "1960s" in act.text or "1966" in act.text or "1967" in act.text or "1968" in act.text
    assert explain("us.fmvss.208").details, "each standard carries its own first day"
    assert explain("Public Law 100-562").text


def test_e8_alabama_and_alaska_by_their_own_text():
    assert gate(check("1998 Suzuki Every", state="AK", as_of=TODAY), "register").verdict == V.NO
    truck = check("1996 Honda Acty HA4", state="AL", as_of=TODAY)
    assert gate(truck, "register").verdict in (V.YES_WITH_LIMITS, V.UNKNOWN)
    assert any("25 mph" in reason.text for reason in gate(truck, "register").reasons)


@pytest.mark.parametrize(
    ("day", "register", "cap"), [("2026-11-22", V.DISPUTED, None), ("2027-08-01", V.DISPUTED, 55), ("2028-02-01", V.YES, 55)]
)
def test_e9_colorado_on_three_days(day, register, cap):
    found = check("1997 Suzuki Alto HA11S", state="CO", as_of=day)
    assert gate(found, "register").verdict == register
    assert gate(found, "drive").limits["max_posted_mph"] == cap


def test_e10_oregon_refuses_and_the_bill_is_told():
    found = check("1995 Honda Acty HA4", state="OR", as_of=TODAY)
    assert gate(found, "register").verdict == V.NO
    assert any("SB 1213" in text or "2026" in text for text in found.would_change)


@pytest.mark.parametrize(("day", "register"), [("2024-03-01", V.NO), ("2024-05-01", V.YES), ("2025-10-01", V.YES)])
def test_e11_texas_before_and_after(day, register):
    assert gate(check("1996 Honda Acty HA4", state="TX", as_of=day), "register").verdict == register


def test_e12_california_turns_on_its_own_certificate():
    found = gate(check("1996 Honda Beat", state="CA", as_of=TODAY), "register")
    assert found.verdict == V.NO and "certificate of conformance" in found.says


def test_e13_a_count_carries_its_day_and_definition():
    found = where("1999 Subaru Sambar truck", as_of=TODAY)
    assert sum(found.counts.values()) == 51
    assert str(found.as_of) == TODAY and "50 states and DC" in found.definition
    assert "not as YES" in found.definition
    assert any("7" in reason.text for reason in found.other_counts)


def test_e14_one_word_is_not_all():
    florida = next(row for row in where("1997 Daihatsu Hijet truck S110P", as_of=TODAY).rows if row.state == "FL")
    assert (florida.max_posted_mph, florida.interstate) == (35, "no")


def test_e15_import_is_not_road_use():
    found = check("1995 Subaru Sambar KV4", state="GA", as_of=TODAY)
    assert gate(found, "enter.safety").verdict == V.YES
    assert gate(found, "register").verdict == V.NO and found.verdict == V.NO


def test_e16_e17_label_and_limiter_do_not_move_the_heading():
    farm = customs(case("Daihatsu Hijet S500P", built="2023-05", as_of=TODAY, use="farm"))
    assert {each.hts[:4] for each in farm.duties} == {"8704"}
    text = " ".join(reason.text for reason in farm.reasons).casefold()
    assert "off-road" in text or "farm" in text


def test_e17_a_ruling_on_a_philippine_rebuild_is_not_matched_to_a_japanese_truck():
    truck = customs(case("1999 Subaru Sambar truck", as_of=TODAY))
    assert "N340640" in truck.says and "25%" in truck.says
    rebuilt = next((match for match in truck.heading.rulings if "H87834" in match.name), None)
    assert rebuilt is None or not rebuilt.holding_read, "its result was not read and frees nothing"


def test_e19_fees_are_flat_or_by_rate_of_value_and_the_ship_pays_the_harbor_fee():
    found = customs(case("1999 Subaru Sambar truck", as_of=TODAY, price_usd="4000"))
    fees = {quantity.id: quantity.mid for quantity in found.quantities}
    assert fees["customs.mpf_fy2027"] == 34.58 and fees["customs.harbor_maintenance"] == 5.0
    assert not any("broker" in id_ for id_ in fees), "a broker's price is no duty and is not invented"


def test_e18_the_duty_base_leaves_freight_out():
    found = customs(case("1996 Honda Beat", as_of=TODAY, price_usd="6000"))
    assert all("without international freight" in line.base for line in found.duties[0].lines)


def test_e20_rates_are_told_by_day_of_entry():
    totals = [str(customs(case("1996 Honda Beat", as_of=day)).duties[0].total) for day in ("2025-03-01", "2026-05-15", TODAY)]
    assert totals == ["2.5%", "27.5%", "15%"]


def test_e21_the_surcharge_was_ten_percent_and_ended():
    from keiway.law.library import explain

    surcharge = explain("us.duty.section_122")
    assert (surcharge.details["rate_pct"], surcharge.since, surcharge.until) == ("10", "2026-02-24", "2026-07-23")
    assert "15" in explain("us.correction.section_122_15").title


def test_e22_a_limiter_makes_no_low_speed_vehicle():
    found = check("Suzuki Carry DA16T", built="2020-05", as_of=TODAY, use="lsv", state="TX")
    assert gate(found, "enter.safety").verdict in (V.NO, V.NOT_YET)


def test_e23_kei_length_in_feet():
    current = resolve("Honda N-Box JF3").vehicle
    assert current.length_mm / 304.8 == pytest.approx(11.14, abs=0.01), "3.395 m is more than 11 ft"


@pytest.mark.parametrize("name", ["Mitsubishi Delica Star Wagon", "Toyota LiteAce", "Nissan Skyline R34", "Jimny 1300"])
def test_e28_what_is_no_kei_is_told_by_measure(name):
    from keiway.vehicles.identification import find

    match = find(name)
    rows = [match.vehicle] if match.vehicle else [candidate.vehicle for candidate in match.candidates]
    for row in rows:
        assert not row.is_kei
        assert kei_now(row).inside is False and (kei_then(row) is None or kei_then(row).inside is False)


def test_e29_nothing_bars_a_small_car_for_its_size():
    found = check("Smart fortwo 451", built="2012", as_of=TODAY, state="CO")
    assert gate(found, "register").verdict == V.YES and gate(found, "enter.safety").verdict == V.YES


def test_e30_a_law_a_count_and_a_forecast_are_kept_apart():
    new = check("Suzuki Alto HA37S", built="2026-05", as_of=TODAY, state="TX")
    assert gate(new, "enter.safety").verdict == V.NOT_YET
    text = " ".join(reason.text for reason in where("1999 Subaru Sambar truck", as_of=TODAY).other_counts)
    assert "30" in text or "29" in text


def test_e34_owners_fate_is_told():
    for code in ("GA", "RI", "MA"):
        assert any(rule.transition for rule in states()[code].rules), f"{code}: what of existing owners?"


def test_every_law_side_entry_says_what_is_right():
    from keiway.law.corrections import corrections as entries

    found = {entry.number: entry for entry in entries()}
    law_side = [f"E{n}" for n in (*range(1, 23), 28, 29, 30, 34)]
    assert [id_ for id_ in law_side if id_ not in found] == []
    assert all(line.right and (line.cites or line.sources or line.seen or line.shown_by) for line in found.values())
