"""How long changes of rule have taken: the rows of data/policy/histories.yaml, and what they say of a kind of change."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.days import Window, parse_window
from keiway.market.source import Source, Strict
from keiway.quantiles import ranked
from keiway.store import Topic, per_world

Outcome = Literal["made", "denied", "died", "vetoed", "withdrawn", "abandoned", "pending", "unused"]
#: An attempt that ended without the change, however long it took.
FAILED = ("denied", "died", "vetoed", "withdrawn", "abandoned", "unused")
YEAR = 365.25
EARLIEST, LATEST = 1950, 2100  # years a date of the table may lie in


class Way(msgspec.Struct, **Strict):
    """One way a rule is changed."""

    who: str
    title: str
    says: str


class Rate(msgspec.Struct, **Strict):
    """A share that is told beside the rows of a way."""

    id: str
    way: str
    done: int
    of: int
    says: str
    confidence: Confidence
    sources: tuple[str, ...]


class History(msgspec.Struct, **Strict):
    """One attempt, made or not. Dates are text, as finely as known."""

    id: str
    way: str
    title: str
    like: tuple[str, ...]  # kinds of change it is a precedent for
    outcome: Outcome
    says: str
    confidence: Confidence
    sources: tuple[str, ...]
    began: str | None = None
    proposed: str | None = None
    decided: str | None = None
    in_force: str | None = None
    state: str | None = None
    of_state: tuple[str, ...] = ()  # fields whose date is that of a change in the state's law file

    @property
    def start(self) -> Window | None:
        """When it began; where that was not read, when it was proposed, and it then took longer."""
        return window(self.began or self.proposed)

    @property
    def end(self) -> Window | None:
        """First day it held, or the day it was decided."""
        return window(self.in_force or self.decided)

    @property
    def at_least(self) -> bool:
        """Counted from the proposal only."""
        return self.began is None and self.proposed is not None

    @property
    def years(self) -> tuple[float, float] | None:
        """Fewest and most years it can have taken, as far as its dates tell; None without a start and an end."""
        if self.start is None or self.end is None:
            return None
        shortest = max(0, (self.end.first - self.start.last).days)
        return shortest / YEAR, max(shortest, (self.end.last - self.start.first).days) / YEAR

    @property
    def middle(self) -> float | None:
        return None if self.years is None else sum(self.years) / 2


class Histories(msgspec.Struct, **Strict):
    checked_on: date
    ways: dict[str, Way]
    rates: tuple[Rate, ...]
    histories: tuple[History, ...]
    sources: dict[str, Source]


class Span(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the rows of one way say of how long a change takes, in years from its start to its first day."""

    way: str
    title: str
    who: str
    made: int  # rows that were made and whose length is known
    failed: int  # rows that ended without the change
    pending: int
    low: float | None  # shortest, middle and longest of those made
    mid: float | None
    high: float | None
    says: str
    rows: tuple[str, ...]  # ids
    unlike: bool = False  # no row is of the kind asked for: the rows are others of the way, and no length is told


def _only(files: dict[str, Any]) -> Any:
    (one,) = files.values()
    return one


HISTORIES = Topic("policy-histories", "policy/histories.yaml", Histories, _only)


def facts() -> Histories:
    return HISTORIES.value


def window(text: str | None) -> Window | None:
    return None if text is None else parse_window(text, "date", years=(EARLIEST, LATEST))


def of_way(way: str, like: tuple[str, ...] = ()) -> tuple[History, ...]:
    """Rows of a way; with `like` those of these kinds, or all where there is none."""
    rows = tuple(row for row in facts().histories if row.way == way and row.outcome != "unused")
    return tuple(row for row in rows if set(row.like) & set(like)) or rows


def known(way: str, like: tuple[str, ...]) -> bool:
    """Is there a row of these kinds? Without kinds any row will do."""
    return not like or any(set(row.like) & set(like) for row in of_way(way, like))


