"""Dollars of one year in dollars of another, by consumer prices (CPI-U, annual means) as the cost room holds them."""

from __future__ import annotations

from keiway.cost.built_here.table import facts


def cpi(year: int) -> tuple[float, str]:
    """The index of a year (1982 to 1984 is 100), and in words what stands for it where the table has none."""
    known = facts().cpi
    if year in known:
        return known[year], ""
    near = min(known, key=lambda each: abs(each - year))
    return known[near], f"consumer prices of {near}, the nearest year known, are carried"


def money(usd: float, from_year: int, to_year: int) -> float:
    """`usd` of one year in dollars of another. Years after the last index count as that year: no inflation is foretold."""
    return usd * cpi(to_year)[0] / cpi(from_year)[0]
