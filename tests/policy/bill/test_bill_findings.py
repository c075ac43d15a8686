"""What the bill checker finds by itself, each finding held against the catalogue counted by hand."""

from datetime import date

import pytest

from keiway.policy.bill import answer, changed, definition, dump, parse, presets
from keiway.policy.bill.generations import generations
from keiway.vehicles.catalogue import vehicles

DAY = date(2026, 11, 29)
KEIS = [row for row in vehicles() if row.is_kei]


def ask(name, against=None, **limits):
    base = definition(name) if name else None
    return answer(changed(base, limits) if limits else base, DAY, definition(against) if against else None)


def finding(found, id_):
    return next(one for one in found.findings if one.id == id_)


def outcomes(found):
    return {row.id: row.outcome for row in found.rows}


def test_130_inches_drop_every_full_length_kei_since_october_1998():
    found = finding(ask("ma-2024"), "drops.length.kei-1998")
    full = {row.id for row in KEIS if row.production_from >= "1998-10" and row.length_mm and row.length_mm >= 0.985 * 3400}
    assert len(full) > 150 and set(found.vehicles) == full and found.count == len(full)
    assert "drops every full-length kei first sold since October 1998" in found.text
    assert "133.7 in (3.395 m)" in found.text and "3.7 in over the line" in found.text and "A limit of 134 in (3.404 m) would hold them" in found.text


def test_the_limit_that_is_told_lets_them_in_and_an_inch_less_does_not():
    lost = set(finding(ask("ma-2024"), "drops.length.kei-1998").vehicles)
    let_in = outcomes(ask("ma-2024", length_in="134"))
    assert {let_in[id_] for id_ in lost} <= {"caught", "unknown"}
    short = outcomes(ask("ma-2024", length_in="133"))
    assert {short[id_] for id_ in lost} == {"not"}


def test_keis_before_1998_pass_130_inches():
    found = ask("ma-2024")
    assert not any(one.id.startswith("drops.length") and one.id != "drops.length.kei-1998" for one in found.findings)
    assert outcomes(found)["subaru-sambar-5"] == "caught" and outcomes(found)["honda-beat-1"] == "caught"


def test_round_inches_are_held_against_the_metric_lines():
    found = ask("ma-2024")
    assert "3.40 m, the kei limit since October 1998, is 133.9 in: a length of 130 in is 3.9 in short" in finding(found, "trap.length.kei-1998").text
    assert "is that older class, rounded up" in finding(found, "trap.length.kei-660").text
    height = finding(found, "trap.height.kei-1998")
    assert "2.00 m" in height.text and "78.7 in" in height.text and "0.7 in short" in height.text
    assert height.count == sum(row.height_mm is not None and row.height_mm > 78 * 25.4 for row in KEIS)
    assert "58.3 in" in finding(ask(None, width_in="58"), "trap.width.kei-1998").text
    assert not any(one.kind == "trap" for one in ask("co-2025").findings)
    assert not any(one.kind == "trap" for one in ask("jp-kei-1998").findings)


def test_what_is_no_kei_and_is_caught_is_a_surprise():
    found = finding(ask("ma-2024"), "surprise.others")
    kinds = {row.id: row.kind for row in vehicles()}
    assert "gem-e2-2016" in found.vehicles and "fiat-topolino-2026" in found.vehicles
    assert not any(kinds[id_].startswith("kei") for id_ in found.vehicles)
    assert "fiat-500-2012" not in found.vehicles


def test_indianas_least_660_cc_drops_every_kei_with_an_engine():
    found = finding(ask("in.mini_truck"), "drops.engine.>=")
    assert set(found.vehicles) == {row.id for row in KEIS if row.fuel == "electric" or row.displacement_cc}
    assert "659 cc" in found.text
    assert any(one.kind == "nothing" for one in ask("in.mini_truck").findings)


