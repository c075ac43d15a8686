"""The accounting statement in the form of OMB Circular A-4 (2003): benefits, costs, transfers, by what is in money, counted and told."""

from __future__ import annotations

from typing import Any

from keiway.policy.money.agency.cells import MILLION, band, one, table
from keiway.policy.money.agency.change import Change
from keiway.policy.money.agency.safety import counts
from keiway.policy.money.discount import yearly
from keiway.policy.money.lines import LINES, net
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
    """Yearly amounts over the years of sale. A cost below zero is a saving."""
    rows: list[list[Any]] = [_head("BENEFITS")]
    rows += _sum(change, "benefit", "Annualized monetized benefits", 1.0)
    rows.append(_told("Not quantified benefits", "Short vehicles on streets and in parking places; mobility of those who cannot pay for a car of today."))
    rows.append(_head("COSTS"))
    rows += _sum(change, "cost", "Annualized monetized costs", -1.0)
    rows += _counted(change)
    rows.append(_told("Not quantified costs", "Parts and repair, delay behind slow vehicles, pollutants of old engines, enforcement."))
    rows.append(_head("NET"))
    rows += [_line("Annualized net benefit", change, rate, net(change.lines(rate))) for rate in change.rates]
    rows.append(_head("TRANSFERS (annualized, monetized)"))
    for id_, who in TRANSFERS:
        rows += [_line(f"From {who}", change, rate, change.lines(rate)[id_]) for rate in change.rates]
    rows.append(_head("EFFECTS ON"))
    rows += _effects(change)
    notes = (
        f"Form of OMB Circular A-4 of 2003, in force again by Executive Order 14192. Low and high are 5 and 95 percent of {change.draws} draws. Amounts of a year count at its end; yearly amounts are over the {change.fixed.years} years of sale, of which the lives go on for longer.",
        "Benefits: worth to buyers before taxes, fuel they did not weigh, earnings here of makers, rivals and dealers. Costs: deaths and injuries (own ones as far as buyers do not see them), property, delay, noise, oil, time not foreseen. Benefits less costs are the net of T9: what is paid in tax is received.",
        "For the ten-for-one count of Executive Order 14192 only costs to firms and people of meeting a rule would count; they are not split out here.",
    )  # fmt: skip
    title = f"T12. Accounting statement (OMB Circular A-4): USD million of {MONEY_YEAR} a year where no unit is named, period {change.period}"
    return table("A4", title, COLUMNS, rows, notes)


def _head(text: str) -> list[Any]:
    return [text, *("" for _ in COLUMNS[1:])]


def _told(category: str, text: str) -> list[Any]:
    return [category, *("" for _ in COLUMNS[2:]), text]


def _three(values: Any, unit: float) -> list[Any]:
    found = band(values, unit)
    return [one(found.low), one(found.mid), one(found.high)]


def _sum(change: Change, kind: str, label: str, sign: float) -> list[list[Any]]:
    ids = [each.id for each in LINES if each.kind == kind and each.party != "abroad"]
    return [_line(label, change, rate, sign * sum(change.lines(rate)[id_] for id_ in ids)) for rate in change.rates]


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
