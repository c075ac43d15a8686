"""Mean utilities that give the shares seen: the contraction of Berry, Levinsohn and Pakes, made faster.

    F(delta) = delta + (1 - rho) (ln s_seen - ln s(delta))

F is a contraction (with this damping in nests too: Grigolon and Verboven 2014), but slow where few persons are near to buying
nothing. Anderson's acceleration mixes the last few steps to the least remaining one. The result is the same fixed point.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from keiway.market.demand.choice import Array, Choices, shares

MEMORY = 6  # steps that are mixed
TINY = 1e-300  # least share told from none


class Inverted(msgspec.Struct, frozen=True, eq=False):
    delta: Array  # [J]
    steps: int
    off: float  # largest change of a mean utility that one more step would make


class NotInverted(ArithmeticError):
    """The shares seen cannot be met; says how far off the best is."""


def invert(market: Choices, seen: Array, start: Array | None = None, tolerance: float = 1e-10, most: int = 3000) -> Inverted:
    """`seen` [J] shares of all persons, each > 0, together < 1. `start`: mean utilities to begin from; else those of the plain logit."""
    log_seen = np.log(seen)
    keep = 1.0 - _by_product(market)
    start = log_seen - np.log1p(-seen.sum()) if start is None else start
    return accelerated(lambda delta: keep * (log_seen - np.log(np.maximum(shares(market, delta), TINY))), start, tolerance, most)


def accelerated(step: Callable[[Array], Array], start: Array, tolerance: float, most: int) -> Inverted:
    """Fixed point of x -> x + step(x) by Anderson mixing.

    Where a mix has led to more than 3 times the least step seen, it goes back there and takes plain steps, twice as many each time: if
    x + step(x) is a contraction it cannot miss.
    """
    x, least, least_off = start, start, np.inf
    moves: list[Array] = []
    turns: list[Array] = []
    last = None
    plain, patience = 0, 2
    for n in range(1, most + 1):
        f = step(x)
        off = float(np.abs(f).max())
        if off <= tolerance:
            return Inverted(x, n, off)
        if off < least_off:
            least, least_off = x, off
        elif not off <= 3.0 * least_off and not plain:  # also where the mix has left the numbers
            x, last, plain, patience = least, None, patience, 2 * patience
            moves, turns = [], []
            continue
        if last is not None:
            moves, turns = [*moves, x - last[0]][-MEMORY:], [*turns, f - last[1]][-MEMORY:]
        last = (x, f)
        x = x + f if plain or not turns else _mixed(x, f, moves, turns)
        plain = max(plain - 1, 0)
    raise NotInverted(f"shares not met after {most} steps: a mean utility would still move by {least_off:.1e}")


def _mixed(x: Array, f: Array, moves: list[Array], turns: list[Array]) -> Array:
    turn, move = np.array(turns), np.array(moves)
    gram = np.einsum("ki,li->kl", turn, turn)
    gram[np.diag_indices_from(gram)] += 1e-12 * np.trace(gram) + TINY  # two steps in one line would leave it without an answer
    mix = np.linalg.solve(gram, np.einsum("ki,i->k", turn, f))
    return x + f - np.einsum("k,ki->i", mix, move + turn)


def _by_product(market: Choices) -> Array:
    rho = np.empty(market.count)
    for g, own in enumerate(market.columns):
        rho[own] = market.rho[g]
    return rho