def test_texas_as_substituted_has_no_size_and_takes_a_pickup():
    found = ask("tx-2025-substituted")
    assert "No line limits size" in finding(found, "largest").text
    caught = outcomes(found)
    assert caught["ford-f-150-2021"] == "caught" and caught["mitsubishi-delica-star-wagon-3"] == "caught" and caught["gem-e2-2016"] == "not"


def test_age_tells_which_of_a_generation_are_old_enough():
    rows = {row.id: row for row in ask("tx-2025-introduced").rows}
    assert rows["subaru-sambar-6"].outcome == "part" and rows["subaru-sambar-6"].built == "built by 29 November 2001"
    assert rows["honda-beat-1"].outcome == "caught" and rows["honda-n-box-3"].outcome == "not"
    later = {row.id: row.outcome for row in answer(definition("tx-2025-introduced"), date(2037, 11, 29)).rows}
    assert later["subaru-sambar-6"] == "caught"


def test_an_age_that_begins_and_ends_within_a_generation_is_told():
    made = parse("bill: x\nkinds: [kei]\nwhen: [built >= 2004-01-01, built < 2005-01-01]", "x.yaml")
    row = next(row for row in answer(made, DAY).rows if row.id == "subaru-sambar-6")
    assert (row.outcome, row.built) == ("part", "built 1 January 2004 to 31 December 2004")


def test_an_engine_limit_takes_electric_vehicles_and_says_so():
    found = finding(ask("ma-2024"), "electric")
    assert found.count and all(row.fuel == "electric" for row in vehicles() if row.id in found.vehicles)
    assert not any(one.id == "electric" for one in ask("co-2025").findings)


def test_a_field_that_is_not_known_is_asked_for_and_only_where_it_decides():
    rows = {row.id: row for row in ask("ma-2024").rows}
    lacking = {id_: row.lacking for id_, row in rows.items() if row.outcome == "unknown"}
    by_id = {row.id: row for row in vehicles()}
    assert lacking and all("height" not in fields or by_id[id_].height_mm is None for id_, fields in lacking.items())
    assert rows["daihatsu-hijet-3-360"].lacking == ("height",)
    assert all(row.lacking == () for row in rows.values() if row.outcome != "unknown")
    tall = next(row for row in vehicles() if row.height_mm is None and row.length_mm and row.length_mm > 3302 and row.kind == "kei_van")
    assert rows[tall.id].outcome == "not"  # its length settles it


def test_goods_vans_are_open_in_north_carolina_and_trucks_are_not():
    rows = {row.id: row for row in ask("nc.mini_truck").rows}
    assert rows["subaru-sambar-5"].outcome == "caught" and rows["honda-acty-van-2-660"].lacking == ("built to carry goods",)


def test_what_a_line_drops_alone_comes_in_without_it():
    found = ask("ma-2024")
    width = next(one for one in found.limits if one.line.startswith("width"))
    without = outcomes(ask("ma-2024", width_in="none"))
    assert width.alone == len(width.vehicles) > 0 and {without[id_] for id_ in width.vehicles} == {"caught"}
    wider = outcomes(ask("ma-2024", width_in="62"))
    assert width.admits == 62 and {wider[id_] for id_ in width.vehicles} == {"caught"}


def test_near_misses_lie_within_five_percent():
    rows = [row for row in ask("ma-2024").rows if row.near]
    assert len(rows) > 150 and all(row.outcome == "not" for row in rows)
    assert all(row.length_mm <= 1.05 * 3302 and row.width_mm <= 1.05 * 1524 and (row.height_mm or 0) <= 1.05 * 1981.2 for row in rows)


