"""The subcompact segment of a year, as far as its cars are held: what a simple forecast takes a share of."""

from __future__ import annotations

from functools import cache

from keiway.market.history.library import launches, sales

LEAST = 5  # cars held, fewer are no segment


@cache
def cars() -> tuple[str, ...]:
    """Cars of the class, each once: neighbours and parts of a brand are left out."""
    found = {each.car for each in launches() if not each.neighbour}
    return tuple(sorted(found - {"fiat-brand", "mini-2door", "mini-4door"}))


@cache
def units(year: int, without: tuple[str, ...] = ()) -> float | None:
    """Sales of all of them but the cars named; a year missing between two held ones lies on the line between. None: fewer than `LEAST` are held."""
    found = [value for value in (_in_year(car, year) for car in cars() if car not in without) if value is not None]
    return sum(found) if len(found) >= LEAST else None


def _in_year(car: str, year: int) -> float | None:
    held = {sale.year: sale.units for sale in sales(car)}
    if year in held:
        return held[year]
    earlier, later = [y for y in held if y < year], [y for y in held if y > year]
    if not earlier or not later:
        return None
    low, high = max(earlier), min(later)
    return held[low] + (held[high] - held[low]) * (year - low) / (high - low)
