"""Maintenance and repairs over the years of owning."""

from __future__ import annotations

import math

from keiway.cost.owned.draws import Draws
from keiway.cost.owned.facts import PREFIX, between, fact, facts
from keiway.cost.owned.record import Owner

#: Taken where a car's list price is not known, for the repair curve alone.
LIST_USD = 22000.0


def odometer(age_years: float) -> float:
    """Miles that an average car of this age has run."""
    table = facts().car_miles_at_age
    whole = int(age_years)
    run = sum(between(year + 0.5, table.ages, table.miles) for year in range(whole))
    return run + (age_years - whole) * between(age_years, table.ages, table.miles)


def scheduled(age_years: float, miles: float, years: int, electric: bool) -> float:
    """Events of the schedule that fall in the years, in dollars of 2019; tyres and rotation are apart."""
    start = odometer(age_years)
    end = start + miles * years
    spent = 0.0
    for event in facts().schedule:
        every = event.electric if electric else event.petrol
        if every is None:
            continue
        times = math.floor(end / every) - math.floor(start / every)
        if event.at_least_years:
            times = max(times, math.floor(years / event.at_least_years))
        spent += times * event.usd * event.share
    return spent


def repairs(age_years: float, miles: float, years: int, electric: bool, list_usd: float | None) -> float:
    """Repairs by the study's curve, in dollars of 2019: more with age, and with the price of the car when new."""
    curve = facts().repair
    dear = math.exp(curve.b * (list_usd or LIST_USD)) * (curve.electric if electric else curve.petrol)
    return sum(_repair_share(curve, age_years + year) for year in range(years)) * dear * miles


def _repair_share(curve, age: float) -> float:
    last = len(curve.a) - 1
    return between(age, list(range(last + 1)), curve.a) if age <= last else curve.a[last] + (age - last) * curve.step


def upkeep(owner: Owner, miles: float, years: int, draws: Draws) -> list[float]:
    """Dollars over the years, for the draws."""
    if owner.profile == "car":
        plan = scheduled(owner.age_years, miles, years, owner.electric)
        mend = repairs(owner.age_years, miles, years, owner.electric, owner.list_usd)
        rows = [_drawn(draws, id, owner) for id in ("inflation_2019", "schedule_doubt", "repair_doubt")]
        return [now * (plan * a + mend * b) for now, a, b in zip(*rows, strict=True)]
    year, mile = ("old_kei_year", "old_kei_mile") if owner.profile == "old_import" else ("utv_year", "utv_mile")
    rows = [_drawn(draws, id, owner) for id in (year, mile)]
    return [years * (a + b * miles) for a, b in zip(*rows, strict=True)]


def _drawn(draws: Draws, id: str, owner: Owner) -> list[float]:
    own = "" if id == "inflation_2019" else owner.id
    return draws.of(f"{PREFIX}{id}", fact(id).value, own)


def upkeep_says(owner: Owner) -> tuple[str, str, list[str]]:
    """How, how sure, and the sources."""
    if owner.profile == "car":
        how = f"the schedule of an average car from {odometer(owner.age_years):,.0f} miles on, and repairs that grow with age; prices of 2025"
        return how, "estimate", ["anl_schedule", "anl_repair", "cpi"]
    key = "old_kei_year" if owner.profile == "old_import" else "utv_year"
    wait = fact("parts_wait").value
    late = f" Parts take {wait.low:g} to {wait.high:g} days, most often {wait.mid:g}." if owner.profile == "old_import" else ""
    return fact(key).how + late, fact(key).confidence, fact(key).sources
