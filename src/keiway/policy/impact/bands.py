"""From draws to an effect: band, mean, chances of each sign, and how sure the sign is."""

from __future__ import annotations

import msgspec
import numpy as np

from keiway.policy.impact.figures import CLEAR, LIKELY
from keiway.policy.record import Effect

EDGES = (0.05, 0.5, 0.95)
ROUND = 100_000  # vehicles
FEWEST = 20  # draws
STEPS = ("low", "mid", "high")
RESIDUE = 1e-12  # of the largest draw: what is less is left over from adding and subtracting large sums


def band(id_: str, values: np.ndarray, year: int | None, *, label: str, group: str, party: str, unit: str, rests: str, says: str) -> Effect:
    """`values` [draw]; `rests`: how sure the sign is by what it rests on."""
    values = np.where(np.abs(values) > RESIDUE * np.max(np.abs(values), initial=0.0), values, 0.0)
    low, mid, high = (float(value) for value in np.quantile(values, EDGES))
    up, down = float(np.mean(values > 0.0)), float(np.mean(values < 0.0))
    return Effect(
        id=id_, label=label, group=group, party=party, unit=unit, year=year, low=low, mid=mid, high=high, mean=float(values.mean()), up=up, down=down,
        sure=sure(rests, up, down), says=says,
    )  # fmt: skip


def per_vehicle(one: Effect, values: np.ndarray, sold: np.ndarray) -> Effect:
    """With the same for a round number of vehicles. `sold` [draw]: the change in vehicles; draws without any are left out.

    Nothing is added where the vehicles are more in some draws and fewer in others: there is no number to divide by.
    """
    some = sold != 0.0
    more = float(np.mean(sold[some] > 0.0)) if some.any() else 0.5
    if some.sum() < FEWEST or CLEAR > more > 1.0 - CLEAR:
        return one
    low, mid, high = (float(value) for value in np.quantile(ROUND * values[some] / np.abs(sold[some]), EDGES))
    return msgspec.structs.replace(one, per=f"{ROUND:,} {'more' if more > 0.5 else 'fewer'} vehicles", per_low=low, per_mid=mid, per_high=high)


def sure(rests: str, up: float, down: float) -> str:
    """How sure the sign is: by what it rests on, less where the draws are of two minds. A change that is zero in all draws is sure."""
    if up == down == 0.0:
        return "high"
    most = max(up, down)
    lower = 0 if most >= CLEAR else 1 if most >= LIKELY else 2
    return STEPS[max(STEPS.index(rests) - lower, 0)]
