"""The spread of many effects divided among many factors: one run of the model for each factor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from keiway.policy.uncertainty.exchange import order
from keiway.policy.uncertainty.shares import Sobol, ranked, sobol
from keiway.policy.uncertainty.tornado import ends

Array = np.ndarray
Effects = Mapping[str, Array]  # id -> [draw]


class Driver(NamedTuple):
    """What one factor makes of the spread of one effect."""

    factor: str
    effect: str
    sobol: Sobol  # of the effect's place among its draws
    value: Sobol  # of the effect itself
    low_mid: float
    high_mid: float


def study(base: Effects, run: Callable[[str, Array], Effects], drawn: Mapping[str, Mapping[str, Any]], seed: int) -> tuple[Driver, ...]:
    """`run(factor, order)` gives the effects with that factor's rows exchanged; `drawn` holds every factor's numbers [draw, ...].

    The factors come in the order of `drawn`. Their shares are of the effect's place among its draws (0 to 1): the bands that are told
    run from place to place, and a few far draws of a skewed effect would decide its variance alone. Shares of the value stand beside.
    """
    if not base:
        return ()
    draws = next(iter(base.values())).size
    places = {id_: ranked(values, values) for id_, values in base.items()}
    found = []
    for factor, columns in drawn.items():
        way = order(draws, seed, factor)
        after = run(factor, way)
        place = {id_: ranked(after[id_], values) for id_, values in base.items()}
        tornado = dict(zip(base, ends(columns, list(base.values()), list(place.values()), way), strict=True))
        found += [Driver(factor, id_, sobol(places[id_], place[id_], way), sobol(values, after[id_], way), *tornado[id_]) for id_, values in base.items()]
    return tuple(found)
