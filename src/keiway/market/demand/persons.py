"""Draws: points of the parameters' priors, and persons with tastes. Latin hypercubes: each margin is met evenly, whatever the seed.
"""

from __future__ import annotations

from functools import cache
from statistics import NormalDist

import msgspec
import numpy as np

from keiway.market.demand.choice import Array
from keiway.market.demand.facts import facts
from keiway.market.launch.streams import stream

#: Attributes for which tastes differ, in the order of `Persons.taste`, and the prior of each spread.
TASTES = ("sd_footprint", "sd_power_mass", "sd_suv", "sd_pickup", "sd_van", "sd_electric")
DRAWN = ("alpha", "income_exponent", "income_sd", *TASTES, "performance_value", "gasoline_small_share", "aggregate_elasticity", "new_over_any", "income_new")


def points(count: int, seed: int) -> dict[str, Array]:
    """`count` values of each drawn prior, one in each of `count` equal parts of it."""
    from keiway.market import priors

    known = {**priors.load(), **{prior.id: prior for prior in facts().own}}
    found = {}
    for name in DRAWN:
        draw = stream(f"demand.{name}", seed)
        found[name] = known[name].quantile((draw.permutation(count) + draw.random(count)) / count)
    return found


class Persons(msgspec.Struct, frozen=True, eq=False):
    """Standard normal draws: N persons, each at S tastes for buying any and for new over used."""

    income: Array  # [N]
    taste: Array  # [N, len(TASTES)]
    any: Array  # [N, S]
    new: Array  # [N, S]


@cache
def _grid(count: int) -> Array:
    """Middles of `count` equally likely parts of the normal distribution."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((k + 0.5) / count) for k in range(count)])


def persons(count: int, nodes: int, point: int, seed: int) -> Persons:
    """Other persons at each point, so that their luck is averaged over points."""
    draw = stream(f"demand.persons.{point}", seed)
    margins = draw.permuted(np.tile(_grid(count), (1 + len(TASTES), 1)), axis=1)
    strata = _grid(count * nodes).reshape(nodes, count)
    every, new = (draw.permuted(strata, axis=1).T for _ in range(2))
    return Persons(margins[0], margins[1:].T, every, draw.permuted(new, axis=1))
