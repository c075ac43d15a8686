"""How a text was read: maker, model, code, year, body, what was set aside and what was corrected. No choosing here."""

from __future__ import annotations

import msgspec

from keiway.days import Window
from keiway.vehicles.words.dated import find_date
from keiway.vehicles.words.frames import Frame, find_frame, looks_like_code
from keiway.vehicles.words.index import Index
from keiway.vehicles.words.text import fold, is_japanese, words
from keiway.vehicles.words.vin import PATTERN, Vin, read_vin


class Reading(msgspec.Struct, kw_only=True):
    """What the words of a text are. Model keys are 'Make|Model'."""

    text: str
    maker: str | None = None
    models: list[str] = []
    named: list[str] = []  # the names of models as found; two are two vehicles, unless of one line
    weak: list[str] = []  # models that a word names only if nothing else does: 'kei', 'i', '500'
    nickname: list[str] = []  # row ids of a named generation
    frame: Frame | None = None
    vin: Vin | None = None
    built: Window | None = None
    body: str | None = None
    details: list[str] = []
    unknown: list[str] = []
    ignored: list[str] = []
    corrected: dict[str, str] = {}

    def as_dict(self) -> dict:
        """For people and JSON: only what was found."""
        found = {
            "maker": self.maker,
            "model": " / ".join(key.split("|")[1] for key in self.models) or None,
            "code": self.frame.code if self.frame else None,
            "serial": self.frame.serial if self.frame else None,
            "emission_prefix": self.frame.prefix if self.frame else None,
            "vin": self.vin.number if self.vin else None,
            "built": str(self.built) if self.built else None,
            "body": self.body,
            "details": self.details,
            "ignored": [*self.unknown, *self.ignored],
            "corrected": self.corrected,
        }
        return {name: value for name, value in found.items() if value}


def read(text: str, index: Index) -> Reading:
    """Read the words; a word nobody knows is kept in `unknown`. Raises `NotUnderstood` only for an impossible date."""
    reading = Reading(text=text)
    folded = fold(text)
    if match := PATTERN.search(folded):
        reading.vin = read_vin(match.group())
        folded = folded.replace(match.group(), " ")
    found = find_frame(words(folded), index)
    if found:
        folded = _without(folded, found[0])
        reading.frame = found[0]
    dated = find_date(folded, _names_like_dates(index))
    if dated:
        reading.built, folded = dated.window, dated.rest
    tokens = [piece for word in words(folded) for piece in _cut(word, index)]
    _name(tokens, index, reading)
    _settle_weak(reading)
    return reading


def _without(folded: str, frame: Frame) -> str:
    """The text without the frame number, whatever stood between its parts, so that no serial is read as a year."""
    import re

    parts = [part.casefold() for part in (frame.prefix, frame.code, frame.serial) if part]
    return re.sub(r"[\s-]*".join(map(re.escape, parts)), " ", folded, count=1)


def _names_like_dates(index: Index) -> set[str]:
    return {word for word in (*index.codes, *index.models) if len(word) <= 3 or word.isdigit()}


def _cut(word: str, index: Index) -> list[str]:
    """Japanese text has no spaces: cut it at the names it holds; the rest stays as it is."""
    if not is_japanese(word):
        return [word]
    word = word.replace("ー", "") if word.replace("ー", "") in index.models else word
    for name in index.japanese:
        if name != word and name in word:
            before, _, after = word.partition(name)
            return [*(_cut(before, index) if before else []), name, *(_cut(after, index) if after else [])]
    return [word]


def _name(tokens: list[str], index: Index, reading: Reading) -> None:
    """Take the longest known name at each word, from left to right."""
    at = 0
    while at < len(tokens):
        for count in range(min(index.longest, len(tokens) - at), 0, -1):
            if count > 1 and _splits_body(tokens, at, count, index):
                continue
            if _take("".join(tokens[at : at + count]), count, index, reading):
                if count > 1:
                    _body_in_name(tokens[at + count - 1], index, reading)
                at += count
                break
        else:
            word = tokens[at]
            (reading.details if word in index.details else reading.unknown).append(word)
            at += 1


def _body_in_name(word: str, index: Index, reading: Reading) -> None:
    """'Scrum Truck' says the body as well as the model."""
    if word in index.bodies and any(key.casefold().endswith(f" {word}") for key in reading.models):
        reading.body = reading.body or index.bodies[word]


def _splits_body(tokens: list[str], at: int, count: int, index: Index) -> bool:
    """'Suzuki kei truck' is a maker and 'kei truck', not the model Kei and a truck."""
    if at + count >= len(tokens) or tokens[at] not in index.makers:
        return False
    return tokens[at + count - 1] in ("kei", "k", "mini") and tokens[at + count - 1] + tokens[at + count] in index.bodies


def _take(name: str, count: int, index: Index, reading: Reading) -> bool:
    if name in index.nicknames:
        reading.nickname = index.nicknames[name]
        return True
    if name in index.models:
        common = name in index.bodies or name in index.ignore or name.isdigit() or len(name) == 1
        if not (common and count == 1):
            reading.models += [key for key in index.models[name] if key not in reading.models]
            reading.named.append(name)
            _maker_in_full_name(name, index, reading)
            return True
        reading.weak += index.models[name]
    if name in index.makers and (name not in index.ignore or not reading.maker):
        if reading.maker not in (None, index.makers[name]):
            reading.unknown.append(name)
        reading.maker = reading.maker or index.makers[name]
    elif name in index.bodies:
        reading.body = reading.body or index.bodies[name]
    elif name in index.ignore or name in index.models:
        reading.ignored.append(name)
    else:
        return False
    return True


def _maker_in_full_name(name: str, index: Index, reading: Reading) -> None:
    """'subarusambar' names the maker as well."""
    for known, maker in index.makers.items():
        if name.startswith(known) and name != known and any(key.startswith(f"{maker}|") for key in index.models[name]):
            reading.maker = reading.maker or maker


def _settle_weak(reading: Reading) -> None:
    """A common word is a model only beside its maker, and only if no better name was given."""
    if reading.models or reading.frame or reading.nickname:
        return
    reading.models = [key for key in dict.fromkeys(reading.weak) if reading.maker and key.startswith(f"{reading.maker}|")]
    if reading.models:
        names = {"".join(words(fold(key.split("|")[1]))) for key in reading.models}
        reading.named = sorted(names)
        reading.ignored = [word for word in reading.ignored if word not in names]


def code_like(reading: Reading) -> str | None:
    """A word that looks like a model code but is none that is known."""
    return next((word for word in reading.unknown if looks_like_code(word)), None)
