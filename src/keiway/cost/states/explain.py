"""What stands behind the states' fees, for `keiway explain cost.states.CO`."""

from __future__ import annotations

from typing import Any

from keiway.cost.states.load import table
from keiway.cost.states.record import Band, Registration, StateFees
from keiway.cost.states.tax import source_ids, tax_rate
from keiway.places import PLACES


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind: one a state, and the sources."""
    found = table()
    told = {f"cost.states.{code}": _state(code, known) for code, known in found.states.items()}
    told |= {
        f"cost.states.{id}": {"kind": "source", "title": source.title, "text": "Read for the states' fees.", "details": {"url": source.url, "date": source.date}}
        for id, source in found.sources.items()
    }
    return told


def _state(code: str, known: StateFees) -> dict[str, Any]:
    tax = tax_rate(code)
    rule = known.registration
    details = {
        "title": _usd(known.title.usd), "title confidence": known.title.confidence, "tax": f"{_band(tax.state_pct)} percent", "local tax": f"{_band(tax.local_pct)} percent",
        "tax confidence": tax.confidence, "registration": _registration(rule), "registration confidence": rule.confidence,
    }  # fmt: skip
    for name in ("first_usd", "safety", "emissions"):
        if fee := getattr(known, name):
            details[name.replace("_usd", " plates")] = f"{_usd(fee.usd)}, {'once' if name == 'first_usd' else f'every {fee.every_years:g} years'}, {fee.confidence}"
    says = [tax.how, rule.says, known.title.says, f"What would settle it: {table().settled_by}"]
    sources = (*known.title.sources, *known.tax.sources, *rule.sources)
    return {
        "kind": "state fees", "title": f"What {PLACES[code]} charges", "text": " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in says if part), "details": details,
        "sources": source_ids(list(dict.fromkeys(sources))), "checked": table().checked_on,
    }  # fmt: skip


def _registration(rule: Registration) -> str:
    parts = [f"by {rule.rule}: {_usd(rule.flat_usd)} a year"]
    parts += [", ".join(f"{usd:g} USD to {to:,.0f} lb" for to, usd in rule.weight_usd)] if rule.weight_usd else []
    parts += [", ".join(f"{usd:g} USD from {age:g} years" for age, usd in rule.age_usd)] if rule.age_usd else []
    parts += [f"{_usd(rule.per_lb_usd)} a pound"] if rule.per_lb_usd.high else []
    parts += [f"{part.pct[0][1]:g} percent of {part.of}, falling to {part.pct[-1][1]:g}" if len(part.pct) > 1 else f"{part.pct[0][1]:g} percent of {part.of}" for part in rule.parts]
    return "; ".join(parts)


def _band(band: Band) -> str:
    return f"{band.mid:g}" if band.low == band.high else f"{band.mid:g} ({band.low:g} to {band.high:g})"


def _usd(band: Band) -> str:
    return f"{_band(band)} USD"
