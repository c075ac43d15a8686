"""Names that are nearly right. Slow to import, so it is asked only when nothing matched exactly."""

from __future__ import annotations

import msgspec

from keiway.vehicles.words.index import Index
from keiway.vehicles.words.reading import Reading
from keiway.vehicles.words.text import fold, squeeze, words

#: Words of anybody's speech that are one slip away from a model's name (Cara) and do not mean it.
ORDINARY = ("car", "cars", "auto", "autos", "automobile", "vehicle", "vehicles", "japanese", "jdm", "import", "imported")


class Near(msgspec.Struct, frozen=True):
    """A model that `typed` may mean, `distance` letters away from `name`."""

    key: str
    typed: str
    name: str
    distance: int

    @property
    def doubled(self) -> bool:
        """Only a doubled letter differs ('Cary'): the commonest slip, so it outranks the others."""
        return _single(self.typed) == _single(self.name)


def _single(name: str) -> str:
    return "".join(char for at, char in enumerate(name) if char != name[at - 1 : at])


def near_models(reading: Reading, index: Index, limit: int = 5) -> list[Near]:
    """The nearest models, best first: one letter dropped, added, changed or two swapped count as one step."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    best: dict[str, Near] = {}
    names = list(index.models)
    for typed in _spans(reading, index):
        allowed = 1 if len(typed) < 6 else 2 if len(typed) < 10 else 3
        for name, distance, _ in process.extract(typed, names, scorer=OSA.distance, score_cutoff=allowed, limit=12):
            for key in index.models[name]:
                found = Near(key, typed, name, int(distance))
                if key not in best or _rank(found, reading) < _rank(best[key], reading):
                    best[key] = found
    own = [near for near in best.values() if reading.maker is None or near.key.startswith(f"{reading.maker}|")]
    return sorted(own or best.values(), key=lambda near: _rank(near, reading))[:limit]


def _rank(near: Near, reading: Reading) -> tuple:
    """Fewer steps first; then the maker that was named; then the longer name, where a step says less."""
    wrong_maker = reading.maker is not None and not near.key.startswith(f"{reading.maker}|")
    return (near.distance + 2 * wrong_maker, not near.doubled, -len(near.name), near.key)


def _spans(reading: Reading, index: Index) -> list[str]:
    """Unknown words alone and with their neighbours, and the whole text without what is understood otherwise."""
    unknown = set(reading.unknown)
    dated = {word for word in words(fold(reading.text)) if word.isdigit() and len(word) in (2, 4) and reading.built}
    everything = [word for word in words(fold(reading.text)) if word not in dated and word not in ORDINARY]
    tokens = [word for word in everything if word not in index.bodies]
    spans = {"".join(tokens), "".join(everything)}
    for at in range(len(tokens)):
        for count in (1, 2, 3):
            part = tokens[at : at + count]
            if len(part) == count and (unknown & set(part) or not unknown):
                spans.add("".join(part))
    makers = set(index.makers)
    return sorted(span for span in spans if len(span) > 2 and not span.isdigit() and span not in makers)


def near_makers(typed: str, index: Index) -> list[str]:
    """Makers one step away, two for long names. Of two or three letters any maker is one step away."""
    if len(typed) < 4:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(typed, list(index.makers), scorer=OSA.distance, score_cutoff=1 if len(typed) < 7 else 2, limit=3)
    return list(dict.fromkeys(index.makers[name] for name, _, _ in found))


def sure(found: list[Near]) -> Near | None:
    """The one that may be taken as meant, and said so.

    One step from a name of at least four letters (two steps from a long one), and no rival as near. Never where the
    name holds a digit, or the slip is in a short word: CX-5 and CX-3, Model X and Model Y are different cars.
    """
    if not found:
        return None
    first = found[0]
    model = first.key.split("|")[1]
    if first.distance > (2 if len(first.name) >= 9 else 1) or len(squeeze(model)) < 4:
        return None
    if any(char.isdigit() for char in first.typed + first.name) or _short_word_slip(first.typed, words(fold(first.key))):
        return None
    rivals = [other for other in found[1:] if other.distance <= first.distance and other.doubled == first.doubled]
    return None if rivals else first


def _short_word_slip(typed: str, right: list[str]) -> bool:
    """A word of the right name that is missing from what was typed has fewer than four letters."""
    return any(len(word) < 4 and word not in typed for word in right)


def near_codes(code: str, index: Index) -> list[str]:
    """Known codes one or two letters away, or that begin the same."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    begins = [known for known in index.codes if known.startswith(code) or code.startswith(known)]
    close = [known for known, _, _ in process.extract(code, list(index.codes), scorer=OSA.distance, score_cutoff=1, limit=5)]
    return [known.upper() for known in dict.fromkeys([*begins, *close])][:5]
