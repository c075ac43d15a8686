"""Which vehicles come in each world, how many, what their buyers would have had, and what makers, dealers and customs take.

    prepare(asked) -> Part          asked: policy.record.Asked; all that is slow or random, once
    sides(fixed, drawn) -> (today, reform), each a parts.Side; plain arithmetic on arrays
    earns(fixed, drawn) -> (record.Earns, ...)      would the maker of each offer earn, in each world?
    attribution(fixed, drawn) -> (made.Attribution, ...)      of each offer, whatever the entry: units [draw] over the years counted that it would
        sell under the reform (`sold`), as the law is, certified in full at the price of today (`sold_today`), and under the reform by the way that
        brings its maker more (`sold_either`); prices, states and shares of draws that earn, before and after. "The law as it is lets a maker certify
        the same cars in full; offered at price_today_usd they would sell about sold_today."
    entries() in explain.py

`Part.fixed` is `made.Fixed`: it also carries what is assumed, warned of and left out, in words. Streams are new.<vehicle id>, with .certified
where it is sold by full certification beside a new way; used.kei_truck, used.kei_van, used.kei_car, and with .younger those that come
where a reform lets younger ones in. docs/science/policy_entering.md. numpy is imported on use.
"""

from __future__ import annotations

from typing import Any

__all__ = ["attribution", "earns", "prepare", "sides"]


def prepare(asked: Any) -> Any:
    from keiway.policy.entering.made import prepare as made

    return made(asked)


def sides(fixed: Any, drawn: Any) -> Any:
    from keiway.policy.entering.made import sides as made

    return made(fixed, drawn)


def earns(fixed: Any, drawn: Any) -> Any:
    from keiway.policy.entering.made import earns as made

    return made(fixed, drawn)


def attribution(fixed: Any, drawn: Any) -> Any:
    from keiway.policy.entering.made import attribution as made

    return made(fixed, drawn)
