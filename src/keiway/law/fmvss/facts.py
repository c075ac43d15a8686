"""What the conditions may ask of a vehicle, from its catalogue record. A field left out there is left out here."""

from __future__ import annotations

from datetime import date

from keiway.days import Window, month_window
from keiway.law.conditions import Facts, Range, Words
from keiway.law.fmvss.table import table
from keiway.vehicles.record import Vehicle

LB_PER_KG = 2.20462262
MPH_PER_KMH = 0.621371192
#: Bounds, not values, for kinds whose rating is not recorded: wide enough for every vehicle of the kind, and enough
#: to tell on which side of 6,000, 7,716 and 10,000 lb it lies.
GVW_BOUNDS_KG = {
    "kei": (400.0, 2000.0),
    "quadricycle": (300.0, 1250.0),
    "small_suv": (1000.0, 2700.0),
    "midsize_suv": (1400.0, 3500.0),
    "minivan": (1400.0, 3500.0),
    "small_pickup": (1200.0, 3500.0),
}
FIRST_KEI = date(1949, 7, 8)
#: Kei bodies that never had a trunk with a lid or a removable roof. Cars are left open before 2005, when the last
#: kei sedans had gone.
CLOSED = ("kei_truck", "kei_van", "kei_ev")
MAY_OPEN = ("kei_sports", "kei_suv", "minicar", "small_car", "small_suv", "midsize_suv")
AIRBAGS = {"none": {"none"}, "driver": {"driver"}, "dual": {"dual"}, "6": {"six"}, "optional": {"none", "driver", "dual"}}


def build_window(vehicle: Vehicle, built: Window | None, on: date) -> tuple[Window, str | None]:
    """The days it can have been built, never after `on` unless the user says so, and what was assumed for it."""
    if built:
        return built, None
    if vehicle.current:
        return Window(on, on), f"built new on {on}, because it is still on sale"
    if vehicle.us_certified and not vehicle.production_from and vehicle.msrp_year:
        year = vehicle.msrp_year  # a model year may begin on 2 January of the year before
        return Window(date(year - 1, 1, 2), date(year, 12, 31)), f"of model year {year}; give the build day for a firmer answer"
    first = _month(vehicle.production_from, FIRST_KEI, last=False)
    last = min(_month(vehicle.production_to, on, last=True), on)
    if first > last:
        return Window(first, first), None
    return Window(first, last), "built on some day of its production; give the build day for a firmer answer"


def _month(text: str | None, otherwise: date, *, last: bool) -> date:
    if not text:
        return otherwise
    window = month_window(int(text[:4]), int(text[5:7]))
    return window.last if last else window.first


def facts(vehicle: Vehicle, built: Window, us_class: str = "none") -> Facts:
    """Fact name -> what is known. Weights in lb, speeds in mph. `us_class`: a lighter class its maker certifies it to, where a supposed rule has one."""
    found = {
        "us_certified": _truth(vehicle.us_certified),
        "kind": Words(frozenset((vehicle.kind,))),
        "kei": _truth(vehicle.is_kei),
        "us_class": Words(frozenset((us_class,))),
        "fmvss_class": Words(frozenset(classes(vehicle))),
        "built": Range(built.first, built.last),
        "made": Range(built.first, built.last),
        "wheels": Range(vehicle.wheels, vehicle.wheels),
        "gvwr_lb": _gvwr(vehicle),
        "top_speed_mph": _scaled(vehicle.top_speed_kmh, MPH_PER_KMH),
        "seats": Range(min(vehicle.seats), max(vehicle.seats)) if vehicle.seats else None,
        "fuel": Words(frozenset((vehicle.fuel,))) if vehicle.fuel else None,
        "moves_without_engine": _silent(vehicle.fuel),
        "airbags": _airbags(vehicle.airbags),
        "abs": _fitted(vehicle.abs),
        "esc": _fitted(vehicle.esc),
        "forward_control": _forward_control(vehicle),
        "trunk": _trunk(vehicle, built),
        "convertible": None if vehicle.kind in MAY_OPEN else _truth(False),
    }
    return {name: value for name, value in found.items() if value is not None}


def classes(vehicle: Vehicle) -> list[str]:
    """The classes of 49 CFR 571.3 it can fall in; empty when it is no motor vehicle as sold."""
    if vehicle.wheels <= 3:
        return ["motorcycle"]
    kind = vehicle.kind
    if kind == "kei_ev":  # the catalogue holds electric kei cars and vans under one kind; only vans have a rated load
        kind = "kei_van" if vehicle.payload_kg else "kei_car"
    return next((list(row.classes) for row in table().classes if kind in row.kinds), [])


def _truth(value: bool) -> Words:
    return Words(frozenset(("true" if value else "false",)))


def _scaled(value: float | None, factor: float) -> Range | None:
    return None if value is None else Range(value * factor, value * factor)


def _gvwr(vehicle: Vehicle) -> Range | None:
    if vehicle.gvw_kg is not None:
        return _scaled(vehicle.gvw_kg, LB_PER_KG)
    bounds = GVW_BOUNDS_KG.get("kei" if vehicle.is_kei else vehicle.kind)
    return Range(bounds[0] * LB_PER_KG, bounds[1] * LB_PER_KG) if bounds else None


def _silent(fuel: str | None) -> Words | None:
    match fuel:
        case "electric" | "phev":
            return _truth(True)
        case "petrol" | "diesel":
            return _truth(False)
    return None  # a hybrid may or may not drive on its motor alone


def _airbags(text: str | None) -> Words | None:
    if not text:
        return None
    head, _, how = text.partition("_")
    if head not in AIRBAGS:
        return None
    bags = AIRBAGS[head]
    return Words(frozenset(bags | {"none", "driver", "dual"} if how == "optional" else bags))


def _fitted(text: str | None) -> Words | None:
    if not text:
        return None
    if text == "none":
        return Words(frozenset(("none",)))
    return Words(frozenset(("none", "fitted") if text.endswith("optional") else ("fitted",)))


def _forward_control(vehicle: Vehicle) -> Words | None:
    """Engine-under-seat bodies may be forward control; only a drawing can tell. Bonneted cars are not."""
    if vehicle.kind in ("kei_truck", "kei_van", "van", "quadricycle") or (vehicle.payload_kg and vehicle.kind == "kei_ev"):
        return None
    return _truth(False)


def _trunk(vehicle: Vehicle, built: Window) -> Words | None:
    if vehicle.kind in CLOSED or (vehicle.kind in ("kei_car", "kei_suv") and built.first.year >= 2005):
        return _truth(False)
    return None
