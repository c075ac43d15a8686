"""The tables of an agency's regulatory impact analysis, T1 to T11, and the accounting statement of Circular A-4, from the change between two worlds.

    tables(asked, fixed, drawn, sides, lives, worths) -> tuple[record.Table, ...]
    printed: rows(table), as_text(table), as_csv(table)
"""

from __future__ import annotations

from keiway.policy.money.agency.made import tables

__all__ = ["tables"]
