"""What a speed cap and the wheel on the right cost: a factor on sales, and utils.

    capped = k T^e + (1 - k) M^e

k: share of buyers who keep another car for the other trips; T: share of household trips that a car under the cap can make, M: share of their
miles, both from the road room as a band (`road.reach.shares.served`); e: how much a trip that cannot be made counts. One draw of k, of e and of
the place in the bands serves all caps, so a lower cap never sells more. None is exactly 1, and so is a cap at or above the highest posted
limit. docs/science/market_launch.md.
"""

from __future__ import annotations

import numpy as np

from keiway.errors import UsageError
from keiway.market.launch.streams import stream, triangular
from keiway.market.launch.table import facts
from keiway.road.reach.shares import served, top_mph


def capped(cap_mph: float | None, draws: int = 2000, seed: int = 1) -> np.ndarray:
    """Sales of a car with this cap over its sales without, shape (draws,), in 0 to 1."""
    if cap_mph is None:
        return np.ones(draws)
    if not cap_mph > 0:
        raise UsageError(f"--cap {cap_mph:g}: the fastest road it may use, in mph, above 0; 25 for a low-speed vehicle, 45, or none.", fix=("--cap", "45"))
    left = served(cap_mph, top_mph(None))
    if left.everything:
        return np.ones(draws)
    keeps, weight, place = _drawn(draws, seed)
    trips, miles = (band[0] + (band[1] - band[0]) * place for band in (left.trips, left.miles))
    return keeps * trips**weight + (1.0 - keeps) * miles**weight


def _drawn(draws: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Buyers who keep another car, the weight of a trip, and the place in the road room's bands: the same for every cap."""
    keeps, weight = (
        triangular(stream(f"launch.cap.{name}", seed).random(draws), *facts().weight(name).three) for name in ("keeps_another", "weight")
    )
    return keeps, weight, stream("launch.cap.served", seed).random(draws)


def right_hand(draws: int = 2000, seed: int = 1) -> np.ndarray:
    """Utils a buyer loses by the wheel on the right, shape (draws,), above 0: take them from mean utility."""
    return triangular(stream("launch.right_hand", seed).random(draws), *facts().right_hand.three)
