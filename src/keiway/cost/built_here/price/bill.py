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

from keiway.cost.built_here.parts.once import charge, names
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
    sticker: float  # list price, destination included
    slope: Slope


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
    """The price paid at lifetime volume V, from a few numbers, fast: what stands behind a curve.

    The offset is p of the wholesale price and never more than the duty D on parts, so the price is the higher of two: with the
    whole share, (each + fixed / V) `shared`; with all of the duty back, (each - D + fixed / V) `capped`.
    """

    fixed: float  # dollars over the life
    each: float  # dollars a vehicle, before shares of the price
    shared: float  # 1 / ((1 - warranty - overhead + p) (1 - dealer))
    capped: float  # 1 / ((1 - warranty - overhead) (1 - dealer))
    parts_duty: float
    destination: float

    def paid(self, volume: float) -> float:
        """What a buyer pays, destination included."""
        cost = self.each + self.fixed / volume
        return max(cost * self.shared, (cost - self.parts_duty) * self.capped) + self.destination

    def brings(self, price: float) -> float:
        """What one sold at `price`, destination included, brings towards the one-off costs."""
        paid = price - self.destination
        return min(paid / self.shared, paid / self.capped + self.parts_duty) - self.each

    def needed(self, price: float) -> float | None:
        """Lifetime volume at which `price`, destination included, covers every cost. None: no volume does."""
        return units(self.fixed, self.brings(price))

    def lines(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The two prices as straight lines in 1 / V: start and slope."""
        ends = (self.each * self.shared, self.fixed * self.shared), ((self.each - self.parts_duty) * self.capped, self.fixed * self.capped)
        return tuple((start + self.destination, slope) for start, slope in ends)


def units(fixed: float, contribution: float) -> float | None:
    """Vehicles that pay a one-off cost: fixed over what each brings above its own cost. None where it brings nothing."""
    if contribution <= 0:
        return 0.0 if fixed <= 0 <= contribution else None
    return fixed / contribution


def slope(world: World, terms: Terms, lines: Mapping[str, float], fixed: float) -> Slope:
    """What a price hangs on. Like `made`, it takes an array of draws where it takes a number."""
    keep, after_dealer = 1 - world["warranty"] - world["overhead"], 1 - world["dealer"]
    granted = terms.offset_pct if "parts_duty" in lines else 0.0
    duty = lines["parts_duty"] if granted else 0.0
    share = granted / 100 / (after_dealer * (1 - world["incentive"]))
    return Slope(
        fixed=fixed, each=sum(lines.values()), shared=1 / ((keep + share) * after_dealer), capped=1 / (keep * after_dealer),
        parts_duty=duty, destination=world["destination"],
    )  # fmt: skip


def bill(world: World, terms: Terms, volume: float) -> Priced:
    """Every line at one lifetime volume; they sum to what a buyer pays, destination included."""
    lines, whole = made(world, terms), once(world, terms)
    found = slope(world, terms, lines, sum(whole.values()))
    paid = found.paid(volume) - found.destination
    wholesale = paid * (1 - world["dealer"])
    warranty, overhead = wholesale * world["warranty"], wholesale * world["overhead"]
    spread = {f"once_{name}": cost / volume for name, cost in whole.items()}
    offset = {}
    if "parts_duty" in lines:
        offset["offset"] = wholesale - warranty - overhead - found.each - found.fixed / volume if found.parts_duty else 0.0
    shares = {"warranty": warranty, "overhead": overhead, "dealer": paid - wholesale, "destination": found.destination}
    return Priced({**lines, **offset, **spread, **shares}, paid / (1 - world["incentive"]) + found.destination, found)
