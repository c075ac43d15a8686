"""Does anybody earn? Sales of a launch against what each way of selling it costs, draw by draw.

    answer(asked, units, entered, prices=None, edits=()) -> record.Business     the door; units [draw, year] at the price asked,
                                                    `prices` those of the columns of entered.at_prices, dollars of the price year
    grid(price_usd) -> prices that are tried
    evidence() -> what small cars have earned and sold
    entries() in explain.py

Costs are the cost room's draws, what is allowed is the law room's answer. docs/science/market_business.md. numpy is imported on use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keiway.market.business.answer import answer
    from keiway.market.business.evidence import evidence
    from keiway.market.business.sales import grid

_WHERE = {"answer": "answer", "evidence": "evidence", "grid": "sales"}

__all__ = ["answer", "evidence", "grid"]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = found  # over a submodule of the same name, which importing it put there
    return found
