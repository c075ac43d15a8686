"""What the room says in words."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.cost.built_here.parts.content import Asked as Content
from keiway.cost.built_here.parts.factory import Factory
from keiway.cost.built_here.record import Route
from keiway.cost.built_here.table import facts
from keiway.cost.record import Asked
from keiway.vehicles.record import Vehicle

#: Prices a buyer may have in mind, dollars with destination: what volume each asks for.
PRICES = (15000.0, 20000.0, 25000.0)
#: Countries that drive on the left, as far as the catalogue has vehicles of them.
ON_THE_LEFT = ("JP", "GB", "IN", "TH", "AU", "MY", "ID", "PK")

ESTIMATES = (
    "Estimates of ours, with no source of the same thing: the share of the list price at the port, engineering, crash tests, certification, launch, "
    "the assembly line, overhead, the share that comes from home and what US parts cost more, left-hand drive parts, and the hardware of "
    "standards that no study covers. No maker has published such a bill for a kei; a supplier's and an engineering firm's quotes would settle most of it."
)


def right_hand_drive(origin: str) -> bool:
    return origin in ON_THE_LEFT


def dollars(value: float) -> str:
    """To 100 dollars above 10,000, else to 10."""
    step = 100 if value >= 10000 else 10
    return f"${step * round(value / step):,.0f}"


def sentence(vehicle: Vehicle, routes: Sequence[Route], volume: float, years: float) -> str:
    """Every route in one sentence, in the order given."""
    life = f"At {volume:,.0f} a year for {years:g} years"
    told = "; ".join(f"{_start(route)} {dollars(route.price.mid)} ({dollars(route.price.low)} to {dollars(route.price.high)})" for route in routes)
    name = vehicle.model if vehicle.make == "Any" else vehicle.name
    return f"{life} a new {name} would have to sell at: {told}, destination included, in dollars of {facts().price_year}.{_cheapest(routes)} An estimate."


def _start(route: Route) -> str:
    return route.title[0].lower() + route.title[1:]


def _cheapest(routes: Sequence[Route]) -> str:
    if len(routes) < 2:
        return ""
    best = min(routes, key=lambda each: each.price.mid)
    second = min((each for each in routes if each is not best), key=lambda each: each.price.mid)
    if second.price.mid - best.price.mid < 0.02 * best.price.mid:
        return f" {best.title} and {_start(second)} come out alike."
    return f" Cheapest: {_start(best)}."


def pathway(vehicle: Vehicle, rules: Content) -> str:
    if vehicle.us_certified:
        later = f" Later dates of {', '.join(rules.later)} ask more of vehicles built then; its maker owes that anyway." if rules.later else ""
        return f"Its maker certified it to the standards of its build day, so nothing is added.{later}"
    return (
        f"Its maker would have to certify it. {len(rules.gaps)} standards are a known gap ({', '.join(rules.gaps) or 'none'}) and on {len(rules.open)} nothing is "
        "known; no test was found. Whether it may be sold is the law room's answer, not this sum's. The 25-year rule is for single old vehicles, not for this."
    )


def notes(way: str) -> tuple[str, ...]:
    if way == "us_kit":
        return (
            "A whole kit in one shipment is classified as the vehicle (General Rule 2(a)) and owes the duty of the vehicle, not of parts: "
            "engines, gearboxes and bodies must come apart, from where they are made.",
        )
    greenfield = facts().values["greenfield"]
    return (
        "The money of Toluca bought up to 130,000 a year; more takes more.",
        f"A plant that is there, retooled. A new one takes ${greenfield.low / 1e9:.0f} to {greenfield.high / 1e9:.0f} billion: "
        "--set built_here.plant=1e9/2e9/5e9.",
    )


def assumed(asked: Asked, volume: float, years: float, made: Factory) -> tuple[str, ...]:
    found = [f"The price at the port: {made.says}."]
    if asked.volume is None:
        found.append(f"{volume:,.0f} vehicles a year, the middle of what US small cars kept up in their third to seventh year; --volume sets it.")
    if asked.programme_years is None:
        found.append(f"Sold for {years:g} years; --programme-years sets it.")
    found.append(f"The duty of {asked.entry} holds for all {years:g} years, and one-off money is spent at the start.")
    found.append("The same design made again, to the standards adopted for every build day to come.")
    return tuple(found)


def warnings(asked: Asked, rules: Content, made: Factory, ways) -> tuple[str, ...]:
    found = list(dict.fromkeys(text for way in ways if way.terms.way == "imported" for text in way.notes))
    if made.level in ("relatives", "mass"):
        found.append("Its own list price is not known: the price at the port is a wide range.")
    unknown = [each.number for each in rules.content if each.low is None]
    if unknown:
        found.append(f"No cost is known for standards {', '.join(unknown)}: they are not in the sum.")
    if rules.open and not asked.case.vehicle.is_kei:
        found.append("The law room's costs of standards were made for a current kei; for this design they are a guide.")
    if asked.price is not None:
        found.append("The price paid for one used vehicle is not used here: a maker's price starts from the list price (--set built_here.list_price_jpy=1500000).")
    return tuple(found)


def following(asked: Asked) -> tuple[str, ...]:
    name = asked.case.text or asked.case.vehicle.id
    return (f'keiway law fmvss "{name}"', "keiway explain cost.built_here.federalisation")
