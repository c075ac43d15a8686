"""The landed answer in a line: the same sums to the door as `answer.answer`, without what a line does not tell."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from keiway.answer import Quantity
from keiway.cost.landed import ports
from keiway.cost.landed.answer import duty_pct, figure, numbered
from keiway.cost.landed.bill import Setting, to_door
from keiway.cost.landed.duty import Levied, headings
from keiway.cost.landed.setting import made, with_duty
from keiway.cost.record import Asked, Sum
from keiway.kept import Kept
from keiway.law.customs.fees import rates

_DOORS = Kept("cost.door", 4096)


class ToDoor(NamedTuple):
    """One heading: the sum to the door, and its figures."""

    levied: Levied
    door: Sum
    quantities: tuple[Quantity, ...]


def brief(asked: Asked) -> tuple[ToDoor, ...]:
    """For a vehicle from Japan, no ZIP, no port and no edits. Raises as `answer.answer` does."""
    asked = msgspec.structs.replace(asked, state=None)  # what a state takes comes after the door
    whole = made(asked, ports.choose(None, asked.method, None), None, {})
    found = []
    for n, levied in enumerate(headings(asked.case, asked.heading).levied):
        door = _door(with_duty(whole, levied, asked.case), asked)
        found.append(ToDoor(levied, door, (figure("door", door, levied, n), numbered(duty_pct(levied), levied, n))))
    return tuple(found)


def _door(setting: Setting, asked: Asked) -> Sum:
    """Many vehicles share one: it depends on what they fetch, their size and duty, and on the day by the fees in force."""
    lines = [(line.id, line.group) for line in setting.lines]
    of = (setting.inputs, lines, setting.hammer, setting.formal_bond, rates(setting.entry), asked.seed, asked.draws)
    return _DOORS.get(of, lambda: to_door(setting, asked.seed, asked.draws))
