"""A definition as it is read, and what the bill checker answers about it: `bill/1`.

One row is one generation of the catalogue, not a vehicle on the road. Lengths in mm, mass in kg, as the catalogue has them.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.law.conditions import All, Condition

SCHEMA = "bill/1"
NEAR = 0.05  # of a line: what lies so far beyond it is a near miss

#: caught: every line holds. part: holds for those built in some years alone. not: some line fails. unknown: a field that is not known decides.
Outcome = Literal["caught", "part", "not", "unknown"]
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Source(msgspec.Struct, **Made):
    title: str
    url: str = ""
    id: str = ""  # of the library, for `keiway explain`


class Line(msgspec.Struct, **Made):
    """One line of a definition; all lines must hold."""

    text: str  # as a file has it: length <= 130 in
    words: str  # length at most 130 in (3.30 m)
    condition: Condition


class Definition(msgspec.Struct, **Made):
    id: str
    title: str
    says: str = ""
    kinds: tuple[str, ...] = ()  # words of `measures.BODIES` or kinds of the catalogue; empty: every kind
    lines: tuple[Line, ...] = ()
    also: tuple[str, ...] = ()  # asked too, and not judged: the catalogue does not hold it
    sources: tuple[Source, ...] = ()
    confidence: str = ""
    rule: str | None = None  # id of the state's rule it was read from
    notes: tuple[str, ...] = ()  # how it was read

    @property
    def condition(self) -> All:
        return All(of=[line.condition for line in self.lines])


class Told(msgspec.Struct, **Made):
    """The definition as the answer repeats it; `file` reads back as the same definition."""

    id: str
    title: str
    says: str
    kinds: tuple[str, ...]
    lines: tuple[str, ...]  # in words
    also: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str
    file: str
    rule: str | None = None
    notes: tuple[str, ...] = ()


class Row(msgspec.Struct, **Made):
    """One generation under the definition."""

    id: str
    title: str
    kind: str
    era: str  # id of Japan's kei class when its sale began; empty for other kinds
    outcome: Outcome
    near: bool = False  # not caught, and would be if every line were 5 percent wider
    why: tuple[str, ...] = ()  # lines that fail, with the vehicle's own value
    lacking: tuple[str, ...] = ()  # fields that would settle it
    built: str = ""  # part: which of them
    against: Outcome | None = None  # under the other definition
    length_mm: float | None = None
    width_mm: float | None = None
    height_mm: float | None = None
    displacement_cc: float | None = None
    power_kw: float | None = None


class Counts(msgspec.Struct, **Made):
    """Generations. `near` are among `not_`."""

    all: int
    caught: int
    part: int
    not_: int = msgspec.field(name="not")
    near: int
    unknown: int


class Group(msgspec.Struct, **Made):
    """Generations of one kind and, for keis, one era of Japan's class."""

    kind: str
    era: str
    label: str
    counts: Counts


class Limit(msgspec.Struct, **Made):
    """What one line does by itself."""

    line: str  # in words
    drops: int  # generations for which it fails
    alone: int  # of them, those for which nothing else fails
    alone_kei: int
    vehicles: tuple[str, ...] = ()  # ids, dropped by it alone
    admits: float | None = None  # the nearest value that would let in all it drops alone, in `unit`
    admits_kei: float | None = None  # the same for keis
    unit: str = ""


class Finding(msgspec.Struct, **Made):
    """Something worth knowing, worked out of the rows. `kind`: drops, largest, surprise, electric, age, trap, limit, unknown, nothing, also."""

    id: str
    kind: str
    text: str
    count: int = 0
    vehicles: tuple[str, ...] = ()


class Watched(msgspec.Struct, **Made):
    """One vehicle that people ask after, and what becomes of it."""

    id: str
    title: str
    outcome: Outcome
    near: bool
    says: str
    against: Outcome | None = None


class Against(msgspec.Struct, **Made):
    """Two definitions side by side. A generation that is caught in part counts as caught; `open`: not known for one of them."""

    definition: Told
    counts: Counts
    sentence: str
    both: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    neither: int
    open: int
    findings: tuple[Finding, ...]  # of the other definition


class BillAnswer(msgspec.Struct, **Made):
    schema: str
    sentence: str
    day: date  # ages are counted to it
    data: str
    unit: str  # what is counted
    definition: Told
    counts: Counts
    findings: tuple[Finding, ...]
    limits: tuple[Limit, ...]
    groups: tuple[Group, ...]
    watched: tuple[Watched, ...]
    rows: tuple[Row, ...]
    against: Against | None = None
    assumed: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
