"""T7 and T8: miles, fuel and carbon as they are, and what driving costs others."""

from __future__ import annotations

import numpy as np

from keiway.policy.money.agency.cells import MIDDLES, MILLION, band, mean, table
from keiway.policy.money.agency.change import Change
from keiway.policy.money.lines import line
from keiway.policy.record import Table

PHYSICAL = (
    ("miles", "Miles of the vehicles, million", MILLION), ("other_miles", "Miles of all vehicles of their households, million", MILLION), ("fuel_gal", "Gasoline, million gallons", MILLION),
    ("electric_kwh", "Electricity, million kWh", MILLION), ("co2_tonnes", "Carbon dioxide, thousand tonnes", 1e3), ("hours_lost", "Hours lost on slower ways, million", MILLION),
)  # fmt: skip
EXTERNAL = ("congestion", "noise", "property", "energy_security")


def physical(change: Change) -> Table:
    """T7: in physical units, in the fifth and tenth year and over all lives."""
    calendar, by_year = change.calendar, change.quantity_by_year(*(name for name, _, _ in PHYSICAL))
    shown = sorted({min(change.fixed.first_year + n, calendar[-1]) for n in (4, 9)})
    whole = change.quantity()
    rows = [
        [label, *(band(by_year[name][:, calendar.index(year)], unit) for year in shown), band(whole[name], unit), mean(whole[name], unit)]
        for name, label, unit in PHYSICAL
    ]  # fmt: skip
    notes = (
        MIDDLES,
        f"All lives: until {calendar[-1]}, of vehicles sold {change.period}.",
        "Not here: carbon monoxide, hydrocarbons, nitrogen oxides and soot. No rate in grams a mile of these vehicles under a US test is known; old ones are above new ones.",
    )
    return table("T7", "Travel, fuel and emissions: change against today", ("What", *map(str, shown), "All lives", "Mean"), rows, notes)


def external(change: Change) -> Table:
    """T8: costs to others by the mile and the gallon, as costs: positive is more."""
    lines = {rate: change.lines(rate) for rate in (0.0, *change.rates)}
    rows = [[line(id_).label, *(band(-at[id_], MILLION) for at in lines.values())] for id_ in EXTERNAL]
    rows.append(["All of these", *(band(-sum(at[id_] for id_ in EXTERNAL), MILLION) for at in lines.values())])
    miles = round(float(np.median(change.quantity()["other_miles"])) / MILLION, 1) + 0.0
    notes = (
        f"By the net miles of the households ({miles:+,.1f} million in the middle): a vehicle that drives in the place of another adds none. No value for a short vehicle exists, which takes less road.",
        "Not here: parking, for which there is no federal value; a slow vehicle's delay to those behind it.",
        MIDDLES,
    )
    columns = ("Cost", "Not discounted", *(f"{rate:.0%}" for rate in change.rates))
    return table("T8", f"External costs of driving, USD million, vehicles sold {change.period}", columns, rows, notes)
