"""The shape of data/policy/claims.yaml: words of ours with places for figures, and where each figure comes from."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.policy.claims.record import GradeWord
from keiway.store import Topic

#: How a figure is told; `policy.claims.words` holds the forms.
As = Literal[
    "share", "percent", "usd", "usd_exact", "usd_mile", "usd_large", "count", "whole", "mph", "times", "years", "year", "meters", "millimeters", "cc",
    "kilograms", "pounds", "kilowatts", "seconds", "word", "day", "payback",
]  # fmt: skip


class FigureFact(msgspec.Struct, **Strict, rename={"as_": "as"}):
    """Of one of three kinds: `ask` and `at` (a room's answer), `op` and `of` (worked out), `value` (read somewhere)."""

    label: str
    as_: As
    ask: str = ""
    at: str = ""
    pick: Literal["", "max", "min", "count", "list"] = ""  # of all that `at` finds
    op: Literal["", "ratio", "difference", "sum"] = ""
    of: tuple[str, ...] = ()
    value: float | str | None = None
    low: float | None = None
    high: float | None = None
    date: str = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    how: str = ""


class RungFact(msgspec.Struct, **Strict):
    rung: str
    says: str
    there: bool = True
    sources: tuple[str, ...] = ()


class LadderFrom(msgspec.Struct, **Strict):
    """A ladder of the crash room's answer, after ours."""

    ask: str
    at: str


class RuleFact(msgspec.Struct, **Strict):
    """A grade and the conditions it stands on, all of them: `plan_truck < 0.5`, `imported.high < rival`."""

    grade: GradeWord
    when: tuple[str, ...]


class GradeFact(msgspec.Struct, **Strict, rename={"else_": "else"}):
    """Rules from the first that fits, or a judgement with its reason. `reading`: what the claim's words are taken to mean is our choice."""

    rules: tuple[RuleFact, ...] = ()
    else_: GradeWord | None = None
    judged: GradeWord | None = None
    reading: bool = False
    why: str = ""


class RowFact(msgspec.Struct, **Strict):
    cells: tuple[str, ...]
    ask: str = ""
    sources: tuple[str, ...] = ()


class TableFact(msgspec.Struct, **Strict):
    title: str
    columns: tuple[str, ...]
    rows: tuple[RowFact, ...]


class ClaimFact(msgspec.Struct, **Strict):
    number: int
    id: str
    title: str
    claim: str
    grade: GradeFact
    says: str
    fit: str
    unfit: str
    why_unfit: str
    ladder: tuple[RungFact, ...]
    asks: dict[str, str] = {}
    figures: dict[str, FigureFact] = {}
    ladder_from: LadderFrom | None = None
    table: TableFact | None = None
    left_out: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Facts(msgspec.Struct, **Strict):
    checked: str
    article: str
    first_day: str  # before it there was no article to check
    names: dict[str, str]  # name in a sentence -> id of the catalogue
    asks: dict[str, str]  # shared by claims
    figures: dict[str, FigureFact]  # likewise
    claims: tuple[ClaimFact, ...]
    left_out: tuple[str, ...]
    sources: dict[str, Source]


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


TOPIC = Topic("policy-claims", "policy/claims.yaml", Facts, _only)


def facts() -> Facts:
    return TOPIC.value


def asks_of(claim: ClaimFact) -> dict[str, str]:
    """Name -> command, as written: `{day}` stands for the day asked about."""
    return {**facts().asks, **claim.asks}


def figures_of(claim: ClaimFact) -> dict[str, FigureFact]:
    return {**facts().figures, **claim.figures}
