"""The facts of data/crash/exposure.yaml: single values, mixes (shares by name), lognormal distributions."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.crash.injury.table import Confidence, Source
from keiway.store import Topic


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    mid: float
    low: float | None = None
    high: float | None = None
    unit: str
    source: str
    confidence: Confidence
    year: int | None = None
    note: str = ""


class Mix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Shares by name. They need not sum to 1: rounding, or overlap where the note says so."""

    id: str
    shares: dict[str, float]
    source: str
    confidence: Confidence
    note: str = ""


class Lognormal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A speed in km/h whose logarithm is normal."""

    id: str
    median_kmh: float
    sigma_log: float
    source: str
    confidence: Confidence
    note: str = ""


class Alternative(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody might drive instead: a catalogue row, a record, a published rate, or nothing that is known."""

    id: str
    name: str
    names: tuple[str, ...]
    vehicle: str | None = None
    record: dict[str, Any] | None = None
    published: str | None = None
    source: str = "keiway-estimate"
    confidence: Confidence = "estimate"
    says: str = ""


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    values: dict[str, Value]
    mixes: dict[str, Mix]
    distributions: dict[str, Lognormal]
    alternatives: list[Alternative]


def _build(files: dict[str, Any]) -> dict[str, Any]:
    (found,) = files.values()
    by_id = {part: {row["id"]: row for row in found[part]} for part in ("values", "mixes", "distributions")}
    return {**found, **by_id}


TOPIC = Topic("crash-exposure", "crash/exposure.yaml", Facts, _build)


def facts() -> Facts:
    return TOPIC.value


def value(name: str) -> float:
    """The middle of one value, in its own unit."""
    return facts().values[name].mid


def shares(name: str) -> dict[str, float]:
    """A mix made to sum to 1."""
    found = facts().mixes[name].shares
    total = sum(found.values())
    return {kind: share / total for kind, share in found.items()}
