"""Customs fees beside the duty: merchandise processing and harbor maintenance.

Formal entry: a percentage with floor and cap by fiscal year (19 USC 58c, 19 CFR 24.23). Informal entry, up to a limit:
a flat sum. Cargo that comes by sea pays 0.125 percent more (19 CFR 24.24). Amounts in dollars, rounded to the cent.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from keiway.law.customs.data import customs
from keiway.law.customs.record import Fee, FeeYear


class FeeLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fee. `amount` None: not coded for that day, and `how` says so."""

    id: str
    title: str
    amount: float | None
    how: str
    cites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def fees(
    value_usd: float | None,
    entry: date,
    origin: str,
    by_sea: bool = True,
    preference: bool | None = None,
) -> tuple[FeeLine, ...]:
    """Fees on an entry of `value_usd` dollars (price paid, without international freight and insurance)."""
    if not value_usd:
        return ()
    found = [processing(value_usd, entry, origin, preference)]
    if by_sea and (harbor := _in_force(customs().fees.harbor_maintenance, entry)):
        amount = _harbor_usd(harbor, value_usd)
        how = f"{harbor.pct:g}% of the price, because it comes by sea"
        found.append(
            FeeLine(
                id=harbor.id,
                title=harbor.title,
                amount=amount,
                how=how,
                cites=tuple(harbor.cites),
                sources=tuple(harbor.sources),
            )
        )
    return tuple(found)


def processing(value_usd: float, entry: date, origin: str, preference: bool | None = None) -> FeeLine:
    """The merchandise processing fee of one entry."""
    facts = customs().fees
    title, cites = "Merchandise processing fee", tuple(facts.cites)
    if preference and origin in facts.merchandise_processing_exempt:
        return FeeLine(
            id="us.fee.mpf_free",
            title=title,
            amount=0.0,
            how="none: its trade agreement frees it",
            cites=cites,
        )
    year = _in_force(facts.merchandise_processing, entry)
    if year is None:
        return FeeLine(
            id="us.fee.mpf_not_coded", title=title, amount=None, how=f"not coded for {entry}", cites=cites
        )
    sources = tuple(year.sources)
    if is_formal(value_usd, entry):
        amount = _processing_usd(year, value_usd)
        how = f"{year.pct:g}% of the price, at least {year.min_usd:.2f} and at most {year.max_usd:.2f} dollars (formal entry)"
        return FeeLine(id=year.id, title=title, amount=amount, how=how, cites=cites, sources=sources)
    how = "flat fee of an informal entry sent electronically"
    if year.informal_usd is None:
        how = f"the flat fee of an informal entry was not read for {entry}"
    return FeeLine(id=year.id, title=title, amount=year.informal_usd, how=how, cites=cites, sources=sources)


def by_sea_usd(entry: date) -> Callable[[float], tuple[float | None, ...]]:
    """The amounts of `fees`, by sea and without a preference, as a function of the value: for thousands of values on one day."""
    year, harbor, limit = rates(entry)

    def usd(value_usd: float) -> tuple[float | None, ...]:
        if not value_usd:
            return ()
        formal = limit is None or value_usd > limit.usd
        processed = None if year is None else _processing_usd(year, value_usd) if formal else year.informal_usd
        return (processed, _harbor_usd(harbor, value_usd)) if harbor else (processed,)

    return usd


def _processing_usd(year: FeeYear, value_usd: float) -> float:
    return round(min(max(value_usd * year.pct / 100, year.min_usd), year.max_usd), 2)


def _harbor_usd(harbor: Fee, value_usd: float) -> float:
    return round(value_usd * harbor.pct / 100, 2)


def rates(entry: date) -> tuple:
    """All that the fees of an entry take from its day: processing, harbor maintenance, the limit of informal entry."""
    facts = customs().fees
    return tuple(_in_force(rows, entry) for rows in (facts.merchandise_processing, facts.harbor_maintenance, facts.formal_entry))


def is_formal(value_usd: float, entry: date) -> bool:
    """Is the value above what may go as an informal entry?"""
    limit = _in_force(customs().fees.formal_entry, entry)
    return limit is None or value_usd > limit.usd


def _in_force(rows: list, entry: date):
    return next((row for row in rows if row.from_ <= entry and (row.to is None or entry <= row.to)), None)
