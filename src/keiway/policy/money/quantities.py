"""From vehicles a year and one vehicle's life to what happens in each calendar year, and to present values.

    by year      q[draw, c] = sum over years of sale s of  u[draw, s] f[draw, c - s]
    present      Q[draw]    = (sum over s of u[draw, s] v^(s - first + 1)) (sum over ages a of f[draw, a] v^a)        v = 1 / (1 + r)

The second is the first discounted, at a small part of the work. All is linear in u and in f. What happens on the day of sale has u alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from keiway.policy.money import displaced, stayers
from keiway.policy.money.discount import weights
from keiway.policy.money.ready import REFORM, Fixed, fees, home
from keiway.policy.money.stayers import Flow
from keiway.policy.parts import Life, Side, Stream

Array = np.ndarray
#: Fields of a life that are summed over all vehicles.
FIELDS = (
    "miles", "other_miles", "own_deaths", "own_serious", "others_deaths", "others_serious", "others_in_vehicles_deaths", "fuel_gal", "electric_kwh", "co2_tonnes",
    "fuel_usd", "upkeep_usd", "hours_lost", "fuel_tax_federal_usd", "fuel_tax_state_usd", "trips_lost_miles",
)  # fmt: skip
#: Sums over vehicles that hang on their sale: how many, what a buyer gains, pays and would have paid for new vehicles that are not bought.
AT_SALE = (
    "registration", "vehicles", "surplus", "paid", "duty_on_it", "tax_on_it", "tax_on_others", "dealers_on_it", "lost_price", "lost_dutiable", "makers", "makers_loss",
    "makers_abroad", *stayers.MOVED,
)  # fmt: skip


def flows(fixed: Fixed, side: Side, lives: Sequence[Life], world: int = REFORM) -> tuple[Flow, ...]:
    return tuple(_flow(fixed, stream, life, world) for stream, life in zip(side.streams, lives, strict=True))


def _flow(fixed: Fixed, stream: Stream, life: Life, world: int) -> Flow:
    return Flow(
        units=stream.units,
        by_age={name: _field(life, name) for name in FIELDS} | {"registration": _registration(fixed, stream, life.alive, world)},
        at_sale={
            "vehicles": np.ones(len(stream.units)),
            "surplus": stream.surplus_usd,
            "paid": stream.price_usd,
            "duty_on_it": stream.duty_usd,
            "tax_on_it": fees(fixed, world, stream, home(stream)).tax * stream.price_usd,
            "tax_on_others": _tax(fixed, stream),
            "dealers_on_it": stream.dealer_usd,
            "lost_price": displaced.summed(stream, _price, displaced.LOST),
            "lost_dutiable": displaced.summed(stream, _price, displaced.DUTIABLE),
        },
        by_sale=_makers(fixed, stream),
    )


def _field(life: Life, name: str) -> Array:
    values = getattr(life, name)
    return np.zeros_like(life.alive) if values is None else values


def _makers(fixed: Fixed, stream: Stream) -> dict[str, Array]:
    """Earnings here and abroad [draw, year of sale]. Of one that is on sale because that is assumed, the part here stands apart in the draws in
    which it loses over the years counted, at the rate of capital: nobody has to sell what loses."""
    share = np.asarray(stream.us_share, dtype=float)
    share = share[:, None] if share.ndim else share
    here, sale = share * stream.maker_usd, np.arange(stream.maker_usd.shape[1])
    loses = (stream.maker_usd @ (1.0 + fixed.rates[1]) ** -sale < 0.0) & (stream.id in fixed.chosen)
    return {
        "makers": np.where(loses[:, None], 0.0, here), "makers_loss": np.where(loses[:, None], here, 0.0), "makers_abroad": (1.0 - share) * stream.maker_usd,
    }  # fmt: skip


def _price(group: str) -> float:
    return displaced.groups()[group].price_usd


def _tax(fixed: Fixed, stream: Stream) -> Array:
    """Sales tax of what would have been bought, a buyer [draw]."""
    known = fixed.others[home(stream)]
    taxed = tuple(group for group in displaced.LOST if group in known)
    return displaced.summed(stream, lambda group: known[group].tax * _price(group), taxed)


def _registration(fixed: Fixed, stream: Stream, alive: Array, world: int) -> Array:
    """Fees a year of those that are registered, less those of what would have been; both are taken to last as long [draw, age]."""
    ages, known = alive.shape[1], fixed.others[home(stream)]
    own = stayers.plated(stream)[:, None] * displaced.curve(fees(fixed, world, stream, stream.states).registration, ages)
    share = {group: stream.instead[:, n] for n, group in enumerate(stream.groups) if group in known}
    others = sum(share[group][:, None] * displaced.curve(known[group].registration, ages) for group in share)
    return alive * (own - others)


def present(found: Sequence[Flow], sale_years: Sequence[int], first: int, rate: float, draws: int) -> dict[str, Array]:
    """Name -> [draw], discounted to the beginning of `first`; at no rate the plain sum."""
    sums: dict[str, Array] = {}
    sale = weights(sale_years, first, rate)
    for flow in found:
        sold = flow.units @ sale
        aged = (1.0 + rate) ** -np.arange(_ages(flow))
        parts = {name: sold * (values @ aged) for name, values in flow.by_age.items()}
        parts |= {name: sold * values for name, values in flow.at_sale.items()}
        parts |= {name: values @ sale for name, values in flow.by_sale.items()}
        for name, values in parts.items():
            sums[name] = sums[name] + values if name in sums else values
    return {**_nothing(draws), **sums}


def lost_price(found: Sequence[Flow], draws: int, years: int) -> Array:
    """Mean prices of the new vehicles not bought, all of a year of sale [draw, year]."""
    whole = [flow.units * flow.at_sale["lost_price"][:, None] for flow in found if "lost_price" in flow.at_sale]
    return sum(whole) if whole else np.zeros((draws, years))


def not_yet_adjusted(lost: Array, years: Array) -> Array:
    """Of sales lost in each year those to which makers have not yet fitted what they build, [draw, year].

    Each year they close one part in `years` [draw] of the gap between the sales lost and what they have fitted to.
    """
    found, fitted = np.empty_like(lost), np.zeros(len(lost))
    for column in range(lost.shape[1]):
        found[:, column] = lost[:, column] - fitted
        fitted = fitted + found[:, column] / years
    return found


def _ages(flow: Flow) -> int:
    return next((values.shape[1] for values in flow.by_age.values()), 0)


def calendar(found: Sequence[Flow], sale_years: Sequence[int]) -> tuple[int, ...]:
    """From the first year of sale to the last in which one of them may still be there."""
    ages = max((_ages(flow) for flow in found), default=1)
    return tuple(range(sale_years[0], sale_years[0] + len(sale_years) + ages - 1))


def by_year(found: Sequence[Flow], sale_years: Sequence[int], draws: int, wanted: Sequence[str] | None = None) -> dict[str, Array]:
    """Name -> [draw, calendar year]. `wanted` None: all quantities."""
    names, count = wanted or tuple(_nothing(draws)), len(calendar(found, sale_years))
    sums: dict[str, Array] = {name: np.zeros((draws, count)) for name in names}
    for flow in found:
        for name in names:
            into = sums[name]
            if name in flow.by_age:
                values = flow.by_age[name]
                for column in range(len(sale_years)):
                    into[:, column : column + values.shape[1]] += flow.units[:, column : column + 1] * values
            elif name in flow.at_sale:
                into[:, : len(sale_years)] += flow.units * flow.at_sale[name][:, None]
            elif name in flow.by_sale:
                into[:, : len(sale_years)] += flow.by_sale[name]
    return sums


def _nothing(draws: int) -> dict[str, Array]:
    return {name: np.zeros(draws) for name in (*FIELDS, *AT_SALE)}


def stacked(values: Any, like: Array) -> Array:
    """[draw] as a column beside `like` [draw] or [draw, year]."""
    return values if like.ndim == 1 else np.asarray(values)[:, None]
