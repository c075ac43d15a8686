"""Each way in: whom it serves, what it asks for, what it gives."""

import pytest
from federal_cases import case, electric

from keiway.answer import Verdict
from keiway.errors import NotUnderstood
from keiway.law import federal

V = Verdict


def ways(of, on=None):
    return {way.id.split(".")[-1]: way for way in federal.pathways(of, on)}


def verdicts(of):
    return [gate.verdict for gate in federal.gates(of)]


def test_every_way_has_a_state_and_a_closed_one_says_why():
    for of in (case("1999-05"), case("2001-11"), case("2026-03", kind="kei_ev", fuel="electric", use="farm")):
        for way in federal.pathways(of):
            if way.state in ("closed", "open_from"):
                assert way.because, way.id
            if way.state == "unknown":
                assert way.missing and all(ask.question for ask in way.missing), way.id


def test_a_way_for_makers_never_opens_a_buyers_gate():
    of = case("2024-01-01", features="meets_all_fmvss maker_filed epa_certificate")
    assert verdicts(of) == [V.NOT_YET, V.NOT_YET]
    assert ways(of)["original_manufacturer_certified"].fits is True
    maker = case("2024-01-01", importer="original_manufacturer", features="meets_all_fmvss maker_filed epa_certificate")
    assert verdicts(maker) == [V.YES, V.YES]


def test_already_in_the_country_there_is_nothing_to_import():
    gates = federal.gates(case("2015-06", in_us=True))
    assert [gate.verdict for gate in gates] == [V.YES, V.YES]
    assert all("already in the country" in gate.says for gate in gates)


def test_a_us_certified_car_needs_no_exemption():
    of = case("2024", kind="minicar", us_certified=True)
    assert verdicts(of) == [V.YES, V.YES] and federal.enter(of).limits["needed"] is False


def test_a_kei_truck_whose_speed_nobody_wrote_down_is_no_slow_vehicle():
    of = case("2015-06", top_speed_kmh=None, gvw_kg=None, fuel=None)
    assert verdicts(of) == [V.NOT_YET, V.NOT_YET]


def test_a_low_speed_vehicle_of_unknown_weight_waits_for_it():
    of = case("2026-03", kind="lsv", fuel="electric", top_speed_kmh=40.0, gvw_kg=None)
    gate = federal.gates(of)[0]
    assert gate.verdict == V.UNKNOWN and [ask.fact for ask in gate.missing] == ["gvwr_lb"]


def test_a_quadricycle_is_no_low_speed_vehicle_without_its_makers_certificate():
    of = electric("2026-03", kind="quadricycle", mph=25)
    assert ways(of)["low_speed_vehicle"].because == ("needs its maker's certification as a low-speed vehicle",)
    certified = electric("2026-03", kind="quadricycle", mph=25, features="lsv_certified")
    assert verdicts(certified) == [V.YES, V.YES]


@pytest.mark.parametrize(
    ("entry", "gvwr_lb", "name", "state"),
    [
        ("2004-05-01", 2900, "low_speed_vehicle_1998", "open"),
        ("2006-01-01", 2600, "low_speed_vehicle_2005", "closed"),
        ("2006-06-05", 2600, "low_speed_vehicle", "open"),
    ],
)
def test_the_low_speed_class_is_the_one_of_the_day(entry, gvwr_lb, name, state):
    found = ways(electric("2003-01", gvwr_lb=gvwr_lb, entry=entry))
    assert found[name].state == state


def test_a_golf_cart_and_a_side_by_side_come_in_as_off_road_vehicles():
    cart = electric("2026", kind="golf_cart", mph=15)
    assert verdicts(cart) == [V.YES_WITH_LIMITS, V.YES]
    buggy = case("2026", kind="utv", top_speed_kmh=90.0)
    gates = federal.gates(buggy)
    assert gates[0].verdict == V.YES_WITH_LIMITS and gates[0].limits["road"] == "state_decides"
    assert gates[1].verdict == V.UNKNOWN and gates[1].missing[0].fact == "nonroad_label"
    assert verdicts(case("2026", kind="utv", top_speed_kmh=90.0, features="nonroad_label"))[1] == V.YES


def test_three_wheels_certified_as_a_motorcycle():
    of = case("2026", kind="quadricycle", wheels=3, features="motorcycle_certified")
    assert ways(of)["motorcycle_three_wheel"].state == "open"
    four = case("2026", kind="quadricycle", wheels=4, features="motorcycle_certified")
    assert ways(four)["motorcycle_three_wheel"].because == ("wheels must be at most 3; it is 4",)


def test_the_off_road_way_serves_the_farm_and_never_the_road():
    features = "limited_25mph offroad_statement governor_approved nonroad_certificate"
    assert verdicts(case("2015-06", use="farm", features=features)) == [V.YES_WITH_LIMITS, V.YES_WITH_LIMITS]
    assert verdicts(case("2015-06", use="road", features=features)) == [V.NOT_YET, V.NOT_YET]


