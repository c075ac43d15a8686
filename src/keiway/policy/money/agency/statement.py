"""The accounting statement in the form of OMB Circular A-4 (2003): benefits, costs, transfers, by what is in money, counted and told."""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.policy.money.agency.cells import MILLION, band, one, table
from keiway.policy.money.agency.change import Change
from keiway.policy.money.agency.safety import counts
from keiway.policy.money.discount import yearly
from keiway.policy.money.lines import LINES, PARTIES, line, net
from keiway.policy.record import MONEY_YEAR, Table

COLUMNS = ("Category", "Low", "Middle", "High", "Rate", "Source and notes")
TRANSFERS = (
    ("duty", "buyers and makers to the federal treasury"), ("fuel_tax_federal", "drivers to the federal treasury"), ("sales_tax", "buyers to states and places"),
    ("registration", "owners to states and places"), ("fuel_tax_state", "drivers to states"),
)  # fmt: skip
COUNTED = (
    ("own_deaths", "deaths in the households' vehicles", "T2"), ("others_deaths", "deaths of others", "T2"), ("co2_tonnes", "tonnes of carbon dioxide", "T7"),
    ("fuel_gal", "gallons of gasoline", "T7"),
)  # fmt: skip


def statement(change: Change) -> Table:
    """Yearly amounts over the years of sale. Every effect stands under benefits or under costs by the sign of its mean."""
    gained, lost = sided(change)
    rows: list[list[Any]] = [_head("BENEFITS")]
    rows += _sums(change, "Annualized monetized benefits", gained, 1.0)
    rows.append(_told("Not quantified benefits", "Short vehicles on streets and in parking places; mobility of those who cannot pay for a car of today."))
    rows.append(_head("COSTS"))
    rows += _sums(change, "Annualized monetized costs", lost, -1.0)
    rows += _counted(change)
    rows.append(_told("Not quantified costs", "Parts and repair, delay behind slow vehicles, pollutants of old engines, enforcement."))
    rows.append(_head("NET"))
    rows += [_line("Annualized net benefit", change, rate, net(change.lines(rate))) for rate in change.rates]
    if change.fixed.chosen:
        rows += [_line("Beside it: makers' own loss if they go ahead all the same", change, rate, -change.own_loss(rate)) for rate in change.rates]
        rows += [_line("Annualized net benefit with that loss", change, rate, change.net_with_loss(rate)) for rate in change.rates]
    rows.append(_head("TRANSFERS (annualized, monetized)"))
    for id_, who in TRANSFERS:
        rows += [_line(f"From {who}", change, rate, change.lines(rate)[id_]) for rate in change.rates]
    rows.append(_head("EFFECTS ON"))
    rows += _effects(change)
    notes = (
        f"Form of OMB Circular A-4 of 2003, in force again by Executive Order 14192. Low and high are 5 and 95 percent of {change.draws} draws. Amounts of a year count at its end; yearly amounts are over the {change.fixed.years} years of sale, of which the lives go on for longer.",
        f"An effect is a benefit where its mean at {change.rates[0]:.0%} is a gain and a cost where it is a loss, whoever has it: lives saved are benefits and lives lost are costs, and what makers, rivals and dealers lose is a cost. It stays on that side at both rates and in every draw, so an end of a band may be below zero. Benefits less costs are the net of T9: what is paid in tax is received.",
        "Rivals' lost margin is told as a cost as far as makers have not fitted what they build; the circular would see much of it as a transfer to those who buy elsewhere.",
        "No rule asks a maker to sell what loses: that loss, where a vehicle is taken as offered, stands beside the net." if change.fixed.chosen else "",
        "For the ten-for-one count of Executive Order 14192 only costs to firms and people of meeting a rule would count; they are not split out here.",
    )  # fmt: skip
    title = f"T12. Accounting statement (OMB Circular A-4): USD million of {MONEY_YEAR} a year where no unit is named, period {change.period}"
    return table("A4", title, COLUMNS, rows, notes)


def sided(change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the lines that are benefits and of those that are costs, by their means at the first rate; what does not change is neither."""
    at = change.lines(change.rates[0])
    means = {one.id: float(np.mean(at[one.id])) for one in LINES if one.kind == "resource" and one.party in PARTIES}
    return tuple(id_ for id_, mean in means.items() if mean > 0.0), tuple(id_ for id_, mean in means.items() if mean < 0.0)


def _sums(change: Change, label: str, ids: tuple[str, ...], sign: float) -> list[list[Any]]:
    """The sum at each rate, then its lines at the first."""
    none = np.zeros(change.draws)
    rows = [_line(label, change, rate, sum((sign * change.lines(rate)[id_] for id_ in ids), none)) for rate in change.rates]
    first = change.rates[0]
    return rows + [_line(f"  {line(id_).label}", change, first, sign * change.lines(first)[id_]) for id_ in ids]


def _head(text: str) -> list[Any]:
    return [text, *("" for _ in COLUMNS[1:])]


def _told(category: str, text: str) -> list[Any]:
    return [category, *("" for _ in COLUMNS[2:]), text]


def _three(values: Any, unit: float) -> list[Any]:
    found = band(values, unit)
    return [one(found.low), one(found.mid), one(found.high)]


def _line(label: str, change: Change, rate: float, values: Any) -> list[Any]:
    return [label, *_three(yearly(values, rate, change.fixed.years), MILLION), f"{rate:.0%}", "T9"]


def _counted(change: Change) -> list[list[Any]]:
    at, years = change.quantity(), change.fixed.years
    serious = sum(own + others for id_, (own, others) in counts(change).items() if id_ in ("mais3", "mais4", "mais5"))
    found = [(label, at[name], source) for name, label, source in COUNTED]
    found.insert(2, ("serious injuries (MAIS 3 to 5), all", serious, "T2"))
    return [[f"Counted, a year of sale: {label}", *_three(values / years, 1.0), "none", source] for label, values, source in found]


def _effects(change: Change) -> list[list[Any]]:
    lines = change.lines(change.rates[0])
    states = sum(lines[id_] for id_ in ("sales_tax", "registration", "fuel_tax_state"))
    return [
        _line("State, local and tribal governments: revenue", change, change.rates[0], states),
        _told("State, local and tribal governments: duties", "Titles, plates and rules of the road. No federal mandate is laid on them unless the reform says so."),
        _told("Small firms", "T11. Importers and dealers of used ones are small firms; how many there are is not counted."),
        _told("Wages", "Not worked out. More selling and, with a plant here, building; less of both for what is not bought."),
        _told("Growth", "Not worked out."),
    ]
