"""Everything the federal files name, by id, as plain dictionaries: what ``keiway explain ID`` shows."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.law.conditions import All, Any_, Compare, Condition, Not
from keiway.law.federal.files import law


def entries() -> dict[str, dict[str, Any]]:
    """id -> {kind, title, text, cites, sources, dates, confidence, ...the record's own fields}."""
    facts = law()
    found: dict[str, dict[str, Any]] = {}
    for clock in facts.clocks:
        found[clock.id] = _entry("clock", clock.title, clock.rule, clock)
    for way in facts.pathways:
        found[way.id] = _entry("pathway", way.title, way.says, way) | {"when": written(way.when)}
    for trap in facts.traps:
        found[trap.id] = _entry("trap", trap.claim, trap.answer, trap)
    for note in facts.obligations:
        found[note.id] = _entry("obligation", note.title, note.says, note)
    for note in facts.california:
        found[note.id] = _entry("state programme", note.title, note.says, note)
    for event in facts.developments:
        found[event.id] = _entry("development", f"{event.on}: {event.what}", event.matters, event) | {"dates": [event.on]}
    for form in facts.forms:
        found[form.id] = _entry("form", form.title, form.filed_with, form)
        for code, says in form.entries.items():
            found[f"{form.id}.{code.lower()}"] = _box(form, code, says)
    for name, fact in facts.facts.items():
        found[f"us.fact.{name}"] = _entry("fact", name, fact.meaning, fact)
    for cited, citation in facts.citations.items():
        found[cited] = _entry("citation", cited, citation.says, citation) | {"cites": [cited]}
    return found


def written(condition: Condition) -> Any:
    """A condition as it is written in the file."""
    if isinstance(condition, Compare):
        value = condition.value
        if isinstance(value, list):
            value = f"[{', '.join(value)}]"
        elif isinstance(value, bool):
            value = str(value).lower()
        elif isinstance(value, float):
            value = f"{value:g}"
        return f"{condition.fact} {condition.op} {value}"
    if isinstance(condition, Not):
        return {"not": written(condition.of)}
    parts = [written(part) for part in condition.of]
    return {"any": parts} if isinstance(condition, Any_) else parts if isinstance(condition, All) else None


def _entry(kind: str, title: str, text: str, record: msgspec.Struct) -> dict[str, Any]:
    plain = msgspec.to_builtins(record)
    dates = [plain[key] for key in ("from", "to") if plain.get(key)]
    common = {"kind": kind, "title": title, "text": text, "cites": [], "sources": [], "dates": dates}
    return common | {key: value for key, value in plain.items() if key not in ("kind", "when")} | {"kind": kind, "title": title}


def _box(form: msgspec.Struct, code: str, says: str) -> dict[str, Any]:
    return {
        "kind": "form entry",
        "title": f"{form.title}, {code}",
        "text": says,
        "cites": list(form.cites),
        "sources": list(form.sources),
        "dates": [form.edition],
        "verified": "knowledge" if code in form.unsure else form.verified,
    }
