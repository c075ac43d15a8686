"""What it takes to open a goal, for vehicles whose answer can be told from the law by hand."""

from datetime import date
from itertools import combinations

import pytest

from keiway.api import case
from keiway.policy import reform as room
from keiway.policy.path.answer import answer
from keiway.policy.path.facts import changes, facts
from keiway.policy.path.goal import read
from keiway.policy.path.law.standing import stand
from keiway.policy.path.law.tried import Tried
from keiway.policy.path.options import search

DAY = "2026-11-29"


def found(vehicle, goal, as_of=DAY, **given):
    return answer(case(vehicle, as_of=as_of, **given), read([goal], "used"))


def sets(answer_):
    return [{step.change for step in option.steps} for option in answer_.options]


def single(answer_, change):
    return next(one for one in answer_.singles if one.change == change)


def test_one_of_2010_needs_both_ages_and_neither_alone_does():
    """16 years old: 9 short of the statute's 25 and 5 short of EPA's 21."""
    got = found("2010 Daihatsu Hijet truck", "registered")
    assert sets(got) == [{"import_age", "emissions_age"}]
    assert [step.label for step in got.options[0].steps] == ["15 years", "15 calendar years"]  # the mildest that reach it
    assert [step.who for step in got.options[0].steps] == ["Congress", "EPA or Congress"]
    assert "Clean Air Act" in got.options[0].steps[1].unsettled and not got.options[0].steps[0].unsettled
    assert got.options[0].steps[1].took.unlike and got.options[0].steps[1].took.mid is None  # two unlike rules of EPA are no history of an age
    assert single(got, "import_age").effect == "part" and "EPA's gate stays shut" in single(got, "import_age").says
    assert single(got, "emissions_age").effect == "part" and "the safety gate stays shut" in single(got, "emissions_age").says
    assert got.waits == date(2035, 1, 1) and got.verdict == "NOT_YET"


def test_one_of_2003_needs_the_safety_age_alone():
    """22 or 23 years old: past EPA's 21, short of 25 only."""
    got = found("2003 Daihatsu Copen", "imported")
    assert sets(got) == [{"import_age"}] and got.options[0].steps[0].label == "21 years"
    assert single(got, "emissions_age").effect == "nothing"
    assert "is not what stops it, that one is open" in single(got, "emissions_age").says


def test_nothing_need_change_by_a_day_on_which_it_is_old_enough():
    got = found("2003 Daihatsu Copen", "imported,by=2028-12-31")
    assert got.verdict == "YES" and not got.options and got.sentence.startswith("Nothing need change")


def test_one_of_1999_in_colorado_waits_for_an_act_already_signed():
    """Old enough for both gates; HB25-1281 holds beyond dispute from 2028-01-01."""
    got = found("1999 Subaru Sambar truck", "registered,states=CO")
    assert got.waits == date(2028, 1, 1) and got.verdict == "NOT_YET"
    assert "until 1 January 2028" in got.sentence
    (option,) = got.options
    assert not option.steps and (*option.states.by_agency, *option.states.by_act) == ("CO",) and option.acts == 1
    assert single(got, "import_age").effect == "nothing"


def test_a_state_that_refuses_by_statute_is_told_apart_from_one_whose_agency_does():
    california = found("1999 Subaru Sambar truck", "registered,states=CA").options[0].states
    assert california.by_act == ("CA",) and "certificate for direct imports" in california.note
    georgia = found("1999 Subaru Sambar truck", "registered,states=GA").options[0].states
    assert georgia.by_agency == ("GA",)  # a rule of its Department, which the Department can change


def test_texas_stands_open():
    assert found("1999 Subaru Sambar truck", "registered,states=TX").verdict == "YES"


def test_a_new_kei_car_as_it_is_built():
    """No US kei class: the body fails crash standards; a class opens it, approvals alone do not; an exemption for its maker is no change of rule."""
    got = found("Honda N-Box JF5", "sold-new")
    assert {"kei_class"} in sets(got) and {"approvals"} not in sets(got)
    assert not any("part555_grant" in one for one in sets(got))
    assert [{step.change for step in option.steps} for option in got.granted] == [{"part555_grant"}]
    assert all(option.acts == 1 for option in got.options)
    assert "208" in got.today[0].says
    approvals = single(got, "approvals")
    assert approvals.effect == "part" and "FMVSS 226" in approvals.says
    assert "it is paid" in single(got, "truck_duty").says
    assert got.unchanged[0].id == "us.safety.original_manufacturer_certified"


