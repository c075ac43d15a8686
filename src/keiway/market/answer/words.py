"""What a market answer says in words."""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.crash.names import called
from keiway.market import calibration, history, years
from keiway.market.answer.far import Beyond, dear
from keiway.market.answer.rounded import dollars, share, vehicles
from keiway.market.answer.setup import SLOW_MPH, own_cap, own_energy
from keiway.market.record import Asked, Business, UsedImports


def sentence(asked: Asked, price_usd: float, year: int, steady: Quantity, share_pct: float, energy: str = "gasoline") -> str:
    """The forecast in one breath: `steady` is of a full year, `year`. Whether anybody earns is the business's own sentence."""
    guess = " A guess: two electric minicars alone tell of such a car." if energy == "electric" else ""
    would = "would have found" if year < asked.as_of.year else "would find"
    return (
        f"At {dollars(price_usd)} a new {called(asked.vehicle)}, launched here in {asked.first_year}, {would} about {vehicles(steady.mid or 0.0)} buyers in {year} "
        f"({vehicles(steady.low or 0.0)} to {vehicles(steady.high or 0.0)}), {share(share_pct)} of new light vehicles.{guess}"
    )


def far(asked: Asked, beyond: tuple[Beyond, ...]) -> str:
    """Why the model does not hold; empty where it does."""
    if not beyond:
        return ""
    named = [f"its {each.label} ({each.value}) by {each.percent:.0f} percent" for each in beyond]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"The model does not hold for the {called(asked.vehicle)}. It lies beyond all that was learnt from, {listed}."


def far_sentence(asked: Asked, why: str, cap_mph: int | None) -> str:
    """In place of a forecast: what the class sold."""
    from keiway.market.line import reference_class

    seen = reference_class()
    slow = f" At no more than {cap_mph} mph it would sell fewer than like cars that are faster." if cap_mph else ""
    return f"{why} All there is to go by: the {seen.how} sold {vehicles(seen.low)} to {vehicles(seen.high)} a year once settled, {vehicles(seen.mid)} in the middle.{slow}"


def scenario_says(says: str, set_: list[str]) -> str:
    """The scenario, and what stood over it."""
    return f"{says.rstrip('.')}{'; set beside it: ' + ', '.join(set_) if set_ else ''}."


def set_beside(asked: Asked) -> list[str]:
    found = [f"{asked.dealers:g} dealers"] if asked.dealers is not None else []
    found += ["all states" if not asked.states else f"states {', '.join(asked.states)}"] if asked.states is not None else []
    found += [f"capped at {asked.cap_mph} mph" if asked.cap_mph else "no cap"] if asked.cap_mph is not None else []
    found += [f"gasoline at ${asked.fuel_usd_gal:.2f} a gallon"] if asked.fuel_usd_gal is not None else []
    return found + ([asked.energy] if asked.energy else [])


def assumed(found) -> tuple[str, ...]:
    """`found`: answer.draws.Drawn."""
    base = found.base
    asked, settled, fleet = base.asked, base.setup, base.fleet
    own = [f"Its own price: {settled.price_says}; --price sets another."] if not settled.price_given else []
    other = settled.energy != own_energy(asked.vehicle)
    energy = [f"It is taken as {settled.energy}, at the same price and of the same size and power."] if other else []
    seen = settled.launch
    own += [f"{vehicles(settled.dealers)} dealers, as the {seen.title} had in its first full year."] if seen and asked.dealers is None and settled.dealers == seen.dealers else []
    own += _slow(asked, settled.cap_mph)
    return (
        *own,
        *energy,
        f"Beside it stands what was sold in model year {fleet.year}, {len(base.fleet.products)} names at list price with what was sold of each; tastes are moved so that "
        f"cars and electric ones have their shares of {base.setting.year}{', the year before, all that was known' if base.past else ''}.",
        "It is taken to be as good as cars of its size are at the price asked, as launches of the past were. The table of other prices keeps it as good; asked anew at another price it "
        "is taken for a better or a plainer car.",
        _name(base.product.maker, asked.first_year),
        *_of_the_year(base.setting.year),
        "Its price, size and drive stay the same through all years, and nobody answers it with a price or a car of his own.",
        "The wheel is on the left, and service and parts are to be had.",
        "No tax credit for it, and none for the others.",
    )


def _slow(asked: Asked, cap_mph: int | None) -> list[str]:
    """The cap that it brings itself."""
    if asked.cap_mph is not None or cap_mph is None or cap_mph != own_cap(asked.vehicle):
        return []
    if asked.vehicle.kind == "lsv":
        return [f"It is a low-speed vehicle: roads posted up to {SLOW_MPH} mph are its market, as most states have it; --cap sets another."]
    return [f"Its top speed is {cap_mph} mph, which is taken as a cap on where it is of use; --cap sets another."]


