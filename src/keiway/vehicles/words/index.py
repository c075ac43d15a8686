"""What a word can mean: makers, models, codes, bodies. Compiled once from the catalogue and names.yaml."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.errors import DataError
from keiway.store import Topic
from keiway.vehicles.catalogue import FILES, merged
from keiway.vehicles.words.text import fold, is_japanese, squeeze, words

NAMES = "vehicles/names.yaml"
FRAMES = "vehicles/frames.yaml"


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """Keys are squeezed (see text.squeeze). A model key is 'Make|Model'."""

    makers: dict[str, str]  # name -> maker
    models: dict[str, list[str]]  # name -> model keys
    rows: dict[str, list[str]]  # model key -> row ids
    lines: dict[str, list[str]]  # model key -> keys of the same line with another body
    namesakes: dict[str, list[str]]  # model key -> keys of others called the same by many
    codes: dict[str, list[str]]  # model code -> row ids
    nicknames: dict[str, list[str]]  # name of one generation -> row ids
    details: dict[str, list[str]]  # word of a generation's description -> row ids
    bodies: dict[str, str]  # word -> body
    kinds: dict[str, list[str]]  # body -> kinds it leaves
    ignore: list[str]
    prefixes: list[str]  # emission prefixes
    japanese: list[str]  # all Japanese names, longest first, to cut text that has no spaces
    longest: int  # most words in one name


def build(files: dict[str, Any]) -> dict[str, Any]:
    names, frames = files[NAMES], files[FRAMES]
    rows = merged({path: content for path, content in files.items() if path not in (NAMES, FRAMES)})
    makers = _makers(rows, names)
    keys = {_key(row) for row in rows}
    models = _models(rows, names, makers)
    bodies = {squeeze(word): body for body, said in names["bodies"].items() for word in said["words"]}
    ignore = [squeeze(word) for word in names["ignore"]]
    nicknames = _nicknames(rows, names)
    known = [*makers, *models, *bodies, *nicknames, *ignore]
    return {
        "makers": makers,
        "models": models,
        "rows": _grouped((_key(row), row["id"]) for row in rows),
        "lines": _others("line", names, keys),
        "namesakes": _others("namesakes", names, keys),
        "codes": _grouped((squeeze(code), row["id"]) for row in rows for code in row.get("codes", [])),
        "nicknames": nicknames,
        "details": _details(rows),
        "bodies": bodies,
        "kinds": {body: said["kinds"] for body, said in names["bodies"].items()},
        "ignore": ignore,
        "prefixes": [squeeze(prefix) for entry in frames["prefixes"] for prefix in entry["prefixes"]],
        "japanese": sorted({name for name in known if is_japanese(name)}, key=len, reverse=True),
        "longest": max(len(words(fold(name))) for name in _all_names(rows, names)),
    }


def _key(row: dict) -> str:
    return f"{row['make']}|{row['model']}"


def _grouped(pairs) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        if value not in found.setdefault(key, []):
            found[key].append(value)
    return found


def _makers(rows: list[dict], names: dict) -> dict[str, str]:
    found = {squeeze(row["make"]): row["make"] for row in rows}
    for maker, said in names["makers"].items():
        found |= {squeeze(name): maker for name in said}
    return found


def _models(rows: list[dict], names: dict, makers: dict[str, str]) -> dict[str, list[str]]:
    """Every name with and without its maker. A row's other name never takes a name that is another model's own."""
    own = _grouped((squeeze(row["model"]), _key(row)) for row in rows)
    keys = {key for found in own.values() for key in found}
    full = _grouped((squeeze(key.replace("|", " ")), key) for key in sorted(keys))  # R2 and R-2 are one run of letters
    listed = [entry for entry in names["models"] if _key(entry) in keys]  # some wait for rows not researched yet
    other = [(squeeze(name), _key(entry)) for entry in [*listed, *rows] for name in entry.get("names", [])]
    with_maker = [(squeeze(key.split("|")[0]) + name, key) for name, key in other]
    taken = set(own) | set(full) | set(makers)
    return {**_grouped((n, k) for n, k in [*other, *with_maker] if n and n not in taken), **full, **own}


def _others(relation: str, names: dict, keys: set[str]) -> dict[str, list[str]]:
    """Model key -> keys of the models a relation of names.yaml lists, those the catalogue has."""
    found = {}
    for entry in names["models"]:
        mates = [mate for model in entry.get(relation, []) if (mate := f"{entry['make']}|{model}") in keys]
        if mates and _key(entry) in keys:
            found[_key(entry)] = mates
    return found


def _nicknames(rows: list[dict], names: dict) -> dict[str, list[str]]:
    """Names of single generations, with and without the maker before them."""
    makers = {row["id"]: row["make"] for row in rows}
    found = {squeeze(name): ids for name, ids in names["nicknames"].items()}
    return found | {squeeze(f"{makers.get(ids[0], '')} {name}"): ids for name, ids in names["nicknames"].items()}


def _details(rows: list[dict]) -> dict[str, list[str]]:
    """Words that single out a variant: of its generation, how its engine breathes, what it burns."""
    found = []
    for row in rows:
        said = {*words(fold(row.get("generation", ""))), row.get("induction"), row.get("fuel")}
        found += [(word, row["id"]) for word in said if word and word not in ("na", "oem", "kei")]
    return _grouped(found)


def _all_names(rows: list[dict], names: dict):
    for row in rows:
        yield f"{row['make']} {row['model']}"
        yield from (f"{row['make']} {name}" for name in row.get("names", []))
    for entry in names["models"]:
        yield from (f"{entry['make']} {name}" for name in entry.get("names", []))
    yield from (f"Daihatsu {name}" for name in names["nicknames"])  # a maker of one word stands before it
    for said in names["bodies"].values():
        yield from said["words"]


TOPIC = Topic("vehicle-index", [*FILES, NAMES, FRAMES], Index, build)


def index() -> Index:
    return TOPIC.value


def check_names() -> None:
    """Nicknames must name rows that exist. Raises `DataError`."""
    from keiway.vehicles.catalogue import by_id

    for name, ids in index().nicknames.items():
        if lost := [id_ for id_ in ids if id_ not in by_id()]:
            raise DataError(f"{NAMES}: nickname {name!r} names rows that do not exist: {lost}")
