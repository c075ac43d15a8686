"""The rows of an answer as a table, for CSV."""

from __future__ import annotations

from typing import Any

from keiway.policy.bill.record import BillAnswer

HEADER = ("id", "vehicle", "kind", "era", "outcome", "near", "fails", "lacking", "built", "against", "length_mm", "width_mm", "height_mm", "displacement_cc", "power_kw", "day", "data")


def rows(answer: BillAnswer) -> list[list[Any]]:
    """One generation a row, in the catalogue's order."""
    return [
        [
            row.id, row.title, row.kind, row.era, row.outcome, "yes" if row.near else "no", "; ".join(row.why), "; ".join(row.lacking), row.built, row.against or "",
            row.length_mm, row.width_mm, row.height_mm, row.displacement_cc, row.power_kw, answer.day, answer.data,
        ]
        for row in answer.rows
    ]  # fmt: skip
