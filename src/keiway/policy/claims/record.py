"""What a check of the article answers, `claims/1`: each claim with its grade, figures, evidence and sentences.

A figure names the command that prints it and where in that command's JSON it stands; a figure worked out of others names them.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.cost.record import Confidence

SCHEMA = "claims/1"
GradeWord = Literal["holds", "holds_with_limits", "half", "does_not_hold", "open"]
GRADES: dict[GradeWord, str] = {
    "holds": "holds",
    "holds_with_limits": "holds, with limits",
    "half": "half",
    "does_not_hold": "does not hold",
    "open": "open",
}
#: Kinds of evidence, from the nearest to the thing itself down. Crashes have the crash room's own ladder.
RUNGS = ("the thing itself", "a close relative", "field data", "a model", "rule or physics")
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Figure(msgspec.Struct, **Made):
    """One number or word. `low` to `high` is its band, where it has one."""

    id: str
    label: str
    shown: str  # as it stands in a sentence: 42%
    unit: str
    mid: float | None = None
    low: float | None = None
    high: float | None = None
    ends: str = ""  # low to high, as they are told
    text: str = ""  # where it is a word: a verdict
    command: str = ""  # prints it, with --json at `path`
    path: str = ""
    of: tuple[str, ...] = ()  # ids of the figures it is worked out of
    how: str = ""
    date: str = ""
    confidence: Confidence | None = None  # of what was read; None: the command's answer tells
    sources: tuple[str, ...] = ()


class Rung(msgspec.Struct, **Made):
    """One kind of evidence: is there any, and what does it say?"""

    rung: str
    there: bool
    says: str
    sources: tuple[str, ...] = ()


class Row(msgspec.Struct, **Made):
    """One legal answer for one shape."""

    cells: tuple[str, ...]
    command: str = ""
    sources: tuple[str, ...] = ()


class Table(msgspec.Struct, **Made):
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Claim(msgspec.Struct, **Made):
    number: int
    id: str
    title: str
    claim: str  # in our words
    grade: GradeWord | None  # None: not worked out, `lacks` says why
    grade_says: str  # the grade in words
    rule: str  # what the grade was decided by
    judged: bool = False  # by our judgement: without a rule on figures, or by one whose meaning we chose
    says: str = ""  # what was found, in a sentence or two
    fit: str = ""  # fit to print
    unfit: str = ""  # not fit to print
    why_unfit: str = ""
    ladder: tuple[Rung, ...] = ()
    figures: tuple[Figure, ...] = ()
    commands: tuple[str, ...] = ()
    table: Table | None = None
    left_out: tuple[str, ...] = ()  # what the article leaves out
    settles: tuple[str, ...] = ()  # what would settle what is open
    sources: tuple[str, ...] = ()
    lacks: str = ""


class Origin(msgspec.Struct, **Made):
    """Something that was read."""

    id: str
    title: str
    url: str = ""
    date: str = ""
    note: str = ""


class ClaimsAnswer(msgspec.Struct, **Made):
    schema: str
    as_of: date
    checked: str  # day on which what was read was read
    article: str
    sentence: str
    counts: dict[str, int]
    claims: tuple[Claim, ...]
    left_out: tuple[str, ...]  # what the article leaves out altogether
    sources: tuple[Origin, ...]
    data: str = ""
    next: tuple[str, ...] = ()
