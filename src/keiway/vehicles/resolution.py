"""One vehicle from what a person typed: words, a catalogue id, a frame number or the path of a file of one's own."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from keiway.days import Window
from keiway.vehicles.record import Vehicle


class Resolved(msgspec.Struct, frozen=True):
    """The vehicle, when it can have been built as far as the words tell, and what must be said aloud."""

    vehicle: Vehicle
    built: Window | None = None
    notes: tuple[str, ...] = ()
    read_as: dict[str, object] = {}


def resolve(text: str, built: Window | str | None = None, settings: Iterable[str] = ()) -> Resolved:
    """The one vehicle meant. Raises `KeiwayError` kinds: not understood, ambiguous, a file with mistakes.

    Where no date is given, `built` is set only if the row's own sales months would mislead: for a code with several
    variants, and for US cars, which are known by model year.
    """
    if text.strip().casefold().endswith((".yaml", ".yml")):
        from keiway.vehicles.spec import read_spec

        found = Resolved(read_spec(text.strip()), _window(built), (f"Read from {text.strip()}.",))
    else:
        found = _named(text, built)
    if settings := tuple(settings):
        from keiway.vehicles.spec import with_settings

        vehicle = with_settings(found.vehicle, settings)
        found = msgspec.structs.replace(found, vehicle=vehicle, notes=(*found.notes, f"Changed by hand: {', '.join(settings)}."))
    return found


def _window(built: Window | str | None) -> Window | None:
    from keiway.days import parse_window

    return parse_window(built, "build date") if isinstance(built, str) else built


def _left_out(words: list[str]) -> tuple[str, ...]:
    """Words that are in no name are not passed over in silence."""
    return (f"Not understood and left out: {', '.join(words)}.",) if words else ()


def _named(text: str, built: Window | str | None) -> Resolved:
    from keiway.vehicles.choose import OPEN_END, production
    from keiway.vehicles.identification import identify

    match = identify(text, built)
    window, notes = match.built, (*match.said, *_left_out(match.read.unknown))
    if window is None and match.production and (not match.vehicle.production_from or match.production != production(match.vehicle)):
        window = match.production
        sold = f"from {window.first} on" if window.last >= OPEN_END else str(window)
        notes = (*notes, f"No build date was given: taken as {sold}, when it was sold.")
    return Resolved(match.vehicle, window, notes, match.read.as_dict())
