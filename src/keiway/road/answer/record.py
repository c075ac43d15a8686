"""The shape of a road answer, `road/1`, and of what is asked."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from keiway.answer import Missing, Quantity
from keiway.case import Case
from keiway.road.fit import Fits
from keiway.road.reach.legal import Legal
from keiway.road.reach.shares import ClassShare, Served
from keiway.road.traffic.brake import Stopping
from keiway.vehicles.record import Vehicle

Word = Literal["yes", "no", "unsure"]  # in more than 95%, in fewer than 5%, in between of the draws


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle on one kind of road. SI; `load_kg` rides besides the driver, `head_wind_mps` is positive from ahead."""

    vehicle: Vehicle
    grade: float = 0.0  # rise over run
    load_kg: float = 0.0
    altitude_m: float = 0.0
    head_wind_mps: float = 0.0
    highway_mph: float | None = None  # design speed of the freeway that is entered; None: the usual one
    ramp_mph: float | None = None  # of the ramp's curve
    case: Case | None = None  # with a state: the law is asked where it may drive


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """The conditions as understood, in the units people say."""

    grade_pct: float
    load_kg: float
    payload_kg: float  # with the driver
    altitude_m: float
    head_wind_mph: float
    state: str | None
    as_of: date | None


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The speed kept on one grade, as asked for and with a driver alone in still air at sea level."""

    grade_pct: float
    speed: Quantity
    bare: Quantity
    limited_by: str  # power, limiter, published top speed, revs, nothing holds
    gear: int | None = None
    from_below_mph: float | None = None  # once slowed, where that is less by more than 1 mph


class Climb(msgspec.Struct, frozen=True, kw_only=True):
    """A place people know, with the load asked for."""

    place: str
    name: str
    grade_pct: float
    altitude_m: float
    speed: Quantity
    sources: tuple[str, ...]


class Score(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One merge: does it reach the speed within the length?"""

    kind: Literal["design", "traffic"]
    grade_pct: float
    word: Word
    share: float  # of the draws that make it
    highway_mph: float
    ramp_mph: float
    starts_mph: float
    wanted_mph: float
    within_ft: float
    at_end: Quantity  # mph at the end of that length
    needs: Quantity | None = None  # ft to the speed wanted; None: it never gets there
    beyond_table: bool = False  # steeper than AASHTO's factors go


class Passing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Overtaking on a two-lane road."""

    road_mph: float
    other_mph: float
    grade_pct: float
    word: Word  # can it do what the road's sight distance takes for granted?
    time: Quantity | None
    distance: Quantity | None
    sight_ft: float | None
    laid_out_ft: float
    faster_by_mph: float


class Reach(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a cap of speed leaves of US driving."""

    by: Literal["law", "speed"]
    says: str
    cap_mph: float | None
    known: bool
    served: Served | None = None
    posted: tuple[float, float, float] | None = None  # share of US miles on roads posted up to the cap
    road_miles: tuple[float, float] | None = None
    classes: tuple[ClassShare, ...] = ()
    grade_pct: float | None = None
    sources: tuple[str, ...] = ()


class RoadAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Can it keep up, and all that stands behind it."""

    schema: str
    sentence: str
    more: tuple[str, ...]  # sentences that follow it
    vehicle: str
    name: str
    given: Given
    car_says: str
    holds: tuple[Held, ...]
    climbs: tuple[Climb, ...]
    sprints: tuple[Quantity, ...]
    merges: tuple[Score, ...]
    passing: tuple[Passing, ...]
    braking: Stopping
    economy: tuple[Quantity, ...]
    ranges: tuple[Quantity, ...]
    legal: Legal | None
    reach: tuple[Reach, ...]
    fits: tuple[Fits, ...]
    missing: tuple[Missing, ...]
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    sources: tuple[str, ...]
    data: str
