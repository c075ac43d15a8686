"""The shape of the federal law files (``data/law/us/*.yaml``), described once.

A pathway is one lawful way past one layer (safety or emissions). Its `when` reads like the rule itself; code
only evaluates it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.answer import Position
from keiway.law.conditions import All, Condition, read
from keiway.law.state.record import Citation, Source

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}

Layer = Literal["safety", "emissions"]
Verified = Literal["primary", "secondary", "knowledge", "estimate"]
Confidence = Literal["high", "medium", "low"]
Importer = Literal[
    "anyone", "individual", "dealer", "nonresident", "museum", "us_military", "foreign_government",
    "foreign_military", "registered_importer", "ici", "original_manufacturer", "small_manufacturer",
    "final_stage_manufacturer",
]  # fmt: skip


class Clock(msgspec.Struct, **Strict):
    """A way of counting age. `anniversary`: from day to day. `calendar_year`: year minus year. `ladder`: by
    model year, never by age."""

    id: str
    title: str
    counting: Literal["anniversary", "calendar_year", "ladder"]
    years: int | None = None
    rule: str
    basis: str
    opens: str  # what it opens once reached
    practice: str = ""  # how it is applied when the strict date is not known
    proof: list[str] = []  # what proves the build date, strongest first
    not_a_basis: list[str] = []
    ladder: list[Rung] = []
    wrong_answer: str = ""  # what one can read elsewhere, and why it is not so
    notes: list[str] = []
    cites: list[str]
    sources: list[str] = []
    verified: Verified
    confidence: Confidence
    supposed: date | None = None  # of a rule that is only supposed: nobody knows of it before this day
    replaced: date | None = None  # from this day on a supposed rule stands in its place


class Rung(msgspec.Struct, **Strict):
    """One step of a ladder by model year; `first` and `last` are years, None is open."""

    first: int | None = None
    last: int | None = None
    says: str


class Permits(msgspec.Struct, **Strict):
    entry: Literal["permanent", "temporary", "for_export", "none"]
    road: Literal["yes", "state_decides", "on_terms", "after_release", "no"]
    sale: Literal["yes", "on_terms", "after_release", "off_road_only", "no"]
    says: str = ""


class Filing(msgspec.Struct, **Strict):
    """A form and what to put on it: `entry` is the box or code."""

    form: str
    entry: str = ""
    says: str = ""


class Fee(msgspec.Struct, **Strict):
    """A payment or bond. `usd` or `low`/`high`, or `percent` of `of`; none of them where it is not known."""

    id: str
    says: str
    usd: float | None = None
    low: float | None = None
    high: float | None = None
    percent: float | None = None
    of: str = ""
    basis: str = ""
    since: date | None = None
    cites: list[str] = []
    sources: list[str] = []
    verified: Verified


class Pathway(msgspec.Struct, rename={"from_": "from"}, **Strict):
    id: str
    layer: Layer
    title: str
    who: list[Importer]
    uses: list[Literal["road", "farm", "offroad", "lsv", "show"]] = []  # empty means any
    when: Condition = All(of=[])
    clock: str | None = None  # the clock whose dates it shares
    from_: date | None = None  # first day of entry it covers; None: since before 2000
    to: date | None = None
    verdict: Literal["YES", "YES_WITH_LIMITS"] = "YES"  # what it gives when open
    needed: bool = True  # False: no exemption is needed at all
    says: str  # one sentence for the person it opens for
    rule: str = ""  # the rule in words, where neither title nor clock says it all
    permits: Permits
    offer: list[str] = []  # uses for which to name what would open it, even while it is closed
    gate: bool = True  # False: listed, but being open is no answer to "may I have it?"
    forms: list[Filing] = []
    fees: list[Fee] = []
    duration: str = ""
    also_exempts: list[str] = []
    not_exempt: list[str] = []
    limits: list[str] = []  # terms that hold once it is open
    notes: list[str] = []
    traps: list[str] = []  # trap ids
    positions: list[Position] = []
    leaning: str | None = None  # our own judgement while something other than the build day is unknown
    cites: list[str]
    sources: list[str] = []
    verified: Verified
    confidence: Confidence
    supposed: date | None = None  # of a rule that is only supposed: nobody knows of it before this day
    replaced: date | None = None  # from this day on a supposed rule stands in its place


class Fact(msgspec.Struct, **Strict):
    """A fact that conditions may name, described once."""

    name: str = ""  # for a sentence: "age must be at least 25 years"
    meaning: str
    unit: str = ""
    question: str
    settles: str
    option: str | None = None
    feature: str | None = None  # the word of ``--features`` that says yes
    needs: str = ""  # "needs ...": for facts that are papers or acts
    words: dict[str, str] = {}  # its values, as a person would say them
    absent: Literal["unknown", "no"] = "unknown"  # what it means that nobody named it


class Trap(msgspec.Struct, **Strict):
    """A mistake found in the wild: who makes it, why it is wrong, and the cases it is shown for."""

    id: str
    claim: str
    answer: str
    layer: Layer = "safety"  # the gate it is shown beside
    when: Condition | None = None  # None: only in `entries`, not beside a case
    seen: str = ""
    cites: list[str] = []
    sources: list[str] = []


class Form(msgspec.Struct, **Strict):
    id: str
    title: str
    filed_with: str
    edition: str
    notes: list[str] = []
    entries: dict[str, str]  # box or code -> meaning
    unsure: list[str] = []  # entries whose letter or number is to be confirmed
    cites: list[str] = []
    sources: list[str] = []
    verified: Verified


class Note(msgspec.Struct, **Strict):
    """A duty or a state rule told, not evaluated."""

    id: str
    title: str
    says: str
    applies: str = ""
    kei: str = ""
    fees: list[Fee] = []
    cites: list[str] = []
    sources: list[str] = []
    verified: Verified
    confidence: Confidence = "medium"


class Paper(msgspec.Struct, **Strict):
    """A document between auction and plate: who issues it, when it is due, what it shows. `step` orders the chain."""

    id: str
    title: str
    step: int | None = None
    issued_by: str
    due: str
    says: str
    shows: list[str] = []
    trap: str = ""
    cites: list[str] = []
    sources: list[str] = []
    verified: Verified
    confidence: Confidence = "medium"


class Development(msgspec.Struct, **Strict):
    """Something that happened. `kind` says whether the law moved."""

    id: str
    on: str
    what: str
    matters: str
    kind: Literal["law_in_force", "proposal", "bill", "statement", "news"]
    reliability: Literal["A", "B", "C"]
    sources: list[str]


class FederalLaw(msgspec.Struct, **Strict):
    checked_on: date  # the oldest of the files' own dates
    newest_material: str
    clocks: list[Clock]
    pathways: list[Pathway]
    facts: dict[str, Fact]
    traps: list[Trap]
    forms: list[Form]
    obligations: list[Note]
    california: list[Note]
    papers: list[Paper]
    questions: list[Note]
    developments: list[Development]
    did_not_happen: list[str]
    citations: dict[str, Citation]
    sources: dict[str, Source]


def build(files: dict[str, Any]) -> dict[str, Any]:
    """The parsed files, by path, as plain values that fit `FederalLaw`."""
    merged: dict[str, Any] = {"pathways": [], "clocks": [], "traps": []}
    checked = []
    for content in files.values():
        content = dict(content)
        checked.append(content.pop("checked_on"))
        for key, value in content.items():
            if isinstance(value, list) and key in merged:
                merged[key] = merged[key] + value
            else:
                merged[key] = value
    merged["checked_on"] = min(checked)
    for key in ("pathways", "traps"):
        merged[key] = [{**raw, "when": read(raw["when"])} if "when" in raw else raw for raw in merged[key]]
    return merged
