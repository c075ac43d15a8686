"""When the goal comes without any change: by age alone, and by law that is already signed."""

from __future__ import annotations

from datetime import date

from keiway.case import COVERAGE_TO, Case
from keiway.days import long_day
from keiway.policy.path.goal import Goal, places
from keiway.policy.path.law.standing import Standing, stand


def waiting(case: Case, goal: Goal, before: Standing, day: date) -> tuple[date | None, bool, str]:
    """(day, is the goal met on it, the sentence). No day: nothing that is known brings it. A new vehicle does not age into anything."""
    if goal.way == "new" or before.meets(goal):
        return None, False, ""
    opens = _federal(before)
    if opens and opens > COVERAGE_TO:
        return opens, False, f"Without any change the federal gates open on {long_day(opens)} at the earliest, if the law stays as it is."
    if not before.enters and opens is None:
        return None, False, ""
    first = opens or day
    for later in sorted(_days(case, goal, first, day)):
        if stand(None, case, goal, later).meets(goal):
            cause = "by age and the law already signed" if opens else "by law already signed, or by its age"
            early = f"; the federal gates may open from {long_day(opens)}" if opens and opens < later else ""
            return later, True, f"Without any change it comes on {long_day(later)}, {cause}{early}."
    if opens is None:
        return None, False, ""
    then = stand(None, case, goal, opens)
    if not goal.asks_states or not then.enters:
        return opens, False, f"Without any change the federal gates open on {long_day(opens)} at the earliest."
    have = places(len(then.open_states)) if then.open_states else "no state"
    return opens, False, f"Without any change the federal gates open on {long_day(opens)} at the earliest; {have} would register it then, {then.needs(goal)} short of the goal."


def _federal(before: Standing) -> date | None:
    """The day on which the last federal gate can open by age; None where one waits for something else, or none is shut."""
    shut = [gate for gate in before.gates if not gate.open]
    if not shut or any(gate.possible_from is None for gate in shut):
        return None
    return max(gate.possible_from for gate in shut)


def _days(case: Case, goal: Goal, first: date, after: date) -> set[date]:
    """Days on which the answer can turn: a state's law changes, or the vehicle has a birthday."""
    from keiway.law.state.facts import law_kind
    from keiway.law.state.load import states
    from keiway.law.state.standing import birthdays, change_days

    if not goal.asks_states:
        turns = birthdays(case, first, COVERAGE_TO)
    else:
        asked = [law for code, law in states().items() if code in goal.named or goal.states > len(goal.named)]
        turns = {day for law in asked for day in change_days(law, law_kind(case))} | birthdays(case, first, COVERAGE_TO)
    return {day for day in (*turns, first) if after < day <= COVERAGE_TO and first <= day}
