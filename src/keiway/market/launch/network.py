"""Who lives near a dealer: the share of US households that can buy, in 0 to 1.

    reach = sum over cells c of open states of  h_c min(1, exp(-(d_c(n) - d_c(common)) / L))

h: share of US households; d(n): miles to the nearest of n dealers, placed where they bring the most people within reach; d(common): to the
nearest of a common full-line brand, whose buyers the demand model speaks of; L: the scale on which distance puts buyers off, uncertain.
So a common brand's network has reach 1, none has 0, and closed states have none. Facts: data/market/launch.yaml (network, households)
and dealers.csv. docs/science/market_launch.md.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from keiway.errors import UsageError
from keiway.market.launch.streams import stream, triangular
from keiway.market.launch.table import facts
from keiway.places import PLACES

EARTH_MI = 3958.8
#: Points of L at which the curve is worked out; between them it is straight.
SCALES = 33


def reach(dealers: float | None = None, states: tuple[str, ...] | None = None, draws: int = 2000, seed: int = 1) -> np.ndarray:
    """Share of households, one a draw, shape (draws,). `dealers` None: as in the base scenario; `states` None: all 51."""
    n = facts().network.dealers if dealers is None else float(dealers)
    _refuse(n, states)
    triangle = facts().network.scale_mi.three
    scale_mi = triangular(stream("launch.scale_mi", seed).random(draws), *triangle)
    nodes = np.linspace(triangle[0], triangle[2], SCALES)
    return np.interp(scale_mi, nodes, curve(n, states, nodes))


def curve(n: float, states: tuple[str, ...] | None, scales_mi: np.ndarray) -> np.ndarray:
    """Reach of n dealers at each scale, shape of `scales_mi`; between whole numbers of dealers it is straight."""
    states = tuple(sorted(set(states))) if states is not None else None
    low = int(n)
    found = _whole(low, states, tuple(scales_mi))
    return found if n == low else found + (n - low) * (_whole(low + 1, states, tuple(scales_mi)) - found)


@lru_cache(maxsize=256)
def _whole(n: int, states: tuple[str, ...] | None, scales_mi: tuple[float, ...]) -> np.ndarray:
    map_ = _map()
    open_ = np.ones(len(map_.state), bool) if states is None else np.isin(map_.state, states)
    if n == 0 or not open_.any():
        return np.zeros(len(scales_mi))
    farther = np.maximum(_miles(n, open_) - _common(), 0.0)[open_]
    return np.exp(-farther / np.array(scales_mi)[:, None]) @ map_.households[open_]


class _Map:
    """The cells as arrays; `order` is the cell of each dealer by rank."""

    def __init__(self) -> None:
        cells, counts = facts().cells, facts().households.states
        self.state = np.array([cell.state for cell in cells])
        whole = {state: sum(cell.share for cell in cells if cell.state == state) for state in counts}  # one, but for rounding
        self.households = np.array([cell.share / whole[cell.state] * counts[cell.state] for cell in cells]) / sum(counts.values())
        self.radius = np.array([cell.radius_mi for cell in cells])
        lat, lon = (np.radians([getattr(cell, name) for cell in cells]) for name in ("lat", "lon"))
        self.points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        ranked = sorted((rank, at) for at, cell in enumerate(cells) for rank in cell.dealers)
        self.order = np.array([at for _, at in ranked])


@cache
def _map() -> _Map:
    return _Map()


@cache
def _common() -> np.ndarray:
    return _miles(int(facts().network.common), np.ones(len(_map().state), bool))


def _miles(n: int, open_: np.ndarray) -> np.ndarray:
    """Of each cell's households to the nearest of the first n dealers that stand in open cells, on average."""
    map_ = _map()
    held = np.bincount(map_.order[open_[map_.order]][:n], minlength=len(open_))
    with_dealer = np.flatnonzero(held)
    nearest = (map_.points @ map_.points[with_dealer].T).max(axis=1)  # cosine of the angle
    away = EARTH_MI * np.arccos(np.clip(nearest, -1.0, 1.0))
    other = np.hypot(np.where(held > 0, np.inf, away), map_.radius)
    own = map_.radius / np.sqrt(np.maximum(held, 1))
    return np.where(held > 0, own, other)


def _refuse(n: float, states: tuple[str, ...] | None) -> None:
    if not 0.0 <= n < float("inf"):
        raise UsageError(f"Dealers {n:g}: a number from 0 up is needed; a common brand has about {facts().network.common:.0f}.", fix=("--dealers", None))
    wrong = [state for state in states or () if state not in PLACES]
    if wrong:
        raise UsageError(f"{', '.join(wrong)}: not a state. Give two-letter codes, as in TX,OK.", fix=(wrong[0], None))
