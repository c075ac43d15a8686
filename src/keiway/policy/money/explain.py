"""What stands behind the ids of money, for `keiway explain`: figures, severities, rates, lines, sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.money.facts import PREFIX, facts
from keiway.policy.money.lines import LINES, PARTY_LABELS


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    known = facts()
    for id_, figure in known.figures.items():
        details = {"low": figure.low, "likely": figure.mid, "high": figure.high, "unit": figure.unit, "factor": figure.factor}
        if figure.year is not None:
            details["dollars of"] = figure.year
        yield f"{PREFIX}{id_}", {"kind": "figure", "title": figure.says, "text": figure.how, "confidence": figure.confidence, "sources": _cited(figure.sources), "details": details}
    yield from _levels()
    rates = known.rates
    text = f"{rates.consumption:.0%} and {rates.capital:.0%} real, by Circular A-4 of 2003, which Executive Order 14192 put back in force; {rates.withdrawn:.0%} of the circular that was withdrawn is told as a test. An amount of a year counts at its end."
    yield f"{PREFIX}rates", {"kind": "figure", "title": "Discount rates", "text": text, "confidence": "secondary", "sources": _cited(rates.sources)}
    for id_, value in (("value_kept", known.value_kept), ("used_car_years", known.used_car_years), ("trip_mph", known.trip_mph), ("trip_fuel_usd_mile", known.trip_fuel_usd_mile)):
        yield f"{PREFIX}{id_}", {"kind": "figure", "title": id_.replace("_", " ").capitalize(), "text": f"{value.value:g}. {value.how}", "confidence": value.confidence, "sources": _cited(value.sources)}
    for line in LINES:
        yield f"{PREFIX}line.{line.id}", {"kind": "quantity", "title": line.label, "text": line.says, "details": {"party": PARTY_LABELS[line.party], "told as": line.kind}}
    for id_, source in known.sources.items():
        yield f"policy.money:{id_}", {"kind": "source", "title": source.title, "text": source.note, "details": {"url": source.url, "date": source.date}}


def _levels() -> Iterator[tuple[str, dict[str, Any]]]:
    known = facts()
    for level in known.levels:
        details = {"people in 2019": level.count, "fraction of the value of a life": level.fraction, f"other costs, USD of {known.levels_cost_year}": level.cost_usd}
        yield (
            f"{PREFIX}level.{level.id}",
            {"kind": "figure", "title": level.label, "text": known.levels_how, "confidence": known.levels_confidence, "sources": _cited(known.levels_sources), "details": details},
        )


def _cited(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"policy.money:{id_}" for id_ in ids)
