"""What one can read elsewhere and is not so, for the answers it belongs beside ("you may have read ...")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from keiway.answer import Reason, Verdict
from keiway.case import Case
from keiway.law.conditions import All, Condition, Words, read, truth
from keiway.store import Topic, per_world

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Correction(msgspec.Struct, **Strict):
    """A claim seen in the wild, and what is right."""

    id: str
    number: str  # line of the catalogue of errors; a line that names two states stands here twice
    claim: str
    seen: list[str]  # source ids
    right: str
    cites: list[str] = []
    sources: list[str] = []  # what the right answer rests on, where that is no law
    room: Literal["law", "crash", "road", "cost", "market", "vehicles"]  # which part of keiway answers it
    topics: list[str]
    states: list[str] = []
    when: Condition = All(of=[])  # on kei, kind, us_certified, use, and gates' verdicts (enter_safety, register, drive)
    shown_by: str | None = None  # id of the entry through which another part of keiway already shows it


class Citation(msgspec.Struct, **Strict):
    says: str
    url: str | None
    verified: Literal["primary", "secondary", "knowledge"]


class Source(msgspec.Struct, **Strict):
    title: str
    url: str | None
    date: str | None = None


class Catalogue(msgspec.Struct, **Strict):
    checked_on: date
    corrections: list[Correction]
    citations: dict[str, Citation]
    sources: dict[str, Source]


def build(files: dict[str, Any]) -> dict[str, Any]:
    (content,) = files.values()
    lines = [{**line, "when": read(line.get("when"))} for line in content["corrections"]]
    return {**content, "corrections": lines}


TOPIC = Topic("corrections", "corrections.yaml", Catalogue, build)


def catalogue() -> Catalogue:
    return TOPIC.value


def corrections(*, topic: str | None = None, state: str | None = None) -> list[Correction]:
    """Lines for a topic (``when``, ``state``, ``duty``, ``federal`` ...), for a state, or both; all without either.

    A topic also takes the finer ones below it: ``federal`` finds ``federal.safety``. A line that names no state
    belongs to every state.
    """
    return [
        line
        for line in catalogue().corrections
        if (topic is None or any(each == topic or each.startswith(f"{topic}.") for each in line.topics))
        and (state is None or not line.states or state in line.states)
    ]


def about(topic: str) -> tuple[Reason, ...]:
    """The lines of one topic as reasons, those that speak of one state left out."""
    return tuple(reason(line) for line in corrections(topic=topic) if not line.states)


def for_case(case: Case, verdicts: Mapping[str, Verdict] | None = None) -> tuple[Reason, ...]:
    """What one can read about this very case, unless another part of keiway shows it already.

    That is what names the case's state, and what depends on the verdicts of its gates (gate name to verdict).
    """
    if case.state is None:
        return ()
    facts = _facts(case, verdicts or {})
    return tuple(
        reason(line)
        for line in corrections(topic="state", state=case.state)
        if (line.states or line.when != All(of=[])) and line.shown_by is None and truth(line.when, facts)[0]
    )


def _facts(case: Case, verdicts: Mapping[str, Verdict]) -> dict[str, Words]:
    said = {
        "kei": "true" if case.vehicle.is_kei else "false",
        "us_certified": "true" if case.vehicle.us_certified else "false",
        "kind": case.vehicle.kind,
        "use": case.use,
        **{gate.replace(".", "_"): verdict.value for gate, verdict in verdicts.items()},
    }
    return {name: Words(frozenset((value,))) for name, value in said.items()}


def reason(line: Correction) -> Reason:
    """One line as an answer shows it."""
    return Reason(
        text=f"You may have read: {line.claim}. {line.right}", cites=tuple(line.cites), rule=line.id, kind="correction"
    )


@per_world()
def entries() -> dict[str, dict[str, Any]]:
    """Id -> plain values, for `keiway explain`: the lines, the citations only they use, and where they were seen."""
    checked = catalogue().checked_on.isoformat()
    found: dict[str, dict[str, Any]] = {}
    for line in catalogue().corrections:
        found[line.id] = {
            "kind": "correction",
            "title": f"You may have read: {line.claim}",
            "text": line.right,
            "details": {
                "catalogue": line.number,
                "answered by": line.room,
                "topics": line.topics,
                "states": line.states,
                "shown as": line.shown_by,
            },
            "cites": line.cites,
            "sources": [f"correction:{source}" for source in (*line.seen, *line.sources)],
            "checked": checked,
        }
    for id_, citation in catalogue().citations.items():
        found[id_] = {
            "kind": "citation",
            "title": id_,
            "text": citation.says,
            "details": {"url": citation.url},
            "confidence": citation.verified,
            "checked": checked,
        }
    for id_, source in catalogue().sources.items():
        found[f"correction:{id_}"] = {
            "kind": "source",
            "title": source.title,
            "text": "Seen there, or read for the right answer.",
            "details": {"url": source.url, "date": source.date},
            "checked": checked,
        }
    return found
