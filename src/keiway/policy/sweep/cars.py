"""The vehicles of a sweep: ids, names with or without a year, kinds, kei, all; and when used ones were built."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from keiway.days import Window, parse_window
from keiway.errors import InvalidFile, KeiwayError, attempt
from keiway.policy.sweep.record import Car
from keiway.policy.sweep.vary import TRY
from keiway.vehicles.catalogue import by_id, vehicles
from keiway.vehicles.record import Kind, Vehicle

SPAN = tuple[date, date]
WORDS = ("all", "kei", *get_args(Kind))
ALIKE = 0.8  # share of letters from which a word is taken as a kind misspelt


def cars(raw: Any, built: Any, name: str, wrong: list[KeiwayError]) -> tuple[tuple[Car, ...], tuple[str, ...]]:
    """The vehicles, each once for each time of build, and what is to be told of them."""
    if raw is None:
        return (), ()
    given = [raw] if isinstance(raw, str) else raw
    if not isinstance(given, list):
        wrong.append(InvalidFile(f"{name}: `vehicles` is a list of ids, names, kinds, kei or all.", try_=TRY))
        return (), ()
    windows = _windows(built, name, wrong)
    found: list[Car] = []
    idle: list[str] = []
    notes: list[str] = []
    for each in given:
        for vehicle, typed in attempt(wrong, lambda each=each: _named(str(each), name, notes)) or ():
            if typed or not windows:
                found.append(Car(vehicle=vehicle.id, built=typed))
                continue
            sold = [one for span in windows if (one := _sold(vehicle, span))]
            found += [Car(vehicle=vehicle.id, built=one) for one in sold]
            idle += [] if sold else [vehicle.title]
    if idle:
        notes.append(f"Not sold when `built` says, and left out: {len(idle)} ({', '.join(idle[:3])}{', ...' if len(idle) > 3 else ''}).")
    if not found and not wrong:
        wrong.append(InvalidFile(f"{name}: none of `vehicles` was sold when `built` says.", try_=TRY))
    return tuple(dict.fromkeys(found)), tuple(notes)


def _named(text: str, name: str, notes: list[str]) -> list[tuple[Vehicle, SPAN | None]]:
    plain = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if plain == "all":
        return [(row, None) for row in vehicles()]
    if plain == "kei":
        return [(row, None) for row in vehicles() if row.is_kei]
    if plain in get_args(Kind):
        return [(row, None) for row in vehicles() if row.kind == plain]
    if text in by_id():
        return [(by_id()[text], None)]
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from keiway.vehicles.resolution import resolve

    if near := process.extractOne(plain, WORDS, scorer=OSA.normalized_similarity, score_cutoff=ALIKE):
        raise InvalidFile(f"{name}: vehicles: {text!r} is no kind. Did you mean {near[0]}?", suggestions=[near[0]], try_=TRY)
    try:
        found = resolve(text)
    except KeiwayError as error:
        raise InvalidFile(f"{name}: vehicles: {error.message}", suggestions=error.suggestions, try_=TRY) from error
    if found.vehicle.id not in by_id():
        raise InvalidFile(f"{name}: vehicles: {text!r} is a vehicle of your own; a sweep takes those of the catalogue.", try_="keiway vehicles")
    notes += [f"{text}, {found.vehicle.title}: {note}" for note in found.notes]
    return [(by_id()[found.vehicle.id], (found.built.first, found.built.last) if found.built else None)]


def _windows(built: Any, name: str, wrong: list[KeiwayError]) -> list[Window]:
    given = [] if built is None else built if isinstance(built, list) else [built]
    found = []
    for each in given:
        try:
            found.append(parse_window(str(each)))
        except KeiwayError as error:
            wrong.append(InvalidFile(f"{name}: built: {error.message}", suggestions=error.suggestions or ["2010"], try_=TRY))
    return found


def _sold(vehicle: Vehicle, window: Window) -> SPAN | None:
    """The part of the window in which it was sold, by whole months; None: it was not, or its months are not known."""
    if not vehicle.production_from:
        return None
    first = max(window.first, _first(vehicle.production_from))
    last = min(window.last, _first(vehicle.production_to).replace(day=28)) if vehicle.production_to else window.last
    return (first, last) if first <= last else None


def _first(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year, number, 1)
