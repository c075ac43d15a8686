"""What a reform sets that the law does not have today: the settings that move something, with their days."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.policy.reform.levers import lever, levers
from keiway.policy.reform.record import Reform, Setting, Value


def given(reform: Reform, id_: str) -> Value | None:
    """What the reform sets the lever to; None where it does not."""
    return next((each.value for each in reform.set if each.lever == id_), None)


def flag(reform: Reform, id_: str) -> bool:
    return given(reform, id_) is True


def value(reform: Reform, id_: str) -> Value | None:
    """What holds under the reform: what it sets, else what the lever is taken as beside those that are set."""
    found = given(reform, id_)
    return lever(id_).default if found is None else found


def day(reform: Reform, id_: str) -> date:
    """First day of the lever's new value."""
    return next((each.from_ for each in reform.set if each.lever == id_ and each.from_), reform.from_)


def moving(reform: Reform) -> tuple[Setting, ...]:
    """The settings that differ from the law as it is, each with its own day, in the order of the levers."""
    order = {each.id: (place, each) for place, each in enumerate(levers())}
    on = {each.lever for each in reform.set if each.value != order[each.lever][1].today}
    found = [msgspec.structs.replace(each, from_=each.from_ or reform.from_) for each in reform.set if each.lever in on and _counts(reform, order[each.lever][1])]
    return tuple(sorted(found, key=lambda each: order[each.lever][0]))


def _counts(reform: Reform, lever) -> bool:
    """Part of a class that does not come to be moves nothing."""
    if lever.id == "states.definition":
        return bool(given(reform, "states.follow"))  # nobody follows: nobody adopts
    if not lever.with_:
        return True
    found = given(reform, lever.with_)
    return found not in (None, False, (), "none")
