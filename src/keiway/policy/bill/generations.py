"""The catalogue's generations as a definition meets them: what is known of each, in the units of the law."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from keiway.days import months_between
from keiway.law.conditions import Range, Words
from keiway.policy.bill.measures import DIGITS, KG_PER_LB, KMH_PER_MPH, MM_PER_IN
from keiway.store import per_world
from keiway.vehicles.classes import classes, first_day, kei_class
from keiway.vehicles.record import Vehicle

GOODS = {"kei_truck": True, "small_pickup": True, "large_pickup": True, "kei_van": None, "van": None}  # None: built either way
LABELS = {"lsv": "low-speed vehicle", "utv": "side-by-side", "small_suv": "small SUV", "midsize_suv": "midsize SUV", "large_suv": "large SUV",
          "kei_suv": "kei off-roader", "kei_sports": "kei sports car", "kei_ev": "electric kei car", "minicar": "very small car"}  # fmt: skip


class Generation(NamedTuple):
    vehicle: Vehicle
    facts: dict[str, Range | Words]  # built and the ages over its whole time of sale
    first: date | None  # first and last day on which one can have been built; None: not known
    last: date | None
    era: str  # id of Japan's kei class when its sale began; empty for other kinds

    def of_day(self, built: date, day: date) -> dict[str, Range | Words]:
        """The facts of one that was built on `built`."""
        return {**self.facts, **_ages(built, built, day)}


@per_world(most=8)
def generations(day: date) -> tuple[Generation, ...]:
    """Every row of the catalogue; ages are counted to `day`."""
    from keiway.vehicles.catalogue import vehicles

    return tuple(_generation(vehicle, day) for vehicle in vehicles())


def kind_label(kind: str) -> str:
    return LABELS.get(kind, kind.replace("_", " "))


def era_label(era: str) -> str:
    """Of an era's id: since October 1998, from January 1990 to September 1998."""
    eras = classes().kei_eras
    at = next(n for n, one in enumerate(eras) if one.id == era)
    since = eras[at].from_
    return f"since {since:%B %Y}" if at + 1 == len(eras) else f"from {since:%B %Y} to {_before(eras[at + 1].from_):%B %Y}"


def _before(day: date) -> date:
    from datetime import timedelta

    return day - timedelta(days=1)


def _generation(vehicle: Vehicle, day: date) -> Generation:
    first, last = _window(vehicle, day)
    facts: dict[str, Range | Words] = {
        "kind": Words(frozenset((vehicle.kind,))),
        "origin": Words(frozenset((vehicle.origin,))),
        "use": Words(frozenset(("road",))),
        "us_certified": _flag(vehicle.us_certified),
        "wheels": Range(vehicle.wheels, vehicle.wheels),
    }
    for name, value, per in (
        ("length_in", vehicle.length_mm, MM_PER_IN),
        ("width_in", vehicle.width_mm, MM_PER_IN),
        ("height_in", vehicle.height_mm, MM_PER_IN),
        ("gvwr_lb", vehicle.gvw_kg, KG_PER_LB),
        ("top_speed_mph", vehicle.top_speed_kmh, KMH_PER_MPH),
        ("power_kw", vehicle.power_kw, 1.0),
        ("engine_cc", 0.0 if vehicle.fuel == "electric" else vehicle.displacement_cc, 1.0),
    ):
        if value is not None:
            facts[name] = Range(round(value / per, DIGITS), round(value / per, DIGITS))
    if mass := vehicle.curb_mass_kg:
        facts["curb_mass_lb"] = Range(round(mass.min / KG_PER_LB, DIGITS), round(mass.max / KG_PER_LB, DIGITS))
    if vehicle.fuel:
        facts["fuel"] = Words(frozenset((vehicle.fuel,)))
    if vehicle.seats:
        facts["seats"] = Range(min(vehicle.seats), max(vehicle.seats))
    if (goods := GOODS.get(vehicle.kind, False)) is not None:
        facts["goods"] = _flag(goods)
    if first and last:
        facts |= _ages(first, last, day)
    began = first_day(vehicle)
    era = kei_class(began) if vehicle.is_kei and began else None
    return Generation(vehicle, facts, first, last, era.id if era else "")


def _ages(first: date, last: date, day: date) -> dict[str, Range]:
    return {
        "built": Range(first, last),
        "model_year": Range(first.year, last.year),
        "age_years": Range(max(0, months_between(last, day) // 12), max(0, months_between(first, day) // 12)),
        "calendar_age": Range(max(0, day.year - last.year), max(0, day.year - first.year)),
    }


def _flag(flag: bool) -> Words:
    return Words(frozenset(("true" if flag else "false",)))


def _window(vehicle: Vehicle, day: date) -> tuple[date | None, date | None]:
    """First and last day of building. Without an end one may have been built up to `day`; a model year may begin in the year before."""
    first = first_day(vehicle)
    if first is None:
        return None, None
    if not vehicle.production_from:
        first = date(first.year - 1, 1, 1)
    last = day
    if vehicle.production_to:
        year, month = map(int, vehicle.production_to.split("-"))
        last = date(year, month, monthrange(year, month)[1])
    elif vehicle.model_year_to:
        last = date(vehicle.model_year_to, 12, 31)
    return first, max(first, min(last, day))  # none is built yet that would be younger than new
