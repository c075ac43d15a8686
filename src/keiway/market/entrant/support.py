"""Where an entrant lies beyond all the fleet holds, so that the model of demand reaches past its data."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from keiway.market.fleet.record import Fleet, Product
from keiway.market.record import Outside


class Fact(NamedTuple):
    label: str
    unit: str
    of: Callable[[Product], float | None]
    us: Callable[[float], str]  # as a US reader has it


def _power_to_mass(product: Product) -> float | None:
    return None if product.power_kw is None else 1000.0 * product.power_kw / product.mass_kg


FACTS = {
    "price_usd": Fact("price", "usd", lambda each: each.price_usd, lambda x: f"${x:,.0f}"),
    "power_kw": Fact("power", "kW", lambda each: each.power_kw, lambda x: f"{x / 0.745699872:.0f} hp"),
    "mass_kg": Fact("curb mass", "kg", lambda each: each.mass_kg, lambda x: f"{x / 0.45359237:,.0f} lb"),
    "width_mm": Fact("width", "mm", lambda each: each.width_mm, lambda x: f"{x / 25.4:.1f} in"),
    "footprint_m2": Fact("footprint", "m2", lambda each: each.footprint_m2, lambda x: f"{x / 0.09290304:.1f} sq ft"),
    "power_to_mass": Fact("power for mass", "kW/t", _power_to_mass, lambda x: f"{x * 1.341022 / 2.20462:.0f} hp for 1,000 lb"),
}


def outside(product: Product, fleet: Fleet) -> tuple[Outside, ...]:
    """Every figure under the least or over the most of the fleet's products, with how far. Unknown ones are not judged."""
    return tuple(told for name, fact in FACTS.items() if (told := _one(name, fact, product, fleet)) is not None)


def _one(name: str, fact: Fact, product: Product, fleet: Fleet) -> Outside | None:
    own = fact.of(product)
    known = [(each_value, each.name) for each in fleet.products if (each_value := fact.of(each)) is not None]
    if own is None or not known:
        return None
    least, most = min(known), max(known)
    if least[0] <= own <= most[0]:
        return None
    side, near = ("under the least", least) if own < least[0] else ("over the most", most)
    percent = 100.0 * abs(own / near[0] - 1.0)
    money = f", in dollars of {fleet.price_year}" if name == "price_usd" else ""
    return Outside(
        fact=name, label=fact.label, value=own, least=least[0], most=most[0], unit=fact.unit, percent=percent,
        says=f"Its {fact.label} ({fact.us(own)}) is {percent:.0f} percent {side} among new vehicles of {fleet.year} "
        f"({fact.us(near[0])}, {near[1]}){money}: the model reaches past its data.",
    )  # fmt: skip
