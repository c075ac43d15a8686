"""T11: who gains and who loses, and what is known of small firms, incomes and places."""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.policy.money.agency.cells import MIDDLES, MILLION, band, mean, table
from keiway.policy.money.agency.change import Change
from keiway.policy.money.discount import weights
from keiway.policy.money.lines import BESIDE, PARTIES, PARTY_LABELS, parties
from keiway.policy.parts import Side
from keiway.policy.record import Table


def distribution(change: Change) -> Table:
    rate = change.rates[0]
    sums = parties(change.lines(rate))
    rows: list[list[Any]] = [
        [PARTY_LABELS[party], band(sums[party], MILLION), mean(sums[party], MILLION), f"{np.mean(sums[party] > 0.0):.0%}", f"{np.mean(sums[party] < 0.0):.0%}"] for party in (*PARTIES, *BESIDE)
    ]
    used = imported(change)
    rows.append(["Small firms: importers and dealers of used ones", band(used, MILLION), mean(used, MILLION), f"{np.mean(used > 0.0):.0%}", f"{np.mean(used < 0.0):.0%}"])
    notes = (
        f"Present values at {rate:.0%}.",
        small_firms(change),
        "Not here: incomes. The demand model draws buyers by income, but what they gain by tenth of income is not told; cheap cars are bought by those with less. Nor city and country: used kei trucks go to farms.",
        MIDDLES,
    )
    return table("T11", "Distribution of effects, USD million", ("Who", "Change", "Mean", "Draws that gain", "Draws that lose"), rows, notes)


def imported(change: Change) -> Any:
    """What importers and dealers keep of their margin on used vehicles, reform less today, discounted [draw]."""
    today, reform = (_margin(change, side) for side in change.sides)
    return (reform - today) * change.prices["dealer_profit"]


def _margin(change: Change, side: Side) -> Any:
    sale = weights(side.years, change.fixed.first_year, change.rates[0])
    return sum(((stream.units @ sale) * stream.dealer_usd for stream in side.streams if not stream.new), np.zeros(change.draws))


def small_firms(change: Change) -> str:
    """What the Regulatory Flexibility Act asks for, as far as it is known."""
    used = [float(np.median(sum((stream.units.sum(axis=1) for stream in side.streams if not stream.new), np.zeros(change.draws)))) for side in change.sides]
    a_year = round((used[1] - used[0]) / len(change.sides[1].years)) + 0.0
    return (
        f"Small entities: importers of used vehicles are small firms, as are most dealers who sell side-by-sides; used imports change by {a_year:+,.0f} a year in the middle."
        " How many firms there are and what they earn is not counted by anybody; registered importers are on NHTSA's list."
    )
