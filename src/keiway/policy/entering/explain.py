"""What stands behind the ids of this part, for `keiway explain`: every figure, every fixed value, every kind, every source."""

from __future__ import annotations

from typing import Any

from keiway.policy.entering.facts import PREFIX, SOURCE, facts

WHERE = "Equations and where it ends: docs/science/policy_entering.md."


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    found = facts()
    told: dict[str, dict[str, Any]] = {}
    for name, figure in found.figures.items():
        details = {"low": figure.low, "likely": figure.mid, "high": figure.high, "unit": figure.unit, "drawn": figure.family, "moves with": found.factors[figure.factor].label}
        told[PREFIX + name] = {
            "kind": "figure", "title": f"{figure.says[:1].upper()}{figure.says[1:]}", "text": f"{figure.how} {WHERE}", "confidence": figure.confidence,
            "sources": _cited(figure.sources), "details": details,
        }  # fmt: skip
    for name, value in found.lead_years.items():
        told[f"{PREFIX}lead_years.{name}"] = {
            "kind": "figure", "title": f"Years from the reform to the first sale, {name.replace('_', ' ')}", "text": value.how, "confidence": value.confidence,
            "sources": _cited(value.sources), "details": {"value": value.value},
        }  # fmt: skip
    for name, kind in found.kinds.items():
        told[f"{PREFIX}kind.{name}"] = {"kind": "choice", "title": f"What stands for {kind.title}", "text": f"{kind.how} By the year built: {', '.join(kind.vehicles)}."}
    for id_, source in found.sources.items():
        told[SOURCE + id_] = {"kind": "source", "title": source.title, "text": source.note or "Read for what enters.", "details": {"url": source.url, "date": source.date}}
    return told


def _cited(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(SOURCE + id_ for id_ in ids)
