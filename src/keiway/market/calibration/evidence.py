"""Rows of the regression: of each launch, what was sold in a steady year against what the structural model says of it.

    r = ln(mean of its steady years / mean of the ramp in the same years) - ln(national) - ln(reach)
    x = 1,  ln(national / centre),  -1 if a minicar,  1 if electric,  ln((brand + 20,000) / (300,000 + 20,000)),  1 if it has two seats
    n = 1 / (1 + (k - 1) within), k launches of its nameplate that count                 how many observations it is
    w = n / (ratio + spread / variance) if a minicar, else n / (1 + spread / variance)   its precision
    of a launch whose first year alone is held, that year stands against the ramp's first, whose spread is added to the variance

How much more the errors of minicars differ (ratio) is not known beforehand: learnt.py takes it through the values that may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import log

import msgspec
import numpy as np

from keiway.market.calibration.facts import Priors, priors
from keiway.market.calibration.kept import Structural
from keiway.market.fleet.record import Product
from keiway.market.history import Launch, first_alone, launches, minicar, steady, two_seats

Array = np.ndarray
RAMP_DRAWS, RAMP_SEED = 1000, 1
COLUMNS = 6


class Rows(msgspec.Struct, frozen=True, eq=False):
    ids: tuple[str, ...]
    x: Array  # [n, 6]
    r: Array  # [n]
    minicar: Array  # [n] 1 or 0
    spread: Array  # [n] further variance, over that of an error
    count: Array  # [n] observations
    sd: Array  # [n] of the draws of the structural forecast

    def precision(self, ratio: float) -> Array:
        """[n], where a minicar's error has `ratio` times the variance of another's."""
        return self.count / (np.where(self.minicar > 0.0, ratio, 1.0) + self.spread)


class Seen(msgspec.Struct, frozen=True):
    """What one launch sold, as if in a mean steady year, in logs; `spread`: variance of what its years are over a steady one."""

    log_units: float
    spread: float = 0.0


def rows(
    said: dict[str, Structural], without: tuple[str, ...] = (), before: int | None = None, believed: Priors | None = None, flagged: bool = False
) -> Rows:  # fmt: skip
    """Of all launches that `said` has and that sold something that counts. `without`: ids, cars or nameplates.

    `before`: launched before that year, and of their sales only the years before it. `flagged`: as if no year were flagged.
    """
    known = believed or priors()
    kept = [each for each in launches() if each.id in said and not {each.id, each.car, each.nameplate} & set(without) and (before is None or each.year < before)]
    found = list(_seen(kept, tuple(sorted(without)), before, flagged))
    of = Counter(each.nameplate for each, _ in found)
    count = np.array([1.0 / (1.0 + (of[each.nameplate] - 1) * known.within.value) for each, _ in found])
    return Rows(
        ids=tuple(each.id for each, _ in found),
        x=np.array([design(said[each.id].national, each, each.year, known) for each, _ in found]).reshape(-1, COLUMNS),
        r=np.array([seen.log_units - said[each.id].national - said[each.id].reach for each, seen in found]),
        minicar=np.array([float(minicar(each.length_mm, each.power_kw)) for each, _ in found]),
        spread=np.array([seen.spread / known.variance.mean for _, seen in found]),
        count=count,
        sd=np.array([said[each.id].sd for each, _ in found]),
    )


def _seen(kept: list[Launch], without: tuple[str, ...], before: int | None, flagged: bool) -> Iterator[tuple[Launch, Seen]]:
    for each in kept:
        found = steady(each, before).every if flagged else steady(each, before)
        alone = first_alone(each)
        if found.units:
            which = tuple(sale.year - each.year + 1 for sale in found.counted)
            yield each, Seen(log(found.units / ramp_mean(which, without)))
        elif alone:
            mean, spread = ramp_first(each.month, without)
            yield each, Seen(log(alone.units) - mean, spread)


def design(national: float, of: Launch | Product, year: int, believed: Priors | None = None) -> list[float]:
    """One row of x. `national`: log of steady sales by the structural model; `year` of the launch."""
    known = believed or priors()
    return [
        1.0, national - log(known.centre_units), -1.0 if minicar(of.length_mm, of.power_kw) else 0.0, 1.0 if of.energy == "electric" else 0.0,
        brand_size(badge(of), year, known), 1.0 if two_seats(of) else 0.0,
    ]  # fmt: skip


def badge(of: Launch | Product) -> str:
    """The name on the car."""
    from keiway.market import brands

    return brands.badge(of) if isinstance(of, Launch) else of.maker


def brand_size(make: str, year: int, known: Priors) -> float:
    """Log of what the brand sold here in the year before, against a brand of the middle size. A name that nobody has sold here is new: it sold none."""
    found = brand(make, year)
    return log(((found.units if found else 0.0) + known.brand_added) / (known.brand_centre + known.brand_added))


def brand(make: str, year: int):
    """brands.Sold of the year before `year`, or of the last year known by then; None: a name that is not in the table."""
    from keiway.market import brands

    return brands.sold(make, year - 1) or brands.latest(make, year - 1)


@lru_cache(maxsize=512)
def ramp_mean(which: tuple[int, ...], without: tuple[str, ...]) -> float:
    """Median over draws of the mean ramp in those years since launch; 1 for the years 2 to 5."""
    from keiway.market import launch

    return float(np.median(launch.ramp(which, RAMP_DRAWS, RAMP_SEED, without or None).mean(axis=1)))


@lru_cache(maxsize=64)
def ramp_first(month: int, without: tuple[str, ...]) -> tuple[float, float]:
    """Median and variance of the log of the first, cut year over a steady one."""
    from keiway.market import launch

    found = np.log(launch.ramp((1,), RAMP_DRAWS, RAMP_SEED, without or None, month))
    return float(np.median(found)), float(np.var(found))
