"""The bill of one vehicle made and sold one way, for one draw of every input.

    what it takes to make it and bring it here        (no share of a price)
  + the one-off costs' part                           charge x F / V
  = cost
    wholesale = (cost - offset) / (1 - warranty - overhead)
    paid      = wholesale / (1 - dealer)              and the destination beside it
    list      = paid / (1 - discount)

The offset on parts duty is a share of the list price, never more than the duty on the parts, so it is solved with the price.
Dollars of the price year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from keiway.cost.built_here.once import charge, names
from keiway.cost.built_here.record import RouteId

World = Mapping[str, float]  # input name -> one drawn value


class Terms(NamedTuple):
    """What of a way is known and not drawn."""

    way: RouteId
    harbor_pct: float
    processing_usd: float
    offset_pct: float
    by_sea: bool
    years: float
    factory: tuple[tuple[str, int], ...]  # inputs that make the price at the port, multiplied (+1) or divided (-1)


class Priced(NamedTuple):
    lines: dict[str, float]
    paid: float  # without destination
    sticker: float  # list price with destination


def at_port(world: World, steps: tuple[tuple[str, int], ...]) -> float:
    """The price at the port of the vehicle as sold at home, dollars."""
    price = 1.0
    for name, sign in steps:
        price = price * world[name] if sign > 0 else price / world[name]
    return price


def made(world: World, terms: Terms) -> dict[str, float]:
    """Every line that is no share of the price, without the one-off costs. The offset is at most minus its `parts_duty`."""
    factory = at_port(world, terms.factory)
    added = {"content": world["content"], "emissions": world["emissions"], "lhd": world["lhd"]}
    if terms.way == "imported":
        value = factory + sum(added.values())
        return {
            "factory": factory,
            **added,
            "duty": value * world["duty"] / 100,
            "fees": value * terms.harbor_pct / 100 + terms.processing_usd,
            "ocean": world["ocean"] if terms.by_sea else 0.0,
        }
    share = world["kit_share" if terms.way == "us_kit" else "plant_share"]
    home, value = share * factory, share * (factory + sum(added.values()))
    return {
        "home_parts": home,
        "us_parts": (factory - home) * (1 + world["us_premium"]),
        **added,
        "labour": world["labour_gap"],
        "parts_duty": value * world["parts_duty"] / 100,
        "fees": value * terms.harbor_pct / 100,
        "ocean": share * world["ocean"] if terms.by_sea else 0.0,
    }


def once(world: World, terms: Terms) -> dict[str, float]:
    """One-off costs with their capital charge, whole, dollars over the life of the model."""
    factor = charge(world["capital"], terms.years)
    return {name: factor * world[name] for name in names(terms.way)}


class Slope(NamedTuple):
    """Price paid at lifetime volume V from five numbers, fast: what stands behind a curve."""

    fixed: float  # dollars over the life
    each: float  # dollars a vehicle, before shares
    keep: float  # 1 - warranty - overhead
    dealer: float
    discount: float
    offset: float  # share of the list price
    parts_duty: float
    destination: float

    def wholesale(self, volume: float) -> float:
        cost = self.each + self.fixed / volume
        if not self.offset:
            return cost / self.keep
        per_list = self.offset / ((1 - self.dealer) * (1 - self.discount))
        wholesale = cost / (self.keep + per_list)
        return wholesale if wholesale * per_list <= self.parts_duty else (cost - self.parts_duty) / self.keep

    def paid(self, volume: float) -> float:
        """What a buyer pays, destination included."""
        return self.wholesale(volume) / (1 - self.dealer) + self.destination

    def needed(self, price: float) -> float | None:
        """Lifetime volume at which `price`, destination included, covers every cost. None: no volume does."""
        paid = price - self.destination
        wholesale = paid * (1 - self.dealer)
        offset = min(self.offset * paid / (1 - self.discount), self.parts_duty)
        return units(self.fixed, wholesale * self.keep + offset - self.each)


def units(fixed: float, contribution: float) -> float | None:
    """Vehicles that pay a one-off cost: fixed over what each brings above its own cost. None where it brings nothing."""
    if contribution <= 0:
        return 0.0 if fixed <= 0 <= contribution else None
    return fixed / contribution


def slope(world: World, terms: Terms) -> Slope:
    return _slope(world, terms, made(world, terms), once(world, terms))


def _slope(world: World, terms: Terms, lines: dict[str, float], whole: dict[str, float]) -> Slope:
    return Slope(
        fixed=sum(whole.values()),
        each=sum(lines.values()),
        keep=1 - world["warranty"] - world["overhead"],
        dealer=world["dealer"],
        discount=world["incentive"],
        offset=terms.offset_pct / 100 if "parts_duty" in lines else 0.0,
        parts_duty=lines.get("parts_duty", 0.0),
        destination=world["destination"],
    )


def bill(world: World, terms: Terms, volume: float) -> Priced:
    """Every line at one lifetime volume; they sum to what a buyer pays, destination included."""
    lines, whole = made(world, terms), once(world, terms)
    curve = _slope(world, terms, lines, whole)
    wholesale = curve.wholesale(volume)
    paid = wholesale / (1 - curve.dealer)
    spread = {f"once_{name}": cost / volume for name, cost in whole.items()}
    cost = sum(lines.values()) + sum(spread.values())
    offset = {"offset": wholesale * curve.keep - cost} if "parts_duty" in lines else {}
    shares = {
        "warranty": wholesale * world["warranty"],
        "overhead": wholesale * world["overhead"],
        "dealer": paid * curve.dealer,
        "destination": curve.destination,
    }
    return Priced({**lines, **offset, **spread, **shares}, paid, paid / (1 - curve.discount) + curve.destination)
