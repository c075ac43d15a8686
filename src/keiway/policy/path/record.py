"""The shape of an answer of the path finder, `path/1`."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.answer import Missing, Verdict

SCHEMA = "path/1"
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}

#: opens: it alone is enough. part: it moves a gate, and another stays shut. nothing: the goal stands as it stood.
Effect = Literal["opens", "part", "nothing"]


class Shut(msgspec.Struct, **Made):
    """A gate as the law is on the day."""

    gate: str  # safety, emissions, sale, states
    open: bool | None  # None: in doubt
    word: str
    says: str


class Took(msgspec.Struct, **Made):
    """How long such changes have taken, in years from the first step to the first day: shortest, middle, longest of those made."""

    way: str
    made: int
    failed: int
    pending: int
    low: float | None
    mid: float | None
    high: float | None
    says: str
    rows: tuple[str, ...]  # ids for `keiway explain`: policy.path.history.*
    unlike: bool = False  # no change of just this kind is known: the rows are of others of the same way
    fast: int | None = None  # with a day to be done by: how many came into force within the time that is left
    in_time: str = ""  # the same in words


class Step(msgspec.Struct, **Made):
    """One change in a set."""

    change: str
    title: str
    label: str  # the setting
    set: dict[str, Any] = {}  # levers and values, as a reform file has them
    who: str
    note: str = ""  # what it leaves as it is
    unsettled: str = ""  # why it is not settled that `who` can make it alone
    took: Took
    alone: Effect
    alone_says: str


class StateActs(msgspec.Struct, **Made):
    """What states would have to do: so many acts, by whom."""

    definition: str
    title: str
    does: str  # taking over that act; of the state whose act it is, bringing it forward
    n: int
    by_agency: tuple[str, ...]  # its refusal or silence is its agency's own (a rule, a word, practice), which the agency can change
    by_act: tuple[str, ...]  # it stands in a statute
    open_already: tuple[str, ...]
    of: int  # that could be opened so: any of them counts where none is named
    note: str = ""  # what must go with it
    comes: tuple[tuple[str, date], ...] = ()  # of those asked: states that open by law already signed, and the day
    took: Took
    took_policy: Took | None = None


class Option(msgspec.Struct, **Made):
    """One smallest set. Each is checked whole under its own law."""

    id: str  # A, B ...
    acts: int
    steps: tuple[Step, ...]
    states: StateActs | None = None
    says: str
    opens: str  # what is then open, in the law room's words
    most_a_year: float | None = None
    reform: str  # the reform file that `keiway reform` reads
    slowest: str = ""  # how long the slowest of its parts has taken
    in_time: str = ""  # with a day to be done by: has each of its parts ever been done as fast?


class Single(msgspec.Struct, **Made):
    """One change tried by itself, at its strongest setting."""

    change: str
    title: str
    label: str
    who: str
    effect: Effect
    says: str


class Unchanged(msgspec.Struct, **Made):
    """A way that stands open without a change of rule, and what it asks for."""

    id: str
    title: str
    says: str
    asks: tuple[str, ...]
    limits: tuple[str, ...] = ()


class PathAnswer(msgspec.Struct, **Made):
    schema: str
    id: str
    vehicle: str
    title: str
    read_as: dict[str, Any]
    goal: str  # in words
    asked: dict[str, Any]
    as_of: date
    day: date  # on which the goal is judged
    verdict: Verdict  # of the goal as the law is
    sentence: str
    today: tuple[Shut, ...]
    waits: date | None = None  # day on which time alone opens the federal gates
    waits_says: str = ""
    options: tuple[Option, ...] = ()  # of changes of rule alone
    granted: tuple[Option, ...] = ()  # with a decision of an agency for one maker in them, which is no change of rule
    more: int = 0  # smallest sets that are not told
    singles: tuple[Single, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()
    blocked: str = ""  # no set opens it: which gate stays shut
    tried: int = 0  # sets whose law was asked
    in_doubt: tuple[str, ...] = ()  # states that neither register nor refuse it, as far as is known
    limited: tuple[str, ...] = ()  # open ones with a string attached: ME (on antique plates)
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    law_checked: date
    data: str
    next: tuple[str, ...] = ()
