"""Golden cases g1 to g15 of the federal reference, on the facts as known on 22 November 2026."""

import pytest
from federal_cases import case, electric

from keiway.answer import Verdict
from keiway.law import federal

V = Verdict


def ways(of):
    return {way.id.split(".")[-1]: way for way in federal.pathways(of)}


def gate_of(of):
    return {gate.gate: gate for gate in federal.gates(of)}


def test_g1_a_carry_of_may_1999_passes_every_clock():
    of = case("1999-05-15")
    found = ways(of)
    assert found["age_25_exemption"].state == found["epa_age_21"].state == "open"
    assert {clock.state for clock in federal.clocks(of)} == {"reached", "never"}
    assert federal.enter(of).verdict == V.YES


def test_g2_an_acty_of_10_december_2001_is_299_months_old():
    found = ways(case("2001-12-10"))
    assert found["age_25_exemption"].state == "open_from"
    assert found["age_25_exemption"].possible_from == found["age_25_exemption"].certain_from
    assert found["age_25_exemption"].certain_from.isoformat() == "2026-12-10"
    assert found["epa_age_21"].state == "open"


def test_g3_with_the_month_alone_practice_and_strict_reading_part():
    of = case("2001-12", "2026-12-01")
    clock = federal.clocks(of)[0]
    assert clock.practice_from.isoformat() == "2026-12-01"
    safety = gate_of(of)["enter.safety"]
    assert safety.verdict == V.UNKNOWN and safety.missing[0].question == "On which day was it built?"
    assert any(reason.kind == "practice" for reason in safety.reasons)


def test_g4_a_copen_of_2005_passes_emissions_and_waits_for_safety():
    of = case("2005-06-01", kind="kei_sports")
    found = ways(of)
    assert found["epa_age_21"].state == "open"
    assert [way.id for way in found.values() if way.layer == "safety" and way.state == "open"] == []
    assert any("none is known for a kei" in text for text in found["registered_importer_capable_of_conforming"].because)


def test_g5_a_new_electric_kei_leaves_makers_ways_only():
    of = case("2026-03-01", kind="kei_ev", fuel="electric")
    found = ways(of)
    assert [way.id for way in found.values() if way.state == "open"] == []
    fits = {name for name, way in found.items() if not way.yours and way.fits is not False and way.layer == "safety"}
    expected = {"original_manufacturer_certified", "part555_low_emission", "part555_overall_equivalent_safety", "manufacturer_test_vehicles"}
    assert expected <= fits
    assert all("maker" in found[name].because[0] for name in expected)


def test_g6_a_topolino_capped_at_25_mph_by_its_maker_is_a_low_speed_vehicle():
    found = ways(electric("2026-03", mph=25, gvwr_lb=1900))
    assert found["low_speed_vehicle"].state == "open" and found["age_25_exemption"].state != "open"


def test_g7_a_topolino_as_sold_in_europe_is_not():
    of = electric("2026-03", kind="quadricycle", mph=28, gvwr_lb=1900)
    found = ways(of)
    assert found["low_speed_vehicle"].state == "closed"
    assert [way.id for way in found.values() if way.state == "open"] == []
    assert any(reason.rule == "us.trap.quadricycle" for reason in gate_of(of)["enter.safety"].reasons)


def test_g8_a_beat_for_california_needs_the_certificate_all_the_same():
    of = case("1996-01-01", kind="kei_sports", state="CA")
    assert federal.enter(of).verdict == V.YES
    assert "certificate of conformance" in {c.id: c.says for c in federal.clocks(of)}["us.clock.california"]


def test_g9_us_service_members_have_no_privilege():
    of = case("2012-04-01", kind="kei_suv", importer="us_military")
    assert gate_of(of)["enter.safety"].verdict == V.NOT_YET
    assert ways(of)["foreign_armed_forces"].state == "closed"
    reason = next(r for r in gate_of(of)["enter.safety"].reasons if r.rule == "us.trap.military")
    assert "1992" in reason.text and "49 USC 30143" in reason.cites


def test_g10_a_tourist_may_bring_it_for_a_year_and_not_sell_it():
    found = ways(case("2018-01-01", kind="kei_van", importer="nonresident"))
    assert found["nonresident_one_year"].state == "open" and found["nonresident_one_year"].permits.sale == "no"


def test_g11_canadas_fifteen_years_give_no_right():
    of = case("2009-01-01", features="from_canada")
    found = ways(of)
    assert found["age_25_exemption"].state == "open_from"
    assert found["canada_certified_manufacturer_letter"].state == "closed"
    assert any(r.rule == "us.trap.canada" for r in gate_of(of)["enter.safety"].reasons)


def test_g12_a_governed_new_kei_truck_for_the_farm_comes_in_on_conditions_and_off_the_road():
    of = case("2024-05-01", use="farm", features="limited_25mph offroad_statement")
    gates = gate_of(of)
    assert gates["enter.safety"].verdict == V.YES_WITH_LIMITS and gates["enter.safety"].limits["road"] == "no"
    assert gates["enter.emissions"].verdict == V.NOT_YET
    assert {ask.fact for ask in gates["enter.emissions"].missing} == {"governor_approved", "nonroad_certificate"}


def test_g13_a_licensed_replica_of_a_1991_kei_sports_car():
    features = "maker_under_5000 replicas_under_325 replica_of_25 ip_licence replica_registered"
    way = ways(case("2026-01-01", kind="kei_sports", importer="small_manufacturer", features=features))["replica_low_volume"]
    assert way.state == "open" and any("325" in limit for limit in way.limits)


@pytest.mark.parametrize(("mph", "gvwr_lb"), [(25, 3000), (20, 2000), (26, 2000)])
def test_g14_g15_the_edges_of_the_low_speed_class_lie_outside(mph, gvwr_lb):
    assert ways(electric("2026-03", mph=mph, gvwr_lb=gvwr_lb))["low_speed_vehicle"].state == "closed"


def test_just_inside_the_edges_it_is_one():
    assert ways(electric("2026-03", mph=20.5, gvwr_lb=2999))["low_speed_vehicle"].state == "open"
