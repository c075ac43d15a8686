"""How finely the catalogue knows a value. Power is published in whole PS, hp or kW and held in kW: 64 PS, 63 hp, 47 kW and 47.1 kW are one power."""

from __future__ import annotations

from keiway.law.conditions import All, Any_, Compare, Condition, Not
from keiway.vehicles.spec import UNITS

#: Fact -> two values that are no further apart are the same: half a PS, for power.
SAME = {"power_kw": UNITS["kW"]["ps"] / 2}


def eased(condition: Condition) -> Condition:
    """The condition with each value that is the same as its limit, but for the unit, taken to be the limit."""
    if isinstance(condition, Not):
        return Not(of=eased(condition.of))
    if isinstance(condition, All | Any_):
        return type(condition)(of=[eased(part) for part in condition.of])
    by = SAME.get(condition.fact)
    if by is None or isinstance(condition.value, bool | str | list):
        return condition
    at, fact = condition.value, condition.fact
    if condition.op in ("==", "!="):
        same = All(of=[Compare(fact=fact, op=">=", value=at - by), Compare(fact=fact, op="<=", value=at + by)])
        return same if condition.op == "==" else Not(of=same)
    return Compare(fact=fact, op=condition.op, value=at + by if condition.op in ("<=", ">") else at - by)
