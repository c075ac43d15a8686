"""What the effects are worth, and to whom: one world's vehicles and lives as money by line and party, discounted; the agency's tables.

    prepare(asked, sides) -> Part                          figures drawn (data/policy/money.yaml), prices and fees made ready
    worth(fixed, drawn, side, lives, today) -> Worth       lines of one world; .present(rate) [draw], .by_year() [draw, calendar year];
                                                           `today`: side and lives of the law as it is, so that moved taxes are paid as they are received
    tables(asked, fixed, drawn, sides, lives, worths) -> tuple[record.Table, ...]
    rows(table), as_text(table), as_csv(table)             one table as words
    parties(lines), net(lines), LINES                      sums by party; what each line is
    entries() in explain.py

docs/science/policy_money.md. numpy is imported on use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keiway.policy.money.agency import tables
    from keiway.policy.money.agency.printed import as_csv, as_text, rows
    from keiway.policy.money.lines import LINES, net, parties
    from keiway.policy.money.ready import prepare
    from keiway.policy.money.world import Worth, worth

_WHERE = {
    "prepare": "ready", "worth": "world", "Worth": "world", "tables": "agency", "LINES": "lines", "parties": "lines", "net": "lines",
    "rows": "agency.printed", "as_text": "agency.printed", "as_csv": "agency.printed",
}  # fmt: skip

__all__ = ["LINES", "Worth", "as_csv", "as_text", "net", "parties", "prepare", "rows", "tables", "worth"]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
