"""The shape of a state's law file (``data/law/states/XX.yaml``), described once.

A rule reads so that a lawyer can check it without Python: what it says, whom it covers, when, on which authority.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.answer import Position, Verdict
from keiway.days import parse_window
from keiway.law.conditions import All, Condition, read

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}

Status = Literal[
    "full_road_use", "restricted_road_use", "antique_only", "off_road_or_farm_only", "prohibited", "case_by_case_unclear"
]
#: The best thing that was read for the rule, from the strongest down.
Evidence = Literal[
    "statute_text_seen",
    "agency_page_seen",
    "bill_text_or_digest_seen",
    "secondary_source_seen",
    "background_plus_secondary",
    "background_only",
]
#: What kind of thing carries the rule. `absence`: nothing was found that limits it, and nobody confirmed it.
#: `lists`: only third-party lists say so.
Basis = Literal["statute", "regulation", "court", "agency", "practice", "press", "lists", "absence"]
Ternary = Literal["yes", "no", "unknown"]


class Source(msgspec.Struct, **Strict):
    """Something that was read. The id is the key in the file's `sources`."""

    url: str
    title: str = ""
    date: str | None = None  # the document's own date, as finely as known
    kind: Literal["statute", "regulation", "bill", "agency", "court", "press", "importer", "list", "forum", "reference", "data"] = (
        "reference"
    )
    read: bool = True  # False: known to exist, not seen
    note: str = ""


class Citation(msgspec.Struct, **Strict):
    """A piece of law as it is cited. The id is the key in the file's `citations`."""

    says: str  # what it provides, in our words
    url: str | None = None
    sources: list[str] = []
    verified: Literal["primary", "secondary", "knowledge"] = "secondary"


class Register(msgspec.Struct, **Strict):
    """May it be titled and registered for the road?"""

    verdict: Verdict
    way: Literal[
        "ordinary", "antique", "mini_truck", "special_purpose", "medium_speed", "low_speed", "off_road", "certificate", "none"
    ] = "ordinary"
    says: str = ""


class Drive(msgspec.Struct, **Strict):
    """Where may it be driven, once registered?"""

    verdict: Verdict
    says: str = ""
    max_posted_mph: int | None = None  # highest posted limit of a road it may use
    crossing: Ternary = "unknown"  # may it cross faster roads?
    interstate: Ternary = "unknown"
    limited_access: Ternary = "unknown"
    local: Literal["none", "opt_in", "opt_out", "unknown"] = "none"  # opt_in: only where a locality opened roads


class Farm(msgspec.Struct, **Strict):
    """What the rule leaves for farm or off-road use, where it says so."""

    verdict: Verdict
    says: str


class Exception_(msgspec.Struct, **Strict):
    says: str
    cites: list[str] = []


class StateRule(msgspec.Struct, rename={"from_": "from"}, **Strict):
    """One rule: whom it covers, from when to when, and what it makes of the two gates."""

    id: str  # xx.name, never reused
    title: str
    kinds: list[str]
    when: Condition = All(of=[])
    from_: date | None = None  # first day in force; None: in force when read, beginning not known
    from_precision: Literal["day", "month", "year"] = "day"
    to: date | None = None  # last day in force
    to_precision: Literal["day", "month", "year"] = "day"
    seen: date | None = None  # where `from` is not known: earliest dated sign that the rule held
    status: Status
    basis: Basis
    says: str
    register: Register
    drive: Drive
    farm: Farm | None = None
    event: str | None = None  # what dates it: an act signed, a bulletin, a reversal
    cites: list[str] = []
    sources: list[str] = []
    evidence: Evidence
    confidence: Literal["high", "medium", "low"]
    positions: list[Position] = []
    in_practice: str | None = None
    settled_by: str | None = None  # what would settle the dispute or the unknown
    if_you_act: str | None = None
    leaning: str | None = None  # our judgement
    transition: str | None = None  # what happens to existing owners
    exceptions: list[Exception_] = []
    must_say: list[str] = []
    supposed: date | None = None  # of a rule that is only supposed: nobody knows of it before this day


class Change(msgspec.Struct, **Strict):
    """Something that happened, changed the law or not."""

    on: str  # as finely as known: 2024, 2024-07, 2024-07-03
    what: str
    effect: Literal["rule", "policy", "bill_failed", "bill_pending", "vetoed", "court", "study", "none"]
    general: bool = False  # of cars at large (inspection, antique plates, smog): it does not aim at small or imported ones
    cites: list[str] = []
    sources: list[str] = []


class Claim(msgspec.Struct, **Strict):
    """Something one can read elsewhere that differs, and why."""

    who: str
    says: str
    answer: str = ""  # why it is not so, or what it leaves out
    sources: list[str] = []


class LowSpeed(msgspec.Struct, **Strict):
    max_posted_mph: int | None = None
    crossing: str = ""
    cites: list[str] = []
    registration: Ternary = "unknown"
    insurance: Ternary = "unknown"
    licence: Ternary = "unknown"
    medium_speed: bool = False
    medium_speed_says: str = ""
    golf_carts: str = ""
    kei_as_lsv: str = ""
    note: str = ""
    sources: list[str] = []
    source_date: str = ""
    evidence: Evidence
    confidence: Literal["high", "medium", "low"]


class Antique(msgspec.Struct, **Strict):
    age_years: int | None = None
    last_model_year: int | None = None  # a fixed cutoff, where there is one
    basis: str = ""
    use_limits: str = ""
    evidence: Evidence
    sources: list[str] = []


class Inspection(msgspec.Struct, **Strict):
    periodic: Ternary = "unknown"
    says: str = ""
    evidence: Evidence
    sources: list[str] = []


class Emissions(msgspec.Struct, **Strict):
    tests_25yo_petrol: str = ""
    where: str = ""
    by_model_year: str = ""
    model_2001_in_late_2026: str = ""
    direct_import: str = ""  # California's rule
    evidence: Evidence
    sources: list[str] = []


class Fees(msgspec.Struct, **Strict):
    sales_tax_pct: float | None = None
    says: str = ""
    title_or_registration: str = ""
    evidence: Evidence
    sources: list[str] = []


class StateLaw(msgspec.Struct, **Strict):
    """Everything keiway knows of one state's rules for small vehicles."""

    state: str
    name: str
    agency: str  # who titles and registers, and whom to ask
    checked_on: date
    rules: list[StateRule]
    changes: list[Change] = []
    pending: list[str] = []
    claims: list[Claim] = []
    low_speed: LowSpeed
    antique: Antique
    inspection: Inspection
    emissions: Emissions
    fees: Fees
    citations: dict[str, Citation] = {}
    sources: dict[str, Source] = {}
    notes: str = ""


def build(files: dict[str, Any]) -> list[Any]:
    """Parsed state files as plain values that fit `StateLaw`: conditions read, part dates widened to days."""
    return [_state(dict(content)) for content in files.values()]


def _state(raw: dict[str, Any]) -> dict[str, Any]:
    raw["rules"] = [_rule(dict(rule)) for rule in raw.get("rules", [])]
    return raw


def _rule(raw: dict[str, Any]) -> dict[str, Any]:
    if "when" in raw:
        raw["when"] = read(raw["when"])
    for key, end in (("from", "first"), ("to", "last"), ("seen", "first")):
        if raw.get(key) is not None:
            window = parse_window(str(raw[key]), key)
            raw[key] = getattr(window, end).isoformat()
            if key != "seen":
                raw[f"{key}_precision"] = window.precision
    return raw
