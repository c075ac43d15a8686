"""Ratings of a vehicle, and why two of them are compared or not.

A star of one programme is no star of another, and even within one programme a frontal rating compares only vehicles of
about the same mass: each hits the wall with its own energy, and on the road it meets the other's.
"""

from __future__ import annotations

from typing import NamedTuple

from keiway.errors import KeiwayError
from keiway.vehicles.record import Vehicle

#: NHTSA's own rule for its frontal stars: within 250 lb (from general knowledge of its consumer pages).
WITHIN_KG = 250 * 0.45359237
FRONTAL = ("front", "small overlap", "moderate overlap, updated", "overall", "collision safety")


class Rating(NamedTuple):
    """One published rating."""

    programme: str
    test: str
    value: str


class NotComparable(KeiwayError):
    """Two ratings that say nothing of each other; the message says why and what to ask instead."""

    code = "not_comparable"
    why = ""


class Comparison(NamedTuple):
    """The same test of one programme, both within the mass that it may be compared in."""

    first: Rating
    second: Rating
    says: str


_FIELDS = (
    ("nhtsa_overall", "NHTSA", "overall", "{} of 5 stars"),
    ("nhtsa_front", "NHTSA", "front", "{} of 5 stars"),
    ("nhtsa_side", "NHTSA", "side", "{} of 5 stars"),
    ("nhtsa_rollover", "NHTSA", "rollover", "{} of 5 stars"),
    ("iihs_small_overlap", "IIHS", "small overlap", "{}"),
    ("iihs_moderate_updated", "IIHS", "moderate overlap, updated", "{}"),
    ("iihs_side", "IIHS", "side", "{}"),
    ("jncap", "JNCAP", "collision safety", "{}"),
)
_WORDS = {"G": "good", "A": "acceptable", "M": "marginal", "P": "poor"}


def ratings(vehicle: Vehicle) -> tuple[Rating, ...]:
    """Those the catalogue has."""
    return tuple(
        Rating(programme, test, words.format(_WORDS.get(value, value) if programme == "IIHS" else value))
        for field, programme, test, words in _FIELDS
        if (value := getattr(vehicle, field)) is not None
    )


def compare(a: Vehicle, b: Vehicle, test: str = "front") -> Comparison:
    """Compare one test of both, or refuse with the reason: `NotComparable`."""
    mine, theirs = (_of(vehicle, test) for vehicle in (a, b))
    if mine is None or theirs is None:
        raise _refused(a, b, _lacking(a, b, mine, theirs, test))
    if mine.programme != theirs.programme:
        raise _refused(
            a, b, f"{mine.programme} ({mine.value}) and {theirs.programme} ({theirs.value}) test in different ways, and "
            "their scales have no common measure."
        )  # fmt: skip
    masses = [vehicle.curb_mass_kg.mid if vehicle.curb_mass_kg else None for vehicle in (a, b)]
    if mine.test in FRONTAL and (None in masses or abs(masses[0] - masses[1]) > WITHIN_KG):
        told = "an unknown mass" if None in masses else f"{masses[0]:,.0f} and {masses[1]:,.0f} kg"
        raise _refused(
            a, b, f"A frontal rating is of a crash into a wall with the vehicle's own mass; it compares vehicles within "
            f"{WITHIN_KG:.0f} kg (250 lb) of each other, and these have {told}."
        )  # fmt: skip
    return Comparison(mine, theirs, f"{mine.programme}, {mine.test}: {a.name} {mine.value}, {b.name} {theirs.value}.")


def warning(a: Vehicle, b: Vehicle) -> tuple[str, ...]:
    """What to say where both vehicles carry ratings that a reader would set side by side and should not; or nothing."""
    if not (ratings(a) and ratings(b)) or a.id == b.id:
        return ()
    try:
        compare(a, b)
    except NotComparable as error:
        return (error.why,)
    return ()


def _of(vehicle: Vehicle, test: str) -> Rating | None:
    known = ratings(vehicle)
    exact = next((rating for rating in known if rating.test == test), None)
    return exact or next((rating for rating in known if test in ("front", "overall") and rating.programme == "JNCAP"), None)


def _lacking(a: Vehicle, b: Vehicle, mine, theirs, test: str) -> str:
    names = " or the ".join(vehicle.name for vehicle, rating in ((a, mine), (b, theirs)) if rating is None)
    return f"The catalogue has no rating ({test}) of the {names}."


def _refused(a: Vehicle, b: Vehicle, why: str) -> NotComparable:
    error = NotComparable(
        f"The ratings of the {a.title} and the {b.title} cannot be compared. {why} What they do to each other can be worked out.",
        try_=f'keiway crash "{a.id}" --vs "{b.id}" --speed 35',
    )
    error.why = f"Their ratings are not to be compared. {why}"
    return error
