"""The numbers of the meeting, with their sources: ``data/crash/meeting.yaml`` and ``shapes.yaml``."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.store import Topic

Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    title: str
    date: str | None = None
    url: str | None = None
    note: str | None = None


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One number, or the coefficients of one formula, with its band, source and confidence."""

    value: float | tuple[float, ...]
    unit: str
    confidence: Confidence
    sources: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    says: str = ""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Force against crush with the sizes taken out: knots of ``h`` over ``s = x / crush_m``."""

    s: tuple[float, ...]
    h: tuple[float, ...]
    confidence: Confidence
    sources: tuple[str, ...]
    says: str = ""


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    sources: dict[str, Source] = {}
    values: dict[str, Fact] = {}
    shapes: dict[str, Shape] = {}


def _joined(files: dict[str, Any]) -> dict[str, Any]:
    joined: dict[str, Any] = {"sources": {}, "values": {}, "shapes": {}}
    for content in files.values():
        for part, entries in content.items():
            joined[part].update(entries)
    return joined


FACTS = Topic("crash-front", ["crash/meeting.yaml", "crash/shapes.yaml"], Facts, build=_joined)


def number(name: str) -> float:
    """The middle value of one fact, in the unit its row states."""
    return FACTS.value.values[name].value


def shape(name: str) -> Shape:
    """A class shape: 'car', 'kei' or 'pickup'."""
    return FACTS.value.shapes[name]