def _name(make: str, year: int) -> str:
    """The brand as the calibration counts it: what it sold here in the last year known before the launch."""
    known = calibration.brand(make, year)
    if known is None or not known.units:
        return f"The name on it, {make}, is a new one here: a brand that sells sells more of a car as good at as many dealers."
    return f"The name on it is {known.brand}, of which about {vehicles(known.units)} were sold here in a year: a known name sells more of a car as good at as many dealers."


def _of_the_year(year: int) -> list[str]:
    """What of that year's market is not read but carried."""
    said = [each.replace(f" of {year}", "", 1).replace("gasoline usd gal", "gasoline").replace("cpi: ", "") for each in years.context(year).assumed]
    return [f"Of the market of {year}: {'; '.join(said)}."] if said else []


def warnings(found, used: UsedImports | None, business: Business | None) -> tuple[str, ...]:
    asked, told = found.base.asked, []
    if found.base.past:
        blind = " What it sold is not known to the forecast." if found.base.without else ""
        told.append(f"As if at launch in {asked.first_year}.{blind} Costs are known of today alone, so whether anybody earned is not worked out.")
    if old(asked):
        told.append(old(asked))
    if not asked.vehicle.us_certified and not found.base.past:
        told.append(legal(asked, business))
    on_sale = [product.name for product in found.base.fleet.products if product.name.casefold() == asked.vehicle.name.casefold()]
    if on_sale:
        told.append(f"{on_sale[0]} is on sale here already: the forecast is of one more beside it.")
    if found.base.fleet.problems:
        told.append(f"{len(found.base.fleet.problems)} rows of {asked.fleet} were left out, the first: {found.base.fleet.problems[0]}")
    told += [beyond(len(found.base.outside))] if found.base.outside else []
    small = history.minicar(found.base.product.length_mm, found.base.product.power_kw)
    told += [dear(found.base)] if small and dear(found.base) else []
    told += [_range(found)] if _electric(found) else []
    told += [_weak(found)] if small else []
    return tuple(told)


def old(asked: Asked) -> str:
    """Of a vehicle that went out of production years before it would be launched here; else empty."""
    ended = asked.vehicle.production_to
    if not ended or int(ended[:4]) >= min(asked.first_year, asked.as_of.year) - 1:
        return ""
    return f"It has not been built since {ended[:4]}: the forecast is of one built anew and sold new. Used ones are another market, told apart."


def beyond(count: int) -> str:
    """Over the list of them."""
    return f"{count} of its figures {'lies' if count == 1 else 'lie'} outside what is on sale here: the model reaches past its data."


def _electric(found) -> bool:
    return found.base.setup.energy == "electric"


def _range(found) -> str:
    """The one thing an electric car is bought by that the fleet's file does not tell, and the one small electric car that was sold here."""
    own, small = found.base.asked.vehicle, history.launch("i-miev-2011")
    has = f"{own.range_mi:.0f} miles" if own.range_mi else f"{own.battery_kwh:g} kWh" if own.battery_kwh else ""
    told = f"The model knows no range and no battery{f' (its own: {has})' if has else ''}: it is judged as the electric vehicles of its fleet are, however far they go."
    units = history.steady(small).units
    told += " What an electric car differs in is learnt from one car of 2011 and the first year of another, so the band is a guess."
    return f"{told} The {small.title.partition(' (')[0]} sold {vehicles(units)} a year once settled." if units and small.nameplate not in found.base.without else told


def _weak(found) -> str:
    """How many names teach what being a minicar costs."""
    known = {
        each.nameplate for each in history.launches() if history.minicar(each.length_mm, each.power_kw) and history.steady(each).units and each.nameplate not in found.base.without
    }
    return f"What being as small as this costs in sales is learnt from the {len(known)} names of minicars that were sold here since 2002: a weak base."


def legal(asked: Asked, business: Business | None) -> str:
    """May it be sold new at all? The law room's answer, as the business part asked it."""
    way = next((route for route in business.routes if route.id == "import"), None) if business else None
    told = f"As it is, no {called(asked.vehicle)} may be sold new here: nobody has certified it to the safety and emissions standards. The forecast is of one that is."
    return f"{told} By law {way.legal[:1].lower()}{way.legal[1:]}" if way and way.legal else told


def following(asked: Asked) -> tuple[str, ...]:
    name = asked.text or asked.vehicle.id
    price = f" --price {asked.price_usd:g}" if asked.price_usd is not None else ""
    return (
        f'keiway market "{name}"{price} --plot fan.svg --plot-prices prices.svg --plot-instead instead.svg',
        f'keiway cost "{name}" --built-here',
        f'keiway law fmvss "{name}"',
    )
