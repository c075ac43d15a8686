"""What is wrong with a field of a vehicle of one's own, in plain words with the value as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

TYPES = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "yes or no", "array": "a list",
    "object": "a group of keys", "null": "nothing",
}  # fmt: skip


class Mistake(NamedTuple):
    line: int  # 0 where there is no file
    column: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.text}" if self.line else self.text


def plain(message: str, field: dict, choices: tuple[str, ...], given: Any) -> str:
    """The validator's complaint about a `field` (a row of `record.described`), with its range and unit."""
    message = message.split(" - at ")[0]
    if match := re.fullmatch(r"Invalid enum value '(.*)'", message):
        return _not_one_of(match[1], choices)
    if "matching regex" in message:
        return f"{given!r} is not a month such as 1999-05"
    if match := re.match(r"Expected `(\w+)[^`]*`, got `(\w+)", message):
        if match[1] == "int" and match[2] == "float":
            return f"{given} is not a whole number"
        return f"{TYPES.get(match[1], match[1])} is needed, not {TYPES.get(match[2], match[2])}"
    if field["low"] is not None and re.match(r"Expected `(float|int)`", message):
        return f"{given} is not between {field['low']:,} and {field['high']:,} {field['unit'] or ''}".rstrip()
    return message[:1].lower() + message[1:]


def unknown(name: str, fields: Iterable[str]) -> tuple[str, str | None]:
    """What to say of a field nobody knows, and the field that was probably meant."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(name, list(fields), scorer=fuzz.ratio, score_cutoff=70)
    meant = near[0] if near else None
    return f"no field is called {name!r}" + (f"; did you mean {meant}?" if meant else ""), meant


def _not_one_of(value: str, choices: tuple[str, ...]) -> str:
    from rapidfuzz import fuzz, process

    near = process.extractOne(value, choices, scorer=fuzz.ratio, score_cutoff=70)
    return f"{value!r} is not one of {', '.join(choices)}" + (f"; did you mean {near[0]}?" if near else "")


def sentence(mistakes: Iterable[str]) -> str:
    """Several mistakes in one line, each with its own end."""
    return " ".join(one if one.endswith("?") else f"{one}." for one in mistakes)
