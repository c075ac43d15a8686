"""Frame numbers: a model code, a hyphen, a serial, perhaps with an emission prefix before (GD-DB52T-123456)."""

from __future__ import annotations

import re

import msgspec

from keiway.store import Topic
from keiway.vehicles.record import Confidence
from keiway.vehicles.words.index import Index


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something known of frame numbers, with what it is about in whichever of the fields apply."""

    confidence: Confidence
    sources: list[str] = []
    fact: str = ""
    vehicles: str = ""
    where: str = ""
    method: str = ""
    detail: str = ""
    make: str = ""
    serial: tuple[int, int] | None = None  # fewest and most digits after the hyphen
    example: str = ""
    note: str = ""
    prefixes: list[str] = []
    era: str = ""
    codes: list[str] = []
    known: list[str] = []
    months: int = 0
    from_model_year: int = 0


class Frames(msgspec.Struct, frozen=True):
    facts: list[Fact]
    stamped_where: list[Fact]
    patterns: list[Fact]
    prefixes: list[Fact]
    serials: list[Fact]
    build_month: list[Fact]
    boundary: Fact
    vin: Fact


TOPIC = Topic("vehicle-frames", "vehicles/frames.yaml", Frames, lambda files: next(iter(files.values())))


def frames() -> Frames:
    return TOPIC.value


class Frame(msgspec.Struct, frozen=True):
    """A frame number or bare code found in text. `known` is False when it only looks like one."""

    code: str
    serial: str = ""
    prefix: str = ""
    known: bool = True
    partial: bool = False  # the body letter is missing: DB52 for DB52T, DB52V, DB52W

    def __str__(self) -> str:
        return f"{self.code}-{self.serial}" if self.serial else self.code


_SERIAL = re.compile(r"\d{5,7}$")
#: Looks like a model code though none of that name is known: letters, digits, a body letter.
_PARTIAL = re.compile(r"(?!h(?:[12]?\d|3[01])$|s(?:[1-5]?\d|6[0-4])$)[a-z]{1,2}\d{2,3}$")  # not H13 or S63, which are years
_CODE_LIKE = re.compile(r"(?:[a-z]{1,2}\d{2,3}[a-z]{1,2}|[a-z]{2}\d{1,2})$")


def find_frame(tokens: list[str], index: Index) -> tuple[Frame, list[str]] | None:
    """The first frame number or code among folded words, and the words left without it."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        found = _at(token, after, index, alone=len(tokens) == 1)
        if not found:
            continue
        frame, used = found
        before = at
        if at and tokens[at - 1] in index.prefixes and not tokens[at - 1].isdigit():
            before -= 1
            frame = msgspec.structs.replace(frame, prefix=tokens[before].upper())
        return frame, tokens[:before] + tokens[at + used :]
    return None


def _at(token: str, after: str, index: Index, alone: bool) -> tuple[Frame, int] | None:
    """A frame at this word: code and serial, code alone, or both run together."""
    if token in index.codes:
        if _SERIAL.fullmatch(after):
            return Frame(token.upper(), after), 2
        if any(char.isdigit() for char in token) or len(token) > 2 or alone:  # 'ta' in a sentence is no code
            return Frame(token.upper()), 1
        return None
    joined = _run_together(token, index)
    if joined:
        return joined, 1
    if token not in index.models and _PARTIAL.fullmatch(token) and codes_from(token, index):
        serial = after if _SERIAL.fullmatch(after) else ""
        return Frame(token.upper(), serial, partial=True), 2 if serial else 1
    if _SERIAL.fullmatch(after) and _CODE_LIKE.fullmatch(token):
        return Frame(token.upper(), after, known=False), 2
    return None


def _run_together(token: str, index: Index) -> Frame | None:
    """DD51T123456: the longest known code that leaves five to seven digits; a prefix may stand before it."""
    for digits in (7, 6, 5):
        head, tail = token[:-digits], token[-digits:]
        if not tail.isdigit() or len(tail) < digits:
            continue
        if head in index.codes:
            return Frame(head.upper(), tail)
    for prefix in index.prefixes:
        if token.startswith(prefix) and token[len(prefix) :] in index.codes:
            return Frame(token[len(prefix) :].upper(), "", prefix.upper())
    return None


def codes_from(token: str, index: Index) -> list[str]:
    """Known codes that are this one and body letters."""
    return [code for code in index.codes if code.startswith(token) and code[len(token) :].isalpha()]


def looks_like_code(token: str) -> bool:
    return bool(_CODE_LIKE.fullmatch(token))
