"""Exchange of the rows of one factor: the same draws of all others meet other draws of this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from keiway.market.launch.streams import stream

Array = np.ndarray


def order(draws: int, seed: int, factor: str) -> Array:
    """A permutation of the rows [draw] that leaves none in its place."""
    found = stream(f"policy.exchange.{factor}", seed).permutation(draws)
    stay = np.flatnonzero(found == np.arange(draws))
    if stay.size == 1 and draws > 1:  # it changes places with any other
        other = (stay[0] + 1) % draws
        found[[stay[0], other]] = found[[other, stay[0]]]
    elif stay.size:
        found[stay] = found[np.roll(stay, 1)]
    return found


def exchanged(drawn: Mapping[str, Mapping[str, Any]], factor: str, order: Array) -> dict[str, Mapping[str, Any]]:
    """`drawn` with the arrays [draw, ...] of one factor in another order; all the rest is the same object."""
    return {name: {key: values[order] for key, values in columns.items()} if name == factor else columns for name, columns in drawn.items()}
