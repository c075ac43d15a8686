"""Uncertain figures of data/policy, described once, and how each is drawn."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict

SHARES = ("share", "position", "probability")
Z95 = 1.6448536269514722  # of a normal distribution, 95th percentile

__all__ = ["Factor", "Figure", "Source", "column"]


class Figure(msgspec.Struct, **Strict):
    """A number with its reach. `triangular`: low, most likely, high. `lognormal`: `low` and `high` are the 5th and 95th percentile."""

    low: float
    mid: float
    high: float
    unit: str
    says: str  # what it is, for a reader
    how: str  # where it comes from
    factor: str  # the group of unknowns it moves with
    confidence: Confidence
    sources: tuple[str, ...]
    family: Literal["triangular", "lognormal"] = "triangular"
    year: int | None = None  # of its dollars
    least: float | None = None  # what it may be at all, for who sets it; None: by its unit and its ends
    most: float | None = None

    @property
    def domain(self) -> tuple[float, float]:
        """What it may be at all, whatever its likely reach: shares 0 to 1, what is never below zero not below it."""
        share = self.unit.partition(" ")[0] in SHARES and self.high <= 1.0
        least = self.least if self.least is not None else 0.0 if share or self.low >= 0.0 else -math.inf
        return least, self.most if self.most is not None else 1.0 if share else math.inf


class Factor(msgspec.Struct, **Strict):
    """A group of unknowns that is told apart when the spread is divided."""

    label: str
    settles: str  # the fact that would narrow it, as a sentence


def column(id_: str, figure: Figure, draws: int, seed: int, edits: tuple[tuple[str, float], ...] = ()) -> Any:
    """The draws of one figure, array [draw]: one in each `draws`-th of its distribution, in random order. An edit stands in all of them.

    The numbers depend on id, seed and count alone, so that two questions of one seed meet the same draws.
    """
    import numpy as np

    from keiway.market.launch.streams import stream, triangular

    given = dict(edits)
    if id_ in given:
        return np.full(draws, float(given[id_]))
    random = stream(id_, seed)
    u = (random.permutation(draws) + random.random(draws)) / draws
    if figure.family == "triangular" or figure.high <= figure.low:
        return triangular(u, figure.low, figure.mid, figure.high)
    normal = NormalDist().inv_cdf
    z = np.array([normal(share) for share in u])
    low, high = np.log(figure.mid / figure.low), np.log(figure.high / figure.mid)
    return figure.mid * np.exp(np.where(z < 0, low, high) * z / Z95)
