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
    assert [step.who for step in got.options[0].steps] == ["Congress", "EPA"]
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
    assert found("1999 Subaru Sambar truck", "registered,states=GA").options[0].states.by_agency == ("GA",)


def test_texas_stands_open():
    assert found("1999 Subaru Sambar truck", "registered,states=TX").verdict == "YES"


def test_a_new_kei_car_as_it_is_built():
    """No US kei class: the body fails crash standards; a class, or an exemption for its maker, opens it, approvals alone do not."""
    got = found("Honda N-Box JF5", "sold-new")
    assert {"kei_class"} in sets(got) and {"part555_grant"} in sets(got) and {"approvals"} not in sets(got)
    assert all(option.acts == 1 for option in got.options)
    assert "208" in got.today[0].says
    approvals = single(got, "approvals")
    assert approvals.effect == "part" and "FMVSS 226" in approvals.says
    assert "it is paid" in single(got, "truck_duty").says
    assert got.unchanged[0].id == "us.safety.original_manufacturer_certified"


def test_more_than_an_exemption_allows_takes_a_higher_cap_or_a_class():
    got = found("Honda N-Box JF5", "sold-new,freeways,states=all,units=20000")
    assert sets(got)[0] == {"part555_grant", "part555_cap"}
    assert got.options[0].most_a_year == 90_000
    assert "for 2,500 a year, and the goal asks for 20,000" in single(got, "part555_grant").says
    few = found("Honda N-Box JF5", "sold-new,units=2000")
    assert {"part555_grant"} in sets(few)


def test_states_are_counted_one_act_each():
    got = found("Honda N-Box JF5", "sold-new,55mph,states=30,units=3000")
    by_class = next(option for option in got.options if {step.change for step in option.steps} == {"kei_class"})
    assert by_class.steps[0].label == "for roads to 55 mph"
    assert by_class.acts == 1 + by_class.states.n
    assert len(by_class.states.open_already) + by_class.states.n == 30


def test_a_low_speed_vehicle_is_sold_already_and_no_change_takes_it_to_55():
    assert found("GEM e2", "sold-new").verdict == "YES"
    got = found("GEM e2", "sold-new,55mph")
    assert not got.options and got.blocked and "No set of the changes tried" in got.sentence


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
