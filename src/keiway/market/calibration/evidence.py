"""Rows of the regression: of each launch, what was sold in a steady year against what the structural model says of it.

    r = ln(mean of its steady years / mean of the ramp in the same years) - ln(national) - ln(reach)
    x = 1,  ln(national / centre),  -1 if a minicar,  1 if electric
    w = 1 / (1 + (k - 1) within), k launches of its nameplate that count; over minicar_variance if a minicar
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log

import msgspec
import numpy as np

from keiway.market.calibration.facts import priors
from keiway.market.calibration.kept import Structural
from keiway.market.fleet.record import Product
from keiway.market.history import Launch, Steady, launches, minicar, steady

Array = np.ndarray
RAMP_DRAWS, RAMP_SEED = 1000, 1
COLUMNS = 4


class Rows(msgspec.Struct, frozen=True, eq=False):
    ids: tuple[str, ...]
    x: Array  # [n, 4]
    r: Array  # [n]
    weight: Array  # [n]
    sd: Array  # [n] of the draws of the structural forecast


def rows(said: dict[str, Structural], without: tuple[str, ...] = (), before: int | None = None) -> Rows:
    """Of all launches that `said` has and that have a steady year. `without`: ids, cars or nameplates.

    `before`: launched before that year, and of their sales only the years before it.
    """
    found = [
        (each, seen)
        for each in launches()
        if each.id in said and not {each.id, each.car, each.nameplate} & set(without) and (before is None or each.year < before)
        for seen in [steady(each, before)]
        if seen.counted
    ]
    of = Counter(each.nameplate for each, _ in found)
    within = priors().within.value
    return Rows(
        ids=tuple(each.id for each, _ in found),
        x=np.array([design(said[each.id].national, each) for each, _ in found]).reshape(-1, COLUMNS),
        r=np.array([observed(each, seen, without) - said[each.id].national - said[each.id].reach for each, seen in found]),
        weight=np.array([weight(each) / (1.0 + (of[each.nameplate] - 1) * within) for each, _ in found]),
        sd=np.array([said[each.id].sd for each, _ in found]),
    )


def design(national: float, of: Launch | Product) -> list[float]:
    """One row of x. `national`: log of steady sales by the structural model."""
    return [1.0, national - log(priors().centre_units), -1.0 if minicar(of.length_mm, of.power_kw) else 0.0, 1.0 if of.energy == "electric" else 0.0]


def weight(of: Launch | Product) -> float:
    """Precision of a launch's error against that of a car which is no minicar."""
    return 1.0 / priors().minicar_variance.value if minicar(of.length_mm, of.power_kw) else 1.0


def observed(found: Launch, seen: Steady, without: tuple[str, ...] = ()) -> float:
    """Log of what it would have sold in a mean steady year, as if all of them had counted."""
    which = tuple(sale.year - found.year + 1 for sale in seen.counted)
    return log(seen.units / ramp_mean(which, tuple(sorted(without))))


@lru_cache(maxsize=512)
def ramp_mean(which: tuple[int, ...], without: tuple[str, ...]) -> float:
    """Median over draws of the mean ramp in those years since launch; 1 for the years 2 to 5."""
    from keiway.market import launch

    return float(np.median(launch.ramp(which, RAMP_DRAWS, RAMP_SEED, without or None).mean(axis=1)))