def test_more_than_an_exemption_allows_takes_a_higher_cap_or_a_class():
    got = found("Honda N-Box JF5", "sold-new,freeways,states=all,units=20000")
    assert {step.change for step in got.granted[0].steps} == {"part555_grant", "part555_cap"}
    assert got.granted[0].most_a_year == 90_000
    assert "for 2,500 a year, and the goal asks for 20,000" in single(got, "part555_grant").says
    few = found("Honda N-Box JF5", "sold-new,units=2000")
    assert [{step.change for step in option.steps} for option in few.granted] == [{"part555_grant"}]


def test_states_are_counted_one_act_each():
    got = found("Honda N-Box JF5", "sold-new,55mph,states=30,units=3000")
    by_class = next(option for option in got.options if {step.change for step in option.steps} == {"kei_class"})
    assert by_class.steps[0].label == "for roads to 55 mph"
    assert by_class.acts == 1 + by_class.states.n
    assert len(by_class.states.open_already) + by_class.states.n == 30


def test_a_low_speed_vehicle_is_sold_already_and_no_change_takes_it_to_55():
    assert found("GEM e2", "sold-new").verdict == "YES"
    got = found("GEM e2", "sold-new,55mph")
    assert not got.options and got.blocked and "No set of the changes of rule tried" in got.sentence
    for gate in (*found("GEM e2", "sold-new").today, *found("2026 Fiat Topolino", "sold-new").today):
        assert "every standard" not in gate.says and "EPA's certificate" not in gate.says  # it goes by No. 500, and is no motor vehicle to EPA


def test_a_car_certified_here_needs_nothing():
    assert found("Fiat 500 2012", "sold-new").verdict == "YES"


@pytest.mark.parametrize(
    ("vehicle", "goal"),
    [
        ("2010 Daihatsu Hijet truck", "registered,states=20"),
        ("2003 Daihatsu Copen", "registered,55mph,states=CO+GA"),
        ("Honda N-Box JF5", "sold-new,45mph,states=10,units=5000"),
        ("1999 Subaru Sambar truck", "freeways,states=all"),
    ],
)
def test_each_set_read_as_its_own_file_meets_the_goal_and_no_change_in_it_is_idle(vehicle, goal):
    """The reform file that is handed out is parsed and asked anew; left without any one of its changes it falls short or takes more acts."""
    asked, wanted = case(vehicle, as_of=DAY), read([goal], "used")
    got = answer(asked, wanted)
    assert got.options
    tried = Tried(asked, wanted, got.day)
    of = {change.id: change for change in changes(wanted.way)}
    for option in got.options:
        assert stand(room.parse(option.reform, "own"), asked, wanted, got.day).meets(wanted)
        settings = {step.change: next(one for one in of[step.change].settings if one.label == step.label) for step in option.steps}
        for left_out in settings:
            assert tried.acts(tuple(setting for id_, setting in settings.items() if id_ != left_out)) > option.acts - 1 + 0.5


@pytest.mark.parametrize(("vehicle", "goal"), [("2010 Daihatsu Hijet truck", "imported"), ("Honda N-Box JF5", "sold-new,units=5000"), ("Nissan Sakura", "sold-new")])
def test_no_smaller_set_was_missed(vehicle, goal):
    """Every set of up to two changes of the file asked under its own law, also those the search leaves out."""
    asked, wanted = case(vehicle, as_of=DAY), read([goal], "used")
    tried = Tried(asked, wanted, asked.as_of)
    every = {change.id: change.settings[-1] for change in changes(wanted.way)}
    opening = [set(chosen) for size in (0, 1, 2) for chosen in combinations(every, size) if tried.acts(tuple(every[one] for one in chosen)) == size]
    least = [one for one in opening if not any(other < one for other in opening)]
    assert {frozenset(one) for one in least} == {one.changes for one in search(tried) if len(one.changes) <= 2}


def test_shipped_law_is_asked_whatever_world_stands():
    from keiway.store import under

    plain = found("2010 Daihatsu Hijet truck", "imported")
    world = room.world(room.parse("reform: a\nfrom: 2026-01-01\nset: {us.import.age_years: 5, us.import.emissions_age: 5}\n", "a"))
    with under(world):
        assert found("2010 Daihatsu Hijet truck", "imported") == plain


