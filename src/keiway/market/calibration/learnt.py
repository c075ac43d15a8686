"""What launches teach about the error of the structural forecast, and draws of the shift that puts it right."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import msgspec
import numpy as np

from keiway.market.calibration.evidence import Rows, design, rows
from keiway.market.calibration.facts import Priors, priors
from keiway.market.calibration.kept import structural
from keiway.market.calibration.regression import Normal, draws, evidence, posterior, prior
from keiway.market.fleet.record import Fleet, Product
from keiway.market.history import minicar as is_minicar

Array = np.ndarray
GRID = 21  # values of the ratio of variances
NAMES = ("intercept", "slope", "penalty", "electric", "brand", "two_seats")
ONE = np.array([0.0, 1.0, 0.0, 0.0, 0.0, 0.0])  # the slope is told as itself, and learnt as its difference from one


class At(msgspec.Struct, frozen=True, eq=False):
    """What is learnt if a minicar's error has `ratio` times the variance of another's, and how likely that is."""

    share: float
    ratio: float
    of: Normal


class Learnt(msgspec.Struct, frozen=True, eq=False):
    """Of each `at`: intercept, slope less one, penalty of a minicar, what an electric car differs in, size of the brand, two seats."""

    at: tuple[At, ...]
    evidence: Rows
    believed: Priors

    def known(self, minicar: bool) -> float:
        """Variance that the draws of the structural forecast have already: their mean over the launches of the same kind, else over all."""
        kind = self.evidence.minicar == float(minicar)
        which = kind if kind.any() else np.ones(kind.size, bool)
        return float(np.average(np.square(self.evidence.sd[which]), weights=self.evidence.count[which])) if which.size else 0.0

    @property
    def ratio(self) -> float:
        """Median of how many times the variance of another's error a minicar's has."""
        ordered = sorted(self.at, key=lambda each: each.ratio)
        return ordered[int(np.searchsorted(np.cumsum([each.share for each in ordered]), 0.5))].ratio

    @property
    def told(self) -> dict[str, tuple[float, float]]:
        """Mean and sd of each coefficient, the slope itself, and of one launch's error (`error`, of no minicar, and `minicar_error`: its sd and nothing)."""
        share = np.array([each.share for each in self.at])
        means = np.array([each.of.mean + ONE for each in self.at])
        mean = share @ means
        sd = np.sqrt(share @ (np.square([each.of.sd for each in self.at]) + np.square(means - mean)))
        error = sqrt(share @ [each.of.variance for each in self.at])
        mini = sqrt(share @ [each.of.variance * each.ratio for each in self.at])
        return {name: (float(m), float(s)) for name, m, s in zip(NAMES, mean, sd, strict=True)} | {"error": (error, 0.0), "minicar_error": (mini, 0.0)}


def before_launches(believed: Priors | None = None) -> Normal:
    """The priors of calibration.yaml, the slope as its difference from one."""
    known = believed or priors()
    beliefs = (known.intercept, known.slope, known.penalty, known.electric, known.brand, known.two_seats)
    mean = np.array([each.mean for each in beliefs]) - ONE
    return prior(mean, np.array([each.sd for each in beliefs]), known.variance.shape, known.variance.mean)


def learn_from(found: Rows, believed: Priors | None = None) -> Learnt:
    """The regression at each value that the ratio of variances may have, each as likely as the launches make it."""
    known = believed or priors()
    before = before_launches(known)
    ratios = known.minicar_variance.grid(GRID)
    weights = [found.precision(ratio) for ratio in ratios]
    after = [posterior(before, found.x, found.r, weight, found.count) for weight in weights]
    logs = np.array([evidence(before, of, weight, found.count) for of, weight in zip(after, weights, strict=True)])
    share = np.exp(logs - logs.max())
    return Learnt(tuple(At(float(s), ratio, of) for s, ratio, of in zip(share / share.sum(), ratios, after, strict=True)), found, known)


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

    x, minicar = np.array(design(log_units, product, year, found.believed)), is_minicar(product.length_mm, product.power_kw)
    random = stream("calibration.shift", seed)
    which = random.choice(len(found.at), size=count, p=[each.share for each in found.at])
    shifts = np.empty(count)
    for k, each in enumerate(found.at):
        of = which == k
        weight = 1.0 / each.ratio if minicar else 1.0
        shifts[of] = draws(each.of, x, int(of.sum()), random, weight, found.known(minicar), found.believed.least_share)
    return shifts


def structural_median(product: Product, year: int, fleet: Fleet, seed: int) -> float:
    from keiway.market import demand

    return float(np.median(np.log(demand.entered(product, demand.setting(year), fleet, draws=256, seed=seed).units)))
