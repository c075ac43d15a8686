"""What a state asks for each year: registration and the tests that the law room says are due."""

from __future__ import annotations

import msgspec

from keiway.cost.states.load import fees
from keiway.cost.states.record import Band, Fee, Part

LB_PER_KG = 2.20462262
#: Home-market cars of this age and more are what the law room's `tests_25yo_petrol` speaks of.
OLD_YEARS = 25


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A vehicle in one year of owning it. Prices in dollars; None where nobody knows."""

    age_years: float  # of the vehicle, in that year
    held_years: int  # 0 in the first year
    mass_kg: float
    electric: bool
    list_usd: float | None
    paid_usd: float
    value_usd: float  # today's


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A test that may be due: what it costs a year, and in what share of the state it is asked for."""

    id: str
    label: str
    usd_year: Band
    confidence: str
    sources: tuple[str, ...]
    how: str


def registration(state: str, held: Held) -> Band:
    """One year's registration with the yearly taxes on the same vehicle, in dollars."""
    rule = fees(state).registration
    fixed = _step(rule.weight_usd, held.mass_kg * LB_PER_KG, upto=True) + _step(rule.age_usd, held.age_years)
    whole = rule.flat_usd.plus(Band(fixed, fixed, fixed)).plus(rule.per_lb_usd.times(held.mass_kg * LB_PER_KG))
    if held.electric:
        whole = whole.plus(rule.electric_usd)
    for part in rule.parts:
        whole = whole.plus(_part(part, held))
    return Band(*(max(0.0, each) for each in (whole.low, whole.mid, whole.high)))


def _part(part: Part, held: Held) -> Band:
    """A share of a price. Without a list price: from what is paid to twice that, since a new one cost more."""
    share = _step(part.pct, held.age_years if part.by == "age" else held.held_years) / 100.0
    base = {"value": held.value_usd, "price": held.paid_usd, "list": held.list_usd}[part.of]
    on = Band(base, base, base) if base is not None else Band(held.paid_usd, held.paid_usd * 1.5, held.paid_usd * 2.0)
    due = Band(on.low * share * part.spread.low, on.mid * share * part.spread.mid, on.high * share * part.spread.high)
    return Band(*(max(part.least_usd, each) for each in (due.low, due.mid, due.high)))


def _step(steps: list[tuple[float, float]], at: float, upto: bool = False) -> float:
    """The value of the step that `at` stands on. `upto`: steps name where they end, else where they begin."""
    if not steps:
        return 0.0
    if upto:
        return next((usd for end, usd in steps if at <= end), steps[-1][1])
    return [usd for start, usd in steps if start <= max(at, steps[0][0])][-1]


def tests(state: str, age_years: float, electric: bool) -> tuple[Due, ...]:
    """Safety inspection and emissions test that the law room says a vehicle of this age has to take."""
    from keiway.law.state.load import states

    code = state.upper()
    law, known = states()[code], fees(code)
    found = []
    if known.safety and law.inspection.periodic != "no":
        found.append(_due("inspection", "Safety inspection", known.safety, law.inspection.periodic == "yes", f"{code}: {law.inspection.says or 'periodic'}"))
    if known.emissions and not electric:
        everywhere, somewhere = _emissions(law.emissions, age_years)
        if somewhere:
            where = f"{code}: {law.emissions.where or 'statewide'}; {law.emissions.by_model_year}"
            found.append(_due("emissions", "Emissions test", known.emissions, everywhere, where))
    return tuple(found)


def _emissions(law, age_years: float) -> tuple[bool, bool]:
    """(asked for in all or most of the state, asked for anywhere) of a petrol vehicle of this age."""
    if age_years >= OLD_YEARS:
        return law.tests_25yo_petrol in ("yes", "most counties"), law.tests_25yo_petrol != "no"
    if not law.where:
        return False, False
    wide = any(word in law.where for word in ("statewide", "district-wide", "most", "Enhanced"))
    return wide, True


def _due(id: str, label: str, fee: Fee, everywhere: bool, how: str) -> Due:
    """A year's share of the fee. Where only a part of the state asks for it: from nothing, most likely nothing."""
    from keiway.cost.states.tax import source_ids

    year = fee.usd.times(1.0 / fee.every_years)
    asked = year if everywhere else Band(0.0, 0.0, year.high)
    says = f"{how}; every {fee.every_years:g} years" if fee.every_years != 1 else how
    return Due(id=id, label=label, usd_year=asked, confidence=fee.confidence, sources=source_ids(fee.sources), how=says)
