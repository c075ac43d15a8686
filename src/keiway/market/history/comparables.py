"""The launches that are nearest to a vehicle, to stand beside its forecast."""

from __future__ import annotations

from math import log

from keiway.cost.record import Confidence
from keiway.market.fleet.record import Product
from keiway.market.history.library import changeover, launch, launches, minicar, sold
from keiway.market.history.record import Launch
from keiway.market.record import Comparable, Point

#: What everybody asks about: always on the axis where there is place.
ALWAYS = ("fortwo-2008", "fiat-500-2011", "mirage-2013", "i-miev-2011")
WORST: dict[Confidence, int] = {"primary": 0, "secondary": 1, "derived": 2, "recalled": 3, "estimate": 4, "given": 4}


def comparables(product: Product, n: int = 6) -> tuple[Comparable, ...]:
    """The smart, the Fiat 500, the Mirage and the i-MiEV, then the nearest others by length, price, power and kind; nearest first."""
    ranked = sorted((each for each in launches() if sold(each)), key=lambda each: distance(product, each))
    chosen = {id_: None for id_ in ALWAYS[:n]}
    cars = {launch(id_).car for id_ in chosen}
    for each in ranked:
        if len(chosen) >= n:
            break
        if each.car not in cars:
            chosen[each.id] = None
            cars.add(each.car)
    return tuple(_shown(each) for each in ranked if each.id in chosen)


def everyone() -> tuple[Comparable, ...]:
    """Every launch of a small car whose yearly sales are held, oldest first; without the next larger ones."""
    return tuple(_shown(each) for each in launches() if sold(each) and not each.neighbour)


def distance(product: Product, other: Launch) -> float:
    """Root of summed squares of log length / 0.15, log real price / 0.3, log power / 0.4; another drive or class 1, a neighbour 2 more."""
    from keiway.market import years

    to = product.price_usd / years.money(other.paid_usd, other.price_year, PRICE_YEAR)
    parts = [log(to) / 0.3]
    if product.length_mm:
        parts.append(log(product.length_mm / other.length_mm) / 0.15)
    if product.power_kw:
        parts.append(log(product.power_kw / other.power_kw) / 0.4)
    apart = sum(part * part for part in parts) ** 0.5
    apart += (product.energy != other.energy) + 2 * other.neighbour
    return apart + (minicar(product.length_mm, product.power_kw) != minicar(other.length_mm, other.power_kw))


def _shown(found: Launch) -> Comparable:
    points = tuple(sale for sale in sold(found) if not changeover(found, sale))
    worst = max((sale.confidence for sale in points), key=WORST.__getitem__)
    return Comparable(
        id=found.id,
        name=found.title,
        points=tuple(Point(n=sale.year - found.year + 1, year=sale.year, units=sale.units) for sale in points),
        plan=found.plan,
        length_mm=found.length_mm,
        price_usd=found.paid_usd,
        confidence=worst,
        sources=tuple(dict.fromkeys(sale.source for sale in points)),
        note=" ".join(filter(None, (found.note, _flags(points)))),
    )


def _flags(points) -> str:
    from keiway.market.history.record import FLAGS

    said = [f"{sale.year} {FLAGS[sale.flag]}" for sale in points if sale.flag]
    return f"Flagged: {', '.join(said)}." if said else ""


PRICE_YEAR = 2022  # of the fleet whose money a product's price is in, unless it is given
