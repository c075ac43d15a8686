"""From vehicles a year and one vehicle's life to what happens in each calendar year, and to present values.

    by year      q[draw, c] = sum over years of sale s of  u[draw, s] f[draw, c - s]
    present      Q[draw]    = (sum over s of u[draw, s] v^(s - first + 1)) (sum over ages a of f[draw, a] v^a)        v = 1 / (1 + r)

The second is the first discounted, at a small part of the work. All is linear in u and in f. What happens on the day of sale has u alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from keiway.policy.money import displaced
from keiway.policy.money.discount import weights
from keiway.policy.money.ready import Fixed, key
from keiway.policy.parts import Life, Side, Stream

Array = np.ndarray
#: Fields of a life that are summed over all vehicles.
FIELDS = (
    "miles", "other_miles", "own_deaths", "own_serious", "others_deaths", "others_serious", "others_in_vehicles_deaths", "fuel_gal", "electric_kwh", "co2_tonnes",
    "fuel_usd", "upkeep_usd", "hours_lost", "fuel_tax_federal_usd", "fuel_tax_state_usd",
)  # fmt: skip
#: Sums over vehicles that hang on their sale: how many, what a buyer gains, pays and would have paid for new vehicles that are not bought.
AT_SALE = (
    "registration", "vehicles", "surplus", "paid", "duty_on_it", "tax_on_it", "tax_on_others", "dealers_on_it", "lost_price", "lost_dutiable", "makers", "makers_abroad",
)  # fmt: skip


class Flow(NamedTuple):
    """One stream: what it is by age a vehicle, on the day of sale a vehicle, and by year of sale."""

    units: Array  # [draw, year of sale]
    by_age: dict[str, Array]  # [draw, age] a vehicle
    at_sale: dict[str, Array]  # [draw] a vehicle
    by_sale: dict[str, Array]  # [draw, year of sale], all vehicles


def flows(fixed: Fixed, side: Side, lives: Sequence[Life]) -> tuple[Flow, ...]:
    return tuple(_flow(fixed, stream, life) for stream, life in zip(side.streams, lives, strict=True))


def _flow(fixed: Fixed, stream: Stream, life: Life) -> Flow:
    return Flow(
        units=stream.units,
        by_age={name: getattr(life, name) for name in FIELDS} | {"registration": _registration(fixed, stream, life.alive)},
        at_sale={
            "vehicles": np.ones(len(stream.units)),
            "surplus": stream.surplus_usd,
            "paid": stream.price_usd,
            "duty_on_it": stream.duty_usd,
            "tax_on_it": fixed.own[key(stream)].tax * stream.price_usd,
            "tax_on_others": _tax(fixed, stream),
            "dealers_on_it": stream.dealer_usd,
            "lost_price": displaced.summed(stream, _price, displaced.LOST),
            "lost_dutiable": displaced.summed(stream, _price, displaced.DUTIABLE),
        },
        by_sale={"makers": stream.us_share * stream.maker_usd, "makers_abroad": (1.0 - stream.us_share) * stream.maker_usd},
    )


def _price(group: str) -> float:
    return displaced.groups()[group].price_usd


def _tax(fixed: Fixed, stream: Stream) -> Array:
    """Sales tax of what would have been bought, a buyer [draw]."""
    known = fixed.others[stream.states]
    taxed = tuple(group for group in displaced.LOST if group in known)
    return displaced.summed(stream, lambda group: known[group].tax * _price(group), taxed)


def _registration(fixed: Fixed, stream: Stream, alive: Array) -> Array:
    """Fees a year, less those of what would have been registered; both are taken to last as long. Without plates there is none [draw, age]."""
    ages, known = alive.shape[1], fixed.others[stream.states]
    own = displaced.curve(fixed.own[key(stream)].registration, ages) if stream.states else np.zeros(ages)
    share = {group: stream.instead[:, n] for n, group in enumerate(stream.groups) if group in known}
    others = sum(share[group][:, None] * displaced.curve(known[group].registration, ages) for group in share)
    return alive * (own - others)


def present(found: Sequence[Flow], sale_years: Sequence[int], first: int, rate: float, draws: int) -> dict[str, Array]:
    """Name -> [draw], discounted to the beginning of `first`; at no rate the plain sum."""
    sums: dict[str, Array] = {}
    sale = weights(sale_years, first, rate)
    for flow in found:
        sold = flow.units @ sale
        aged = (1.0 + rate) ** -np.arange(len(next(iter(flow.by_age.values()))[0]))
        parts = {name: sold * (values @ aged) for name, values in flow.by_age.items()}
        parts |= {name: sold * values for name, values in flow.at_sale.items()}
        parts |= {name: values @ sale for name, values in flow.by_sale.items()}
        for name, values in parts.items():
            sums[name] = sums[name] + values if name in sums else values
    return sums or _nothing(draws)


def calendar(found: Sequence[Flow], sale_years: Sequence[int]) -> tuple[int, ...]:
    """From the first year of sale to the last in which one of them may still be there."""
    ages = max((len(next(iter(flow.by_age.values()))[0]) for flow in found), default=1)
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
            else:
                into[:, : len(sale_years)] += flow.by_sale[name]
    return sums


def _nothing(draws: int) -> dict[str, Array]:
    return {name: np.zeros(draws) for name in (*FIELDS, *AT_SALE)}


def stacked(values: Any, like: Array) -> Array:
    """[draw] as a column beside `like` [draw] or [draw, year]."""
    return values if like.ndim == 1 else np.asarray(values)[:, None]
