"""The loops over crashes, compiled by numba (the extra `fast`). No physics and no facts: those are in the texts built here.

Each block of crashes is summed by itself, in order, and the blocks are kept apart: no thread adds to another's sum, so
the numbers are the same for any number of threads and any chunk.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import numpy as np
from numba import njit, prange, uint64

from keiway.crash.exposure.crashes import harm, rows, sample
from keiway.crash.exposure.crashes.engine import BLOCK
from keiway.crash.exposure.crashes.sample import AT, EVEN, KIND, STEPS, UNIFORMS
from keiway.crash.risk import people

_fast = partial(njit, fastmath=True, error_model="numpy")
_crash = sample.build(_fast)
_fill = rows.build(_fast)
_harm = harm.build(_fast, people.build(_fast))
KINDS = len(sample.KINDS)
_KIND, _LIMIT = AT["kind"], AT["limit"]
_STEPS = np.array(STEPS, np.uint64)


def _digest() -> int:
    """Changes with any text that is compiled into the loops below, so that numba's kept code is never a stale one."""
    rooms = (Path(module.__file__).parent for module in (harm, people))
    texts = (path.read_bytes() for room in rooms for path in sorted(room.glob("*.py")))
    return int.from_bytes(hashlib.blake2b(b"".join(texts), digest_size=6).digest(), "little")


@njit(cache=True, inline="always")
def four(seed, index, block, U, at):
    """Four uniforms of Philox 4x32-10, bit for bit those of runners.draw.uniforms."""
    low, half = uint64(0xFFFFFFFF), uint64(32)
    c0, c1, c2, c3 = index & low, index >> half, uint64(block), uint64(0)
    k0, k1 = seed & low, seed >> half
    for _ in range(10):
        a, b = uint64(0xD2511F53) * c0, uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (b >> half) ^ c1 ^ k0, b & low, (a >> half) ^ c3 ^ k1, a & low
        k0, k1 = (k0 + uint64(0x9E3779B9)) & low, (k1 + uint64(0xBB67AE85)) & low
    scale = 2.0**-32
    U[at], U[at + 1] = (c0 + 0.5) * scale, (c1 + 0.5) * scale
    U[at + 2], U[at + 3] = (c2 + 0.5) * scale, (c3 + 0.5) * scale


@njit(cache=True, inline="always")
def one_even(begin, index, j):
    return (((begin[j] + uint64(index) * _STEPS[j]) >> uint64(12)) + 0.5) * 2.0**-52


@njit(cache=True)
def even(begin, index, U):
    """The evenly spread numbers of a crash, as sample.numbers."""
    for j in range(EVEN):
        U[j] = one_even(begin, index, j)


@njit(cache=True)
def numbers(seed, first, n, begin):
    """Shape (n, UNIFORMS), for the test that they are those of sample.numbers."""
    U = np.empty((n, UNIFORMS))
    for i in range(n):
        even(begin, first + i, U[i])
        for block in range(1, UNIFORMS // 4):
            four(uint64(seed), uint64(first + i), block, U[i], 4 * block)
    return U


@njit(cache=True)
def _by_kind(begin, first, edges, order):
    """The block's crashes in order of their kind: their numbers less `first`. Alike crashes side by side run faster."""
    kinds, ends = np.empty(BLOCK, np.int8), np.zeros(KINDS + 1, np.int64)
    for i in range(BLOCK):
        u = one_even(begin, uint64(first + i), 0)
        kind = 0
        while kind < KINDS - 1 and u >= edges[kind]:
            kind += 1
        kinds[i] = kind
        ends[kind + 1] += 1
    for kind in range(KINDS):
        ends[kind + 1] += ends[kind]
    for i in range(BLOCK):
        order[ends[kinds[i]]] = i
        ends[kinds[i]] += 1


def _loops(digest):
    """`draw` fills E and P; `tally` sums the risks. `digest` only tells one compiled code from another.

    Within a block columns stand by kind; `numbers` says which crash each is, and what is kept goes back to its place.
    """

    @njit(parallel=True, cache=True, fastmath=True, error_model="numpy")
    def draw(seed, first, begin, E, P, numbers, C, T, R, S, own):
        for b in prange(numbers.size // BLOCK):
            U, order = np.full(UNIFORMS, 0.5), np.empty(BLOCK, np.int64)
            d = ((first // BLOCK) + b) % (C.shape[0] if digest else 1)
            _by_kind(begin, first + b * BLOCK, C[d, KIND : KIND + KINDS], order)
            for j in range(BLOCK):
                i, number = b * BLOCK + j, uint64(first + b * BLOCK + order[j])
                numbers[i] = b * BLOCK + order[j]
                even(begin, number, U)
                for block in range(1, UNIFORMS // 4 - (own > 0)):
                    four(uint64(seed), number, block, U, 4 * block)
                _crash(U, i, E, C[d])
                _fill(i, E, P, T[d], R[d], S[d], own)

    @njit(parallel=True, cache=True, fastmath=True, error_model="numpy")
    def tally(first, E, P, out, numbers, T, K, own, sums, risks, kinds):
        for b in prange(numbers.size // BLOCK):
            d = ((first // BLOCK) + b) % (K.shape[0] if digest else 1)
            for i in range(b * BLOCK, (b + 1) * BLOCK):
                death1, serious1, death2, serious2 = _harm(i, E, P, out, T[d], K[d], own)
                at = sums[b, int(E[_LIMIT, i]), int(E[_KIND, i])]
                at[0] += 1.0
                at[1] += death1
                at[2] += serious1
                at[3] += death2
                at[4] += serious2
                if risks.size:
                    j = numbers[i]
                    risks[0, j], risks[1, j], risks[2, j], risks[3, j] = death1, serious1, death2, serious2
                    kinds[j] = int(E[_KIND, i])

    return draw, tally


draw, tally = _loops(_digest())
