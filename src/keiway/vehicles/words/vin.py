"""The 17-character VIN and its check digit (49 CFR 565.15), told apart from a Japanese frame number."""

from __future__ import annotations

import re

import msgspec

WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
VALUES = _LETTERS | {str(digit): digit for digit in range(10)}
YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"

#: 17 characters in a row, with both letters and digits. I, O and Q are let in to say that they are wrong.
PATTERN = re.compile(r"(?<![0-9a-z])(?=[a-z]*[0-9])(?=[0-9]*[a-z])[0-9a-z]{17}(?![0-9a-z])")


class Vin(msgspec.Struct, frozen=True):
    """A VIN as read. `model_year` is None where position 10 is no year letter."""

    number: str
    valid: bool
    says: str
    model_year: int | None = None


def check_digit(number: str) -> str:
    """The character that belongs at position 9 of a 17-character VIN without I, O, Q."""
    rest = sum(VALUES[char] * weight for char, weight in zip(number, WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def read_vin(text: str) -> Vin:
    """Judge 17 characters. Never raises: what is wrong is said."""
    number = text.upper()
    banned = [char for char in number if char not in VALUES]
    if banned:
        return Vin(number, False, f"VIN {number} holds {', '.join(sorted(set(banned)))}, which a VIN never does: check it letter by letter.")
    expected = check_digit(number)
    year = model_year(number)
    if number[8] != expected:
        return Vin(
            number,
            False,
            f"VIN {number}: the check digit is {number[8]} but should be {expected}. A US-market vehicle from model year 1981 must "
            "pass; one built for Europe or Japan need not.",
            year,
        )
    return Vin(number, True, f"VIN {number}: the check digit fits.", year)


def other_number(word: str) -> str | None:
    """What to say of a long number that is neither a VIN nor a known frame number; None when it is just a word."""
    digits = sum(char.isdigit() for char in word)
    if len(word) < 8 or digits < 5 or digits == len(word):
        return None
    return (
        f"{word.upper()} has {len(word)} characters and no known model code. A VIN has 17 from model year 1981; before that each "
        "maker numbered as it liked. A Japanese frame number is a model code and 5 to 7 digits, such as DD51T-123456."
    )


def model_year(number: str) -> int | None:
    """Model year 1980 to 2039 of position 10. A letter at position 7 means 2010 or later (cars and light trucks)."""
    place = YEARS.find(number[9])
    if place < 0:
        return None
    return (2010 if number[6].isalpha() else 1980) + place
