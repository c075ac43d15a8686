"""What the band is made of: shares of the variance of the logarithm of a full year's sales, by part.

    ln units = ln tastes + ln appeal + ln reach + ln cap + ln run of the years

The parts have random numbers of their own, so their covariances with the whole add up to its variance.
"""

from __future__ import annotations

import numpy as np

from keiway.answer import Quantity
from keiway.market.answer.draws import Drawn
from keiway.market.explain import PARTS

TINY = 1e-9


def spread(found: Drawn) -> tuple[Quantity, ...]:
    """Percent, largest first."""
    run = found.factors["ramp"][:, found.full] * found.factors["market"][:, found.full]
    parts = {**{name: _log(found.factors[name]) for name in ("tastes", "appeal", "reach", "cap")}, "years": _log(run)}
    whole = sum(parts.values())
    variance = float(np.var(whole))
    if variance < TINY:
        return ()
    shares = {name: 100 * float(np.cov(part, whole, bias=True)[0, 1]) / variance for name, part in parts.items()}
    told = sorted(((name, share) for name, share in shares.items() if abs(share) >= 0.5), key=lambda each: -each[1])
    return tuple(Quantity(id=f"market.spread.{name}", mid=share, unit="% of the variance of the log", how=PARTS[name]) for name, share in told)


def _log(values: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(values, TINY))
