"""The inputs of the bill checker, read: a definition by name or by limits, another beside it, the day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from keiway.errors import NotUnderstood
from keiway.web.page import Asked

LIMITS = ("cc", "kw", "length_in", "width_in", "height_in", "mass_lb", "age", "speed_mph", "least_speed_mph", "wheels", "origin", "fuel")
LISTS = ("when", "also", "source")
INPUTS = ("definition", "against", *LIMITS, "kinds", "title", "says", *LISTS, "day", "file")
LABELS = {
    "cc": ("Engine, cc", "at most"), "kw": ("Power, kW", "at most; 64 PS works too"), "length_in": ("Length, inches", "at most; 3.4 m works too"),
    "width_in": ("Width, inches", "at most"), "height_in": ("Height, inches", "at most"), "mass_lb": ("Curb mass, pounds", "at most; 700 kg works too"),
    "age": ("Age, years", "at least"), "speed_mph": ("Top speed, mph", "at most"), "least_speed_mph": ("Top speed, mph", "at least"),
    "wheels": ("Wheels", "at least"), "origin": ("Built in", "two letters, JP"), "fuel": ("Fuel", "gasoline, diesel, electric"),
}  # fmt: skip


class Question(NamedTuple):
    definition: Any
    against: Any
    day: date
    example: bool
    form: dict[str, Any]
    presets: list[tuple[str, str, str]]  # id, title, group


def asked_for(asked: Asked, example: str) -> Question:
    """Raises `KeiwayError` kinds, every mistake at once."""
    from keiway.days import parse_day
    from keiway.errors import attempt, raise_all
    from keiway.policy.bill import changed
    from keiway.policy.bill.known import preset

    wrong: list = []
    given = {name: asked.one(name) for name in (*LIMITS, "kinds", "title", "says")}
    lists = {name: tuple(part.strip() for text in asked.all(name) for part in text.splitlines() if part.strip()) for name in LISTS}
    bare = not any(given.values()) and not any(lists.values())
    named = asked.one("definition") or (example if bare else None)
    base = attempt(wrong, lambda: preset(_no_file(named))) if named else None
    limits = {name: given[name] for name in LIMITS}
    definition = base
    if not named or base:
        definition = attempt(wrong, lambda: changed(base, limits, kinds=given["kinds"], title=given["title"], says=given["says"], **lists))
    rival = asked.one("against")
    against = attempt(wrong, lambda: preset(_no_file(rival))) if rival else None
    day = attempt(wrong, lambda: parse_day(asked.one("day"), "--day")) if asked.one("day") else date.today()
    raise_all(wrong)
    return Question(definition, against, day, bare and not asked.one("definition"), _form(definition, asked, day), _presets())


def _no_file(name: str) -> str:
    """The name of a definition; that of a file is refused: the command line would read it."""
    if name.casefold().endswith((".yaml", ".yml")):
        raise NotUnderstood(f"{name!r}: a page reads no files of this machine. Paste the file's text into the page, or ask on the command line.", try_=f"keiway bill {name}")
    return name


def _form(definition: Any, asked: Asked, day: date) -> dict[str, Any]:
    """What stands in each box: the definition's own limits; what no box holds as lines."""
    from keiway.policy.bill.given import boxes

    values, rest = boxes(definition)
    return {
        "boxes": [(name, *LABELS[name], values.get(name, "")) for name in LIMITS], "when": "\n".join(rest), "also": "\n".join(definition.also),
        "kinds": ", ".join(definition.kinds), "title": definition.title, "against": asked.one("against") or "", "day": asked.one("day") or "",
    }  # fmt: skip


def _presets() -> list[tuple[str, str, str]]:
    from keiway.policy.bill.known import presets

    found = []
    for one in presets().values():
        group = "State law" if one.rule else "Japan's class" if one.id.startswith("jp-") else "Bills and agencies"
        found.append((one.id, one.title, group))
    return found
