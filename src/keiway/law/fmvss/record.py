"""The shape of the safety-standard files (``data/law/us/fmvss/*.yaml``), described once.

A standard row says whom it covers, from which build day, what it asks, what other countries ask instead, and what
is known of designs keiway can meet (a current kei, one of the 1990s, a quadricycle ...). Code only reads it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.law.conditions import All, Condition, read

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}

#: How a vehicle stands against one standard. There is no word for failing: only a test can say that.
Word = Literal["certified", "met", "likely", "gap", "not_known", "not_applicable"]
#: The classes of 49 CFR 571.3; `equipment` marks standards for a product sold by itself.
Class = Literal["passenger_car", "mpv", "truck", "lsv", "motorcycle", "equipment"]
#: primary: the legal text itself was read; secondary: someone who read it; knowledge: recalled, not looked up.
Verified = Literal["primary", "secondary", "knowledge"]
Level = Literal["high", "medium", "low"]


class Source(msgspec.Struct, **Strict):
    url: str
    title: str
    date: str | None = None  # the document's own date
    note: str = ""


class Citation(msgspec.Struct, **Strict):
    says: str
    url: str | None = None
    sources: list[str]
    verified: Verified


class Stage(msgspec.Struct, rename={"from_": "from"}, **Strict):
    """From this build day on, this is asked of these classes."""

    from_: date
    what: str
    covers: list[Class] = []
    phase_in: bool = False  # only a share of each maker's vehicles had to meet it
    verified: Verified
    sources: list[str] = []


class Finding(msgspec.Struct, rename={"for_": "for"}, **Strict):
    """What is known of a design against this standard. The first one that fits is used."""

    for_: list[str]  # design ids, or [any]
    when: Condition = All(of=[])
    word: Word
    says: str


class Standard(msgspec.Struct, **Strict):
    id: str  # us.fmvss.208
    number: str
    title: str
    group: Literal["crash_avoidance", "crashworthiness", "post_crash", "low_speed", "beside"]
    covers: list[Class]
    scope: str  # whom it covers, in words
    when: Condition = All(of=[])  # further conditions on the vehicle
    requires: str
    test: str = ""
    counterpart: str = ""  # what the United Nations regulations or Japan ask instead
    stages: list[Stage] = []
    findings: list[Finding] = []
    fix: str = ""
    oneoff_usd: tuple[float, float] | None = None
    unit_usd: tuple[float, float] | None = None
    cost_basis: str = ""
    cost_when: Condition = All(of=[])  # vehicles the estimate was made for
    cost_on: str | None = None  # number of the row that carries the cost of this one too
    earlier: str = ""  # what was asked before its first day
    note: str = ""
    confidence: Level
    verified: Verified  # the requirement and its numbers
    checked: str = ""  # which numbers were read where
    cite: str
    sources: list[str]


class Design(msgspec.Struct, **Strict):
    """A kind of vehicle one can say something about. The first whose conditions hold is taken."""

    id: str
    title: str
    when: Condition = All(of=[])
    word: Word | None = None  # the same word for every standard that applies
    says: str
    cites: list[str] = []


class Classing(msgspec.Struct, **Strict):
    """Which class of 49 CFR 571.3 a catalogue kind falls in; more than one where the maker could choose."""

    kinds: list[str]
    classes: list[Class]
    why: str


class Fact(msgspec.Struct, **Strict):
    """A fact the conditions name."""

    id: str
    meaning: str
    unit: str = ""
    question: str  # what to ask when it is not known


class Table(msgspec.Struct, **Strict):
    """Everything in the files, as one."""

    checked_on: date
    about: dict[str, str]
    words: dict[str, str]
    facts: list[Fact]
    classes: list[Classing]
    designs: list[Design]
    standards: list[Standard]
    citations: dict[str, Citation]
    sources: dict[str, Source]


def build(files: dict[str, Any]) -> dict[str, Any]:
    """The parsed files as one mapping that fits `Table`: lists joined, conditions read."""
    table: dict[str, Any] = {"standards": []}
    for content in files.values():
        for key, value in content.items():
            if key == "standards":
                table["standards"] += [_standard(row) for row in value]
            elif key == "designs":
                table["designs"] = [_conditions(row) for row in value]
            else:
                table[key] = value
    return table


def _standard(raw: dict[str, Any]) -> dict[str, Any]:
    row = _conditions(raw)
    row["findings"] = [_conditions(finding) for finding in raw.get("findings", [])]
    return row


def _conditions(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: read(value) if key in ("when", "cost_when") else value for key, value in raw.items()}
