"""What the vehicle costs at the port of its country, from the best price that is known of it.

In this order: the list price in Japan; the list price in the United States over the retail price equivalent; the list prices of
its relatives now on sale; the direct cost of a US subcompact scaled to its mass. Each step down is wider and says so.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from keiway.cost.built_here.inputs import Input, choose
from keiway.cost.built_here.table import PREFIX, facts, inflation
from keiway.cost.landed.price import rate_band
from keiway.cost.record import Rate
from keiway.crash.vehicles import NotKnown, curb_mass
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.record import Vehicle

RELATIVES_FROM = 1998  # launched from then on: the size class of today
FEW = 3  # fewer relatives than this say nothing
SLOW = ("lsv", "golf_cart", "utv")


class Factory(NamedTuple):
    """How the price at the port is worked out: `inputs` are drawn, `steps` multiplied in this order.

    `sign` says for each step whether it multiplies (+1) or divides (-1).
    """

    inputs: dict[str, Input]
    steps: tuple[tuple[str, int], ...]
    says: str
    level: str  # list_jpy | list_usd | relatives | mass | given
    yen: bool = False


def factory(vehicle: Vehicle, set_: dict[str, Input], fx: Rate) -> Factory:
    """Raises `NotKnown` where neither a price nor a comparable vehicle is known."""
    if "factory" in set_:
        return Factory({"factory": set_["factory"]}, (("factory", 1),), "the price at the port you gave", "given")
    if "list_price_jpy" in set_:
        return _from_yen(set_["list_price_jpy"], None, set_, fx, "the list price you gave", "given")
    if "list_price_usd" in set_:
        return _from_dollars(set_["list_price_usd"], set_, "the US list price you gave")
    if vehicle.base_price_jpy:
        return _listed(vehicle, set_, fx)
    if vehicle.base_msrp_usd:
        return _us_list(vehicle, set_)
    if vehicle.is_kei and (found := relatives(_group(vehicle), vehicle.fuel)):
        return _like_others(vehicle, found, set_, fx)
    return _by_mass(vehicle, set_)


def _listed(vehicle: Vehicle, set_: dict[str, Input], fx: Rate) -> Factory:
    price = vehicle.base_price_jpy
    when = _priced(vehicle)
    listed = Input(
        id=PREFIX + "list_price_jpy", label="list price in Japan, cheapest grade", low=price, mid=price, high=price,
        unit="jpy", year=when[:4], confidence=_confidence(vehicle, "base_price_jpy"), sources=("catalogue",),
        how=f"catalogue, {when or 'launch day not known'}",
    )  # fmt: skip
    says = f"its list price in Japan, {price:,.0f} yen" + (f" of {when[:4]}" if when else "")
    return _from_yen(listed, when or None, set_, fx, says, "list_jpy")


def _from_yen(listed: Input, when: str | None, set_: dict[str, Input], fx: Rate, says: str, level: str) -> Factory:
    """List price, to today's level, without tax, at the port, in dollars. Without `when` it is today's."""
    growth = _growth(int(when[:4]), set_) if when else _one("growth", "today's price")
    inputs = {"list_price_jpy": listed, "growth": growth, "tax": _tax(when), "fob_share": choose("fob_share", set_), "fx": _rate(fx)}
    steps = (("list_price_jpy", 1), ("growth", 1), ("tax", -1), ("fob_share", 1), ("fx", -1))
    return Factory(inputs, steps, f"{says}, without tax, of which {inputs['fob_share'].mid:.0%} reaches the port, at {fx.per_usd:g} yen a dollar", level, yen=True)


def _growth(year: int, set_: dict[str, Input]) -> Input:
    rate, years = choose("list_growth", set_), max(facts().price_year - year, 0)
    low, mid, high = ((1 + each) ** years for each in rate.three)
    return Input(
        id=PREFIX + "growth", label=f"rise of the list price over {years} years", low=low, mid=mid, high=high, unit="ratio",
        confidence=rate.confidence, sources=rate.sources, how=rate.how, given=rate.given,
    )  # fmt: skip


def _tax(when: str | None) -> Input:
    """Divides a list price as shown: 1 and the tax in it."""
    row = [each for each in facts().list_tax if when is None or each.from_ <= when][-1]
    whole = 1 + row.rate
    low, mid = (whole, whole) if row.shown == "with" else (1.0, 1.0)
    return Input(
        id=PREFIX + "tax", label="tax in the list price", low=low, mid=mid, high=whole, unit="ratio", confidence="recalled",
        sources=("japan-price-display",), how=row.says,
    )  # fmt: skip


def _us_list(vehicle: Vehicle, set_: dict[str, Input]) -> Factory:
    year = vehicle.msrp_year or facts().price_year
    factor = inflation(year)
    price = vehicle.base_msrp_usd * factor
    listed = Input(
        id=PREFIX + "list_price_usd", label="list price in the United States", low=price, mid=price, high=price, year=str(year),
        confidence=_confidence(vehicle, "base_msrp_usd"), sources=("catalogue", "bls-cpi-u"),
        how=f"{vehicle.base_msrp_usd:,.0f} dollars of {year}, consumer prices x {factor:.3f}",
    )  # fmt: skip
    return _from_dollars(listed, set_, f"its US list price, {vehicle.base_msrp_usd:,.0f} dollars of {year}")


def _from_dollars(listed: Input, set_: dict[str, Input], says: str) -> Factory:
    rpe = choose("rpe", set_)
    level = "given" if listed.given else "list_usd"
    return Factory({"list_price_usd": listed, "rpe": rpe}, (("list_price_usd", 1), ("rpe", -1)), f"{says}, over the retail price equivalent of {rpe.mid:g}", level)


def _priced(vehicle: Vehicle) -> str:
    """Month of its catalogue price: the launch, unless its row says otherwise."""
    return facts().priced.get(vehicle.id, vehicle.production_from or "")


def _group(vehicle: Vehicle) -> str:
    """Kinds whose prices may stand for one another: body styles of cars are one, electric ones their own."""
    return "kei_ev" if vehicle.fuel == "electric" else vehicle.law_kind


@cache
def relatives(kind: str, fuel: str | None) -> tuple[float, ...]:
    """List prices of vehicles of a kind launched since 1998, without tax, at the price year's level, yen; few: none."""
    found = []
    rate = facts().values["list_growth"].mid
    for row in vehicles():
        when = _priced(row)
        alike = row.is_kei and _group(row) == kind and (fuel is None or row.fuel == fuel)
        if alike and row.base_price_jpy and when and int(when[:4]) >= RELATIVES_FROM:
            years = max(facts().price_year - int(when[:4]), 0)
            found.append(row.base_price_jpy * (1 + rate) ** years / _tax(when).mid)
    return tuple(sorted(found)) if len(found) >= FEW else ()


