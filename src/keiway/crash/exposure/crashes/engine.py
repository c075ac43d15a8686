"""Run crashes by the chunk: draw, make rows, step, tell the risks, sum. Needs NumPy; numba (extra `fast`) for speed.

Sums are kept by draw of the parameters, posted limit and kind of crash, so limits, calibration and bands are worked out
after one run (`rates`).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from threading import get_ident
from typing import NamedTuple

import numpy as np

from keiway.crash.exposure import draws
from keiway.crash.exposure.crashes import harm, rows, sample
from keiway.crash.exposure.crashes.sample import AT, KINDS, LIMITS
from keiway.crash.exposure.party import Own
from keiway.crash.risk import people
from keiway.crash.runners import batch
from keiway.crash.step import PARAMS

BLOCK = 4096  # crashes that share one draw of the uncertain parameters; the same in kernel.py
CHUNK = 16 * BLOCK
SUMS = ("crashes", "own_death", "own_serious", "other_death", "other_serious")
SLOW_N = 2 * BLOCK  # crashes without numba
PAD = 32  # spare columns: rows a power of two apart would all fall on the same lines of the processor's cache


class Run(NamedTuple):
    """Sums of shape (draws, limits, kinds, SUMS); where asked for, the four risks of every crash, (4, n) float32, and its kind."""

    sums: np.ndarray
    n: int
    risks: np.ndarray | None
    kinds: np.ndarray | None
    draws: list[draws.Draw]


def fast() -> bool:
    return find_spec("numba") is not None


def run(
    own: Own | None, n: int, *, seed: int = 1, chunk: int = CHUNK, keep: bool = False, fixed: bool = False, **people_mix
) -> Run:
    """`n` crashes (rounded up to whole blocks) of a vehicle, or of the fleet among itself (None).

    `fixed`: every parameter at its middle. `people_mix`: belted, ages of the vehicle's own people.
    """
    blocks = -(-n // BLOCK)
    count = 1 if fixed else min(blocks, draws.DRAWS)
    drawn = [draws.drawn(own, None if fixed else d, seed=seed, **people_mix) for d in range(count)]
    tables = [np.array([getattr(one, name) for one in drawn]) for name in "CTRSK"]
    sums = np.zeros((count, len(LIMITS), len(KINDS), len(SUMS)))
    kept = np.empty((4, blocks * BLOCK), np.float32) if keep else None
    kinds = np.empty(blocks * BLOCK, np.int8) if keep else None
    go = _compiled if fast() else _plain
    for first in range(0, blocks, max(chunk // BLOCK, 1)):
        last = min(first + max(chunk // BLOCK, 1), blocks)
        part, risks, kind = go(first * BLOCK, (last - first) * BLOCK, tables, int(own is not None), seed, keep)
        for b in range(last - first):
            sums[(first + b) % count] += part[b]
        if keep:
            kept[:, first * BLOCK : last * BLOCK], kinds[first * BLOCK : last * BLOCK] = risks, kind
    return Run(sums, blocks * BLOCK, kept, kinds, drawn)


@lru_cache(maxsize=2)
def _space(n: int, thread: int):
    """Room for a chunk, kept from one to the next: fresh pages cost as much as some of the work. One for each thread."""
    E, P = np.empty((len(sample.CRASH), n + PAD), np.float32), np.ones((len(PARAMS), n + PAD), np.float32)
    return E, P, np.empty(n, np.int32)


def _compiled(first: int, n: int, tables, own: int, seed: int, keep: bool):
    from keiway.crash.exposure.crashes import kernel

    C, T, R, S, K = tables
    E, P, numbers = _space(n, get_ident())
    kernel.draw(seed, first, sample.begins(seed), E, P, numbers, C, T, R, S, own)
    out = batch(P)
    sums = np.zeros((n // BLOCK, len(LIMITS), len(KINDS), len(SUMS)))
    risks, kinds = np.empty((4, n if keep else 0), np.float32), np.empty(n if keep else 0, np.int8)
    kernel.tally(first, E, P, out, numbers, T, K, own, sums, risks, kinds)
    return sums, risks, kinds


def _plain(first: int, n: int, tables, own: int, seed: int, keep: bool):
    """The same texts without a compiler: some thousand times slower."""
    same = lambda function: function  # noqa: E731
    crash, fill = sample.build(same), rows.build(same)
    harmed = harm.build(same, people.build(same))
    C, T, R, S, K = tables
    U = sample.numbers(seed, first, n)
    E, P = np.empty((len(sample.CRASH), n)), np.empty((len(PARAMS), n))
    of = lambda i: ((first + i) // BLOCK) % len(C)  # noqa: E731
    for i in range(n):
        d = of(i)
        crash(U[:, i], i, E, C[d])
        fill(i, E, P, T[d], R[d], S[d], own)
    out = batch(P)
    sums, risks = np.zeros((n // BLOCK, len(LIMITS), len(KINDS), len(SUMS))), np.empty((4, n), np.float32)
    for i in range(n):
        d = of(i)
        found = harmed(i, E, P, out, T[d], K[d], own)
        at = sums[i // BLOCK, int(E[AT["limit"], i]), int(E[AT["kind"], i])]
        at += (1.0, *found)
        risks[:, i] = found
    return sums, risks, E[AT["kind"]]
