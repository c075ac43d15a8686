"""What stands behind the path finder's ids, for `keiway explain`: how long changes took, the changes tried, their sources."""

from __future__ import annotations

from typing import Any

from keiway.policy.path import histories
from keiway.policy.path.facts import facts

ID = "policy.path."


def entries() -> dict[str, dict[str, Any]]:
    """Id -> title, text, sources, confidence, details, kind."""
    held = histories.facts()
    found = {f"{ID}history.{row.id}": _history(row) for row in held.histories}
    for rate in held.rates:
        found[f"{ID}rate.{rate.id}"] = {"kind": "share", "title": rate.says, "text": f"{rate.done} of {rate.of}.", "confidence": rate.confidence, "sources": _named(rate.sources)}
    for change in facts().changes:
        settings = "; ".join(f"{one.label}: " + ", ".join([*(f"{lever} {value}" for lever, value in one.set.items()), *(f"supposes {fact}" for fact in one.supposes)]) for one in change.settings)
        found[f"{ID}change.{change.id}"] = {"kind": "change of rule", "title": change.title, "text": f"{change.why} {change.note}".strip(), "details": {"tried": settings, "who": change.who, **({"not settled": change.doubt} if change.doubt else {}), **({"changes a rule": "no, it is a decision for one maker"} if change.grant else {})}}
    for id_, source in held.sources.items():
        found[f"{ID}source.{id_}"] = {"kind": "source", "title": source.title, "text": source.note, "details": {"url": source.url, "date": source.date}}
    return found


def _history(row: histories.History) -> dict[str, Any]:
    years = row.years
    length = None
    if years:
        ends = dict.fromkeys(histories.length(end) for end in years)
        length = " to ".join(ends) + (", counted from the proposal; it took longer" if row.at_least else "")
    details = {"outcome": row.outcome, "began": row.began, "proposed": row.proposed, "decided": row.decided, "in_force": row.in_force, "took": length, "way": histories.facts().ways[row.way].title}
    own = [f"the {', '.join(row.of_state)} of {row.state}'s own law file"] if row.of_state else []
    text = row.says + (f" Dates: {own[0]}." if own else "")
    return {"kind": "history", "title": row.title, "text": text, "confidence": row.confidence, "sources": _named(row.sources), "details": {name: value for name, value in details.items() if value}}


def _named(sources: tuple[str, ...]) -> list[str]:
    return [f"{ID}source.{source}" for source in sources]
