"""What can be set of a landed sum: short name -> what it is."""

from __future__ import annotations

from keiway.cost.landed import facts as f

MORE = {
    "ocean": "Sea freight",
    "onward": "Second voyage, to Alaska or between the islands of Hawaii",
    "haul": "Carriage by road",
    "duty": "Duty",
    "mpf": "Merchandise processing fee",
    "hmf": "Harbor maintenance fee",
    "customs_value": "Customs value: no line, but what duty and fees are worked out from",
}


def names() -> dict[str, str]:
    facts = (fact for fact in (*f.LANDED.value.lines, *f.FEES.value.lines) if not fact.inner and fact.id != "first_fixes_newer")
    return {**{fact.id: fact.label for fact in facts}, **MORE}
