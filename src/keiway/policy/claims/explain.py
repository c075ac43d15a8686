"""What stands behind the figures of the claims, for `keiway explain`: policy.claims.tiny.plan_pickup, and the sources that were read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.claims.answer import DAY, named_in
from keiway.policy.claims.facts import FigureFact, asks_of, facts, figures_of

PREFIX = "policy.claims."
SHELF = "claims:"  # before the id of a source


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    return dict(_all())


def _all() -> Iterator[tuple[str, dict[str, Any]]]:
    for claim in facts().claims:
        every, asks = figures_of(claim), asks_of(claim)
        for name in sorted(named_in(claim) & set(every)):
            yield f"{PREFIX}{claim.id}.{name}", _figure(every[name], asks, f"Claim {claim.number}, {claim.title.lower()}")
    for id_, source in facts().sources.items():
        details = {"url": source.url, "date": source.date}
        yield f"{SHELF}{id_}", {"kind": "source", "title": source.title, "text": source.note or "Read for the check of the article.", "details": details}


def _figure(fact: FigureFact, asks: dict[str, str], where: str) -> dict[str, Any]:
    if fact.ask:
        text = f"{where}. Printed by {asks[fact.ask].replace(f' {DAY}', '')} --json, at {fact.at}{f' ({fact.pick} of them)' if fact.pick else ''}."
    elif fact.op:
        text = f"{where}. The {fact.op} of {' and '.join(fact.of)}."
    else:
        text = f"{where}. Read: {fact.value}. {fact.how}".strip()
    return {
        "kind": "quantity", "title": f"{fact.label[:1].upper()}{fact.label[1:]}", "text": text, "confidence": fact.confidence,
        "sources": [f"{SHELF}{id_}" for id_ in fact.sources], "details": {"date": fact.date} if fact.date else {},
    }  # fmt: skip
