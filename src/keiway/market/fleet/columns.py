"""Columns of a fleet file: what each is, the names and units it may come in, and one row of it read."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from keiway.market.fleet.record import BODIES, ENERGIES

#: Column -> (what it is, least and most that is believed, other names before a unit).
NUMBERS: dict[str, tuple[str, float, float, tuple[str, ...]]] = {
    "units": ("vehicles sold in the year", 1.0, 5_000_000.0, ("units", "sales", "sold", "volume", "production")),
    "price_usd": ("list price with destination, dollars", 3_000.0, 10_000_000.0, ("price", "msrp", "list_price")),
    "power_kw": ("power, kW", 4.0, 2_000.0, ("power", "eng_rated", "rated_power", "horsepower")),
    "mass_kg": ("curb mass, kg", 200.0, 6_000.0, ("mass", "curb_mass", "curbweight", "curb_weight", "weight")),
    "footprint_m2": ("wheelbase times mean track, m2", 1.0, 12.0, ("footprint",)),
    "length_mm": ("length, mm", 1_800.0, 8_000.0, ("length",)),
    "width_mm": ("width, mm", 900.0, 2_600.0, ("width",)),
    "height_mm": ("height, mm", 900.0, 3_500.0, ("height",)),
    "wheelbase_mm": ("wheelbase, mm", 1_000.0, 5_500.0, ("wheelbase",)),
    "seats": ("seats", 1.0, 15.0, ("seats", "passenger_capacity")),
    "engine_kw": ("power of the engine alone, kW", 4.0, 2_000.0, ("engine",)),
    "road_load_n": ("force at 50 mph, N", 50.0, 5_000.0, ("road_load",)),
}
WORDS = {
    "name": ("name", "vehicle_name", "nameplate", "model"),
    "maker": ("maker", "manufacturer", "company"),
    "make": ("make", "brand"),
    "body": ("body", "body_style", "style"),
    "energy": ("energy", "electrification", "fuel", "powertrain"),
    "id": ("id",),
    "note": ("note", "notes"),
}
NEEDED = ("name", "units", "price_usd", "mass_kg", "footprint_m2", "body", "energy")

#: Unit at the end of a column's name -> the SI column it belongs to and the factor into it.
UNITS = {
    "price": {"usd": 1.0, "dollars": 1.0, "": 1.0},
    "power": {"kw": 1.0, "hp": 0.745699872, "ps": 0.73549875, "horsepower": 0.745699872},
    "mass": {"kg": 1.0, "lb": 0.45359237, "lbs": 0.45359237},
    "footprint": {"m2": 1.0, "ft2": 0.09290304, "sqft": 0.09290304},
    "length": {"mm": 1.0, "in": 25.4, "inches": 25.4, "m": 1000.0, "cm": 10.0},
    "plain": {"": 1.0},
    "force": {"n": 1.0, "lbf": 4.4482216},
}
KIND = {
    "units": "plain", "price_usd": "price", "power_kw": "power", "engine_kw": "power", "mass_kg": "mass", "footprint_m2": "footprint", "length_mm": "length",
    "width_mm": "length", "height_mm": "length", "wheelbase_mm": "length", "seats": "plain", "road_load_n": "force",
}  # fmt: skip
BODY_SAID = {"cuv_suv": "suv", "cuv": "suv", "crossover": "suv", "sedan": "car", "hatchback": "car", "coupe": "car", "wagon": "car", "truck": "pickup", "minivan": "van"}
ENERGY_SAID = {"n": "gasoline", "petrol": "gasoline", "gas": "gasoline", "hev": "hybrid", "phev": "phev", "ev": "electric", "bev": "electric"}


def meanings(header: list[str]) -> tuple[dict[str, tuple[str, float]], list[str]]:
    """Header -> {column as written: (our column, factor into SI)}, and the columns that were not understood."""
    found: dict[str, tuple[str, float]] = {}
    odd: list[str] = []
    for written in header:
        plain = re.sub(r"[^a-z0-9]+", "_", written.strip().lower()).strip("_")
        meant = _meant(plain)
        if meant is None or meant[0] in {column for column, _ in found.values()}:
            odd.append(written)
        else:
            found[written] = meant
    return found, odd


def _meant(plain: str) -> tuple[str, float] | None:
    for column, spellings in WORDS.items():
        if plain in spellings:
            return column, 1.0
    if plain in ("hp", "horsepower"):
        return "power_kw", UNITS["power"]["hp"]
    for column, (_, _, _, spellings) in NUMBERS.items():
        for unit, factor in UNITS[KIND[column]].items():
            if plain in {f"{spelling}_{unit}".rstrip("_") for spelling in spellings}:
                return column, factor
    return None


def nearest(written: str) -> str | None:
    """The column whose name is closest to one that was not understood."""
    near = get_close_matches(written.lower(), [*NUMBERS, *WORDS], n=1, cutoff=0.5)
    return near[0] if near else None


def read(row: dict[str, str], meant: dict[str, tuple[str, float]]) -> tuple[dict[str, Any], list[str]]:
    """One row in SI, and what is wrong with it, each with its column and what would be right."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for written, (column, factor) in meant.items():
        text = (row.get(written) or "").strip()
        if not text:
            continue
        if column in NUMBERS:
            value = _number(text, written, column, factor, wrong)
        elif column == "body":
            value = _word(text, written, BODIES, BODY_SAID, wrong)
        elif column == "energy":
            value = _word(text, written, ENERGIES, ENERGY_SAID, wrong)
        else:
            value = text
        if value is not None:
            values[column] = value
    if not wrong:
        wrong += [f"{need} is missing" for need in NEEDED if need not in values]
    return values, wrong


def _number(text: str, written: str, column: str, factor: float, wrong: list[str]) -> float | None:
    what, least, most, _ = NUMBERS[column]
    try:
        value = float(text.replace(",", "").replace("$", "")) * factor
    except ValueError:
        wrong.append(f"{written} is {text!r}, no number ({what})")
        return None
    if column == "units" and value == 0.0:
        wrong.append(f"{written} is 0: a product nobody bought tells nothing; leave the row out")
    elif not least <= value <= most:
        bound = least if not value >= least else most
        wrong.append(f"{written} is {text}: {what} lies between {least / factor:,.10g} and {most / factor:,.10g} here; nearest {bound / factor:,.10g}")
    else:
        return value
    return None


def _word(text: str, written: str, known: tuple[str, ...], said: dict[str, str], wrong: list[str]) -> str | None:
    word = said.get(text.lower(), text.lower())
    if word in known:
        return word
    near = get_close_matches(word, [*known, *said], n=1)
    wrong.append(f"{written} is {text!r}; it may be {', '.join(known)}" + (f". Nearest: {said.get(near[0], near[0])}" if near else ""))
    return None