def test_two_definitions_side_by_side():
    found = ask("ma-2024", "co-2025")
    one, two = outcomes(ask("ma-2024")), outcomes(ask("co-2025"))
    known = [id_ for id_ in one if "unknown" not in (one[id_], two[id_])]
    assert set(found.against.both) == {id_ for id_ in known if one[id_] == two[id_] == "caught"}
    assert set(found.against.only_second) == {id_ for id_ in known if one[id_] == "not" and two[id_] == "caught"}
    assert found.against.only_first == () and "fail the other's length at most 130 in" in found.against.sentence
    total = len(found.against.both) + len(found.against.only_first) + len(found.against.only_second) + found.against.neither + found.against.open
    assert total == found.counts.all == len(vehicles())


@pytest.mark.parametrize("id_", presets())
def test_every_known_definition_is_answered_and_adds_up(id_):
    found = ask(id_, "ma-2024")
    c = found.counts
    assert c.caught + c.part + c.not_ + c.unknown == c.all == sum(group.counts.all for group in found.groups)
    assert found.findings and found.definition.sources and found.definition.file.startswith("bill: ")
    assert [row.outcome for row in answer(parse(dump(definition(id_)), "x.yaml"), DAY).rows] == [row.outcome for row in found.rows]


def test_a_states_definition_is_that_of_its_rule():
    from keiway.law.conditions import thresholds
    from keiway.law.state.load import states

    for id_, one in presets().items():
        if one.rule:
            rule = next(rule for rule in states()[id_[:2].upper()].rules if rule.id == id_)
            read = {alike(each) for line in one.lines for each in thresholds(line.condition)}
            assert read == {alike(each) for each in thresholds(rule.when)}


def alike(compare):
    """One of a single word is that word."""
    single = compare.op == "in" and len(compare.value) == 1
    return (compare.fact, "==", str(compare.value[0])) if single else (compare.fact, compare.op, str(compare.value))


def test_a_class_of_its_time_holds_the_keis_of_its_time():
    """Sanity of catalogue and code: no kei first sold since October 1998 is outside the class of that day."""
    out = outcomes(ask("jp-kei-1998"))
    assert {out[row.id] for row in KEIS if row.production_from >= "1998-10"} <= {"caught", "unknown"}


def test_a_changed_law_is_read_under_its_world():
    """A state's definition is read from the facts that stand."""
    import msgspec

    from keiway.law.conditions import Compare
    from keiway.law.state.load import STATES
    from keiway.store import World, under

    def wider(law):
        rules = [
            msgspec.structs.replace(rule, when=Compare(fact="length_in", op="<=", value=140.0)) if rule.id == "nc.mini_truck" else rule for rule in law.rules
        ]
        return msgspec.structs.replace(law, rules=rules)

    with under(World("wider-nc", {"states": [wider(law) for law in STATES.shipped]})):
        assert [line.text for line in definition("nc.mini_truck").lines] == ["length <= 140 in"]
    assert len(definition("nc.mini_truck").lines) == 5


def test_generations_keep_to_what_the_catalogue_knows():
    by_id = {one.vehicle.id: one for one in generations(DAY)}
    assert by_id["honda-beat-1"].era == "kei-660" and by_id["fiat-500-2012"].era == ""
    assert "top_speed_mph" not in by_id["subaru-sambar-5"].facts or by_id["subaru-sambar-5"].vehicle.top_speed_kmh
    assert by_id["gem-e2-2016"].facts["engine_cc"].high == 0


@pytest.mark.parametrize("limit", ["64 PS", "47 kW", "63 hp"])
def test_one_power_in_three_units_is_one_limit(limit):
    """The makers' ceiling: 64 PS is 47.07 kW, and the catalogue has 47.1 or 47."""
    found = ask(None, kw=limit)
    out = outcomes(found)
    at_ceiling = {row.id for row in KEIS if row.power_kw in (47.0, 47.1)}
    assert len(at_ceiling) > 30 and {out[id_] for id_ in at_ceiling} == {"caught"}
    lost = finding(found, "drops.power.<=")
    assert lost.count == sum((row.power_kw or 0) > 48 for row in KEIS) < 5
    same = next(one for one in found.findings if one.id.startswith("same.power"))
    assert "rounded in another unit" in same.text and set(same.vehicles) <= {row.id for row in vehicles() if row.power_kw in (46.9, 47.0, 47.1, 47.2)}
    assert any("64 PS, 63 hp and 47 kW are one" in text for text in found.assumed)


