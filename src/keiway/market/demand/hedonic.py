"""Mean utility by what a product is: delta_j = z_j b + r_j, so that a product not on sale yet has one.

    z = 1, log footprint, log power/mass, body, energy, log price, (log price)^2;  least squares weighted by units

The slope of power/mass is not left to the fleet: it is the worth of power that the literature finds, at the price of a small car.
Units weigh, so the line runs through what sells most and most names lie below it; an entrant gets the median residual of its like.
Price stands in z as the mark of all that makes a product dearer and is not in z otherwise; what a buyer pays stands in the choice.
"""

from __future__ import annotations

import msgspec
import numpy as np

from keiway.market.demand.choice import Array
from keiway.market.demand.linear import least_squares
from keiway.market.demand.offer import Offer, described, smallness, tasted
from keiway.market.fleet.record import BODIES, Product

POWER = 1  # column of Offer.tasted


class Projection(msgspec.Struct, frozen=True, eq=False):
    """One for each point (P)."""

    b: Array  # [P, Z]
    power: Array  # [P] utils for 1 log of power/mass
    small: Array  # [P] median residual of the small cars
    electric: Array  # [P] of the cheaper electric vehicles
    body: Array  # [P, bodies] of all that burn fuel, by body

    def of(self, product: Product, offer: Offer, quality_usd: float) -> Array:
        """Mean utility of an entrant [P], its quality judged by that price."""
        z = np.array(described(product, quality_usd))
        found = np.einsum("pz,z->p", self.b, z) + self.power * tasted(product, offer.middle)[POWER]
        if product.energy == "electric":
            return found + self.electric
        small = smallness(product)
        return found + small * self.small + (1.0 - small) * self.body[:, BODIES.index(product.body)]


def projected(offer: Offer, delta: Array, power: Array) -> Projection:
    """`delta` [P, J] mean utilities of the new products, `power` [P] slopes."""
    z = np.array([described(product, product.price_usd) for product in offer.products])
    left = delta - power[:, None] * offer.tasted[:, POWER]
    b = np.array([least_squares(z, each, offer.units) for each in left])
    residual = left - np.einsum("pz,jz->pj", b, z)
    burns = np.array([product.energy != "electric" for product in offer.products])
    bodies = [burns & np.array([product.body == body for product in offer.products]) for body in BODIES]

    def typical(like: Array) -> Array:
        return np.median(residual[:, like], axis=1) if like.any() else np.zeros(len(delta))

    return Projection(b, power, typical(offer.small), typical(offer.cheap_electric), np.array([typical(like) for like in bodies]).T)


def worth_of_power(alpha: Array, performance_value: Array, offer: Offer) -> Array:
    """Utils for 1 log of power/mass: alpha x value (percent of price for a percent) x the median price of small cars."""
    price = offer.price[offer.small] if offer.small.any() else offer.price
    return alpha * performance_value * float(np.median(price))