def test_the_file_of_changes_holds_together():
    from keiway.policy.path import histories

    keys = {lever.id for lever in room.levers()}
    ids = [change.id for change in facts().changes]
    assert len(set(ids)) == len(ids)
    for change in facts().changes:
        assert change.way in histories.facts().ways
        assert histories.of_way(change.way, change.like)
        for setting in change.settings:
            assert set(setting.set) <= keys
    assert {one.id for one in facts().definitions} <= set(next(lever for lever in room.levers() if lever.id == "states.definition").choices)


def test_a_day_to_be_done_by_is_held_against_what_was_done_before():
    """No act of Congress in the rows took less than two and a half years; state agencies and acts were faster."""
    soon = found("2003 Daihatsu Copen", "imported,by=2027-06-01").options[0]
    assert soon.steps[0].took.fast == 0 and "none by an act of Congress" in soon.in_time
    later = found("1999 Subaru Sambar truck", "registered,states=CA,by=2029-01-01").options[0]
    assert later.states.took.fast >= 3 and later.in_time.startswith("Each of its parts")
    assert found("2003 Daihatsu Copen", "imported").options[0].in_time == ""


def test_a_decision_for_one_maker_never_heads_the_answer_without_its_limits():
    """28 acts are the changes of rule for 30 states; one grant, of 2,500 a year, is told after them and as what it is."""
    got = found("Honda N-Box JF5", "sold-new,55mph,states=30")
    assert got.options[0].acts == 28 and got.granted[0].acts == 1
    first, _, rest = got.sentence.partition("Apart from these")
    assert "28 changes" in first and "exempt" not in first and "petition" not in first
    assert "2,500 a year at most" in rest and "not foretold" in rest
    assert "No rule changes" in single(got, "part555_grant").says
    assert got.granted[0].most_a_year == 2500


def test_where_only_a_decision_opens_it_no_change_of_rule_is_said_to():
    """A Microlino has no Japanese approval, and UN approvals are none of a quadricycle's: only a grant to its maker is left."""
    got = found("microlino-2", "sold-new")
    assert not got.options and got.granted and got.blocked
    assert got.sentence.startswith("No set of the changes of rule tried opens it") and "Apart from these" in got.sentence


def test_a_design_that_nobody_tested_is_not_said_to_be_open():
    """No gap of a Jimny Sierra is known, and no certification either."""
    got = found("suzuki-jimny-sierra-jb74", "sold-new")
    assert got.verdict == "UNKNOWN" and got.today[0].open is None
    assert "not known" in got.sentence and "standards of body" in got.today[0].says


def test_who_can_make_a_class_is_not_settled():
    """Acts of Congress order air bags and more; a class that leaves them out may take one."""
    got = found("Honda N-Box JF5", "sold-new")
    step = next(option.steps[0] for option in got.options if option.steps[0].change == "kei_class")
    assert step.who == "NHTSA or Congress" and "49 USC 30127" in step.unsettled
    assert "NHTSA or Congress: a federal kei class" in got.sentence


def test_a_standard_is_left_from_the_day_on_which_it_binds():
    """No. 127 binds what is built from 1 September 2029."""
    now, then = (found("Honda N-Box JF5", f"sold-new{by}").today[0].says for by in ("", ",by=2029-09-01"))
    assert "FMVSS 108, 111, 138 and EPA" in now and "FMVSS 127 is asked from 1 September 2029" in now
    assert "FMVSS 108, 111, 127, 138 and EPA" in then and "is asked from" not in then


def test_a_state_that_takes_its_own_signed_act_brings_it_forward():
    got = found("1999 Subaru Sambar truck", "registered,states=CO")
    assert "CO: bringing forward its own act, which opens it by itself on 1 January 2028" in got.sentence and "taking over" not in got.sentence
    many = found("1999 Subaru Sambar truck", "registered,states=30").options[0].states
    assert many.comes == (("CO", date(2028, 1, 1)),) and "CO opens without an act on 1 January 2028" in many.note


def test_the_bill_has_one_cap_and_one_term():
    """H.R. 7389 here is what the shipped reform has."""
    tried = next(change for change in changes("new") if change.id == "part555_cap").settings[-1].set
    assert tried == {each.lever: each.value for each in room.read("part-555-90000").set}


def test_the_slowest_part_tells_what_was_refused():
    got = found("Honda N-Box JF5", "sold-new")
    assert "24 months in the middle of the 3 that were made; 1 was not made" in got.options[0].slowest
