"""Present values and equal yearly amounts, real rates.

    PV = sum over years y of  x(y) / (1 + r)^(y - first + 1)          an amount of a calendar year counts at its end
    AV = PV r / (1 - (1 + r)^-T)                                      T equal amounts at the ends of T years with the same PV

So a flow that is the same in each of T years has itself as its yearly amount. Present values are at the beginning of the first year.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def weights(calendar: Sequence[int], first: int, rate: float) -> Any:
    """What a dollar of each year is worth at the beginning of `first`, array [year]."""
    import numpy as np

    return (1.0 + rate) ** -(np.asarray(calendar, dtype=float) - first + 1.0)


def present(amounts: Any, calendar: Sequence[int], first: int, rate: float) -> Any:
    """`amounts` [..., year] -> present value [...]."""
    return amounts @ weights(calendar, first, rate)


def yearly(value: Any, rate: float, years: int) -> Any:
    """The equal amount at the end of each of `years` years that has the present value; at no rate the mean."""
    return value / years if rate == 0.0 else value * rate / (1.0 - (1.0 + rate) ** -years)
