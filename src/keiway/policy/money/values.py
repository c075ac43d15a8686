"""What quantities are worth: deaths, injuries, miles, gallons and hours as dollars by line.

    W(death)  = V + c
    W(MAIS m) = f(m) w V + c(m) k              V: value of a life, f: DOT's fraction, w: its weight, c: costs V does not hold, k: their level

Prices are the same in all years, in real terms. All is linear in the quantities, so that years may be summed or discounted before or after.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from keiway.market import years
from keiway.policy.money.facts import facts, minor_for_each, serious_shares
from keiway.policy.money.quantities import stacked
from keiway.policy.record import MONEY_YEAR

Array = np.ndarray
MILLION = 1e6
BY_MILE = ("property", "congestion", "noise")


def flat(drawn: Mapping[str, Mapping[str, Array]]) -> dict[str, Array]:
    """Name -> [draw] of all factors."""
    return {name: values for columns in drawn.values() for name, values in columns.items()}


def worth_of(level: str, prices: Mapping[str, Array]) -> Array:
    """Dollars of one person hurt at a severity, [draw]."""
    at = facts().level(level)
    cost = years.money(at.cost_usd, facts().levels_cost_year, MONEY_YEAR) * prices["injury_cost"]
    weight = 1.0 if level == "fatal" else prices["injury_weight"]
    return at.fraction * weight * prices["vsl"] * MILLION + cost


def serious_usd(prices: Mapping[str, Array]) -> Array:
    """Dollars of one nonfatal MAIS 3+ injury, [draw]."""
    return sum(share * worth_of(level, prices) for level, share in serious_shares().items())


def minor_usd(prices: Mapping[str, Array]) -> Array:
    """Dollars of the MAIS 1 and 2 injuries that change with one nonfatal MAIS 3+ injury, [draw]."""
    return prices["minor_follow"] * sum(count * worth_of(level, prices) for level, count in minor_for_each().items())


def lines(quantities: Mapping[str, Array], prices: Mapping[str, Array]) -> dict[str, Array]:
    """Line -> dollars, in the shape of the quantities: [draw] or [draw, year]."""

    def price(name: str) -> Array:
        return stacked(prices[name], quantities["miles"])

    lost = price("displaced_price") * quantities["lost_price"]
    rivals = price("displaced_price") * price("rival_margin") * quantities["rivals_price"]
    found = _treasuries(quantities, price)
    found |= _buyers(quantities, found, price)
    found |= _hurt(quantities, prices, price)
    for name in BY_MILE:
        found[name] = -quantities["other_miles"] * price(f"{name}_usd_mile")
    found["energy_security"] = -quantities["fuel_gal"] * price("energy_security_usd_gal")
    found |= {
        "makers": quantities["makers"], "makers_abroad": quantities["makers_abroad"],
        "makers_loss": quantities["makers_loss"],
        "dealers": price("dealer_profit") * (quantities["dealers_on_it"] - price("dealer_margin") * lost),
        "rivals": -rivals * price("rival_us_share"),
        "rivals_abroad": -rivals * (1.0 - price("rival_us_share")),
    }  # fmt: skip
    return found


def trip_usd_mile(hour_usd: Array) -> Array:
    """What a mile of a trip costs who makes it, time and fuel, dollars."""
    known = facts()
    fuel = years.money(known.trip_fuel_usd_mile.value, known.trip_fuel_year, MONEY_YEAR)
    return hour_usd / known.trip_mph.value + fuel


def _treasuries(quantities: Mapping[str, Array], price: Any) -> dict[str, Array]:
    return {
        "duty": quantities["duty_on_it"] - price("displaced_duty") * price("displaced_price") * quantities["lost_dutiable"],
        "fuel_tax_federal": quantities["fuel_tax_federal_usd"],
        "sales_tax": price("tax_level") * (quantities["tax_on_it"] - price("displaced_price") * quantities["tax_on_others"]),
        "registration": quantities["registration"], "fuel_tax_state": quantities["fuel_tax_state_usd"],
    }  # fmt: skip


def _buyers(quantities: Mapping[str, Array], taxes: Mapping[str, Array], price: Any) -> dict[str, Array]:
    surplus = quantities["surplus"] - price("tax_level") * quantities["tax_moved"] - quantities["registration_moved"]
    unseen = 1.0 - price("time_seen")
    return {
        "value": surplus + sum(taxes.values()),
        "duty_paid": -taxes["duty"], "sales_tax_paid": -taxes["sales_tax"], "registration_paid": -taxes["registration"],
        "fuel_tax_paid": -taxes["fuel_tax_federal"] - taxes["fuel_tax_state"],
        "fuel_unseen": -quantities["fuel_usd"] * (1.0 - price("fuel_seen")),
        "time_unseen": -quantities["hours_lost"] * price("hour_usd") * unseen,
        "trips_unseen": -quantities["trips_lost_miles"] * trip_usd_mile(price("hour_usd")) * price("trip_worth") * unseen,
    }  # fmt: skip


def _hurt(quantities: Mapping[str, Array], prices: Mapping[str, Array], price: Any) -> dict[str, Array]:
    """Own ones only as far as buyers do not see them."""
    like, found = quantities["miles"], {}
    each = {"deaths": worth_of("fatal", prices), "serious": serious_usd(prices), "minor": minor_usd(prices)}
    for who, counted in (("own", 1.0 - price("own_risk_seen")), ("others", 1.0)):
        nonfatal = quantities[f"{who}_serious"] - quantities[f"{who}_deaths"]
        for what, count in (("deaths", quantities[f"{who}_deaths"]), ("serious", nonfatal), ("minor", nonfatal)):
            found[f"{who}_{what}"] = -count * stacked(each[what], like) * counted
    return found
