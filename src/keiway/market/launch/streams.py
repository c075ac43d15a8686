"""Random numbers by name: what one quantity draws does not move when another draws more."""

from __future__ import annotations

from zlib import crc32

import numpy as np


def stream(name: str, seed: int) -> np.random.Generator:
    """A counter-based generator for one named quantity."""
    return np.random.Generator(np.random.Philox(key=[seed, crc32(name.encode())]))


def triangular(u: np.ndarray, low: float, mid: float, high: float) -> np.ndarray:
    """Quantiles u (any shape, 0 to 1) of the triangle from `low` over its mode `mid` to `high`."""
    if high <= low:
        return np.full_like(u, mid)
    share = (mid - low) / (high - low)
    rising = low + np.sqrt(u * (high - low) * (mid - low))
    falling = high - np.sqrt((1.0 - u) * (high - low) * (high - mid))
    return np.where(u < share, rising, falling)
