"""Which single fact would narrow the answer most: the factor with the largest first-order shares.

The shares are of the effect's place among its own draws: were a factor known, the expected variance of the places would fall by its
first-order share. That is no statement on the width of the band in the effect's own unit, and none is made. The total is no guide here: what a
factor does only together with others stays while those are unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keiway.policy.uncertainty.study import Driver


def strongest(drivers: Sequence[Driver], effects: Sequence[str]) -> str | None:
    """The factor whose shares of these effects are largest on average; None where no effect has a spread."""
    sums: dict[str, float] = {}
    for one in drivers:
        if one.effect in effects:
            sums[one.factor] = sums.get(one.factor, 0.0) + one.sobol.first
    best = max(sums, key=lambda factor: sums[factor], default=None)
    return best if best is not None and sums[best] > 0.0 else None


def narrows(drivers: Sequence[Driver], effects: Mapping[str, str], labels: Mapping[str, str], settles: Mapping[str, str]) -> str:
    """In words. `effects`: id -> how it is called in a sentence."""
    factor = strongest(drivers, tuple(effects))
    if factor is None:
        return "Nothing: these effects have no spread."
    own = [(effects[one.effect], one.sobol) for one in drivers if one.factor == factor and one.effect in effects]
    parts = " and ".join(f"{one.first:.0%} (give or take {one.error:.0%}) of how the draws rank by {name}" for name, one in own)
    says = f"Most would be gained by knowing this: {labels.get(factor, factor)}. By itself it decides {parts}."
    return f"{says} What would settle it: {settles[factor]}" if settles.get(factor) else says
