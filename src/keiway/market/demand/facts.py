"""Rules of the demand model that are no prior of the literature: data/market/demand.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.market.priors.prior import Prior, Source
from keiway.store import Topic

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class SmallCar(msgspec.Struct, **Strict):
    """Gasoline cars below both limits; from `footprint_m2` to `until_m2` an entrant is less and less one of them."""

    footprint_m2: float
    until_m2: float
    price_usd: float
    price_year: int
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class CheapElectric(msgspec.Struct, **Strict):
    """Below the price, and not among those sold in a few states only: ids by model year of the fleet."""

    price_usd: float
    price_year: int
    few_states: dict[int, tuple[str, ...]]
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class SmallSuv(msgspec.Struct, **Strict):
    footprint_m2: float
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class FuelSaved(msgspec.Struct, **Strict):
    """Of the fuel that the average new vehicle burns, as a share."""

    small_gasoline: float
    hybrid: float
    electric: float
    confidence: Confidence
    sources: tuple[str, ...]
    how: str


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    small: SmallCar
    cheap_electric: CheapElectric
    small_suv: SmallSuv
    fuel_saved: FuelSaved
    own: tuple[Prior, ...]


def _build(files: dict[str, Any]) -> Any:
    (found,) = files.values()
    return found


TOPIC = Topic("market-demand", "market/demand.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value
