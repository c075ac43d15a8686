"""The facts a state rule's conditions may name, read off a case for one day.

A fact that is known within bounds is a range; one that is not known is left out, and the answer then asks for it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Missing
from keiway.case import Case
from keiway.days import months_between
from keiway.law.conditions import Range, Words

MM_PER_IN = 25.4
KG_PER_LB = 0.45359237
KM_PER_MI = 1.609344

CLASS = "us_class_"  # begins a feature that names a class

#: A vehicle that has never been plated in the state: later than any cut-off a rule can name.
NEVER = date.max


class FactNote(msgspec.Struct, frozen=True):
    """One fact, described once: what it means, what to ask when it is missing, how to give it."""

    meaning: str
    question: str
    option: str | None = None


NOTES = {
    "kind": FactNote("kei_car, kei_van, kei_truck, foreign_car, lsv ...", "What kind of vehicle is it?", "--spec FILE"),
    "length_in": FactNote("overall length, inches", "How long is it?", '--set "length_mm=3295"'),
    "width_in": FactNote("overall width, inches", "How wide is it?", '--set "width_mm=1395"'),
    "height_in": FactNote("overall height, inches", "How high is it?", '--set "height_mm=1800"'),
    "engine_cc": FactNote("engine displacement, cc (0 when electric)", "What is the engine's displacement?", '--set "displacement_cc=657"'),
    "power_kw": FactNote("rated power, kW", "What is its rated power?", '--set "power_kw=37"'),
    "curb_mass_lb": FactNote("curb mass, pounds", "What does it weigh empty?", '--set "curb_mass_kg=700"'),
    "gvwr_lb": FactNote("gross vehicle weight, pounds", "What is its gross vehicle weight?", '--set "gvw_kg=1200"'),
    "top_speed_mph": FactNote("top speed, mph", "How fast can it go?", '--set "top_speed_kmh=115"'),
    "wheels": FactNote("wheels on the ground", "How many wheels has it?", '--set "wheels=4"'),
    "model_year": FactNote("year of manufacture, standing for the model year", "In which year was it built?", "--built 1999"),
    "age_years": FactNote("whole years since it was built", "When exactly was it built?", "--built 2001-06-14"),
    "calendar_age": FactNote("calendar year less year of manufacture", "In which year was it built?", "--built 1999"),
    "built": FactNote("day it was built", "When exactly was it built?", "--built 2001-06-14"),
    "registered_since": FactNote("day it was first plated in the state by its owner", "Since when has it been registered there?", "--registered-since 2020-05"),
    "titled_elsewhere": FactNote("it comes with another state's title", "Does it come with another state's title?", "--titled-elsewhere / --not-titled-elsewhere"),
    "goods": FactNote("built to carry goods", "Is it a goods van (bare floor, no rear windows) or a passenger van?", "--features rear_seats,side_windows  or  --features bare"),
    "use": FactNote("road, farm, offroad, lsv or show", "What will it be used for?", "--use farm"),
    "original_configuration": FactNote("engine and emission system as built", "Are engine and emission system as built?", "--original / --modified"),
    "in_us": FactNote("already lawfully in the country", "Is it already in the country?", "--in-us"),
    "fuel": FactNote("petrol, diesel, electric, hybrid or phev", "What does it run on?", '--set "fuel=petrol"'),
    "us_class": FactNote("lighter US class its maker certified it to: none, or one that is only supposed", "Did its maker certify it to a lighter US class?"),
    "seats": FactNote("number of seats", "How many seats has it?", '--set "seats=2"'),
}  # fmt: skip


def law_kind(case: Case) -> str:
    """The kind as state law sees it: kei kinds, lsv and the like; any other home-market import is a foreign car."""
    vehicle = case.vehicle
    if vehicle.is_kei or vehicle.kind in ("lsv", "golf_cart", "utv", "quadricycle"):
        return vehicle.law_kind
    return "us_car" if vehicle.us_certified else "foreign_car"


def facts(case: Case, day: date) -> dict[str, Range | Words]:
    """Everything known for a state's conditions on `day`."""
    vehicle, built = case.vehicle, case.built
    known: dict[str, Range | Words] = {
        "kind": Words(frozenset((law_kind(case),))),
        "use": Words(frozenset((case.use,))),
        "built": Range(built.first, built.last),
        "model_year": Range(built.first.year, built.last.year),
        "age_years": Range(months_between(built.last, day) // 12, months_between(built.first, day) // 12),
        "calendar_age": Range(day.year - built.last.year, day.year - built.first.year),
        "wheels": Range(vehicle.wheels, vehicle.wheels),
        "registered_since": _registered(case),
        "in_us": _word(case.in_us),
        "us_class": Words(frozenset((us_class(case),))),
    }
    for name, value, per in (
        ("length_in", vehicle.length_mm, MM_PER_IN),
        ("width_in", vehicle.width_mm, MM_PER_IN),
        ("height_in", vehicle.height_mm, MM_PER_IN),
        ("gvwr_lb", vehicle.gvw_kg, KG_PER_LB),
        ("top_speed_mph", vehicle.top_speed_kmh, KM_PER_MI),
        ("power_kw", vehicle.power_kw, 1.0),
        ("engine_cc", 0.0 if vehicle.fuel == "electric" else vehicle.displacement_cc, 1.0),
    ):
        if value is not None:
            known[name] = Range(value / per, value / per)
    if mass := vehicle.curb_mass_kg:
        known["curb_mass_lb"] = Range(mass.min / KG_PER_LB, mass.max / KG_PER_LB)
    if vehicle.fuel:
        known["fuel"] = Words(frozenset((vehicle.fuel,)))
    if vehicle.seats:
        known["seats"] = Range(min(vehicle.seats), max(vehicle.seats))
    if (goods := _goods(case)) is not None:
        known["goods"] = _word(goods)
    if case.original_configuration is not None:
        known["original_configuration"] = _word(case.original_configuration)
    if case.titled_elsewhere is not None or not case.in_us:
        known["titled_elsewhere"] = _word(bool(case.titled_elsewhere))
    return known


def us_class(case: Case) -> str:
    """A class that only a supposed rule knows, named with the features; `none` for every vehicle there is."""
    return next((name[len(CLASS) :] for name in sorted(case.features) if name.startswith(CLASS)), "none")


def missing(fact: str) -> Missing:
    """What to ask when `fact` is not known."""
    note = NOTES[fact]
    return Missing(fact=fact, question=note.question, settles=f"{note.meaning} decides which rule applies", option=note.option)


def _word(flag: bool) -> Words:
    return Words(frozenset(("true" if flag else "false",)))


def _registered(case: Case) -> Range:
    since = case.registered_since
    return Range(since.first, since.last) if since else Range(NEVER, NEVER)


def _goods(case: Case) -> bool | None:
    """Built to carry goods? A kei van can be either; its rear seats and windows tell."""
    kind = case.vehicle.kind
    if kind in ("kei_truck", "small_pickup", "large_pickup"):
        return True
    if kind not in ("kei_van", "van"):
        return False
    if {"bare", "panel", "cargo"} & case.features:
        return True
    if {"rear_seats", "side_windows"} <= case.features:
        return False
    return None