def test_converted_trucks_need_the_nonroad_certificate_since_december_2008():
    features = "limited_25mph offroad_statement governor_approved nonroad_certificate"
    early = case("1995-06", "2008-12-07", use="farm", features=features)
    assert "in force only from 2008-12-08" in ways(early)["epa_nonroad_converted"].because
    assert ways(early)["epa_nonroad_converted"].possible_from.isoformat() == "2008-12-08"


def test_show_or_display_needs_the_letter_and_carries_its_terms():
    plain = federal.gates(case("2010", use="show"))[0]
    assert plain.verdict == V.NOT_YET and [ask.fact for ask in plain.missing] == ["show_letter"]
    granted = federal.gates(case("2010", use="show", features="show_letter"))[0]
    assert granted.verdict == V.YES_WITH_LIMITS and any("2,500 miles" in term for term in granted.limits["terms"])
    assert ways(case("1999-05", features="show_letter"))["show_or_display"].state == "closed"  # 25 already: free


def test_a_foreign_diplomat_and_a_foreign_soldier_show_their_papers():
    of = case("2020", importer="foreign_military")
    assert federal.gates(of)[0].verdict == V.UNKNOWN
    assert verdicts(case("2020", importer="foreign_military", features="foreign_orders")) == [V.YES_WITH_LIMITS] * 2


def test_a_registered_importer_needs_a_decision_and_there_is_none_for_kei():
    of = case("2015-06", importer="registered_importer")
    assert "eligibility decision" in " ".join(ways(of)["registered_importer_capable_of_conforming"].because)
    decided = case("2015-06", importer="registered_importer", features="eligibility_decision crash_evidence")
    assert ways(decided)["registered_importer_capable_of_conforming"].state == "open"
    bond = next(fee for fee in ways(decided)["registered_importer_substantially_similar"].fees if fee.percent)
    assert (bond.percent, bond.of) == (150, "dutiable value")


@pytest.mark.parametrize(
    ("original", "features", "verdict"),
    [
        (True, "", V.YES),
        (None, "", V.YES),
        (False, "", V.UNKNOWN),
        (False, "engine_identical", V.YES),
        (False, "engine_other", V.NO),
        (False, "engine_other ici_contract", V.YES_WITH_LIMITS),
    ],
)
def test_a_swapped_engine_puts_the_emissions_exemption_in_doubt(original, features, verdict):
    of = case("1999-03", original_configuration=original, features=features)
    assert federal.gates(of)[1].verdict == verdict


def test_while_the_engine_is_in_doubt_both_readings_and_our_own_leaning_are_given():
    gate = federal.gates(case("1999-03", original_configuration=False))[1]
    assert "2010 manual" in " ".join(reason.text for reason in gate.reasons)
    assert gate.leaning and gate.missing[0].settles.endswith("for a given engine")
    assert federal.gates(case("1999-03"))[1].leaning is None


def test_the_off_road_way_says_how_sure_it_is():
    of = case("2015-06", use="farm", features="limited_25mph offroad_statement")
    assert "no safe harbour" in " ".join(reason.text for reason in federal.gates(of)[0].reasons)


def test_a_truck_was_no_low_speed_vehicle_before_october_2005():
    of = case("2003-01", "2004-05-01", top_speed_kmh=38.0, features="lsv_certified")
    assert ways(of)["low_speed_vehicle_1998"].because[0].startswith("kind of vehicle must not be kei truck")


def test_what_is_taken_for_granted_is_said():
    way = ways(case("1999-05"))["epa_age_21"]
    assert any("--modified" in text for text in way.assumed)
    assert not any("--modified" in text for text in ways(case("1999-05", original_configuration=True))["epa_age_21"].assumed)


def test_a_dealer_is_told_that_form_and_text_of_the_emissions_exemption_differ():
    gate = federal.gates(case("1999-05", importer="dealer"))[1]
    assert {position.authority for position in gate.positions} == {"agency", "regulation"}


def test_an_importer_that_is_not_known_is_refused_with_the_list():
    with pytest.raises(NotUnderstood) as error:
        federal.gates(case("1999-05", importer="smuggler"))
    assert "individual" in error.value.suggestions


def test_petitions_and_recall_relief_open_nothing():
    found = ways(case("1999-05", importer="original_manufacturer"))
    assert found["rulemaking_petition"].state == found["inconsequential_noncompliance"].state == "closed"
    assert "lets no vehicle in by itself" in found["rulemaking_petition"].because


def test_the_two_gates_in_one_open_only_when_both_do():
    waits = federal.enter(case("2007-03"))
    assert waits.verdict == V.NOT_YET and waits.certain_from.isoformat() == "2032-03-31"
    shut = federal.enter(case("1999-03", original_configuration=False, features="engine_other"))
    assert shut.verdict == V.NO and shut.possible_from is None and shut.certain_from is None
