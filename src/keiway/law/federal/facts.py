"""The facts federal conditions may name, read off a case for one day of entry.

What a fact means, which question settles it and how to give it is written once, in ``law/us/facts.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from keiway.answer import Missing
from keiway.case import Case
from keiway.days import Window, add_years
from keiway.errors import NotUnderstood
from keiway.law.conditions import Range, Words
from keiway.law.federal.files import law

KG_PER_LB = 0.45359237
KM_PER_MI = 1.609344

SLOW_KINDS = ("lsv", "golf_cart", "utv", "quadricycle")
ROAD_SPEED_MPH = (40.0, 250.0)  # no catalogue kind built for ordinary roads is slower or faster

_REPLACED = ("identical", "other")  # what a replacement engine can be, to EPA
YES, NO = Words(frozenset(("true",))), Words(frozenset(("false",)))


class CaseFacts:
    """What is known of `case` on `day`; each fact is worked out when first asked for."""

    def __init__(self, case: Case, day: date):
        self.case, self.day = case, day
        self._known: dict[str, Range | Words | None] = {}

    def get(self, name: str, default: None = None) -> Range | Words | None:
        if name not in self._known:
            derive = _DERIVED.get(name)
            found = derive(self.case, self.day) if derive else None
            self._known[name] = found or _stated(name, self.case)
        return self._known[name]

    @property
    def importer(self) -> str:
        """Who imports. Raises `NotUnderstood` for a word the facts file does not list."""
        word = self.case.importer or "individual"
        known = law().facts["importer"].words
        if word not in known:
            raise NotUnderstood(f"importer {word!r}: give one of {', '.join(known)}.", suggestions=list(known))
        return word


def features() -> dict[str, str]:
    """The words ``--features`` takes on the federal side, with what each says of the vehicle or its papers."""
    named = {note.feature: note.meaning for note in law().facts.values() if note.feature}
    return named | {f"engine_{state}": f"engine: {law().facts['engine'].words[state]}" for state in _REPLACED}


def importers() -> dict[str, str]:
    """The words ``--importer`` takes, in plain words."""
    return dict(law().facts["importer"].words)


def whole_years(built: date, day: date) -> int:
    """Age in years on `day`; the anniversary itself counts, and 29 February's falls on 1 March in common years."""
    years = day.year - built.year
    return years if add_years(built, years) <= day else years - 1


def age_years(built: Window, day: date) -> Range:
    return Range(whole_years(built.last, day), whole_years(built.first, day))


def op_years(built: Window, day: date) -> Range:
    """Year of entry less year of production, as EPA counts."""
    return Range(day.year - built.last.year, day.year - built.first.year)


def missing(fact: str, case: Case) -> Missing:
    """What to ask when `fact` is not known."""
    note = law().facts[fact]
    question = note.question
    if fact in ("age_years", "built"):
        part = {"year": "month", "month": "day"}.get(case.built.precision, "day")
        question = f"In which {part} was it built?" if part == "month" else "On which day was it built?"
    return Missing(fact=fact, question=question, settles=note.settles, option=note.option)


def assumed(case: Case) -> tuple[str, ...]:
    """What the facts take for granted about this case."""
    found = []
    if case.importer is None:
        found.append("A private buyer imports it (if not: --importer).")
    if case.original_configuration is None and "limited_25mph" not in case.features:
        found.append("Engine and emission system are as built (if not: --modified).")
    if case.importer == "nonresident":
        found.append("It leaves again within one year, keeps its foreign plates and is not sold.")
    return tuple(found)


def _stated(name: str, case: Case) -> Words | None:
    """Papers and acts: named with ``--features``, else taken as absent or left unknown."""
    note = law().facts.get(name)
    if note is None or note.feature is None:
        return None
    if note.feature in case.features:
        return YES
    return NO if note.absent == "no" else None


def _words(*options: str) -> Words:
    return Words(frozenset(options))


def _point(value: float | None) -> Range | None:
    return None if value is None else Range(value, value)


def _us_certified(case: Case) -> Words:
    """A low-speed vehicle is judged by its class, whatever its row says."""
    return YES if case.vehicle.us_certified and case.vehicle.kind != "lsv" else NO


def _gvwr_lb(case: Case) -> Range | None:
    vehicle = case.vehicle
    if vehicle.gvw_kg is None and vehicle.kind == "lsv" and vehicle.us_certified:
        return Range(0, 2999)  # its maker's certification says so much
    return _point(None if vehicle.gvw_kg is None else vehicle.gvw_kg / KG_PER_LB)


def _top_speed_mph(case: Case) -> Range | None:
    """A road car whose speed nobody wrote down is still faster than the slow classes."""
    vehicle = case.vehicle
    if vehicle.top_speed_kmh is None:
        return None if vehicle.kind in SLOW_KINDS else Range(*ROAD_SPEED_MPH)
    return _point(vehicle.top_speed_kmh / KM_PER_MI)


def _engine(case: Case) -> Words:
    for state in _REPLACED:
        if f"engine_{state}" in case.features:
            return _words(state)
    if case.original_configuration is False:
        return _words("identical", "other")
    if case.original_configuration is None and "limited_25mph" in case.features:
        return _words("original", "other")  # whether a limiter touches the configuration is not known
    return _words("original")


def _lsv_certified(case: Case) -> Words | None:
    return YES if case.vehicle.kind == "lsv" else None


def _nonroad_label(case: Case) -> Words | None:
    """What is built and sold here off the road carries its maker's label."""
    sold_here = case.made_in == "US" or case.vehicle.us_certified
    return YES if sold_here and case.vehicle.kind in ("utv", "golf_cart", "lsv") else None


_DERIVED: dict[str, Callable[[Case, date], Range | Words | None]] = {
    "age_years": lambda case, day: age_years(case.built, day),
    "op_years": lambda case, day: op_years(case.built, day),
    "built": lambda case, day: Range(case.built.first, case.built.last),
    "importer": lambda case, day: _words(case.importer or "individual"),
    "use": lambda case, day: _words(case.use),
    "kind": lambda case, day: _words(case.vehicle.kind),
    "wheels": lambda case, day: _point(case.vehicle.wheels),
    "gvwr_lb": lambda case, day: _gvwr_lb(case),
    "top_speed_mph": lambda case, day: _top_speed_mph(case),
    "fuel": lambda case, day: _words(case.vehicle.fuel) if case.vehicle.fuel else None,
    "us_certified": lambda case, day: _us_certified(case),
    "engine": lambda case, day: _engine(case),
    "lsv_certified": lambda case, day: _lsv_certified(case),
    "low_emission": lambda case, day: YES if case.vehicle.fuel == "electric" else None,
    "nonroad_label": lambda case, day: _nonroad_label(case),
    "short_stay": lambda case, day: YES if case.importer == "nonresident" else None,
    # What a class that is only supposed may be defined by; no rule in force names them.
    "entered": lambda case, day: Range(day, day),
    "made_in": lambda case, day: _words(case.made_in),
    "engine_cc": lambda case, day: _point(0.0 if case.vehicle.fuel == "electric" else case.vehicle.displacement_cc),
    "power_kw": lambda case, day: _point(case.vehicle.power_kw),
    "length_mm": lambda case, day: _point(case.vehicle.length_mm),
    "width_mm": lambda case, day: _point(case.vehicle.width_mm),
    "height_mm": lambda case, day: _point(case.vehicle.height_mm),
}
