"""What holds a front occupant of a catalogue vehicle (docs/science/vehicles.md, 5 and 6)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NamedTuple

import msgspec

from keiway.crash.record import Restraint
from keiway.crash.vehicles.facts import Band, Confidence, Source, Three, launched
from keiway.days import Window, year_window
from keiway.errors import UsageError
from keiway.store import Topic
from keiway.vehicles.record import Vehicle

Seat = Literal["driver", "passenger"]


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way of being held, with its figures as low, mid, high."""

    says: str
    figures: dict[str, Three]
    belt: bool
    airbag: bool
    confidence: Confidence
    sources: tuple[str, ...]


class Era(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    day: date | None = None
    launch: str | None = None
    confidence: Confidence
    sources: tuple[str, ...]


class Without(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Kinds of vehicle that no rule asks for a thing, and on what that stands."""

    kinds: tuple[str, ...]
    confidence: Confidence
    sources: tuple[str, ...]


class Restraints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    kinds: dict[str, Kind]
    eras: dict[str, Era]
    no_belt: tuple[str, ...]
    no_airbag: tuple[str, ...]
    no_limiter: Without
    no_esc: Without
    cargo: tuple[str, ...]
    us_trucks: tuple[str, ...]


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


RESTRAINTS = Topic("crash-restraints", "crash/restraints.yaml", Restraints, _only)


class Fitted(NamedTuple):
    """Whether a thing is taken as fitted, why, and on what."""

    yes: bool
    why: str
    sources: tuple[str, ...]


def restraint_of(
    vehicle: Vehicle, built: Window | None = None, belted: bool = True, seat: Seat = "driver"
) -> Restraint:
    """Restraint of one front occupant, as fitted on the earliest day the vehicle can have been built.

    `built` defaults to the first month of sale. Where it is open whether something is fitted, it is taken as not
    fitted, and `says` tells so: looking at the vehicle settles it.
    """
    if seat not in ("driver", "passenger"):
        raise UsageError(f"Seat {seat!r} is not known here; the restraint models hold a driver or a front passenger.")
    facts = RESTRAINTS.value
    id_ = kind_of(vehicle, built, belted, seat)
    bag = airbag(vehicle, built, seat)
    says = [facts.kinds[id_].says, bag.why]
    if belted and vehicle.kind in facts.no_belt:
        says.append("no belt is fitted to this kind of vehicle")
    return _restraint(facts.kinds[id_], bag.sources, "; ".join(says))


def kind_of(vehicle: Vehicle, built: Window | None = None, belted: bool = True, seat: Seat = "driver") -> str:
    """Which kind of restraints.yaml holds that occupant: the key of `bands_of_restraint`."""
    bag = airbag(vehicle, built, seat).yes
    has_belt = vehicle.kind not in RESTRAINTS.value.no_belt
    return _kind_id(vehicle, belted and has_belt, bag, _limiter(vehicle, built, bag))


def bands_of_restraint(kind: str) -> dict[str, Band]:
    """The distributions of one kind's figures, by field of `Restraint`."""
    row = RESTRAINTS.value.kinds[kind]
    return {
        name: Band(low=low, mid=mid, high=high, unit="SI", confidence=row.confidence, sources=row.sources)
        for name, (low, mid, high) in row.figures.items()
    }


def airbag(vehicle: Vehicle, built: Window | None, seat: Seat) -> Fitted:
    """Is a front air bag taken as fitted at this seat? The catalogue's word, then the law's, then the years."""
    facts = RESTRAINTS.value
    word = vehicle.airbags
    if word is not None:
        return _by_word(word, seat)
    if vehicle.kind in facts.no_airbag:
        return Fitted(False, "none is asked of this kind of vehicle", ("catalogue",))
    if vehicle.us_certified:
        era = facts.eras["us_truck_airbags" if vehicle.kind in facts.us_trucks else "us_car_airbags"]
        first = first_day(vehicle, built)
        if first is not None and first >= era.day:
            return Fitted(True, "US law asked for air bags when it was built", era.sources)
        return Fitted(False, "built before US law asked for air bags, or not known when; taken without", era.sources)
    era = facts.eras["cargo_airbags" if vehicle.kind in facts.cargo else "car_airbags"]
    if (launched(vehicle) or "") >= era.launch:
        return Fitted(True, "taken as fitted for its years; no record was found", era.sources)
    return Fitted(False, "no record of an air bag was found; taken without", era.sources)


def _by_word(word: str, seat: Seat) -> Fitted:
    if word == "none":
        return Fitted(False, "sold without air bag", ("catalogue",))
    if word[0].isdigit():  # six of them, or six to be had: the front two are among them or standard
        return Fitted(True, "sold with front air bags", ("catalogue",))
    if word.endswith("optional"):
        return Fitted(False, "air bags were optional; taken without, look for SRS on wheel and dashboard", ("catalogue",))
    if word.startswith("driver") and seat == "passenger":
        return Fitted(False, "only the driver has an air bag", ("catalogue",))
    return Fitted(True, "sold with air bag", ("catalogue",))


def _limiter(vehicle: Vehicle, built: Window | None, bag: bool) -> bool:
    """Pretensioner and limiter came with, or some years after, the air bag; not in what is no car."""
    eras = RESTRAINTS.value.eras
    if not bag or vehicle.kind in RESTRAINTS.value.no_limiter.kinds:
        return False
    if vehicle.us_certified:
        first = first_day(vehicle, built)
        return first is not None and first >= eras["us_limiter"].day
    return (launched(vehicle) or "") >= eras["limiter"].launch


def _kind_id(vehicle: Vehicle, belted: bool, bag: bool, limiter: bool) -> str:
    if not belted:
        return "unheld_airbag" if bag else "unheld"
    if not bag:
        early = (launched(vehicle) or "9999") < RESTRAINTS.value.eras["retractor_belts"].launch
        return "belt_early" if early else "belt"
    return "belt_limiter_airbag" if limiter else "belt_airbag"


def first_day(vehicle: Vehicle, built: Window | None) -> date | None:
    """Earliest day it can have been built: the window's, or 1 September before its first model year."""
    if built is not None:
        return built.first
    if vehicle.model_year_from:
        return date(vehicle.model_year_from - 1, 9, 1)
    if vehicle.production_from:
        return year_window(int(vehicle.production_from[:4])).first
    return None


def _restraint(kind: Kind, sources: tuple[str, ...], says: str) -> Restraint:
    mids = {name: mid for name, (_, mid, _) in kind.figures.items()}
    cited = tuple(dict.fromkeys([*kind.sources, *sources]))
    return Restraint(belt=kind.belt, airbag=kind.airbag, level="class", sources=cited, says=says, **mids)
