"""The change that each effect of data/policy/effects.yaml names: the reform less the law as it is, draw by draw."""

from __future__ import annotations

import numpy as np

from keiway.policy.impact import facts, sums
from keiway.policy.impact.sums import Ran
from keiway.policy.record import Effect

Array = np.ndarray
EDGES = (0.05, 0.5, 0.95)
#: Of the draws on one side of zero: above `CLEAR` the sign is as sure as what it rests on, above `LIKELY` one step less, else low.
CLEAR, LIKELY = 0.95, 0.8
STEPS = ("low", "mid", "high")


def changes(ran: Ran, draws: int, year: int | None = None, wanted: tuple[str, ...] | None = None) -> dict[str, Array]:
    """Effect -> change [draw], over all lives or in one calendar year. `wanted` None: all effects."""
    today, reform = (
        sums.over_lives(side, lives, draws) if year is None else sums.of_year(side, lives, draws, year) for side, lives in zip(ran.sides, ran.lives, strict=True)
    )
    change = {name: reform[name] - today[name] for name in reform}
    change["running_cost_mile"] = sums.running_cost_mile(change)
    found = {}
    for id_, told in facts.effects().items():
        if wanted is None or id_ in wanted:
            found[id_] = _sum(change, told.sum)
            change[id_] = found[id_]
    return found


def _sum(change: dict[str, Array], of: facts.Sum) -> Array:
    return sum(change[name] for name in of.plus) - sum(change[name] for name in of.minus)


def effect(id_: str, told: facts.Told, values: Array, year: int | None = None) -> Effect:
    """Band, mean and chances of one effect from its draws."""
    return band(id_, values, year, label=told.label, group=told.group, party=told.party, unit=told.unit, rests=told.rests, says=told.says)


def band(id_: str, values: Array, year: int | None, *, label: str, group: str, party: str, unit: str, rests: str, says: str) -> Effect:
    low, mid, high = (float(value) for value in np.quantile(values, EDGES))
    up, down = float(np.mean(values > 0.0)), float(np.mean(values < 0.0))
    return Effect(
        id=id_, label=label, group=group, party=party, unit=unit, year=year, low=low, mid=mid, high=high, mean=float(values.mean()), up=up, down=down,
        sure=sure(rests, up, down), says=says,
    )  # fmt: skip


def sure(rests: str, up: float, down: float) -> str:
    """How sure the sign is: by what it rests on, less where the draws are of two minds. A change that is zero in all draws is sure."""
    if up == down == 0.0:
        return "high"
    most = max(up, down)
    lower = 0 if most >= CLEAR else 1 if most >= LIKELY else 2
    return STEPS[max(STEPS.index(rests) - lower, 0)]
