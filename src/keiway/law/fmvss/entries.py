"""The table for `keiway explain` and the reference pages: standards, citations and sources by id."""

from __future__ import annotations

from typing import Any

from keiway.law.fmvss.record import Standard
from keiway.law.fmvss.table import standards, table
from keiway.store import per_world


@per_world()
def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values: kind, title, text, details, cites, sources, confidence, checked."""
    checked = table().checked_on.isoformat()
    found: dict[str, dict[str, Any]] = {}
    for standard in standards():
        found[standard.id] = _standard(standard, checked)
        found.setdefault(standard.cite, _cite(standard, checked))
    for name, unit in (("oneoff", "dollars once"), ("unit", "dollars a vehicle")):
        for rows, what in (("gap_likely", "gap and likely"), ("open", "gap, likely and not known")):
            found[f"fmvss.{name}.{rows}"] = {
                "kind": "quantity",
                "title": f"Cost of making a design comply, {unit}: rows that are {what}",
                "text": "Sum of the table's own estimates, a cost counted once; low and high are the sums of the lows and highs.",
                "sources": ["fmvss:study"],
                "confidence": "estimate",
                "checked": checked,
            }
    for id_, citation in table().citations.items():
        found[id_] = {
            "kind": "citation",
            "title": id_,
            "text": citation.says,
            "details": {"url": citation.url} if citation.url else {},
            "sources": [f"fmvss:{source}" for source in citation.sources],
            "confidence": citation.verified,
            "checked": checked,
        }
    for id_, source in table().sources.items():
        details = {"url": source.url, "date": source.date}
        found[f"fmvss:{id_}"] = {
            "kind": "source",
            "title": source.title,
            "text": source.note or "Read for the safety-standard table.",
            "details": {key: value for key, value in details.items() if value},
            "checked": checked,
        }
    return found


def _standard(standard: Standard, checked: str) -> dict[str, Any]:
    details = {
        "covers": standard.scope,
        "test": standard.test,
        "elsewhere": standard.counterpart,
        "from": [f"{stage.from_}: {stage.what} ({stage.verified})" for stage in standard.stages],
        "before that": standard.earlier,
        "findings": [f"{', '.join(each.for_)}: {each.word.replace('_', ' ')}. {each.says}" for each in standard.findings],
        "fix": standard.fix,
        "one-off cost, USD": _span(standard.oneoff_usd),
        "cost a vehicle, USD": _span(standard.unit_usd),
        "cost from": standard.cost_basis or (f"carried on row {standard.cost_on}" if standard.cost_on else ""),
        "checked against": standard.checked,
        "note": standard.note,
    }
    return {
        "kind": "fmvss",
        "title": standard.title if standard.group == "beside" else f"No. {standard.number}: {standard.title}",
        "text": standard.requires,
        "details": {key: value for key, value in details.items() if value},
        "cites": [standard.cite],
        "sources": [f"fmvss:{source}" for source in standard.sources],
        "confidence": f"{standard.confidence}; text {standard.verified}",
        "checked": checked,
    }


def _cite(standard: Standard, checked: str) -> dict[str, Any]:
    return {
        "kind": "citation",
        "title": standard.cite,
        "text": f"{standard.title}. {standard.requires}",
        "details": {"url": _address(standard.cite)},
        "sources": [f"fmvss:{source}" for source in standard.sources],
        "confidence": standard.verified,
        "checked": checked,
    }


def _address(cite: str) -> str:
    """The official address of a section or part of the Code of Federal Regulations."""
    title, _, place = cite.partition(";")[0].partition(" CFR ")
    return f"https://www.ecfr.gov/current/title-{title}/{'section' if '.' in place else 'part'}-{place}"


def _span(span: tuple[float, float] | None) -> str:
    return f"{span[0]:,.0f} to {span[1]:,.0f}" if span else ""
