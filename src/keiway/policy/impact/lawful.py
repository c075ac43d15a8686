"""What the reform changes in law for what enters, and what its buyers would have had: as figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from keiway.answer import Quantity
from keiway.policy.impact.bands import EDGES
from keiway.policy.money.agency.change import Change

WORLDS = ("before", "after")
NO_WAY = "no_way"
SAID = {"certified": "certified in full", NO_WAY: "by no way"}
OPEN = "States that register it for the road, by the law room."


def quantities(fixed: Any) -> tuple[Quantity, ...]:
    """`fixed`: of policy.entering. Of every offer and kind of used import, as the law is (before) and under the reform (after)."""
    return tuple([*_new(fixed), *_used(fixed)])


def _new(fixed: Any) -> Iterator[Quantity]:
    for offer in fixed.new:
        for when, there in zip(WORLDS, offer.worlds, strict=True):
            way = way_of(there)
            id_ = f"policy.law.{offer.id}.{way}"
            by = f"{offer.title}, new, {SAID.get(way, 'by the way ' + way.replace('_', ' '))}."
            states = len(there.terms.states) if there.open else 0
            yield _quantity(f"{id_}.states.{when}", states, "states", f"{by} {OPEN} {there.terms.says}")
            if there.open:
                yield _quantity(f"{id_}.price.{when}", there.price_usd, "USD", f"{by} Given, or what its maker would have to ask to cover every cost, by the cost room.")
                if there.terms.cap_mph:
                    yield _quantity(f"{id_}.cap.{when}", there.terms.cap_mph, "mph", f"{by} Highest posted limit of most states that register it.")


def way_of(there: Any) -> str:
    """The way as an id names it: what is open before is often another way than what is open after."""
    return there.terms.pathway.rpartition(".")[2] or NO_WAY


def _used(fixed: Any) -> Iterator[Quantity]:
    for kind in fixed.used:
        for when, there in zip(WORLDS, kind.worlds, strict=True):
            id_ = f"policy.law.used.{kind.kind}"
            yield _quantity(f"{id_}.states.{when}", len(there.states), "states", f"{kind.title}. {OPEN}")
            if there.gate is not None:
                yield _quantity(f"{id_}.age.{when}", there.gate, "years", f"{kind.title}: age from which the safety gate and EPA's both stand open.")
            if there.duty_pct is not None:
                yield _quantity(f"{id_}.duty.{when}", there.duty_pct, "%", f"{kind.title}: duty on the customs value, by the law room.")


def _quantity(id_: str, value: float, unit: str, how: str) -> Quantity:
    return Quantity(id=id_, mid=float(value), unit=unit, how=how, level="exact")


def instead(change: Change) -> tuple[Quantity, ...]:
    """What buyers of the vehicles that come or stay away would have had: shares, kinds weighted by how many more or fewer there are."""
    weights = _moved(change)
    whole = sum(weight for weight, _ in weights)
    if not whole:
        return ()
    groups = weights[0][1].groups
    mixed = sum(weight / whole * stream.instead for weight, stream in weights)
    found = []
    for column, group in enumerate(groups):
        values = 100.0 * mixed[:, column]
        low, _, high = (float(value) for value in np.quantile(values, EDGES))
        how = "Mean over the draws: means add up to 100, middles do not."
        found.append(Quantity(id=f"policy.instead.{group}", mid=float(values.mean()), low=low, high=high, unit="% of buyers", how=how, level="90% band"))
    return tuple(found)


def _moved(change: Change) -> list[tuple[float, Any]]:
    """(mean of how many more or fewer enter, stream)."""
    today = {stream.id: stream for stream in change.sides[0].streams}
    reform = {stream.id: stream for stream in change.sides[1].streams}
    found = []
    for id_ in dict.fromkeys((*reform, *today)):
        stream = reform.get(id_) or today[id_]
        before, after = (side[id_].units.sum(axis=1) if id_ in side else 0.0 for side in (today, reform))
        if weight := float(np.mean(np.abs(after - before))):
            found.append((weight, stream))
    return found
