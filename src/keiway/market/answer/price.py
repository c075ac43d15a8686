"""The price a launch is asked at: as given, its list price here, or what its maker would have to ask."""

from __future__ import annotations

from keiway.market.answer.rounded import dollars
from keiway.market.record import Asked

MAKERS_DRAWS = 200  # the middle of a maker's price is told to hundreds; more draws do not move it
VOLUME = 20_000.0  # a year: the middle of what small cars kept up here, as in the cost room


def price(asked: Asked, year: int) -> tuple[float, str, bool]:
    """Dollars of `year` with destination, in words where they come from, and whether they were given."""
    if asked.price_usd is not None:
        return asked.price_usd, f"dollars of {year}", True
    vehicle = asked.vehicle
    if vehicle.base_msrp_usd and vehicle.msrp_year:
        return _list_price(vehicle.base_msrp_usd, vehicle.msrp_year, year), f"its list price of {vehicle.msrp_year} with destination, in dollars of {year}", False
    usd = _makers(asked, year)
    return usd, f"what its maker would have to ask, imported, to cover every cost at {VOLUME:,.0f} a year, in dollars of {year}", False


def _list_price(usd: float, of: int, year: int) -> float:
    """Carried by consumer prices, with the usual destination charge."""
    from keiway.cost.built_here.table import facts
    from keiway.market import years

    charge = facts().values["destination"]
    return round(years.money(usd, of, year) + years.money(charge.mid, charge.year, year), -2)


def _makers(asked: Asked, year: int) -> float:
    """The middle of the cost room's price, of the way told first. Raises `KeiwayError` where it has none."""
    from statistics import median

    from keiway.case import Case
    from keiway.cost.built_here import economics, made, slope
    from keiway.cost.built_here.table import facts
    from keiway.cost.record import Asked as Costs
    from keiway.days import Window
    from keiway.errors import KeiwayError, UsageError
    from keiway.market import years

    case = Case(vehicle=asked.vehicle, built=Window(asked.as_of, asked.as_of), as_of=asked.as_of, entry=asked.as_of, text=asked.text)
    try:
        (way, *_) = economics(Costs(case=case, draws=MAKERS_DRAWS, seed=asked.seed, edits=asked.edits), ("imported",))
    except KeiwayError as error:
        raise UsageError(f"No price was given, and none can be worked out for the {asked.vehicle.name}. Give --price.", fix=("--price", "16000")) from error
    worlds = [dict(zip(way.draws, row, strict=True)) for row in zip(*way.draws.values(), strict=True)]
    asks = [
        slope(world, way.terms, made(world, way.terms), _once(world, way)).paid(VOLUME * way.terms.years) for world in worlds
    ]
    return round(years.money(median(asks), facts().price_year, year), -2)


def _once(world: dict[str, float], way) -> float:
    """One-off costs with their capital charge."""
    from keiway.cost.built_here.parts.once import charge

    return charge(world["capital"], way.terms.years) * sum(world[name] for name in way.once)


def words(usd: float, says: str) -> str:
    return f"{dollars(usd)}, {says}"
