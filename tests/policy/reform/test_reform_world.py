"""The law under a reform: what moves, what does not, and nothing before its first day."""

import time
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from keiway.case import Case
from keiway.days import Window
from keiway.law import check, customs, federal, fmvss
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.law.where import where
from keiway.policy.reform import parse, read, shipped, world
from keiway.policy.reform.patch.books import CITE
from keiway.store import standing, under
from keiway.vehicles.catalogue import vehicle, vehicles

FROM = date(2028, 1, 1)
DAY = date(2028, 6, 1)
TRUCK = vehicle("suzuki-carry-10-k6a")


def _reform(body: str, day: str = "2028-01-01"):
    return parse(f"reform: x\nfrom: {day}\n{body}", "x")


def _case(one, built: date, day: date, **more) -> Case:
    return Case(vehicle=one, built=Window(built, built), as_of=day, entry=day, **more)


def test_nothing_is_no_world():
    assert world(None) is None
    assert world(read("nothing")) is None


@pytest.mark.parametrize(
    "body",
    [
        "set: {us.import.age_years: 25, us.import.emissions_age: 21}",
        "set: {us.duty.truck_pct: 25, us.duty.car_pct: 2.5, us.part555.cap: 2500}",
        "set: {us.class.kei.exists: false, states.follow: none, states.definition: none, states.advice: none, us.fmvss.accepts: none}",
        "rules:\n- {rule: tx.kei.act_2025, change: {}, end: false, add: {}}",
    ],
)
def test_todays_values_are_no_world(body):
    if "rules" in body:
        with pytest.raises(Exception, match="say one of"):
            _reform(body)
    else:
        assert world(_reform(body)) is None


@pytest.mark.parametrize("name", [name for name in shipped() if name != "nothing"])
def test_a_world_is_named_by_what_differs(name):
    reform = read(name)
    renamed = msgspec.structs.replace(reform, reform="other", title="other", author="other", notes="", offers=(), sources=())
    later = msgspec.structs.replace(reform, from_=reform.from_ + timedelta(days=1))
    assert world(renamed) is world(reform)
    assert world(later).id != world(reform).id


def test_worlds_are_all_different():
    ids = [world(read(name)).id for name in shipped() if name != "nothing"]
    assert len(set(ids)) == len(ids)


def test_a_world_is_made_quickly():
    world(read("kei-class-45"))  # the facts themselves are read once
    start = time.perf_counter()
    world(_reform("set: {us.class.kei.exists: true, us.class.kei.posted_limit_max: 40, states.follow: all, states.advice: aamva}"))
    assert time.perf_counter() - start < 0.25  # 0.05 s on an idle machine


@pytest.mark.parametrize("name", [name for name in shipped() if name != "nothing"])
def test_the_shipped_facts_stay_as_they_are(name):
    before = msgspec.msgpack.encode((federal.law(), states(), customs.answer(_case(TRUCK, date(2002, 6, 1), DAY))))
    with under(world(read(name))):
        federal.law(), states()
    assert msgspec.msgpack.encode((federal.law(), states(), customs.answer(_case(TRUCK, date(2002, 6, 1), DAY)))) == before


KINDS = [each for each in vehicles() if each.is_kei or each.kind in ("minivan", "lsv", "quadricycle", "small_suv")]