def _like_others(vehicle: Vehicle, found: tuple[float, ...], set_: dict[str, Input], fx: Rate) -> Factory:
    low, mid, high = found[0], found[len(found) // 2], found[min(len(found) - 1, round(0.9 * len(found)))]
    words = _group(vehicle).replace("_", " ")
    listed = Input(
        id=PREFIX + "list_price_jpy", label="list price of its relatives, without tax", low=low, mid=mid, high=high, unit="jpy",
        year=str(facts().price_year), confidence="derived", sources=("catalogue",),
        how=f"{len(found)} {words} rows launched since {RELATIVES_FROM}: least, middle, and one in ten above",
    )  # fmt: skip
    inputs = {"list_price_jpy": listed, "fob_share": choose("fob_share", set_), "fx": _rate(fx)}
    says = (
        f"the list prices of {len(found)} of its kind ({low:,.0f} to {high:,.0f} yen without tax), since its own is not known, "
        f"of which {inputs['fob_share'].mid:.0%} reaches the port, at {fx.per_usd:g} yen a dollar"
    )
    return Factory(inputs, (("list_price_jpy", 1), ("fob_share", 1), ("fx", -1)), says, "relatives", yen=True)


def _by_mass(vehicle: Vehicle, set_: dict[str, Input]) -> Factory:
    settle = "A list price settles it: --set built_here.list_price_usd=15000, or built_here.list_price_jpy=1500000"
    example = f'keiway cost "{vehicle.id}" --built-here --set built_here.list_price_usd=15000'
    if vehicle.kind in SLOW or vehicle.fuel == "electric":
        what = "an electric vehicle" if vehicle.fuel == "electric" else "such a vehicle"
        raise NotKnown(f"{vehicle.title}: no list price is known, and the cost of {what} cannot be told from its mass. {settle}.", try_=example)
    try:
        mass = curb_mass(vehicle)
    except NotKnown as error:
        raise NotKnown(f"{vehicle.title}: neither a list price nor a mass is known. {settle}.", try_=example) from error
    cost = by_mass((mass.low, mass.mid, mass.high), set_)
    says = f"the direct cost of a US subcompact scaled to {mass.mid:,.0f} kg, since no list price is known of it: a rough figure"
    return Factory({"factory": cost}, (("factory", 1),), says, "mass")


def by_mass(mass_kg: tuple[float, float, float], set_: dict[str, Input]) -> Input:
    """Direct cost of a petrol car of this curb mass, dollars: that of a subcompact times (mass / its mass) ^ exponent."""
    cost, base, power = (choose(name, set_) for name in ("direct_cost", "direct_cost_mass", "direct_cost_power"))
    light = mass_kg[1] < base.mid
    ends = (power.high, power.mid, power.low) if light else (power.low, power.mid, power.high)
    low, mid, high = (c * (m / base.mid) ** p for c, m, p in zip(cost.three, mass_kg, ends, strict=True))
    return Input(
        id=PREFIX + "factory", label="direct cost scaled by mass", low=low, mid=mid, high=high, year=cost.year, confidence="estimate",
        sources=cost.sources, how=f"{cost.mid:,.0f} dollars x ({mass_kg[1]:,.0f} / {base.mid:,.0f} kg) ^ {power.mid:g}",
    )  # fmt: skip


def _rate(fx: Rate) -> Input:
    """Divides yen: a rate given stands, the one that comes with keiway has a band."""
    band = rate_band(fx)
    return Input(
        id=PREFIX + "fx", label="yen a dollar", low=band.low, mid=band.mid, high=band.high, unit="jpy a usd", year=str(fx.on or ""),
        confidence="given" if fx.given else "secondary", sources=(fx.source,) if fx.source else (), how="--fx sets it", given=fx.given,
    )  # fmt: skip


def _one(name: str, how: str) -> Input:
    return Input(id=PREFIX + name, label=how, low=1.0, mid=1.0, high=1.0, unit="ratio", confidence="given", how=how)


def _confidence(vehicle: Vehicle, field: str) -> str:
    found = vehicle.confidence_of(field)
    return "recalled" if found == "knowledge" else found
