"""What every group of facts carries: sources, confidence, and a number or a range."""

from __future__ import annotations

from typing import Literal

import msgspec

Confidence = Literal["primary", "secondary", "derived", "recalled", "estimate"]
Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Source(msgspec.Struct, **Strict):
    title: str
    url: str = ""
    date: str = ""
    note: str = ""
    read: bool = True  # False: known to exist, or recalled; not read for this


class Backed(msgspec.Struct, **Strict):
    """What every group of facts carries."""

    sources: tuple[str, ...]
    confidence: Confidence
    says: str = ""


class Span(msgspec.Struct, **Strict):
    low: float
    high: float


class Figure(Backed, **Strict):
    """One number, or the range it is met in."""

    value: float | None = None
    low: float | None = None
    mid: float | None = None
    high: float | None = None
