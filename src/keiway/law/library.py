"""Every id a user can meet, and what stands behind it: rules, pathways, measures, citations, sources, vehicles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import msgspec

from keiway.errors import NotUnderstood
from keiway.law.state.load import states
from keiway.store import per_world


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that can be explained."""

    id: str
    kind: str  # rule | citation | source | pathway | clock | measure | ruling | fmvss | vehicle | correction | model
    title: str
    text: str
    details: dict[str, Any] = {}
    cites: list[str] = []
    sources: list[str] = []
    confidence: str | None = None
    since: str | None = None
    until: str | None = None
    checked: str | None = None


def explain(id_: str) -> Entry:
    """The entry with this id. Raises `NotUnderstood` with the nearest ids."""
    wanted = id_.strip()
    folded = wanted.casefold()
    for shelf in SHELVES.values():
        for entry in shelf():
            if entry.id.casefold() == folded:
                return entry
    if re.fullmatch(r"(check|when|where)\.[0-9a-f]+", folded):
        raise NotUnderstood(
            f"{id_!r} is the id of an answer. The same question with --json shows all that it is made of.",
            try_='keiway check "1999 Subaru Sambar truck" --state CO --json',
        )
    from rapidfuzz import process

    ids = [entry.id for shelf in SHELVES.values() for entry in shelf()]
    near = [match for match, _, _ in process.extract(wanted, ids, limit=4, score_cutoff=75)]
    raise NotUnderstood(
        f"no id {id_!r}. Ids stand beside every rule and source, as in keiway law CO.",
        suggestions=near,
        try_="keiway law CO",
        fix=(id_, near[0]) if near else None,
    )


def search(text: str, kinds: tuple[str, ...] = ()) -> list[Entry]:
    """Entries whose id or title holds every word of `text`, best shelves first."""
    words = [word for word in text.casefold().replace(".", " ").replace("_", " ").split() if word != "us"]
    found = []
    for name, shelf in SHELVES.items():
        if kinds and name not in kinds:
            continue
        for entry in shelf():
            held = f"{entry.id} {entry.title}".casefold().replace("_", " ").replace(".", " ")
            if all(word in held for word in words):
                found.append(entry)
    return found


def sources(text: str | None = None) -> list[Entry]:
    """Everything that was read; with `text`, what holds it in its id, title, address or note. Raises `NotUnderstood`."""
    wanted = (text or "").casefold()
    found = [
        entry
        for shelf in SHELVES.values()
        for entry in shelf()
        if entry.kind == "source" and wanted in f"{entry.id} {entry.title} {entry.details.get('url', '')} {entry.text}".casefold()
    ]
    if not found:
        raise NotUnderstood(f"no source holds {text!r} in its id, title or address.", fix=("--find", None))
    return found


def _rules() -> Iterator[Entry]:
    for law in states().values():
        for rule in law.rules:
            yield Entry(
                id=rule.id,
                kind="rule",
                title=f"{law.name}: {rule.title}",
                text=rule.says,
                details={
                    "kinds": rule.kinds,
                    "register": f"{rule.register.verdict.words}: {rule.register.says}",
                    "drive": f"{rule.drive.verdict.words}: {rule.drive.says}",
                    "basis": rule.basis,
                    "evidence": rule.evidence,
                },
                cites=rule.cites,
                sources=[f"{law.state.lower()}:{source}" for source in rule.sources],
                confidence=rule.confidence,
                since=rule.from_.isoformat() if rule.from_ else None,
                until=rule.to.isoformat() if rule.to else None,
                checked=law.checked_on.isoformat(),
            )


def _state_citations() -> Iterator[Entry]:
    for law in states().values():
        for cite, citation in law.citations.items():
            yield Entry(
                id=cite,
                kind="citation",
                title=f"{law.name}: {cite}",
                text=citation.says,
                details={"url": citation.url} if citation.url else {},
                sources=[f"{law.state.lower()}:{source}" for source in citation.sources],
                confidence=citation.verified,
                checked=law.checked_on.isoformat(),
            )


def _state_sources() -> Iterator[Entry]:
    for law in states().values():
        for name, source in law.sources.items():
            yield Entry(
                id=f"{law.state.lower()}:{name}",
                kind="source",
                title=source.title or source.url,
                text=source.note or f"{source.kind} read for {law.name}'s rules",
                details={"url": source.url, "kind": source.kind, "date": source.date, "read": source.read},
                checked=law.checked_on.isoformat(),
            )


def _positions() -> Iterator[Entry]:
    for law in states().values():
        for rule in law.rules:
            for side in rule.positions:
                yield Entry(
                    id=side.id,
                    kind="position",
                    title=f"{law.name}: {side.who}",
                    text=side.says,
                    details={"authority": side.authority, "rule": rule.id},
                    cites=list(side.cites),
                    sources=[f"{law.state.lower()}:{source}" for source in side.sources],
                    checked=law.checked_on.isoformat(),
                )


def _from(module: str, kind: str | None = None) -> Callable[[], Iterator[Entry]]:
    """A room's own `entries()`: id -> plain values. Entries are made as far as they are asked for, and kept."""

    @per_world(4)
    def made() -> tuple[list[Entry], Iterator[Entry]]:
        return [], each()

    def shelf() -> Iterator[Entry]:
        kept, rest = made()
        for n in count():
            if n == len(kept):
                try:
                    entry = next(rest, None)
                except BaseException:  # what broke is tried again, and not taken for the end
                    made.cache_clear()
                    raise
                if entry is None:
                    return
                kept.append(entry)
            yield kept[n]

    def each() -> Iterator[Entry]:
        from importlib import import_module

        for id_, raw in import_module(module).entries().items():
            raw = {**raw, "since": _day(raw.get("from")) or raw.get("since"), "until": _day(raw.get("to")) or raw.get("until")}
            known = {name: raw[name] for name in Entry.__struct_fields__ if raw.get(name) and name != "id"}
            rest = {name: value for name, value in raw.items() if name not in (*Entry.__struct_fields__, "from", "to") and value}
            known["details"] = {**known.get("details", {}), **rest}
            if isinstance(known.get("sources"), dict):
                known["sources"] = list(known["sources"].values())
            known.setdefault("kind", kind or "law")
            known.setdefault("title", id_)
            known.setdefault("text", "")
            yield msgspec.convert({"id": id_, **msgspec.to_builtins(known)}, Entry)

    return shelf


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


SHELVES: dict[str, Callable[[], Iterator[Entry]]] = {
    "federal": _from("keiway.law.federal"),
    "customs": _from("keiway.law.customs"),
    "fmvss": _from("keiway.law.fmvss"),
    "rules": _rules,
    "positions": _positions,
    "citations": _state_citations,
    "sources": _state_sources,
    "crash": _from("keiway.crash.explain", "quantity"),
    "road": _from("keiway.road.explain", "quantity"),
    "cost": _from("keiway.cost.explain", "quantity"),
    "market": _from("keiway.market.explain", "quantity"),
    "policy": _from("keiway.policy.explain", "quantity"),
    "vehicles": _from("keiway.vehicles.catalogue", "vehicle"),
    "corrections": _from("keiway.law.corrections", "correction"),
}
