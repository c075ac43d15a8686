"""What launches teach about the error of the structural forecast, and draws of the shift that puts it right."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import msgspec
import numpy as np

from keiway.market.calibration.evidence import Rows, design, rows, weight
from keiway.market.calibration.facts import Priors, priors
from keiway.market.calibration.kept import structural
from keiway.market.calibration.regression import Normal, draws, posterior, prior
from keiway.market.fleet.record import Fleet, Product

Array = np.ndarray
NAMES = ("intercept", "slope", "penalty", "electric", "brand", "two_seats")
ONE = np.array([0.0, 1.0, 0.0, 0.0, 0.0, 0.0])  # the slope is told as itself, and learnt as its difference from one


class Learnt(msgspec.Struct, frozen=True, eq=False):
    """`of`: intercept, slope less one, penalty of a minicar, what an electric car differs in, size of the brand, two seats."""

    of: Normal
    evidence: Rows
    believed: Priors

    def known(self, minicar: bool) -> float:
        """Variance that the draws of the structural forecast have already: their mean over the launches of the same kind, else over all."""
        kind = self.evidence.x[:, 2] == (-1.0 if minicar else 0.0)
        which = kind if kind.any() else np.ones(kind.size, bool)
        return float(np.average(np.square(self.evidence.sd[which]), weights=self.evidence.weight[which])) if which.size else 0.0

    @property
    def told(self) -> dict[str, tuple[float, float]]:
        """Mean and sd of each coefficient, the slope itself, and of one launch's error (`error`, its sd and nothing)."""
        mean = self.of.mean + ONE
        return {name: (float(m), float(s)) for name, m, s in zip(NAMES, mean, self.of.sd, strict=True)} | {"error": (sqrt(self.of.variance), 0.0)}


def before_launches(believed: Priors | None = None) -> Normal:
    """The priors of calibration.yaml, the slope as its difference from one."""
    known = believed or priors()
    beliefs = (known.intercept, known.slope, known.penalty, known.electric, known.brand, known.two_seats)
    mean = np.array([each.mean for each in beliefs]) - ONE
    return prior(mean, np.array([each.sd for each in beliefs]), known.variance.shape, known.variance.mean)


def learn_from(found: Rows, believed: Priors | None = None) -> Learnt:
    known = believed or priors()
    return Learnt(posterior(before_launches(known), found.x, found.r, found.weight, found.count), found, known)


@lru_cache(maxsize=64)
def learn(year: int, without: tuple[str, ...] = (), before: int | None = None) -> Learnt:
    """From the launches as the fleet nearest to `year` sees them (backtest.yaml)."""
    return learn_from(rows(structural(year), without, before))


def shift(
    product: Product, year: int | None = None, draws: int = 2000, seed: int = 1, without: tuple[str, ...] | str | None = None, *,
    before: int | None = None, fleet: Fleet | None = None, log_units: float | None = None,
) -> Array:  # fmt: skip
    """Shift of an entrant's mean utility, [draws]: what the structural forecast lacks, as small launches since 2002 have shown.

    In logs of sales, which are utils where the share is small. The product's `maker` is the name it is sold under: what that brand sold here in
    the year before counts, and so do two seats. Its spread is the error of one launch, less what the draws of the
    structural forecast spread already for launches of its kind. `year`: market it is launched into, None that of the fleet; `without`: nameplates, cars or
    launches that must not be known; `before`: only what was known before that year. `log_units`: median log of the national steady
    sales without any shift, where it is at hand; else the structural model is asked.
    """
    from keiway.market import fleet as fleets

    market = fleet or fleets.load()
    left = tuple(sorted((without,) if isinstance(without, str) else without or ()))
    if log_units is None:
        log_units = structural_median(product, year or market.year, market, seed)
    return drawn(learn(market.year, left, before), product, year or market.year, log_units, draws, seed)


def drawn(found: Learnt, product: Product, year: int, log_units: float, count: int, seed: int) -> Array:
    """Predictive draws at the entrant's place, launched in `year`."""
    from keiway.market.launch.streams import stream

    at, known = np.array(design(log_units, product, year, found.believed)), found.believed
    return draws(found.of, at, count, stream("calibration.shift", seed), weight(product, known), found.known(at[2] < 0.0), known.least_share)


def structural_median(product: Product, year: int, fleet: Fleet, seed: int) -> float:
    from keiway.market import demand

    return float(np.median(np.log(demand.entered(product, demand.setting(year), fleet, draws=256, seed=seed).units)))
