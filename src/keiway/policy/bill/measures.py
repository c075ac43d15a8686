"""What a line may name: the measure, its unit, and the fact of the law room that it is judged by."""

from __future__ import annotations

import re
from typing import NamedTuple

from keiway.vehicles.spec import UNITS

MM_PER_IN, KG_PER_LB, KMH_PER_MPH = 25.4, 0.45359237, 1.609344
MOST = 1e6  # of any measure in any unit
DIGITS = 6  # of a value in its law unit: 3.3 m and 3300 mm are the same


class Measure(NamedTuple):
    name: str  # in a file
    fact: str  # in `law.conditions`
    unit: str  # of the fact
    family: str  # key of `UNITS`; empty: a bare number
    per: float  # of the family's own unit in one of `unit`
    label: str
    field: str  # of the vehicle
    us: str  # unit that a bare number on a form or an option has


MEASURES = (
    Measure("length", "length_in", "in", "mm", MM_PER_IN, "length", "length_mm", "in"),
    Measure("width", "width_in", "in", "mm", MM_PER_IN, "width", "width_mm", "in"),
    Measure("height", "height_in", "in", "mm", MM_PER_IN, "height", "height_mm", "in"),
    Measure("engine", "engine_cc", "cc", "cc", 1.0, "engine", "displacement_cc", "cc"),
    Measure("power", "power_kw", "kW", "kW", 1.0, "power", "power_kw", "kW"),
    Measure("mass", "curb_mass_lb", "lb", "kg", KG_PER_LB, "mass", "curb_mass_kg", "lb"),
    Measure("gross_mass", "gvwr_lb", "lb", "kg", KG_PER_LB, "gross mass", "gvw_kg", "lb"),
    Measure("top_speed", "top_speed_mph", "mph", "km/h", KMH_PER_MPH, "top speed", "top_speed_kmh", "mph"),
    Measure("age", "age_years", "years", "", 1.0, "age", "built", "years"),
    Measure("calendar_age", "calendar_age", "years", "", 1.0, "age by calendar years", "built", "years"),
    Measure("model_year", "model_year", "", "", 1.0, "year of build", "built", ""),
    Measure("wheels", "wheels", "", "", 1.0, "wheels", "wheels", ""),
    Measure("seats", "seats", "", "", 1.0, "seats", "seats", ""),
)
BY_NAME = {one.name: one for one in MEASURES} | {one.fact: one for one in MEASURES}

#: Facts that are words. `built` is a day.
WORDS = ("origin", "fuel", "kind", "goods", "us_certified", "use", "built")
LABELS = {"origin": "built in", "fuel": "fuel is", "kind": "of the kind", "goods": "built to carry goods", "us_certified": "certified to US standards", "built": "built"}
#: Facts that a single vehicle has and its generation has a span of.
BY_AGE = frozenset(("age_years", "calendar_age", "model_year", "built"))
#: Facts of size, engine, mass or speed: a rule that names one of them is a definition.
SIZES = frozenset(one.fact for one in MEASURES if one.family)

#: Bodies as statutes name them -> kinds of the catalogue.
BODIES = {
    "truck": ("kei_truck", "small_pickup", "large_pickup"),
    "van": ("kei_van", "van", "minivan"),
    "car": ("kei_car", "kei_suv", "kei_sports", "kei_ev", "minicar", "small_car", "midsize_car", "small_suv", "midsize_suv", "large_suv"),
    "low_speed": ("lsv", "quadricycle", "utv", "golf_cart"),
    "kei": ("kei_car", "kei_suv", "kei_sports", "kei_ev", "kei_van", "kei_truck"),
}
#: As bills say it -> the measure, and the unit that a bare number has by that name.
ALIASES = {
    "weight": ("mass", ""), "curb_weight": ("mass", ""), "curb_mass": ("mass", ""), "dry_weight": ("mass", ""), "unladen_weight": ("mass", ""),
    "gvwr": ("gross_mass", ""), "gvw": ("gross_mass", ""), "gross_weight": ("gross_mass", ""), "gross_vehicle_weight": ("gross_mass", ""),
    "displacement": ("engine", ""), "engine_displacement": ("engine", ""), "engine_size": ("engine", ""), "cc": ("engine", "cc"),
    "hp": ("power", "hp"), "horsepower": ("power", "hp"), "kw": ("power", "kW"), "ps": ("power", "PS"), "mph": ("top_speed", "mph"),
    "speed": ("top_speed", ""), "maximum_speed": ("top_speed", ""), "tires": ("wheels", ""), "tyres": ("wheels", ""),
}  # fmt: skip
#: What bills ask and the catalogue does not hold.
NOT_HELD = ("doors", "cab", "enclosed_cab", "lamps", "headlamps", "lights", "belts", "seat_belts", "seatbelts", "mirrors", "airbags", "air_bags", "windshield", "bed", "axles", "vin", "title")
_VALUE = re.compile(r"([-+]?[0-9][0-9,]*\.?[0-9]*|\.[0-9]+)\s*(.*)")


