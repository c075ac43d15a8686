"""T4 to T6: what the vehicles cost, what their buyers pay over the years, how many come and what is not bought for them."""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.policy.money import displaced
from keiway.policy.money.agency.cells import MIDDLES, MILLION, band, mean, table
from keiway.policy.money.agency.change import Change
from keiway.policy.parts import Life, Stream
from keiway.policy.record import Table

NOTHING_ENTERS = "nothing enters in either world"
LABELS = {
    "new_small_car": "a new small car", "new_car": "another new car", "new_small_suv": "a new small SUV", "new_suv": "another new SUV", "new_pickup": "a new pickup", "new_van": "a new van",
    "new_electric": "a new electric vehicle", "used_car": "a used car or light truck", "motorcycle": "a motorcycle", "side_by_side": "a side-by-side", "nothing": "nothing",
}  # fmt: skip


def costs(change: Change) -> Table:
    """T4: of one vehicle, and of all by year of sale."""
    rows: list[list[Any]] = []
    for stream in change.sides[1].streams:
        maker = _each(stream.maker_usd.sum(axis=1), stream.units.sum(axis=1))
        rows.append([stream.title, band(stream.price_usd), band(stream.duty_usd), band(stream.dealer_usd), band(maker) if stream.new else "none"])
    notes = (
        "What a buyer pays before tax; of it duty and the dealer's margin. Makers' earnings a vehicle are after one-off costs and all they have spent, over the years counted; where nothing is sold, nothing.",
        f"Fleet cost: what all pay for them, {change.period}: {_fleet(change)}",
        "Not here: cost by system of the vehicle. `keiway cost built VEHICLE` lists it by standard and part.",
    )  # fmt: skip
    return table("T4", "Vehicle cost under the reform, USD a vehicle", ("Vehicle", "Price", "Duty and fees", "Dealer", "Maker's earnings"), rows or [_none(5)], notes)


def _each(whole: Any, units: Any) -> Any:
    return np.divide(whole, units, out=np.zeros_like(units), where=units > 0.0)


def _fleet(change: Change) -> str:
    paid = np.quantile(change.quantity()["paid"], (0.05, 0.5, 0.95)) / MILLION
    return f"{paid[1]:,.0f} million dollars more than today ({paid[0]:,.0f} to {paid[2]:,.0f})."


def outlay(change: Change) -> Table:
    """T5: one vehicle against what its buyer would have had, over its life, not discounted."""
    rows: list[list[Any]] = []
    for stream, life in zip(change.sides[1].streams, change.lives[1], strict=True):
        rows.append([stream.title, *(band(values) for values in _outlay(change, stream, life))])
    notes = (
        "Each against what the buyer would have had, sums over the years that vehicles of the kind last, dollars of 2025, not discounted. The price given up is that of cheaper ones of each group; the tax on a used car given up is paid by somebody else.",
        "Buyers weigh these as they choose, so most of it is in what the vehicle is worth to them; it is shown here and not added again.",
        "Registration of a used import is by the share that is registered.",
        "Not here: insurance, for which no premium is published; what the vehicle brings when it is sold. Tires are in upkeep.",
    )  # fmt: skip
    columns = ("Vehicle", "Price", "Sales tax", "Registration", "Fuel and current", "Upkeep")
    return table("T5", "Consumer outlay: change for one buyer, USD", columns, rows or [_none(6)], notes)


def _outlay(change: Change, stream: Stream, life: Life) -> tuple[Any, ...]:
    flow, prices = _flow(change, stream), change.prices
    new = displaced.summed(stream, _price, displaced.LOST)
    given_up = prices["displaced_price"] * new + displaced.summed(stream, _price, ("used_car",))
    tax = prices["tax_level"] * (flow.at_sale["tax_on_it"] - prices["displaced_price"] * flow.at_sale["tax_on_others"])
    return stream.price_usd - given_up, tax, flow.by_age["registration"].sum(axis=1), life.fuel_usd.sum(axis=1), life.upkeep_usd.sum(axis=1)


def _price(group: str) -> float:
    return displaced.groups()[group].price_usd


def _flow(change: Change, stream: Stream) -> Any:
    found = {each.id: flow for each, flow in zip(change.sides[1].streams, change.worths[1].flows, strict=True)}
    return found[stream.id]


def entering(change: Change) -> Table:
    """T6: by kind and year, and what is not bought; scrappage by its sign."""
    years = change.sides[1].years
    shown = sorted({years[0], years[min(4, len(years) - 1)], years[-1]})
    rows: list[list[Any]] = []
    for id_, title in _kinds(change).items():
        units = _units(change, id_)
        rows.append([title, *(band(units[:, years.index(year)]) for year in shown), band(units.sum(axis=1)), mean(units.sum(axis=1))])
    for group, lost in _not_bought(change).items():
        if np.any(lost != 0.0):
            rows.append([f"not bought for them: {LABELS.get(group, group)}", *("" for _ in shown), band(-lost), mean(-lost)])
    notes = (MIDDLES, _scrappage(change))
    return table("T6", "Vehicles that enter, and what their buyers do not buy: change against today", ("Vehicle", *map(str, shown), "All years", "Mean"), rows or [_none(len(shown) + 3)], notes)


def _kinds(change: Change) -> dict[str, str]:
    return {stream.id: stream.title for side in change.sides for stream in side.streams}


def _units(change: Change, id_: str) -> Any:
    """Reform less today [draw, year]."""
    found = np.zeros((change.draws, len(change.sides[1].years)))
    for side, sign in zip(change.sides, (-1.0, 1.0), strict=True):
        for stream in side.streams:
            if stream.id == id_:
                found = found + sign * stream.units
    return found


def _not_bought(change: Change) -> dict[str, Any]:
    """Group -> vehicles not bought, reform less today [draw]. Each world is summed before, so that what is the same leaves nothing."""
    found: dict[str, Any] = {}
    for side, sign in zip(change.sides, (-1.0, 1.0), strict=True):
        for group in dict.fromkeys(group for stream in side.streams for group in stream.groups if group != "nothing"):
            whole = sum(stream.units.sum(axis=1) * stream.instead[:, stream.groups.index(group)] for stream in side.streams if group in stream.groups)
            found[group] = found.get(group, 0.0) + sign * whole
    return found


def _scrappage(change: Change) -> str:
    used = _not_bought(change).get("used_car")
    if used is None or not np.any(used != 0.0):
        return "Scrappage and fleet age: no used car is left unbought, so nothing changes."
    a_year = float(np.median(used)) / len(change.sides[1].years)
    way = "More small cheap vehicles leave used cars unbought: used prices fall, more old cars are scrapped, the fleet becomes younger" if a_year > 0 else "More used cars are bought: used prices rise, fewer old cars are scrapped, the fleet becomes older"
    return f"Scrappage and fleet age: {way}. By {abs(a_year):,.0f} used cars a year in the middle, beside 36 million sold, too few to see. Its size is not worked out."


def _none(columns: int) -> list[str]:
    return [NOTHING_ENTERS, *("" for _ in range(columns - 1))]