@given(
    name=st.sampled_from([name for name in shipped() if name != "nothing"]),
    one=st.sampled_from(KINDS),
    age=st.integers(0, 12000),
    before=st.integers(1, 9000),
    state=st.sampled_from(sorted(states())),
    importer=st.sampled_from(["individual", "dealer", "original_manufacturer", "registered_importer"]),
    use=st.sampled_from(["road", "farm", "lsv"]),
    in_us=st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_before_its_first_day_every_answer_is_todays(name, one, age, before, state, importer, use, in_us):
    day = FROM - timedelta(days=before)
    case = _case(one, day - timedelta(days=age), day, state=state, importer=importer, use=use, in_us=in_us)
    assume(not any(gate.until and gate.until >= FROM - timedelta(days=1) for gate in check.answer(case).gates if gate.gate == "register"))
    today = check.answer(case), federal.pathways(case), federal.clocks(case), fmvss.matrix(one, case.built, day).rows
    with under(world(read(name))):
        assert (check.answer(case), federal.pathways(case), federal.clocks(case), fmvss.matrix(one, case.built, day).rows) == today


@pytest.mark.parametrize("name", [name for name in shipped() if name != "nothing"])
def test_the_map_of_the_day_before_is_todays(name):
    case = _case(TRUCK, date(2002, 6, 1), FROM - timedelta(days=1))
    today = where(case)
    with under(world(read(name))):
        assert where(case) == today


def test_under_a_reform_the_reason_says_that_it_is_supposed():
    case = _case(TRUCK, date(2006, 5, 1), DAY, state="GA")
    with under(world(read("import-age-15"))):
        gate = federal.gates(case)[0]
        assert gate.limits["pathway"] == "us.supposed.age_safety"
        assert CITE in gate.reasons[0].cites
        assert federal.law().citations[CITE].says.startswith("No law says this")
    with under(world(read("states-aamva"))):
        reason = check.answer(case).gates[2].reasons[0]
        assert reason.rule == "ga.supposed.aamva" and reason.cites == (CITE,) and reason.confidence == "low"


def test_a_clock_of_the_reform_stands_in_place_of_the_old_one():
    case = _case(TRUCK, date(2010, 6, 1), DAY)
    with under(world(read("import-age-15"))):
        ids = [clock.id for clock in federal.clocks(case)]
        earlier = [clock.id for clock in federal.clocks(case, FROM - timedelta(days=1))]
    assert "us.supposed.clock_safety" in ids and "us.clock.nhtsa_25" not in ids
    assert "us.clock.nhtsa_25" in earlier and "us.supposed.clock_safety" not in earlier


def test_a_timeline_across_the_first_day_turns_on_it():
    case = _case(TRUCK, date(2006, 5, 1), FROM - timedelta(days=30))
    with under(world(read("import-age-15"))):
        bar = federal.timeline(case, FROM - timedelta(days=60), FROM + timedelta(days=60))["enter.safety"]
    assert [(stretch.first, stretch.finding.verdict.value) for stretch in bar] == [(FROM - timedelta(days=60), "NOT_YET"), (FROM, "YES")]


def test_a_rule_is_ended_changed_and_added():
    reform = _reform(
        "rules:\n"
        "- {rule: co.kei.act_2028, change: {drive: {max_posted_mph: 65}}}\n"
        "- {rule: tx.kei.act_2025, end: true}\n"
        "- {rule: me.kei.reopened, state: me, add: {title: Reopened, kinds: [kei_truck], says: Registered again., register: {verdict: 'YES'}, drive: {verdict: 'YES'}}}\n"
        "- {rule: us.duty.car_base, change: {rate: 0}}\n"
        "- {rule: us.safety.age_25_exemption, change: {when: [age_years >= 20]}}\n"
    )
    case = _case(TRUCK, date(2007, 12, 1), DAY)
    with under(world(reform)):
        found = {code: finding(states()[code], case, DAY) for code in ("CO", "TX", "ME")}
        assert found["CO"].drive.limits["max_posted_mph"] == 65
        assert found["TX"].register.verdict.value == "UNKNOWN"  # what the act stood before
        assert found["ME"].register.verdict.value == "YES" and found["ME"].rules == ("me.kei.reopened",)
        assert customs.answer(_case(vehicle("nissan-sakura-1"), DAY, DAY)).duties[0].lines[0].points.mid == 0
        assert federal.gates(case)[0].verdict.value == "YES"


def test_a_lever_may_begin_later_than_its_reform():
    reform = _reform("set:\n  us.import.age_years: {value: 15, from: 2030-01-01}\n  us.import.emissions_age: 15\n")
    built = date(2012, 1, 1)
    with under(world(reform)):
        assert federal.enter(_case(TRUCK, built, date(2029, 6, 1))).verdict.value == "NOT_YET"
        assert federal.enter(_case(TRUCK, built, date(2030, 1, 1))).verdict.value == "YES"


def test_a_higher_age_shuts_what_was_open():
    built = date(2002, 6, 1)
    with under(world(_reform("set: {us.import.age_years: 30}"))):
        gate = federal.enter(_case(TRUCK, built, DAY))
    assert (gate.verdict.value, gate.certain_from) == ("NOT_YET", date(2032, 6, 1))


def test_worlds_do_not_leak():
    with under(world(read("states-aamva"))):
        assert standing()
    assert standing() == ""
    case = _case(TRUCK, date(2002, 6, 1), DAY)
    assert finding(states()["TX"], case, DAY).register.verdict.value == "YES"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("set: {states.definition: colorado, states.follow: [CA]}", "NO"),
        ("set: {states.definition: colorado, states.follow: [CA], states.direct_import_certificate: false}", "YES"),
        ("set: {states.direct_import_certificate: false}", "UNKNOWN"),
    ],
)
def test_californias_certificate_is_moved_only_by_name(body, expected):
    case = _case(TRUCK, date(2002, 6, 1), DAY)
    with under(world(_reform(body))):
        assert finding(states()["CA"], case, DAY).register.verdict.value == expected
