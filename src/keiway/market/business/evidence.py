"""What small cars have earned and sold: figures of others beside those reckoned here."""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.cost.built_here import markers
from keiway.market.business.table import PREFIX, Evidence, facts, named


def evidence() -> tuple[Quantity, ...]:
    """Those of the table, then what small cars really sold here over their lives, as the cost room holds it."""
    return (*(_told(row) for row in facts().evidence), *(_sold(row) for row in markers()))


def _told(row: Evidence) -> Quantity:
    return Quantity(
        id=f"{PREFIX}evidence.{row.id}", low=row.low, mid=row.mid, high=row.high, unit=row.unit, level=row.confidence, sources=named(row.sources),
        how=f"{row.label[:1].upper()}{row.label[1:]}, {row.date}. {row.how}",
    )  # fmt: skip


def _sold(row) -> Quantity:
    return Quantity(
        id=row.id, mid=float(row.total), unit="vehicles", level=row.confidence, sources=row.sources,
        how=f"{row.name}, sold here over its life, {row.years}. {row.note}".strip(),
    )  # fmt: skip
