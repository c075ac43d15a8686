"""The change that each effect of data/policy/effects.yaml names: the reform less the law as it is, draw by draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from keiway.policy.impact import facts, sums
from keiway.policy.impact.bands import band
from keiway.policy.money.agency.change import Change
from keiway.policy.record import Effect

Array = np.ndarray
#: Effects whose spread is divided among the unknowns.
MAIN = ("sold", "own_deaths", "others_deaths", "all_deaths", "co2")
NET = "net_3"


def changes(change: Change, wanted: Sequence[str] | None = None) -> dict[str, Array]:
    """Effect -> change [draw] over all lives. `wanted` None: all effects."""
    return _measured(sums.over_lives(change), wanted)


def by_year(change: Change, years: Sequence[int]) -> dict[str, Array]:
    """Effect -> change [draw, year] in each of some calendar years."""
    return _measured(sums.of_years(change, years), None)


def _measured(found: sums.Sums, wanted: Sequence[str] | None) -> dict[str, Array]:
    found["running_cost_mile"] = sums.running_cost_mile(found)
    measured = {}
    for id_, told in facts.effects().items():
        if wanted is None or id_ in wanted:
            measured[id_] = _sum(found, told.sum)
    return measured


def _sum(change: dict[str, Array], of: facts.Sum) -> Array:
    """Added and taken off one by one: nothing is zero, and never minus zero."""
    found = 0.0
    for name in of.plus:
        found = found + change[name]
    for name in of.minus:
        found = found - change[name]
    return found


def main(change: Change) -> dict[str, Array]:
    """The effects whose spread is divided, and the net benefit at the first rate: cheap, as it is asked once for each factor."""
    return _measured(change.quantity(0.0), MAIN) | {NET: change.net(change.rates[0])}


def effect(id_: str, told: facts.Told, values: Array, year: int | None = None) -> Effect:
    """Band, mean and chances of one effect from its draws."""
    return band(id_, values, year, label=told.label, group=told.group, party=told.party, unit=told.unit, rests=told.rests, says=told.says)
