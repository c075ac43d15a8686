"""What `keiway law fmvss` answers: one row a standard, counts, cost, and what would settle the open ones."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, get_type_hints

import msgspec
from msgspec import Meta

from keiway.answer import Missing, Quantity
from keiway.law.fmvss.record import Word

#: In the order a reader wants them: what is settled, what is close, what is open.
WORDS: tuple[Word, ...] = ("certified", "met", "likely", "gap", "not_known", "not_applicable")
WORD_TEXT = {"not_known": "not known", "not_applicable": "not applicable"}


class Judged(msgspec.Struct, frozen=True):
    """A word, why, and the facts whose lack leaves it open."""

    word: Word
    reasons: tuple[str, ...]
    lacking: tuple[str, ...] = ()


def says(kind: Any, meaning: str, unit: str | None = None) -> Any:
    return Annotated[kind, Meta(description=meaning, extra={"unit": unit} if unit else None)]


Dollars = tuple[float, float]


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One standard for one vehicle."""

    id: says(str, "id of the standard, for `keiway explain`")
    number: says(str, "number of the standard")
    title: says(str, "what it is about")
    word: says(Word, "how the vehicle stands, for the day it was built")
    if_new: says(Word, "how the same design would stand if it were built after every adopted date")
    reasons: says(tuple[str, ...], "why, in sentences")
    since: says(date | None, "first build day the standard covers; none where it is not recorded") = None
    stages: says(tuple[str, ...], "what was asked from which build day on") = ()
    requires: says(str, "what the standard asks")
    test: says(str, "test configuration") = ""
    counterpart: says(str, "what the United Nations regulations or Japan ask instead") = ""
    fix: says(str, "engineering that closes it") = ""
    oneoff_usd: says(Dollars | None, "one-off cost, low and high; none where another row carries it", "USD") = None
    unit_usd: says(Dollars | None, "cost a vehicle, low and high; none where another row carries it", "USD") = None
    cost_basis: says(str, "where the cost comes from, or which row carries it") = ""
    confidence: says(str, "confidence in the finding and cost: high, medium, low")
    verified: says(str, "whether the legal text was read: primary, secondary, knowledge")
    checked: says(str, "which numbers were read where") = ""
    cite: says(str, "citation")
    missing: says(tuple[str, ...], "facts that would settle it") = ()


class FmvssAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A vehicle against the whole table."""

    schema: str
    vehicle: str
    title: str
    built: str
    on: date
    design: str
    design_says: str
    classes: tuple[str, ...]
    sentence: str
    rows: tuple[Row, ...]
    counts: dict[str, int]
    quantities: tuple[Quantity, ...] = ()  # cost of making the design comply, see `cost.py`
    exempt: str
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    law_checked: date
    next: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A standard on which two vehicles stand differently."""

    id: str
    number: str
    title: str
    first: Row
    second: Row


def columns() -> list[dict[str, Any]]:
    """Each column of a row: name, unit, meaning. CSV headers, help and the reference page come from here."""
    rows = []
    for name, hint in get_type_hints(Row, include_extras=True).items():
        meta = next(part for part in hint.__metadata__ if isinstance(part, Meta))
        rows.append({"column": name, "unit": (meta.extra or {}).get("unit"), "meaning": meta.description})
    return rows
