"""A launch as a product of a fleet: same facts, its price in the fleet's money."""

from __future__ import annotations

from keiway.market.fleet.record import Fleet, Product
from keiway.market.history.library import facts
from keiway.market.history.record import Launch

TWO_SEATS = 2.5  # a mean over versions below it is a two-seater


def product(found: Launch, fleet: Fleet) -> Product:
    """Price with destination, carried by the CPI from the launch's price year to the fleet's; `maker` is the name it was sold under."""
    from keiway.market import brands, years

    return Product(
        id=found.id,
        name=found.title,
        maker=brands.badge(found),
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


def fewer_rivals(fleet: Fleet, entrant: Product, year: int) -> float:
    """Electric models of the fleet over those that were on sale in a year before it, for an electric entrant; 1 for any other.

    Models count by how sales are spread over them, 1 / sum of squared shares. Together they sell the electric share of the year: fewer
    of them sell so many times more each.
    """
    units = [each.units for each in fleet.products if each.energy == "electric"]
    if entrant.energy != "electric" or year >= fleet.year or not units:
        return 1.0
    count = sum(units) ** 2 / sum(each * each for each in units)
    known = facts().electric_models.values
    last = max(known)
    then = known[max(year, min(known))] if year <= last else known[last] + (year - last) / (fleet.year - last) * (count - known[last])
    return count / then


def nameplates(id_: str) -> tuple[str, ...]:
    """Nameplates of launches.yaml that a vehicle is, by how its id begins; none for most."""
    return tuple(name for name, begins in facts().own.items() if id_.startswith(begins))


def family(nameplate: str) -> tuple[str, ...]:
    """It and the nameplates that were the same car under another name."""
    return next((each for each in facts().families if nameplate in each), (nameplate,))


def two_seats(of: Launch | Product) -> bool:
    """Where seats are not told: a pickup as short as a kei truck has a cab for two, whatever else has more."""
    if of.seats:
        return of.seats < TWO_SEATS
    return of.body == "pickup" and of.length_mm is not None and of.length_mm < facts().rule.minicar_length_mm
