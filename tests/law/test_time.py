"""The same question on different days: law that changed in between."""

import pytest

from keiway.answer import Verdict
from keiway.api import check

V = Verdict


def register(vehicle: str, state: str, day: str, **given):
    found = check(vehicle, state=state, as_of=day, **given)
    return next(gate for gate in found.gates if gate.gate == "register")


@pytest.mark.parametrize(
    ("state", "vehicle", "days"),
    [
        ("CO", "1997 Suzuki Alto HA11S", {"2026-11-24": V.DISPUTED, "2027-08-15": V.DISPUTED, "2028-02-01": V.YES}),
        ("TX", "1996 Honda Acty HA4", {"2024-03-31": V.NO, "2024-04-15": V.UNKNOWN, "2024-05-01": V.YES, "2025-08-31": V.YES, "2025-09-01": V.YES}),
        ("GA", "1995 Subaru Sambar KV4", {"2022-06-01": V.DISPUTED, "2024-06-01": V.NO}),
        ("MA", "1995 Suzuki Every DE51V", {"2024-05-01": V.UNKNOWN, "2024-08-01": V.NO, "2024-10-01": V.YES}),
        ("KY", "1996 Honda Acty HA4", {"2025-06-26": V.NO, "2025-06-27": V.YES_WITH_LIMITS}),
        ("MI", "1996 Honda Acty HA4", {"2023-06-01": V.UNKNOWN, "2025-06-01": V.YES}),
        ("IL", "1996 Honda Acty HA4", {"2025-02-28": V.UNKNOWN, "2025-03-05": V.UNKNOWN, "2025-04-01": V.NO}),
    ],
)
def test_a_state_over_time(state, vehicle, days):
    assert {day: register(vehicle, state, day).verdict for day in days} == days


def test_texas_rests_on_another_rule_after_the_act():
    before, after = register("1996 Honda Acty HA4", "TX", "2025-08-31"), register("1996 Honda Acty HA4", "TX", "2025-09-01")
    assert before.reasons[0].rule == "tx.kei.policy_2024" and after.reasons[0].rule == "tx.kei.act_2025"


def test_rhode_island_grandfathers_the_owner_not_the_truck():
    old_owner = register("Subaru Sambar KS4", "RI", "2026-11-24", built="1996-09", registered_since="2020")
    buyer = register("Subaru Sambar KS4", "RI", "2026-11-24", built="1996-09")
    assert (old_owner.verdict, buyer.verdict) == (V.YES, V.NO)


def test_before_the_first_sign_of_a_rule_the_answer_is_unknown():
    early = register("1990 Honda Acty HA2", "TX", "2015-01-01")
    assert early.verdict == V.UNKNOWN and "not known" in early.says


def test_a_rule_dated_to_a_month_does_not_act_from_its_first_day():
    found = register("1996 Honda Acty HA4", "TX", "2024-04-15")
    assert "in April 2024" in found.says and "on which day is not known" in found.says


def test_too_young_for_a_state_is_not_yet_with_the_day():
    young = register("Suzuki Jimny JB23W", "MI", "2026-11-24", built="2002-02", in_us=True)
    assert young.verdict == V.NOT_YET
    assert (str(young.possible_from), str(young.certain_from)) == ("2027-02-01", "2027-02-28")


def test_past_the_checked_day_the_answer_says_so():
    late = check("1996 Honda Acty HA4", state="TX", as_of="2029-01-01")
    assert any("last checked on" in warning and "signed by then" in warning for warning in late.warnings)
    assert any("Federal" in warning for warning in late.warnings)
