"""The fleet a new vehicle competes in: `load()` -> Fleet of products and of what else households buy. See record.py for the shapes."""

from keiway.market.fleet.load import load, shipped
from keiway.market.fleet.record import BODIES, ENERGIES, Fleet, Other, Product

__all__ = ["BODIES", "ENERGIES", "Fleet", "Other", "Product", "load", "shipped"]