def kinds_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Kinds of the catalogue that the words name, each once."""
    return tuple(dict.fromkeys(kind for word in words for kind in BODIES.get(word, (word,))))


def number(measure: Measure, text: str, *, named: bool) -> tuple[float, str]:
    """The value in the fact's unit, and the unit that was written. `named`: the measure's own name carries the unit, as length_in.

    Raises ValueError in plain words.
    """
    match = _VALUE.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is no number")
    value, unit = float(match[1].replace(",", "")), match[2].strip().casefold().rstrip(".")
    if not 0 <= value <= MOST:
        raise ValueError(f"{text!r} is beyond any vehicle")
    if not measure.family:
        if unit not in ("", "years", "year", "y"):
            raise ValueError(f"{text!r}: {measure.label} has no unit {unit!r}")
        return value, measure.unit
    factors = UNITS[measure.family]
    if not unit:
        if not named:
            units = " or ".join(f"{match[1]} {one}" for one in dict.fromkeys((measure.us, measure.family)))
            raise ValueError(f"{text} has no unit; write {units}")
        return value, measure.unit
    if unit not in factors:
        raise ValueError(f"{unit!r} is no unit of {measure.label}; units: {', '.join(dict.fromkeys(factors))}")
    return round(value * factors[unit] / measure.per, DIGITS), _spelled(unit)


def _spelled(unit: str) -> str:
    """One spelling a unit."""
    same = {"inch": "in", "inches": "in", '"': "in", "feet": "ft", "lbs": "lb", "pounds": "lb", "kw": "kW", "w": "W", "ps": "PS", "kmh": "km/h", "kph": "km/h", "cm3": "cc"}
    return same.get(unit, unit)


def said(measure: Measure, value: float, unit: str = "", digits: int = 2) -> str:
    """The value in the unit that was written, the other system behind it: 130 in (3.302 m). `digits`: at most so many decimals."""
    unit = unit or measure.unit
    if not measure.family:
        return f"{value:g} {'year' if value == 1 and measure.unit == 'years' else measure.unit}".strip() if measure.name != "model_year" else f"{value:.0f}"
    own = value * measure.per
    shown = own / UNITS[measure.family][unit.casefold()]
    return f"{_plain(shown, digits)} {unit}{_other(measure, own, unit)}"


def own_value(measure: Measure, value: float, unit: str = "") -> str:
    """A vehicle's value, as finely as it is worth telling, in the law's unit or in this one."""
    digits = 3 if unit in ("m", "t") else 2 if unit in ("ft", "l") else 0 if measure.family == "kg" or unit in ("PS", "hp") else 1
    return said(measure, value, unit, digits=digits)


def _plain(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def meters(own_mm: float) -> str:
    """3.40 m, 3.395 m: two decimals, or three where the third says something."""
    text = f"{own_mm / 1000:.3f}"
    return f"{text[:-1] if text.endswith('0') else text} m"


def _other(measure: Measure, own: float, unit: str) -> str:
    match measure.family:
        case "mm":
            return f" ({meters(own)})" if unit in ("in", "ft") else f" ({own / MM_PER_IN:.1f} in)"
        case "kg":
            return f" ({own:,.0f} kg)" if unit == "lb" else f" ({own / KG_PER_LB:,.0f} lb)"
        case "kW":
            ps = UNITS["kW"]["ps"]
            return f" ({_plain(own / ps, 0)} PS)" if unit == "kW" else f" ({own:.1f} kW)"
        case "km/h":
            return f" ({own:.0f} km/h)" if unit == "mph" else f" ({own / KMH_PER_MPH:.0f} mph)"
    return ""
