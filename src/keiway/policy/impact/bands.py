"""From draws to an effect: band, mean, chances of each sign, and how sure the sign is."""

from __future__ import annotations

import numpy as np

from keiway.policy.record import Effect

EDGES = (0.05, 0.5, 0.95)
#: Of the draws on one side of zero: above `CLEAR` the sign is as sure as what it rests on, above `LIKELY` one step less, else low.
CLEAR, LIKELY = 0.95, 0.8
STEPS = ("low", "mid", "high")


def band(id_: str, values: np.ndarray, year: int | None, *, label: str, group: str, party: str, unit: str, rests: str, says: str) -> Effect:
    """`values` [draw]; `rests`: how sure the sign is by what it rests on."""
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
