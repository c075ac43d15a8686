"""What households buy instead of a new light vehicle: used ones, motorcycles, side-by-sides. Facts of data/market/others.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.fleet.record import Other
from keiway.market.source import Source, Strict
from keiway.store import Topic


class At(msgspec.Struct, **Strict):
    """One year's sales, and a triangle of prices in dollars of `price_year`."""

    year: int
    units: float
    units_low: float
    units_high: float
    price_usd: tuple[float, float, float]
    price_year: int


class Row(msgspec.Struct, **Strict):
    id: str
    label: str
    at: tuple[At, ...]
    confidence: Confidence
    sources: tuple[str, ...]
    how: str
    mass_kg: float | None = None
    footprint_m2: float | None = None
    power_kw: float | None = None


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    others: tuple[Row, ...]


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("market-others", "market/others.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def others(year: int, price_year: int) -> tuple[Other, ...]:
    """Each kind as of its year nearest to `year`, with its price carried by consumer prices to dollars of `price_year`."""
    from keiway.market import years

    found = []
    for row in facts().others:
        at = min(row.at, key=lambda each: abs(each.year - year))
        low, mid, high = (years.money(price, at.price_year, price_year) for price in at.price_usd)
        found.append(
            Other(
                id=row.id, label=row.label, year=at.year, units=at.units, units_low=at.units_low, units_high=at.units_high, price_usd=mid, low_usd=low,
                high_usd=high, mass_kg=row.mass_kg, footprint_m2=row.footprint_m2, power_kw=row.power_kw, confidence=row.confidence,
                sources=row.sources, how=row.how,
            )
        )  # fmt: skip
    return tuple(found)
