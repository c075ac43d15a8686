"""The shape of the customs facts (``data/law/us/customs/*.yaml``), described once.

A measure is one dated duty with the legal instrument that carries it. The stacking rules are fields of it
(`slot`, `kind`, `on`, `switches_off`), so that the code only combines; `stack.py` states them in words.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.answer import Position
from keiway.law.conditions import All, Condition, read
from keiway.law.state.record import Citation, Source, Strict

Confidence = Literal["high", "medium", "low"]
Verified = Literal["primary", "secondary", "knowledge"]


class Line(msgspec.Struct, **Strict):
    """A line of the tariff schedule."""

    id: str  # us.hts.8703_21
    hts: str  # number as printed: 8703.21.01
    heading: str
    covers: str
    when: Condition = All(of=[])  # on the facts `body`, `fuel`, `engine_cc`
    sources: list[str]
    verified: Verified
    note: str = ""


class Measure(msgspec.Struct, **Strict):
    """One duty, from one day to another. Rates in percent of the value it is charged on."""

    id: str  # us.duty.name, never reused
    title: str
    says: str
    slot: str  # measures of one slot are alternatives; one of them is charged
    from_: date
    to: date | None = None  # last day; None: in force when last read
    when: Condition = All(of=[])
    kind: Literal["add", "all_in"] = "add"  # all_in: the base duty and this one together make `rate`
    rate: float | None = None
    low: float | None = None  # where the rate is not one number: a range instead
    high: float | None = None
    on: Literal["value", "steel"] = "value"  # steel: charged on the declared value of the steel content
    switches_off: list[str] = []  # slots not charged where this one is
    heading: str = ""  # chapter 99 heading it is reported under
    instrument: str
    cites: list[str]
    sources: list[str]
    verified: Verified
    confidence: Confidence
    warns: str = ""
    replaced: date | None = None  # from this day on a supposed measure stands in its place


class Reading(msgspec.Struct, **Strict):
    """One side of a dispute: whose it is, and what it changes in the sum."""

    position: Position
    without: list[str] = []  # slots or measures this side leaves out
    charged: list[str] = []  # slots this side charges although another duty switches them off


class Dispute(msgspec.Struct, **Strict):
    """Days and goods for which text and practice may part. The text's reading is the sum itself."""

    id: str
    title: str
    says: str
    from_: date
    to: date | None = None
    when: Condition = All(of=[])
    text: Position
    readings: list[Reading]
    settled_by: str
    if_you_act: str
    cites: list[str]
    sources: list[str]


class Correction(msgspec.Struct, **Strict):
    """Something one can read elsewhere that is wrong, and why."""

    id: str
    title: str
    wrong: str
    right: str
    from_: date | None = None  # shown for entries in these days only
    to: date | None = None
    when: Condition = All(of=[])
    general: bool = False  # said with the duty, not with every check
    cites: list[str]
    sources: list[str]


class FeeYear(msgspec.Struct, **Strict):
    """Merchandise processing fee of one period: a rate with floor and cap, and the flat fee of informal entry."""

    id: str
    from_: date
    to: date | None = None
    pct: float
    min_usd: float
    max_usd: float
    informal_usd: float | None = None
    sources: list[str]
    verified: Verified
    note: str = ""


class Fee(msgspec.Struct, **Strict):
    """A fee or limit that is one number from a day on."""

    id: str
    title: str
    says: str
    from_: date
    to: date | None = None
    pct: float | None = None
    usd: float | None = None
    cites: list[str]
    sources: list[str]
    verified: Verified


class Fees(msgspec.Struct, **Strict):
    merchandise_processing: list[FeeYear]
    merchandise_processing_exempt: list[str]  # origins whose goods are free of it under their agreement
    harbor_maintenance: list[Fee]
    formal_entry: list[Fee]
    other: list[Fee]
    cites: list[str]


class Feature(msgspec.Struct, **Strict):
    """Something seen on the vehicle, and what it speaks for."""

    id: str
    words: str  # for a sentence: "open cargo bed"
    says: str
    speaks_for: Literal["persons", "goods", "golf", "cycle", "nothing"]
    same_as: list[str] = []  # other names a user may give it
    cites: list[str] = []


class Test(msgspec.Struct, **Strict):
    """One step of the classification, in the order of the file. The first that holds decides."""

    id: str
    when: Condition
    bodies: list[str]  # persons | goods | golf | cycle; two where it stays open
    says: str
    leaning: str | None = None
    cites: list[str] = []


class Elsewhere(msgspec.Struct, **Strict):
    """A heading people hope for, and why a vehicle of these bodies is not in it."""

    id: str
    heading: str
    title: str
    says: str
    when: Condition
    cites: list[str]


class Ruling(msgspec.Struct, **Strict):
    """One customs ruling or judgment."""

    id: str  # us.ruling.ny_n340640
    name: str  # NY N340640
    on: str  # as finely as known
    vehicle: str
    short: str  # for a sentence: "a 1993 Subaru Sambar kei truck"
    models: list[str] = []
    origin: str
    features: list[str]
    facts: str
    heading: str
    rate_pct: float | None = None
    reason: str
    url: str
    verified: str
    holding_read: bool


class Member(msgspec.Struct, **Strict):
    """Countries of a group, from a day on."""

    of: list[str]
    from_: date | None = None
    to: date | None = None


class Text(msgspec.Struct, **Strict):
    """How far the tariff text was read."""

    coded_from: date
    read_to: date
    edition: str
    says: str


class Rule(msgspec.Struct, **Strict):
    """A rule that moves no rate of a vehicle but that people ask about; `keiway explain` shows it."""

    id: str
    title: str
    says: str
    from_: date | None = None
    to: date | None = None
    slots: list[str] = []  # said with a duty of these slots
    cites: list[str] = []
    sources: list[str]
    verified: Verified
    confidence: Confidence


class Customs(msgspec.Struct, **Strict):
    """Everything coded of customs."""

    text: Text
    groups: dict[str, list[Member]]
    lines: list[Line]
    measures: list[Measure]
    disputes: list[Dispute]
    corrections: list[Correction]
    fees: Fees
    features: list[Feature]
    tests: list[Test]
    elsewhere: list[Elsewhere]
    rulings: list[Ruling]
    rules: list[Rule]
    citations: dict[str, Citation]
    sources: dict[str, Source]


def build(files: dict[str, Any]) -> dict[str, Any]:
    """The parsed files as one mapping: conditions read, `from` renamed, positions given their ids."""
    merged: dict[str, Any] = {}
    for content in files.values():
        for key, value in content.items():
            merged[key] = _sources(value) if key == "sources" else _plain(value)
    return merged


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        ("from_" if key == "from" else key): _sources(item) if key == "sources" else read(item) if key == "when" else _plain(item)
        for key, item in value.items()
    }


def _sources(names: Any) -> Any:
    """Source ids, or the table of them, with the room's name before each: ids of different rooms do not meet."""
    if isinstance(names, dict):
        return {f"customs:{name}": _plain(source) for name, source in names.items()}
    return [f"customs:{name}" for name in names]
