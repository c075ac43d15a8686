"""Dollars of one year in dollars of another, by consumer prices (CPI-U, annual means) as the cost room's file holds them."""

from __future__ import annotations

from typing import Any

from keiway.store import Topic


def _build(files: dict[str, Any]) -> dict[int, float]:
    (found,) = files.values()
    return found["cpi"]


#: The one table of consumer prices; read on its own, since the cost room around it takes longer to import than a forecast of demand.
TOPIC = Topic("market-cpi", "cost/built_here.yaml", dict[int, float], _build)


def cpi(year: int) -> tuple[float, str]:
    """The index of a year (1982 to 1984 is 100), and in words what stands for it where the table has none."""
    known = TOPIC.value
    if year in known:
        return known[year], ""
    near = min(known, key=lambda each: abs(each - year))
    return known[near], f"consumer prices of {near}, the nearest year known, are carried"


def money(usd: float, from_year: int, to_year: int) -> float:
    """`usd` of one year in dollars of another. Years after the last index count as that year: no inflation is foretold."""
    return usd * cpi(to_year)[0] / cpi(from_year)[0]