def test_a_whole_ps_less_is_another_limit():
    out = outcomes(ask(None, kw="63 PS"))
    assert {out[row.id] for row in KEIS if row.power_kw in (47.0, 47.1)} == {"not"}
    least = outcomes(answer(changed(None, {}, when=("power >= 64 PS",)), DAY))
    assert {least[row.id] for row in KEIS if row.power_kw in (47.0, 47.1)} == {"caught"}
    under = outcomes(answer(changed(None, {}, when=("power < 64 PS",)), DAY))
    assert {under[row.id] for row in KEIS if row.power_kw in (47.0, 47.1)} == {"not"}
    exact = outcomes(answer(changed(None, {}, when=("not: power == 64 PS",)), DAY))
    assert {exact[row.id] for row in KEIS if row.power_kw in (47.0, 47.1)} == {"not"}


def test_a_country_is_told_by_its_name_and_read_by_it():
    from keiway.policy.bill.lines import NAMES, line

    assert {row.origin for row in vehicles()} <= set(NAMES)
    watched = {one.id: one.says for one in ask(None, origin="Japan").watched}
    assert "built in Morocco" in watched["fiat-topolino-2026"] and "built in the United States" in watched["ford-f-150-2021"]
    for code, country in NAMES.items():
        assert line(f"origin == {country}").condition == line(f"origin == {code}").condition


def test_nothing_is_younger_than_new():
    for row in ask(None, age="25").rows:
        assert "-1" not in " ".join(row.why)
    assert all(one.facts["age_years"].low >= 0 <= one.facts["calendar_age"].low for one in generations(DAY) if one.first)
    watched = {one.id: one.says for one in ask(None, age="25").watched}
    assert watched["gem-e2-2016"].startswith("age 0 to ")


def test_a_value_is_told_in_the_unit_of_the_line():
    rows = {row.id: " ".join(row.why) for row in answer(changed(None, {}, when=("mass <= 750 kg", "top_speed >= 50 mph", "power <= 60 hp")), DAY).rows}
    assert "mass 910 kg (2,006 lb) to 1,030 kg (2,271 lb), over 750 kg" in rows["honda-n-box-3"]
    assert "top speed 49.7 mph (80 km/h), under 50 mph" in rows["renault-twizy-2012"]
    lost = finding(ask(None, kw="64 PS"), "drops.power.<=").text
    assert "from 80 PS (58.8 kW) to 85 PS (62.5 kW)" in lost and "A limit of 85 PS" in lost


def test_lines_that_cannot_both_hold_are_told_first():
    def first(*when):
        return answer(changed(None, {}, when=when), DAY).findings[0]

    assert first("age >= 25", "age < 20").text == "These two lines cannot both hold, so nothing is caught: age at least 25 years; age under 20 years."
    for pair in (("length <= 130 in", "length > 3.4 m"), ("origin == JP", "origin == US"), ("fuel in [diesel]", "fuel in [gasoline]"), ("engine < 660 cc", "engine >= 0.66 l"), ("seats == 4", "seats < 4")):
        assert first(*pair).id == "clash.0.1", pair
    for pair in (("age >= 20", "age < 25"), ("engine <= 660 cc", "engine >= 0.66 l"), ("origin == JP", "origin in [JP, US]"), ("built >= 2001-01-01", "built < 2002-01-01"), ("seats != 4", "seats < 4")):
        assert not first(*pair).id.startswith("clash"), pair


def test_what_is_asked_besides_is_told_beside_what_it_would_keep_out():
    assert "does not tell which of them pass what is asked besides (an enclosed cab" in finding(ask("co-2025"), "surprise.others").text
