"""Random numbers that depend on seed and index alone, and random crashes made of them.

Philox 4x32-10 (Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", SC11): a keyed scramble of a counter,
so crash 700 draws the same bits in any batch, on any thread, in any order. Needs NumPy.
"""

from __future__ import annotations

import numpy as np

from keiway.crash.step import N_SIDE, PARAMS

_MULTIPLY = (0xD2511F53, 0xCD9E8D57)
_WEYL = (0x9E3779B9, 0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_ROUNDS = 10

#: Ranges of the study problem, SI units (bounds of a uniform draw): a small car against a larger one. Fronts in steps
#: of crush (m) and force (N), so that each rises; the rest as in step.PARAMS. Made for tests and benchmarks, not for
#: what happens on roads: that is exposure/.
_SMALL = ((700, 1300), (0.05, 0.10), (35e3, 120e3))
_LARGE = ((1300, 2600), (0.07, 0.15), (50e3, 150e3))
_COMMON = {
    "k_end": (0.6e6, 2e6), "cabin": (0.3, 0.6), "belt": (1000, 2500), "slack": (0.02, 0.06), "take_up": (0.0, 0.05),
    "take_up_at": (0.010, 0.022), "limit": (250, 600), "bag_at": (0.15, 0.25), "bag": (0, 400),
    "contact_at": (0.40, 0.60), "contact": (1500, 3500),
}  # fmt: skip
_UNBELTED_SHARE = 0.15


def words(seed: int, index, block: int) -> tuple:
    """Four 32-bit words (as uint64 arrays) for each `index` (array of integers under 2**64); `block` numbers the fours."""
    index = np.asarray(index, np.uint64)
    c = [index & _LOW, index >> _HALF, np.full_like(index, block), np.zeros_like(index)]
    key = [seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF]
    for _ in range(_ROUNDS):
        a, b = np.uint64(_MULTIPLY[0]) * c[0], np.uint64(_MULTIPLY[1]) * c[2]
        c = [b >> _HALF ^ c[1] ^ np.uint64(key[0]), b & _LOW, a >> _HALF ^ c[3] ^ np.uint64(key[1]), a & _LOW]
        key = [(k + w) & 0xFFFFFFFF for k, w in zip(key, _WEYL, strict=True)]
    return tuple(c)


def uniforms(seed: int, first: int, n: int, columns: int) -> np.ndarray:
    """Shape (columns, n), in 0..1 without the ends: the draws of crashes first .. first + n - 1."""
    index = np.arange(first, first + n, dtype=np.uint64)
    rows = [word for block in range(-(-columns // 4)) for word in words(seed, index, block)]
    return (np.stack(rows[:columns]) + 0.5) * 2.0**-32


def crashes(seed: int, first: int, n: int, dtype="float32") -> np.ndarray:
    """Random crashes of the study problem, shape (len(PARAMS), n): about one occupant in seven is unbelted."""
    u = uniforms(seed, first, n, 2 + 2 * (N_SIDE + 1))
    out = np.empty((len(PARAMS), n))
    out[0], out[1] = _between(u[0], (8.0, 32.0)), _between(u[1], (0.08, 0.20))
    for j, (mass, dx, df) in enumerate((_SMALL, _LARGE)):
        mine = u[2 + j * (N_SIDE + 1) :]
        side = out[2 + j * N_SIDE : 2 + (j + 1) * N_SIDE]
        side[0] = _between(mine[0], mass)
        side[1:6] = np.cumsum(_between(mine[1:6], dx), axis=0)
        side[6:11] = np.cumsum(_between(mine[6:11], df), axis=0)
        for row, bounds in enumerate(_COMMON.values(), start=11):
            side[row] = _between(mine[row], bounds)
        unbelted = mine[N_SIDE] < _UNBELTED_SHARE
        side[13], side[15] = np.where(unbelted, 0.0, side[13:16:2])
    return out.astype(dtype)


def _between(u, bounds):
    return bounds[0] + u * (bounds[1] - bounds[0])
