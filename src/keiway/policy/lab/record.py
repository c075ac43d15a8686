"""The shapes of the lab: law before and after, `reform-law/1`; reforms beside each other, `reforms-beside/1`."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.policy.record import ImpactAnswer
from keiway.policy.reform.record import Who

LAW = "reform-law/1"
BESIDE = "reforms-beside/1"
Made = {"frozen": True, "kw_only": True, "omit_defaults": True}


class Moved(msgspec.Struct, **Made):
    """One lever that the reform moves: what the law says today, and what it would say."""

    lever: str
    title: str
    before: str
    after: str
    from_: date
    who: tuple[Who, ...]
    cites: tuple[str, ...] = ()


class Place(msgspec.Struct, **Made):
    """One state: the verdict before and after; empty for a new vehicle where the state does not register it, or it is not known to."""

    state: str
    name: str
    before: str
    after: str
    cap_before: int | None = None  # highest posted limit, mph; None: no cap, or not open
    cap_after: int | None = None

    @property
    def changed(self) -> bool:
        return (self.before, self.cap_before) != (self.after, self.cap_after)


class Subject(msgspec.Struct, **Made):
    """One telling vehicle, as the law is and under the reform."""

    id: str
    title: str
    new: bool
    enter_before: str  # a verdict
    enter_after: str
    says_before: str
    says_after: str
    places: tuple[Place, ...]
    open_before: int  # states in which it may enter, be registered and be driven
    open_after: int
    way_before: str = ""  # title of the way past the safety standards, of a new one
    way_after: str = ""
    cap_before: int | None = None  # of most states that register it
    cap_after: int | None = None
    waived: tuple[str, ...] = ()  # standards that a new one need not meet in the US form under the reform, and must today
    most_a_year: float | None = None
    term_years: int | None = None
    most_before: float | None = None  # on the same way today, where there is one
    term_before: int | None = None
    left_before: tuple[str, ...] = ()  # standards that the design, as it is built now, is known not to meet on its best way today, and under the reform
    left_after: tuple[str, ...] = ()
    us_built: bool = False
    certified: int | None = None  # states in which a new one could be sold today if its maker certified it to every standard
    assumed: tuple[str, ...] = ()

    @property
    def changed(self) -> int:
        return sum(one.changed for one in self.places)


class Kind(msgspec.Struct, **Made):
    """Used imports of one kind: the ages, the states and the duty, before and after."""

    id: str
    title: str
    age_before: int | None  # from which both federal gates stand open; None: no age
    age_after: int | None
    states_before: int
    states_after: int
    duty_before: float | None  # percent of the price by the text, for one of that age; None: not known
    duty_after: float | None


class LawChange(msgspec.Struct, **Made):
    schema: str
    reform: str
    title: str
    restated: str
    from_: date
    day: date  # the day whose law is told
    who: tuple[Who, ...]
    sentence: str
    moved: tuple[Moved, ...]
    subjects: tuple[Subject, ...]
    used: tuple[Kind, ...]
    next: tuple[str, ...] = ()
    file: str = ""  # the reform, as its file


class Between(msgspec.Struct, **Made):
    """Two reforms on the same draws: one less the other."""

    one: str  # id of a reform
    other: str
    effect: str
    label: str
    unit: str
    low: float
    mid: float
    high: float
    less: float  # share of draws in which `one` has less of it
    more: float


class Beside(msgspec.Struct, **Made):
    schema: str
    answers: tuple[ImpactAnswer, ...]
    law: tuple[LawChange, ...]
    between: tuple[Between, ...]
    says: str
