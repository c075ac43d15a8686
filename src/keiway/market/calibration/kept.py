"""data/market/backtest.yaml: what the model says of every launch and how it scored, so that a forecast need not run them again.

Written by `python -m keiway.market.backtest`; a test runs a part again and compares.
"""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.store import Topic

Made = {"frozen": True, "kw_only": True}


class Structural(msgspec.Struct, **Made):
    """What the structural model says of one launch from one fleet: steady sales a year, in logs. No launch has a part in it."""

    national: float  # median of the draws, on sale everywhere
    reach: float  # median log share of households within reach of its dealers
    sd: float  # of the draws, reach included


class Band(msgspec.Struct, **Made):
    """Steady sales a year: quantiles of the draws, and how they did."""

    low: float  # 5 percent
    low50: float
    mid: float
    high50: float
    high: float  # 95
    crps: float  # in logs


class Kept(msgspec.Struct, **Made):
    """Per fleet year (as text) and launch id: the structural forecast. Per variant and launch id: the band."""

    made: str
    draws: int
    seed: int
    structural: dict[str, dict[str, Structural]]
    bands: dict[str, dict[str, Band]]


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


KEPT = Topic("market-backtest", "market/backtest.yaml", Kept, _only)


def kept() -> Kept:
    return KEPT.value


def structural(year: int) -> dict[str, Structural]:
    """By launch id, from the shipped fleet nearest to that year; of two as near, the later."""
    years = sorted(map(int, kept().structural))
    nearest = min(years, key=lambda each: (abs(each - year), -each))
    return kept().structural[str(nearest)]
