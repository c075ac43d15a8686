"""The lines of worth: what each is, whose it is, and that parties add up to the whole.

    net = sum over all lines of `PARTIES`; those of `BESIDE` are told beside it

A tax or duty is on two lines, paid by buyers and received by a treasury, so that it leaves the sum as it found it. A buyer's `value` is
what a vehicle is worth to him beyond its price (the demand model's, as he sees it) with the taxes added back that his price and costs hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Kind = Literal["resource", "transfer"]
Party = Literal["buyers", "occupants", "others", "makers", "dealers", "federal", "states", "choice", "abroad"]


class Line(NamedTuple):
    """`kind` says where the accounting statement has it: a resource is a benefit or a cost there by the sign of its change."""

    id: str
    party: Party
    kind: Kind
    label: str
    says: str


LINES: tuple[Line, ...] = (
    Line("value", "buyers", "resource", "Worth to buyers, before taxes", "The demand model's surplus as buyers see it, with the taxes added back that are on lines of their own. Price, running cost, lost roads and their own risk are in it as far as they see them."),
    Line("duty_paid", "buyers", "transfer", "Duty paid", "In the price; less what is in the price of vehicles not bought."),
    Line("sales_tax_paid", "buyers", "transfer", "Sales tax paid", "On the purchase; less that on vehicles not bought."),
    Line("registration_paid", "buyers", "transfer", "Registration paid", "Each year; less that of vehicles not bought."),
    Line("fuel_tax_paid", "buyers", "transfer", "Fuel tax paid", "Federal and state, in the price of fuel."),
    Line("fuel_unseen", "buyers", "resource", "Fuel they did not weigh", "The share of fuel and current saved or added that buyers do not weigh as they choose."),
    Line("time_unseen", "buyers", "resource", "Time they did not foresee", "The share of hours on slower ways that buyers do not foresee."),
    Line("trips_unseen", "buyers", "resource", "Lost trips they did not foresee", "What trips that a cap leaves no way for were worth beyond their cost, the share that buyers do not foresee. The miles, fuel and risk they save stand elsewhere."),
    Line("own_deaths", "occupants", "resource", "Own deaths they did not see", "Deaths in the households' own vehicles, the share of the risk that buyers do not see."),
    Line("own_serious", "occupants", "resource", "Own serious injuries they did not see", "MAIS 3 to 5, the share not seen."),
    Line("own_minor", "occupants", "resource", "Own slight injuries they did not see", "MAIS 1 and 2, the share not seen; an estimate from the serious ones."),
    Line("others_deaths", "others", "resource", "Deaths of others", "People in other vehicles, on foot, on bicycles and motorcycles."),
    Line("others_serious", "others", "resource", "Serious injuries of others", "MAIS 3 to 5."),
    Line("others_minor", "others", "resource", "Slight injuries of others", "MAIS 1 and 2, an estimate from the serious ones."),
    Line("property", "others", "resource", "Property of others", "By the net miles of the households."),
    Line("congestion", "others", "resource", "Delay of others", "By the net miles of the households."),
    Line("noise", "others", "resource", "Noise", "By the net miles of the households."),
    Line("energy_security", "others", "resource", "Dependence on oil", "By gallons of gasoline."),
    Line("makers", "makers", "resource", "Makers of the vehicles", "Earnings after one-off costs, the part that is in the United States. Where a vehicle is on sale because that is assumed, of the draws in which it earns."),
    Line("rivals", "makers", "resource", "Makers of the vehicles not bought", "Margin lost on new vehicles and side-by-sides until makers have fitted what they build, the part that falls on the United States. Circular A-4 would see much of it as a transfer to those who buy elsewhere."),
    Line("dealers", "dealers", "resource", "Dealers and importers", "What they keep of their margin on the vehicles, less that on new vehicles not bought."),
    Line("duty", "federal", "transfer", "Customs duty", "Less that on new vehicles not bought."),
    Line("fuel_tax_federal", "federal", "transfer", "Federal fuel tax", "By gallons."),
    Line("sales_tax", "states", "transfer", "Sales tax", "State and local; less that on new vehicles not bought. A used car not bought is bought by somebody else, and taxed."),
    Line("registration", "states", "transfer", "Registration", "State and local, each year; less that of vehicles not bought."),
    Line("fuel_tax_state", "states", "transfer", "State fuel tax", "By gallons."),
    Line("makers_loss", "choice", "resource", "Makers' own loss if they go ahead all the same", "Where a vehicle is on sale because that is assumed, what its maker loses in the draws in which it does not earn, the part that is in the United States. Nobody has to: no cost of the rule, told, not in the sum."),
    Line("makers_abroad", "abroad", "resource", "Makers, abroad", "Earnings of the makers that are abroad: told, not in the sum."),
    Line("rivals_abroad", "abroad", "resource", "Makers of the vehicles not bought, abroad", "Margin lost that falls abroad: told, not in the sum."),
)  # fmt: skip
IDS = tuple(line.id for line in LINES)
PARTIES: tuple[Party, ...] = ("buyers", "occupants", "others", "makers", "dealers", "federal", "states")
#: Told beside the sum: what a maker loses by his own choice, and what is not the United States'.
BESIDE: tuple[Party, ...] = ("choice", "abroad")
#: Fits behind a net benefit of vehicles that are taken to be offered.
NET_SAYS = "What makers would lose by offering vehicles that do not earn is not in it: no rule asks them to."
#: What buyers pay in tax, and who receives it.
PAID = {"duty_paid": ("duty",), "sales_tax_paid": ("sales_tax",), "registration_paid": ("registration",), "fuel_tax_paid": ("fuel_tax_federal", "fuel_tax_state")}
SAFETY = ("own_deaths", "own_serious", "own_minor", "others_deaths", "others_serious", "others_minor")
PARTY_LABELS = {
    "buyers": "Buyers", "occupants": "Their own risk, as far as not seen", "others": "Everyone else on and beside the road", "makers": "Makers, in the United States",
    "dealers": "Dealers and importers", "federal": "Federal treasury", "states": "States and places",
    "choice": "Makers' own loss if they go ahead all the same, not in the sum", "abroad": "Makers abroad, not in the sum",
}  # fmt: skip


def line(id_: str) -> Line:
    return LINES[IDS.index(id_)]


def of(party: str) -> tuple[str, ...]:
    """Ids of the lines of a party."""
    return tuple(one.id for one in LINES if one.party == party)


def parties(lines: Mapping[str, Any]) -> dict[str, Any]:
    """Party -> the sum of its lines, in the shape of the lines. `BESIDE` beside the parties of the sum."""
    return {party: sum(lines[id_] for id_ in of(party)) for party in (*PARTIES, *BESIDE)}


def net(lines: Mapping[str, Any]) -> Any:
    """All parties but those `BESIDE`."""
    found = parties(lines)
    return sum(found[party] for party in PARTIES)


def less(reform: Mapping[str, Any], today: Mapping[str, Any]) -> dict[str, Any]:
    """The change, line by line."""
    return {id_: reform[id_] - today[id_] for id_ in reform}