def span(way: str, like: tuple[str, ...] = ()) -> Span:
    """How long changes by `way` took: of the kinds `like`. Where none of these is known the other rows are told, and no length is drawn from them."""
    rows = of_way(way, like)
    unlike = not known(way, like)
    lengths = [] if unlike else sorted(row.middle for row in rows if row.outcome == "made" and row.middle is not None)
    failed = 0 if unlike else sum(row.outcome in FAILED for row in rows)
    about = facts().ways[way]
    found = Span(
        way=way, title=about.title, who=about.who, made=len(lengths), failed=failed, pending=0 if unlike else sum(row.outcome == "pending" for row in rows),
        low=lengths[0] if lengths else None, mid=ranked(lengths, 0.5) if lengths else None, high=lengths[-1] if lengths else None,
        says="", rows=tuple(row.id for row in rows), unlike=unlike,
    )  # fmt: skip
    return msgspec.structs.replace(found, says=_says(found, rows))


def in_time(way: str, like: tuple[str, ...], start: date, until: date) -> tuple[int, int]:
    """(made within the time between the two days, all that were made or failed). A row counts by the middle of its length."""
    have = (until - start).days / YEAR
    rows = [row for row in of_way(way, like) if row.outcome in FAILED or (row.outcome == "made" and row.middle is not None)]
    return sum(row.outcome == "made" and row.middle <= have for row in rows), len(rows)


def length(years: float) -> str:
    """Years in words a reader can hold: 5 weeks, 4 months, 6.3 years."""
    days = years * YEAR
    if days < 60:
        weeks = max(1, round(days / 7))
        return f"{weeks} week{'s' if weeks > 1 else ''}"
    return f"{round(days / 30.44)} months" if years < 2 else f"{years:.1f} years"


WIDE = 0.5  # years: a length known no better is told by its ends


def took(row: History) -> str:
    """How long a row took, with its ends where its dates leave them far apart: between 18 months and 2.5 years."""
    shortest, longest = row.years
    if longest - shortest < WIDE:
        return length(row.middle)
    low, high = length(shortest), length(longest)
    unit = high.partition(" ")[2]
    return f"between {low.removesuffix(f' {unit}')} and {high}"


def _says(found: Span, rows: tuple[History, ...]) -> str:
    """The sentence on how long: the range with its ends named, and the attempts that failed."""
    made = sorted((row for row in rows if row.outcome == "made" and row.middle is not None), key=lambda row: row.middle)
    if found.unlike:
        others = "; ".join(f"{short(row)}: {took(row)}" for row in made)
        return f"No change of this kind is known{f', so none tells how long it takes. Others by the same way: {others}' if others else ''}."
    parts = []
    if len(made) == 1:
        parts.append(f"The one with known dates took {took(made[0])} ({short(made[0])}).")
    elif made:
        ends = f"the shortest {took(made[0])} ({short(made[0])}), the longest {took(made[-1])} ({short(made[-1])})"
        parts.append(f"{len(made)} were made: {ends}, {length(found.mid)} in the middle.")
    if any(row.at_least for row in made):
        parts.append("Some are counted from the proposal and took longer.")
    lost = [f"{short(row)}: {row.outcome}" for row in rows if row.outcome in FAILED]
    open_ = [f"{short(row)}: pending" for row in rows if row.outcome == "pending"]
    if lost or open_:
        parts.append(f"Not made: {'; '.join([*lost, *open_])}.")
    parts += [rate.says for rate in facts().rates if rate.way == found.way]
    if found.way == "state_act":
        counted = bills()
        parts.append(f"The states' law files date {counted['rule']} acts and rules on such vehicles, {counted['lost']} bills that were lost and {counted['open']} that are open.")
    return " ".join(parts)


def short(row: History) -> str:
    """A row's title without what stands in brackets."""
    return row.title.partition(" (")[0]


@per_world()
def bills() -> dict[str, int]:
    """What the state files date on such vehicles, counted: acts and rules, agencies' policies, bills lost, bills open."""
    from keiway.law.state.load import states

    found = {"rule": 0, "policy": 0, "lost": 0, "open": 0}
    names = {"rule": "rule", "policy": "policy", "bill_failed": "lost", "vetoed": "lost", "bill_pending": "open"}
    for law in states().values():
        for change in law.changes:
            if not change.general and change.effect in names:
                found[names[change.effect]] += 1
    return found
