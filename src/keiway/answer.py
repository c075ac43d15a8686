"""The Answer: one object that prints in the terminal, fills a page and is the JSON."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec


class Verdict(StrEnum):
    """The six words. There is never a seventh."""

    YES = "YES"
    YES_WITH_LIMITS = "YES_WITH_LIMITS"
    NOT_YET = "NOT_YET"
    NO = "NO"
    DISPUTED = "DISPUTED"
    UNKNOWN = "UNKNOWN"

    @property
    def words(self) -> str:
        return {"YES_WITH_LIMITS": "YES, WITH LIMITS", "NOT_YET": "NOT YET"}.get(self.value, self.value)


#: From the best to the worst for somebody who wants to drive. DISPUTED stands below UNKNOWN because there
#: an authority is known to have said no.
ORDER = (
    Verdict.YES,
    Verdict.YES_WITH_LIMITS,
    Verdict.UNKNOWN,
    Verdict.DISPUTED,
    Verdict.NOT_YET,
    Verdict.NO,
)


def worst(verdicts: list[Verdict]) -> Verdict:
    """All gates must be passed: the answer is the worst of them."""
    return max(verdicts, key=ORDER.index)


def best(verdicts: list[Verdict]) -> Verdict:
    """Any one way will do: the answer is the best of them."""
    return min(verdicts, key=ORDER.index)


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence that carries part of a verdict, with the law it stands on."""

    text: str
    cites: tuple[str, ...] = ()  # citation ids; each resolves with `keiway explain`
    rule: str | None = None  # id of the rule, pathway or measure it comes from
    confidence: str | None = None
    kind: str = "law"  # law | practice | fact | correction ("you may have read ...") | dispute | change


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One side of a dispute, as its holder puts it."""

    id: str
    who: str
    authority: str  # statute | regulation | court | agency | practice | press | list | seller | owners
    says: str
    verdict: Verdict | None = None
    cites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Missing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fact the answer waits for, and what would settle it."""

    fact: str
    question: str
    settles: str
    option: str | None = None  # how to give it on the command line


class Quantity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number a user can see. `low` and `high` bound it; `how` says where it comes from."""

    id: str
    mid: float | None
    unit: str
    how: str
    low: float | None = None
    high: float | None = None
    low50: float | None = None  # bounds of a 50% band, where the draws give one
    high50: float | None = None
    level: str | None = None  # what the band means: exact | range of sources | 90% band | estimate
    sources: tuple[str, ...] = ()


class CrashLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The one line on a crash beside the law: head on with a named partner, or why that is not known."""

    known: bool
    says: str
    partner: str  # vehicle id
    speed_mph: float  # of each
    quantities: tuple[Quantity, ...] = ()
    next: str | None = None  # the command that tells all of it


class RoomLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The one line of another room beside the law, or why that is not known."""

    known: bool
    says: str
    quantities: tuple[Quantity, ...] = ()
    next: str | None = None  # the command that tells all of it


class Gate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that must be passed: enter (safety, emissions), register, drive."""

    gate: str
    title: str
    verdict: Verdict
    says: str
    possible_from: date | None = None
    certain_from: date | None = None
    until: date | None = None  # last day this verdict is known to hold
    reasons: tuple[Reason, ...] = ()
    positions: tuple[Position, ...] = ()
    missing: tuple[Missing, ...] = ()
    leaning: str | None = None  # our own judgement, labelled as such
    counts: bool = True  # False: told, but the verdict does not wait for it (registration, for use off the road)
    limits: dict[str, Any] = {}


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a room says about a case."""

    schema: str  # "check/1"
    id: str
    asked: dict[str, Any]
    read_as: dict[str, Any]
    verdict: Verdict
    sentence: str
    as_of: date
    law_checked: date | None
    data: str  # data version
    gates: tuple[Gate, ...] = ()
    customs: Gate | None = None  # what entry costs; told, but no gate that the verdict waits for
    crash: CrashLine | None = None  # told, no gate either
    road: RoomLine | None = None  # likewise
    cost: RoomLine | None = None  # likewise
    market: RoomLine | None = None  # likewise
    policy: RoomLine | None = None  # which rule stands in the way; likewise
    reasons: tuple[Reason, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
