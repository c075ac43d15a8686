"""A fleet as columns of numbers: what is on offer, how it is grouped, which products are small cars."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec
import numpy as np

from keiway.market.demand.choice import Array
from keiway.market.demand.facts import facts
from keiway.market.fleet.record import BODIES, ENERGIES, Fleet, Product

#: What buyers give up, in the words of the record.
INSTEAD = (
    "new_small_car", "new_car", "new_small_suv", "new_suv", "new_pickup", "new_van", "new_electric", "used_car", "motorcycle", "side_by_side", "nothing",
)  # fmt: skip
#: Kinds of new product. Electric ones are cars or not, as the taste for cars differs by year.
KINDS = (*INSTEAD[:6], "electric_car", "electric_other")
OTHERS = ("used_car", "motorcycle", "side_by_side")
CARS = np.array([kind in ("new_small_car", "new_car", "electric_car") for kind in KINDS])
ELECTRICS = np.array([kind.startswith("electric") for kind in KINDS])


class Middle(NamedTuple):
    """Units-weighted means of the new products, and the energies for whose products the fleet tells a power."""

    size: float  # log footprint, m2
    power: float  # log power/mass, kW/kg
    powered: frozenset[str]


class Offer(msgspec.Struct, frozen=True, eq=False):
    """New products (J), sorted by kind, and the three others. Attributes are about the units-weighted mean of the new ones."""

    fleet: Fleet
    products: tuple[Product, ...]
    units: Array  # [J]
    price: Array  # [J] dollars of the fleet's price year
    mass: Array  # [J] kg
    tasted: Array  # [J, 6]: log footprint, log power/mass, SUV, pickup, van, electric; power/mass 0 where not told
    kind: Array  # [J] positions in KINDS
    small: Array  # [J] bool: small cars by the rule
    cheap_electric: Array  # [J] bool
    middle: Middle  # taken off
    other_units: Array  # [3]
    other_price: Array  # [3]


def kind(product: Product, price_limit_usd: float) -> str:
    rules = facts()
    if product.energy == "electric":
        return "electric_car" if product.body == "car" else "electric_other"
    if product.body == "car":
        return "new_small_car" if is_small(product, price_limit_usd) else "new_car"
    if product.body == "suv":
        return "new_small_suv" if product.footprint_m2 < rules.small_suv.footprint_m2 else "new_suv"
    return f"new_{product.body}"


def is_small(product: Product, price_limit_usd: float) -> bool:
    """A small car of the rule."""
    return product.body == "car" and product.energy == "gasoline" and smallness(product) == 1.0 and product.price_usd < price_limit_usd


def smallness(product: Product) -> float:
    """1 for what is as small as a small car, 0 for what is clearly larger, straight between."""
    rule = facts().small
    return min(max((rule.until_m2 - product.footprint_m2) / (rule.until_m2 - rule.footprint_m2), 0.0), 1.0)


def tasted(product: Product, middle: Middle) -> list[float]:
    """Attributes over which tastes differ. Power of an energy for which the fleet has none counts for nobody, an entrant included."""
    power = np.log(product.power_kw / product.mass_kg) - middle.power if product.power_kw and product.energy in middle.powered else 0.0
    bodies = [float(product.body == body) for body in ("suv", "pickup", "van")]
    return [np.log(product.footprint_m2) - middle.size, power, *bodies, float(product.energy == "electric")]


def powered(units: Array, energy: Array, known: Array) -> frozenset[str]:
    """Energies of which most units have a power told [J each]."""
    return frozenset(str(each) for each in set(energy) if units[(energy == each) & known].sum() > 0.5 * units[energy == each].sum())


def described(product: Product, at_usd: float) -> list[float]:
    """z without the power term: 1, log footprint (not yet about its mean), body, energy, log price, its square."""
    log_price = np.log(at_usd / 1000.0)
    bodies = [float(product.body == body) for body in BODIES[1:]]
    energies = [float(product.energy == energy) for energy in ENERGIES[1:]]
    return [1.0, np.log(product.footprint_m2), *bodies, *energies, log_price, log_price**2]


@lru_cache(maxsize=8)
def offer(fleet: Fleet) -> Offer:
    from keiway.market import years

    limit, electric_limit = (years.money(rule.price_usd, rule.price_year, fleet.price_year) for rule in (facts().small, facts().cheap_electric))
    few = facts().cheap_electric.few_states.get(fleet.year, ())
    order = sorted(fleet.products, key=lambda product: KINDS.index(kind(product, limit)))
    units = np.array([product.units for product in order])
    size = np.log([product.footprint_m2 for product in order])
    energies = powered(units, np.array([product.energy for product in order]), np.array([product.power_kw is not None for product in order]))
    told = np.array([product.power_kw is not None and product.energy in energies for product in order])
    power = np.log([product.power_kw / product.mass_kg for product, has in zip(order, told, strict=True) if has])
    middle = Middle(float(np.average(size, weights=units)), float(np.average(power, weights=units[told])) if told.any() else 0.0, energies)
    others = {other.id: other for other in fleet.others}
    return Offer(
        fleet, tuple(order), units, np.array([product.price_usd for product in order]), np.array([product.mass_kg for product in order]),
        np.array([tasted(product, middle) for product in order]), np.array([KINDS.index(kind(product, limit)) for product in order]),
        np.array([is_small(product, limit) for product in order]),
        np.array([product.energy == "electric" and product.price_usd < electric_limit and product.id not in few for product in order]), middle,
        np.array([others[name].units for name in OTHERS]), np.array([others[name].price_usd for name in OTHERS]),
    )  # fmt: skip
