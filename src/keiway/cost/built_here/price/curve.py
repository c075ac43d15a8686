"""Price against lifetime volume, what a price asks for, and where making it here becomes cheaper than importing it."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.cost.built_here.price.bill import Slope
from keiway.cost.built_here.record import Crossing, Curve, Needed, Point
from keiway.cost.sums import HIGH, LOW, MID, quantile

#: Lifetime volumes of the curve, evenly spread in ratio: from a few shiploads to a car that sells like few others.
VOLUMES = (
    2000, 5000, 10000, 14000, 20000, 28000, 40000, 56000, 80000, 110000, 160000, 220000, 320000, 450000, 640000, 900000, 1300000, 2000000
)  # fmt: skip


def band(found: Sequence[float]) -> tuple[float, float, float]:
    """5, 50 and 95 percent."""
    ranked = sorted(found)
    return quantile(ranked, LOW), quantile(ranked, MID), quantile(ranked, HIGH)


def curve(route: str, slopes: Sequence[Slope], volumes: Sequence[float] = VOLUMES) -> Curve:
    """The price that covers every cost, destination included, at each lifetime volume."""
    return Curve(route, tuple(Point(float(volume), *band([each.paid(volume) for each in slopes])) for volume in volumes))


def needed(route: str, slopes: Sequence[Slope], price: float) -> Needed:
    """The lifetime volume a price asks for. A quantile that falls among the draws without one is None."""
    found = [each.needed(price) for each in slopes]
    never = sum(1 for each in found if each is None) / len(found)
    low, mid, high = _quantiles(found)
    return Needed(route=route, price=price, low=low, mid=mid, high=high, never=never)


def _quantiles(found: Sequence[float | None]) -> tuple[float | None, float | None, float | None]:
    ranked = sorted(each if each is not None else float("inf") for each in found)
    ends = []
    for share in (LOW, MID, HIGH):
        place = ranked[min(round(share * (len(ranked) - 1)), len(ranked) - 1)]
        ends.append(None if place == float("inf") else place)
    return tuple(ends)


def crossing(route: str, here: Sequence[Slope], imported: Sequence[Slope]) -> Crossing:
    """Where the two prices of each draw cross. Both fall with volume, the one with more one-off cost the faster."""
    found = [_cross(one, other) for one, other in zip(here, imported, strict=True)]
    n = len(found)
    never, always = found.count("never") / n, found.count("always") / n
    met = [each for each in found if isinstance(each, float)]
    low, mid, high = band(met) if met else (None, None, None)
    return Crossing(route=route, low=low, mid=mid, high=high, never=never, always=always, says=_says(low, mid, high, never, always))


MOST = 1e9  # vehicles over the life: a crossing further out is none


def _cross(here: Slope, imported: Slope) -> float | str:
    """Both prices are straight in 1 / V (made here the higher of two), so where they meet is known.

    With no more one-off cost than importing, made here may be cheaper for few and dearer for many: that is no crossing to look for.
    """
    (start, slope), _ = imported.lines()
    own = here.lines()
    if max(each for each, _ in own) >= start:  # dearer, or alike, however many
        alike = all(each <= start and rise <= slope for each, rise in own)
        return "always" if alike else "never"
    met = [(rise - slope) / (start - each) for each, rise in own if rise > slope]
    if not met:
        return "always"
    return max(met) if max(met) < MOST else "never"


def _says(low: float | None, mid: float | None, high: float | None, never: float, always: float) -> str:
    if never >= 0.995:
        return "Importing stays cheaper at any volume."
    parts = [f"Importing stays cheaper at any volume in {never:.0%} of the draws"] if never >= 0.005 else []
    if mid is not None and never + always < 0.995:
        share = f"in {1 - never - always:.0%} " if never + always >= 0.005 else ""
        parts.append(f"{share}making it here is cheaper from {_round(mid)} vehicles over the model's life ({_round(low)} to {_round(high)})")
    if always >= 0.005:
        parts.append(f"in {always:.0%} making it here is cheaper from the first")
    told = "; ".join(parts)
    return told[:1].upper() + told[1:] + "."


def _round(value: float) -> str:
    """Two figures."""
    return f"{float(f'{value:.2g}'):,.0f}"
