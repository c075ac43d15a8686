"""Definitions that are known: of data/policy/definitions.yaml, of the states' rules as the law room has them, of Japan's kei class by era."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from keiway.cost.record import Confidence
from keiway.errors import DataError, NotUnderstood
from keiway.law.conditions import Compare, thresholds
from keiway.policy.bill import lines, measures
from keiway.policy.bill.record import Definition, Source
from keiway.store import Topic, per_world

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Preset(msgspec.Struct, **Strict):
    """One definition of the file, as a user's file has it, with its id and how sure its words are."""

    id: str
    bill: str
    says: str
    when: list[Any]
    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    sources: tuple[str, ...]  # ids of a state's sources, co:billtrack50, or of `sources`
    confidence: Confidence
    notes: tuple[str, ...] = ()


class Own(msgspec.Struct, **Strict):
    title: str
    url: str


class Definitions(msgspec.Struct, **Strict):
    checked_on: str
    watched: tuple[str, ...]  # ids of vehicles people ask after
    definitions: tuple[Preset, ...]
    sources: dict[str, Own] = {}


TOPIC = Topic("policy-definitions", "policy/definitions.yaml", Definitions, lambda files: next(iter(files.values())))
#: Kinds that a state's rule is coded for -> the body its words name. A statute says truck, not kei truck.
BODY = {"kei_truck": "truck", "kei_van": "van", "kei_car": "car"}


@per_world(most=4)
def presets() -> dict[str, Definition]:
    """Id -> definition: those of the file first, then states' rules, then Japan's eras."""
    found = [*_of_file(), *_of_states(), *_of_eras()]
    return {one.id: one for one in found}


def preset(id_: str) -> Definition:
    """The one of this id. Raises `NotUnderstood` with the nearest."""
    from keiway.flags import nearest

    known = presets()
    plain = id_.strip().casefold().replace(" ", "-")
    if plain in known:
        return known[plain]
    near = nearest(plain, known, limit=3)
    hint = f"Did you mean {', '.join(near)}?" if near else f"Known: {', '.join(one.id for one in _of_file())}, a state's rule such as nc.mini_truck, or a YAML file."
    raise NotUnderstood(f"no definition is called {id_!r}. {hint}", suggestions=near, try_="keiway bill ma-2024", fix=(id_, near[0]) if near else None)


def _of_file() -> Iterator[Definition]:
    facts = TOPIC.value
    for one in facts.definitions:
        try:
            read = tuple(lines.line(raw) for raw in one.when)
        except ValueError as error:
            raise DataError(f"policy/definitions.yaml: {one.id}: {error}") from error
        sources = tuple(_source(id_, facts.sources) for id_ in one.sources)
        yield Definition(
            id=one.id, title=one.bill, says=one.says, kinds=one.kinds, lines=read, also=one.also, sources=sources, confidence=one.confidence, notes=one.notes,
        )  # fmt: skip


def _of_states() -> Iterator[Definition]:
    """Every rule that names a size, an engine, a mass or a speed."""
    from keiway.law.state.load import states

    for code, law in states().items():
        for rule in law.rules:
            if not any(one.fact in measures.SIZES for one in thresholds(rule.when)):
                continue
            kinds = tuple(BODY.get(kind, kind) for kind in rule.kinds)
            widest = set(kinds) == set(BODY.values())
            yield Definition(
                id=rule.id, title=f"{law.name}: {rule.title}", says=rule.says, kinds=() if widest else kinds, rule=rule.id, confidence=rule.confidence,
                lines=tuple(lines.line(entry) for entry in lines.of_rule(rule.when)),
                sources=tuple(_source(f"{code.casefold()}:{id_}", {}) for id_ in rule.sources),
                notes=("The rule is coded for kei vehicles. Here its measures are tried on every vehicle of the body it names, kei or not.",),
            )  # fmt: skip


def _of_eras() -> Iterator[Definition]:
    from keiway.vehicles.classes import classes

    found = classes()
    names = (("length", "length_mm", "mm"), ("width", "width_mm", "mm"), ("height", "height_mm", "mm"), ("engine", "displacement_cc", "cc"))
    for era in found.kei_eras:
        when = tuple(lines.line(f"{name} <= {getattr(era, field):g} {unit}") for name, field, unit in names if getattr(era, field))
        yield Definition(
            id=f"jp-{era.id}", title=f"Japan: {era.name}, from {era.from_:%B %Y}", says=era.note, lines=when, confidence=era.confidence,
            sources=tuple(Source(title=found.sources[id_].title, url=found.sources[id_].url) for id_ in era.sources),
            notes=("Sizes and engine alone; a two-stroke engine may have had a lower limit.",),
        )  # fmt: skip


def _source(id_: str, own: dict[str, Own]) -> Source:
    if id_ in own:
        return Source(title=own[id_].title, url=own[id_].url)
    from keiway.law.state.load import states

    code, _, name = id_.partition(":")
    law = states().get(code.upper())
    if law is None or name not in law.sources:
        raise DataError(f"policy/definitions.yaml: no source {id_!r}")
    return Source(title=law.sources[name].title, url=law.sources[name].url, id=id_)


def size_limits(definition: Definition) -> list[Compare]:
    return [one for line in definition.lines for one in thresholds(line.condition) if one.fact in measures.SIZES]
