"""The shape of a reform file, `reform/1`, and of what is read from the law under it.

A reform says what the law would be from a day on: levers set to values, rules ended, changed or added. It is plain data, whole and
frozen, so that the same reform is the same bytes. What it comes to is never read from here but asked of the law room.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from keiway.policy.record import Offer

SCHEMA = "reform/1"
Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}
Who = Literal["congress", "nhtsa", "epa", "president", "customs", "states"]
Value = bool | int | float | str | tuple[str, ...]
Topic = Literal["federal", "customs", "fmvss", "states"]


class Setting(msgspec.Struct, **Strict):
    """One lever and what it is set to, in the lever's own unit. `from_` None: from the reform's day."""

    lever: str
    value: Value
    from_: date | None = None


class Change(msgspec.Struct, **Strict):
    """A rule of the law by its id: ended, changed, or a new one put before the others.

    `change` holds the fields that differ, `add` a whole rule as the law's own files write it.
    """

    rule: str  # id of the rule; of one that is added: its new id
    state: str = ""  # two letters, for a state rule that is added
    end: bool = False
    change: dict[str, Any] = {}
    add: dict[str, Any] = {}
    from_: date | None = None


class Reform(msgspec.Struct, **Strict):
    """A reform, read and checked."""

    reform: str  # id
    title: str
    from_: date
    author: str = ""
    who: tuple[Who, ...] = ()  # who can make it; empty: those the levers and rules name
    set: tuple[Setting, ...] = ()
    rules: tuple[Change, ...] = ()
    offers: tuple[Offer, ...] = ()  # new vehicles taken to be on sale because of it
    supposes: tuple[str, ...] = ()  # facts of the law (its features) taken to hold for what is offered: a grant, an agency's finding
    notes: str = ""
    sources: tuple[str, ...] = ()


class Lever(msgspec.Struct, **Strict):
    """One thing of the law that a reform may set. `today` is read from the law as it is."""

    id: str
    title: str
    says: str
    kind: Literal["whole", "number", "flag", "choice", "list", "words"]
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()  # of a choice; of a list, what it may hold
    also: tuple[str, ...] = ()  # single words a list may be instead: all, none
    who: tuple[Who, ...]
    either: bool = False  # any one of `who` can move it; else the first does, the others with it
    cites: tuple[str, ...] = ()
    patches: str  # what in the law it moves, in words
    with_: str = ""  # the lever that must be set for this one to mean anything
    default: Value | None = None  # what it is taken as where `with_` is set and this one is not
    today: Value | None = None  # None: the law has no such thing today
    today_says: str = ""


class Road(msgspec.Struct, frozen=True, kw_only=True):
    """Where one state lets it go."""

    state: str
    cap_mph: int | None = None  # highest posted limit; None: no cap
    freeways: bool = True


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How the law stands to a new vehicle that its maker offers, read from the law room."""

    open: bool | None  # None: it turns on something that is not known, said in `says`
    pathway: str  # id of the way past the safety layer
    emissions: str  # and past the emissions layer
    says: str
    cap_mph: int | None = None  # of most states that register it; None: no cap
    freeways: bool = True
    states: tuple[str, ...] = ()  # that register it for the road; none where it may not enter
    roads: tuple[Road, ...] = ()  # one each of `states`
    most_a_year: float | None = None
    term_years: int | None = None  # of an exemption that is granted for a time
    top_speed_mph: float | None = None  # to which its maker caps it; None: as it is
    waived: tuple[str, ...] = ()  # standards that it need not meet in the US form, those adopted for a later day among them
    later: tuple[str, ...] = ()  # of `waived`, those that bind no vehicle built on the day
    left: tuple[str, ...] = ()  # standards that the design, as it is built now, is known not to meet on this way; certified, it has to
    us_built: bool = False  # the law asks for US assembly
    assumed: tuple[str, ...] = ()


class UsedTerms(msgspec.Struct, frozen=True, kw_only=True):
    """How the law stands to used imports of a kind on a day, read from the law room."""

    age_years: int | None  # safety gate for anyone; None: no way by age
    emissions_years: int | None  # calendar years
    open_years: int | None  # age from which both stand open
    states: tuple[str, ...]  # that register one of just that age for the road
    unsure: tuple[str, ...]  # of the others, those of which it is not known or disputed whether they do
    by_age: tuple[tuple[int, tuple[str, ...]], ...]  # (years, states that register one of this age), from `open_years` on, where it changes
    duty_pct: tuple[float, float, float] | None  # low, mid, high, percent of the price, for one of just that age; None: not coded
    says: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle in one state, as the law is and as it would be."""

    vehicle: str
    state: str
    name: str
    before: str  # verdict: the worse of entering, registering and driving
    after: str
    register_before: str
    register_after: str
    drive_before: str
    drive_after: str
    cap_before: int | None = None
    cap_after: int | None = None
    says: str = ""  # why it is so under the reform


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of `compare`, with the federal gates of each vehicle and the states counted open."""

    reform: str
    day: date
    rows: tuple[Row, ...]
    enter: tuple[tuple[str, str, str], ...]  # (vehicle, verdict before, after)
    open_before: tuple[tuple[str, int], ...]  # (vehicle, states in which it may be registered and driven)
    open_after: tuple[tuple[str, int], ...]
