"""What stands behind the figures of the ways, for `keiway explain`. Inputs, evidence and sources are told by the file they stand in."""

from __future__ import annotations

from typing import Any

from keiway.market.business.table import PREFIX, TITLES, facts

PAGE = "Equations, inputs and where it ends: docs/science/market_business.md."
FIGURES = {
    "sold_a_year": ("sold a year, vehicles", "Mean over the years it is sold of the forecast, no more than the way allows."),
    "unit_cost": ("unit cost, dollars", "Price less the dealer's part and what each brings: the vehicle at its dealer's, with duty, ship, warranty and overhead, without one-off costs."),
    "contribution": ("what each brings, dollars", "Price less the dealer's part and the unit cost."),
    "once": ("one-off costs, dollars", "Engineering, tests, certification, launch and plant, spent before the first sale."),
    "break_even": ("break-even, vehicles over its life", "One-off costs over what each brings, at the maker's capital charge and in the rhythm of the forecast."),
    "profit": ("profit over its life, dollars", "What all of them bring, discounted to the day the one-off money is spent, less that money."),
}
WHOLE = {
    "dealer": ("Gross margin of the dealer, dollars a vehicle", "The cost room's dealer margin of the price without destination."),
    "maker": ("Left to the maker of each, dollars", "After duty, ship and warranty, before its overhead and one-off costs."),
}


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, kind."""
    titles = {**TITLES, **{way.id: way.title for way in facts().ways}}
    found = {PREFIX + name: _quantity(title, text) for name, (title, text) in WHOLE.items()}
    for id_, title in titles.items():
        found |= {f"{PREFIX}{id_}.{name}": _quantity(f"{title}: {what}", text) for name, (what, text) in FIGURES.items()}
    return found


def _quantity(title: str, text: str) -> dict[str, Any]:
    return {"kind": "quantity", "title": title, "text": f"{text} Low and high are 5 and 95 percent of the draws. {PAGE}"}
