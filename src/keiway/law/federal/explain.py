"""Everything the federal files name, by id, as plain dictionaries: what ``keiway explain ID`` shows."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.law.conditions import Any_, Compare, Condition, Not
from keiway.law.federal.files import law
from keiway.law.federal.record import Form, Paper


def entries() -> dict[str, dict[str, Any]]:
    """id -> kind, title, text, cites, sources, since, until, checked, confidence, details.

    Sources are named ``us:ID`` and are entries themselves; a citation's id is the citation as it is written.
    """
    facts = law()
    found: dict[str, dict[str, Any]] = {}
    for clock in facts.clocks:
        found[clock.id] = _entry("clock", clock.title, clock.rule, clock)
    for way in facts.pathways:
        found[way.id] = _entry("pathway", way.title, way.says, way, when=written(way.when))
        found.update((f"{way.id}.{fee.id}", _entry("fee", f"{way.title}: {fee.id.replace('_', ' ')}", fee.says, fee)) for fee in way.fees)
        found.update((f"{way.id}.{side.id}", _entry("position", f"{way.title}: {side.who}", side.says, side)) for side in way.positions)
    for trap in facts.traps:
        found[trap.id] = _entry("correction", trap.claim, trap.answer, trap)
    for note in (*facts.obligations, *facts.california):
        found[note.id] = _entry("rule", note.title, note.says, note)
    for paper in facts.papers:
        found[paper.id] = _entry("paper", _named(paper), paper.says, paper)
    for question in facts.questions:
        found[question.id] = _entry("question", question.title, question.says, question)
    for event in facts.developments:
        found[event.id] = _entry("development", f"{event.on}: {event.what}", event.matters, event, type=event.kind)
    found["us.development.not_found"] = {
        "kind": "development",
        "title": "What was looked for and not found",
        "text": " ".join(facts.did_not_happen),
        "cites": [],
        "sources": [],
        "checked": facts.checked_on.isoformat(),
        "details": {"newest_material": facts.newest_material},
    }
    for form in facts.forms:
        found[form.id] = _entry("form", form.title, f"filed with {form.filed_with}", form)
        found.update((f"{form.id}.{code.lower()}", _box(form, code)) for code in form.entries)
    for name, fact in facts.facts.items():
        found[f"us.fact.{name}"] = _entry("fact", name, fact.meaning, fact)
    for cited, citation in facts.citations.items():
        found[cited] = _entry("citation", cited, citation.says, citation)
    for id_, source in facts.sources.items():
        found[f"us:{id_}"] = _entry("source", source.title or source.url, source.note, source)
    return found


def written(condition: Condition) -> Any:
    """A condition as it is written in the file."""
    if isinstance(condition, Compare):
        return f"{condition.fact} {condition.op} {_value(condition.value)}"
    if isinstance(condition, Not):
        return {"not": written(condition.of)}
    parts = [written(part) for part in condition.of]
    return {"any": parts} if isinstance(condition, Any_) else parts


def _value(value: bool | float | str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else value


def _entry(kind: str, title: str, text: str, record: msgspec.Struct, **details: Any) -> dict[str, Any]:
    plain = msgspec.to_builtins(record)
    common = {
        "kind": kind,
        "title": title,
        "text": text,
        "cites": plain.pop("cites", []),
        "sources": [f"us:{source}" for source in plain.pop("sources", [])],
        "since": plain.pop("from", None),
        "until": plain.pop("to", None),
        "confidence": plain.pop("confidence", None) or plain.get("verified"),
        "checked": law().checked_on.isoformat(),
    }
    shown = {key: value for key, value in plain.items() if key not in ("id", "title", "says", "when", "kind")}
    return common | {"details": shown | {key: value for key, value in details.items() if value}}


def _named(paper: Paper) -> str:
    """Every paper of the chain answers to the word "papers", and its title tells its place."""
    return f"Papers, step {paper.step}: {paper.title}" if paper.step else f"Papers: {paper.title}"


def _box(form: Form, code: str) -> dict[str, Any]:
    unsure = code in form.unsure
    return {
        "kind": "form",
        "title": f"{form.title}: {code}",
        "text": form.entries[code],
        "cites": list(form.cites),
        "sources": [f"us:{source}" for source in form.sources],
        "confidence": "knowledge" if unsure else form.verified,
        "checked": law().checked_on.isoformat(),
        "details": {"edition": form.edition} | ({"unsure": "the letter or number is to be confirmed"} if unsure else {}),
    }
