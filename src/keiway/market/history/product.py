"""A launch as a product of a fleet: same facts, its price in the fleet's money."""

from __future__ import annotations

from keiway.market.fleet.record import Fleet, Product
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


#: Words in a fleet's name of a car that are the launch's own nameplate, whatever generation: it must not be in the fleet that forecasts it.
OWN = {
    "mini": ("mini ",),
    "fortwo": ("fortwo", "smart"),
    "fiat-500": ("fiat 500",),
    "i-miev": ("i-miev", "miev"),
    "mirage": ("mirage",),
    "aveo": ("aveo",),
    "xa": ("scion xa",),
    "xd": ("scion xd",),
    "accent": ("accent",),
    "rio": ("kia rio",),
    "fit": ("honda fit",),
    "yaris": ("yaris",),
    "versa": ("versa",),
    "fiesta": ("fiesta",),
    "mazda2": ("mazda2", "mazda 2"),
    "sonic": ("sonic",),
    "prius-c": ("prius c",),
    "ia": ("yaris", "scion ia"),
    "mx-5": ("mx-5", "miata"),
    "forte": ("forte",),
    "soul": ("kia soul",),
}


def without(fleet: Fleet, nameplate: str | None) -> Fleet:
    """The fleet less every car of that nameplate."""
    import msgspec

    words = OWN.get(nameplate or "", ())
    kept = tuple(each for each in fleet.products if not any(word in each.name.casefold() for word in words))
    return fleet if len(kept) == len(fleet.products) else msgspec.structs.replace(fleet, products=kept)
