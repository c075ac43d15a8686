"""A sweep: the question, its tasks, what a task gives, and the answer `sweep/1`.

All of it is plain data. A task holds everything its numbers depend on, so that it is the same question in any process and any order.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Missing
from keiway.policy.record import DRAWS, SEED, YEARS, Effect, Entry, Offer, Way
from keiway.policy.reform.record import Reform, Setting

SCHEMA = "sweep/1"
Work = Literal["law", "terms", "impact"]
WORKS: tuple[Work, ...] = ("law", "terms", "impact")
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Point(msgspec.Struct, **Made):
    """One reform of the sweep. `swept`: what the sweep set over it, in the order of its `vary`."""

    id: str
    reform: Reform
    base: str = ""  # the reform it was made of; none where the sweep's values are all of it
    swept: tuple[Setting, ...] = ()


class Car(msgspec.Struct, **Made):
    """One vehicle, used ones with the days they were built: first and last; None: the last month of its production, or new where it is still built."""

    vehicle: str  # id of the catalogue
    built: tuple[date, date] | None = None


class Sweep(msgspec.Struct, **Made):
    """A sweep, read and checked: everything that is named in the file is whole here."""

    sweep: str
    points: tuple[Point, ...]
    axes: tuple[str, ...] = ()  # levers that are varied
    work: tuple[Work, ...] = ("law",)
    cars: tuple[Car, ...] = ()
    way: Way = "imported"
    states: tuple[str, ...] = ()
    days: tuple[date, ...] = ()  # none: the first day on which all of a reform stands
    entry: Entry = "offered"
    each: bool = False  # each vehicle offered alone, in place of what the reforms offer
    years: int = YEARS
    draws: int = DRAWS
    seed: int = SEED
    as_of: date | None = None  # None: the day the sweep is begun
    says: str = ""  # the file's own notes
    notes: tuple[str, ...] = ()  # how the file was read


# ---- tasks


class LawTask(msgspec.Struct, tag="law", **Made):
    """A used vehicle in states, as the law is and under the reform."""

    point: str
    reform: Reform
    car: Car
    states: tuple[str, ...]
    day: date


class TermsTask(msgspec.Struct, tag="terms", **Made):
    """A new vehicle that its maker offers, as the law is and under the reform."""

    point: str
    reform: Reform
    car: Car
    way: Way
    states: tuple[str, ...]
    day: date


class ImpactTask(msgspec.Struct, tag="impact", **Made):
    """What the reform would do."""

    point: str
    reform: Reform
    as_of: date
    entry: Entry
    years: int
    draws: int
    seed: int
    offers: tuple[Offer, ...] | None = None


Task = LawTask | TermsTask | ImpactTask


# ---- what a task gives


class LawRow(msgspec.Struct, array_like=True, frozen=True):
    """One state, in the order of the fields: a file of a large sweep is mostly these."""

    state: str
    before: str  # verdict: the worse of entering, registering and driving
    after: str
    register_before: str
    register_after: str
    drive_before: str
    drive_after: str
    cap_before: int | None = None  # mph
    cap_after: int | None = None
    says: str = ""  # why it is so under the reform, where something changed


class LawFound(msgspec.Struct, tag="law", **Made):
    key: str
    point: str
    vehicle: str
    title: str
    built: str
    day: date
    enter_before: str
    enter_after: str
    rows: tuple[LawRow, ...]


class Stands(msgspec.Struct, **Made):
    """How the law stands to a new vehicle: `policy.reform.terms`, in short."""

    open: bool | None
    pathway: str
    states: tuple[str, ...] = ()  # of those asked, that register it for the road
    cap_mph: int | None = None
    freeways: bool = True
    waived: int = 0  # standards it need not meet in the US form
    most_a_year: float | None = None


class TermsFound(msgspec.Struct, tag="terms", **Made):
    key: str
    point: str
    vehicle: str
    title: str
    way: Way
    day: date
    before: Stands
    after: Stands
    says: str


class ImpactFound(msgspec.Struct, tag="impact", **Made):
    key: str
    point: str
    offered: tuple[str, ...] = ()  # vehicles offered in place of the file's own
    sentence: str = ""
    effects: tuple[Effect, ...] = ()
    net: tuple[Effect, ...] = ()
    poles: tuple[Effect, ...] = ()  # net benefit at both ends of what no study tells
    warnings: tuple[str, ...] = ()


class Failed(msgspec.Struct, tag="failed", **Made):
    """A task that gave no numbers. `own`: a mistake of keiway's own or of the machine, tried again when the sweep goes on."""

    key: str
    work: Work
    point: str
    about: str  # the vehicle and day, or the offers
    code: str
    message: str
    own: bool = False


Found = LawFound | TermsFound | ImpactFound | Failed


# ---- the answer


class Shown(msgspec.Struct, **Made):
    """One reform of the answer."""

    id: str
    title: str
    first_day: date
    base: str = ""
    swept: dict[str, bool | int | float | str | tuple[str, ...]] = {}


class Open(msgspec.Struct, **Made):
    """States in which a used vehicle may be brought in, registered and driven, of those asked."""

    point: str
    vehicle: str
    title: str
    built: str
    day: date
    before: int
    after: int
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    doubt: int = 0  # states under the reform whose verdict is UNKNOWN or DISPUTED


class Best(msgspec.Struct, **Made):
    """The reforms with the smallest and the largest change of one effect, by the middle of the draws."""

    effect: str
    label: str
    unit: str
    least: str
    least_low: float
    least_mid: float
    least_high: float
    most: str
    most_low: float
    most_mid: float
    most_high: float


class SweepAnswer(msgspec.Struct, **Made):
    schema: str
    sweep: str
    sentence: str
    as_of: date
    data: str
    facts: str  # fingerprint of the facts and the program behind every row
    draws: int
    seed: int
    tasks: int
    kept: int  # of them, done before
    ran: int  # done now
    points: tuple[Shown, ...]
    axes: tuple[str, ...]
    opens: tuple[Open, ...]
    law: tuple[LawFound, ...]
    terms: tuple[TermsFound, ...]
    impact: tuple[ImpactFound, ...]
    best: tuple[Best, ...]
    failed: tuple[Failed, ...]
    missing: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
