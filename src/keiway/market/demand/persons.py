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


#: Key of the random numbers behind points and persons: they are a rule of integration and no sample, so that no seed moves them.
KEY = 1
#: Means of half of the persons, in standard deviations: income, then TASTES. Low incomes and a taste for small cars, neither SUV nor pickup.
TILT = np.array([-1.5, -1.0, 0.0, -0.5, -0.5, 0.0, 0.0])


def points(count: int) -> dict[str, Array]:
    """`count` values of each drawn prior, one in each of `count` equal parts of it."""
    from keiway.market import priors

    known = {**priors.load(), **{prior.id: prior for prior in facts().own}}
    found = {}
    for name in DRAWN:
        draw = stream(f"demand.{name}", KEY)
        found[name] = known[name].quantile((draw.permutation(count) + draw.random(count)) / count)
    return found


class Persons(msgspec.Struct, frozen=True, eq=False):
    """Standard normal draws, weighted: N persons, each at S tastes for buying any and for new over used."""

    weight: Array  # [N], sums to one
    income: Array  # [N]
    taste: Array  # [N, len(TASTES)]
    any: Array  # [N, S]
    new: Array  # [N, S]


@cache
def _grid(count: int) -> Array:
    """Middles of `count` equally likely parts of the normal distribution."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((k + 0.5) / count) for k in range(count)])


def persons(count: int, nodes: int, point: int) -> Persons:
    """Other persons at each point, so that their luck is averaged over points. `count` even.

    Every second one is drawn around TILT and all are weighted by how likely they are in the whole population against among these, so that those
    who buy small cheap cars are many and light, and no weight is above two (a defensive mixture: Hesterberg 1995, Technometrics 37(2)).
    """
    draw = stream(f"demand.persons.{point}", KEY)
    margins = np.array([half for _ in TILT for half in draw.permuted(np.tile(_grid(count // 2), (2, 1)), axis=1)])
    margins = margins.reshape(len(TILT), count) + np.outer(TILT, np.repeat([0.0, 1.0], count // 2))
    tilted = np.exp(np.einsum("k,kn->n", TILT, margins) - 0.5 * np.einsum("k,k->", TILT, TILT))  # density around TILT over that around 0
    weight = 2.0 / (1.0 + tilted)
    strata = _grid(count * nodes).reshape(nodes, count)
    every, new = (draw.permuted(strata, axis=1).T for _ in range(2))
    return Persons(weight / weight.sum(), margins[0], margins[1:].T, every, draw.permuted(new, axis=1))
