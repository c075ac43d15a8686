"""A vehicle of the catalogue, or of a reader's own file, as a product of a fleet.

    of(vehicle, 16000, 2026, fleet) -> (Product, Outside for each figure the fleet does not reach, Missing for each that was taken)

Raises `NotKnown`, with what would settle it, where power, wheelbase, width or mass cannot be had; `UsageError` for a price nobody means.
"""

from keiway.market.entrant.made import NotKnown, of
from keiway.market.entrant.support import outside

__all__ = ["NotKnown", "of", "outside"]
