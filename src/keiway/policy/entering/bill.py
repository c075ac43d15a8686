"""The bill of a used import as it comes in today, at the door, in dollars of `MONEY_YEAR`: the cost room's, its lines carried from their years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from keiway.policy.record import MONEY_YEAR
from keiway.store import under

AGE_NOW = 28  # years: of the vehicle whose bill is asked for; the price under the hammer is known from 20 on
DRAWS = 400  # the middle and the ends of a bill do not move with more
AWAY = ("state", "first_fixes")  # groups of lines past the door


class Bill(NamedTuple):
    """At the door as the law is, dollars: means, and the ends of the sum against its mean."""

    rest: float  # all but duty
    value: float  # customs value
    hammer: float  # price under the hammer
    fees: float  # of the customs, in `rest`
    low: float
    mid: float
    high: float


def bill(vehicle: Any, day: date, seed: int) -> Bill:
    """The cost room's, to near the port, of one of `AGE_NOW`, on the day of asking; as the law is, also within a reform."""
    from keiway.case import Case
    from keiway.cost.landed import answer
    from keiway.cost.record import Asked as Costs
    from keiway.days import Window

    built = date(day.year - AGE_NOW, 1, 1)
    case = Case(vehicle=vehicle, built=Window(built, built), as_of=day, entry=day, text=vehicle.id)
    with under(None):
        found = answer(Costs(case=case, draws=DRAWS, seed=seed))
    first = found.by_heading[0]
    lines = {each.id.rpartition(".")[2]: each for each in first.total.lines}
    door, duty = first.door.expected, lines.pop("duty").expected
    abroad = [each for each in lines.values() if each.group == "japan"]
    ends = (first.door.low / door, first.door.mid / door, first.door.high / door)
    return Bill(
        rest=(door - duty) * carried(each for each in lines.values() if each.group not in AWAY), value=found.customs_value.expected * carried(abroad),
        hammer=lines["price"].expected * carried([lines["price"]]), fees=sum(lines[fee].expected * carried([lines[fee]]) for fee in ("mpf", "hmf")),
        low=ends[0], mid=ends[1], high=ends[2],
    )  # fmt: skip


def carried(lines: Iterable[Any]) -> float:
    """Dollars of `MONEY_YEAR` for a dollar of these lines together, each in dollars of its own year."""
    from keiway.market.years import money

    each = [(line.expected, money(line.expected, year(line.date), MONEY_YEAR)) for line in lines if line.expected]
    return sum(now for _, now in each) / sum(then for then, _ in each)


def year(told: str) -> int:
    """Of the dollars of a line, from its date: the last year named; of a decade its middle. None is named: those of today."""
    found = re.findall(r"(\d{4})(s?)", told)
    if not found:
        return MONEY_YEAR
    last, decade = found[-1]
    return int(last) + (5 if decade else 0)
