"""A launch as a product of a fleet: same facts, its price in the fleet's money."""

from __future__ import annotations

from keiway.market.fleet.record import Fleet, Product
from keiway.market.history.library import facts
from keiway.market.history.record import Launch


def product(found: Launch, fleet: Fleet) -> Product:
    """Price with destination, carried by the CPI from the launch's price year to the fleet's."""
    from keiway.market import years

    return Product(
        id=found.id,
        name=found.title,
        maker=found.maker,
        body=found.body,
        energy=found.energy,
        units=0.0,
        price_usd=years.money(found.paid_usd, found.price_year, fleet.price_year),
        mass_kg=found.mass_kg,
        footprint_m2=found.footprint_m2,
        power_kw=found.power_kw,
        length_mm=found.length_mm,
        width_mm=found.width_mm,
        height_mm=found.height_mm,
        wheelbase_mm=found.wheelbase_mm,
        seats=float(found.seats),
    )


def without(fleet: Fleet, nameplates: tuple[str, ...]) -> Fleet:
    """The fleet less every car of those nameplates, of whatever generation (launches.yaml, own)."""
    import msgspec

    begins = tuple(begin for name in nameplates for begin in facts().own.get(name, ()))
    if not begins:
        return fleet
    kept = tuple(each for each in fleet.products if not each.id.startswith(begins))
    return fleet if len(kept) == len(fleet.products) else msgspec.structs.replace(fleet, products=kept)


def nameplates(id_: str) -> tuple[str, ...]:
    """Nameplates of launches.yaml that a vehicle is, by how its id begins; none for most."""
    return tuple(name for name, begins in facts().own.items() if id_.startswith(begins))
