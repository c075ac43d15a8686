"""Used imports as they stand beside one vehicle's forecast."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keiway.answer import Quantity
from keiway.market.imports.flow import AGE, flows
from keiway.market.imports.table import facts
from keiway.market.record import UsedImports
from keiway.vehicles.record import Vehicle


def is_used_kei(vehicle: Vehicle) -> bool:
    """A kei built for Japan: what the counts are of."""
    return vehicle.is_kei and vehicle.origin == "JP" and not vehicle.us_certified


def ages(vehicle: Vehicle) -> tuple[int | None, int | None]:
    """Calendar years in which the first and the last of this generation turn 25; None where it is not known, or still built."""
    first, last = (int(month[:4]) + AGE if month else None for month in (vehicle.production_from, vehicle.production_to))
    return first, last


def counted() -> Quantity:
    """The one year that was counted."""
    found = facts().counted
    return Quantity(
        id="market.used.counted", low=found.low, mid=found.mid, high=found.high, unit="vehicles", level="range of sources",
        how=f"{found.says}: exporters' count, and the trade statistics' as low end", sources=_explained(found.sources),
    )  # fmt: skip


def used(vehicle: Vehicle, as_of: date) -> UsedImports | None:
    """The series with this generation's years in it; `own` stays None, since no count tells one model from another."""
    if not is_used_kei(vehicle):
        return None
    opens, closes = ages(vehicle)
    found = facts()
    return UsedImports(
        says=f"{count_says()} {window_says(vehicle, as_of)}".strip(),
        doubt=f"{found.doubt} What would settle it: {found.settles}",
        flows=flows(),
        counted=counted(),
        opens=opens,
        closes=closes,
        sources=_explained(source for row in (found.counted, *found.flows) for source in row.sources),
    )


def count_says() -> str:
    found = facts().counted
    return f"About {round(found.mid, -2):,.0f} used kei came from Japan in {found.year}, mostly trucks: the one year that was counted."


def window_says(vehicle: Vehicle, as_of: date) -> str:
    """Since when or from when this generation comes in at 25 years of age; empty where it is not known."""
    opens, closes = ages(vehicle)
    if opens is None:
        return ""
    until = f", the last {'in' if closes < as_of.year else 'will in'} {closes}" if closes and closes != opens else ""
    return f"The first of this generation {'turned' if opens <= as_of.year else 'will turn'} {AGE} in {opens}{until}."


def _explained(sources: Iterable[str]) -> tuple[str, ...]:
    """Ids as `keiway explain` knows them, each once."""
    return tuple(dict.fromkeys(f"market.imports:{source}" for source in sources))
