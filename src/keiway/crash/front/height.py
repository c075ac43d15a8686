"""Fronts that meet at different heights: the higher one rides over the lower (docs/science/fronts.md, 6)."""

from __future__ import annotations

from keiway.crash.front.facts import number


def mismatch(low_ahof_m: float, high_ahof_m: float, *, model_year: int | None = None, lift_m: float = 0.0) -> float:
    """Share 0..1 of the higher vehicle's force that passes above the rails of the lower.

    Average heights of force in m, the second of the higher vehicle before any lift. `model_year` is of the higher
    one when it is a light truck: from 2010 the voluntary agreement on bumper height halves the mismatch, unless the
    vehicle was lifted. None: no halving.
    """
    share = (high_ahof_m + lift_m - low_ahof_m) / number("height_span")
    share = min(max(share, 0.0), 1.0)
    agreed = model_year is not None and model_year >= number("height_agreement_from") and lift_m == 0.0
    return share * number("height_agreement_share") if agreed else share


def force_factor(share: float) -> float:
    """Factor on the force of the lower vehicle's front."""
    return 1.0 - number("height_force_loss") * share


def cabin_factor(share: float) -> float:
    """Factor on the force its cabin holds."""
    return 1.0 - number("height_cabin_loss") * share
